//! The runner `examples/simulate.rs`, over a small workspace.

#[path = "../examples/simulate.rs"]
mod runner;

use eventbridge_playground::json::{self, Document, Value};
use runner::{Played, play};

/// Everything that has a line: a function that fails, a queue that may not be sent to, an archive and its replay.
const SYSTEM: &str = r#"{
  "EventBuses": [{"Name": "orders"}],
  "Rule": {"Name": "sold", "Targets": [
    {"Id": "fn", "Arn": "arn:aws:lambda:eu-west-1:123456789012:function:f", "Fault": "FunctionError",
     "AsyncRetryPolicy": {"MaximumRetryAttempts": 0},
     "OnFailure": "arn:aws:sqs:eu-west-1:123456789012:failed",
     "AsyncDeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:lambda-dlq"}},
    {"Id": "queue", "Arn": "arn:aws:sqs:eu-west-1:123456789012:q", "Permitted": false,
     "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:123456789012:dlq"}},
    {"Id": "bus", "Arn": "arn:aws:events:eu-west-1:123456789012:event-bus/orders",
     "RoleArn": "arn:aws:iam::123456789012:role/r"}
  ]},
  "Rules": [
    {"Name": "no", "EventPattern": {"source": "shop"}},
    {"Name": "number", "EventBusName": "orders", "EventPattern": {"source": ["shop"]}, "Targets": [
      {"Id": "log", "Arn": "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/l", "InputTransformer":
       {"InputPathsMap": {"n": "$.detail.n", "t": "$.time"},
        "InputTemplate": "{\"timestamp\": <t>, \"message\": \"number <n>\"}"}}
    ]}
  ],
  "Archives": [{"ArchiveName": "all", "EventBusName": "orders"}],
  "Replays": [{"ReplayName": "again", "ArchiveName": "all"}],
  "PutEvents": [{"Entries": [{"Source": "aws.ec2", "DetailType": "T", "Detail": "{}"}]}]
}"#;

fn workspace() -> String {
    let event = r#"{"version":"0","id":"1","detail-type":"Sold","source":"shop","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"eu-west-1","resources":[],"detail":{"n":7}}"#;
    format!(
        r#"{{"format":"eventbridge-playground","version":1,"pattern":{},"events":[{{"name":"e","text":{}}}],"system":{},"account":"123456789012","region":"eu-west-1"}}"#,
        json::quote(r#"{"source": ["shop"]}"#),
        json::quote(event),
        json::quote(SYSTEM)
    )
}

fn member(line: &Document, key: &str) -> String {
    let value = line.root().and_then(|root| root.get(key));
    value.map_or_else(String::new, |value| value.as_str().map_or_else(|| json::compact(value), String::from))
}

#[test]
fn a_workspace_is_told_line_by_line() {
    let Played { lines, remarks, is_cut } = play(&workspace()).unwrap();
    assert!(!is_cut && remarks.is_empty());
    let lines: Vec<Document> = lines.iter().map(|line| json::parse(line)).collect();
    assert!(lines.iter().all(|line| line.problems().is_empty()));
    let of = |kind: &str| lines.iter().filter(|line| member(line, "kind") == kind).collect::<Vec<_>>();
    for (kind, count) in [
        ("received", 3),
        ("matched", 3),
        ("input", 2),
        ("delivered", 5),
        ("invoked", 1),
        ("returned", 1),
        ("failed", 1),
        ("dead-letter", 2),
        ("forwarded", 1),
        ("archived", 1),
        ("replayed", 1),
        ("put-refused", 1),
        ("lost", 0),
    ] {
        assert_eq!(of(kind).len(), count, "{kind}");
    }
    let delivered = of("delivered");
    assert!(delivered.iter().any(|line| member(line, "payload") == "number 7"));
    let request = |part: &str| delivered.iter().any(|line| member(line, "request").contains(part));
    assert!(request(r#""logGroupName":"/aws/events/l""#));
    let record = delivered.iter().find(|line| member(line, "destination").ends_with(":failed")).unwrap();
    assert!(member(record, "payload").contains("RetriesExhausted"));
    let failed = &of("failed")[0];
    assert_eq!(
        [member(failed, "rule"), member(failed, "target"), member(failed, "error_code")],
        ["sold", "queue", "NO_RESOURCE"]
    );
    let letters = of("dead-letter");
    // An attempt and its dead letter have AWS's words of one request.
    let message = member(failed, "error_message");
    assert!(message.starts_with("The specified queue does not exist or you do not have access to it."));
    assert!(letters.iter().any(|line| member(line, "attributes").contains(&json::quote(&message))));
    let attribute = |key: &str| {
        letters.iter().find_map(|line| Some(line.root()?.get("attributes")?.get(key)?.as_str()?.into_owned()))
    };
    assert_eq!(attribute("ERROR_CODE").as_deref(), Some("NO_RESOURCE"));
    assert_eq!(attribute("ErrorCode").as_deref(), Some("200"));
    assert!(letters.iter().all(|line| member(line, "payload").contains("\"detail-type\":\"Sold\"")));
    let replayed = member(of("replayed")[0], "payload");
    assert!(replayed.contains(r#""replay-name":"again""#), "{replayed}");
}

#[test]
fn refusals_name_the_part_and_awss_words() {
    let lines = play(&workspace()).unwrap().lines;
    let refused = lines.iter().filter_map(|line| {
        let document = json::parse(line);
        let refused = document.root()?.get("refused")?;
        let text = |key| refused.get(key).and_then(Value::as_str).map(String::from);
        Some((text("path")?, text("aws"), text("message")?))
    });
    let refused: Vec<_> = refused.filter(|(path, ..)| path == "Rules[0]").collect();
    let [(_, Some(aws), message)] = refused.as_slice() else { panic!("{refused:?}") };
    assert!(aws.contains("\"source\" must be an object or an array"), "{aws}");
    assert!(message.ends_with('.'));
}

#[test]
fn what_aws_accepts_all_the_same_is_no_refusal() {
    // PutTargets does not look for a target bus (row 18), and PutRule updates the rule that has the name.
    let text = workspace()
        .replace("event-bus/orders", "event-bus/gone")
        .replace(r#"\"Name\": \"no\""#, r#"\"Name\": \"sold\""#);
    let played = play(&text).unwrap();
    let told = |part: &str| played.remarks.iter().any(|it| it.starts_with(part));
    assert!(
        played.remarks.len() == 2 && told("Rule.Targets[2]: ") && told("Rules[0]: "),
        "{:?}",
        played.remarks
    );
    assert!(!played.lines.iter().any(|line| line.contains("refused") && line.contains("Targets[2]")));
}

#[test]
fn what_is_no_workspace_is_an_error() {
    for text in ["", "{}", "[1]", "{\"EventBuses\":[]}"] {
        assert!(play(text).is_err(), "{text}");
    }
}

//! Commands as people paste them.

use super::*;

#[track_caller]
fn check(command: &str, entries: &str) {
    assert!(is_command(command), "{command}");
    assert_eq!(parse(command).map(|command| command.entries), Ok(entries.to_owned()), "{command}");
}

#[test]
fn quotes_escapes_and_continued_lines() {
    let entries = r#"[{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7}"}]"#;
    check(&format!("aws events put-events --entries '{entries}'"), entries);
    check(
        &format!("$ aws events put-events \\\n  --entries '{entries}' \\\r\n  --region eu-west-1"),
        entries,
    );
    check(&format!("\n> aws --region eu-west-1 events put-events --entries='{entries}' | jq ."), entries);
    check(&format!("aws events put-events ^\n --entries '{entries}' # sends it\nls"), entries);
    let escaped = entries.replace('\\', "\\\\").replace('"', "\\\"");
    check(&format!("aws events put-events --entries \"{escaped}\""), entries);
    check(&format!("aws events put-events --cli-input-json '{{\"Entries\":{entries}}}'"), entries);
    check(
        r#"aws events put-events --entries '{"Source":"it'\''s","DetailType":"T","Detail":"{}"}'"#,
        r#"[{"Source":"it's","DetailType":"T","Detail":"{}"}]"#,
    );
    let read = parse("aws events put-events --region eu-west-1 --entries '[]'").unwrap();
    assert_eq!(read.region.as_deref(), Some("eu-west-1"));
}

#[test]
fn shorthand() {
    check(
        r#"aws events put-events --entries Source=shop,DetailType="Order Sold",Detail='{"id":7,"n":1}' Source=b,Detail={}"#,
        r#"[{"Source":"shop","DetailType":"Order Sold","Detail":"{\"id\":7,\"n\":1}"},{"Source":"b","Detail":"{}"}]"#,
    );
    check(
        r#"aws events put-events --entries 'Source=s,Detail="{\"id\":7}",Resources=a,b,EventBusName=x'"#,
        r#"[{"Source":"s","Detail":"{\"id\":7}","Resources":["a","b"],"EventBusName":"x"}]"#,
    );
    check(
        "aws events put-events --entries Resources=[arn:1,arn:2],Source=s",
        r#"[{"Resources":["arn:1","arn:2"],"Source":"s"}]"#,
    );
}

#[test]
fn what_cannot_be_run_says_why_and_where() {
    let cases = [
        ("", CliErrorKind::NotPutEvents, ""),
        ("aws s3 ls", CliErrorKind::NotPutEvents, "aws s3 ls"),
        ("aws events put-events", CliErrorKind::NoEntries, "aws events put-events"),
        (
            "aws events put-events --entries --region x",
            CliErrorKind::NoEntries,
            "aws events put-events --entries --region x",
        ),
        (
            "aws events put-events --entries file://entries.json",
            CliErrorKind::File("file://entries.json".to_owned()),
            "file://entries.json",
        ),
        ("aws events put-events --entries '[", CliErrorKind::UnclosedQuote, "'["),
        ("aws events put-events --entries hello", CliErrorKind::NotShorthand, "hello"),
        ("aws events put-events --entries Name=x", CliErrorKind::NotShorthand, "Name=x"),
    ];
    for (command, kind, place) in cases {
        let error = parse(command).unwrap_err();
        assert_eq!((&error.kind, error.span.of(command)), (&kind, place), "{command}");
        assert!(!error.to_string().is_empty());
    }
    let broken = parse("aws events put-events --entries '[{]'").unwrap_err();
    assert!(matches!(broken.kind, CliErrorKind::NotJson(_)));
}

#[test]
fn what_is_printed_is_read_again() {
    let event = json::parse(
        r#"{"id":"1","detail-type":"Sold","source":"it's","time":"2026-03-01T10:00:00Z","resources":["arn:x"],"detail":{"a":"b\"c"}}"#,
    );
    let command = command_of_event(event.root().unwrap(), Some("shop"));
    check(
        &command,
        r#"[{"Time":"2026-03-01T10:00:00Z","Source":"it's","Resources":["arn:x"],"DetailType":"Sold","Detail":"{\"a\":\"b\\\"c\"}","EventBusName":"shop"}]"#,
    );
    let entry = json::parse(r#"{"Source":"s"}"#);
    check(&command_of_entry(entry.root().unwrap()), r#"[{"Source":"s"}]"#);
    let empty = json::parse("{}");
    check(&command_of_event(empty.root().unwrap(), None), r#"[{"Detail":"{}"}]"#);
}

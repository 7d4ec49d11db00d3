//! Input and output of AWS's commands is read as it is.

use crate::bus::Model;
use crate::bus::model::Bus;
use crate::bus::system::{Part, SelectedRule, System, insert, read, read_whole, told};
use crate::bus::{SimulationInput, SimulationInputKind};
use crate::targets::kind::SQS_QUEUE;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

fn system(text: &str) -> System {
    let pattern = Arc::from(r#"{"source":["shop"]}"#);
    read(
        text,
        SelectedRule { account: "123456789012", region: "eu-west-1", pattern: &pattern, handler: None },
    )
}

/// Reads a text that has no problem and only these notes.
#[track_caller]
fn sound(text: &str, notes: &[&str]) -> Model {
    let system = system(text);
    assert_eq!(system.problems, [], "{text}");
    let told: Vec<String> = told(&system.notes).into_iter().map(|(sentence, _)| sentence).collect();
    assert_eq!(told, notes, "{text}");
    system.model
}

fn rules(model: &Model) -> Vec<(&str, Option<usize>, usize)> {
    let of = |rule| -> (&str, _, _) {
        let rule: &crate::bus::model::Rule = rule;
        (&rule.name, model.find_bus(&rule.bus), rule.targets.len())
    };
    model.rules.iter().skip(1).map(of).collect()
}

#[test]
fn answers_that_say_only_that_a_part_is_there() {
    for text in [
        r#"{"ConnectionArn":"arn:aws:events:eu-west-1:123456789012:connection/c/0f1e2d3c","ConnectionState":"AUTHORIZED"}"#,
        r#"{"ApiDestinationArn":"arn:aws:events:eu-west-1:123456789012:api-destination/d/6f2d0b8c","ApiDestinationState":"ACTIVE"}"#,
    ] {
        sound(text, &[]);
    }
    let text = r#"{"ScheduleArn":"arn:aws:scheduler:eu-west-1:123456789012:schedule/default/s"}"#;
    assert_eq!(system(text).problems, []);
}

#[test]
fn a_request_of_put_events() {
    let text = r#"{"Entries":[{"Source":"shop","DetailType":"Sold","Detail":"{}"}]}"#;
    let read = system(text);
    assert_eq!(read.problems, []);
    let (inputs, _, problems) = crate::bus::system::inputs(&read, &[]);
    assert_eq!(problems, []);
    assert!(matches!(inputs[0].kind, SimulationInputKind::PutEvents { .. }));
}

const ORDERS: &str = r#""EventBuses":[{"Name":"orders","Arn":"arn:aws:events:eu-west-1:123456789012:event-bus/orders","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}","CreationTime":"2026-03-01T10:00:00+00:00","LastModifiedTime":1772359200.5}]"#;

const TIMES: &str = "The fields CreationTime, LastModifiedTime don't affect the simulation.";

#[test]
fn answers_of_list_event_buses_are_read() {
    let model = sound(&format!("{{{ORDERS}}}"), &[TIMES]);
    assert_eq!(model.buses[1].arn(&model), "arn:aws:events:eu-west-1:123456789012:event-bus/orders");
    assert_eq!(model.buses[1].account, None);
    // CreateEventBus, and a bus of another account.
    for text in [
        r#"{"EventBusArn":"arn:aws:events:eu-west-1:123456789012:event-bus/orders"}"#,
        r#"{"EventBuses":[{"EventBusArn":"arn:aws:events:eu-west-1:123456789012:event-bus/orders"}]}"#,
    ] {
        assert_eq!(sound(text, &[]).buses[1], Bus::new("orders"));
    }
    // A partner's; cdk-preflight's captures, September 2026.
    let partner = |source: &str| {
        format!(r#"{{"EventBuses":[{{"Name":"aws.partner/shop.example/a","EventSourceName":"{source}"}}]}}"#)
    };
    sound(&partner("aws.partner/shop.example/a"), &[]);
    let read = system(&partner("aws.partner/shop.example/b"));
    let aws = read.problems[0].aws_message(&read.model);
    assert_eq!(aws.as_deref(), Some("Event bus name must match event source name."));
    let other =
        r#"{"EventBuses":[{"Name":"audit","Arn":"arn:aws:events:us-east-1:444455556666:event-bus/audit"}]}"#;
    let model = sound(other, &[]);
    assert_eq!(model.buses[1].arn(&model), "arn:aws:events:us-east-1:444455556666:event-bus/audit");
}

#[test]
fn list_rules_and_describe_rule() {
    let rule = r#"{
        "Name": "on-order",
        "Arn": "arn:aws:events:eu-west-1:123456789012:rule/orders/on-order",
        "EventPattern": "{\"source\":[\"shop\"]}",
        "State": "ENABLED",
        "ManagedBy": "pipes.amazonaws.com",
        "EventBusName": "orders"
    }"#;
    let text = format!("{{{ORDERS},\"Rules\":[{rule}],\"NextToken\":\"x\"}}");
    let idle = "The fields NextToken, CreationTime, LastModifiedTime, ManagedBy don't affect the simulation.";
    let model = sound(&text, &[idle]);
    assert_eq!(rules(&model), [("on-order", Some(1), 0)]);
    assert_eq!(model.rules[1].pattern.as_deref(), Some(r#"{"source":["shop"]}"#));
    // The ARN alone says name and bus; so does the answer of PutRule.
    for arn in ["Arn", "RuleArn"] {
        let text = format!(
            r#"{{{ORDERS},"Rules":[{{"{arn}":"arn:aws:events:eu-west-1:123456789012:rule/orders/r","EventPattern":"{{\"a\":[1]}}"}}]}}"#
        );
        assert_eq!(rules(&sound(&text, &[TIMES])), [("r", Some(1), 0)]);
    }
    // DescribeRule, as the whole text.
    let described = r#"{"Name":"nightly","Arn":"arn:aws:events:eu-west-1:123456789012:rule/nightly","ScheduleExpression":"rate(1 day)","State":"DISABLED","EventBusName":"default","CreatedBy":"123456789012","RoleArn":"arn:aws:iam::123456789012:role/r"}"#;
    let model = sound(described, &["The field CreatedBy doesn't affect the simulation."]);
    assert_eq!(rules(&model), [("nightly", Some(0), 0)]);
    assert_eq!(model.rules[1].role.as_deref(), Some("arn:aws:iam::123456789012:role/r"));
    // Targets can be added to it.
    let more = insert(described, Part::Target(&SQS_QUEUE, 1), "123456789012", "eu-west-1").unwrap();
    assert_eq!(rules(&system(&more).model), [("nightly", Some(0), 1)]);
    // Of another account than the one in the settings.
    let other = r#"{"Rules":[{"Name":"r","Arn":"arn:aws:events:us-east-1:444455556666:rule/r","EventPattern":"{\"a\":[1]}"}]}"#;
    let told = told(&system(other).notes);
    assert!(told[0].0.starts_with("The ARN belongs to account 444455556666 in us-east-1."), "{told:?}");
}

const TARGET: &str = r#"{"Id":"q","Arn":"arn:aws:sqs:eu-west-1:123456789012:q","RetryPolicy":{"MaximumRetryAttempts":3},"DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:123456789012:dlq"}}"#;

#[test]
fn put_targets_and_list_targets_by_rule() {
    let rule = r#"{"Name":"r","EventPattern":"{\"a\":[1]}"}"#;
    let text = format!(
        r#"{{"Rules":[{{"Rule":"r","EventBusName":"default","Targets":[{TARGET}]}},{rule},{{"Rule":"new","Targets":[]}}]}}"#
    );
    let read = system(&text);
    assert_eq!(rules(&read.model), [("r", Some(0), 1), ("new", Some(0), 0)]);
    // A rule of which nothing else is known waits for nothing.
    assert_eq!(read.problems.len(), 1, "{:?}", read.problems);
    let more = insert(&text, Part::Target(&SQS_QUEUE, 1), "123456789012", "eu-west-1").unwrap();
    assert_eq!(rules(&system(&more).model), [("r", Some(0), 2), ("new", Some(0), 0)]);
    // As the whole text, the targets are those of the selected rule.
    for (text, name) in [
        (format!(r#"{{"Targets":[{TARGET}]}}"#), "rule-1"),
        (format!(r#"{{"Rule":"mine","EventBusName":"default","Targets":[{TARGET}]}}"#), "mine"),
    ] {
        let model = sound(&text, &[]);
        assert_eq!((model.rules[0].name.as_str(), model.rules[0].targets.len()), (name, 1));
        assert_eq!(model.rules[0].targets[0].retry.max_attempts, 3);
        let more = insert(&text, Part::Target(&SQS_QUEUE, 0), "123456789012", "eu-west-1").unwrap();
        assert_eq!(system(&more).model.rules[0].targets.len(), 2, "{more}");
    }
}

#[test]
fn create_archive_and_describe_archive() {
    let archive = r#""ArchiveName":"all","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:event-bus/orders","EventPattern":"{\"source\":[\"shop\"]}","RetentionDays":7"#;
    let described = r#","ArchiveArn":"arn:aws:events:eu-west-1:123456789012:archive/all","State":"ENABLED","SizeBytes":0,"EventCount":0,"CreationTime":1772359200"#;
    let idle = "The fields CreationTime, LastModifiedTime, State, SizeBytes, EventCount don't affect the simulation.";
    for (more, notes) in [("", TIMES), (described, idle)] {
        let model = sound(&format!("{{{ORDERS},\"Archives\":[{{{archive}{more}}}]}}"), &[notes]);
        let archive = &model.archives[0];
        assert_eq!((archive.name.as_str(), archive.retention_days), ("all", 7));
        assert_eq!(model.find_bus(&archive.bus), Some(1));
    }
    let whole =
        r#"{"ArchiveName":"all","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:event-bus/default"}"#;
    let model = sound(whole, &[]);
    assert_eq!(model.find_bus(&model.archives[0].bus), Some(0));
    // A bus that is not there.
    let read = system(
        r#"{"Archives":[{"ArchiveName":"a","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:event-bus/no"}]}"#,
    );
    let aws = read.problems[0].aws_message(&read.model);
    assert_eq!(aws.as_deref(), Some("Event bus no does not exist."));
}

#[test]
fn answers_of_start_replay_and_describe_replay_are_read() {
    let archive = r#""Archives":[{"ArchiveName":"all","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:event-bus/default"}]"#;
    let asked = r#""ReplayName":"again","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:archive/all","EventStartTime":"2026-01-01T00:00:00Z","EventEndTime":1767312000.0,"Destination":{"Arn":"arn:aws:events:eu-west-1:123456789012:event-bus/default","FilterArns":["arn:aws:events:eu-west-1:123456789012:rule/rule-1"]}"#;
    let described = r#","ReplayArn":"arn:aws:events:eu-west-1:123456789012:replay/again","State":"COMPLETED","EventLastReplayedTime":1767312000.0,"ReplayStartTime":1767312000.0,"ReplayEndTime":1767312000.0"#;
    for more in ["", described] {
        let text = format!("{{{archive},\"Replays\":[{{{asked}{more}}}]}}");
        let read = system(&text);
        assert_eq!(read.problems, [], "{text}");
        let (found, _, problems) = crate::bus::system::inputs(&read, &[]);
        assert_eq!(problems, [], "{text}");
        let [
            SimulationInput {
                kind: SimulationInputKind::Replay { name, archive, rules, from, until }, ..
            },
        ] = found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!((name.as_str(), *archive, rules.as_slice()), ("again", 0, [0].as_slice()));
        assert_eq!(until - from, 86_400_000);
    }
    // As the whole text there is no archive for it.
    let read = read_whole(
        &format!("{{{asked}}}"),
        SelectedRule {
            account: "123456789012",
            region: "eu-west-1",
            pattern: &Arc::from(r#"{"source":["shop"]}"#),
            handler: None,
        },
    );
    let [problem] = read.problems.as_slice() else { panic!("{:?}", read.problems) };
    let words = "Parameter EventSourceArn is not valid. Reason: Archive all does not exist.";
    assert_eq!(problem.aws_message(&read.model).as_deref(), Some(words));
}

#[test]
fn an_archive_is_in_the_region_of_its_bus() {
    // PF, 7 September 2026: the bus was there, in the other Region. What AWS says of what is no bus was not kept.
    let text = |source: &str, own: &str| {
        format!(
            r#"{{"EventBuses":[{{"Name":"orders","Region":"us-west-2"}}],"Archives":[{{"ArchiveName":"a","EventSourceArn":"arn:aws:{source}"{own}}}]}}"#
        )
    };
    let own = r#","ArchiveArn":"arn:aws:events:us-west-2:123456789012:archive/a""#;
    let bus = "events:us-west-2:123456789012:event-bus/orders";
    for (text, words) in [
        (text(bus, ""), Some(Some("Event bus orders does not exist."))),
        (text(bus, own), None),
        (text("sqs:eu-west-1:123456789012:orders", ""), Some(None)),
    ] {
        let read = system(&text);
        let told: Vec<_> =
            read.problems.iter().map(|it| (it.aws_message(&read.model), it.is_refused_by_aws())).collect();
        let expected: Vec<_> = words.iter().map(|words| (words.map(str::to_owned), true)).collect();
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn answers_of_get_schedule_are_read() {
    let schedule = |expression: &str| {
        format!(
            r#"{{"Arn":"arn:aws:scheduler:eu-west-1:123456789012:schedule/default/s","Name":"s","GroupName":"default","ScheduleExpression":"{expression}","ScheduleExpressionTimezone":"UTC","State":"ENABLED","FlexibleTimeWindow":{{"Mode":"OFF"}},"Target":{{"Arn":"arn:aws:sqs:eu-west-1:123456789012:q","RoleArn":"arn:aws:iam::123456789012:role/r","Input":"{{}}"}},"ActionAfterCompletion":"NONE","CreationDate":1772359200}}"#
        )
    };
    let notes = [
        "EventBridge Scheduler invokes its targets directly, without an event bus, so its schedules aren't \
         simulated here. The Schedule tab shows when they run.",
        "The fields ActionAfterCompletion, CreationDate don't affect the simulation.",
    ];
    let once = schedule("at(2030-01-01T00:00:00)");
    for text in [once.clone(), format!("{{\"Schedules\":[{once}]}}")] {
        assert_eq!(sound(&text, &notes).rules.len(), 1);
    }
    let read = system(&schedule("rate(0 days)"));
    let [problem] = read.problems.as_slice() else { panic!("{:?}", read.problems) };
    let words = "Invalid Schedule Expression rate(0 days).";
    assert_eq!(problem.aws_message(&read.model).as_deref(), Some(words));
    // ListSchedules says no more than this.
    let listed = r#"{"Schedules":[{"Arn":"arn:aws:scheduler:eu-west-1:123456789012:schedule/default/s","CreationDate":"2026-03-01T10:00:00+00:00","GroupName":"default","LastModificationDate":"2026-03-01T10:00:00+00:00","Name":"s","State":"ENABLED","Target":{"Arn":"arn:aws:sqs:eu-west-1:123456789012:q"}}]}"#;
    assert_eq!(system(listed).problems, []);
}

#[test]
fn what_is_no_field_of_aws_is_still_told() {
    for (text, field) in [
        (r#"{"Rules":[{"Name":"r","EventPattern":"{\"a\":[1]}","EventSourceArn":"x"}]}"#, "EventSourceArn"),
        (r#"{"EventBusName":"orders"}"#, "EventBusName"),
        (r#"{"Targets":[],"Rule":{}}"#, "Targets"),
        (r#"{"Archives":[{"ArchiveName":"a","Sise":1}]}"#, "Sise"),
    ] {
        let read = system(text);
        let [problem] = read.problems.as_slice() else { panic!("{text}: {:?}", read.problems) };
        assert!(problem.sentence().starts_with(&format!("Unknown field \"{field}\"")), "{text}");
    }
}

/// Names of AWS's requests and answers, and of parts of a system.
const NAMES: &[&str] = &[
    "Name",
    "Arn",
    "RuleArn",
    "Rule",
    "Rules",
    "Targets",
    "EventPattern",
    "EventBusName",
    "EventBuses",
    "EventBusArn",
    "EventSourceName",
    "ArchiveName",
    "Archives",
    "ArchiveArn",
    "EventSourceArn",
    "Schedules",
    "ScheduleExpression",
    "FlexibleTimeWindow",
    "Connections",
    "AuthorizationType",
    "AuthParameters",
    "BasicAuthParameters",
    "ConnectionArn",
    "ApiDestinations",
    "InvocationEndpoint",
    "HttpMethod",
    "ConnectionState",
    "ManagedBy",
    "NextToken",
    "Id",
    "Input",
];

/// JSON of these names, with values that fit some of them.
fn json_of_names() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "1",
        "null",
        "[]",
        "{}",
        "\"\"",
        "\"r\"",
        "\"arn:aws:events:eu-west-1:123456789012:rule/b/r\"",
        "\"arn:aws:events:us-east-1:444455556666:event-bus/b\"",
        "\"{\\\"a\\\":[1]}\"",
        "\"BASIC\"",
        "\"https://example.com\"",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 40, 5, |inner| {
        let object = vec((select(NAMES), inner.clone()), 0..5).prop_map(|members| {
            let members: Vec<String> =
                members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            format!("{{{}}}", members.join(","))
        });
        prop_oneof![3 => object, 1 => vec(inner, 0..3).prop_map(|list| format!("[{}]", list.join(",")))]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any combination of the names can be read, and every note and problem has its place in the text.
    #[test]
    fn any_json_of_these_names_is_read(text in json_of_names()) {
        let read = system(&text);
        for problem in &read.problems {
            prop_assert!(problem.span.end as usize <= text.len());
            prop_assert!(!problem.sentence().is_empty());
            let _ = problem.aws_message(&read.model);
        }
        for (sentence, span) in told(&read.notes) {
            prop_assert!(sentence.ends_with('.') && !span.of(&text).is_empty());
        }
        // What is added is there, or nothing is.
        for rule in 0..read.model.rules.len() as u32 {
            if let Some(more) = insert(&text, Part::Target(&SQS_QUEUE, rule), "123456789012", "eu-west-1") {
                let count = |system: &System| system.model.rules.iter().map(|rule| rule.targets.len()).sum::<usize>();
                prop_assert!(count(&system(&more)) >= count(&read), "{more}");
            }
        }
    }
}

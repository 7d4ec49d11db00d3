//! What is exported and read again is what it was.

#[path = "../examples/export.rs"]
mod runner;

use eventbridge_playground::interchange::{self, FindingKind, MapBuilder, Node, Part, Value, WRITERS};
use eventbridge_playground::json;
use eventbridge_playground::text::Span;
use proptest::prelude::*;
use runner::export;

/// The formats whose exports are read back here.
const FORMATS: [&str; 5] = ["cloudformation", "cloudformation-json", "sam", "cli", "cli-powershell"];

/// What the formats give a meaning to, and what YAML would take for something else.
const TEXTS: &[&str] = &[
    "",
    "orders",
    "Order Paid",
    "yes",
    "No",
    "null",
    "~",
    "1e3",
    "0x1f",
    "12:30:00",
    "2026-11-27",
    "it's",
    "'",
    "''",
    "\"quoted\"",
    "a\\b",
    "a\\",
    "\\\"",
    "<id>",
    "{\"order\": <id>}",
    "$x",
    "${x}",
    "$(date)",
    "`date`",
    "%{x}",
    "!Ref Topic",
    "&a",
    "*a",
    "- a",
    "a: b",
    "a #b",
    "# a",
    "[a]",
    "a, b",
    "@",
    "-x",
    "--name",
    "file://a.json",
    "https://example.com/",
    "'@",
    "one\ntwo",
    "one\n'@\ntwo\n",
    "EOF\n",
    "ends\n",
    " starts",
    "ends ",
    "\n",
    "a\n\n  b\n",
    "a\r\nb",
    "a\tb",
    "größe",
    "日本語",
    "😀",
    "\u{2028}",
    "\u{85}",
    "\u{feff}a",
    "\u{1}",
];

const NOWHERE: Span = Span { start: 0, end: 0 };

pub(crate) fn node(value: Value) -> Node {
    Node::new(NOWHERE, value)
}

pub(crate) fn text(text: impl Into<String>) -> Node {
    node(Value::Text(text.into()))
}

pub(crate) fn list(nodes: Vec<Node>) -> Node {
    node(Value::List(nodes))
}

pub(crate) fn map(members: Vec<(String, Node)>) -> Node {
    members
        .into_iter()
        .fold(MapBuilder::default(), |map, (name, node)| map.with(&name, Some(node)))
        .at(NOWHERE)
}

/// Any text, more often one that some format has a rule for.
fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(TEXTS).prop_map(str::to_owned),
        1 => prop::collection::vec(prop::sample::select(TEXTS), 1..4).prop_map(|texts| texts.concat()),
        1 => "[ -~äß€\n]{0,12}",
    ]
}

fn value_of_pattern() -> impl Strategy<Value = Node> {
    let number = prop::sample::select(&["0", "-1", "1.5", "123456789012"][..]);
    let leaf = prop_oneof![
        4 => some_text().prop_map(text),
        1 => number.prop_map(|digits| node(Value::Number(digits.to_owned()))),
        1 => Just(node(Value::Null)),
        1 => any::<bool>().prop_map(|value| node(Value::Bool(value))),
        1 => some_text().prop_map(|prefix| map(vec![("prefix".to_owned(), text(prefix))])),
    ];
    prop::collection::vec(leaf, 1..4).prop_map(list)
}

pub(crate) fn pattern() -> impl Strategy<Value = Node> {
    let fields = prop::collection::btree_map(some_text(), value_of_pattern(), 0..4);
    (value_of_pattern(), fields).prop_map(|(source, fields)| {
        let detail = map(fields.into_iter().collect());
        map(vec![("source".to_owned(), source), ("detail".to_owned(), detail)])
    })
}

fn target() -> impl Strategy<Value = Node> {
    let arns = [
        "arn:aws:lambda:eu-west-1:111122223333:function:bill",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
        "arn:aws:sns:eu-west-1:111122223333:topic",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/all",
    ];
    let input = prop_oneof![
        Just(None),
        some_text().prop_map(|input| Some(("Input", text(input)))),
        (some_text(), some_text()).prop_map(|(path, template)| {
            let paths = map(vec![("id".to_owned(), text(path))]);
            let transformer =
                vec![("InputPathsMap".to_owned(), paths), ("InputTemplate".to_owned(), text(template))];
            Some(("InputTransformer", map(transformer)))
        }),
    ];
    (prop::sample::select(arns.to_vec()), input, any::<bool>(), any::<bool>()).prop_map(
        |(arn, input, retries, dead_letters)| {
            let mut members = vec![("Arn".to_owned(), text(arn))];
            members.extend(input.map(|(name, input)| (name.to_owned(), input)));
            if retries {
                let most = node(Value::Number("3".to_owned()));
                members
                    .push(("RetryPolicy".to_owned(), map(vec![("MaximumRetryAttempts".to_owned(), most)])));
            }
            if dead_letters {
                let queue = text("arn:aws:sqs:eu-west-1:111122223333:dead");
                members.push(("DeadLetterConfig".to_owned(), map(vec![("Arn".to_owned(), queue)])));
            }
            map(members)
        },
    )
}

fn with_ids(targets: Vec<Node>) -> Node {
    let with_id = |(number, target): (usize, Node)| {
        let id = ("Id".to_owned(), text(format!("t{number}")));
        let others = target.members().iter().map(|member| (member.name.clone(), member.node.clone()));
        map(std::iter::once(id).chain(others).collect())
    };
    list(targets.into_iter().enumerate().map(with_id).collect())
}

fn value(kind: FindingKind) -> BoxedStrategy<Vec<(&'static str, Node)>> {
    let arn = |resource: &str| text(format!("arn:aws:events:eu-west-1:111122223333:{resource}"));
    let description = some_text().prop_map(|about| ("Description", text(about)));
    match kind {
        FindingKind::Bus => description.prop_map(|about| vec![about]).boxed(),
        FindingKind::Archive => (description, pattern())
            .prop_map(move |(about, pattern)| {
                let days = node(Value::Number("7".to_owned()));
                let source = arn("event-bus/default");
                vec![about, ("EventSourceArn", source), ("EventPattern", pattern), ("RetentionDays", days)]
            })
            .boxed(),
        FindingKind::Connection => (description, some_text())
            .prop_map(|(about, secret)| {
                let key = map(vec![
                    ("ApiKeyName".to_owned(), text("x-key")),
                    ("ApiKeyValue".to_owned(), text(secret)),
                ]);
                let auth = map(vec![("ApiKeyAuthParameters".to_owned(), key)]);
                vec![about, ("AuthorizationType", text("API_KEY")), ("AuthParameters", auth)]
            })
            .boxed(),
        FindingKind::ApiDestination => description
            .prop_map(move |about| {
                let rate = node(Value::Number("300".to_owned()));
                vec![
                    about,
                    ("ConnectionArn", arn("connection/elsewhere/00000000-0000-4000-8000-000000000000")),
                    ("InvocationEndpoint", text("https://example.com/*?a=b")),
                    ("HttpMethod", text("POST")),
                    ("InvocationRateLimitPerSecond", rate),
                ]
            })
            .boxed(),
        FindingKind::Schedule => (description, some_text())
            .prop_map(|(about, input)| {
                let target = map(vec![
                    ("Arn".to_owned(), text("arn:aws:sqs:eu-west-1:111122223333:orders")),
                    ("RoleArn".to_owned(), text("arn:aws:iam::111122223333:role/send")),
                    ("Input".to_owned(), text(input)),
                ]);
                vec![
                    about,
                    ("ScheduleExpression", text("rate(5 minutes)")),
                    ("FlexibleTimeWindow", map(vec![("Mode".to_owned(), text("OFF"))])),
                    ("Target", target),
                ]
            })
            .boxed(),
        _ => (
            description,
            pattern(),
            prop::collection::vec(target(), 1..4),
            prop::sample::select(vec!["default", "orders"]),
        )
            .prop_map(|(about, pattern, targets, bus)| {
                vec![
                    ("EventBusName", text(bus)),
                    about,
                    ("EventPattern", pattern),
                    ("State", text("ENABLED")),
                    ("Targets", with_ids(targets)),
                ]
            })
            .boxed(),
    }
}

const KINDS: [FindingKind; 6] = [
    FindingKind::Bus,
    FindingKind::Connection,
    FindingKind::ApiDestination,
    FindingKind::Archive,
    FindingKind::Rule,
    FindingKind::Schedule,
];

/// Parts that a failed test shows as JSON.
pub(crate) struct System(pub(crate) Vec<Part>);

impl std::fmt::Debug for System {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.0.iter().try_for_each(|part| writeln!(f, "{} {}", part.kind.name(), part.value.to_json()))
    }
}

pub(crate) fn system() -> impl Strategy<Value = System> {
    let one = |kind| value(kind).prop_map(move |fields| (kind, fields));
    let values = KINDS.map(|kind| prop::collection::vec(one(kind), 0..3));
    values.to_vec().prop_map(|all| {
        let parts = all
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(number, (kind, fields))| {
                let name = format!("part-{number}");
                let field = if kind == FindingKind::Archive { "ArchiveName" } else { "Name" };
                let named = std::iter::once((field.to_owned(), text(name.as_str())));
                let fields = fields.into_iter().map(|(name, node)| (name.to_owned(), node));
                Part { kind, name, value: map(named.chain(fields).collect()) }
            })
            .collect();
        System(parts)
    })
}

/// The parts as values in which the order of members says nothing.
fn told<'p>(parts: impl Iterator<Item = (FindingKind, &'p Node)>) -> Vec<(&'static str, serde_json::Value)> {
    let value = |node: &Node| serde_json::from_str(&node.to_json()).expect("JSON");
    let mut told: Vec<_> = parts.map(|(kind, node)| (kind.name(), value(node))).collect();
    told.sort_by_key(|(kind, value)| format!("{kind} {value}"));
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]
    #[test]
    fn what_is_exported_is_read_as_it_was(System(parts) in system()) {
        for format in FORMATS {
            let writer = WRITERS.iter().find(|writer| writer.name == format).expect("a format");
            let written = (writer.write)(&parts);
            let findings = interchange::read(&written);
            let read = told(findings.found.iter().map(|finding| (finding.kind, &finding.value)));
            let expected = told(parts.iter().map(|part| (part.kind, &part.value)));
            prop_assert_eq!(read, expected, "{}: {}\n{:?}", format, written, findings.skipped);
        }
    }
}

/// A rule with a target of each way to be let in, and parts that refer to one another.
fn connected() -> String {
    let system = r#"{
        "Rule": {"Name": "order-paid", "EventBusName": "orders", "Targets": [
            {"Id": "bill", "Arn": "arn:aws:lambda:eu-west-1:123456789012:function:bill",
             "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:123456789012:dead"}},
            {"Id": "logs", "Arn": "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/all"},
            {"Id": "topic", "Arn": "arn:aws:sns:eu-west-1:123456789012:topic"},
            {"Id": "steps", "Arn": "arn:aws:states:eu-west-1:123456789012:stateMachine:m"},
            {"Id": "api", "Arn": "arn:aws:events:eu-west-1:123456789012:api-destination/crm/1"}
        ]},
        "EventBuses": [{"Name": "orders"}, {"Name": "default"}],
        "Archives": [{"ArchiveName": "kept", "EventBusName": "orders"}],
        "Connections": [{"Name": "crm", "AuthorizationType": "API_KEY"}],
        "ApiDestinations": [{"Name": "crm", "InvocationEndpoint": "https://example.com", "HttpMethod": "POST"}],
        "Schedules": [{"Name": "nightly", "ScheduleExpression": "rate(1 day)",
            "Target": {"Arn": "arn:aws:sqs:eu-west-1:123456789012:night"}}]
    }"#;
    let quote = json::quote;
    format!(
        r#"{{"format":"eventbridge-playground","version":1,"pattern":{},"events":[],"system":{},"account":"123456789012","region":"eu-west-1"}}"#,
        quote("{\"source\": ["),
        quote(system)
    )
}

#[test]
fn an_export_has_what_lets_eventbridge_in() {
    let of_template = [
        "AWS::Lambda::Permission",
        "AWS::SQS::QueuePolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::Logs::ResourcePolicy",
        "AWS::IAM::Role",
        "OrdersBus",
        "CrmConnection",
        "CrmDestination",
    ];
    let of_script = [
        "lambda add-permission",
        "sqs set-queue-attributes",
        "sns set-topic-attributes",
        "logs put-resource-policy",
        "iam create-role",
        "iam put-role-policy",
        "describe-connection",
        "describe-event-bus",
        "describe-api-destination",
    ];
    for format in FORMATS {
        let written = export(format, &connected()).unwrap();
        let expected: &[&str] = if format.starts_with("cli") { &of_script } else { &of_template };
        let common = [
            "https://aws.amazon.com/eventbridge/pricing/",
            "The pattern isn't valid JSON",
            "replaces the queue's policy",
            "scheduler.amazonaws.com",
            "Every account has a default bus",
        ];
        for part in expected.iter().chain(&common) {
            assert!(written.contains(part), "{format} lacks {part}:\n{written}");
        }
        assert!(!written.contains("REPLACE_ME"), "{format}:\n{written}");
    }
}

#[test]
fn a_script_follows_the_order_in_which_parts_need_one_another() {
    for format in ["cli", "cli-powershell"] {
        let written = export(format, &connected()).unwrap();
        let places: Vec<usize> = [
            "create-event-bus",
            "create-connection",
            "create-api-destination",
            "create-archive",
            "put-rule",
            "put-targets --",
            "add-permission",
            "create-schedule",
        ]
        .iter()
        .map(|action| written.replace(" \\\n ", "").find(action).unwrap())
        .collect();
        assert!(places.is_sorted(), "{format} {places:?}\n{written}");
    }
}

#[test]
fn an_expression_goes_out_as_it_came_or_as_a_text_to_see() {
    let arn = node(Value::Expression("!GetAtt Queue.Arn".to_owned()));
    let target = map(vec![("Id".to_owned(), text("q")), ("Arn".to_owned(), arn)]);
    let value = map(vec![("Name".to_owned(), text("r")), ("Targets".to_owned(), list(vec![target]))]);
    let parts = [Part { kind: FindingKind::Rule, name: "r".to_owned(), value }];
    for (format, expected) in [
        ("cloudformation", "Arn: !GetAtt Queue.Arn"),
        ("cloudformation-json", "\"Fn::GetAtt\": [\n"),
        ("cli", "\"REPLACE_ME: !GetAtt Queue.Arn\""),
        ("cli-powershell", "\"REPLACE_ME: !GetAtt Queue.Arn\""),
    ] {
        let writer = WRITERS.iter().find(|writer| writer.name == format).unwrap();
        let written = (writer.write)(&parts);
        assert!(written.contains(expected), "{format}:\n{written}");
    }
}

#[test]
fn an_unknown_format_is_answered_with_those_that_are_known() {
    let error = export("pulumi", &connected()).unwrap_err();
    assert!(FORMATS.iter().all(|format| error.contains(format)), "{error}");
    assert!(export("cli", "{}").is_err());
}

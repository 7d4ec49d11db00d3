//! What is written is read back as it was, whatever stands in it.

use super::{WRITERS, Writer};
use crate::interchange::finding::FindingKind::{
    self, ApiDestination, Archive, Bus, Connection, Rule, Schedule,
};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::{self, Part, json_tree};
use crate::json;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The formats whose round trips are held here.
const NAMES: [&str; 5] = ["terraform", "cdk-typescript", "cdk-python", "boto3", "sdk"];

fn writers() -> impl Iterator<Item = &'static Writer> {
    WRITERS.iter().filter(|writer| NAMES.contains(&writer.name))
}

fn part(kind: FindingKind, text: &str) -> Part {
    let value = json_tree::node(&json::parse(text)).unwrap();
    let field = if kind == Archive { "ArchiveName" } else { "Name" };
    Part { kind, name: value.get(field).and_then(Node::as_text).unwrap().to_owned(), value }
}

fn written(name: &str, parts: &[Part]) -> String {
    let writer = WRITERS.iter().find(|writer| writer.name == name).unwrap();
    (writer.write)(parts)
}

/// The value as JSON with its members in the order of their names.
fn sorted(node: &Node) -> String {
    fn ordered(node: &Node) -> Node {
        let value = match &node.value {
            Value::List(elements) => Value::List(elements.iter().map(ordered).collect()),
            Value::Map(members) => {
                let members: BTreeMap<&str, &Member> =
                    members.iter().map(|member| (member.name.as_str(), member)).collect();
                Value::Map(
                    members
                        .into_values()
                        .map(|member| Member { node: ordered(&member.node), ..member.clone() })
                        .collect(),
                )
            }
            value => value.clone(),
        };
        Node::new(node.span, value)
    }
    ordered(node).to_json()
}

fn read_back(text: &str) -> Vec<(&'static str, String)> {
    let findings = interchange::read(text);
    let mut found: Vec<_> =
        findings.found.iter().map(|finding| (finding.kind.name(), sorted(&finding.value))).collect();
    found.sort();
    found
}

fn check(parts: &[Part]) {
    let mut expected: Vec<_> = parts.iter().map(|part| (part.kind.name(), sorted(&part.value))).collect();
    expected.sort();
    for writer in writers() {
        let text = (writer.write)(parts);
        let found = read_back(&text);
        assert!(found == expected, "{}:\n{text}\nexpected {expected:#?}\nfound {found:#?}", writer.name);
        let formats: Vec<_> = interchange::read(&text).found.iter().map(|finding| finding.format).collect();
        assert!(
            formats.iter().all(|format| format.format().name == writer.name),
            "{} {formats:?}",
            writer.name
        );
    }
}

#[test]
fn every_kind_of_part_is_read_back() {
    let cases = [
        (
            Bus,
            r#"{"Name":"orders","Description":"all orders","DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q"},"LogConfig":{"IncludeDetail":"FULL","Level":"TRACE"},"Tags":[{"Key":"team","Value":"a-1"}]}"#,
        ),
        (
            Archive,
            r#"{"ArchiveName":"kept","EventSourceArn":"arn:aws:events:eu-west-1:111122223333:event-bus/orders","EventPattern":{"source":["a"]},"RetentionDays":30}"#,
        ),
        (
            Connection,
            r#"{"Name":"c","AuthorizationType":"API_KEY","AuthParameters":{"ApiKeyAuthParameters":{"ApiKeyName":"k","ApiKeyValue":"v"},"InvocationHttpParameters":{"HeaderParameters":[{"Key":"h","Value":"v","IsValueSecret":false}]}}}"#,
        ),
        (
            Connection,
            r#"{"Name":"o","AuthorizationType":"OAUTH_CLIENT_CREDENTIALS","AuthParameters":{"OAuthParameters":{"AuthorizationEndpoint":"https://a.example/t","HttpMethod":"POST","ClientParameters":{"ClientID":"i","ClientSecret":"s"},"OAuthHttpParameters":{"BodyParameters":[{"Key":"grant","Value":"x","IsValueSecret":true}]}}}}"#,
        ),
        (
            ApiDestination,
            r#"{"Name":"d","ConnectionArn":"arn:aws:events:eu-west-1:111122223333:connection/other/0","HttpMethod":"POST","InvocationEndpoint":"https://a.example/*","InvocationRateLimitPerSecond":5}"#,
        ),
        (
            Rule,
            r#"{"Name":"r","State":"DISABLED","ScheduleExpression":"rate(5 minutes)","RoleArn":"arn:aws:iam::111122223333:role/r","Targets":[{"Id":"t","Arn":"arn:aws:ecs:eu-west-1:111122223333:cluster/c","RoleArn":"arn:aws:iam::111122223333:role/e","EcsParameters":{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/t:1","TaskCount":1,"LaunchType":"FARGATE","EnableECSManagedTags":true,"NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["subnet-1"],"AssignPublicIp":"ENABLED"}},"PlacementStrategy":[{"type":"spread","field":"host"}],"CapacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1,"base":0}]}}]}"#,
        ),
        (
            Rule,
            r#"{"Name":"h","EventPattern":{"source":["a"]},"Targets":[{"Id":"t","Arn":"arn:aws:execute-api:eu-west-1:111122223333:a/prod/POST/x/*","RoleArn":"arn:aws:iam::111122223333:role/e","HttpParameters":{"PathParameterValues":["$.id"],"HeaderParameters":{"X-A":"b"},"QueryStringParameters":{"q-1":"$.time"}},"InputPath":"$.detail"},{"Id":"u","Arn":"arn:aws:kinesis:eu-west-1:111122223333:stream/s","RoleArn":"arn:aws:iam::111122223333:role/e","KinesisParameters":{"PartitionKeyPath":"$.id"}},{"Id":"v","Arn":"arn:aws:sqs:eu-west-1:111122223333:q.fifo","SqsParameters":{"MessageGroupId":"g"}},{"Id":"b","Arn":"arn:aws:batch:eu-west-1:111122223333:job-queue/q","RoleArn":"arn:aws:iam::111122223333:role/e","BatchParameters":{"JobDefinition":"d","JobName":"n","ArrayProperties":{"Size":3},"RetryStrategy":{"Attempts":2}}},{"Id":"c","Arn":"arn:aws:ssm:eu-west-1:111122223333:document/d","RoleArn":"arn:aws:iam::111122223333:role/e","RunCommandParameters":{"RunCommandTargets":[{"Key":"tag:a","Values":["b"]}]}}]}"#,
        ),
        (
            Schedule,
            r#"{"Name":"s","GroupName":"default","ScheduleExpression":"cron(0 9 ? * MON-FRI *)","ScheduleExpressionTimezone":"Europe/Vienna","StartDate":"2026-12-01T00:00:00Z","State":"ENABLED","FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":15},"Target":{"Arn":"arn:aws:lambda:eu-west-1:111122223333:function:f","RoleArn":"arn:aws:iam::111122223333:role/e","Input":"{\"a\":\"<aws.scheduler.execution-id>\"}","RetryPolicy":{"MaximumEventAgeInSeconds":60,"MaximumRetryAttempts":0},"DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q"}}}"#,
        ),
    ];
    let parts: Vec<Part> = cases.iter().map(|(kind, text)| part(*kind, text)).collect();
    for part in &parts {
        check(std::slice::from_ref(part));
    }
    check(&parts);
}

/// Texts that some tool could take for something else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "B7", " ", "\"", "'", "`", "\\", "\\n", "\n", "\r\n", "\t", "<", ">", "<id>", "&", "$", "${",
        "${x}", "$${", "%", "%{", "%{if}", "%%{", "{", "}", "{}", "#", "//", "/*", "é", "注", "😀", "\u{7}",
        "\u{2028}", "EOT", "True", "null", "f\"", "$.detail", "!Ref", ": ", "- ",
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn node(value: Value) -> Node {
    Node::new(crate::text::Span::at(0), value)
}

fn map(members: impl IntoIterator<Item = (String, Node)>) -> Node {
    let members: BTreeMap<String, Node> = members.into_iter().collect();
    let span = crate::text::Span::at(0);
    node(Value::Map(members.into_iter().map(|(name, node)| Member { name, name_span: span, node }).collect()))
}

fn json_value() -> impl Strategy<Value = Node> {
    let number = prop::sample::select(vec!["0", "-1", "1.50", "1e3", "100000000000000000001", "0.1", "-0"]);
    let leaf = prop_oneof![
        3 => text().prop_map(|text| node(Value::Text(text))),
        1 => number.prop_map(|digits| node(Value::Number(digits.to_owned()))),
        1 => any::<bool>().prop_map(|value| node(Value::Bool(value))),
        1 => Just(node(Value::Null)),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop_oneof![
            text(),
            prop::sample::select(vec!["source", "detail-type", "$or", "__proto__", "for", "null", "class"])
                .prop_map(str::to_owned)
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|elements| node(Value::List(elements))),
            prop::collection::vec((key, inner), 0..4).prop_map(map),
        ]
    })
}

fn pattern() -> impl Strategy<Value = Node> {
    let of_map = (json_value(), json_value())
        .prop_map(|(source, detail)| map([("source".to_owned(), source), ("detail".to_owned(), detail)]));
    prop_oneof![
        4 => of_map,
        1 => text().prop_map(|text| node(Value::Text(format!("{{\"source\": [{text}")))),
    ]
}

fn said(text: impl Into<String>) -> Node {
    node(Value::Text(text.into()))
}

fn target(index: usize) -> impl Strategy<Value = Node> {
    let arn = prop::sample::select(vec![
        "arn:aws:lambda:eu-west-1:111122223333:function:f",
        "arn:aws:lambda:eu-west-1:111122223333:function:f:live",
        "arn:aws:sqs:eu-west-1:111122223333:q",
        "arn:aws:sns:eu-west-1:111122223333:t",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/l",
    ]);
    (arn, 0..4_u8, text(), text(), any::<[bool; 2]>()).prop_map(move |(arn, input, first, second, has)| {
        let mut members = vec![("Id".to_owned(), said(format!("t{index}"))), ("Arn".to_owned(), said(arn))];
        match input {
            0 => members.push(("Input".to_owned(), said(first))),
            1 => members.push(("InputPath".to_owned(), said("$.detail"))),
            2 => {
                let paths = map([("id".to_owned(), said("$.id")), ("de-tail_2".to_owned(), said(second))]);
                let transformer =
                    map([("InputPathsMap".to_owned(), paths), ("InputTemplate".to_owned(), said(first))]);
                members.push(("InputTransformer".to_owned(), transformer));
            }
            _ => {}
        }
        if has[0] {
            let number = |digits: &str| node(Value::Number(digits.to_owned()));
            let retry = map([
                ("MaximumRetryAttempts".to_owned(), number("3")),
                ("MaximumEventAgeInSeconds".to_owned(), number("3600")),
            ]);
            members.push(("RetryPolicy".to_owned(), retry));
        }
        if has[1] {
            let queue = said("arn:aws:sqs:eu-west-1:111122223333:dead");
            members.push(("DeadLetterConfig".to_owned(), map([("Arn".to_owned(), queue)])));
        }
        map(members)
    })
}

/// A bus and rules on it and on the default bus, with names of which the identifiers are alike.
fn parts() -> impl Strategy<Value = Vec<Part>> {
    let rule = (
        prop::sample::select(vec!["order-paid", "order.paid", "OrderPaid", "1", "class", "_"]),
        text(),
        pattern(),
        prop::option::of((target(0), target(1))),
        any::<bool>(),
    );
    (prop::collection::vec(rule, 1..4), text()).prop_map(|(rules, described)| {
        let bus = map([("Name".to_owned(), said("orders")), ("Description".to_owned(), said(described))]);
        let mut parts = vec![Part { kind: Bus, name: "orders".to_owned(), value: bus }];
        for (index, (name, description, pattern, targets, is_on_bus)) in rules.into_iter().enumerate() {
            let name = format!("{name}-{index}");
            let mut members = vec![
                ("Name".to_owned(), said(name.as_str())),
                ("Description".to_owned(), said(description)),
                ("EventPattern".to_owned(), pattern),
            ];
            if is_on_bus {
                members.push(("EventBusName".to_owned(), said("orders")));
            }
            if let Some((one, other)) = targets {
                members.push(("Targets".to_owned(), node(Value::List(vec![one, other]))));
            }
            parts.push(Part { kind: Rule, name, value: map(members) });
        }
        parts
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(parts in parts()) {
        check(&parts);
    }
}

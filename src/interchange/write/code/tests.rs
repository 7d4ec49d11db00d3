//! Written files are read back unchanged, whatever the values.

use crate::interchange::finding::FindingKind::{
    self, ApiDestination, Archive, Bus, Connection, Rule, Schedule,
};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::write::{WRITERS, Writer};
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

/// Returns the value as JSON with its members in the order of their names.
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

/// Returns a rule with one target.
fn rule_to(arn: &str, more: &str) -> Part {
    part(
        Rule,
        &[
            "{\"Name\":\"r\",\"EventPattern\":{},\"Targets\":[{\"Id\":\"t\",\"Arn\":\"",
            arn,
            "\"",
            more,
            "}]}",
        ]
        .concat(),
    )
}

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:q";

#[test]
fn targets_are_granted_what_they_need() {
    let dead = [",\"DeadLetterConfig\":{\"Arn\":\"", QUEUE, "\"}"].concat();
    let role = ",\"RoleArn\":\"arn:aws:iam::111122223333:role/e\"";
    let function = "arn:aws:lambda:eu-west-1:111122223333:function:f";
    let machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:m";
    // Texts that must be in the five formats, in the order of `NAMES`; with `!` before it, a text must not
    // be.
    let cases: [(Part, [&str; 5]); 9] = [
        (
            rule_to(function, ""),
            [
                "aws_lambda_permission",
                "lambda.CfnPermission",
                "lambda_.CfnPermission",
                "functions.add_permission",
                "AddPermissionCommand",
            ],
        ),
        (
            rule_to(function, role),
            [
                "!aws_lambda_permission",
                "!CfnPermission",
                "!CfnPermission",
                "!add_permission",
                "!AddPermission",
            ],
        ),
        (
            rule_to(QUEUE, ""),
            [
                "aws_sqs_queue_policy",
                "sqs.CfnQueuePolicy",
                "sqs.CfnQueuePolicy",
                "sqs.set_queue_attributes",
                "SetQueueAttributesCommand",
            ],
        ),
        (
            rule_to(function, &dead),
            [
                "aws_sqs_queue_policy",
                "sqs.CfnQueuePolicy",
                "replaces the existing policy",
                "replaces the existing policy",
                "replaces the existing policy",
            ],
        ),
        (
            rule_to("arn:aws:sns:eu-west-1:111122223333:t", ""),
            [
                "aws_sns_topic_policy",
                "sns.CfnTopicPolicy",
                "sns.CfnTopicPolicy",
                "sns.set_topic_attributes",
                "SetTopicAttributesCommand",
            ],
        ),
        (
            rule_to("arn:aws:logs:eu-west-1:111122223333:log-group:/l", ""),
            [
                "aws_cloudwatch_log_resource_policy",
                "logs.CfnResourcePolicy",
                "logs.CfnResourcePolicy",
                "logs.put_resource_policy",
                "PutResourcePolicyCommand",
            ],
        ),
        (
            rule_to(machine, ""),
            [
                "role_arn  = aws_iam_role.r_rule_role.arn",
                "roleArn: rRuleRole.attrArn",
                "role_arn=r_rule_role.attr_arn",
                "\"RoleArn\": r_rule_role[\"Role\"][\"Arn\"]",
                "RoleArn: rRuleRole.Role.Arn",
            ],
        ),
        (rule_to(machine, role), ["!aws_iam_role", "!CfnRole", "!CfnRole", "!create_role", "!CreateRole"]),
        (rule_to("arn:aws:dynamodb:eu-west-1:111122223333:table/t", ""), ["isn't known here"; 5]),
    ];
    for (part, expected) in &cases {
        for (name, expected) in NAMES.iter().zip(expected) {
            let text = written(name, std::slice::from_ref(part));
            match expected.strip_prefix('!') {
                Some(absent) => assert!(!text.contains(absent), "{name} {absent}\n{text}"),
                None => assert!(text.contains(expected), "{name} {expected}\n{text}"),
            }
        }
    }
}

#[test]
fn a_queue_has_one_policy_with_a_statement_for_each_rule() {
    let other = Part {
        name: "s".to_owned(),
        ..part(Rule, &rule_to(QUEUE, "").value.to_json().replace("\"r\"", "\"s\""))
    };
    let parts = [rule_to(QUEUE, ""), other];
    for (name, policy) in NAMES.iter().zip([
        "\"aws_sqs_queue_policy\"",
        "CfnQueuePolicy",
        "CfnQueuePolicy",
        "set_queue_attributes",
        "SetQueueAttributesCommand(",
    ]) {
        let text = written(name, &parts);
        assert_eq!(text.matches(policy).count(), 1, "{name}\n{text}");
        assert!(text.contains("AllowEventBridge2"), "{name}\n{text}");
    }
}

#[test]
fn what_gets_its_arn_when_it_is_made_is_referred_to() {
    let parts = [
        part(Bus, r#"{"Name":"orders"}"#),
        part(Connection, r#"{"Name":"c","AuthorizationType":"BASIC"}"#),
        part(
            ApiDestination,
            r#"{"Name":"d","ConnectionArn":"arn:aws:events:eu-west-1:111122223333:connection/c/1","HttpMethod":"GET","InvocationEndpoint":"https://a.example"}"#,
        ),
        part(Archive, r#"{"ArchiveName":"kept","EventBusName":"orders"}"#),
        part(Archive, r#"{"ArchiveName":"all","EventBusName":"default"}"#),
        rule_to("arn:aws:events:eu-west-1:111122223333:api-destination/d/1", ""),
    ];
    let expected: [[&str; 4]; 5] = [
        [
            "aws_cloudwatch_event_connection.c_connection.arn",
            "aws_cloudwatch_event_bus.orders_bus.arn",
            "data.aws_cloudwatch_event_bus.bus_default.arn",
            "= aws_cloudwatch_event_api_destination.d_destination.arn",
        ],
        [
            "connectionArn: cConnection.attrArn",
            "sourceArn: ordersBus.attrArn",
            "resourceName: \"default\"",
            "arn: dDestination.attrArn",
        ],
        [
            "connection_arn=c_connection.attr_arn",
            "source_arn=orders_bus.attr_arn",
            "resource_name=\"default\"",
            "arn=d_destination.attr_arn",
        ],
        [
            "c_connection[\"ConnectionArn\"]",
            "orders_bus[\"EventBusArn\"]",
            "describe_event_bus(Name=\"default\")",
            "d_destination[\"ApiDestinationArn\"]",
        ],
        [
            "cConnection.ConnectionArn",
            "ordersBus.EventBusArn",
            "DescribeEventBusCommand({ Name: \"default\" })",
            "dDestination.ApiDestinationArn",
        ],
    ];
    for (name, expected) in NAMES.iter().zip(expected) {
        let text = written(name, &parts);
        for expected in expected {
            assert!(text.contains(expected), "{name} {expected}\n{text}");
        }
    }
}

#[test]
fn nothing_is_referred_to_before_it_is_made() {
    let parts = [
        rule_to("arn:aws:events:eu-west-1:111122223333:api-destination/d/1", ""),
        part(
            ApiDestination,
            r#"{"Name":"d","ConnectionArn":"arn:aws:events:eu-west-1:111122223333:connection/c/1","HttpMethod":"GET","InvocationEndpoint":"https://a.example"}"#,
        ),
        part(Connection, r#"{"Name":"c","AuthorizationType":"BASIC"}"#),
    ];
    for (name, made) in [
        (
            "cdk-typescript",
            ["const cConnection", "const dDestination", "const rRuleRole", "new events.CfnRule"],
        ),
        ("cdk-python", ["c_connection =", "d_destination =", "r_rule_role =", "events.CfnRule("]),
        ("boto3", ["c_connection =", "d_destination =", "r_rule_role =", "events.put_rule"]),
        ("sdk", ["const cConnection", "const dDestination", "const rRuleRole", "send(new PutRuleCommand"]),
    ] {
        let text = written(name, &parts);
        let places: Vec<Option<usize>> = made.iter().map(|made| text.find(made)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{name} {places:?}\n{text}");
    }
}

#[test]
fn expressions_stay_where_the_tool_is_the_same() {
    let with = |source: &str| {
        let mut part = rule_to(QUEUE, "");
        if let Value::Map(members) = &mut part.value.value {
            let node = Node::new(crate::text::Span::at(0), Value::Expression(source.to_owned()));
            members.push(Member { name: "RoleArn".to_owned(), name_span: node.span, node });
        }
        part
    };
    for (source, own) in [
        ("aws_iam_role.r.arn", &["terraform"][..]),
        ("role.roleArn", &["cdk-typescript", "sdk"]),
        ("self.role.role_arn", &["cdk-python", "boto3"]),
        ("!GetAtt Role.Arn", &[]),
    ] {
        for name in NAMES {
            let text = written(name, &[with(source)]);
            let placeholder = ["REPLACE_ME: ", source].concat();
            assert_eq!(text.contains(&placeholder), !own.contains(&name), "{name} {source}\n{text}");
            assert!(text.contains(source), "{name} {source}");
        }
    }
}

#[test]
fn numbers_and_refused_patterns_keep_what_they_say() {
    let exact = part(Rule, r#"{"Name":"r","EventPattern":{"a":[100000000000000000001, 1.50]}}"#);
    let refused = part(Rule, r#"{"Name":"r","EventPattern":"{\"a\": ["}"#);
    for name in NAMES {
        let text = written(name, std::slice::from_ref(&exact));
        assert!(text.contains("100000000000000000001") && text.contains("1.50"), "{name}\n{text}");
        let text = written(name, std::slice::from_ref(&refused));
        assert!(text.contains("isn't valid JSON") && text.contains(r#""{\"a\": [""#), "{name}\n{text}");
    }
    // A script would write other digits; there the pattern is a text.
    assert!(!written("sdk", std::slice::from_ref(&exact)).contains("stringify"));
    assert!(!written("boto3", &[exact]).contains("json.dumps"));
}

#[test]
fn rules_of_one_name_on_two_buses_keep_their_targets() {
    let on = |bus: &str| {
        let text = rule_to("arn:aws:lambda:eu-west-1:111122223333:function:f", "").value.to_json();
        part(
            Rule,
            &text
                .replacen("{\"Name\"", &["{", bus, "\"Name\""].concat(), 1)
                .replace("\"t\"", if bus.is_empty() { "\"t\"" } else { "\"u\"" }),
        )
    };
    check(&[on(""), on("\"EventBusName\":\"orders\",")]);
    check(&[on("\"EventBusName\":\"orders\","), on("")]);
}

#[test]
fn the_heading_says_what_is_billed() {
    let parts = [part(Archive, r#"{"ArchiveName":"kept","EventBusName":"default"}"#)];
    for name in NAMES {
        let text = written(name, &parts);
        assert!(text.contains("https://aws.amazon.com/eventbridge/pricing/"), "{name}");
        assert!(text.contains("archived events") && !text.contains("schedule invocations"), "{name}\n{text}");
    }
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

/// Returns a bus and rules on it and on the default bus, with names of which the identifiers are alike.
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

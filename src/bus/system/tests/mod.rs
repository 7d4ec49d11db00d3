mod answers;
mod destinations;
mod recorded;
mod schedules;

use super::*;
use crate::bus::model::{Fault, RuleState};
use crate::bus::{SimulationInputKind, simulate};
use crate::targets::Input;
use crate::targets::kind::{LAMBDA, SQS_QUEUE, TARGETS};
use std::sync::Arc;

const SYSTEM: &str = r#"{
  "EventBuses": [{ "Name": "orders", "Policy": { "Statement": [] } }],
  "Rule": { "Name": "on-order", "EventBusName": "orders", "Targets": [{ "Arn": "arn:aws:lambda:eu-west-1:111122223333:function:f" }] },
  "Rules": [
    {
      "Name": "nightly",
      "ScheduleExpression": "rate(10 minutes)",
      "State": "DISABLED",
      "Targets": [
        {
          "Id": "q",
          "Arn": "arn:aws:sqs:eu-west-1:111122223333:q",
          "InputTransformer": { "InputPathsMap": { "id": "$.id" }, "InputTemplate": "\"<id>\"" },
          "RetryPolicy": { "MaximumEventAgeInSeconds": 60, "MaximumRetryAttempts": 0 },
          "DeadLetterConfig": { "Arn": "arn:aws:sqs:eu-west-1:111122223333:dead" },
          "Permitted": false,
          "Fault": { "FailsFirst": 2 }
        }
      ]
    }
  ],
  "Archives": [{ "ArchiveName": "all", "EventBusName": "orders" }],
  "PutEvents": [{ "Entries": [{ "Source": "shop", "DetailType": "Sold", "Detail": "{}", "EventBusName": "orders" }] }],
  "Replays": [{ "ReplayName": "again", "ArchiveName": "all" }],
  "EventsOn": "orders",
  "Clock": { "Start": "2026-03-01T00:00:00Z", "Minutes": 30 }
}"#;

fn selected_rule(pattern: &Arc<str>) -> SelectedRule<'_> {
    SelectedRule { account: "111122223333", region: "eu-west-1", pattern, handler: Some("snapshot") }
}

fn setup(text: &str) -> System {
    read(text, selected_rule(&Arc::from(r#"{"source":["shop"]}"#)))
}

fn sentences(text: &str) -> Vec<String> {
    let setup = setup(text);
    let (_, _, more) = inputs(&setup, &[]);
    setup
        .problems
        .iter()
        .chain(&more)
        .map(|problem| problem.span.of(text).to_owned() + ": " + &problem.sentence())
        .collect()
}

#[test]
fn every_part_is_read() {
    let setup = setup(SYSTEM);
    assert_eq!(setup.problems, []);
    let model = &setup.model;
    assert_eq!(model.buses.iter().map(|bus| bus.name.as_str()).collect::<Vec<_>>(), ["default", "orders"]);
    let [first, second] = model.rules.as_slice() else { panic!("{:?}", model.rules) };
    assert_eq!((first.name.as_str(), first.targets[0].kind()), ("on-order", &LAMBDA));
    assert_eq!(first.targets[0].handler.as_deref(), Some("snapshot"));
    assert_eq!(second.state, RuleState::Disabled);
    let target = &second.targets[0];
    assert!(matches!(&target.input, Input::Transformer { paths, .. } if paths.len() == 1));
    assert_eq!((target.retry.max_age_seconds, target.retry.max_attempts), (60, 0));
    assert_eq!((target.permitted, target.fault), (false, Fault::FailsFirst(2)));
    assert_eq!(model.archives.len(), 1);
}

#[test]
fn without_a_text_there_is_the_rule_on_show_with_its_function() {
    for text in ["", "{}", " \n"] {
        let setup = setup(text);
        assert_eq!(setup.problems, []);
        assert_eq!(setup.model.rules.len(), 1);
        assert_eq!(setup.model.rules[0].targets[0].handler.as_deref(), Some("snapshot"));
    }
}

#[test]
fn all_that_happens_is_in_the_order_of_its_kind() {
    let setup = setup(&SYSTEM.replace("DISABLED", "ENABLED"));
    let events = [Arc::from(r#"{"source":"shop"}"#), Arc::from(r#"{"source":"aws.s3"}"#)];
    let (found, until, problems) = inputs(&setup, &events);
    assert_eq!(problems, []);
    let start = until - 30 * 60_000;
    let kinds: Vec<(i64, &SimulationInputKind)> =
        found.iter().map(|it| ((it.at - start) / 1_000, &it.kind)).collect();
    assert!(matches!(&kinds[0], (0, SimulationInputKind::Event { bus, .. }) if bus == "orders"));
    assert!(matches!(&kinds[1], (1, SimulationInputKind::Event { bus, .. }) if bus == "default"));
    assert!(matches!(&kinds[2], (2, SimulationInputKind::PutEvents { .. })));
    let runs: Vec<i64> = kinds
        .iter()
        .filter(|(_, kind)| matches!(kind, SimulationInputKind::Scheduled { rule: 1 }))
        .map(|it| it.0)
        .collect();
    assert_eq!(runs, [600, 1_200, 1_800]);
    assert!(matches!(kinds.last(), Some((1_710, SimulationInputKind::Replay { archive: 0, .. }))));
    let log = simulate(&setup.model, &found, 1, Some(until));
    assert!(log.steps.len() > 5);
}

/// Checks that each text has a problem with this sentence, at this place.
#[track_caller]
fn check_sentences(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let found = sentences(text);
        assert!(found.iter().any(|found| found.starts_with(expected)), "{text}: {found:?}");
    }
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let cases = [
        ("{\"Rules\":[", ": Missing closing bracket"),
        ("[]", "[]: Expected an object, found an array."),
        (r#"{"Rulez":[]}"#, r#""Rulez": Unknown field "Rulez". Did you mean "Rule"?"#),
        (r#"{"Rules":[{"EventPattern":{"a":[1]}}]}"#, r#"{"EventPattern":{"a":[1]}}: "Name" is missing."#),
        (
            r#"{"Rules":[{"Name":"n","State":"ON","EventPattern":{"a":[1]}}]}"#,
            r#""ON": Must be one of ENABLED"#,
        ),
        (r#"{"Rules":[{"Name":"n","EventPattern":{"a":1}}]}"#, "1: "),
        (r#"{"Rules":[{"Name":"n","ScheduleExpression":"rate(1 minutes)"}]}"#, r#""rate(1 minutes)": "#),
        (r#"{"Rules":[{"Name":"n n","EventPattern":{"a":[1]}}]}"#, r#""n n": "#),
        (r#"{"Rule":{"Targets":[{"Arn":"x"}]}}"#, r#""x": "#),
        (r#"{"Rule":{"Targets":[{"Arn":7}]}}"#, "7: Expected a string, found a number."),
        (r#"{"Clock":{"Start":"today"}}"#, r#""today": Must be a time in UTC"#),
        (r#"{"Clock":{"Minutes":-1}}"#, "-1: Expected a whole number of at least 0"),
        (
            r#"{"Replays":[{"ReplayName":"r","ArchiveName":"none"}]}"#,
            r#""none": There is no archive with this name."#,
        ),
        (
            r#"{"Archives":[{"ArchiveName":"a"}],"Replays":[{"ReplayName":"r","ArchiveName":"a","RuleNames":["typo"]}]}"#,
            r#"["typo"]: There is no rule with this name."#,
        ),
        (
            r#"{"Archives":[{"ArchiveName":"a"}],"Replays":[{"ReplayName":"r r","ArchiveName":"a"}]}"#,
            r#""r r": A replay name must have 1 to 64"#,
        ),
        (
            r#"{"Archives":[{"ArchiveName":"a"}],"Replays":[{"ReplayName":"r","ArchiveName":"a"},{"ReplayName":"r","ArchiveName":"a"}]}"#,
            r#""r": Replay r is already defined above"#,
        ),
        (r#"{"EventsOn":"nowhere"}"#, r#""nowhere": There is no bus with this name."#),
        (r#"{"Rule":{"EventPattern":{}}}"#, r#""EventPattern": This rule uses the pattern of the Rule tab"#),
        (
            r#"{"Rule":{"Targets":[{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q","Input":"1","InputPath":"$.id"}]}}"#,
            r#""InputPath": Only one of Input, InputPath, InputTransformer is allowed."#,
        ),
        (
            r#"{"Rule":{"Targets":[{"Arn":"arn:aws:lambda:eu-west-1:111122223333:function:f","Handler":"none"}]}}"#,
            r#""none": Must be one of snapshot"#,
        ),
        (r#"{"Alarms":[{"AlarmName":"a","Period":90}]}"#, "90: Must be a number of seconds"),
        (r#"{"PutEvents":[{}]}"#, r#"{}: "Entries" is missing."#),
    ];
    check_sentences(&cases);
}

#[test]
fn parts_are_put_in_and_make_no_problem() {
    let mut text = String::new();
    let mut parts = vec![
        Part::Bus,
        Part::Rule,
        Part::Rule,
        Part::Rule,
        Part::ScheduledRule,
        Part::Archive,
        Part::Replay,
        Part::Alarm,
        Part::PutEvents,
        Part::ApiDestination,
        Part::ApiDestination,
    ];
    parts.extend((0..6).map(|_| Part::Rule));
    parts.extend(TARGETS.iter().enumerate().map(|(index, kind)| Part::Target(kind, index as u32 / 4)));
    for part in parts {
        text = insert(&text, part, "111122223333", "eu-west-1")
            .unwrap_or_else(|| panic!("{part:?} into {text}"));
        assert_eq!(sentences(&text), [""; 0], "{part:?}: {text}");
    }
    assert_eq!(setup(&text).model.rules.iter().map(|rule| rule.targets.len()).sum::<usize>(), TARGETS.len());
    assert_eq!(insert("[1]", Part::Bus, "", ""), None);
    assert_eq!(insert(r#"{"Rules":7}"#, Part::Rule, "", ""), None);
}

#[test]
fn arns_are_of_the_partition_of_their_region() {
    for (region, partition) in
        [("eu-west-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")]
    {
        let prefix = |service: &str| format!("\"arn:{partition}:{service}:{region}:111122223333:");
        let text = insert("", Part::Target(&SQS_QUEUE, 0), "111122223333", region).unwrap();
        assert!(text.contains(&prefix("sqs")), "{text}");
        let text = insert_function("", "snapshot", "111122223333", region).unwrap();
        assert!(text.contains(&prefix("lambda")), "{text}");
        assert!(dead_letter_config("111122223333", region).contains(&prefix("sqs")));
    }
}

#[test]
fn wrong_blocks_of_a_target_are_told_at_their_place() {
    let of = |arn: &str, block: &str| {
        let comma = if block.is_empty() { "" } else { "," };
        format!(r#"{{"Rule":{{"Targets":[{{"Arn":"arn:aws:{arn}"{comma}{block}}}]}}}}"#)
    };
    let cases = [
        (of("sqs:x:111122223333:q.fifo", r#""SqsParameters":{}"#), r#"{}: "MessageGroupId" is missing."#),
        (
            of("sqs:x:111122223333:q", r#""EcsParameters":{"TaskDefinitionArn":"t"}"#),
            r#"{"TaskDefinitionArn":"t"}: EcsParameters is for another kind of target"#,
        ),
        (of("batch:x:111122223333:job-queue/q", ""), "{: This target needs BatchParameters."),
        (
            of("batch:x:111122223333:job-queue/q", r#""BatchParameters":{"JobName":"n"}"#),
            r#"{"JobName":"n"}: "JobDefinition" is missing."#,
        ),
        (
            of(
                "batch:x:111122223333:job-queue/q",
                r#""BatchParameters":{"JobDefinition":"d","JobName":"n","ArrayProperties":{"Size":1}}"#,
            ),
            r#"{"Size":1}: 1 isn't between 2 and 10000."#,
        ),
        (
            of(
                "ecs:x:111122223333:cluster/c",
                r#""EcsParameters":{"TaskDefinitionArn":"t","LaunchType":"LAMBDA"}"#,
            ),
            r#""LAMBDA": Must be one of EC2, FARGATE, EXTERNAL."#,
        ),
        (
            of(
                "ssm:x:111122223333:document/d",
                r#""RunCommandParameters":{"RunCommandTargets":[{"Key":"k"}]}"#,
            ),
            r#"{"Key":"k"}: "Values" is missing."#,
        ),
        (
            of(
                "redshift:x:111122223333:cluster:c",
                r#""RedshiftDataParameters":{"Database":"d","Sql":"a","Sqls":["b"]}"#,
            ),
            r#""Sqls": Only one of Sql, Sqls is allowed."#,
        ),
        (
            of("redshift:x:111122223333:cluster:c", r#""RedshiftDataParameters":{"Database":"d"}"#),
            r#"{"Database":"d"}: Specify either Sql or Sqls."#,
        ),
        (
            of("kinesis:x:111122223333:stream/s", r#""KinesisParameters":{"PartitionKeyPath":"$..x"}"#),
            r#""$..x": EventBridge can't read the path"#,
        ),
        (
            of(
                "sagemaker:x:111122223333:pipeline/p",
                r#""SageMakerPipelineParameters":{"PipelineParameterList":[{}]}"#,
            ),
            r#"{}: "Name" is missing."#,
        ),
        (
            of("appsync:x:111122223333:endpoints/graphql-api/a", r#""AppSyncParameters":{}"#),
            r#"{}: "GraphQLOperation""#,
        ),
    ];
    let cases = cases.each_ref().map(|(text, expected)| (text.as_str(), *expected));
    check_sentences(&cases);
}

#[test]
fn rows_21_to_23_replays_are_refused_as_start_replay_refuses_them() {
    // LocalStack's snapshots for all but the destination, which is recorded by one third party as well.
    let archives = r#""EventBuses":[{"Name":"orders"}],"Archives":[{"ArchiveName":"a","EventBusName":"orders"}],
        "Rules":[{"Name":"r","EventBusName":"orders","EventPattern":{"source":["a"]}}]"#;
    let many = |count| {
        let replay = |number| format!(r#"{{"ReplayName":"r{number}","ArchiveName":"a"}}"#);
        (0..count).map(replay).collect::<Vec<_>>().join(",")
    };
    let bus = "arn:aws:events:eu-west-1:111122223333:event-bus";
    let rule = "arn:aws:events:eu-west-1:111122223333:rule";
    let one = |more: &str| format!(r#"{{"ReplayName":"r","ArchiveName":"a"{more}}}"#);
    let to = |arn: &str, filters: &str| {
        one(&format!(r#","Destination":{{"Arn":"{arn}","FilterArns":[{filters}]}}"#))
    };
    let cases = [
        (one(""), 1, None),
        (one(r#","EventStartTime":"2026-01-01T00:00:00Z","EventEndTime":"2026-01-01T00:00:01Z""#), 1, None),
        (
            one(r#","EventStartTime":"2026-01-01T00:00:00Z","EventEndTime":"2026-01-01T00:00:00Z""#),
            0,
            Some("Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime."),
        ),
        (
            r#"{"ReplayName":"r","ArchiveName":"b"}"#.to_owned(),
            0,
            Some("Parameter EventSourceArn is not valid. Reason: Archive b does not exist."),
        ),
        (many(10), 10, None),
        (many(11), 10, Some("The requested resource exceeds the maximum number allowed.")),
        (to(&format!("{bus}/orders"), &format!("\"{rule}/orders/r\"")), 1, None),
        (
            to(&format!("{bus}/default"), ""),
            0,
            Some("Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted."),
        ),
        (
            to(&format!("{bus}/orders"), &format!("\"{rule}/r\"")),
            0,
            Some("~There is no rule with this name."),
        ),
    ];
    for (replays, count, expected) in cases {
        let setup = setup(&format!(r#"{{{archives},"Replays":[{replays}]}}"#));
        let (found, _, problems) = inputs(&setup, &[]);
        assert_eq!(found.len(), count, "{replays}");
        let told = problems.first().map(|problem| {
            problem.aws_message(&setup.model).unwrap_or_else(|| format!("~{}", problem.sentence()))
        });
        assert_eq!(told.as_deref(), expected, "{replays}");
    }
}

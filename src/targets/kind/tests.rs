//! Tests of every kind, and helpers of the kinds' own tests.

use super::*;
use crate::event::Timestamp;
use crate::json;
use crate::targets::block::blocks;
use crate::targets::received::{Received, RuleOfDelivery, receive};
use crate::targets::{Parameters, permission};

pub(in crate::targets) const EVENT: &str = r#"{"id":"e-1","detail-type":"T","source":"s","time":"2026-03-01T10:00:00Z","detail":{"id":"o-7","n":5,"empty":"","nil":null,"yes":true,"object":{"a":1},"list":["a","b"]}}"#;
const AT: i64 = 1_772_359_201_000;

/// Returns the answer of the target `arn:aws:…` with an object of blocks to an input. [`EVENT`] is the event.
fn answer(resource: &str, blocks: &str, input: &str) -> Result<Received, Refusal> {
    let document = json::parse(blocks);
    let mut parameters = Parameters::default();
    for block in document.root().unwrap().children() {
        parameters.add(Block::find(&block.key().unwrap()).unwrap(), block.source());
    }
    let document = json::parse(EVENT);
    receive(&DeliveryInput {
        arn: &format!("arn:aws:{resource}"),
        parameters: &parameters,
        input,
        event: document.root().unwrap(),
        rule: RuleOfDelivery { name: "sold", arn: "arn:aws:events:eu-west-1:111122223333:rule/shop/sold" },
        trace: Some("Root=1-6ab2832c-0123456789abcdef01234567"),
        id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035",
        at: Timestamp::from_millis(AT).unwrap(),
    })
}

/// Returns what arrives, without white space if it is JSON.
#[track_caller]
pub(in crate::targets) fn arrives(resource: &str, blocks: &str, input: &str) -> String {
    let received = answer(resource, blocks, input).unwrap();
    if received.is_json { json::compact(json::parse(&received.text).root().unwrap()) } else { received.text }
}

#[track_caller]
pub(in crate::targets) fn refused(resource: &str, blocks: &str, input: &str) -> Refusal {
    answer(resource, blocks, input).unwrap_err()
}

#[test]
fn kinds_are_read_from_arns() {
    let cases = [
        ("lambda:eu-west-1:111122223333:function:bill", "Lambda function"),
        ("lambda:eu-west-1:111122223333:function:bill:live", "Lambda function"),
        ("sqs:eu-west-1:111122223333:orders", "SQS queue"),
        ("sqs:eu-west-1:111122223333:orders.fifo", "SQS FIFO queue"),
        ("sns:eu-west-1:111122223333:news", "SNS topic"),
        ("states:eu-west-1:111122223333:stateMachine:flow", "Step Functions state machine"),
        ("kinesis:eu-west-1:111122223333:stream/clicks", "Kinesis stream"),
        ("firehose:eu-west-1:111122223333:deliverystream/clicks", "Firehose stream"),
        ("logs:eu-west-1:111122223333:log-group:/aws/events/all", "CloudWatch log group"),
        ("logs:eu-west-1:111122223333:log-group:/aws/events/all:*", "CloudWatch log group"),
        ("ecs:eu-west-1:111122223333:cluster/web", "ECS task"),
        ("batch:eu-west-1:111122223333:job-queue/night", "Batch job queue"),
        ("ssm:eu-west-1:111122223333:document/AWS-RunShellScript", "Systems Manager Run Command"),
        ("ssm:eu-west-1:111122223333:automation-definition/Restart:$DEFAULT", "Systems Manager Automation"),
        ("codebuild:eu-west-1:111122223333:project/site", "CodeBuild project"),
        ("codepipeline:eu-west-1:111122223333:release", "CodePipeline"),
        ("events:eu-west-1:111122223333:event-bus/shop", "Event bus"),
        ("events:eu-west-1:111122223333:event-busv2/shop/0123456789abcdefghijklmno", "Custom Event Bus"),
        ("events:eu-west-1:111122223333:api-destination/crm/6f2d0b8c", "API destination"),
        ("events:eu-west-1:111122223333:target/stop-instance", "EC2 StopInstances"),
        ("events:eu-west-1:111122223333:rule/r", "Unknown target"),
        ("execute-api:eu-west-1:111122223333:abc/prod/POST/orders/*", "API Gateway"),
        ("redshift:eu-west-1:111122223333:cluster:dw", "Redshift"),
        ("sagemaker:eu-west-1:111122223333:pipeline/train", "SageMaker pipeline"),
        ("glue:eu-west-1:111122223333:workflow/etl", "Glue workflow"),
        ("appsync:eu-west-1:111122223333:endpoints/graphql-api/abc", "AppSync"),
        ("lambda:eu-west-1:111122223333:layer:x", "Unknown target"),
        ("dynamodb:eu-west-1:111122223333:table/t", "Unknown target"),
    ];
    for (arn, title) in cases {
        assert_eq!(TargetKind::of(&format!("arn:aws:{arn}")).title, title, "{arn}");
    }
    assert_eq!(TargetKind::of("orders"), &UNKNOWN);
    assert_eq!(arrives("lambda:eu-west-1:111122223333:function:f", "{}", EVENT), EVENT);
}

#[test]
fn names_stand_in_the_middle_of_some_arns() {
    for (arn, name) in [
        ("lambda:eu-west-1:111122223333:function:bill:live", "bill"),
        ("events:eu-west-1:111122223333:api-destination/crm/6f2d0b8c", "crm"),
        ("events:eu-west-1:111122223333:event-bus/shop", "shop"),
        ("logs:eu-west-1:111122223333:log-group:/aws/events/all", "all"),
    ] {
        let arn = format!("arn:aws:{arn}");
        assert_eq!((TargetKind::of(&arn).name)(&Arn::parse(&arn).unwrap()), name, "{arn}");
    }
}

#[test]
fn every_kind_says_all_that_is_asked_of_it() {
    for kind in TARGETS {
        assert!(!kind.title.is_empty() && !kind.label().is_empty(), "{kind:?}");
        let same = TARGETS.iter().filter(|other| other.title == kind.title || other.label() == kind.label());
        assert_eq!(same.count(), 1, "{kind:?} is called like another");
        assert!(kind.permission.is_some_and(|it| !it.actions.is_empty()), "{kind:?}");
        assert!(!kind.needs_block || !kind.blocks[0].essential.is_empty(), "{kind:?}");

        let text = kind.skeleton_in("111122223333", "cn-north-1");
        let document = json::parse(&text);
        assert_eq!(document.problems(), [], "{text}");
        let arn = document.root().unwrap().get("Arn").unwrap().as_str().unwrap();
        assert!(arn.starts_with("arn:aws-cn:"), "{arn}");
        let role = document.root().unwrap().get("RoleArn").and_then(json::Value::as_str);
        assert_eq!(role.is_some(), kind.needs_role(), "{kind:?}");
        assert!(role.is_none_or(|role| role.starts_with("arn:aws-cn:iam::111122223333:role/")), "{kind:?}");
        let parsed = Arn::parse(&arn).unwrap();
        let named: Vec<_> = TARGETS.iter().filter(|other| (other.is_named_by)(&parsed)).collect();
        assert_eq!(named, [kind], "{arn}");
        let statement = permission::statement(&arn, "arn:aws:events:eu-west-1:111122223333:rule/r").unwrap();
        assert_eq!(json::parse(&statement).problems(), [], "{statement}");
    }
    assert!(TARGETS.len() > 25);
}

#[test]
fn every_kind_receives_what_its_skeleton_sends() {
    for kind in TARGETS {
        let text = kind.skeleton_in("111122223333", "eu-west-1");
        let document = json::parse(&text);
        let root = document.root().unwrap();
        let given =
            root.children().filter(|it| !matches!(it.key().as_deref(), Some("Arn" | "RoleArn" | "Input")));
        let given: Vec<String> =
            given.map(|it| format!("{}:{}", json::quote(&it.key().unwrap()), it.source())).collect();
        let arn = root.get("Arn").unwrap().as_str().unwrap();
        let input = root.get("Input").and_then(json::Value::as_str);
        let answer = answer(
            arn.strip_prefix("arn:aws:").unwrap(),
            &format!("{{{}}}", given.join(",")),
            input.as_deref().unwrap_or(EVENT),
        );
        assert!(answer.as_ref().is_ok_and(|it| !it.title.is_empty() && !it.text.is_empty()), "{kind:?}");
    }
}

#[test]
fn blocks_and_their_settings_have_names_of_their_own() {
    let blocks = blocks();
    assert!(blocks.len() > 8);
    for block in blocks {
        assert!(Block::find(block.name) == Some(block) && !block.settings.is_empty(), "{}", block.name);
        for name in block.essential {
            assert!(block.setting(name).is_some(), "{} has no {name}", block.name);
        }
        for setting in block.settings {
            assert!(block.setting(setting.name) == Some(setting), "{}.{}", block.name, setting.name);
            assert!(Block::find(setting.name).is_none(), "{} is a block", setting.name);
        }
    }
}

//! What CreateSchedule was seen to refuse: by one third party on 7 September 2026 (PF), where the last full stop may be
//! missing; what rests on the service's model or guide alone says so.

use crate::bus::system::{SelectedRule, read};
use std::sync::Arc;

const ROLE: &str = r#""RoleArn":"arn:aws:iam::123456789012:role/r""#;
const OFF: &str = r#""FlexibleTimeWindow":{"Mode":"OFF"}"#;

/// Returns a schedule with a target, and these members besides.
fn schedule(target: &str, members: &str) -> String {
    format!(
        r#"{{"Schedules":[{{"Name":"s","ScheduleExpression":"rate(1 hour)",{members},"Target":{{{ROLE},{target}}}}}]}}"#
    )
}

fn arn(rest: &str) -> String {
    format!(r#""Arn":"arn:aws:{rest}""#)
}

fn queue() -> String {
    arn("sqs:eu-west-1:123456789012:q")
}

/// Returns what is said of a text: AWS's words, or ours in brackets where those are not known.
fn told(text: &str) -> Vec<String> {
    let pattern = Arc::from(r#"{"source":["shop"]}"#);
    let selected =
        SelectedRule { account: "123456789012", region: "eu-west-1", pattern: &pattern, handler: None };
    let read = read(text, selected);
    let of = |problem: &crate::bus::system::Problem| {
        assert!(problem.sentence().ends_with('.'), "{}", problem.sentence());
        let ours = || format!("({})", problem.sentence());
        problem.aws_message(&read.model).unwrap_or_else(ours)
    };
    read.problems.iter().map(of).collect()
}

#[track_caller]
fn check(cases: &[(String, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(told(text), *expected, "{text}");
    }
}

#[test]
fn windows_and_dates() {
    let window = |window: &str| schedule(&queue(), &format!(r#""FlexibleTimeWindow":{{{window}}}"#));
    let dates = |start: &str, end: &str| {
        schedule(&queue(), &format!(r#"{OFF},"StartDate":"{start}","EndDate":"{end}""#))
    };
    let off = "MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.";
    let range = |value: u32, bound: &str| {
        format!(
            "1 validation error detected: Value '{value}' at 'flexibleTimeWindow.maximumWindowInMinutes' failed to satisfy \
             constraint: Member must have value {bound}"
        )
    };
    let (zero, long) = (range(0, "greater than or equal to 1"), range(1_441, "less than or equal to 1440"));
    let order = "The StartDate you specify must come before the EndDate.";
    check(&[
        (window(r#""Mode":"OFF""#), &[]),
        (window(r#""Mode":"OFF","MaximumWindowInMinutes":15"#), &[off]),
        (window(r#""Mode":"FLEXIBLE","MaximumWindowInMinutes":15"#), &[]),
        (
            window(r#""Mode":"FLEXIBLE""#),
            &["MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE."],
        ),
        // The model has the range.
        (window(r#""Mode":"FLEXIBLE","MaximumWindowInMinutes":0"#), &[&zero]),
        (window(r#""Mode":"FLEXIBLE","MaximumWindowInMinutes":1441"#), &[&long]),
        (window(r#""Mode":"ON""#), &["(Must be one of OFF, FLEXIBLE.)"]),
        (schedule(&queue(), r#""State":"ENABLED""#), &["(\"FlexibleTimeWindow\" is missing.)"]),
        (dates("2026-01-01T00:00:00Z", "2026-01-02T00:00:00+00:00"), &[]),
        (dates("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"), &[order]),
        (dates("2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z"), &[order]),
    ]);
}

#[test]
fn names() {
    let named = |name: &str| schedule(&queue(), OFF).replace(r#""Name":"s""#, &format!(r#""Name":"{name}""#));
    let long = "n".repeat(65);
    let words = |value: &str, what: &str| {
        format!(
            "1 validation error detected: Value '{value}' at 'name' failed to satisfy constraint: Member must {what}"
        )
    };
    // The model has both.
    check(&[
        (named("a.b-c_1"), &[]),
        (named("a b"), &[&words("a b", "satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$")]),
        (named(&long), &[&words(&long, "have length less than or equal to 64")]),
    ]);
}

#[test]
fn universal_targets() {
    let call = |arn: &str, input: &str| schedule(&format!(r#""Arn":"{arn}"{input}"#), OFF);
    let (sdk, input) = ("arn:aws:scheduler:::aws-sdk", r#","Input":"{\"InstanceIds\":[\"i-1\"]}""#);
    check(&[
        (call(&format!("{sdk}:ec2:startInstances"), input), &[]),
        (
            call(&format!("{sdk}:ec2:startInstances"), ""),
            &["You must provide an input to set this target for your schedule."],
        ),
        (call(&format!("{sdk}:sqs:getQueueUrl"), input), &["getQueueUrl API is not supported."]),
        (call(&format!("{sdk}:ec2:describeInstances"), input), &["describeInstances API is not supported."]),
        (call(&format!("{sdk}:sqs:listQueues"), input), &["listQueues API is not supported."]),
        // The guide has the other prefixes, and that the input is JSON.
        (call(&format!("{sdk}:dynamodb:batchGetItem"), input), &["batchGetItem API is not supported."]),
        (
            call(&format!("{sdk}:sqs:sendMessage"), r#","Input":"hello""#),
            &["JSON syntax error in input for the target."],
        ),
        (
            call("arn:aws:scheduler:eu-west-1:123456789012:aws-sdk:sqs:sendMessage", input),
            &["scheduler is not a supported service for a target."],
        ),
    ]);
}

#[test]
fn templated_targets() {
    let of = |target: &str| schedule(target, OFF);
    let (fifo, bus) =
        (arn("sqs:eu-west-1:123456789012:q.fifo"), arn("events:eu-west-1:123456789012:event-bus/default"));
    let function = arn("lambda:eu-west-1:123456789012:function:f");
    let cluster = arn("ecs:eu-west-1:123456789012:cluster/c");
    let task = |more: &str| {
        format!(
            r#"{cluster},"EcsParameters":{{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:123456789012:task-definition/t"{more}}}"#
        )
    };
    let network = r#","NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["s"]}}"#;
    let elsewhere = "The target ARN provided does not match the current region eu-west-1.";
    check(&[
        (of(&arn("lambda:us-east-1:123456789012:function:f")), &[elsewhere]),
        (of(&format!("{},{EVENT}", arn("events:us-east-1:123456789012:event-bus/b"))), &[elsewhere]),
        (of(&format!("{bus},{EVENT}")), &[]),
        (of(&format!(r#"{fifo},"SqsParameters":{{"MessageGroupId":"g"}}"#)), &[]),
        (of(&fifo), &["Parameters SqsParameters must be specified."]),
        (
            of(&format!(r#"{},"SqsParameters":{{"MessageGroupId":"g"}}"#, queue())),
            &["Parameters MessageGroupId not valid for the target."],
        ),
        (
            of(&format!(r#"{function},"EcsParameters":{{"TaskDefinitionArn":"t"}}"#)),
            &["Parameters EcsParameters not supported for the target."],
        ),
        (
            of(&format!(r#"{},"KinesisParameters":{{"PartitionKey":"k"}}"#, queue())),
            &["Parameters KinesisParameters not supported for the target."],
        ),
        (of(&task(r#","LaunchType":"EC2""#)), &[]),
        (of(&task(&format!(r#","LaunchType":"FARGATE"{network}"#))), &[]),
        (
            of(&task(r#","LaunchType":"FARGATE""#)),
            &["Parameter NetworkConfiguration must be specified for the target when launch type is FARGATE."],
        ),
        (of(&format!(r#"{function},"Input":"{{\"a\":1}}""#)), &[]),
        (of(&format!(r#"{function},"Input":"hello""#)), &["JSON syntax error in input for the target."]),
        // The model says that a queue takes any text, and what each kind of target needs.
        (of(&format!(r#"{},"Input":"hello""#, queue())), &[]),
        (of(&bus), &["(This target needs EventBridgeParameters.)"]),
        (of(&arn("s3:::b")), &["s3 is not a supported service for a target."]),
        (
            of(r#""Arn":"queue""#),
            &["(A target must be an ARN, or arn:aws:scheduler:::aws-sdk:service:action.)"],
        ),
        (
            of(&format!(
                r#"{},"DeadLetterConfig":{{"Arn":"arn:aws:sqs:eu-west-1:123456789012:d.fifo"}}"#,
                queue()
            )),
            &["(A dead-letter queue must be a standard SQS queue.)"],
        ),
    ]);
}

const EVENT: &str = r#""EventBridgeParameters":{"DetailType":"T","Source":"shop"}"#;

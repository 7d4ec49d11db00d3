//! What PutTargets, PutRule and CreateEventBus were seen to refuse, in AWS's words and at their place.
//!
//! The numbers are those of a table of recorded behaviours. The sources: LS, LocalStack's snapshots of AWS
//! (2024–2025); SD, stackd's captures (September 2026); PF, the answers to cdk-preflight's deployments
//! (September 2026; the last full stop may be missing); W, public transcripts. A case with only one of SD, PF
//! and W has a single source.

use crate::bus::system::{SelectedRule, System, read};
use std::sync::Arc;

const ROLE: &str = r#""RoleArn":"arn:aws:iam::123456789012:role/r""#;
const SQS: &str = r#""Arn":"arn:aws:sqs:eu-west-1:123456789012:q""#;
const LOGS: &str = r#""Arn":"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/l""#;

fn system(text: &str) -> System {
    let pattern = Arc::from(r#"{"source":["shop"]}"#);
    read(
        text,
        SelectedRule { account: "123456789012", region: "eu-west-1", pattern: &pattern, handler: None },
    )
}

/// Returns a system whose rule `r` has the target `t` with these members.
fn of(target: &str) -> String {
    format!(
        r#"{{"EventBuses":[{{"Name":"domain"}}],"Rules":[{{"Name":"r","EventPattern":{{"source":["shop"]}},"Targets":[{{"Id":"t",{target}}}]}}]}}"#
    )
}

fn arn(service: &str, resource: &str) -> String {
    format!(r#""Arn":"arn:aws:{service}:eu-west-1:123456789012:{resource}""#)
}

/// Returns the only problem of a text: the text at its place, AWS's message, and whether AWS refuses the part
/// for it.
#[track_caller]
fn refusal(row: &str, text: &str) -> (String, Option<String>, bool) {
    let system = system(text);
    let [problem] = system.problems.as_slice() else {
        panic!("row {row}: {:?} in {text}", system.problems);
    };
    assert!(problem.sentence().ends_with('.'), "row {row}: {}", problem.sentence());
    let aws = problem.aws_message(&system.model);
    (problem.span.of(text).to_owned(), aws, problem.is_refused_by_aws())
}

/// Checks that AWS refuses a text with this message, because of the value at a place.
#[track_caller]
fn refused(row: &str, text: &str, place: &str, words: &str) {
    assert_eq!(refusal(row, text), (place.to_owned(), Some(words.to_owned()), true), "row {row}: {text}");
}

#[track_caller]
fn accepted(row: &str, text: &str) {
    assert_eq!(system(text).problems, [], "row {row}: {text}");
}

#[test]
fn row_28_a_target_without_its_role() {
    // PF (12 kinds), SD (3), W; of the kinds of Systems Manager one was tried.
    let kinds = [
        ("events", "event-bus/domain", ""),
        ("events", "api-destination/crm/6f2d", ""),
        ("firehose", "deliverystream/d", ""),
        ("ecs", "cluster/c", r#","EcsParameters":{"TaskDefinitionArn":"t"}"#),
        ("batch", "job-queue/q", r#","BatchParameters":{"JobDefinition":"d","JobName":"n"}"#),
        ("states", "stateMachine:m", ""),
        (
            "ssm",
            "document/d",
            r#","RunCommandParameters":{"RunCommandTargets":[{"Key":"k","Values":["v"]}]}"#,
        ),
        ("ssm", "automation-definition/a:1", ""),
        ("redshift", "cluster:c", r#","RedshiftDataParameters":{"Database":"d","Sql":"s"}"#),
        ("sagemaker", "pipeline/p", ""),
        ("codebuild", "project/p", ""),
        ("codepipeline", "p", ""),
        ("glue", "workflow/w", ""),
        ("inspector", "target/0-a/template/0-b", ""),
    ];
    for (service, resource, more) in kinds {
        let target = arn(service, resource) + more;
        let words =
            format!("RoleArn is required for target arn:aws:{service}:eu-west-1:123456789012:{resource}.");
        refused("28", &of(&target), "{", &words);
        accepted("28", &of(&format!("{target},{ROLE}")));
    }
    // PF.
    let stream = arn("kinesis", "stream/s");
    let words = "Rule r does not have RoleArn assigned to invoke target arn:aws:kinesis:eu-west-1:123456789012:stream/s.";
    refused("28", &of(&stream), "{", words);
    accepted("28", &of(&format!("{stream},{ROLE}")));
    // The role of the rule, which that is about.
    accepted("28", &of(&stream).replace(r#""Name":"r""#, &format!(r#""Name":"r",{ROLE}"#)));
    // The User Guide asks for a role; nobody recorded the answer.
    let (place, aws, is_refused) = refusal("28", &of(&arn("imagebuilder", "image-pipeline/p")));
    assert_eq!((place.as_str(), aws, is_refused), ("{", None, false));
    for target in [SQS, LOGS, &arn("lambda", "function:f"), &arn("sns", "t")] {
        accepted("28", &of(target));
    }
}

#[test]
fn row_29_an_input_for_a_bus() {
    // SD (3), W; of the own account and of another.
    let words = "Modifying the input for target t is not supported.";
    for account in ["123456789012", "444455556666"] {
        let bus = format!(r#""Arn":"arn:aws:events:eu-west-1:{account}:event-bus/domain",{ROLE}"#);
        for (input, place) in [
            (r#""Input":"{}""#, r#""{}""#),
            (r#""InputPath":"$.detail""#, r#""$.detail""#),
            (r#""InputTransformer":{"InputTemplate":"{\"a\":1}"}"#, r#""{\"a\":1}""#),
        ] {
            refused("29", &of(&format!("{bus},{input}")), place, words);
        }
        accepted("29", &of(&bus));
    }
}

#[test]
fn rows_30_to_32_of_buses() {
    let bus = |region: &str, name: &str| {
        format!(r#""Arn":"arn:aws:events:{region}:123456789012:event-bus/{name}",{ROLE}"#)
    };
    // SD, W.
    let own = r#""arn:aws:events:eu-west-1:123456789012:event-bus/default""#;
    let words = "Source EventBus and Target EventBus must not be the same.";
    refused("30", &of(&bus("eu-west-1", "default")), own, words);
    // SD.
    let retry = r#""RetryPolicy":{"MaximumRetryAttempts":185}"#;
    let text = of(&format!("{},{retry}", bus("eu-west-1", "domain")));
    let words = "Retry policy is not supported for Event bus targets.";
    refused("31", &text, r#"{"MaximumRetryAttempts":185}"#, words);
    accepted("31", &of(&format!("{SQS},{retry}")));
    // SD.
    for (target, arn) in [
        (bus("eu-moon-1", "domain"), "arn:aws:events:eu-moon-1:123456789012:event-bus/domain"),
        (
            arn("logs", "log-group:/aws/events/l:log-stream:s"),
            "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/l:log-stream:s",
        ),
    ] {
        let words = format!("Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.");
        refused("32", &of(&target), &format!("\"{arn}\""), &words);
    }
    accepted("32", &of(&bus("ap-east-2", "domain")));
    accepted("32", &of(&arn("logs", "log-group:/aws/events/l:*")));
}

#[test]
fn rows_33_to_35_of_log_groups() {
    // SD.
    let words =
        "RoleArn is not supported for target arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/l.";
    refused("33", &of(&format!("{LOGS},{ROLE}")), r#""arn:aws:iam::123456789012:role/r""#, words);
    // SD, W.
    let words = "Input and InputPath are not valid forms of input for target t. The only valid form of input is \
                 InputTransformer.";
    refused("34", &of(&format!(r#"{LOGS},"Input":"{{}}""#)), r#""{}""#, words);
    refused("34", &of(&format!(r#"{LOGS},"InputPath":"$.detail""#)), r#""$.detail""#, words);
    // W.
    let template = |template: &str| {
        format!(
            r#"{LOGS},"InputTransformer":{{"InputPathsMap":{{"t":"$.time"}},"InputTemplate":{}}}"#,
            crate::json::quote(template)
        )
    };
    let text = r#""at <t>""#;
    refused(
        "35",
        &of(&template(text)),
        &crate::json::quote(text),
        "Input for target t is not a valid JSON text.",
    );
    accepted("35", &of(&template(r#"{"timestamp":<t>,"message":"at <t>"}"#)));
    // Two public threads; AWS's words are not known.
    accepted("logs", &of(&template(r#"{"message":"at <t>"}"#)));
    for own in [r#"{"SomeParam":<t>}"#, r#"{"timestamp":<t>}"#, r#"{"timestamp":<t>,"message":1,"a":2}"#] {
        let (place, aws, is_refused) = refusal("F92", &of(&template(own)));
        assert_eq!((place, aws, is_refused), (crate::json::quote(own), None, true));
    }
}

#[test]
fn rows_36_to_38_of_inputs() {
    // SD, PF.
    let words = r#"JSON syntax error in input for target t: [Source: (String)"no"; line: 1, column: 1]"#;
    refused("36", &of(&format!(r#"{SQS},"Input":"no""#)), r#""no""#, words);
    accepted("36", &of(&format!(r#"{SQS},"Input":"\"no\"""#)));
    // SD (17), PF (3).
    let words = "InputPath for target t is invalid.";
    for path in ["$.a.*", "$['a']", "$..a", "$.a[-1]", "$.a[0:2]", "detail"] {
        let (target, quoted) = (format!(r#"{SQS},"InputPath":"{path}""#), format!("\"{path}\""));
        refused("37", &of(&target), &quoted, words);
        let target = format!(
            r#"{SQS},"InputTransformer":{{"InputPathsMap":{{"a":"{path}"}},"InputTemplate":"{{}}"}}"#
        );
        refused("37", &of(&target), &quoted, words);
    }
    let empty = format!(r#"{SQS},"InputTransformer":{{"InputPathsMap":{{"a":""}},"InputTemplate":"{{}}"}}"#);
    refused("37", &of(&empty), r#""""#, words);
    accepted("37", &of(&format!(r#"{SQS},"InputPath":"""#)));
    // LS, SD, PF.
    let words = "Only one of Input, InputPath, or InputTransformer must be provided for target t.";
    let both = format!(r#"{SQS},"Input":"1","InputPath":"$.id""#);
    refused("38", &of(&both), r#""InputPath""#, words);
}

#[test]
fn rows_41_and_42_of_transformers() {
    let target = |transformer: &str| of(&format!(r#"{SQS},"InputTransformer":{{{transformer}}}"#));
    // SD has the first; what else is no JSON with null for each placeholder is refused likewise, as is concluded.
    for (template, read, line, column) in [
        ("hello <a>", "hello null", 1, 1),
        (r#"{"a":<a>,}"#, r#"{"a":null,}"#, 1, 11),
        ("{\n\"a\": <a>\n\"b\": 1}", "{\n\"a\": null\n\"b\": 1}", 3, 1),
        ("<a> kB", "null kB", 1, 6),
    ] {
        let quoted = crate::json::quote(template);
        let text = target(&format!(r#""InputPathsMap":{{"a":"$.id"}},"InputTemplate":{quoted}"#));
        let words = format!(
            "Invalid InputTemplate for target t : [Source: (String)\"{read}\"; line: {line}, column: {column}]."
        );
        refused("41", &text, &quoted, &words);
    }
    let empty = target(r#""InputTemplate":"""#);
    let words = "1 validation error detected: Value '' at 'targets.1.member.inputTransformer.inputTemplate' failed to \
                 satisfy constraint: Member must have length greater than or equal to 1";
    refused("41", &empty, r#""""#, words);
    let (_, aws, is_refused) = refusal("41", &target(r#""InputTemplate":"  ""#));
    assert_eq!((aws, is_refused), (None, true));
    // PF: 101 entries are refused, 100 are taken, and a key may begin with AWS.
    let paths = |count: usize| {
        let all: Vec<String> = (0..count).map(|n| format!(r#""v{n}":"$.id""#)).collect();
        target(&format!(r#""InputPathsMap":{{{}}},"InputTemplate":"{{}}""#, all.join(",")))
    };
    accepted("42", &paths(100));
    let (_, aws, is_refused) = refusal("42", &paths(101));
    let aws = aws.unwrap();
    assert!(aws.starts_with("1 validation error detected: Value '{v0=$.id, v1=$.id, "), "{aws}");
    assert!(aws.ends_with("failed to satisfy constraint: Member must have length less than or equal to 100"));
    assert!(is_refused);
    accepted("42", &target(r#""InputPathsMap":{"AWSid":"$.id"},"InputTemplate":"{\"a\":<AWSid>}""#));
}

#[test]
fn rows_43_to_48_of_parameters() {
    // PF.
    let twice = of(&format!(r#"{SQS}}},{{"Id":"t",{SQS}"#));
    let words = "Parameter targets is not valid. Reason: More than one target with Id 't' is provided.";
    refused("43", &twice, r#""t""#, words);
    // PF; SqsParameters are taken anywhere.
    let block = r#"{"TaskDefinitionArn":"t"}"#;
    let text = of(&format!(r#"{SQS},"EcsParameters":{block}"#));
    refused("44", &text, block, "Parameter(s) EcsParameters not supported for target: t.");
    let topic = arn("sns", "t");
    accepted("44", &of(&format!(r#"{topic},"SqsParameters":{{"MessageGroupId":"g"}}"#)));
    let endpoint = r#"{"Method":"GET","Url":"https://example.com"}"#;
    let (_, aws, is_refused) = refusal("44", &of(&format!(r#"{topic},"Endpoint":{endpoint}"#)));
    assert_eq!((aws, is_refused), (None, false));
    // PF.
    for (service, resource, block) in
        [("ecs", "cluster/c", "EcsParameters"), ("batch", "job-queue/q", "BatchParameters")]
    {
        let text = of(&format!("{},{ROLE}", arn(service, resource)));
        refused("45", &text, "{", &format!("Parameter(s) {block} must be specified for target: t."));
    }
}

#[test]
fn row_46_of_ecs() {
    // PF, 7 September 2026, each with a case that passes.
    let task = |settings: &str| {
        let definition = r#""TaskDefinitionArn":"arn:aws:ecs:eu-west-1:123456789012:task-definition/t:1""#;
        of(&format!(r#"{},{ROLE},"EcsParameters":{{{definition}{settings}}}"#, arn("ecs", "cluster/c")))
    };
    let network =
        |key: &str, settings: &str| format!(r#","NetworkConfiguration":{{"{key}":{{{settings}}}}}"#);
    let list = |count: usize| format!("[{}]", vec![r#""x""#; count].join(","));
    refused(
        "46",
        &task(r#","LaunchType":"FARGATE""#),
        r#"{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:123456789012:task-definition/t:1","LaunchType":"FARGATE"}"#,
        "Parameter NetworkConfiguration must be specified for target t when launch type is FARGATE",
    );
    refused(
        "46",
        &task(r#","LaunchType":"EC2","PlatformVersion":"1.4.0""#),
        r#""1.4.0""#,
        "Parameter PlatformVersion for target t is not supported when launch type is EC2",
    );
    for key in ["awsvpcConfiguration", "AwsVpcConfiguration"] {
        let subnets = |count| format!(r#""Subnets":{}"#, list(count));
        let settings = format!(r#"{},"AssignPublicIp":"ENABLED""#, subnets(1));
        refused(
            "46",
            &task(&format!(r#","LaunchType":"EC2"{}"#, network(key, &settings))),
            r#""ENABLED""#,
            "Parameter AssignPublicIp for target t is not supported when launch type is EC2",
        );
        accepted("46", &task(&format!(r#","LaunchType":"FARGATE"{}"#, network(key, &settings))));
        refused(
            "46",
            &task(&network(key, &subnets(17))),
            &list(17),
            "Parameter Subnets is not valid. Reason: size must be in between 1 and 16",
        );
        accepted("46", &task(&network(key, &subnets(16))));
        let groups = |count| format!(r#"{},"SecurityGroups":{}"#, subnets(1), list(count));
        refused(
            "46",
            &task(&network(key, &groups(6))),
            &list(6),
            "Parameter SecurityGroups is not valid. Reason: size must be in between 0 and 5",
        );
        accepted("46", &task(&network(key, &groups(5))));
    }
    // SD, 16 September 2026.
    refused(
        "ECS",
        &task("").replace(r#""EcsParameters""#, r#""InputPath":"$.detail","EcsParameters""#),
        r#""$.detail""#,
        "InputPath is not a valid form of input for target t. The only valid forms of input are Input and InputTransformer.",
    );
    refused("46", &task(r#","TaskCount":11"#), "11", "Parameter(s) TaskCount not valid for target: t.");
    accepted("46", &task(r#","TaskCount":10"#));
    refused(
        "46",
        &task("")
            .replace(":eu-west-1:123456789012:task-definition", ":us-east-1:123456789012:task-definition"),
        r#""arn:aws:ecs:us-east-1:123456789012:task-definition/t:1""#,
        "Region of arn:aws:ecs:eu-west-1:123456789012:cluster/c does not match region of \
         arn:aws:ecs:us-east-1:123456789012:task-definition/t:1",
    );
}

#[test]
fn rows_47_and_48_of_batch_and_redshift() {
    // PF.
    let job = |settings: &str| {
        of(&format!(
            r#"{},{ROLE},"BatchParameters":{{"JobDefinition":"d","JobName":"n",{settings}}}"#,
            arn("batch", "job-queue/q")
        ))
    };
    refused(
        "47",
        &job(r#""ArrayProperties":{"Size":1}"#),
        r#"{"Size":1}"#,
        "Parameter ArrayProperties is not valid. Reason: Size must be in between 2 and 10000.",
    );
    refused(
        "47",
        &job(r#""RetryStrategy":{"Attempts":11}"#),
        r#"{"Attempts":11}"#,
        "Parameter RetryStrategy is not valid. Reason: Attempts must be in between 1 and 10.",
    );
    accepted("47", &job(r#""ArrayProperties":{"Size":2},"RetryStrategy":{"Attempts":10}"#));
    let statement = |settings: &str| {
        of(&format!(
            r#"{},{ROLE},"RedshiftDataParameters":{{"Database":"d",{settings}}}"#,
            arn("redshift", "cluster:c")
        ))
    };
    refused(
        "47",
        &statement(r#""Sql":"s","Sqls":["s"]"#),
        r#""Sqls""#,
        "Either RedshiftDataParameters.sql or RedshiftDataParameters.sqls …",
    );
    refused(
        "48",
        &statement(r#""Sql":"s","DbUser":"u","SecretManagerArn":"a""#),
        r#""a""#,
        "Either RedshiftDataParameters.dBUser or RedshiftDataParameters.secretManagerArn …",
    );
}

#[test]
fn row_49_of_dead_letter_queues() {
    // PF.
    for (arn, words) in [
        ("arn:aws:sns:eu-west-1:123456789012:t", "sns is not supported as a dead letter resource"),
        (
            "arn:aws:lambda:eu-west-1:123456789012:function:f",
            "lambda is not supported as a dead letter resource",
        ),
        ("arn:aws:sqs:eu-west-1:123456789012:d.fifo", "SQS FIFO is not supported by Dead Letter Queues"),
    ] {
        let text = of(&format!(r#"{SQS},"DeadLetterConfig":{{"Arn":"{arn}"}}"#));
        refused("49", &text, &format!("\"{arn}\""), words);
    }
}

#[test]
fn rows_50_and_51_of_names() {
    // PF.
    let text = r#"{"EventBuses":[{"Name":"a/b"}]}"#;
    refused("50", text, r#""a/b""#, "Event bus name must not contain '/'.");
    // SD.
    let name = "a b".repeat(30);
    let text = format!(r#"{{"Rules":[{{"Name":"{name}","EventPattern":{{"a":[1]}}}}]}}"#);
    let words = format!(
        "2 validation errors detected: Value '{name}' at 'name' failed to satisfy constraint: Member must satisfy regular \
         expression pattern: [\\.\\-_A-Za-z0-9]+; Value '{name}' at 'name' failed to satisfy constraint: Member must have \
         length less than or equal to 64"
    );
    refused("51", &text, &format!("\"{name}\""), &words);
    // Concluded from it: what is empty breaks both constraints as well.
    let words = "2 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must satisfy regular \
                 expression pattern: [\\.\\-_A-Za-z0-9]+; Value '' at 'name' failed to satisfy constraint: Member must have \
                 length greater than or equal to 1";
    refused("51", r#"{"Rules":[{"Name":"","EventPattern":{"a":[1]}}]}"#, r#""""#, words);
    // The second target of a call is the second member of its list.
    let second = of(&format!(r#"{SQS}}},{{"Id":"b d",{SQS}"#));
    let words = "1 validation error detected: Value 'b d' at 'targets.2.member.id' failed to satisfy constraint: Member must \
                 satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+";
    refused("51", &second, r#""b d""#, words);
}

#[test]
fn rules_of_empty_texts() {
    // SD, 15 September 2026; the words of the first were not kept, and are those for a rule without either.
    const NEITHER: &str = "Parameter(s) EventPattern or ScheduleExpression must be specified.";
    const ELSEWHERE: &str = "ScheduleExpression is supported only on the default event bus.";
    let pattern = r#""EventPattern":{"a":[1]}"#;
    for (members, expected) in [
        (r#""ScheduleExpression":"""#.to_owned(), Some(NEITHER)),
        (r#""EventPattern":"""#.to_owned(), Some(NEITHER)),
        (r#""EventPattern":"","ScheduleExpression":"""#.to_owned(), Some(NEITHER)),
        (format!(r#"{pattern},"ScheduleExpression":"""#), None),
        (
            format!(
                r#"{pattern},"ScheduleExpression":"","State":"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS""#
            ),
            None,
        ),
        (r#""EventPattern":"","ScheduleExpression":"rate(1 day)""#.to_owned(), None),
        (format!(r#"{pattern},"ScheduleExpression":"","EventBusName":"domain""#), Some(ELSEWHERE)),
    ] {
        let text = format!(r#"{{"EventBuses":[{{"Name":"domain"}}],"Rules":[{{"Name":"r",{members}}}]}}"#);
        let read = system(&text);
        let told: Vec<_> = read.problems.iter().filter_map(|it| it.aws_message(&read.model)).collect();
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{members}");
        assert_eq!(read.problems.len(), told.len(), "{members}");
    }
}

#[test]
fn rows_52_to_54_of_rules() {
    let rule = |members: &str| format!(r#"{{"Rules":[{{"Name":"r",{members}}}]}}"#);
    // PF: 2,015 pass, 2,107 do not.
    let pattern = |length: usize| format!(r#"{{"a":["{}"]}}"#, "x".repeat(length - 10));
    let words = "Parameter EventPattern for rule r exceeds limit of 2048.";
    for length in [2_049, 2_107, 4_096] {
        let pattern = pattern(length);
        refused("52", &rule(&format!(r#""EventPattern":{pattern}"#)), &pattern, words);
    }
    accepted("52", &rule(&format!(r#""EventPattern":{}"#, pattern(2_048))));
    // PF, one deployment; TestEventPattern has other words.
    let pattern = r#"{"detail":{"$or":[{"x":["1"]}],"y":["2"]}}"#;
    let text = rule(&format!(r#""EventPattern":{pattern}"#));
    let (_, aws, is_refused) = refusal("53", &text);
    let words = "Event pattern is not valid. Reason: Unrecognized match type x";
    assert_eq!((aws.as_deref(), is_refused), (Some(words), true));
    assert!(system(&text).problems[0].sentence().contains("single observation"));
    let parsed = crate::pattern::parse(pattern);
    let other = crate::pattern::messages::aws_message(&parsed).unwrap_or_default();
    assert!(other.contains("There must have at least 2 Objects in $or relationship."), "{other}");
    // SD; the words were not recorded.
    let text =
        rule(r#""ScheduleExpression":"rate(1 day)","State":"ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS""#);
    let (place, aws, is_refused) = refusal("54", &text);
    let state = r#""ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS""#;
    assert_eq!((place.as_str(), aws, is_refused), (state, None, true));
}

/// A range that is not kept is refused in the same words below it as above.
#[test]
fn numbers_below_zero() {
    let words = |value: &str, member: &str, least: u32| {
        format!(
            "1 validation error detected: Value '{value}' at 'targets.1.member.retryPolicy.{member}' failed to satisfy \
             constraint: Member must have value greater than or equal to {least}"
        )
    };
    let retry = |field: &str, value: &str| {
        of(&format!(r#"{},"RetryPolicy":{{"{field}":{value}}}"#, arn("lambda", "function:f")))
    };
    refused("ranges", &retry("MaximumRetryAttempts", "-1"), "-1", &words("-1", "maximumRetryAttempts", 0));
    refused(
        "ranges",
        &retry("MaximumEventAgeInSeconds", "-60"),
        "-60",
        &words("-60", "maximumEventAgeInSeconds", 60),
    );
    // No client would send these.
    for value in ["1.5", "\"3\"", "-1.5", "99999999999999999999"] {
        let (_, aws, is_refused) = refusal("ranges", &retry("MaximumRetryAttempts", value));
        assert_eq!((aws, is_refused), (None, false), "{value}");
    }
}

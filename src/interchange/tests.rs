//! The findings for each kind of text.

use super::*;

/// Returns the findings, one a line: `kind format name {value} [placeholders]`.
pub(super) fn told(text: &str) -> Vec<String> {
    let findings = read(text);
    let tell = |finding: &Finding| {
        let name = finding.name.as_deref().unwrap_or("–");
        format!("{} {} {name} {}", finding.kind.name(), finding.format.format().name, finding.value.to_json())
    };
    findings.found.iter().map(tell).collect()
}

/// Returns the one pattern in a text.
pub(super) fn pattern(text: &str) -> String {
    let findings = read(text);
    let patterns: Vec<String> =
        findings.found.iter().filter_map(Finding::pattern).map(Node::to_json).collect();
    assert_eq!(patterns.len(), 1, "{text}: {findings:?}");
    patterns.concat()
}

#[test]
fn each_format_has_its_entry() {
    for id in [
        FormatId::Api,
        FormatId::Boto3,
        FormatId::CdkPython,
        FormatId::CdkTypeScript,
        FormatId::Cli,
        FormatId::CloudFormation,
        FormatId::Pulumi,
        FormatId::Sam,
        FormatId::Sdk,
        FormatId::Serverless,
        FormatId::Terraform,
    ] {
        assert_eq!(id.format().id, id);
    }
}

#[test]
fn patterns_of_templates() {
    for (text, expected) in [
        (
            "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern:\n        source:\n        - 'aws.ecr'\n        'detail-type': ['Scan']\n        detail: {n: [{numeric: ['>', 0]}]}\n      State: ENABLED\n",
            r#"{"source":["aws.ecr"],"detail-type":["Scan"],"detail":{"n":[{"numeric":[">",0]}]}}"#,
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: {account: [!Ref AWS::AccountId]}",
            r#"{"account":["!Ref AWS::AccountId"]}"#,
        ),
        (
            r#"{"Resources":{"R":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":[{"Ref":"S"}]}}}}}"#,
            r#"{"source":["{\"Ref\":\"S\"}"]}"#,
        ),
        ("EventPattern:\n  source: [a]\n", r#"{"source":["a"]}"#),
        ("source:\n  - a\ndetail:\n  n: [1.0]\n", r#"{"source":["a"],"detail":{"n":[1.0]}}"#),
        (
            "Events:\n  Placed:\n    Type: EventBridgeRule\n    Properties:\n      Pattern: {source: [a]}\n",
            r#"{"source":["a"]}"#,
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: '{\"source\": [\"a\"]}'\n",
            r#"{"source":["a"]}"#,
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: !Sub '{\"source\": [\"${S}\"]}'\n",
            r#"{"source":["${S}"]}"#,
        ),
        (
            "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern: !Sub |\n      {\"source\": [\"${S}\"]}\n",
            r#"{"source":["${S}"]}"#,
        ),
        (
            "P:\n  Type: AWS::Pipes::Pipe\n  Properties:\n    SourceParameters:\n      FilterCriteria:\n        Filters:\n          - Pattern: '{\"body\": {\"a\": [1]}}'\n",
            r#"{"body":{"a":[1]}}"#,
        ),
        (
            "M:\n  Type: AWS::Lambda::EventSourceMapping\n  Properties:\n    FilterCriteria: {Filters: [{Pattern: '{\"eventName\":[\"INSERT\"]}'}]}\n",
            r#"{"eventName":["INSERT"]}"#,
        ),
        (
            "functions:\n  f:\n    events:\n      - eventBridge:\n          pattern:\n            source: [a]\n            detail-type: ['${self:custom.type}']\n",
            r#"{"source":["a"],"detail-type":["${self:custom.type}"]}"#,
        ),
        (
            "functions:\n  f:\n    events:\n      - cloudwatchEvent:\n          event:\n            source: [aws.ec2]\n",
            r#"{"source":["aws.ec2"]}"#,
        ),
        (
            "aws events put-rule \\\n  --name skip --state ENABLED \\\n  --event-pattern '{\"source\":[\"shop\"]}'\n",
            r#"{"source":["shop"]}"#,
        ),
        ("aws events test-event-pattern --event '{}' --event-pattern '{\"a\": [1.0]}'", r#"{"a":[1.0]}"#),
        (
            r#"aws lambda create-event-source-mapping --function-name f --filter-criteria '{"Filters": [{"Pattern": "{\"body\":{\"a\":[1]}}"}]}'"#,
            r#"{"body":{"a":[1]}}"#,
        ),
        (
            r#"{"Name":"r","Arn":"arn:aws:events:eu-west-1:123456789012:rule/r","EventPattern":"{\"source\":[\"a\"]}","State":"ENABLED","EventBusName":"default"}"#,
            r#"{"source":["a"]}"#,
        ),
        (r#"{"Rules":[{"Name":"r","EventPattern":"{\"source\":[\"a\"]}"}]}"#, r#"{"source":["a"]}"#),
    ] {
        assert_eq!(pattern(text), expected, "{text}");
    }
}

#[test]
fn parts_have_the_names_of_the_api() {
    for (text, expected) in [
        (
            "A:\n  Type: AWS::Events::Archive\n  Properties: {SourceArn: !GetAtt Bus.Arn, RetentionDays: 10}\n",
            r#"archive cloudformation A {"ArchiveName":"A","EventSourceArn":"!GetAtt Bus.Arn","RetentionDays":10}"#,
        ),
        (
            "B:\n  Type: AWS::Events::EventBus\n  Properties: {Name: orders}\n",
            r#"bus cloudformation orders {"Name":"orders"}"#,
        ),
        (
            "S:\n  Type: AWS::Scheduler::Schedule\n  Properties:\n    ScheduleExpression: rate(5 minutes)\n    FlexibleTimeWindow: {Mode: 'OFF'}\n    Target: {Arn: !GetAtt F.Arn, RoleArn: !GetAtt R.Arn}\n",
            r#"schedule cloudformation S {"Name":"S","ScheduleExpression":"rate(5 minutes)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"!GetAtt F.Arn","RoleArn":"!GetAtt R.Arn"}}"#,
        ),
        (
            "F:\n  Type: AWS::Serverless::Function\n  Properties:\n    Events:\n      Paid:\n        Type: EventBridgeRule\n        Properties:\n          Pattern: {source: [shop]}\n          RetryPolicy: {MaximumRetryAttempts: 2}\n      Tick:\n        Type: Schedule\n        Properties: {Schedule: rate(1 hour), Enabled: false}\n",
            concat!(
                r#"rule sam FPaid {"Name":"FPaid","EventPattern":{"source":["shop"]},"Targets":[{"Id":"FPaid","Arn":"!GetAtt F.Arn","RetryPolicy":{"MaximumRetryAttempts":2}}]}"#,
                "\n",
                r#"rule sam FTick {"Name":"FTick","ScheduleExpression":"rate(1 hour)","State":"DISABLED","Targets":[{"Id":"FTick","Arn":"!GetAtt F.Arn"}]}"#
            ),
        ),
        (
            "functions:\n  f:\n    events:\n      - schedule: rate(10 minutes)\n      - schedule:\n          method: scheduler\n          rate: [cron(0 9 * * ? *)]\n          timezone: Europe/Paris\n",
            concat!(
                r#"rule serverless f-rule-1 {"Name":"f-rule-1","ScheduleExpression":"rate(10 minutes)","Targets":[{"Id":"f-rule-1","Arn":"the function f"}]}"#,
                "\n",
                r#"schedule serverless f-rule-2 {"Name":"f-rule-2","ScheduleExpression":"cron(0 9 * * ? *)","ScheduleExpressionTimezone":"Europe/Paris","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"the function f"}}"#
            ),
        ),
        (
            r#"{"Rules":[{"Name":"a","ScheduleExpression":"rate(1 day)"},{"Name":"b","EventPattern":"{}"}]}"#,
            concat!(
                r#"rule api a {"Name":"a","ScheduleExpression":"rate(1 day)"}"#,
                "\n",
                r#"rule api b {"Name":"b","EventPattern":{}}"#
            ),
        ),
        (
            "aws events put-rule --name r --schedule-expression 'rate(5 minutes)'\naws events put-targets --rule r --targets Id=1,Arn=$ARN\naws events create-archive --archive-name a --event-source-arn arn:aws:events:eu-west-1:123456789012:event-bus/b --retention-days 3\n",
            concat!(
                r#"rule cli r {"Name":"r","ScheduleExpression":"rate(5 minutes)","Targets":[{"Id":"1","Arn":"$ARN"}]}"#,
                "\n",
                r#"archive cli a {"ArchiveName":"a","EventSourceArn":"arn:aws:events:eu-west-1:123456789012:event-bus/b","RetentionDays":3}"#
            ),
        ),
        (
            "aws scheduler create-schedule --name s --schedule-expression 'at(2030-01-01T00:00:00)' --flexible-time-window Mode=OFF --target '{\"Arn\": \"a\", \"RoleArn\": \"r\"}' --region eu-west-1",
            r#"schedule cli s {"Name":"s","ScheduleExpression":"at(2030-01-01T00:00:00)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"a","RoleArn":"r"}}"#,
        ),
        (
            r#"{"Targets":[{"Id":"1","Arn":"arn:aws:sqs:eu-west-1:123456789012:q"}]}"#,
            r#"target api – {"Targets":[{"Id":"1","Arn":"arn:aws:sqs:eu-west-1:123456789012:q"}]}"#,
        ),
    ] {
        assert_eq!(told(text).join("\n"), expected, "{text}");
    }
}

#[test]
fn what_was_not_understood_is_named() {
    let text = "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: [a]}}\n  D:\n    Type: AWS::Events::Endpoint\n  T:\n    Type: AWS::SNS::Topic\n";
    let findings = read(text);
    assert_eq!(findings.found.len(), 1);
    let reasons: Vec<String> =
        findings.skipped.iter().map(|skipped| messages::skipped(&skipped.reason)).collect();
    assert_eq!(reasons, ["AWS::Events::Endpoint isn't supported."]);

    let broken =
        read("Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: [a}}\n");
    assert!(broken.found.is_empty());
    assert!(
        matches!(&broken.skipped[..], [Skipped { reason: SkipReason::Broken { language: "YAML", .. }, .. }]),
        "{broken:?}"
    );
}

#[test]
fn texts_of_another_kind_hold_nothing() {
    for text in [
        "",
        "hello",
        "Dear team,\n\nthe rule fires twice.",
        "{}",
        "[1, 2]",
        "{\"source\": \"a\", \"detail\": {}}",
        "SELECT 1;",
    ] {
        assert_eq!(read(text), Findings::default(), "{text}");
    }
}

#[test]
fn what_was_found_becomes_a_system() {
    let template = "Resources:
  Orders: {Type: AWS::Events::EventBus, Properties: {Name: orders}}
  Dlq: {Type: AWS::SQS::Queue, Properties: {QueueName: letters}}
  Work: {Type: AWS::Lambda::Function}
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Orders
      EventPattern: {account: [!Ref AWS::AccountId]}
      Targets: [{Id: f, Arn: !GetAtt Work.Arn, DeadLetterConfig: {Arn: !GetAtt Dlq.Arn}, Input: !Ref Text}]
  Kept: {Type: AWS::Events::Archive, Properties: {SourceArn: !GetAtt Orders.Arn}}
  Tick: {Type: AWS::Scheduler::Schedule, Properties: {ScheduleExpression: rate(1 day), FlexibleTimeWindow: {Mode: 'OFF'}}}
";
    let merged = merge(&read(template), "{}", "123456789012", "eu-west-1").unwrap();
    let expected = r#"{"EventBuses":[{"Name":"orders"}],"Rules":[{"Name":"Paid","EventBusName":"orders","EventPattern":{"account":["123456789012"]},"Targets":[{"Id":"f","Arn":"arn:aws:lambda:eu-west-1:123456789012:function:Work","DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:123456789012:letters"},"Input":"!Ref Text"}]}],"Archives":[{"ArchiveName":"Kept","EventBusName":"orders"}]}"#;
    let document = crate::json::parse(&merged.text);
    assert_eq!(document.root().map(crate::json::compact).as_deref(), Some(expected));
    assert_eq!(merged.unknown, ["!Ref Text"]);
    assert_eq!(merged.left_out.len(), 1);
    assert_eq!(merged.stand_ins.len(), 5);
    assert_eq!(merge(&read(template), "[", "123456789012", "eu-west-1"), None);
}

#[test]
fn a_request_in_json_is_read_and_options_count_more() {
    let script = r#"aws events put-rule --cli-input-json '{"Name": "a", "EventPattern": "{\"source\": [\"s\"]}"}' --name b
aws events put-rule --name b --event-bus-name orders --schedule-expression 'rate(1 day)'
aws events put-targets --rule b --event-bus-name orders --targets Id=1,Arn=x"#;
    let told: Vec<String> = read(script).found.iter().map(|rule| rule.value.to_json()).collect();
    assert_eq!(
        told,
        [
            r#"{"EventPattern":{"source":["s"]},"Name":"b"}"#,
            r#"{"Name":"b","EventBusName":"orders","ScheduleExpression":"rate(1 day)","Targets":[{"Id":"1","Arn":"x"}]}"#,
        ]
    );
}

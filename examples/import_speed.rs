//! Tells how fast texts are read in every format: `cargo run --release --example import_speed`, or with `--markdown` for
//! docs/performance.md.
//!
//! For each format, two texts: one of a megabyte, and one with 500 rules. Times are of the quickest of some runs, in
//! milliseconds of this machine.

use eventbridge_playground::interchange::{self, FORMATS, FindingKind, FormatId};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const MEGABYTE: usize = 1_000_000;
const RULES: usize = 500;

fn main() {
    let is_markdown = std::env::args().any(|argument| argument == "--markdown");
    if is_markdown {
        println!("| format | 1 MB, ms | rules in it | 500 rules, ms |\n| --- | ---: | ---: | ---: |");
    }
    for format in FORMATS {
        let large = text(format.id, &|text, _| text.len() >= MEGABYTE);
        let many = text(format.id, &|_, rules| rules >= RULES);
        let (of_large, found) = measured(&large);
        let (of_many, found_in_many) = measured(&many);
        assert_eq!(found_in_many, RULES, "{}", format.name);
        let [large, many] = [of_large, of_many].map(|time| time.as_secs_f64() * 1000.0);
        if is_markdown {
            println!("| {} | {large:.0} | {found} | {many:.1} |", format.title);
        } else {
            println!("{:16} 1 MB {large:7.1} ms ({found} rules)   500 rules {many:6.1} ms", format.name);
        }
    }
}

/// The quickest of some runs, and how many rules were found.
fn measured(text: &str) -> (Duration, usize) {
    const RUNS: usize = 7;
    let mut best = Duration::MAX;
    let mut found = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        let findings = interchange::read(text);
        best = best.min(start.elapsed());
        found = findings.found.iter().filter(|part| part.kind == FindingKind::Rule).count();
    }
    (best, found)
}

/// A text with as many rules as are enough.
fn text(format: FormatId, is_enough: &dyn Fn(&str, usize) -> bool) -> String {
    let (start, end) = around(format);
    let mut out = start.to_owned();
    let mut count = 0;
    while !is_enough(&out, count) {
        let separator = if count > 0 && format == FormatId::Api { ",\n" } else { "" };
        out.push_str(separator);
        rule(format, count, &mut out);
        count += 1;
    }
    out.push_str(end);
    out
}

fn around(format: FormatId) -> (&'static str, &'static str) {
    match format {
        FormatId::Api => ("{\"Rules\": [\n", "]}\n"),
        FormatId::Boto3 => ("import boto3, json\nclient = boto3.client(\"events\")\n", ""),
        FormatId::CdkPython => ("from aws_cdk import aws_events as events\n", ""),
        FormatId::CdkTypeScript => ("import * as events from 'aws-cdk-lib/aws-events';\n", ""),
        FormatId::CloudFormation => ("Resources:\n", ""),
        FormatId::Sam => ("Transform: AWS::Serverless-2016-10-31\nResources:\n", ""),
        FormatId::Pulumi => ("import * as aws from \"@pulumi/aws\";\n", ""),
        FormatId::Sdk => ("import { PutRuleCommand } from \"@aws-sdk/client-eventbridge\";\n", ""),
        FormatId::Serverless => ("functions:\n", ""),
        _ => ("", ""),
    }
}

/// Adds a rule with a pattern and a target, as people write it.
fn rule(format: FormatId, number: usize, out: &mut String) {
    let _ = match format {
        FormatId::Api => write!(
            out,
            r#"{{"Name": "rule-{number}", "State": "ENABLED", "EventPattern": "{{\"source\":[\"shop\"],\"detail\":{{\"n\":[{number}]}}}}"}}"#
        ),
        FormatId::Boto3 => writeln!(
            out,
            "client.put_rule(\n    Name=\"rule-{number}\",\n    EventPattern=json.dumps({{\"source\": [\"shop\"], \"detail\": {{\"n\": [{number}]}}}}),\n)\nclient.put_targets(Rule=\"rule-{number}\", Targets=[{{\"Id\": \"q\", \"Arn\": queue}}])"
        ),
        FormatId::CdkPython => writeln!(
            out,
            "rule{number} = events.Rule(\n    self, \"Rule{number}\",\n    event_pattern=events.EventPattern(source=[\"shop\"], detail={{\"n\": [{number}]}}),\n)\nrule{number}.add_target(targets.SqsQueue(queue))"
        ),
        FormatId::CdkTypeScript => writeln!(
            out,
            "const rule{number} = new events.Rule(this, 'Rule{number}', {{\n  eventPattern: {{ source: ['shop'], detail: {{ n: [{number}] }} }},\n}});\nrule{number}.addTarget(new targets.SqsQueue(queue));"
        ),
        FormatId::Cli => writeln!(
            out,
            "aws events put-rule --name rule-{number} \\\n  --event-pattern '{{\"source\": [\"shop\"], \"detail\": {{\"n\": [{number}]}}}}'\naws events put-targets --rule rule-{number} --targets Id=q,Arn=arn:aws:sqs:eu-west-1:111122223333:orders"
        ),
        FormatId::CloudFormation => writeln!(
            out,
            "  Rule{number}:\n    Type: AWS::Events::Rule\n    Properties:\n      # Rule {number}\n      EventPattern:\n        source: [shop]\n        detail:\n          n: [{number}]\n      Targets:\n        - Id: q\n          Arn: !GetAtt Queue.Arn"
        ),
        FormatId::Sam => writeln!(
            out,
            "  Function{number}:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        Order:\n          Type: EventBridgeRule\n          Properties:\n            Pattern:\n              source: [shop]\n              detail: {{ n: [{number}] }}"
        ),
        FormatId::Pulumi => writeln!(
            out,
            "const rule{number} = new aws.cloudwatch.EventRule(\"rule-{number}\", {{\n    eventPattern: JSON.stringify({{ source: [\"shop\"], detail: {{ n: [{number}] }} }}),\n}});\nnew aws.cloudwatch.EventTarget(\"target-{number}\", {{ rule: rule{number}.name, arn: queue.arn }});"
        ),
        FormatId::Sdk => writeln!(
            out,
            "await client.send(new PutRuleCommand({{\n  Name: \"rule-{number}\",\n  EventPattern: JSON.stringify({{ source: [\"shop\"], detail: {{ n: [{number}] }} }}),\n}}));\nawait client.send(new PutTargetsCommand({{ Rule: \"rule-{number}\", Targets: [{{ Id: \"q\", Arn: queue }}] }}));"
        ),
        FormatId::Serverless => writeln!(
            out,
            "  function{number}:\n    handler: a.b\n    events:\n      - eventBridge:\n          pattern:\n            source: [shop]\n            detail: {{ n: [{number}] }}"
        ),
        FormatId::Terraform => writeln!(
            out,
            "resource \"aws_cloudwatch_event_rule\" \"rule{number}\" {{\n  name = \"rule-{number}\"\n  event_pattern = jsonencode({{\n    source = [\"shop\"]\n    detail = {{ n = [{number}] }}\n  }})\n}}\n\nresource \"aws_cloudwatch_event_target\" \"target{number}\" {{\n  rule = aws_cloudwatch_event_rule.rule{number}.name\n  arn  = aws_sqs_queue.queue.arn\n}}\n"
        ),
        _ => Ok(()),
    };
}

//! The problems of the patterns and schedules in templates and code, each at its place in the text.
//!
//! [`check()`] reads a text as [`interchange`] does and checks every pattern and every schedule expression in
//! it. [`find_rule`] returns one rule's pattern of a template, for tests. A value that only the tool knows
//! becomes a string of its source text in the pattern, and is not checked.
//!
//! ```
//! use eventbridge_playground::check::{Severity, check, messages};
//!
//! let template = "
//! Resources:
//!   Paid:
//!     Type: AWS::Events::Rule
//!     Properties:
//!       EventPattern: {source: shop}
//! ";
//! let report = check(template, &[]);
//! let problem = &report.problems[0];
//! assert_eq!((problem.severity(), problem.span.of(template)), (Severity::Error, "shop"));
//! assert_eq!(
//!     messages::aws(problem).unwrap(),
//!     "Event pattern is not valid. Reason: \"source\" must be an object or an array"
//! );
//! ```

mod align;
mod fill;
pub mod messages;
mod rule;
mod written;

pub use fill::Known;
pub use rule::{RuleTrouble, TemplateRule, TemplateRules, find_rule, rules};

use crate::interchange::{self, Finding, FindingKind, Node, SkipReason, Value};
use crate::lint::{self, Diagnostic, Weight};
use crate::pattern::{self, Layer};
use crate::schedule::{self, Service};
use crate::text::Span;
use written::Written;

/// The most problems of one text that are reported.
pub const MAX_PROBLEMS: usize = 200;

/// The result of checking a text.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The number of patterns that were read.
    pub patterns: usize,
    /// The number of schedule expressions that were read.
    pub schedules: usize,
    /// The number of patterns and schedules that only the tool knows: a variable, a call.
    pub unknown: usize,
    /// The problems in the order of the text, at most [`MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// The number of further problems.
    pub more: usize,
}

/// One thing wrong in a text, or worth knowing about it.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Its place in the text.
    pub span: Span,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The kind and the name of the part that it is in, if it is in one.
    pub part: Option<(FindingKind, Option<String>)>,
    /// AWS's own words on it, if it refuses it.
    aws: Option<String>,
}

/// The kinds of [`Problem`]. [`messages::sentence`] has the words.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A problem of an event pattern.
    Pattern(pattern::Problem),
    /// A problem of a schedule expression.
    Schedule(schedule::Problem),
    /// A rule with a schedule on this bus, which is not the default one.
    ScheduleOnBus(String),
    /// Advice on a pattern that AWS takes.
    Advice(Diagnostic),
    /// A part of the text that was not read.
    Unread(SkipReason),
}

/// How severe a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// AWS refuses it.
    Error,
    /// It very likely does not do what its author means, or it could not be read.
    Warning,
    /// It could be better.
    Note,
}

impl Severity {
    /// Returns its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Problem {
    /// Returns how much it matters.
    pub fn severity(&self) -> Severity {
        match &self.kind {
            ProblemKind::Pattern(problem) if problem.layer() == Layer::Notice => Severity::Warning,
            ProblemKind::Pattern(_) | ProblemKind::ScheduleOnBus(_) => Severity::Error,
            ProblemKind::Schedule(problem) if problem.weight == schedule::Weight::Refused => Severity::Error,
            ProblemKind::Advice(advice) if advice.lint.weight == Weight::Mistake => Severity::Warning,
            ProblemKind::Advice(_) | ProblemKind::Unread(SkipReason::Unsupported(_)) => Severity::Note,
            ProblemKind::Schedule(_) | ProblemKind::Unread(_) => Severity::Warning,
        }
    }

    /// Returns the language in which the text is not valid, for a part that could not be read.
    pub fn language(&self) -> Option<&'static str> {
        match &self.kind {
            ProblemKind::Unread(SkipReason::Broken { language, .. }) => Some(language),
            _ => None,
        }
    }

    /// Names its kind for ever: lower case words joined by `-`. Advice has the id of its rule.
    pub fn id(&self) -> &'static str {
        match &self.kind {
            ProblemKind::Pattern(problem) => match (problem.layer(), &problem.kind) {
                (Layer::Notice, pattern::ProblemKind::Overridden(_)) => "overridden-field",
                (Layer::Notice, _) => "ignored-text",
                _ => "invalid-pattern",
            },
            ProblemKind::Schedule(problem) if problem.weight == schedule::Weight::Refused => {
                "invalid-schedule"
            }
            ProblemKind::Schedule(_) => "unusual-schedule",
            ProblemKind::ScheduleOnBus(_) => "schedule-on-bus",
            ProblemKind::Advice(advice) => advice.lint.id,
            ProblemKind::Unread(SkipReason::Unsupported(_)) => "unsupported",
            ProblemKind::Unread(_) => "unreadable",
        }
    }
}

/// Returns what is wrong with the patterns and schedules of a text. Advice with a silenced id is left out.
pub fn check(text: &str, silenced: &[&str]) -> Report {
    let findings = interchange::read(text);
    let mut checker = Checker { text, silenced, report: Report::default() };
    for finding in &findings.found {
        checker.look_at(finding);
    }
    checker.report.problems.extend(findings.skipped.into_iter().map(|skipped| Problem {
        span: skipped.span,
        kind: ProblemKind::Unread(skipped.reason),
        part: None,
        aws: None,
    }));
    let mut report = checker.report;
    report.problems.sort_by_key(|problem| (problem.span.start, problem.severity()));
    report.more = report.problems.len().saturating_sub(MAX_PROBLEMS);
    report.problems.truncate(MAX_PROBLEMS);
    report
}

struct Checker<'t> {
    text: &'t str,
    silenced: &'t [&'t str],
    report: Report,
}

impl Checker<'_> {
    fn look_at(&mut self, finding: &Finding) {
        if let Some(pattern) = finding.pattern() {
            self.pattern(finding, pattern);
        }
        let service = match finding.kind {
            FindingKind::Rule => Service::Rule,
            FindingKind::Schedule => Service::Scheduler,
            _ => return,
        };
        if let Some(expression) = finding.value.get("ScheduleExpression") {
            self.schedule(finding, expression, service);
        }
    }

    fn pattern(&mut self, finding: &Finding, node: &Node) {
        if matches!(node.value, Value::Expression(_)) {
            self.report.unknown += 1;
            return;
        }
        self.report.patterns += 1;
        let written = Written::new(node, self.text);
        let parsed = pattern::parse(&written.text);
        let mut problems = Vec::new();
        for problem in &parsed.problems {
            if !written.is_unknown(problem.span) {
                let aws = messages::aws_on_pattern(problem, &written.text);
                problems.push((problem.span, ProblemKind::Pattern(problem.clone()), aws));
            }
        }
        for advice in lint::advise(&parsed, self.silenced) {
            let is_unknown = written.is_unknown(advice.span)
                || advice.related.iter().any(|related| written.is_unknown(*related));
            // Advice that applies to most patterns needs no change.
            if !is_unknown && advice.lint.weight != Weight::Remember {
                problems.push((advice.span, ProblemKind::Advice(advice), None));
            }
        }
        self.report.more += problems.len().saturating_sub(MAX_PROBLEMS);
        for (span, kind, aws) in problems.into_iter().take(MAX_PROBLEMS) {
            self.tell(finding, written.locate(span), kind, aws);
        }
    }

    fn schedule(&mut self, finding: &Finding, node: &Node, service: Service) {
        let Some(expression) = node.as_text() else {
            self.report.unknown += 1;
            return;
        };
        self.report.schedules += 1;
        let parsed = schedule::parse(expression, service);
        let aws = schedule::messages::aws_message(expression, &parsed);
        let written = Written::new(node, self.text);
        for problem in &parsed.problems {
            let aws = aws.clone().filter(|_| problem.weight == schedule::Weight::Refused);
            let span = written.locate(problem.span);
            self.tell(finding, span, ProblemKind::Schedule(problem.clone()), aws);
        }
        let bus = finding.value.get("EventBusName").filter(|_| service == Service::Rule);
        if let Some((bus, name)) = bus.and_then(|bus| Some((bus, bus.as_text()?)))
            && !matches!(name.rsplit('/').next(), Some("default" | ""))
        {
            let aws = Some(schedule::messages::ONLY_ON_DEFAULT_BUS.to_owned());
            self.tell(finding, bus.span, ProblemKind::ScheduleOnBus(name.to_owned()), aws);
        }
    }

    fn tell(&mut self, finding: &Finding, span: Span, kind: ProblemKind, aws: Option<String>) {
        let part = Some((finding.kind, finding.name.clone()));
        self.report.problems.push(Problem { span, kind, part, aws });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns each problem as `id: source`.
    fn told(text: &str) -> Vec<String> {
        let report = check(text, &[]);
        report.problems.iter().map(|it| format!("{}: {}", it.id(), it.span.of(text))).collect()
    }

    fn rule(properties: &str) -> String {
        format!("R:\n  Type: AWS::Events::Rule\n  Properties:\n    {properties}\n")
    }

    #[test]
    fn problems_are_told_where_they_stand() {
        let cases: &[(&str, &[&str])] = &[
            ("EventPattern: {source: [shop]}", &[]),
            ("EventPattern: {source: shop}", &["invalid-pattern: shop"]),
            (
                "EventPattern: {source: [shop], detail: {n: [{numerc: ['>', 1]}]}}",
                &["invalid-pattern: numerc"],
            ),
            ("EventPattern: {source: [aws.s3], detail: {key: [logs/*]}}", &["literal-star: logs/*"]),
            ("EventPattern: '{\"source\": \"shop\"}'", &["invalid-pattern: \"shop\""]),
            ("EventPattern: '{\"source\": [\"shop\"'", &["invalid-pattern: "]),
            ("ScheduleExpression: rate(1 minute)", &[]),
            ("ScheduleExpression: rate(1 minutes)", &["invalid-schedule: minutes"]),
            ("ScheduleExpression: cron(0 12 * * *)", &["invalid-schedule: 0 12 * * *"]),
            ("ScheduleExpression: rate(1 day)\n    EventBusName: orders", &["schedule-on-bus: orders"]),
            ("ScheduleExpression: rate(1 day)\n    EventBusName: default", &[]),
            // Only the tool knows these.
            ("EventPattern: {source: !Ref Source}", &[]),
            ("EventPattern: {source: [a], detail: {n: [{numeric: ['>', !Ref Least]}]}}", &[]),
            ("EventPattern: !Ref Pattern", &[]),
            ("ScheduleExpression: !Ref Often", &[]),
        ];
        for (properties, expected) in cases {
            let found = told(&rule(properties));
            assert_eq!(found.len(), expected.len(), "{properties}: {found:?}");
            for (found, expected) in found.iter().zip(*expected) {
                assert!(found.starts_with(expected), "{properties}: {found}");
            }
        }
    }

    #[test]
    fn problems_are_told_in_each_format() {
        let texts = [
            "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        E:\n          Type: EventBridgeRule\n          Properties:\n            Pattern: {source: [{prefx: a}]}\n",
            "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode({ source = [{ prefx = \"a\" }] })\n}\n",
            "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = <<-EOT\n    {\"source\": [{\"prefx\": \"a\"}]}\n  EOT\n}\n",
            "functions:\n  f:\n    events:\n      - eventBridge:\n          pattern:\n            source: [{prefx: a}]\n",
            "import * as events from 'aws-cdk-lib/aws-events';\nnew events.CfnRule(this, 'R', { eventPattern: { source: [{ prefx: 'a' }] } });\n",
            "from aws_cdk import aws_events as events\nevents.CfnRule(self, 'R', event_pattern={'source': [{'prefx': 'a'}]})\n",
            "aws events put-rule --name r --event-pattern '{\"source\": [{\"prefx\": \"a\"}]}'\n",
            "import boto3, json\nclient = boto3.client('events')\nclient.put_rule(Name='r', EventPattern=json.dumps({'source': [{'prefx': 'a'}]}))\n",
            r#"{"Name": "r", "EventPattern": "{\"source\": [{\"prefx\": \"a\"}]}"}"#,
        ];
        for text in texts {
            let report = check(text, &[]);
            let [problem] = report.problems.as_slice() else { panic!("{text}\n{:?}", report.problems) };
            let place = text.find("prefx").unwrap();
            let near = place.saturating_sub(1)..=place;
            assert_eq!(problem.id(), "invalid-pattern", "{text}");
            assert!(near.contains(&(problem.span.start as usize)), "{text}\n{:?}", problem.span.of(text));
        }
    }

    #[test]
    fn what_was_looked_at_is_counted() {
        let text = "
A:
  Type: AWS::Events::Rule
  Properties: {EventPattern: {source: [a]}}
B:
  Type: AWS::Scheduler::Schedule
  Properties: {ScheduleExpression: 'at(2026-11-20T13:00:00)', FlexibleTimeWindow: {Mode: 'OFF'}}
C:
  Type: AWS::Events::Rule
  Properties: {EventPattern: !Ref P}
D:
  Type: AWS::Events::Endpoint
";
        let report = check(text, &[]);
        assert_eq!((report.patterns, report.schedules, report.unknown), (1, 1, 1));
        assert_eq!(told(text), ["unsupported: D:\n  Type: AWS::Events::Endpoint"]);
    }

    #[test]
    fn advice_is_silenced_by_its_id() {
        let text = rule("EventPattern: {source: [aws.s3], detail: {key: [logs/*]}}");
        assert_eq!(check(&text, &["literal-star"]).problems.len(), 0);
    }

    proptest! {
        #[test]
        fn problems_lie_in_the_text(parts in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..24)) {
            let text = parts.concat();
            for problem in check(&text, &[]).problems {
                prop_assert!(text.get(problem.span.range()).is_some(), "{:?} in {}", problem, text);
            }
        }
    }

    /// Fragments of templates, put together at random.
    const FRAGMENTS: &[&str] = &[
        "R:\n  Type: AWS::Events::Rule\n  Properties:\n",
        "    EventPattern:\n",
        "    EventPattern: |\n      {\n",
        "      source: [shop, é😀]\n",
        "        \"source\": \"shop\"\n      }\n",
        "      source: !Sub '${A}'\n",
        "    EventPattern: '{\"source\": \"it''s\"'\n",
        "    ScheduleExpression: rate(1 minutes)\n",
        "    EventBusName: other\n",
        "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode({ source = \"é\" })\n}\n",
        "new events.CfnRule(this, 'é', { eventPattern: { source: 'x' } });\n",
        "aws events put-rule --event-pattern '{\"source\": \"😀\"}'\n",
        "{\"EventPattern\": \"{\\\"source\\\": 1}\"}",
        "\r\n",
        "\t",
        "}",
    ];

    #[test]
    fn any_text_is_checked() {
        let one = rule("EventPattern: {source: shop}");
        let many: String = (0..300).map(|n: u32| one.replacen('R', &format!("R{n}"), 1)).collect();
        for text in ["", "\0", "AWS::", "{", "a: [", "EventPattern: {", "AWS:: source: \u{feff}é😀", &many]
        {
            assert!(check(text, &[]).problems.len() <= MAX_PROBLEMS, "{text}");
        }
    }
}

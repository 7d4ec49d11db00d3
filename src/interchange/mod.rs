//! Rules, schedules and buses as people keep them: templates, code, commands and answers of the API.
//!
//! [`read`] finds out how a text is written, and gives what it holds in the field names of AWS's API. What only the
//! tool can work out (a reference, a variable, a call) stays as an expression with its source text.
//!
//! ```
//! use eventbridge_playground::interchange::{self, FindingKind};
//!
//! let template = "
//! Resources:
//!   Paid:
//!     Type: AWS::Events::Rule
//!     Properties:
//!       EventPattern: {source: [shop], detail: {total: [{numeric: ['>', 100]}]}}
//!       Targets: [{Id: queue, Arn: !GetAtt Queue.Arn}]
//! ";
//! let findings = interchange::read(template);
//! let rule = &findings.found[0];
//! assert_eq!((rule.kind, rule.name.as_deref()), (FindingKind::Rule, Some("Paid")));
//! assert_eq!(
//!     rule.pattern().map(|pattern| pattern.to_json()).as_deref(),
//!     Some(r#"{"source":["shop"],"detail":{"total":[{"numeric":[">",100]}]}}"#)
//! );
//! assert_eq!(rule.placeholders(), ["!GetAtt Queue.Arn"]);
//! ```

mod api;
mod arithmetic;
mod cli;
mod cloudformation;
mod code;
mod ecs;
pub mod edit;
mod finding;
mod json_tree;
mod merge;
pub mod messages;
mod node;
mod other;
mod parts;
mod pattern_text;
mod serverless;
mod stand_in;
mod terraform;
#[cfg(test)]
mod tests;
mod write;
mod yaml;

pub use finding::{Finding, FindingKind, Findings, Resource, SkipReason, Skipped};
pub use merge::{Merged, merge};
pub use node::{MapBuilder, Member, Node, Value};
pub use parts::{OpenRule, Part, parts, rule_part};
pub use write::{WRITERS, Writer};

use crate::text::Span;

/// The format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FormatId {
    /// Answers of the API and files for `--cli-input-json`.
    Api,
    /// Calls of boto3.
    Boto3,
    /// AWS CDK in Python.
    CdkPython,
    /// AWS CDK in TypeScript or JavaScript.
    CdkTypeScript,
    /// Commands of the AWS CLI.
    Cli,
    /// AWS CloudFormation, YAML or JSON.
    CloudFormation,
    /// Pulumi in TypeScript, JavaScript or Python.
    Pulumi,
    /// AWS SAM.
    Sam,
    /// Calls of the AWS SDK for JavaScript.
    Sdk,
    /// Serverless Framework.
    Serverless,
    /// Terraform's HCL, or its JSON syntax.
    Terraform,
}

/// A way to write rules, and its reader.
pub struct Format {
    /// Which it is.
    pub id: FormatId,
    /// Its name in lower case, as the runner prints it.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// The kinds of part that are read in it; a rule has its targets with it. A pattern is the filter of a pipe or of an
    /// event source.
    pub kinds: &'static [FindingKind],
    /// Says at a glance whether a text may be written so.
    recognise: fn(&str) -> bool,
    read: fn(&str, &mut Findings),
}

/// All kinds but targets, which belong to rules.
pub const EVERYTHING: &[FindingKind] = &[
    FindingKind::Rule,
    FindingKind::Schedule,
    FindingKind::ScheduleGroup,
    FindingKind::Bus,
    FindingKind::Archive,
    FindingKind::Policy,
    FindingKind::Connection,
    FindingKind::ApiDestination,
    FindingKind::Pattern,
];

/// All formats that can be read, in the order in which they are tried. Formats that share a reader come after
/// its first one, only for their names.
pub static FORMATS: &[Format] = &[
    cli::FORMAT,
    api::FORMAT,
    terraform::FORMAT,
    code::CDK_TYPESCRIPT,
    code::CDK_PYTHON,
    code::PULUMI,
    code::SDK,
    code::BOTO3,
    serverless::FORMAT,
    cloudformation::FORMAT,
    cloudformation::SAM,
];

impl FormatId {
    /// Returns its entry in [`FORMATS`].
    pub fn format(self) -> &'static Format {
        // Each has one, which a test holds.
        FORMATS.iter().find(|format| format.id == self).unwrap_or(&cloudformation::FORMAT)
    }
}

/// Says at a glance whether a text may hold what [`read`] finds, without any reader at hand.
pub fn may_hold_rules(text: &str) -> bool {
    const SIGNS: [&str; 31] = [
        "AWS::",
        "EventPattern",
        "event_pattern",
        "eventPattern",
        "event-pattern",
        "ScheduleExpression",
        "schedule_expression",
        "schedule-expression",
        "scheduleExpression",
        "detail-type",
        "detailType",
        "detail_type",
        "source:",
        "EventBridgeRule",
        "CloudWatchEvent",
        "Schedule:",
        "schedule:",
        "Schedule.",
        "cloudwatchEvent",
        "aws_cloudwatch_event",
        "aws_scheduler",
        "Targets",
        "put-rule",
        "put_targets",
        "addTarget",
        "add_target",
        "create-schedule",
        "create-archive",
        "ilterCriteria",
        "filter_criteria",
        "filterPatterns",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// Longer texts are not read: no template is.
pub const MAX_LENGTH: usize = 20_000_000;

/// Returns the findings of a text. If nothing was understood, `skipped` gives the reasons as far as they are
/// known; both are empty for a text that has nothing to do with rules.
pub fn read(text: &str) -> Findings {
    let mut best = Findings::default();
    if text.len() > MAX_LENGTH {
        return best;
    }
    for format in FORMATS.iter().filter(|format| (format.recognise)(text)) {
        let mut findings = Findings::default();
        (format.read)(text, &mut findings);
        if !findings.found.is_empty() {
            findings.found.sort_by_key(|finding| finding.span.start);
            return findings;
        }
        if best.skipped.is_empty() {
            best = findings;
        }
    }
    if let Some(what) = other::kind(text).filter(|_| best.skipped.is_empty()) {
        best.skip(Span::at(0), SkipReason::NoRules(what));
    }
    best
}

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
mod cloudformation;
mod code;
mod finding;
mod json_tree;
pub mod messages;
mod node;
mod pattern_text;
mod serverless;
#[cfg(test)]
mod tests;
mod yaml;

pub use finding::{Finding, FindingKind, Findings, SkipReason, Skipped};
pub use node::{MapBuilder, Member, Node, Value};

/// How a text is written.
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
}

/// A way to write rules, and its reader.
pub struct Format {
    /// Which it is.
    pub id: FormatId,
    /// Its name in lower case, as the runner prints it.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Says at a glance whether a text may be written so.
    recognise: fn(&str) -> bool,
    read: fn(&str, &mut Findings),
}

/// All formats that are read; the first one that finds something in a text has it. Those that share a reader
/// stand behind it, for their names.
pub static FORMATS: &[Format] = &[
    api::FORMAT,
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
    /// Its entry in [`FORMATS`].
    pub fn format(self) -> &'static Format {
        // Each has one, which a test holds.
        FORMATS.iter().find(|format| format.id == self).unwrap_or(&cloudformation::FORMAT)
    }
}

/// Longer texts are not read: no template is.
pub const MAX_LENGTH: usize = 20_000_000;

/// Returns what a text holds. If nothing was understood, `skipped` says why as far as that is known; both are empty
/// for a text that has nothing to do with rules.
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
    best
}

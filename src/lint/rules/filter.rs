//! Filters of Pipes and Lambda, whose language is a subset of that of rules.

use super::prelude::*;
use crate::event::RecordSource;
use crate::pattern::operator::{Affix, AnythingBut, Supported};
use crate::pattern::{Matcher, Predicate};

pub(super) static LINT: Lint = Lint {
    id: "record-filter",
    title: "This is a filter for records, not an event pattern",
    why: "Pipes and Lambda filter records from streams and queues with the same pattern syntax. Rules on an \
          event bus never receive such records, so tips that apply only to rules are left out here.",
    page: &pages::OPERATORS,
    weight: Weight::Remember,
    #[cfg(test)]
    examples: Examples {
        flagged: &[r#"{"dynamodb":{"NewImage":{"n":{"N":["1"]}}}}"#, r#"{"body":{"state":["new"]}}"#],
        fine: &[r#"{"source":["aws.dynamodb"]}"#, r#"{"detail":{"dynamodb":["x"]}}"#],
    },
    check: |subject| in_words(check(subject)),
};

pub(super) static OPERATORS: Lint = Lint {
    id: "filter-operator",
    title: "Filters don't have this operator",
    why: "Pipes and Lambda support fewer operators in filters than rules on an event bus have.",
    page: &pages::OPERATORS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"body":{"key":[{"wildcard":"in/*.csv"}]}}"#,
            r#"{"dynamodb":{"Keys":{"id":{"S":[{"anything-but":{"prefix":"test"}}]}}}}"#,
            r#"{"body":{"ip":[{"cidr":"10.0.0.0/8"}]}}"#,
        ],
        fine: &[
            r#"{"body":{"key":[{"prefix":"in/"},{"suffix":".csv"},{"anything-but":["x"]},{"exists":false}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"in/*.csv"}]}}"#,
        ],
    },
    check: |subject| in_words(check_operators(subject)),
};

/// The records that a pattern is for.
struct Records {
    source: RecordSource,
}

impl Sentence for Records {
    fn sentence(&self) -> String {
        format!(
            "This pattern is for records from {}. It works as a filter for a pipe or a Lambda event source \
             mapping, but never matches as a rule on an event bus.",
            self.source.name()
        )
    }
}

/// An operator that filters do not support.
struct Lacking {
    operator: String,
    pipes: Supported,
    lambda: Supported,
}

impl Sentence for Lacking {
    fn sentence(&self) -> String {
        let Self { operator, pipes, lambda } = self;
        match (pipes, lambda) {
            (Supported::No, Supported::No) => {
                format!("Neither Pipes nor Lambda supports {operator} in filters.")
            }
            (Supported::No, _) => {
                format!(
                    "Pipes doesn't support {operator} in filters, and Lambda's documentation doesn't list it."
                )
            }
            (Supported::Yes, Supported::No) => {
                format!("Lambda doesn't support {operator} in filters. Pipes does.")
            }
            (Supported::Yes, _) => {
                format!("Lambda's documentation doesn't list {operator} for filters. Pipes supports it.")
            }
            (Supported::NotListed, Supported::No) => {
                format!(
                    "Lambda doesn't support {operator} in filters, and Pipes' documentation doesn't list it."
                )
            }
            (Supported::NotListed, _) => {
                format!("The documentation of Pipes and Lambda doesn't list {operator} for filters.")
            }
        }
    }
}

fn check(subject: &Subject) -> Vec<Finding<Records>> {
    let finding = |source| Finding::new(subject.opening(), Records { source });
    subject.records().map(finding).into_iter().collect()
}

fn check_operators(subject: &Subject) -> Vec<Finding<Lacking>> {
    if subject.records().is_none() {
        return Vec::new();
    }
    let lacking = |matcher: &Matcher| {
        let (operator, pipes, lambda) = support(&matcher.predicate);
        let is_lacking = pipes != Supported::Yes || lambda != Supported::Yes;
        is_lacking.then(|| Finding::new(matcher.span, Lacking { operator, pipes, lambda }))
    };
    subject.leaves().flat_map(|leaf| &leaf.matchers).filter_map(lacking).collect()
}

/// Returns the operator, and whether Pipes and Lambda support it. AWS's pages have an answer of its own for
/// an operator inside another one.
fn support(asked: &Predicate) -> (String, Supported, Supported) {
    use Supported::{No, NotListed, Yes};
    let operator = asked.operator();
    let within = |inner: &str| format!("{inner} inside {}", operator.name);
    match asked {
        Predicate::AnythingBut(AnythingBut::Prefixes(_)) => (within("prefix"), No, NotListed),
        Predicate::AnythingBut(AnythingBut::Suffixes(_)) => (within("suffix"), No, NotListed),
        Predicate::AnythingBut(AnythingBut::IgnoreCase(_)) => (within("equals-ignore-case"), No, NotListed),
        Predicate::AnythingBut(AnythingBut::Wildcards(_)) => (within("wildcard"), No, No),
        Predicate::Prefix(Affix::IgnoreCase(_)) | Predicate::Suffix(Affix::IgnoreCase(_)) => {
            (within("equals-ignore-case"), Yes, NotListed)
        }
        _ => (operator.name.to_owned(), operator.support.pipes, operator.support.lambda),
    }
}

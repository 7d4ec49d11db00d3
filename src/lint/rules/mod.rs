//! The rules, one file each, and the registry of them all.

mod absent_or_value;
mod arn;
mod cloudtrail_resources;
mod complexity;
mod covered;
mod either_end;
mod everything;
mod filter;
mod global_service;
mod length;
mod literal_star;
mod never;
mod no_source;
mod operator_as_field;
mod outside_or;
mod presence;
mod read_only;
mod replays;
mod s3_cloudtrail;
mod siblings;
mod simpler_wildcard;
mod snapshot_category;
mod source_case;
mod types;
mod unknown_field;

pub(crate) use source_case::meant_source;
pub(crate) use unknown_field::meant_field;

use super::Lint;
use crate::json::ObjectWriter;

/// The imports of every rule.
mod prelude {
    #[cfg(test)]
    pub(super) use crate::lint::Examples;
    pub(super) use crate::lint::subject::Subject;
    pub(super) use crate::lint::{Finding, Lint, Sentence, Weight, in_words, pages};
    pub(super) use crate::pattern::Leaf;
}

/// Every rule, the most important first.
pub static LINTS: &[&Lint] = &[
    &never::LINT,
    &unknown_field::LINT,
    &operator_as_field::LINT,
    &everything::LINT,
    &outside_or::LINT,
    &literal_star::LINT,
    &source_case::LINT,
    &read_only::LINT,
    &cloudtrail_resources::LINT,
    &snapshot_category::LINT,
    &no_source::LINT,
    &absent_or_value::LINT,
    &siblings::LINT,
    &covered::LINT,
    &either_end::LINT,
    &types::LINT,
    &simpler_wildcard::LINT,
    &complexity::LINT,
    &length::LINT,
    &s3_cloudtrail::LINT,
    &global_service::LINT,
    &arn::LINT,
    &presence::ARRAYS,
    &presence::LINT,
    &replays::LINT,
    &filter::OPERATORS,
    &filter::LINT,
];

/// The rules that apply to filters of Pipes and Lambda: those about the language, not about the events of a
/// bus.
pub(super) static FOR_FILTERS: &[&Lint] = &[
    &operator_as_field::LINT,
    &everything::LINT,
    &outside_or::LINT,
    &literal_star::LINT,
    &filter::OPERATORS,
    &absent_or_value::LINT,
    &covered::LINT,
    &types::LINT,
    &simpler_wildcard::LINT,
    &filter::LINT,
];

/// Returns an operator with a string operand, as a pattern has it.
fn operator(name: &str, text: &str) -> String {
    ObjectWriter::spaced().text(name, text).close()
}

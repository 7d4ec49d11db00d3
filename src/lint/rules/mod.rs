//! The rules, one file each, and the registry of them all.

mod arn;
mod cloudtrail_resources;
mod complexity;
mod covered;
mod everything;
mod global_service;
mod length;
mod literal_star;
mod never;
mod no_source;
mod outside_or;
mod read_only;
mod replays;
mod s3_cloudtrail;
mod simpler_wildcard;
mod snapshot_category;
mod source_case;
mod types;
mod unknown_field;

pub(crate) use unknown_field::meant_field;

use super::Advice;

/// What every rule needs.
mod prelude {
    #[cfg(test)]
    pub(super) use super::super::Examples;
    pub(super) use super::super::subject::Subject;
    pub(super) use super::super::{Advice, Finding, FindingKind, Never, Weight, pages};
    pub(super) use crate::pattern::Leaf;
}

/// Every rule, the weightiest first.
pub static ADVICE: &[&Advice] = &[
    &never::ADVICE,
    &unknown_field::ADVICE,
    &everything::ADVICE,
    &outside_or::ADVICE,
    &literal_star::ADVICE,
    &source_case::ADVICE,
    &read_only::ADVICE,
    &cloudtrail_resources::ADVICE,
    &snapshot_category::ADVICE,
    &no_source::ADVICE,
    &covered::ADVICE,
    &types::ADVICE,
    &simpler_wildcard::ADVICE,
    &complexity::ADVICE,
    &length::ADVICE,
    &s3_cloudtrail::ADVICE,
    &global_service::ADVICE,
    &arn::ADVICE,
    &replays::ADVICE,
];

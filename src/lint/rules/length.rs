//! A pattern that is nearly too long.

use super::prelude::*;
use crate::json;
use crate::pattern::MAX_LENGTH;

pub(super) static LINT: Lint = Lint {
    id: "pattern-length",
    title: "The pattern is long",
    why: "Rules take 2,048 characters unless AWS has raised the quota for the account, and 4,096 at the very most. \
          Spaces and line breaks count.",
    page: &pages::QUOTAS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples { advised: &[LONG], fine: &[r#"{"source":["a"]}"#] },
    check,
};

/// What a rule may have without asking AWS for more.
const DEFAULT: usize = 2_048;

/// Nine tenths of each limit is near.
fn check(subject: &Subject) -> Vec<Finding> {
    let length = subject.text().encode_utf16().count();
    if length * 10 < DEFAULT * 9 {
        return Vec::new();
    }
    let limit = if length * 10 >= MAX_LENGTH * 9 { MAX_LENGTH } else { DEFAULT };
    let root = subject.parsed.document.root();
    let compact = root.map_or(length, |root| json::compact(root).encode_utf16().count());
    vec![Finding::new(subject.opening(), FindingKind::Long { length, limit, compact })]
}

/// A pattern of 1,900 characters.
#[cfg(test)]
const LONG: &str = include_str!("long.json");

//! A pattern that is close to the length limit.

use super::prelude::*;
use crate::json;
use crate::pattern::MAX_LENGTH;
use crate::text::grouped;

pub(super) static LINT: Lint = Lint {
    id: "pattern-length",
    title: "The pattern is long",
    why: "A pattern can have 2,048 characters unless AWS has raised the quota for the account, and never more than \
          4,096. Spaces and line breaks count.",
    page: &pages::QUOTAS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples { flagged: &[LONG], fine: &[r#"{"source":["a"]}"#] },
    check: |subject| in_words(check(subject)),
};

/// The pattern is close to a limit, or above the default quota. All in UTF-16 units, as AWS counts.
struct Long {
    length: usize,
    /// The limit that is close, or exceeded.
    limit: usize,
    /// Its length without whitespace between the tokens.
    compact: usize,
}

impl Sentence for Long {
    fn sentence(&self) -> String {
        let [has, most, compact] =
            [self.length, self.limit, self.compact].map(|number| grouped(number.to_string()));
        if self.length > self.limit {
            return format!(
                "The pattern has {has} characters, which is over the default quota of {most}. Without spaces and line \
                 breaks, it has {compact}."
            );
        }
        format!(
            "The pattern has {has} of {most} characters. Without spaces and line breaks, it has {compact}."
        )
    }
}

/// The default quota of a rule's pattern.
const DEFAULT: usize = 2_048;

/// Nine tenths of a limit counts as close.
fn check(subject: &Subject) -> Vec<Finding<Long>> {
    let length = subject.text().encode_utf16().count();
    if length * 10 < DEFAULT * 9 {
        return Vec::new();
    }
    let limit = if length * 10 >= MAX_LENGTH * 9 { MAX_LENGTH } else { DEFAULT };
    let root = subject.parsed.document.root();
    let compact = root.map_or(length, |root| json::compact(root).encode_utf16().count());
    vec![Finding::new(subject.opening(), Long { length, limit, compact })]
}

/// A pattern of 1,900 characters.
#[cfg(test)]
const LONG: &str = include_str!("long.json");

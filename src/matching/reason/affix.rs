//! Strings that do not begin or end as expected.

use super::text::same_ignoring_case;
use super::{Reason, short};
use crate::pattern::operator::Affix;

/// The difference that keeps a string from beginning (or ending) as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AffixDifference {
    /// Only the case differs.
    Case,
    /// Only spaces at that end differ.
    Space,
    /// The text is elsewhere in the string.
    Elsewhere {
        /// The character at which it begins, counted from 1.
        at: usize,
    },
    /// The string is too short: it is only the beginning (or end) of the expected text.
    CutShort {
        /// The missing text.
        missing: String,
    },
    /// The first character that differs; for a suffix, the last.
    Differs {
        /// Its position, counted from 1 from that end.
        at: usize,
        /// The character in the event.
        has: char,
        /// The expected character.
        wants: char,
    },
}

pub(super) fn reason(affix: &Affix, has: &str, suffix: bool) -> Reason {
    let any_case = matches!(affix, Affix::IgnoreCase(_));
    let wants = affix.text();
    let how = if any_case {
        affix_difference(&wants.to_lowercase(), &has.to_lowercase(), suffix)
    } else {
        affix_difference(wants, has, suffix)
    };
    Reason::Affix { suffix, wants: short(wants), has: short(has), how }
}

fn affix_difference(wants: &str, has: &str, suffix: bool) -> AffixDifference {
    let holds = |text: &str| if suffix { text.ends_with(wants) } else { text.starts_with(wants) };
    let end: String = if suffix {
        let skip = has.chars().count().saturating_sub(wants.chars().count());
        has.chars().skip(skip).collect()
    } else {
        has.chars().take(wants.chars().count()).collect()
    };
    if same_ignoring_case(wants, &end) {
        return AffixDifference::Case;
    }
    if holds(has.trim()) || (!wants.trim().is_empty() && trimmed_holds(wants, has, suffix)) {
        return AffixDifference::Space;
    }
    if let Some(at) = has.find(wants) {
        return AffixDifference::Elsewhere { at: has[..at].chars().count() + 1 };
    }
    let mut pairs: Box<dyn Iterator<Item = (char, char)>> = if suffix {
        Box::new(wants.chars().rev().zip(has.chars().rev()))
    } else {
        Box::new(wants.chars().zip(has.chars()))
    };
    if let Some(at) = pairs.position(|(a, b)| a != b) {
        let nth = |text: &str| {
            let character = if suffix { text.chars().rev().nth(at) } else { text.chars().nth(at) };
            character.unwrap_or_default()
        };
        return AffixDifference::Differs { at: at + 1, has: nth(has), wants: nth(wants) };
    }
    let missing = if suffix { wants.strip_suffix(has) } else { wants.strip_prefix(has) };
    AffixDifference::CutShort { missing: short(missing.unwrap_or_default()) }
}

/// Returns whether the pattern's text would match without its own outer spaces.
fn trimmed_holds(wants: &str, has: &str, suffix: bool) -> bool {
    wants.trim() != wants && if suffix { has.ends_with(wants.trim()) } else { has.starts_with(wants.trim()) }
}

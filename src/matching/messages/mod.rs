//! Messages for the findings of a match.

mod absence;
mod admission;
mod reason;
mod text;
mod values;

pub use admission::{admission, keeps_out, why_it_matched};
pub use reason::{by_digits, near_misses, reason_kind, sentence};
pub use values::lacking;

use super::explanation::{Explanation, LeafOutcome, MatcherOutcome};
use super::outline::{Cause, Line, causes};
use super::reason::{ByDigits, Reason};
use crate::pattern::Leaf;

/// Returns one sentence on the verdict: what decided it.
pub fn summary(explanation: &Explanation) -> String {
    if explanation.matched {
        return match explanation.branches.iter().filter(|branch| branch.matched()).count() {
            1 if explanation.branches.len() > 1 => "One $or branch matches.".to_owned(),
            ways if explanation.branches.len() > 1 => format!("{ways} $or branches match."),
            _ => "All conditions match.".to_owned(),
        };
    }
    if explanation.is_split_over_elements() {
        return "Every condition matches on its own, but not within the same array element.".to_owned();
    }
    let failing: Vec<&Leaf> = explanation
        .pattern()
        .leaves()
        .filter(|(id, _)| explanation.leaf(*id).counts && !explanation.leaf(*id).holds())
        .map(|(_, leaf)| leaf)
        .collect();
    match failing.as_slice() {
        _ if explanation.branches.len() > 1 => "No $or branch matches.".to_owned(),
        [only] => format!("Only {} doesn't match.", only.path),
        several => format!("{} conditions don't match. The first is {}.", several.len(), first_path(several)),
    }
}

/// Returns a sentence for each condition that keeps the event out; one sentence on the whole if it matches.
pub fn reasons(explanation: &Explanation, lines: &[Line]) -> Vec<String> {
    let causes = causes(lines);
    if explanation.matched || causes.is_empty() {
        return vec![summary(explanation)];
    }
    causes.iter().map(|cause| cause_sentence(explanation, lines, cause)).collect()
}

/// Returns whether a reason says nothing but the values.
fn says_only_values(reason: &Reason) -> bool {
    reason.is_plain() || matches!(reason, Reason::WrongType { alike: false, .. })
}

/// Returns a sentence on a cause, with the field where the reason itself does not name it.
fn cause_sentence(explanation: &Explanation, lines: &[Line], cause: &Cause) -> String {
    let line = &lines[cause.line];
    let several =
        cause.reason.filter(|reason| says_only_values(reason)).and_then(|_| values::several(lines, cause));
    let mut sentence = several.or_else(|| cause.reason.map(sentence)).unwrap_or_default();
    if let Some(lacking) = &line.lacking {
        sentence = format!("{sentence} {}", values::lacking(lacking));
    }
    let says_where = line.leaf.is_none() || line.reasons.iter().any(|of| of.index.is_none());
    match line.leaf.filter(|_| !says_where) {
        Some(leaf) => format!("{}: {sentence}", explanation.pattern().leaf(leaf).path),
        None => sentence,
    }
}

/// Returns one or two sentences on the verdict, down to the difference of the nearest value.
pub fn verdict(explanation: &Explanation, lines: &[Line]) -> String {
    let causes = causes(lines);
    let Some(cause) = causes.first().filter(|_| !explanation.matched) else {
        return summary(explanation);
    };
    let first = cause_sentence(explanation, lines, cause);
    match (causes.len(), explanation.branches.len() > 1) {
        (1, false) => first,
        (1, true) => format!("The closest $or branch fails one condition. {first}"),
        (count, false) => format!("{count} conditions don't match. {first}"),
        (count, true) => format!("The closest $or branch fails {count} conditions. {first}"),
    }
}

fn first_path<'p>(leaves: &[&'p Leaf]) -> &'p str {
    leaves.first().map_or("", |leaf| &leaf.path)
}

/// Returns the tooltip of a matcher in the pattern.
pub(super) fn matcher_title(leaf: &Leaf, outcome: &LeafOutcome, found: &MatcherOutcome) -> String {
    let path = &leaf.path;
    match (found.accepted.len(), outcome.values.len()) {
        (_, 0) if found.by_absence => format!("Matched: {path} has no value in this event"),
        (_, 0) => format!("Not matched: {path} has no value in this event"),
        (0, 1) => format!("Not matched: {path} has a different value"),
        (0, values) => format!("Not matched by any of the {values} values of {path}"),
        (1, 1) => format!("Matched by {path}"),
        (accepted, values) => format!("Matched by {accepted} of the {values} values of {path}"),
    }
}

/// Returns the tooltip of a value in the event that a matcher accepts.
pub(super) fn matched_title(leaf: &Leaf, found: Option<&ByDigits>) -> String {
    match found {
        Some(found) => format!("Matches {} in the pattern: {}", leaf.path, by_digits(found)),
        None => format!("Matches {} in the pattern", leaf.path),
    }
}

/// Returns the tooltip of a value in the event that no matcher accepts.
pub(super) fn missed_title(leaf: &Leaf, reason: Option<&Reason>) -> String {
    match reason {
        Some(reason) => format!("Doesn't match {}: {}", leaf.path, sentence(reason)),
        None => format!("Doesn't match {} in the pattern", leaf.path),
    }
}

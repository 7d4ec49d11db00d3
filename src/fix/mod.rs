//! Fixes: edits of a pattern that take a problem away, or let an event in.
//!
//! [`for_problem`] answers what the reader of patterns found, [`for_names`] fields that cannot be in
//! an event, [`for_line`] a line of an explanation that does not hold, [`for_advice`] a piece of advice, and
//! [`to_keep_out`] a condition that let in an event which should not match; [`for_event`] mends the JSON of an event.
//! A fix is offered only after
//! it has been tried: its result is read again, and must do what the label says.
//!
//! ```
//! use eventbridge_playground::{fix, pattern};
//!
//! let text = r#"{"source": "aws.s3"}"#;
//! let parsed = pattern::parse(text);
//! let fixes = fix::for_problem(&parsed, parsed.refusal().unwrap());
//! assert_eq!(fix::apply(text, &fixes[0].edits), r#"{"source": ["aws.s3"]}"#);
//! ```

mod absent_or_value;
mod advice;
mod another_kind;
mod anything_but;
mod condition;
mod event;
mod exclude;
mod keep_out;
mod kind;
mod misplaced;
mod miss;
mod names;
mod one_range;
mod problem;
mod tools;
mod trial;

pub use crate::text::{Edit, apply};
pub use advice::for_advice;
pub use another_kind::{AnotherKind, another_kind};
pub use condition::{conditions_that_tell_apart, without_replays};
pub use event::for_event;
pub use keep_out::to_keep_out;
pub use kind::{FixKind, QuickFix};

use crate::json::{Document, NodeId};
use crate::matching::reason::Reason;
use crate::matching::{Line, LineKind, PatternMatcher, Status};
use crate::pattern::{LeafId, Matcher, Parsed, Problem};
use crate::text::Span;

/// Longer texts are not fixed: trying takes too long, and no pattern is so long.
const MAX_LENGTH: usize = 64 * 1024;

/// Fixes for one problem of the pattern, the most likely first.
pub fn for_problem(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    if parsed.document.text().len() > MAX_LENGTH {
        return Vec::new();
    }
    let mut fixes: Vec<QuickFix> =
        problem::FAMILIES.iter().flat_map(|family| family(parsed, problem)).collect();
    fixes.retain(|fix| trial::solves(parsed, problem, fix));
    without_repetitions(parsed, fixes)
}

/// Fixes for field names that no event has: `details`, `detailType`, `Source`; `EventPattern` is what a template has
/// round a pattern.
pub fn for_names(parsed: &Parsed) -> Vec<QuickFix> {
    match problem::unwrapped(parsed) {
        Some(unwrapped) => vec![unwrapped],
        None => names::fixes(parsed),
    }
}

/// Fixes for what a line of an explanation says about an event: fewer conditions fail then, and the label says
/// how many are left. `lines` are all lines of the outline, and `line` the index of one. None for an event of
/// [another kind](another_kind()).
pub fn for_line(pattern: &PatternMatcher, event: &Document, lines: &[Line], line: usize) -> Vec<QuickFix> {
    let parsed = pattern.parsed();
    if parsed.document.text().len() > MAX_LENGTH {
        return Vec::new();
    }
    let explanation = pattern.explain(event);
    if another_kind(&explanation, event).is_some() {
        return Vec::new();
    }
    let failing = trial::failing(&explanation);
    let line = lines.get(line).filter(|line| line.status != Status::Replaced);
    let Some(line) = line.filter(|line| !holds_already(lines, line)) else { return Vec::new() };
    let mut fixes = Vec::new();
    for reason in line.reasons.iter().take(4) {
        let leaves = miss::leaves_of(parsed, line);
        let is_only = leaves.len() == 1;
        for leaf in leaves {
            let matcher = parsed.pattern.leaf(leaf).matchers.iter().find(|one| one.span == line.span);
            let (value, alone) = (reason.value, line.leaf.is_some());
            let reason = &reason.reason;
            let miss = Miss { parsed, event, leaf, alone, is_only, matcher, value, reason, failing };
            fixes.extend(for_miss(&miss));
            // The same edit serves all fields of an object.
            if !fixes.is_empty() {
                break;
            }
        }
    }
    without_repetitions(parsed, fixes)
}

/// Returns whether another matcher of the same field accepts the event: there is nothing to fix then.
fn holds_already(lines: &[Line], line: &Line) -> bool {
    let is_field = |other: &&Line| other.leaf == line.leaf && matches!(other.kind, LineKind::Field(_));
    line.leaf.is_some() && lines.iter().find(is_field).is_some_and(|field| field.status == Status::Matched)
}

fn for_miss(miss: &Miss) -> Vec<QuickFix> {
    let fixes = miss::FAMILIES.iter().flat_map(|family| family(miss));
    fixes.filter_map(|fix| trial::helped(miss, fix)).collect()
}

/// One reason of a miss, with all that it is about.
struct Miss<'m> {
    parsed: &'m Parsed,
    event: &'m Document,
    leaf: LeafId,
    /// Whether it is about this leaf only, and not about all in an object.
    alone: bool,
    /// Whether there is no other leaf that it is about.
    is_only: bool,
    /// The matcher that fails; `None` if the reason is about the whole field.
    matcher: Option<&'m Matcher>,
    /// The value that fails.
    value: Option<NodeId>,
    reason: &'m Reason,
    /// How many conditions of the pattern the event does not meet.
    failing: usize,
}

/// Returns each result once, and each label once.
fn without_repetitions(parsed: &Parsed, fixes: Vec<QuickFix>) -> Vec<QuickFix> {
    let mut results: Vec<String> = Vec::with_capacity(fixes.len());
    let mut kept: Vec<QuickFix> = Vec::with_capacity(fixes.len());
    for fix in fixes {
        let result = apply(parsed.document.text(), &fix.edits);
        if !results.contains(&result) && kept.iter().all(|other| other.label != fix.label) {
            results.push(result);
            kept.push(fix);
        }
    }
    kept
}

/// Returns a fix that consists of one edit.
fn replace(kind: FixKind, span: Span, text: impl Into<String>, label: impl Into<String>) -> QuickFix {
    QuickFix { kind, label: label.into(), edits: vec![Edit::replace(span, text)] }
}

//! One pattern against one event, with everything that can be said about it.
//!
//! [`Plan::new`] prepares a pattern once; [`Plan::explain`] then looks at an event and says what
//! each matcher met. [`Plan::matches`] only gives the answer. [`outline()`] lays the explanation out in
//! the pattern's own shape and adds a reason ([`why::Why`]) to everything that does not hold;
//! [`words`] makes sentences of it. The meaning is that of AWS's engine:
//! arrays are transparent, fields of one array must come from the same element of it, and a branch
//! visits its fields in the order of their paths.

mod collect;
mod explanation;
mod marks;
mod nearest;
mod outline;
mod plan;
mod search;
pub mod why;
pub mod words;

pub use explanation::{BranchOutcome, Explanation, LeafOutcome, MatcherOutcome};
pub use marks::{Look, Mark, TITLES, Titles, event_marks, looks_at, pattern_marks};
pub use nearest::NearMiss;
pub use outline::{Cause, Line, LineKind, Met, Reason, Status, causes, outline};
pub use plan::Plan;
pub use why::Why;

use crate::{json, pattern};

/// Whether a pattern matches an event, both as JSON text; nothing if either cannot be read.
pub fn matches(pattern: &str, event: &str) -> Option<bool> {
    let parsed = pattern::parse(pattern);
    let event = json::parse(event);
    let readable = event.problems().iter().all(json::Problem::is_ignored_by_aws);
    if parsed.misunderstanding().is_some() || !readable {
        return None;
    }
    Some(Plan::new(&parsed.pattern).matches(&parsed.pattern, &event))
}

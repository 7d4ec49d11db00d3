//! One pattern against one event, with a full explanation.
//!
//! A [`PatternMatcher`] owns a pattern and prepares it once. [`PatternMatcher::explain`] matches an event and
//! says what each matcher found; [`PatternMatcher::matches`] returns only the answer. [`outline()`] lays the
//! [`Explanation`] out in the pattern's own shape and adds a reason ([`reason::Reason`]) to everything that
//! does not hold; [`messages`] makes sentences of it. The semantics are those of AWS's engine: arrays are
//! transparent, fields of one array must come from the same element of it, and a branch visits its fields in
//! the order of their paths.
//!
//! ```
//! use eventbridge_playground::matching::{PatternMatcher, messages, outline};
//! use eventbridge_playground::{json, pattern};
//!
//! let parsed = pattern::parse(r#"{"detail": {"state": ["stopped"]}}"#);
//! let event = json::parse(r#"{"detail": {"state": "Stopped"}}"#);
//! let explanation = PatternMatcher::new(parsed).explain(&event);
//! assert!(!explanation.matched);
//!
//! let lines = outline(&explanation, &event);
//! let reason = lines.iter().flat_map(|line| &line.reasons).next().unwrap();
//! assert!(messages::sentence(&reason.reason).contains("case"));
//! ```

mod admission;
mod collect;
mod explanation;
mod highlights;
pub mod messages;
mod nearest;
mod outline;
mod pattern_matcher;
pub mod reason;
mod search;

pub use admission::{Admission, Trap, admissions};
pub use explanation::{BranchOutcome, Explanation, LeafOutcome, MatcherOutcome};
pub use highlights::{
    Highlight, Inspection, TITLES, Titles, event_highlights, inspections_at, pattern_highlights,
};
pub use nearest::NearMiss;
pub use outline::{
    Cause, Condition, InspectedValue, Lacking, Line, LineKind, LineReason, Standing, Status, causes,
    conditions, outline,
};
pub use pattern_matcher::PatternMatcher;
pub use reason::Reason;

use crate::{json, pattern};

/// Returns whether a pattern matches an event, both as JSON text, or `None` if either cannot be parsed.
pub fn matches(pattern: &str, event: &str) -> Option<bool> {
    let parsed = pattern::parse(pattern);
    let event = json::parse(event);
    let readable = event.problems().iter().all(json::Problem::is_ignored_by_aws);
    if parsed.misunderstanding().is_some() || !readable {
        return None;
    }
    Some(PatternMatcher::new(parsed).matches(&event))
}

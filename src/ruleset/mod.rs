//! Many patterns against a stream of events, as fast as possible: only which of them match.
//!
//! A [`RuleSet`] holds any number of rules. [`RuleSet::matches`] takes an event as bytes, builds no
//! tree of it, and gives the rules that match. The answers are those of [`crate::matching`], which
//! takes its time and explains; property tests hold the two together.
//!
//! ```
//! use eventbridge_playground::ruleset::{Mode, RuleSet};
//!
//! let mut rules = RuleSet::new();
//! rules.add_text("stopped", r#"{"detail": {"state": ["stopped", "terminated"]}}"#).unwrap();
//! rules.add_text("audited", r#"{"source": [{"prefix": "aws."}]}"#).unwrap();
//!
//! let mut scratch = rules.scratch();
//! let event = br#"{"source": "aws.ec2", "detail": {"state": "stopped"}}"#;
//! let matched = rules.matches(event, Mode::Strict, &mut scratch).unwrap();
//! let mut names: Vec<_> = matched.iter().map(|&id| *rules.name(id).unwrap()).collect();
//! names.sort();
//! assert_eq!(names, ["audited", "stopped"]);
//! ```
//!
//! A set is read from any number of threads at once, each with a [`Scratch`] of its own. After a few
//! events a scratch has grown to what it needs, and matching no longer allocates. It is also where what was
//! learned about the events is kept: use one for all events of a kind, not a new one for each.
//!
//! # How it works
//!
//! 1. `shapes` knows what events before looked like, and reads one that looks the same in long steps, from
//!    value to value. That it went from the start to the end in known steps says that it is valid. For all
//!    others there are the next two.
//! 2. `simd` and `index` look at 64 bytes at a time and find quotes, colons and brackets. In strict
//!    mode `grammar` checks the same blocks, without going through their tokens; only when that
//!    finds something wrong does `locate_error` read the event byte by byte and name it.
//! 3. `bitmap` and `walk` go from colon to colon down the tree of keys that rules name (`trie`, `keys`), and
//!    past the rest. They leave the `values` of those fields, with the elements of arrays around each.
//! 4. Each branch of a rule (`$or` is multiplied out) is filed in a `field` under the condition that
//!    fewest values should meet. `matcher` tries the branches found there; a condition is looked at
//!    at most once for an event, however many rules have it.
//! 5. Where several conditions of a branch met values inside of arrays, `array_consistency` makes sure that
//!    these lie in the same elements.

#![allow(clippy::inline_always, reason = "measured; kernels must become part of what calls them")]

mod array_consistency;
mod bitmap;
mod conditions;
mod depth;
mod error;
mod escapes;
mod field;
mod grammar;
mod index;
mod intervals;
mod keys;
mod locate_error;
mod matcher;
mod number;
mod predicate;
mod radix;
mod scalar;
mod scalars;
mod set;
mod shapes;
mod simd;
mod swar;
mod text;
mod trie;
mod values;
mod walk;

pub use error::{EventError, EventErrorKind};
pub use matcher::Scratch;
pub use set::{RuleId, RuleSet};

/// How much of an event is looked at, and so what goes unnoticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// All of it: every byte must be valid JSON and UTF-8. What is malformed is an error, never an answer.
    #[default]
    Strict,
    /// Strings and brackets are followed to the end, and all fields that rules name are read. What is in
    /// other fields and between members may be malformed as long as quotes and brackets can be paired.
    Structural,
    /// Reading may stop when each field that rules name was met once. What is behind that may go unnoticed:
    /// malformed text, and a second value where a key is repeated.
    Early,
}

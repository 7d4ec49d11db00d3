//! The engine of EventBridge Playground: event patterns, events and handlers as Amazon EventBridge
//! and AWS Lambda run them, in pure Rust.
//!
//! It has no clock, no randomness and no screen of its own; the page, the tests and the command
//! line all run this code.
//!
//! ```
//! use eventbridge_playground::{PatternMatcher, json, pattern};
//!
//! let parsed = pattern::parse(r#"{"source": ["aws.ec2"], "detail": {"state": ["stopped"]}}"#);
//! assert!(parsed.is_valid());
//! let event = json::parse(r#"{"source": "aws.ec2", "detail": {"state": "running"}}"#);
//! assert!(!PatternMatcher::new(parsed).matches(&event));
//! ```
//!
//! `examples/first_pattern.rs` goes on from there and prints why. A user of the crate begins with one
//! of six types:
//!
//! - a [`Parsed`] is a pattern as [`pattern::parse`] read it, with its problems;
//! - a [`PatternMatcher`] matches it against events, and gives an [`Explanation`] for each;
//! - a [`RuleSet`] matches many patterns against a stream of events;
//! - a [`Simulation`] plays events over buses, rules and targets;
//! - a [`Workspace`] is what a link or a file of the page holds.
//!
//! # Layout
//!
//! From the bottom up; each module knows only those above it in this list.
//!
//! ## Text and JSON
//!
//! - [`rng`]: ids and numbers drawn from a seed
//! - [`text`]: spans, lines and columns, UTF-16 offsets, edits
//! - [`arn`]: Amazon Resource Names, and the accounts, Regions and partitions in them
//! - [`json`]: a reader that recovers from errors and keeps the place of every value
//!
//! ## Events and patterns
//!
//! - [`event`]: the envelope, PutEvents entries and commands, events in pasted text, sizes
//! - [`pattern`]: the pattern language: operators, reader, validation, limits, messages
//!
//! ## One pattern, one event
//!
//! - [`matching`]: one pattern against one event, with an explanation
//!
//! ## Many rules, many events
//!
//! - [`ruleset`]: many patterns against a stream of events, as bytes, fast
//! - [`scan`]: rules against files of events of any size
//!
//! ## AWS around a rule
//!
//! - [`schedule`]: `rate()`, `cron()` and `at()`, when they run and what they send
//! - [`handler`]: Lambda invocations with their logs, and the built-in functions
//! - [`targets`]: kinds of target, what each receives, input paths and transformers, permissions
//! - [`bus`]: event buses with rules and targets, and their simulation: deliveries, retries, dead letters
//!
//! ## Rules kept elsewhere
//!
//! - [`interchange`]: rules, schedules and buses in templates, code, commands and answers of the API
//!
//! ## Help while writing
//!
//! - [`describe`]: a pattern as a paragraph for people
//! - [`lint`]: advice on patterns that AWS takes
//! - [`check`]: what is wrong with the patterns and schedules of templates
//! - [`fix`]: edits of a pattern that take a problem away, let an event in, or keep one out
//! - [`coverage`]: what of a pattern a set of events exercises
//! - [`condition_edits`]: from a value of an event to edits of the pattern
//! - [`generate`]: events made from a pattern, matching ones and near misses
//! - [`samples`]: the catalogue of events that services, partners and applications send
//! - [`completion`]: what can be written at a place of a pattern
//!
//! ## The page's material
//!
//! - [`shortcut`]: keyboard shortcuts, as written, as pressed, and as read by people
//! - [`gallery`]: worked examples
//! - [`reference`]: operators, event fields, schedules, limits and keys of a setup, to look up
//! - [`workspace`]: all that a visitor has open, what follows from it, its link and file
//! - [`lessons`]: courses whose steps the engine checks, and the progress in them
//!
//! ## JavaScript
//!
//! - `bindings`: the engine for JavaScript; only for WebAssembly with the feature `javascript`
//!
//! [`check`]: mod@check
//! [`reference`]: mod@reference

pub mod arn;
#[cfg(all(target_arch = "wasm32", feature = "javascript"))]
pub mod bindings;
pub mod bus;
pub mod check;
pub mod completion;
pub mod condition_edits;
pub mod coverage;
pub mod describe;
pub mod event;
pub mod fix;
pub mod gallery;
pub mod generate;
pub mod handler;
pub mod interchange;
pub mod json;
pub mod lessons;
pub mod lint;
pub mod matching;
pub mod pattern;
pub mod reference;
pub mod rng;
pub mod ruleset;
pub mod samples;
pub mod scan;
pub mod schedule;
pub mod shortcut;
pub mod targets;
pub mod text;
pub mod workspace;

pub use bus::Simulation;
pub use matching::{Explanation, PatternMatcher};
pub use pattern::Parsed;
pub use ruleset::RuleSet;
pub use workspace::Workspace;

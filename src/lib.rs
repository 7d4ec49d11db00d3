//! The engine of EventBridge Playground: event patterns, events and handlers as Amazon EventBridge
//! and AWS Lambda run them, in pure Rust.
//!
//! It has no clock, no randomness and no screen of its own; the page, the tests and the command
//! line all run this code. Read [`pattern::parse`] and [`matching::Plan`] first.
//!
//! # Layout
//!
//! From the bottom up; each module knows only those above it in this list.
//!
//! - [`rng`]: ids and numbers drawn from a seed
//! - [`text`]: spans, lines and columns, UTF-16 offsets, edits
//! - [`shortcut`]: keyboard shortcuts, as written, as pressed, and as read by people
//! - [`json`]: a reader that recovers from errors and keeps where everything stands
//! - [`pattern`]: the pattern language: operators, reader, validation, limits, words
//! - [`matching`]: one pattern against one event, with an explanation
//! - [`ruleset`]: many patterns against a stream of events, as bytes, fast
//! - [`event`]: the envelope, PutEvents entries, events in pasted text, sizes
//! - [`scan`]: rules against files of events of any size
//! - [`schedule`]: `rate()`, `cron()` and `at()`, when they run and what they send
//! - [`handler`]: Lambda invocations with their logs, and the built-in functions
//! - [`targets`]: kinds of target, what each receives, input paths and transformers, permissions
//! - [`bus`]: event buses with rules and targets, and their simulation: deliveries, retries, dead letters
//! - [`describe`]: a pattern as a paragraph for people
//! - [`lint`]: advice on patterns that AWS takes
//! - [`fix`]: edits of a pattern that take a problem away, or let an event in
//! - [`coverage`]: what of a pattern a set of events exercises
//! - [`condition_edits`]: from a value of an event to edits of the pattern
//! - [`generate`]: events made from a pattern, matching ones and near misses
//! - [`samples`]: the catalogue of events that services, partners and applications send
//! - [`completion`]: what can be written at a place of a pattern
//! - [`gallery`]: worked examples
//! - [`workspace`]: all that a visitor has open, what follows from it, its link and file
//! - `bindings`: the engine for JavaScript; only for WebAssembly with the feature `javascript`

#[cfg(all(target_arch = "wasm32", feature = "javascript"))]
pub mod bindings;
pub mod bus;
pub mod completion;
pub mod condition_edits;
pub mod coverage;
pub mod describe;
pub mod event;
pub mod fix;
pub mod gallery;
pub mod generate;
pub mod handler;
pub mod json;
pub mod lint;
pub mod matching;
pub mod pattern;
pub mod rng;
pub mod ruleset;
pub mod samples;
pub mod scan;
pub mod schedule;
pub mod shortcut;
pub mod targets;
pub mod text;
pub mod workspace;

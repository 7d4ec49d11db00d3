//! All tests of the library from outside, in one program: each further program would link the library once
//! more, and they would run one after another. `cargo test --test it golden_links` runs one file.
//!
//! The JavaScript API has a program of its own (`wasm.rs`), as it is compiled for another target.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod bus;
mod conformance;
mod every_operator;
mod every_pattern;
mod explanations;
mod golden_links;
mod handler_listings;
mod interchange;
mod interchange_code;
mod interchange_edit;
mod interchange_export;
mod invariants;
mod lessons;
mod limits;
mod page;
mod properties;
mod repairs;
mod ruleset;
mod ruleset_counts;
mod samples;
mod schedules;
mod simulate;
mod support;

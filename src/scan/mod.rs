//! Rules against files of events of any size, which are read piece by piece and never held whole.
//!
//! ```text
//! bytes of a file ── Source ── Framer ── unwrapped ── Pass ── Outcome
//!                   (unpacks)  (one       (out of     (counts, samples,
//!                              event)     wrappers)   compares, keeps)
//! ```
//!
//! A [`Scanner`] runs one [`Job`] over the parts of files, and returns an [`Outcome`] for each; outcomes of
//! parts are joined in the order of the files. [`probe()`] says how a file may be cut into parts.
//! [`RuleList`] reads the rules, a [`RunAggregate`] adds up the reports on parts in any order, and [`report`]
//! writes the results.
//!
//! ```
//! use eventbridge_playground::event::Context;
//! use eventbridge_playground::scan::{Job, Outcome, Part, Scanner};
//!
//! # let context = Context {
//! #     account: "123456789012".to_owned(),
//! #     region: "eu-west-1".to_owned(),
//! #     time: "2026-03-02T09:00:00Z".to_owned(),
//! #     id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
//! # };
//! let rules = vec![r#"{"source": ["shop"]}"#.to_owned()];
//! let mut scanner = Scanner::new(&Job::Count { rules }, context);
//! scanner.begin(Part::default());
//! for piece in ["{\"source\": \"shop\"}\n{\"sou", "rce\": \"aws.s3\"}\nnot an event\n"] {
//!     scanner.push(piece.as_bytes());
//! }
//! let Outcome::Count(tally) = scanner.finish() else { panic!("another job's outcome") };
//! assert_eq!((tally.events, tally.malformed), (2, 1));
//! assert_eq!(tally.matches, [1]);
//! ```

mod chart;
mod compare;
mod compiled;
mod count;
mod extract;
mod frame;
mod framer;
mod job;
pub mod messages;
mod probe;
mod problem;
pub mod report;
mod rules;
mod run;
mod sample;
mod scanner;
mod source;
mod tally;
mod times;
mod unwrap;
mod values;

pub use chart::Chart;
pub use compare::Changes;
pub use compiled::Wanted;
pub use job::{Job, Outcome};
pub use probe::{Probe, probe};
pub use problem::{Problem, ProblemKind, RuleProblem, RuleProblemKind, Trouble};
pub use rules::{ListedRule, RuleList};
pub use run::{Phase, Run, RunAggregate, RunRules, WorkerReport, are_equivalent};
pub use sample::{Found, NearMisses, Samples};
pub use scanner::Scanner;
pub use source::Part;
pub use tally::{MAX_PROBLEMS, Tally};
pub use times::Times;

/// The most bytes of an event; longer ones are skipped and reported. The largest that EventBridge takes has 1
/// MiB.
pub const MAX_EVENT: usize = 16 * 1_024 * 1_024;

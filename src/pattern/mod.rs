//! The event pattern language: syntax tree, reader, validation, limits.
//!
//! [`parse()`] reads a text into a [`Parsed`]: the [`Pattern`] as far as it was understood, and the
//! [`Problem`]s, each with its place and the words AWS has for it. It follows the pages
//! "Creating Amazon EventBridge event patterns" and "Comparison operators for use in event
//! patterns" of the EventBridge User Guide, and recorded answers of `TestEventPattern` where these
//! say more.
//!
//! ```
//! use eventbridge_playground::pattern::{self, messages};
//!
//! assert!(pattern::parse(r#"{"source": ["aws.s3"]}"#).is_valid());
//!
//! let parsed = pattern::parse(r#"{"source": "aws.s3"}"#);
//! let problem = parsed.refusal().unwrap();
//! assert_eq!(problem.span.of(parsed.document.text()), r#""aws.s3""#);
//! println!("{}", messages::sentence(problem));
//! ```

mod branches;
mod complexity;
pub mod messages;
mod misplaced;
pub mod operator;
mod parse;
mod problem;
mod reader;
mod syntax;

pub use branches::{Branch, MAX_COMBINATIONS, counting_leaves, expand};
pub use complexity::{MAX_COMPLEXITY, measure_complexity};
pub use misplaced::{Misplaced, holds_fields, misplaced_operators, operator_named};
pub use operator::Predicate;
pub use parse::{MAX_LENGTH, Parsed, parse, parse_unmeasured};
pub use problem::{CidrProblem, Layer, Operand, Problem, ProblemKind};
pub use syntax::{Key, Leaf, LeafId, Matcher, Member, Object, Or, Pattern};

//! JSON with places: a reader that recovers from errors and keeps where everything is.
//!
//! [`parse`] never fails: it gives a [`Document`], whose tree holds what could be read, and the
//! [`Problem`]s met on the way, each with its place and, where AWS's reader has words for it,
//! where that reader would have stood. Order, repeated keys and the spelling of numbers are kept.
//!
//! ```
//! use eventbridge_playground::json::{self, Value};
//!
//! let document = json::parse(r#"{"detail": {"state": "stopped", "code": 80,}}"#);
//! assert_eq!(document.problems().len(), 1, "the comma before the brace");
//!
//! let detail = document.root().and_then(|root| root.get("detail")).unwrap();
//! assert_eq!(detail.get("state").and_then(Value::as_str).as_deref(), Some("stopped"));
//! assert_eq!(detail.get("code").unwrap().span().of(document.text()), "80");
//! ```

mod document;
mod edit;
mod number;
mod parser;
mod print;
mod problem;
mod scalar;
mod scan;
mod string;
mod write;

pub use document::{Document, Kind, Members, NodeId, Value};
pub use edit::{Layout, indent_of, remove_entries};
pub use number::Number;
pub(crate) use number::{Plain, Reading, is_fraction, read_exponent};
pub use parser::{MAX_DEPTH, parse, parse_sequence};
pub use print::{compact, in_ascii, laid_out, pretty, pretty_text, quote};
pub use problem::{NumberPart, Problem, ProblemKind};
pub use scalar::Scalar;
pub use write::{Integer, ObjectWriter, list, texts};

//! The user's own function: its code and settings, and what Lambda would have made of a run of it.
//!
//! Nothing here runs code. The page gives a [`RunRequest`] to a sandbox, which returns an [`Outcome`]: what
//! the handler returned or how it failed, its output and its calls. [`invocation()`] turns that into Lambda's
//! answer and log. The consent to run code is never part of the [`Code`], so that no link can carry it: the
//! page keeps a [`Consent`].
//!
//! ```
//! use eventbridge_playground::handler::own::{Code, Runtime};
//!
//! let code = Code::of_source("def handler(event, context):\n    return event\n");
//! assert_eq!((code.runtime, code.handler()), (Runtime::Python, "lambda_function.handler".to_owned()));
//! ```

mod answers;
mod code;
mod consent;
mod environment;
mod expectation;
mod failure;
mod invocation;
mod kept;
mod language;
pub mod messages;
mod outcome;
mod request;
pub mod templates;

pub use answers::{PRESETS, Preset, with_answer};
pub use code::{Code, MAX_SOURCE, MEMORY, TIMEOUT, Trouble};
pub(crate) use code::{USUAL_MEMORY, USUAL_TIMEOUT};
pub use consent::Consent;
pub use expectation::{MAX_EXPECTED, Unmet, check};
pub use invocation::{Missing, RunOf, invocation};
pub use kept::{KeptRun, OwnFunction, OwnRuns};
pub use language::Runtime;
pub use outcome::{AwsCall, CallError, Ending, Failure, Line, LineLevel, Outcome, Phase, Sent};
pub use request::{MAX_PAYLOAD, RunRequest, context};

/// Names the own function where a built-in one is named by its [`super::Description::name`].
pub const NAME: &str = "own";

/// The name of the function in Lambda, unless a target's ARN has another.
pub const FUNCTION_NAME: &str = "my-function";

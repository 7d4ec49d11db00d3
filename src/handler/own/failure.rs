//! Errors as the two runtimes put them into payload and log.
//!
//! Follows `bootstrap.py` of AWS's runtime interface client for Python and `Errors.js` of that for Node.js.

use super::{Failure, Line, Outcome, Phase, Runtime, messages};
use crate::event::Timestamp;
use crate::handler::FunctionError;
use crate::handler::python::{dumps_string, log_uncaught};
use crate::json::ObjectWriter;

/// Returns the error that Lambda makes of an exception that the code did not catch.
pub(super) fn uncaught(
    runtime: Runtime,
    failure: &Failure,
    during: Phase,
    request_id: &str,
    at: Timestamp,
) -> FunctionError {
    let Failure { error_type, error_message, stack_trace, cause, .. } = failure;
    let (payload, log) = match runtime {
        Runtime::Python => {
            let mut payload = ObjectWriter::spaced();
            payload.json("errorMessage", &dumps_string(error_message));
            payload.json("errorType", &dumps_string(error_type));
            payload.json("requestId", &dumps_string(request_id));
            payload.list("stackTrace", stack_trace.iter().map(|frame| dumps_string(frame)));
            (payload.close(), log_uncaught(error_type, error_message, &stack_trace.concat()))
        }
        Runtime::Nodejs => {
            let trace = with_head(error_type, error_message, stack_trace);
            let mut payload = ObjectWriter::default();
            payload.text("errorType", error_type).text("errorMessage", error_message).texts("trace", &trace);
            let mut logged = ObjectWriter::default();
            logged.text("errorType", error_type).text("errorMessage", error_message);
            if let Some(cause) = cause {
                payload.json("cause", &cause.to_string());
                logged.json("cause", &cause.to_string());
            }
            logged.texts("stack", &trace);
            let (id, what) = match during {
                Phase::Init => ("undefined", "Uncaught Exception"),
                Phase::Invoke => (request_id, "Invoke Error"),
            };
            let log = format!("{}\t{id}\tERROR\t{what} \t{}", at.to_millis_text(), logged.close());
            (payload.close(), log)
        }
    };
    FunctionError { error_type: error_type.clone(), message: error_message.clone(), payload, log }
}

/// Returns the line in which the runtime has logged the failure itself, as Node.js does.
pub(super) fn told(outcome: &Outcome) -> Option<&Line> {
    outcome.failure()?;
    let is_it = |line: &&Line| {
        ["Invoke Error", "Uncaught Exception"]
            .iter()
            .any(|what| line.text.contains(&format!("\tERROR\t{what} \t")))
    };
    outcome.lines.last().filter(is_it)
}

/// A stack of Node.js begins with the error itself. What was thrown and is no error has no stack.
fn with_head(error_type: &str, message: &str, stack: &[String]) -> Vec<String> {
    let is_whole = stack.first().is_none_or(|first| !first.trim_start().starts_with("at "));
    let head = (!is_whole).then(|| format!("{error_type}: {message}"));
    head.into_iter().chain(stack.iter().map(|line| line.trim_end_matches('\n').to_owned())).collect()
}

/// Returns the error for a return value that is too large. Lambda writes its keys in this order.
pub(super) fn too_large(log: String) -> FunctionError {
    const ERROR_TYPE: &str = "Function.ResponseSizeTooLarge";
    let mut payload = ObjectWriter::default();
    let payload = payload.text("errorMessage", messages::TOO_LARGE).text("errorType", ERROR_TYPE).close();
    FunctionError { error_type: ERROR_TYPE.to_owned(), message: messages::TOO_LARGE.to_owned(), payload, log }
}

/// Returns an error of Lambda itself, which ended the function.
pub(super) fn ended(error_type: &str, message: &str, log: String) -> FunctionError {
    let mut payload = ObjectWriter::default();
    let payload = payload.text("errorType", error_type).text("errorMessage", message).close();
    FunctionError { error_type: error_type.to_owned(), message: message.to_owned(), payload, log }
}

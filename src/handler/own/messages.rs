//! Words about the own function: Lambda's, and ours.

use super::code::{Code, MAX_SOURCE, MEMORY, TIMEOUT, Trouble};
use super::expectation::Unmet;
use super::outcome::Outcome;
use crate::handler::{Invocation, Response};
use crate::text::LineIndex;

/// The message for a function that exceeded its memory, or that crashed.
pub(super) const KILLED: &str = "Runtime exited with error: signal: killed";

/// Ours, not Lambda's: it would go on logging.
pub(super) const FLOODED: &str = "Stopped: the function wrote more than 4 MB, or 10,000 lines, in one run.";

pub(super) fn timed_out(seconds: u32) -> String {
    format!("Task timed out after {seconds}.00 seconds")
}

pub(super) fn exit_status(status: i32) -> String {
    match status {
        0 => "Runtime exited without providing a reason".to_owned(),
        status => format!("Runtime exited with error: exit status {status}"),
    }
}

pub(super) fn exited(request_id: &str, how: &str) -> String {
    error_of(request_id, how)
}

pub(super) fn error_of(request_id: &str, what: &str) -> String {
    format!("RequestId: {request_id} Error: {what}")
}

/// Returns what is wrong in a function's settings, and what to do. `answers` is the text that its places are
/// in.
pub fn trouble(trouble: &Trouble, answers: &str) -> String {
    let line = |offset: u32| LineIndex::new(answers).position(offset).line;
    match trouble {
        Trouble::SourceTooLong => format!("The code is longer than {} MB. Shorten it.", MAX_SOURCE >> 20),
        Trouble::Timeout(_) => {
            format!("The timeout must be between {} and {} seconds.", TIMEOUT.start(), TIMEOUT.end())
        }
        Trouble::Memory(_) => {
            format!("The memory must be between {} and {} MB.", MEMORY.start(), MEMORY.end())
        }
        Trouble::EnvironmentLine(line) => {
            format!("Environment variables, line {line}: expected NAME=value.")
        }
        Trouble::EnvironmentName(name) => format!(
            "{name:?} isn't a valid name for an environment variable. A name must start with a letter and have \
             at least two letters, digits or underscores."
        ),
        Trouble::EnvironmentReserved(name) => {
            format!("{name} is reserved by Lambda. Remove it from the environment variables.")
        }
        Trouble::EnvironmentTooLong(bytes) => {
            format!("The environment variables take {bytes} bytes; Lambda allows 4,096.")
        }
        Trouble::AnswersNotJson(span) => {
            format!("AWS responses, line {}: this must be a JSON object.", line(span.start))
        }
        Trouble::AnswersKey(key, span) => format!(
            "AWS responses, line {}: {key:?} must name a call, such as \"ec2.start_instances\".",
            line(span.start)
        ),
    }
}

/// Returns how a response differs from what was expected of it.
pub fn unmet(unmet: &Unmet) -> String {
    match unmet {
        Unmet::Unreadable => {
            "The expected response must be JSON, or the name of an error such as KeyError.".to_owned()
        }
        Unmet::Failed(error) => format!("The function failed with {error} instead of returning."),
        Unmet::Returned => "The function returned instead of failing.".to_owned(),
        Unmet::OtherError(error) => format!("The function failed with {error}."),
        Unmet::Missing(path) => format!("{} is missing from the response.", path_or_it(path)),
        Unmet::Differs { path, expected, found } => {
            format!("{} is {found}, not {expected}.", path_or_it(path))
        }
    }
}

/// The origin of code that the user did not write here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameFrom {
    /// A link.
    Link,
    /// This browser, from an earlier visit.
    EarlierVisit,
    /// A file, an example, another workspace, or an undo.
    Opened,
}

/// Says where code came from.
pub fn came_from(from: CameFrom) -> &'static str {
    match from {
        CameFrom::Link => "This code came with a link. Read it before you run it.",
        CameFrom::EarlierVisit => "This code was saved in this browser on an earlier visit.",
        CameFrom::Opened => {
            "This code came with something you opened: a file, an example, another workspace or an undo. Read \
             it before you run it."
        }
    }
}

/// Says what code can reach when it runs, and what it cannot.
pub fn reach(code: &Code) -> String {
    format!(
        "It runs in a sandbox within this page, without access to the network, AWS, your files, this page or \
         your browser's storage. AWS calls are recorded, not sent. It can run for up to {} seconds and use {} \
         MB of memory.",
        code.timeout, code.memory
    )
}

/// Returns how a run ended, on one line.
pub fn ended(invocation: &Invocation, outcome: &Outcome) -> String {
    let time = match outcome.duration {
        short if short < 10.0 => format!("{short:.1} ms"),
        long => format!("{long:.0} ms"),
    };
    match &invocation.response {
        Response::Returned(_) => format!("Succeeded in {time}."),
        Response::Failed(error) => {
            let line = outcome.failure().and_then(|failure| failure.line);
            let message = error.message.lines().next().unwrap_or_default();
            // The id is of use in the log only, and Python names the line of a syntax error itself.
            let id = error_of(&invocation.request_id, "");
            let message = message.strip_prefix(id.as_str()).unwrap_or(message);
            let place = line.filter(|line| !message.ends_with(&format!("line {line})")));
            let place = place.map_or_else(String::new, |line| format!(" (line {line})"));
            let is_silent = message.is_empty();
            format!("{}{}{message}{place}", error.error_type, if is_silent { "" } else { ": " })
        }
    }
}

fn path_or_it(path: &str) -> &str {
    if path.is_empty() { "The response" } else { path }
}

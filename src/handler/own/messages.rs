//! Words about the own function: Lambda's, and ours.

use super::code::{Code, MAX_SOURCE, MEMORY, TIMEOUT, Trouble};
use super::expectation::Unmet;
use super::outcome::Outcome;
use super::request::MAX_PAYLOAD;
use crate::event::Timestamp;
use crate::handler::{Invocation, Response};
use crate::text::LineIndex;

/// The message for a function that exceeded its memory, or that crashed.
pub(super) const KILLED: &str = "Runtime exited with error: signal: killed";

/// Ours, not Lambda's: it would go on logging.
pub(super) const FLOODED: &str = "Stopped: the function wrote more than 4 MB, or 10,000 lines, in one run.";

/// Lambda's answer to a return value of more than 6 MB, with the size that it names.
pub(super) const TOO_LARGE: &str =
    "Response payload size exceeded maximum allowed payload size (6291556 bytes).";

/// Returns what Python's runtime logs when its response is refused for its size, as in public logs.
pub(super) fn response_refused(at: Timestamp) -> String {
    format!(
        "[ERROR] [{}] LAMBDA_RUNTIME Failed to post handler success response. Http response code: 413.",
        at.millis()
    )
}

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

/// Returns Lambda's refusal of an event that is too large, which EventBridge hears of.
pub fn payload_too_large(bytes: usize) -> String {
    format!(
        "Not run: Lambda would reject it. {bytes} byte payload is too large for the Event invocation type (limit \
         {MAX_PAYLOAD} bytes)."
    )
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameFrom {
    /// A link.
    Link,
    /// This browser, from an earlier visit.
    EarlierVisit,
    /// The worked example with this title.
    Example(String),
    /// A file or a pasted text that is a workspace, by its name.
    File(String),
    /// A step of a lesson, whose workspace was opened.
    Lesson,
    /// The clipboard, in the place of code from elsewhere.
    Pasted,
    /// The template with this title, unchanged.
    Template(&'static str),
    /// Another workspace, an undo or the browser's history.
    Opened,
}

/// Says where code came from.
pub fn came_from(from: &CameFrom) -> String {
    let what = match from {
        CameFrom::EarlierVisit => {
            return "This code was saved in this browser on an earlier visit.".to_owned();
        }
        CameFrom::Template(title) => {
            return format!("This is the unchanged template “{title}”.");
        }
        CameFrom::Link => "This code came with a link.",
        CameFrom::Example(title) => &format!("This code came with the example “{title}”."),
        CameFrom::File(name) => &format!("This code came with {name}, which you opened."),
        CameFrom::Lesson => "This code came with a step of a lesson.",
        CameFrom::Pasted => "You pasted this code over code that came from somewhere else.",
        CameFrom::Opened => "This code came with what you opened last: another workspace or an undo.",
    };
    format!("{what} Read it before you run it.")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_code_came_from_is_said_in_its_own_words() {
        let cases = [
            (CameFrom::Link, "This code came with a link. Read it before you run it."),
            (CameFrom::EarlierVisit, "This code was saved in this browser on an earlier visit."),
            (
                CameFrom::Example("Orders".to_owned()),
                "This code came with the example “Orders”. Read it before you run it.",
            ),
            (
                CameFrom::File("a.json".to_owned()),
                "This code came with a.json, which you opened. Read it before you run it.",
            ),
            (CameFrom::Lesson, "This code came with a step of a lesson. Read it before you run it."),
            (
                CameFrom::Pasted,
                "You pasted this code over code that came from somewhere else. Read it before you run it.",
            ),
            (CameFrom::Template("Empty"), "This is the unchanged template “Empty”."),
            (
                CameFrom::Opened,
                "This code came with what you opened last: another workspace or an undo. Read it before you run it.",
            ),
        ];
        for (from, expected) in cases {
            assert_eq!(came_from(&from), expected);
        }
    }

    #[test]
    fn an_event_that_is_too_large_is_refused_in_lambda_s_words() {
        assert_eq!(
            payload_too_large(2_000_000),
            "Not run: Lambda would reject it. 2000000 byte payload is too large for the Event invocation type (limit \
             1048576 bytes)."
        );
    }
}

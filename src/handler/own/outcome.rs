//! The outcome of a run in a sandbox, in the form of `js/sandbox/contract.ts`.

use crate::text::Span;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A run of the own function, done or ended.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The end of the run.
    pub ending: Ending,
    /// Whether the module was loaded for it.
    pub cold: bool,
    /// The duration of the init, in milliseconds.
    pub init_duration: f64,
    /// The duration of the handler in milliseconds, including the time that it slept.
    pub duration: f64,
    /// By how many bytes the heap grew.
    pub heap_growth: f64,
    /// The lines that it wrote.
    pub lines: Vec<Line>,
    /// The calls to AWS, which were recorded and not made.
    pub calls: Vec<AwsCall>,
    /// The entries that calls of PutEvents got accepted.
    pub sent: Vec<Sent>,
}

impl Outcome {
    /// Reads an outcome from JSON.
    ///
    /// # Errors
    /// Returns what is wrong with it, for the console. The outcome of a sandbox is untrusted data.
    pub fn read(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    /// Returns the failure, if the code failed by an exception.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.ending {
            Ending::Failed { failure, .. } => Some(failure),
            _ => None,
        }
    }
}

/// The end of a run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ending {
    /// The handler returned.
    Returned {
        /// The value, as JSON in the words of the runtime.
        value: String,
    },
    /// An exception that was not caught, or one of the runtime's own errors.
    Failed {
        /// The exception.
        failure: Failure,
        /// When.
        during: Phase,
    },
    /// The time-out was reached.
    TimedOut {
        /// When.
        during: Phase,
    },
    /// It returned more than Lambda takes.
    TooLarge {
        /// The size of the value, in bytes.
        bytes: f64,
    },
    /// It needed more memory than it has.
    OutOfMemory,
    /// The process ended.
    Exited {
        /// The exit code, if there was one.
        status: Option<i32>,
        /// The message about it.
        message: String,
    },
    /// It wrote more than the page takes.
    Flooded,
    /// The user stopped it.
    Stopped,
    /// The sandbox could not be started.
    Unavailable {
        /// Why.
        message: String,
    },
}

/// A part of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// The module is loaded.
    Init,
    /// The handler runs.
    Invoke,
}

/// An exception.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// The name of its type: `KeyError`.
    pub error_type: String,
    /// Its message.
    pub error_message: String,
    /// The frames, in the words of the runtime.
    pub stack_trace: Vec<String>,
    /// The id that the runtime put into the payload.
    #[serde(default)]
    pub request_id: Option<String>,
    /// The cause, in Node.js.
    #[serde(default)]
    pub cause: Option<serde_json::Value>,
    /// The line in the user's file, from 1.
    #[serde(default)]
    pub line: Option<u32>,
    /// The column in that line, from 1.
    #[serde(default)]
    pub column: Option<u32>,
    /// A word of the sandbox on what to do; not Lambda's.
    #[serde(default)]
    pub hint: Option<String>,
}

impl Failure {
    /// Returns where it is in the source, from the column on or the whole line without its indentation;
    /// `None` if that is not known or the source has no such line.
    pub fn span(&self, source: &str) -> Option<Span> {
        let number = self.line?.checked_sub(1)? as usize;
        let start: usize = source.split_inclusive('\n').take(number).map(str::len).sum();
        let line = source.split('\n').nth(number)?;
        let indented = line.len() - line.trim_start().len();
        let column = self.column.and_then(|column| column.checked_sub(1)).map(|column| column as usize);
        let from =
            column.and_then(|column| line.char_indices().nth(column)).map_or(indented, |(from, _)| from);
        let text = line.get(from..)?.trim_end();
        (!text.is_empty()).then(|| Span::new(start + from, start + from + text.len()))
    }
}

/// A line that the code wrote.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Line {
    /// When, in milliseconds since the start of the run.
    pub at: f64,
    /// The text, with line breaks if it is one record.
    pub text: String,
    /// The level or stream that the line was written to.
    #[serde(default)]
    pub level: Option<LineLevel>,
}

/// The level or stream of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineLevel {
    /// `print`, or anything else that writes to the streams.
    Print,
    /// The runtime's logging.
    Log,
}

/// A call to AWS.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AwsCall {
    /// When, in milliseconds since the start of the run.
    pub at: f64,
    /// The service: `ec2`.
    pub service: String,
    /// The operation: `StartInstances`.
    pub operation: String,
    /// The Region of the client.
    pub region: String,
    /// The parameters, as JSON.
    #[serde(deserialize_with = "as_text")]
    pub parameters: String,
    /// The line of the handler.
    #[serde(default)]
    pub line: Option<u32>,
    /// The answer, as JSON.
    #[serde(default, deserialize_with = "as_some_text")]
    pub answer: Option<String>,
    /// The error that it was answered with.
    #[serde(default)]
    pub error: Option<CallError>,
}

/// An error of AWS.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CallError {
    /// Its code: `ThrottlingException`.
    pub code: String,
    /// Its message.
    pub message: String,
}

/// An entry that a call of PutEvents got accepted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Sent {
    /// When, in milliseconds since the start of the run.
    pub at: f64,
    /// The entry, as JSON.
    #[serde(deserialize_with = "as_text")]
    pub entry: String,
}

/// Returns a value as its text, so that the order of keys and the spelling of numbers stay.
fn as_text<'t, D: Deserializer<'t>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Box::<RawValue>::deserialize(deserializer)?.get().to_owned())
}

fn as_some_text<'t, D: Deserializer<'t>>(deserializer: D) -> Result<Option<String>, D::Error> {
    as_text(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns an outcome with this ending and empty fields.
    pub(crate) fn ended(ending: &str) -> String {
        format!(
            r#"{{"ending": {ending}, "cold": true, "initDuration": 12.5, "duration": 3, "heapGrowth": 0, "lines": [], "calls": [], "sent": []}}"#
        )
    }

    #[test]
    fn every_ending_is_read() {
        let cases = [
            (r#"{"kind": "returned", "value": "null"}"#, Ending::Returned { value: "null".to_owned() }),
            (r#"{"kind": "timed-out", "during": "init"}"#, Ending::TimedOut { during: Phase::Init }),
            (r#"{"kind": "out-of-memory"}"#, Ending::OutOfMemory),
            (
                r#"{"kind": "exited", "status": null, "message": "m"}"#,
                Ending::Exited { status: None, message: "m".to_owned() },
            ),
            (r#"{"kind": "flooded"}"#, Ending::Flooded),
            (r#"{"kind": "too-large", "bytes": 7000000}"#, Ending::TooLarge { bytes: 7e6 }),
            (r#"{"kind": "stopped"}"#, Ending::Stopped),
            (r#"{"kind": "unavailable", "message": "m"}"#, Ending::Unavailable { message: "m".to_owned() }),
        ];
        for (text, expected) in cases {
            assert_eq!(Outcome::read(&ended(text)).unwrap().ending, expected, "{text}");
        }
        let failed = r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "KeyError", "errorMessage": "'a'", "stackTrace": ["f"], "line": 3, "hint": "h"}}"#;
        let outcome = Outcome::read(&ended(failed)).unwrap();
        let failure = outcome.failure().unwrap();
        assert_eq!((failure.line, failure.hint.as_deref(), failure.column), (Some(3), Some("h"), None));
    }

    #[test]
    fn a_failure_has_its_place_in_the_source() {
        let source = "def f():\n    é = 1 / 0\n\nx";
        let cases = [
            (Some(2), None, Some("é = 1 / 0")),
            (Some(2), Some(9), Some("1 / 0")),
            (Some(2), Some(99), Some("é = 1 / 0")),
            (Some(1), Some(0), Some("def f():")),
            (Some(4), Some(1), Some("x")),
            (Some(3), None, None),
            (Some(9), None, None),
            (Some(0), None, None),
            (None, Some(1), None),
        ];
        let text = ended(
            r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "E", "errorMessage": "", "stackTrace": []}}"#,
        );
        let outcome = Outcome::read(&text).unwrap();
        for (line, column, expected) in cases {
            let failure = Failure { line, column, ..outcome.failure().unwrap().clone() };
            assert_eq!(failure.span(source).map(|span| span.of(source)), expected, "{line:?}, {column:?}");
        }
    }

    #[test]
    fn values_keep_their_text() {
        let text = ended(r#"{"kind": "flooded"}"#).replace(
            r#""calls": []"#,
            r#""calls": [{"at": 1, "service": "ec2", "operation": "StartInstances", "region": "eu-west-1", "parameters": {"b": 1.0, "a": []}, "answer": {"z": 1, "y": 2}}]"#,
        );
        let outcome = Outcome::read(&text).unwrap();
        assert_eq!(outcome.calls[0].parameters, r#"{"b": 1.0, "a": []}"#);
        assert_eq!(outcome.calls[0].answer.as_deref(), Some(r#"{"z": 1, "y": 2}"#));
    }

    #[test]
    fn what_has_another_shape_is_refused() {
        for text in [
            "",
            "{}",
            "null",
            "[]",
            &ended(r#"{"kind": "won"}"#),
            &ended("7"),
            &ended(r#"{"kind": "returned"}"#),
        ] {
            assert!(Outcome::read(text).is_err(), "{text}");
        }
    }
}

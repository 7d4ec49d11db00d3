//! A PutEvents call as a user writes it: its entries as JSON or as a command, and the service's answer.

use super::{Model, messages, put_events};
use crate::event::cli::{self, CliError, CliErrorKind};
use crate::json::{self, Kind, ObjectWriter};
use crate::pattern::messages::json_sentence;
use crate::text::{LineIndex, Position, Span, apply};
use std::fmt;

/// The initial text of a call.
pub const SKELETON: &str = r#"[
  {
    "Source": "my.app",
    "DetailType": "My Event",
    "Detail": "{\"n\": 1}",
    "EventBusName": "default"
  }
]"#;

/// Why entries cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntriesError {
    /// Its place in the text.
    pub position: Position,
    /// The kind of mistake.
    pub kind: EntriesErrorKind,
}

/// The kinds of [`EntriesError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntriesErrorKind {
    /// The text is a command, with a mistake.
    Command(CliError),
    /// The text is JSON, with a mistake.
    Json(json::ProblemKind),
}

impl fmt::Display for EntriesError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Line {}, column {}: ", self.position.line, self.position.column)?;
        match &self.kind {
            EntriesErrorKind::Command(error) => error.fmt(f),
            EntriesErrorKind::Json(kind) => f.write_str(&json_sentence(kind)),
        }
    }
}

impl std::error::Error for EntriesError {}

/// Reads the entries of a call, from JSON or from a command of the AWS CLI, and returns them as JSON. Whether
/// the service accepts them is not checked.
///
/// # Errors
/// Returns the first mistake of a text that is neither.
pub fn read_entries(text: &str) -> Result<String, EntriesError> {
    let error = |offset, kind| EntriesError { position: LineIndex::new(text).position(offset), kind };
    if cli::is_command(text) {
        let wrong = |wrong: CliError| error(wrong.span.start, EntriesErrorKind::Command(wrong));
        let command = cli::parse(text).map_err(wrong)?;
        // The service gets no call that the CLI refuses.
        return match command.refusal {
            None => Ok(command.entries),
            Some(refusal) => {
                let kind = CliErrorKind::Refused(refusal);
                Err(wrong(CliError { kind, span: Span::new(0, text.len()) }))
            }
        };
    }
    match json::parse(text).problems().first() {
        Some(problem) => Err(error(problem.span.start, EntriesErrorKind::Json(problem.kind.clone()))),
        None => Ok(text.to_owned()),
    }
}

/// Returns a sentence on quotes that a command's shell removes, or `None` if it keeps those that were meant
/// to stay.
pub fn lost_quotes(text: &str) -> Option<String> {
    let command = Some(text).filter(|text| cli::is_command(text)).and_then(|text| cli::parse(text).ok())?;
    command.lost_quotes.map(|sent| format!("The shell removes the inner quotes. The AWS CLI gets: {sent}"))
}

/// Returns a list of entries with one more at its end that has these fields, all of them strings. It replaces
/// an unchanged [`SKELETON`]. `None` if the text is no JSON list.
pub fn append_entry(text: &str, fields: &[(&str, &str)]) -> Option<String> {
    let mut entry = ObjectWriter::default();
    for (name, value) in fields {
        entry.text(name, value);
    }
    let entry = entry.close();
    if text.trim().is_empty() || text == SKELETON {
        return json::pretty_text(&json::list([entry]));
    }
    let document = json::parse(text);
    let list = document.root().filter(|list| list.kind() == Kind::Array && document.problems().is_empty())?;
    let edit = json::Layout::of(&document).append_element(list, &entry);
    json::pretty_text(&apply(text, &[edit]))
}

/// Returns the service's answer to a call with these entries, laid out, or the reason for which it refuses
/// the call.
pub fn answer(model: &Model, entries: &str) -> String {
    let answer = put_events::answer(model, entries, 1);
    let text = match answer.to_json() {
        Some(text) => Some(json::pretty_text(&text).unwrap_or(text)),
        None => answer.refusal.as_ref().map(messages::call_refusal),
    };
    text.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        Model::new("111122223333", "eu-west-1")
    }

    #[test]
    fn json_and_commands_are_read() {
        assert_eq!(read_entries(SKELETON).unwrap(), SKELETON);
        let command = "aws events put-events --entries '[{\"Source\":\"a\"}]'";
        let entries = read_entries(command).unwrap();
        assert_eq!(json::compact(json::parse(&entries).root().unwrap()), r#"[{"Source":"a"}]"#);
    }

    #[test]
    fn quotes_that_the_shell_takes_are_shown() {
        let command =
            r#"aws events put-events --entries '[{"Source":"s","DetailType":"T","Detail":"{'a':1}"}]'"#;
        assert!(lost_quotes(command).unwrap().ends_with(r#""Detail":"{a:1}"}]"#));
        assert_eq!(lost_quotes(&command.replace("'a'", "")), None);
        assert_eq!(lost_quotes(SKELETON), None);
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        for (text, place) in [
            ("", "Line 1, column 1: "),
            ("[\n  {\"Source\": }\n]", "Line 2, column 14: "),
            ("aws events put-events", "Line 1, column "),
            ("aws events put-events --entries '[", "Line 1, column 33: "),
            (
                "aws events put-events --entries Source=s,Detail='{\"n\":1}'",
                "Line 1, column 1: the AWS CLI rejects",
            ),
        ] {
            let error = read_entries(text).unwrap_err().to_string();
            assert!(error.starts_with(place) && error.len() > place.len() + 9, "{text}: {error}");
        }
    }

    #[test]
    fn an_entry_is_put_behind_the_others() {
        let fields = [("Source", "a\"b"), ("Detail", "{}")];
        let alone = "[\n  {\n    \"Source\": \"a\\\"b\",\n    \"Detail\": \"{}\"\n  }\n]";
        for empty in ["", " \n", SKELETON, "[]"] {
            assert_eq!(append_entry(empty, &fields).as_deref(), Some(alone), "{empty}");
        }
        let longer = append_entry(r#"[{"Source":"first"}]"#, &fields).unwrap();
        let document = json::parse(&longer);
        let sources: Vec<_> =
            document.root().unwrap().children().map(|entry| entry.get("Source").unwrap().source()).collect();
        assert_eq!(sources, [r#""first""#, r#""a\"b""#]);
        for text in ["{}", "[", "aws events put-events", "7"] {
            assert_eq!(append_entry(text, &fields), None, "{text}");
        }
    }

    #[test]
    fn the_service_answers_what_it_takes_and_what_not() {
        let taken = answer(&model(), SKELETON);
        assert!(taken.starts_with("{\n  \"FailedEntryCount\": 0,\n  \"Entries\": ["), "{taken}");
        assert!(taken.contains("\"EventId\""), "{taken}");
        let failed = answer(&model(), r#"[{"DetailType": "x", "Detail": "{}"}]"#);
        assert!(failed.contains("\"FailedEntryCount\": 1") && failed.contains("InvalidArgument"), "{failed}");
        for refused in ["[]", "no JSON", "{\"Source\": 1}", ""] {
            let answer = answer(&model(), refused);
            assert!(!answer.is_empty() && !answer.contains("EventId"), "{refused}: {answer}");
        }
    }
}

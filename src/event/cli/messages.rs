//! The words for commands: ours, and the CLI's own.

use super::refusal::{Invalid, Refusal};
use super::{CliError, CliErrorKind, KEYS};
use crate::json::{Document, ProblemKind};
use crate::text::LineIndex;
use std::fmt;

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.kind {
            CliErrorKind::NotPutEvents => f.write_str("this isn't an aws events put-events command"),
            CliErrorKind::UnclosedQuote => f.write_str("this quote isn't closed"),
            CliErrorKind::NoEntries => f.write_str("the command has no --entries"),
            CliErrorKind::File(path) => {
                write!(f, "files can't be read from here: paste the contents of {path} instead")
            }
            CliErrorKind::Refused(refusal) => write!(f, "the AWS CLI rejects this: {}", refusal.message()),
        }
    }
}

impl Refusal {
    /// Returns what the CLI prints, on standard error. How it shows a value of a wrong type depends on its
    /// version, so there is `…`.
    pub fn message(&self) -> String {
        let parsing = "Error parsing parameter '--entries'";
        match self {
            Self::Shorthand { expected, received, input, at } => {
                let caret = " ".repeat(input.get(..*at).unwrap_or_default().chars().count());
                format!(
                    "{parsing}: Expected: '{expected}', received: '{received}' for input:\n{input}\n{caret}^"
                )
            }
            Self::RepeatedKey { key, input } => {
                format!(
                    "{parsing}: Second instance of key \"{key}\" encountered for input:\n{input}\nThis is often because \
                     there is a preceding \",\" instead of a space."
                )
            }
            Self::NotJson { error, input } => {
                format!("{parsing}: Invalid JSON: {error}\nJSON received: {input}")
            }
            Self::UnclosedQuote => {
                "the shell is waiting for a closing quote. An apostrophe ends a single-quoted string; write it \
                 as '\\'' inside one."
                    .to_owned()
            }
            Self::Invalid(list) => {
                let lines: Vec<String> = list.iter().map(ToString::to_string).collect();
                format!("Parameter validation failed:\n{}", lines.join("\n"))
            }
        }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Type { path, valid } => {
                write!(f, "Invalid type for parameter {path}, value: …, type: …, valid types: {valid}")
            }
            Self::Key { path, key } => {
                write!(f, "Unknown parameter in {path}: \"{key}\", must be one of: {}", KEYS.join(", "))
            }
            Self::Empty => f.write_str("Invalid length for parameter Entries, value: 0, valid min length: 1"),
        }
    }
}

/// Returns what Python's reader of JSON says about the first problem of a text.
pub(super) fn python_error(document: &Document) -> String {
    use ProblemKind as P;
    let Some(problem) = document.problems().first() else { return String::new() };
    let words = match problem.kind {
        P::ExpectedKey(_) => "Expecting property name enclosed in double quotes",
        P::ExpectedColon(_) => "Expecting ':' delimiter",
        P::ExpectedComma { .. } | P::Unclosed { .. } | P::MismatchedClose { .. } => "Expecting ',' delimiter",
        P::UnclosedString { .. } => "Unterminated string starting at",
        P::ControlCharacter { .. } => "Invalid control character at",
        P::UnknownEscape(_) | P::UnclosedEscape => "Invalid \\escape",
        P::BadUnicodeEscape(_) => "Invalid \\uXXXX escape",
        P::TrailingText => "Extra data",
        _ => "Expecting value",
    };
    let text = document.text();
    let start = problem.span.start;
    let place = LineIndex::new(text).position(start);
    let count = text.get(..start as usize).unwrap_or_default().chars().count();
    format!("{words}: line {} column {} (char {count})", place.line, place.column)
}

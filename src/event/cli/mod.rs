//! `aws events put-events` commands: read from a paste, and written for a copy.
//!
//! Follows "put-events" in the AWS CLI reference, and "Using shorthand syntax" in the AWS CLI User
//! Guide.

mod print;
mod shell;
mod shorthand;

pub use print::{command_of_entry, command_of_event};

use crate::json;
use crate::text::Span;
use shell::Word;
use std::fmt;

/// A command, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its entries as a JSON list.
    pub entries: String,
    /// `--region`, if it is given.
    pub region: Option<String>,
}

/// Why a text is no command that can be run here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CliError {
    /// What it is.
    pub kind: CliErrorKind,
    /// Where in the text.
    pub span: Span,
}

/// The kinds of [`CliError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CliErrorKind {
    /// The text is not `aws events put-events`.
    NotPutEvents,
    /// A quote is not closed.
    UnclosedQuote,
    /// `--entries` is missing, or has nothing behind it.
    NoEntries,
    /// The entries lie in a file, which cannot be read from here.
    File(String),
    /// The entries are JSON with a mistake.
    NotJson(json::ProblemKind),
    /// The entries are neither JSON nor shorthand.
    NotShorthand,
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.kind {
            CliErrorKind::NotPutEvents => f.write_str("this isn't an aws events put-events command"),
            CliErrorKind::UnclosedQuote => f.write_str("this quote isn't closed"),
            CliErrorKind::NoEntries => f.write_str("the command has no --entries"),
            CliErrorKind::File(path) => {
                write!(f, "files can't be read from here: paste the contents of {path} instead")
            }
            CliErrorKind::NotJson(_) => f.write_str("the entries aren't valid JSON"),
            CliErrorKind::NotShorthand => {
                f.write_str("the entries are neither JSON nor Key=value pairs separated by commas")
            }
        }
    }
}

/// Whether a text looks like a command of this kind.
pub fn is_command(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['$', '>', '%']).trim_start();
    text.strip_prefix("aws").is_some_and(|rest| rest.starts_with(char::is_whitespace))
        && text.contains("put-events")
}

/// Reads a command as a shell and the AWS CLI would: quotes, escapes and continued lines, JSON and shorthand.
/// Variables and substitutions of the shell stay as they are.
///
/// # Errors
/// If it is another command, or if its entries cannot be read.
pub fn parse(text: &str) -> Result<Command, CliError> {
    let words = shell::words(text).map_err(|span| CliError { kind: CliErrorKind::UnclosedQuote, span })?;
    let whole = Span::new(0, text.len());
    let is = |index: usize, expected: &str| words.get(index).is_some_and(|word| word.text == expected);
    let start = usize::from(words.first().is_some_and(|word| matches!(word.text.as_str(), "$" | "%" | ">")));
    let at = words.iter().position(|word| word.text == "put-events");
    let Some(at) = at.filter(|_| is(start, "aws") && words.iter().any(|word| word.text == "events")) else {
        return Err(CliError { kind: CliErrorKind::NotPutEvents, span: whole });
    };
    let mut command =
        Command { entries: String::new(), region: option(&words, "--region").map(|it| it.text) };
    let rest = words.get(at + 1..).unwrap_or_default();
    if let Some(input) = option(rest, "--cli-input-json") {
        command.entries = skeleton(&input)?;
        return Ok(command);
    }
    command.entries = entries(&values(rest, "--entries"), whole)?;
    Ok(command)
}

/// The value of an option: the next word, or what is behind `=`.
fn option(words: &[Word], name: &str) -> Option<Word> {
    values(words, name).into_iter().next()
}

/// All words that belong to an option, up to the next one.
fn values(words: &[Word], name: &str) -> Vec<Word> {
    let mut values = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if word.text == name {
            values.extend(rest.clone().take_while(|word| !word.text.starts_with("--")).cloned());
        } else if let Some(value) = word.text.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            values.push(Word { text: value.to_owned(), span: word.span });
        }
    }
    values
}

/// The entries of `--entries`: one word of JSON, or words of shorthand.
fn entries(words: &[Word], whole: Span) -> Result<String, CliError> {
    let Some(first) = words.first() else {
        return Err(CliError { kind: CliErrorKind::NoEntries, span: whole });
    };
    check_file(first)?;
    if first.text.trim_start().starts_with(['[', '{']) {
        let json = sound(first)?;
        return Ok(if json.trim_start().starts_with('{') { json::list([json]) } else { json });
    }
    let mut entries = Vec::new();
    for word in words {
        let entry = shorthand::entry(&word.text);
        entries.push(entry.ok_or(CliError { kind: CliErrorKind::NotShorthand, span: word.span })?);
    }
    Ok(json::list(entries))
}

/// The entries of `--cli-input-json`.
fn skeleton(word: &Word) -> Result<String, CliError> {
    check_file(word)?;
    let json = sound(word)?;
    let document = json::parse(&json);
    let entries = document.root().and_then(|root| root.get("Entries"));
    entries
        .map(|entries| entries.source().to_owned())
        .ok_or(CliError { kind: CliErrorKind::NoEntries, span: word.span })
}

fn check_file(word: &Word) -> Result<(), CliError> {
    let is_file = word.text.starts_with("file://") || word.text.starts_with("fileb://");
    if is_file {
        return Err(CliError { kind: CliErrorKind::File(word.text.clone()), span: word.span });
    }
    Ok(())
}

fn sound(word: &Word) -> Result<String, CliError> {
    match json::parse(&word.text).problems().first() {
        Some(problem) => Err(CliError { kind: CliErrorKind::NotJson(problem.kind.clone()), span: word.span }),
        None => Ok(word.text.clone()),
    }
}

#[cfg(test)]
mod tests;

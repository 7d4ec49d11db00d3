//! `aws events put-events` commands: read from a paste, and written for a copy.
//!
//! A command is read in two steps, as it runs: the shell makes words of it (`shell`), and the CLI entries of
//! the words (`entries`), which it may refuse to send. The intended entries are kept apart from those that
//! are sent.
//!
//! Follows "put-events" in the AWS CLI reference, and "Using shorthand syntax" in the AWS CLI User Guide.

mod calls;
mod check;
mod entries;
mod meant;
mod messages;
mod print;
mod refusal;
mod shell;
mod shorthand;

pub use calls::{Call, CallOption, calls, structure};
pub use print::{command_of_entry, command_of_event};
pub use refusal::{Invalid, Refusal};
pub use shell::Dialect;

use crate::text::Span;
use check::KEYS;
use shell::Word;

/// A command, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its entries as a JSON list; as they were meant, where the CLI refuses them.
    pub entries: String,
    /// `--region`, if it is given.
    pub region: Option<String>,
    /// The reason for which the CLI sends nothing; `None` if it sends the entries.
    pub refusal: Option<Refusal>,
    /// The `--entries` that the CLI gets, if the shell removes quotes that were meant to stay.
    pub lost_quotes: Option<String>,
}

/// A command in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCommand {
    /// Where it is.
    pub span: Span,
    /// The command, or the mistake in it.
    pub command: Result<Command, CliError>,
}

/// Why a text is no command that can be run here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CliError {
    /// The kind of mistake.
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
    /// `--entries` is missing, or has no value.
    NoEntries,
    /// The entries lie in a file, which cannot be read from here.
    File(String),
    /// The CLI refuses the entries, and the intended ones are not known.
    Refused(Refusal),
}

/// The action's name in a command.
const ACTION: &str = "put-events";

/// Returns whether a text has a command of this kind in it.
pub fn is_command(text: &str) -> bool {
    let start = text.trim_start();
    // `[ec2-user@host ~]$` is a prompt.
    let is_prompt = || start.lines().next().is_some_and(|line| line.contains("]$ ") || line.contains("]# "));
    if !text.contains(ACTION) || start.starts_with(['[', '{']) && !is_prompt() {
        return false;
    }
    let mut words = text.split_whitespace().skip_while(|word| *word != "events");
    words.any(|word| word == ACTION)
}

/// Returns the commands of this kind in a text, which may be a whole script: wrappers and variables in front,
/// pipes behind, and here-documents are read as the shell does that the text was written for.
pub fn commands(text: &str) -> Vec<FoundCommand> {
    let dialect = Dialect::of(text);
    let mut offset = 0;
    let mut script = shell::commands(text, dialect);
    if script.is_err() {
        // Prose in front can have quotes of its own.
        offset = start_of_command(text);
        script = shell::commands(text.get(offset..).unwrap_or_default(), dialect);
    }
    let moved = |span: Span| Span::new(span.start as usize + offset, span.end as usize + offset);
    match script {
        Ok(script) => {
            let text = text.get(offset..).unwrap_or_default();
            let found = script.iter().filter_map(|command| of_shell(command, text, dialect));
            found
                .map(|found| FoundCommand {
                    span: moved(found.span),
                    command: found.command.map_err(|error| CliError { span: moved(error.span), ..error }),
                })
                .collect()
        }
        Err(span) => {
            let span = moved(span);
            let command = entries::meant_behind("--entries", text.get(offset..).unwrap_or_default());
            let command = command.map(|entries| Command {
                entries,
                region: None,
                refusal: Some(Refusal::UnclosedQuote),
                lost_quotes: None,
            });
            let error = CliError { kind: CliErrorKind::UnclosedQuote, span };
            vec![FoundCommand { span, command: command.ok_or(error) }]
        }
    }
}

/// Reads a text that is one command.
///
/// # Errors
/// If it is another command, or if its entries cannot be read.
pub fn parse(text: &str) -> Result<Command, CliError> {
    let not_it = CliError { kind: CliErrorKind::NotPutEvents, span: Span::new(0, text.len()) };
    commands(text).into_iter().next().map_or(Err(not_it), |found| found.command)
}

/// Returns where the line begins that has the command.
fn start_of_command(text: &str) -> usize {
    let action = text.find(ACTION).unwrap_or_default();
    let before = text.get(..action).unwrap_or_default();
    let name = before.rfind("aws").unwrap_or(action);
    before.get(..name).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1)
}

/// Returns the command of the CLI in a command of the shell, if there is one.
fn of_shell(command: &shell::Command, text: &str, dialect: Dialect) -> Option<FoundCommand> {
    let words = &command.words;
    let action = words.iter().position(|word| word.text == ACTION)?;
    let (before, after) = (words.get(..action)?, words.get(action + 1..)?);
    before.iter().any(|word| word.text == "events").then_some(())?;
    let span = Span { start: words.first()?.span.start, end: words.last()?.span.end };
    Some(FoundCommand { span, command: read(words, after, command, (text, span, dialect)) })
}

/// Reads the options of a command.
fn read(
    words: &[Word],
    options: &[Word],
    command: &shell::Command,
    (text, span, dialect): (&str, Span, Dialect),
) -> Result<Command, CliError> {
    let fail = |kind, span| Err(CliError { kind, span });
    let region = values(words, "--region").into_iter().next().map(|word| word.text);
    let mut done = Command { entries: String::new(), region, refusal: None, lost_quotes: None };
    let mut given = values(options, "--entries");
    let skeleton = values(options, "--cli-input-json").into_iter().next();
    if given.is_empty()
        && let Some(skeleton) = skeleton
    {
        let word = contents(&skeleton, command)?;
        return match entries::of_skeleton(&word) {
            Ok(Some(entries)) => Ok(Command { entries, ..done }),
            Ok(None) => fail(CliErrorKind::NoEntries, word.span),
            Err(refusal) => fail(CliErrorKind::Refused(refusal), word.span),
        };
    }
    let Some(first) = given.first().map(|word| word.span) else { return fail(CliErrorKind::NoEntries, span) };
    for word in &mut given {
        *word = contents(word, command)?;
    }
    let text_of = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    if given.iter().any(|word| word.lost_quotes) {
        done.lost_quotes = Some(text_of(&given));
    }
    match entries::sent(&given) {
        Ok(entries) => Ok(Command { entries, ..done }),
        Err(refusal) => {
            let by_habit = || (dialect == Dialect::Cmd).then(|| as_in_posix(text, span)).flatten();
            if dialect == Dialect::Cmd && given.iter().any(|word| word.text.starts_with('\'')) {
                done.lost_quotes = Some(text_of(&given));
            }
            match entries::meant(&given, text).or_else(by_habit) {
                Some(entries) => Ok(Command { entries, refusal: Some(refusal), ..done }),
                None => fail(CliErrorKind::Refused(refusal), first),
            }
        }
    }
}

/// Returns the entries of a command for `cmd` that has single quotes, as another shell reads it.
fn as_in_posix(text: &str, span: Span) -> Option<String> {
    let text = span.of(text).replace("^\r\n", " ").replace("^\n", " ");
    let commands = shell::commands(&text, Dialect::Posix).ok()?;
    let words = commands.first().map(|command| values(&command.words, "--entries"))?;
    entries::sent(&words).ok().or_else(|| entries::meant(&words, &text))
}

/// Returns all words that belong to an option, up to the next one.
fn values(words: &[Word], name: &str) -> Vec<Word> {
    let mut values = Vec::new();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if word.text == name {
            values.extend(rest.clone().take_while(|word| !word.text.starts_with("--")).cloned());
        } else if let Some(value) = word.text.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            values.push(Word { text: value.to_owned(), ..word.clone() });
        }
    }
    values
}

/// Returns a word, or the contents of the file that it names, which the script must have written.
fn contents(word: &Word, command: &shell::Command) -> Result<Word, CliError> {
    let path = word.text.strip_prefix("file://").or_else(|| word.text.strip_prefix("fileb://"));
    let Some(path) = path else { return Ok(word.clone()) };
    let plain = |path: &str| path.trim_start_matches("./").to_owned();
    let known =
        || command.files.iter().rev().find(|(known, _)| plain(known) == plain(path)).map(|(_, text)| text);
    let text = match path {
        "/dev/stdin" | "/dev/fd/0" | "-" => command.input.as_ref(),
        _ => known(),
    };
    match text {
        Some(text) => Ok(Word { text: text.trim_end().to_owned(), ..word.clone() }),
        None => Err(CliError { kind: CliErrorKind::File(word.text.clone()), span: word.span }),
    }
}

#[cfg(test)]
mod tests;

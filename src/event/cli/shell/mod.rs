//! Commands as a shell hands them on: words without quotes, variables and here-documents put in.
//!
//! Follows "Shell Command Language" in POSIX, "about_Quoting_Rules" and "about_Parsing" in PowerShell's
//! documentation, and the rules of Windows programs for arguments, for `cmd`.

mod posix;
mod substitution;
mod windows;

use crate::text::Span;

/// A word with its quotes and escapes resolved, and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
    /// Whether quotes inside of it ended and reopened it, so that they are lost.
    pub(super) lost_quotes: bool,
}

/// The quotes of a word that were meant to stay: in `"a"b"c"`, those in the middle.
#[derive(Clone, Copy, Debug, Default)]
struct Quotes {
    /// Whether a quoted part is done.
    was_quoted: bool,
    /// Whether bare text followed it.
    is_bare: bool,
    are_lost: bool,
}

impl Quotes {
    /// A quoted part begins.
    fn begin(&mut self) {
        self.are_lost |= self.was_quoted && self.is_bare;
        (self.was_quoted, self.is_bare) = (true, false);
    }

    /// A character follows that is not quoted.
    fn bare(&mut self) {
        self.is_bare = true;
    }
}

/// So much text is put in for variables and files of a script, in bytes: each can hold the ones before.
const MOST_PUT_IN: usize = 8 * 1_024 * 1_024;

/// The most files that a script may write before the first ones are forgotten.
const MOST_FILES: usize = 64;

/// One command of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command {
    pub(super) words: Vec<Word>,
    /// The text that it reads, if that is in the script.
    pub(super) input: Option<String>,
    /// The files that the script has written before, by their names.
    pub(super) files: Vec<(String, String)>,
}

/// The shell whose rules a text follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `sh`, `bash`, `zsh`.
    Posix,
    /// PowerShell.
    PowerShell,
    /// The command prompt of Windows, `cmd`.
    Cmd,
}

impl Dialect {
    /// Returns the shell that a text was written for, by its marks: line continuations, prompts, variables.
    pub fn of(text: &str) -> Self {
        let ends = |with: char| text.lines().any(|line| line.trim_end().ends_with(with));
        let has_path =
            text.lines().any(|line| prompt(line).is_some_and(|length| line[..length].contains(":\\")));
        let is_power = text.lines().any(|line| {
            let line = line.trim_start();
            let assigns =
                line.strip_prefix('$').and_then(|rest| rest.split_once('=')).is_some_and(|(name, _)| {
                    let name = name.trim_end();
                    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                });
            line.starts_with("PS ") && prompt(line).is_some() || assigns
        });
        if let Some(program) = text.strip_prefix("#!").and_then(|rest| rest.lines().next()) {
            return if program.contains("pwsh") { Self::PowerShell } else { Self::Posix };
        }
        let quotes_here = text.contains("@'\n") || text.contains("@\"\n") || text.contains("@'\r");
        if is_power || quotes_here || ends('`') {
            Self::PowerShell
        } else if has_path || ends('^') || text.lines().any(is_of_cmd) {
            Self::Cmd
        } else {
            Self::Posix
        }
    }
}

/// Whether a line is one of a batch file: `set NAME=value`, `@echo off`, `rem`.
fn is_of_cmd(line: &str) -> bool {
    let line = line.trim_start();
    windows::set_variable(line).is_some()
        || ["@echo off", "rem ", "setlocal"]
            .iter()
            .any(|word| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
}

/// Returns the length of a prompt of Windows at the start of a line, as in `PS C:\work> ` or `C:\work>`.
pub(super) fn prompt(line: &str) -> Option<usize> {
    let start = line.trim_start();
    let path = start.strip_prefix("PS ").unwrap_or(start);
    let bytes = path.as_bytes();
    let is_path = bytes.first().is_some_and(u8::is_ascii_alphabetic) && path.get(1..3) == Some(":\\");
    let is_power = start.len() != path.len();
    let end = line.find('>').filter(|_| is_path || is_power)?;
    Some(end + 1)
}

/// Returns the commands of a text.
///
/// # Errors
/// If a quote is not closed; holds where it is.
pub(super) fn commands(text: &str, dialect: Dialect) -> Result<Vec<Command>, Span> {
    match dialect {
        Dialect::Posix => posix::commands(text),
        Dialect::PowerShell | Dialect::Cmd => windows::commands(text, dialect),
    }
}

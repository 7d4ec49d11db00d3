//! `sh` and its relatives.

use super::{Command, MOST_FILES, MOST_PUT_IN, Quotes, Word};
use crate::text::Span;
use std::collections::BTreeMap;

/// How deep `$(…)` within `$(…)` is followed.
const DEPTH: usize = 8;

/// Returns the commands of a script.
///
/// # Errors
/// If a quote is not closed; holds where it is.
pub(super) fn commands(text: &str) -> Result<Vec<Command>, Span> {
    let (variables, files) = (BTreeMap::new(), Vec::new());
    Script { text, at: 0, depth: 0, room: MOST_PUT_IN, variables, files }.commands()
}

pub(super) struct Script<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) depth: usize,
    /// How much text may still be put in.
    pub(super) room: usize,
    pub(super) variables: BTreeMap<String, String>,
    pub(super) files: Vec<(String, String)>,
}

/// A here-document that begins behind the line.
struct Here {
    /// The command that reads it.
    command: usize,
    end: String,
    strips_tabs: bool,
    expands: bool,
}

/// The words of a line so far.
#[derive(Default)]
struct Line {
    commands: Vec<Command>,
    /// The file that each command writes to.
    outputs: Vec<Option<String>>,
    heres: Vec<Here>,
    /// Whether each command reads what the one before prints.
    piped: Vec<bool>,
    /// Whether the next one does.
    is_piped: bool,
}

/// Why a word is wanted.
enum Redirection {
    None,
    Output,
    Input,
    HereString,
}

impl<'t> Script<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn take(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn takes(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    /// All commands up to the end of the text, or up to the parenthesis that closes a `$(`.
    pub(super) fn commands(&mut self) -> Result<Vec<Command>, Span> {
        self.depth += 1;
        let mut done = Vec::new();
        let mut line = Line::default();
        loop {
            self.command(&mut line)?;
            match self.take() {
                None => break,
                Some(')') if self.depth > 1 => {
                    self.here_documents(&mut line);
                    break;
                }
                Some('|') => {
                    line.is_piped = !self.takes("|");
                    self.takes("&");
                }
                Some('\n') => {
                    self.here_documents(&mut line);
                    self.finish(&mut line, &mut done);
                }
                // `;`, `&`, or an unmatched parenthesis.
                Some(_) => {}
            }
            if line.heres.is_empty() && !line.is_piped {
                self.finish(&mut line, &mut done);
            }
        }
        self.finish(&mut line, &mut done);
        self.depth -= 1;
        Ok(done)
    }

    /// Does what the commands of a line do, as far as a later one can see it.
    fn finish(&mut self, line: &mut Line, done: &mut Vec<Command>) {
        let Line { commands, outputs, piped, .. } = std::mem::take(line);
        let mut printed = None;
        for ((mut command, output), is_piped) in commands.into_iter().zip(outputs).zip(piped) {
            if is_piped {
                command.input = printed.take();
            }
            printed = self.printed(&command);
            if let (Some(path), Some(text)) = (output, &printed) {
                if self.files.len() == MOST_FILES {
                    self.files.remove(0);
                }
                self.files.push((path, text.clone()));
            }
            without_prompt(&mut command.words);
            while let Some((name, value)) = command.words.first().and_then(assignment) {
                if command.words.len() == 1 {
                    self.variables.insert(name.to_owned(), value.to_owned());
                }
                command.words.remove(0);
            }
            if let [export, words @ ..] = command.words.as_slice()
                && matches!(export.text.as_str(), "export" | "local" | "readonly" | "declare")
            {
                for (name, value) in words.iter().filter_map(assignment) {
                    self.variables.insert(name.to_owned(), value.to_owned());
                }
            }
            if let ([first, .., name], Some(text)) = (command.words.as_slice(), &command.input)
                && first.text == "read"
            {
                self.variables.insert(name.text.clone(), text.clone());
            }
            if command.words.iter().any(|word| word.text.contains("file")) {
                let length: usize = self.files.iter().map(|(_, text)| text.len()).sum();
                if self.has_room(length) {
                    command.files.clone_from(&self.files);
                }
            }
            if !command.words.is_empty() {
                done.push(command);
            }
        }
    }

    /// Returns the words of one command, up to what ends it.
    fn command(&mut self, line: &mut Line) -> Result<(), Span> {
        line.commands.push(Command::default());
        line.outputs.push(None);
        line.piped.push(std::mem::take(&mut line.is_piped));
        let mut wanted = Redirection::None;
        while self.next_word(line, &mut wanted)? {
            let word = self.word()?;
            let (Some(command), Some(output)) = (line.commands.last_mut(), line.outputs.last_mut()) else {
                break;
            };
            match std::mem::replace(&mut wanted, Redirection::None) {
                Redirection::None => command.words.push(word),
                Redirection::Output => *output = Some(word.text),
                Redirection::Input => {
                    let known = self.files.iter().rev().find(|(path, _)| *path == word.text);
                    command.input = known.map(|(_, text)| text.clone());
                }
                Redirection::HereString => command.input = Some(word.text),
            }
        }
        Ok(())
    }

    /// Goes to the next word of the command; false at its end. Redirections on the way are noted.
    fn next_word(&mut self, line: &mut Line, wanted: &mut Redirection) -> Result<bool, Span> {
        let is_first = line.commands.last().is_none_or(|command| command.words.is_empty());
        loop {
            if self.continues() || self.takes("<<<") && set(wanted, Redirection::HereString) {
                continue;
            }
            if self.rest().starts_with("<<") {
                self.here(line)?;
                continue;
            }
            let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
            let behind = self.rest().get(digits..).unwrap_or_default();
            match behind.chars().next() {
                None | Some('\n' | ';' | ')') if digits == 0 => return Ok(false),
                Some('#') if digits == 0 => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                    return Ok(false);
                }
                Some(c) if c.is_whitespace() && digits == 0 => self.at += c.len_utf8(),
                // A prompt, and no redirection.
                Some('>') if is_first && digits == 0 => self.at += 1,
                Some('&') if digits == 0 && !behind.starts_with("&>") => return Ok(false),
                Some('|') if digits == 0 => return Ok(false),
                Some('>' | '<' | '&') => {
                    let is_input = behind.starts_with('<');
                    self.at += digits + behind.len() - behind.trim_start_matches(['>', '<', '&', '|']).len();
                    let kept = if is_input { Redirection::Input } else { Redirection::Output };
                    set(wanted, kept);
                }
                _ => return Ok(true),
            }
        }
    }

    /// Skips a line break with a backslash in front.
    fn continues(&mut self) -> bool {
        self.takes("\\\n") || self.takes("\\\r\n")
    }

    fn here(&mut self, line: &mut Line) -> Result<(), Span> {
        self.at += 2;
        let strips_tabs = self.takes("-");
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        let start = self.at;
        let word = self.word()?;
        let expands = !self.text.get(start..self.at).unwrap_or_default().contains(['\'', '"', '\\']);
        let command = line.commands.len().saturating_sub(1);
        line.heres.push(Here { command, end: word.text, strips_tabs, expands });
        Ok(())
    }

    /// The bodies of the here-documents of a line, which begin behind it.
    fn here_documents(&mut self, line: &mut Line) {
        for here in std::mem::take(&mut line.heres) {
            let mut body = String::new();
            while !self.rest().is_empty() {
                let length = self.rest().find('\n').map_or(self.rest().len(), |at| at + 1);
                let row = self.rest().get(..length).unwrap_or_default();
                self.at += length;
                let row = if here.strips_tabs { row.trim_start_matches('\t') } else { row };
                if row.trim_end_matches(['\r', '\n']) == here.end {
                    break;
                }
                body.push_str(row);
            }
            if here.expands {
                body = self.expanded(&body);
            }
            if let Some(command) = line.commands.get_mut(here.command) {
                command.input = Some(body);
            }
        }
    }

    /// Returns one word, whose first character is next.
    pub(super) fn word(&mut self) -> Result<Word, Span> {
        let start = self.at;
        let mut text = String::new();
        let mut quotes = Quotes::default();
        while let Some(c) = self.rest().chars().next() {
            if self.continues() {
                continue;
            }
            if c.is_whitespace() || matches!(c, '|' | ';' | '&' | '>' | '<' | ')') {
                break;
            }
            self.at += c.len_utf8();
            match c {
                '\'' | '"' => {
                    quotes.begin();
                    if c == '"' { self.double(&mut text)? } else { self.single(&mut text)? }
                }
                '\\' => text.extend(self.take()),
                '$' if self.takes("'") => self.single(&mut text)?,
                '$' => self.dollar(&mut text)?,
                c => {
                    quotes.bare();
                    text.push(c);
                }
            }
        }
        Ok(Word { text, span: Span::new(start, self.at), lost_quotes: quotes.are_lost })
    }

    /// Reads up to the closing single quote; no character has a special meaning.
    fn single(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        let Some(end) = self.rest().find('\'') else { return Err(Span::new(open, self.text.len())) };
        out.push_str(self.rest().get(..end).unwrap_or_default());
        self.at += end + 1;
        Ok(())
    }

    /// Up to the closing double quote, a backslash escapes some characters and stays before others.
    fn double(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        while let Some(c) = self.take() {
            match c {
                '"' => return Ok(()),
                '\\' => match self.take() {
                    Some('\n') => {}
                    Some(c @ ('"' | '\\' | '$' | '`')) => out.push(c),
                    other => {
                        out.push('\\');
                        out.extend(other);
                    }
                },
                '$' => self.dollar(out)?,
                c => out.push(c),
            }
        }
        Err(Span::new(open, self.text.len()))
    }

    /// Returns whether this much more text may be put in, and counts it if so.
    pub(super) fn has_room(&mut self, length: usize) -> bool {
        let is_enough = self.room >= length;
        if is_enough {
            self.room -= length;
        }
        is_enough
    }

    /// Returns whether `$(…)` may be read here.
    pub(super) fn may_descend(&self) -> bool {
        self.depth < DEPTH
    }
}

/// Takes a prompt off: `$`, `%`, `user@host:~$`, `[ec2-user@host ~]$`. What is a variable or a program has letters behind
/// its sign, or none.
fn without_prompt(words: &mut Vec<Word>) {
    let is_end = |word: &Word| {
        let before = word.text.strip_suffix(['$', '%']);
        before.is_some_and(|before| {
            before.is_empty() || before.contains(['@', ']', '~']) || before.ends_with(':')
        })
    };
    if let Some(end) = words.iter().take(3).position(is_end) {
        words.drain(..=end);
    }
}

/// Notes a redirection.
fn set(wanted: &mut Redirection, redirection: Redirection) -> bool {
    *wanted = redirection;
    true
}

/// Name and value, if a word is `NAME=value`.
fn assignment(word: &Word) -> Option<(&str, &str)> {
    let (name, value) = word.text.split_once('=')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some((name, value))
}

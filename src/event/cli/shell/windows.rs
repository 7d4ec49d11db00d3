//! PowerShell and `cmd`.

use super::{Command, Dialect, MOST_FILES, MOST_PUT_IN, Quotes, Word, prompt};
use crate::text::Span;
use std::collections::BTreeMap;

/// Returns the commands of a script.
///
/// # Errors
/// If a quote is not closed; holds where it is.
pub(super) fn commands(text: &str, dialect: Dialect) -> Result<Vec<Command>, Span> {
    let mut script = Script { text, at: 0, dialect, room: MOST_PUT_IN, variables: BTreeMap::new() };
    let mut commands = Vec::new();
    let mut files: Vec<(String, String)> = Vec::new();
    while script.at < text.len() {
        if script.sets_variable() {
            continue;
        }
        let words = script.command()?;
        match words.as_slice() {
            // `$entries = '…'`
            [name, equals, value] if equals.text == "=" && name.span.of(text).starts_with('$') => {
                script.variables.insert(name.span.of(text)[1..].to_owned(), value.text.clone());
            }
            [] => {}
            // `[System.IO.File]::WriteAllText($file, $entries)`
            [call, value] if call.text.contains("::WriteAllText(") => {
                if let Some(file) = script.written(call, value) {
                    files.retain(|(path, _)| *path != file.0);
                    files.truncate(MOST_FILES - 1);
                    files.push(file);
                }
            }
            _ => {
                let reads = words.iter().any(|word| word.text.contains("file://"));
                let files = if reads && script.has_room(&files) { files.clone() } else { Vec::new() };
                commands.push(Command { words, files, ..Command::default() });
            }
        }
    }
    Ok(commands)
}

/// Name and value of a line of `cmd` that sets a variable: `set NAME=value`, `set "NAME=value"`.
pub(super) fn set_variable(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start().trim_start_matches('@');
    let rest = rest.get(..4).filter(|word| word.eq_ignore_ascii_case("set ")).and(rest.get(4..))?.trim();
    let inner =
        rest.strip_prefix('"').and_then(|rest| rest.rsplit_once('"')).map_or(rest, |(inner, _)| inner);
    let (name, value) = inner.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some((name, value))
}

struct Script<'t> {
    text: &'t str,
    at: usize,
    dialect: Dialect,
    /// How much text may still be put in.
    room: usize,
    variables: BTreeMap<String, String>,
}

impl<'t> Script<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn takes(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    /// Takes a line of `cmd` that sets a variable, if one is next.
    fn sets_variable(&mut self) -> bool {
        let line = self.rest().split_inclusive('\n').next().unwrap_or_default();
        let bare = line.get(prompt(line).unwrap_or_default()..).unwrap_or_default();
        let set = set_variable(bare).filter(|_| self.dialect == Dialect::Cmd);
        let Some((name, value)) = set else { return false };
        // As the program sees it behind the quotes.
        let (name, value) = (name.to_lowercase(), value.trim_end_matches(['\r', '\n']).replace("\\\"", "\""));
        let length = line.len();
        self.variables.insert(name, value);
        self.at += length;
        true
    }

    /// The value of a variable of `cmd`, as in `%NAME%`, or the sign if it has none. The first sign has been taken.
    fn percent(&mut self, out: &mut String) {
        let name = self.rest().split_once('%').map(|(name, _)| name).unwrap_or_default();
        match self.variables.get(&name.to_lowercase()).filter(|value| value.len() <= self.room) {
            Some(value) if !name.is_empty() => {
                out.push_str(value);
                self.room -= value.len();
                self.at += name.len() + 1;
            }
            _ => out.push('%'),
        }
    }

    /// Returns the file that a call of .NET writes, and its text.
    fn written(&self, call: &Word, value: &Word) -> Option<(String, String)> {
        let (_, path) = call.text.split_once('(')?;
        let path = path.strip_suffix(',')?;
        let known = path.strip_prefix('$').and_then(|name| self.variables.get(name));
        let text = value.text.strip_suffix(')')?;
        Some((known.map_or(path, String::as_str).to_owned(), text.to_owned()))
    }

    /// Returns whether files may be put in; if so, their length counts.
    fn has_room(&mut self, files: &[(String, String)]) -> bool {
        let length: usize = files.iter().map(|(_, text)| text.len()).sum();
        let is_enough = self.room >= length;
        if is_enough {
            self.room -= length;
        }
        is_enough
    }

    fn escape(&self) -> char {
        if self.dialect == Dialect::Cmd { '^' } else { '`' }
    }

    /// Skips a line break with its escape in front, and blanks behind the escape.
    fn continues(&mut self) -> bool {
        let Some(behind) = self.rest().strip_prefix(self.escape()) else { return false };
        let blanks = behind.len() - behind.trim_start_matches([' ', '\t', '\r']).len();
        let is_break = behind.get(blanks..).is_some_and(|rest| rest.starts_with('\n'));
        if is_break {
            self.at += 1 + blanks + 1;
        }
        is_break
    }

    /// Returns the words up to what ends the command, which is taken, too.
    fn command(&mut self) -> Result<Vec<Word>, Span> {
        let mut words = Vec::new();
        let line = self.rest().lines().next().unwrap_or_default();
        self.at += prompt(line).unwrap_or_default();
        loop {
            if self.continues() {
                continue;
            }
            match self.rest().chars().next() {
                None => return Ok(words),
                Some('\n' | '|') => {
                    self.at += 1;
                    return Ok(words);
                }
                Some(';') if self.dialect == Dialect::PowerShell => {
                    self.at += 1;
                    return Ok(words);
                }
                Some('&') => {
                    self.at += 1;
                    if self.dialect == Dialect::Cmd {
                        return Ok(words);
                    }
                }
                Some('#') if self.dialect == Dialect::PowerShell => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                Some('>') => self.redirection(&mut words)?,
                Some(c) if c.is_whitespace() => self.at += c.len_utf8(),
                Some(_) => words.push(self.word()?),
            }
        }
    }

    /// Takes a redirection with the file that it goes to; in front of a command it is a prompt.
    fn redirection(&mut self, words: &mut Vec<Word>) -> Result<(), Span> {
        // `2>`
        let is_number = |word: &mut Word| word.span.end as usize == self.at && word.text.len() == 1;
        words.pop_if(is_number);
        self.at += self.rest().len() - self.rest().trim_start_matches(['>', '&']).len();
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        let ends = self.rest().is_empty() || self.rest().starts_with(['\n', '\r', '|']);
        if !words.is_empty() && !ends {
            self.word()?;
        }
        Ok(())
    }

    fn word(&mut self) -> Result<Word, Span> {
        let start = self.at;
        let mut text = String::new();
        let mut quotes = Quotes::default();
        while let Some(c) = self.rest().chars().next() {
            if self.continues() {
                continue;
            }
            let ends = matches!(c, '|' | '&' | '>') || c == ';' && self.dialect == Dialect::PowerShell;
            if c.is_whitespace() || ends {
                break;
            }
            self.at += c.len_utf8();
            let is_power = self.dialect == Dialect::PowerShell;
            match c {
                '"' => {
                    quotes.begin();
                    self.double(&mut text)?;
                }
                '\'' if is_power => {
                    quotes.begin();
                    self.single(&mut text)?;
                }
                '@' if is_power && self.rest().starts_with(['\'', '"']) => self.here_string(&mut text)?,
                '%' if self.dialect == Dialect::Cmd => {
                    quotes.bare();
                    self.percent(&mut text);
                }
                '$' if is_power && start + 1 == self.at && self.at < self.text.len() => {
                    self.variable(&mut text);
                }
                // A quote that the program sees.
                '\\' if self.takes("\"") => text.push('"'),
                c if c == self.escape() => text.extend(self.take()),
                c => {
                    quotes.bare();
                    text.push(c);
                }
            }
        }
        if self.dialect == Dialect::PowerShell {
            text = as_program_sees(text);
        }
        Ok(Word { text, span: Span::new(start, self.at), lost_quotes: quotes.are_lost })
    }

    /// PowerShell's single quotes: two of them are one.
    fn single(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        loop {
            match self.take() {
                None => return Err(Span::new(open, self.text.len())),
                Some('\'') if !self.takes("'") => return Ok(()),
                Some(c) => out.push(c),
            }
        }
    }

    /// Double quotes: two of them are one, and so is one behind a backslash.
    fn double(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        loop {
            match self.take() {
                None => return Err(Span::new(open, self.text.len())),
                Some('"') if !self.takes("\"") => return Ok(()),
                Some('\\') => {
                    let more = self.rest().bytes().take_while(|byte| *byte == b'\\').count();
                    let slashes = more + 1;
                    self.at += more;
                    let is_quote = self.rest().starts_with('"');
                    out.extend(std::iter::repeat_n('\\', if is_quote { slashes / 2 } else { slashes }));
                    if is_quote && slashes % 2 == 1 && self.takes("\"") {
                        out.push('"');
                    }
                }
                Some('%') if self.dialect == Dialect::Cmd => self.percent(out),
                Some('`') if self.dialect == Dialect::PowerShell => out.extend(self.take()),
                Some('$') if self.dialect == Dialect::PowerShell => self.variable(out),
                Some(c) => out.push(c),
            }
        }
    }

    /// Returns a here-string: all between `@'` at the end of a line and `'@` at the start of one.
    fn here_string(&mut self, out: &mut String) -> Result<(), Span> {
        let open = self.at - 1;
        let quote = self.take().unwrap_or('\'');
        let close = format!("\n{quote}@");
        let Some(end) = self.rest().find(&close) else { return Err(Span::new(open, self.text.len())) };
        let body = self.rest().get(..end).unwrap_or_default();
        out.push_str(body.trim_start_matches('\r').trim_start_matches('\n').trim_end_matches('\r'));
        self.at += end + close.len();
        Ok(())
    }

    /// A variable's value, or its name if it has none. The dollar sign has been taken.
    fn variable(&mut self, out: &mut String) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
        let length = self.rest().find(|c| !is_part(c)).unwrap_or(self.rest().len());
        let name = self.rest().get(..length).unwrap_or_default();
        self.at += length;
        if let Some(value) = self.variables.get(name).filter(|value| value.len() <= self.room) {
            self.room -= value.len();
            out.push_str(value);
        } else {
            out.push('$');
            out.push_str(name);
        }
    }
}

/// Returns a word as a program gets it from Windows PowerShell, which hands quotes on only with a backslash
/// in front. Later versions hand all on: a word with bare quotes was written for them, and stays.
fn as_program_sees(text: String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut slashes = 0;
    for c in text.chars() {
        match c {
            '\\' => slashes += 1,
            '"' if slashes % 2 == 0 => return text,
            '"' => {
                out.extend(std::iter::repeat_n('\\', slashes / 2));
                out.push('"');
                slashes = 0;
            }
            c => {
                out.extend(std::iter::repeat_n('\\', slashes));
                out.push(c);
                slashes = 0;
            }
        }
    }
    out.extend(std::iter::repeat_n('\\', slashes));
    out
}

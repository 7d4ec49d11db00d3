//! The shorthand syntax of the AWS CLI, as it reads it: `Source=shop,DetailType=Sold,Detail='{"id":7}'`.
//!
//! Follows "Using shorthand syntax" in the AWS CLI User Guide; where that leaves something open, the CLI's own reader
//! (version 2) decides.

use super::refusal::Refusal;
use crate::json::{self, ObjectWriter, quote};

/// Returns the entry of one word of shorthand, as JSON.
///
/// # Errors
/// Returns the CLI's message if it refuses the text.
pub(super) fn read(text: &str) -> Result<String, Refusal> {
    let mut reader = Reader { text, at: 0 };
    let mut entry = ObjectWriter::default();
    let mut keys: Vec<&str> = Vec::new();
    loop {
        let key = reader.key();
        reader.expect('=')?;
        let value = reader.values()?;
        if keys.contains(&key) {
            return Err(Refusal::RepeatedKey { key: key.to_owned(), input: text.to_owned() });
        }
        keys.push(key);
        // The CLI makes a list of one value where the service wants a list.
        let is_one = key == "Resources" && value.starts_with('"');
        entry.json(key, &if is_one { json::list([value]) } else { value });
        if reader.at >= text.len() {
            return Ok(entry.close());
        }
        reader.expect(',')?;
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn current(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn wrong(&self, expected: &str, received: String) -> Refusal {
        let expected = expected.to_owned();
        Refusal::Shorthand { expected, received, input: self.text.to_owned(), at: self.at }
    }

    /// Takes a character, with the blanks around it.
    fn expect(&mut self, expected: char) -> Result<(), Refusal> {
        self.blanks();
        match self.current() {
            Some(c) if c == expected => self.at += c.len_utf8(),
            found => {
                let received = found.map_or_else(|| "EOF".to_owned(), String::from);
                return Err(self.wrong(&expected.to_string(), received));
            }
        }
        self.blanks();
        Ok(())
    }

    fn key(&mut self) -> &'t str {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.#/:".contains(c);
        let rest = self.rest();
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn values(&mut self) -> Result<String, Refusal> {
        match self.current() {
            None => Ok(quote("")),
            Some('[') => self.list(),
            Some('{') => self.hash(),
            Some(_) => self.commas(),
        }
    }

    /// Reads `a`, or `a,b`: a list ends before the next key.
    fn commas(&mut self) -> Result<String, Refusal> {
        let mut values = vec![self.first_value()?];
        self.blanks();
        while self.current() == Some(',') {
            let comma = self.at;
            self.expect(',')?;
            match self.second_value() {
                Some(value) if self.rest().trim_start().is_empty() => {
                    self.at = self.text.len();
                    values.push(value);
                }
                Some(value) if self.rest().trim_start().starts_with(',') => {
                    self.blanks();
                    values.push(value);
                }
                // Only at the end is it a mistake; else the next key begins behind the comma.
                None if self.at >= self.text.len() => return Err(self.wrong("<second>", "<none>".to_owned())),
                _ => {
                    self.at = comma;
                    break;
                }
            }
        }
        let value = values.first().map(|value| quote(value)).unwrap_or_default();
        Ok(if values.len() == 1 { value } else { json::texts(values) })
    }

    fn list(&mut self) -> Result<String, Refusal> {
        self.expect('[')?;
        let mut values = Vec::new();
        while self.current() != Some(']') {
            values.push(self.explicit()?);
            self.blanks();
            if self.current() != Some(']') {
                self.expect(',')?;
            }
        }
        self.expect_close(']')?;
        Ok(json::list(values))
    }

    fn hash(&mut self) -> Result<String, Refusal> {
        self.expect('{')?;
        let mut object = ObjectWriter::default();
        while self.current() != Some('}') {
            let key = self.key();
            self.expect('=')?;
            let value = self.explicit()?;
            self.blanks();
            if self.current() != Some('}') {
                self.expect(',')?;
            }
            object.json(key, &value);
        }
        self.expect_close('}')?;
        Ok(object.close())
    }

    /// Takes a closing bracket; blanks behind it are not taken.
    fn expect_close(&mut self, close: char) -> Result<(), Refusal> {
        match self.current() {
            Some(c) if c == close => {
                self.at += 1;
                Ok(())
            }
            found => {
                Err(self.wrong(&close.to_string(), found.map_or_else(|| "EOF".to_owned(), String::from)))
            }
        }
    }

    fn explicit(&mut self) -> Result<String, Refusal> {
        match self.current() {
            Some('[') => self.list(),
            Some('{') => self.hash(),
            _ => self.first_value().map(|value| quote(&value)),
        }
    }

    fn first_value(&mut self) -> Result<String, Refusal> {
        match self.current() {
            Some(mark @ ('\'' | '"')) => self.quoted(mark).ok_or_else(|| {
                let name = if mark == '"' { "double quoted" } else { "singled quoted" };
                self.wrong(&format!("<{name}>"), "<none>".to_owned())
            }),
            _ => Ok(self.bare(true).unwrap_or_default()),
        }
    }

    fn second_value(&mut self) -> Option<String> {
        match self.current() {
            Some(mark @ ('\'' | '"')) => self.quoted(mark),
            _ => self.bare(false),
        }
    }

    /// Returns a value in quotes, in which a backslash escapes the quote and itself.
    fn quoted(&mut self, mark: char) -> Option<String> {
        let rest = self.rest();
        let mut out = String::new();
        let mut letters = rest.char_indices().skip(1).peekable();
        while let Some((at, c)) = letters.next() {
            match c {
                '\\' if letters.peek().is_some_and(|(_, next)| *next == mark || *next == '\\') => {
                    out.extend(letters.next().map(|(_, c)| c));
                }
                c if c == mark => {
                    self.at += at + 1;
                    return Some(out);
                }
                c => out.push(c),
            }
        }
        None
    }

    /// Returns a value without quotes; `None` if there is none. A first one may hold `=` but no closing
    /// bracket, one behind a comma the other way round.
    fn bare(&mut self, is_first: bool) -> Option<String> {
        let rest = self.rest();
        let starts =
            |c: char| !matches!(c, '"' | '\'' | ',' | '=' | '[' | ']' | '{' | '}') && !c.is_whitespace();
        if !rest.starts_with("\\,") && !rest.chars().next().is_some_and(starts) {
            return None;
        }
        let ends = |c: char| match c {
            '"' | '\'' | ',' => true,
            ']' | '}' => is_first,
            '=' => !is_first,
            _ => false,
        };
        let mut escaped = false;
        let end = rest.char_indices().find(|&(_, c)| {
            let is_end = ends(c) && !(c == ',' && escaped);
            escaped = c == '\\';
            is_end
        });
        let length = end.map_or(rest.len(), |(at, _)| at);
        self.at += length;
        Some(rest[..length].replace("\\,", ",").trim_end().to_owned())
    }
}

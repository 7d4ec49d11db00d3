//! The top level of a Terraform file: where each block and each attribute begins and ends.
//!
//! The parser gives up at its first mistake. Items are cut out here first, so that a mistake costs one of them, and
//! only those that matter are parsed. What is too deep or has too many members never reaches the parser, which goes
//! down one call a level and compares each member of an object with all before it.

use crate::text::Span;

/// Deeper nesting is no template. The parser's own limit is 64 levels.
const DEEPEST: usize = 48;

/// More members in one object are no template.
const MOST_MEMBERS: u32 = 1_000;

/// The number of mistakes after which the text is not taken for Terraform.
const MOST_FLAWS: usize = 20;

/// The keywords that begin an item at the start of a line; the next one ends an unclosed item.
const KEYWORDS: [&str; 11] = [
    "resource \"",
    "data \"",
    "locals {",
    "variable \"",
    "module \"",
    "output \"",
    "provider \"",
    "terraform {",
    "moved {",
    "import {",
    "check \"",
];

/// A mistake, and the byte where it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) problem: &'static str,
    pub(super) offset: usize,
}

impl Flaw {
    fn new(problem: &'static str, offset: usize) -> Self {
        Self { problem, offset }
    }
}

/// Returns the items of a text, in its order. An item with a flaw was left out up to the next block.
pub(super) fn items(text: &str) -> (Vec<Span>, Vec<Flaw>) {
    let (mut items, mut flaws) = (Vec::new(), Vec::new());
    let mut at = 0;
    while flaws.len() < MOST_FLAWS {
        let mut scanner = Scanner { text, at, open: Vec::new() };
        let mut start = at;
        let item = scanner.skip_blank().and_then(|()| {
            start = scanner.at;
            if start == text.len() {
                return Ok(None);
            }
            scanner.item()?;
            // The carriage return of a line's end is no part of it.
            let item = text.get(start..scanner.at).unwrap_or_default().trim_end();
            Ok(Some(Span::new(start, start + item.len())))
        });
        match item {
            Ok(None) => break,
            Ok(Some(item)) => {
                items.push(item);
                at = scanner.at;
            }
            Err(flaw) => {
                flaws.push(flaw);
                match next_block(text, start) {
                    Some(next) => at = next,
                    None => break,
                }
            }
        }
    }
    (items, flaws)
}

/// Returns the offset at which a text begins, after blanks and comments.
pub(super) fn start(text: &str) -> Result<usize, Flaw> {
    let mut scanner = Scanner { text, at: 0, open: Vec::new() };
    scanner.skip_blank()?;
    Ok(scanner.at)
}

/// Checks the limits and the brackets of an expression.
pub(super) fn check(text: &str) -> Result<(), Flaw> {
    let mut scanner = Scanner { text, at: 0, open: Vec::new() };
    while scanner.at < text.len() {
        scanner.step()?;
    }
    scanner.closed()
}

/// Returns the start of the next line after the one at `line` that begins a block, or `None`.
fn next_block(text: &str, mut line: usize) -> Option<usize> {
    loop {
        line += text.get(line..)?.find('\n')? + 1;
        let start = text.get(line..)?;
        let trimmed = start.trim_start_matches([' ', '\t']);
        if begins_block(trimmed) {
            return Some(line);
        }
    }
}

fn begins_block(line: &str) -> bool {
    KEYWORDS.iter().any(|keyword| line.starts_with(keyword))
}

/// An open construct.
enum Open {
    Bracket { close: u8, start: usize, members: u32 },
    Quote { start: usize },
    Heredoc { word: (usize, usize), start: usize },
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
}

impl Scanner<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn skip_blank(&mut self) -> Result<(), Flaw> {
        while let Some(byte) = self.byte(0) {
            let is_mark = self.rest().starts_with("\u{feff}".as_bytes());
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                _ if is_mark => self.at += 3,
                _ if self.skip_comment()? => {}
                _ => break,
            }
        }
        Ok(())
    }

    /// Skips a comment, if one begins here.
    fn skip_comment(&mut self) -> Result<bool, Flaw> {
        let rest = self.rest();
        if rest.starts_with(b"#") || rest.starts_with(b"//") {
            self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        } else if rest.starts_with(b"/*") {
            let end = memchr::memmem::find(rest, b"*/");
            self.at += end.ok_or_else(|| Flaw::new("this comment is never closed", self.at))? + 2;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// Goes to the end of the item that begins here.
    fn item(&mut self) -> Result<(), Flaw> {
        let begins =
            self.byte(0).is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_' || byte > 127);
        if !begins {
            return Err(Flaw::new("expected a block or an attribute", self.at));
        }
        while self.at < self.text.len() {
            if self.byte(0) == Some(b'\n') && !matches!(self.open.last(), Some(Open::Heredoc { .. })) {
                let next = self.text.get(self.at + 1..).unwrap_or_default();
                if self.open.is_empty() || begins_block(next) {
                    break;
                }
            }
            self.step()?;
        }
        self.closed()
    }

    fn closed(&self) -> Result<(), Flaw> {
        match self.open.last() {
            None => Ok(()),
            Some(Open::Bracket { close: b'}', start, .. }) => Err(Flaw::new("this `{` isn't closed", *start)),
            Some(Open::Bracket { close: b']', start, .. }) => Err(Flaw::new("this `[` isn't closed", *start)),
            Some(Open::Bracket { start, .. }) => Err(Flaw::new("this `(` isn't closed", *start)),
            Some(Open::Quote { start }) => Err(Flaw::new("this string isn't closed", *start)),
            Some(Open::Heredoc { start, .. }) => Err(Flaw::new("this heredoc is never closed", *start)),
        }
    }

    fn step(&mut self) -> Result<(), Flaw> {
        match self.open.last() {
            Some(Open::Quote { start }) => self.step_in_quote(*start),
            Some(Open::Heredoc { word, .. }) => self.step_in_heredoc(*word),
            _ => self.step_in_code(),
        }
    }

    fn push(&mut self, open: Open, length: usize) -> Result<(), Flaw> {
        if self.open.len() >= DEEPEST {
            return Err(Flaw::new("more than 48 levels of nesting", self.at));
        }
        self.open.push(open);
        self.at += length;
        Ok(())
    }

    fn bracket(&mut self, close: u8, length: usize) -> Result<(), Flaw> {
        self.push(Open::Bracket { close, start: self.at, members: 0 }, length)
    }

    fn step_in_code(&mut self) -> Result<(), Flaw> {
        let start = self.at;
        match self.byte(0) {
            Some(b'"') => self.push(Open::Quote { start }, 1),
            Some(b'{') => self.bracket(b'}', 1),
            Some(b'[') => self.bracket(b']', 1),
            Some(b'(') => self.bracket(b')', 1),
            Some(byte @ (b'}' | b']' | b')')) => match self.open.pop() {
                Some(Open::Bracket { close, .. }) if close == byte => {
                    self.at += 1;
                    Ok(())
                }
                Some(Open::Bracket { close: b'}', .. }) => Err(Flaw::new("expected `}`", start)),
                Some(Open::Bracket { close: b']', .. }) => Err(Flaw::new("expected `]`", start)),
                Some(Open::Bracket { .. }) => Err(Flaw::new("expected `)`", start)),
                _ => Err(Flaw::new("this bracket closes nothing", start)),
            },
            Some(b'=' | b':') => {
                self.at += 1;
                match self.open.last_mut() {
                    Some(Open::Bracket { close: b'}', members, .. }) if *members >= MOST_MEMBERS => {
                        Err(Flaw::new("an object with more than 1,000 members", start))
                    }
                    Some(Open::Bracket { members, .. }) => {
                        *members += 1;
                        Ok(())
                    }
                    _ => Ok(()),
                }
            }
            Some(b'<') => {
                if let Some((word, next)) = self.heredoc_word() {
                    return self.push(Open::Heredoc { word, start }, next - start);
                }
                self.at += 1;
                Ok(())
            }
            _ => {
                if !self.skip_comment()? {
                    self.at += 1;
                }
                Ok(())
            }
        }
    }

    /// Returns the word that ends the heredoc that begins here, and where its first line begins.
    fn heredoc_word(&self) -> Option<((usize, usize), usize)> {
        let rest = self.text.get(self.at..)?.strip_prefix("<<")?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let start = self.text.len() - rest.len();
        let length = rest.find(|letter: char| !is_in_name(letter)).unwrap_or(rest.len());
        let behind = rest.get(length..)?;
        let newline = if behind.starts_with("\r\n") { 2 } else { 1 };
        let is_one = length > 0 && (behind.starts_with('\n') || newline == 2);
        is_one.then_some(((start, start + length), start + length + newline))
    }

    fn step_in_quote(&mut self, start: usize) -> Result<(), Flaw> {
        match self.byte(0) {
            Some(b'"') => {
                self.open.pop();
                self.at += 1;
            }
            Some(b'\\') => self.at += 2,
            Some(b'\n') => return Err(Flaw::new("this string isn't closed", start)),
            _ => return self.step_in_template(),
        }
        Ok(())
    }

    fn step_in_heredoc(&mut self, word: (usize, usize)) -> Result<(), Flaw> {
        let is_line_start = self.at == 0 || self.text.as_bytes().get(self.at - 1) == Some(&b'\n');
        if is_line_start {
            let rest = self.rest();
            let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            let end = self.at + blanks + (word.1 - word.0);
            let is_end = self.text.get(self.at + blanks..end) == self.text.get(word.0..word.1)
                && !self.text.get(end..).is_some_and(|behind| behind.starts_with(is_in_name));
            if is_end {
                self.open.pop();
                self.at = end;
                return Ok(());
            }
        }
        self.step_in_template()
    }

    /// Text with `${…}` and `%{…}` in it.
    fn step_in_template(&mut self) -> Result<(), Flaw> {
        let rest = self.rest();
        if rest.starts_with(b"$${") || rest.starts_with(b"%%{") {
            self.at += 3;
        } else if rest.starts_with(b"${") || rest.starts_with(b"%{") {
            return self.bracket(b'}', 2);
        } else {
            self.at += 1;
        }
        Ok(())
    }
}

fn is_in_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}

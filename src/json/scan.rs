//! Tokens with an inside: strings, numbers, words.

use super::document::Kind;
use super::parser::Parser;
use super::problem::{NumberPart, ProblemKind};
use crate::text::Span;

impl Parser<'_> {
    /// Reads a string from its opening quote; says whether it holds escapes.
    pub(super) fn string(&mut self, key: bool) -> bool {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return escaped;
                }
                b'\\' => {
                    escaped = true;
                    self.escape();
                }
                0..=0x1f => {
                    let span = Span::new(self.at, self.at + 1);
                    self.problem(ProblemKind::ControlCharacter { found: char::from(byte), key }, span);
                    // A line break is more likely a forgotten quote than a part of the string.
                    if matches!(byte, b'\n' | b'\r') {
                        return escaped;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        self.problem_read_at(ProblemKind::UnclosedString { key }, Span::new(start, self.at), self.at);
        escaped
    }

    /// Checks one escape, from its backslash.
    fn escape(&mut self) {
        let backslash = self.at;
        self.at += 1;
        let Some(&byte) = self.bytes.get(self.at) else {
            return self.problem_read_at(ProblemKind::UnclosedEscape, Span::new(backslash, self.at), self.at);
        };
        if byte == b'u' {
            self.at += 1;
            for _ in 0..4 {
                match self.bytes.get(self.at) {
                    Some(digit) if digit.is_ascii_hexdigit() => self.at += 1,
                    Some(_) => {
                        let kind = ProblemKind::BadUnicodeEscape(self.char_at(self.at));
                        return self.problem_read_at(kind, Span::new(backslash, self.at), self.at);
                    }
                    None => {
                        let span = Span::new(backslash, self.at);
                        return self.problem_read_at(ProblemKind::UnclosedEscape, span, self.at);
                    }
                }
            }
            return;
        }
        let found = self.char_at(self.at);
        if !matches!(byte, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') {
            let span = Span::new(backslash, self.at + found.len_utf8());
            self.problem_read_at(ProblemKind::UnknownEscape(found), span, self.at);
            if found < ' ' {
                return;
            }
        }
        self.at += found.len_utf8();
    }

    /// Reads up to the next `quote` on this line, for a string in the wrong quotes; says whether it
    /// holds a backslash.
    pub(super) fn quoted_by(&mut self, quote: u8) -> bool {
        let start = self.at;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at).filter(|&&byte| byte != b'\n') {
            self.at += 1;
            if byte == quote {
                break;
            }
        }
        self.bytes[start..self.at].contains(&b'\\')
    }

    /// Reads a number; says whether it is one by the grammar.
    pub(super) fn number(&mut self) -> bool {
        let start = self.at;
        if self.bytes[self.at] == b'-' {
            self.at += 1;
            if !self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                return self.number_lacks_digit(start, NumberPart::Sign, self.at);
            }
        }
        let first = self.at;
        self.digits();
        if self.bytes[first] == b'0' && self.at > first + 1 {
            self.problem_read_at(ProblemKind::LeadingZero, Span::new(start, self.at), first + 1);
            self.skip_word();
            return false;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return self.number_lacks_digit(start, NumberPart::Point, self.at - 1);
            }
        }
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return self.number_lacks_digit(start, NumberPart::Exponent, self.at - 1);
            }
        }
        true
    }

    fn number_lacks_digit(&mut self, start: usize, after: NumberPart, reader: usize) -> bool {
        let found = self.text[self.at..].chars().next();
        let reader = if found.is_none() && after != NumberPart::Point { self.at } else { reader };
        let kind = ProblemKind::ExpectedDigit { found, after };
        self.problem_read_at(kind, Span::new(start, self.at), reader);
        self.skip_word();
        false
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        self.at - start
    }

    /// A literal, or something that only looks like one.
    pub(super) fn word(&mut self) {
        let start = self.at;
        self.skip_word();
        let word = &self.text[start..self.at];
        let kind = match word {
            "true" => Kind::True,
            "false" => Kind::False,
            "null" => Kind::Null,
            _ => Kind::Invalid,
        };
        if kind == Kind::Invalid {
            let found = self.char_at(start);
            if word.is_empty() {
                self.at += found.len_utf8();
            }
            let span = Span::new(start, self.at);
            match word {
                "NaN" | "Infinity" => {
                    self.problem_read_at(ProblemKind::NonStandardNumber(word.to_owned()), span, self.at);
                }
                _ if word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$')) => {
                    // AWS's reader takes what could be a name in Java; `-` and `.` could not.
                    let name = word.split(['-', '.', '+']).next().unwrap_or_default();
                    self.problem(ProblemKind::UnknownWord(name.to_owned()), span);
                }
                _ => self.problem(ProblemKind::ExpectedValue(found), span),
            }
        }
        self.add(kind, start, false);
    }

    /// Skips letters, digits and what else may be in a bare word or number.
    pub(super) fn skip_word(&mut self) {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-' | '+');
        // A word never ends in the punctuation of JSON, so `nul]` gives back its bracket.
        self.at += rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    }
}

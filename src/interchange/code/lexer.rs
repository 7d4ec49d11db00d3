//! From a text to its tokens. Nothing is an error: what is no token of the language is a sign.

use super::strings::{self, Style};
use super::token::{Language, Token, TokenKind};
use crate::text::Span;

/// Returns the tokens of a part of a text.
pub(super) fn tokens(text: &str, part: Span, language: Language) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: part.start as usize,
        end: part.end as usize,
        language,
        tokens: Vec::new(),
        is_first: true,
    };
    while lexer.step() {}
    let mut tokens = lexer.tokens;
    pair_brackets(&mut tokens, text);
    tokens
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    end: usize,
    language: Language,
    tokens: Vec<Token>,
    /// Whether a line has ended since the last token.
    is_first: bool,
}

/// The signs of several characters; a sign comes before those that it begins with.
const SIGNS: [&str; 24] = [
    "...", "===", "!==", "**=", "??=", "&&=", "||=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.",
    "**", ":=", "->", "+=", "-=", "*=", "++", "--",
];

impl Lexer<'_> {
    /// Reads what comes next; `false` at the end.
    fn step(&mut self) -> bool {
        if self.at >= self.end {
            return false;
        }
        let is_js = self.language == Language::JavaScript;
        let byte = self.bytes[self.at];
        match byte {
            b'\n' => {
                self.is_first = true;
                self.at += 1;
            }
            b' ' | b'\t' | b'\r' => self.at += 1,
            b'\\' if !is_js && self.line_goes_on() => {}
            b'#' if !is_js => self.at = self.line_end(),
            b'/' if is_js && self.starts("//") => self.at = self.line_end(),
            b'/' if is_js && self.starts("/*") => self.comment(),
            b'/' if is_js && self.is_value_expected() && self.regex() => {}
            quote @ (b'\'' | b'"') => self.string(self.at, quote, false, false),
            b'`' if is_js => self.template(),
            byte if byte.is_ascii_digit() || (byte == b'.' && self.is_digit(self.at + 1)) => self.number(),
            b'(' | b'[' | b'{' => {
                self.push(self.at + 1, TokenKind::Open(byte, 0));
            }
            b')' | b']' | b'}' => self.push(self.at + 1, TokenKind::Close),
            byte if is_word(byte) || (byte == b'#' && is_js) => self.word(),
            _ => {
                let rest = &self.text[self.at..self.end];
                let length = SIGNS.iter().find(|sign| rest.starts_with(**sign)).map_or(1, |sign| sign.len());
                self.push(self.at + length, TokenKind::Sign);
            }
        }
        true
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        let is_first = std::mem::take(&mut self.is_first);
        self.tokens.push(Token { span: Span::new(self.at, end), kind, is_first });
        self.at = end;
    }

    fn starts(&self, sign: &str) -> bool {
        self.bytes[self.at..self.end].starts_with(sign.as_bytes())
    }

    fn is_digit(&self, at: usize) -> bool {
        at < self.end && self.bytes[at].is_ascii_digit()
    }

    fn line_end(&self) -> usize {
        memchr::memchr(b'\n', &self.bytes[self.at..self.end]).map_or(self.end, |length| self.at + length)
    }

    /// Passes over a backslash at the end of a line of Python.
    fn line_goes_on(&mut self) -> bool {
        let rest = &self.bytes[self.at + 1..self.end];
        let length = match rest {
            [b'\r', b'\n', ..] => 3,
            [b'\n', ..] => 2,
            _ => return false,
        };
        self.at += length;
        true
    }

    fn comment(&mut self) {
        let rest = &self.text[self.at..self.end];
        let length = rest[2..].find("*/").map_or(rest.len(), |end| end + 4);
        self.is_first |= rest[..length].contains('\n');
        self.at += length;
    }

    /// Returns whether a slash begins a regular expression here, and is no division.
    fn is_value_expected(&self) -> bool {
        self.tokens.last().is_none_or(|last| match last.kind {
            TokenKind::Sign | TokenKind::Open(..) => true,
            TokenKind::Word => last.span.of(self.text) == "return",
            _ => false,
        })
    }

    fn regex(&mut self) -> bool {
        let mut is_class = false;
        let mut at = self.at + 1;
        while at < self.end {
            match self.bytes[at] {
                b'\n' => return false,
                b'\\' => at += 1,
                b'[' => is_class = true,
                b']' => is_class = false,
                b'/' if !is_class => {
                    self.push(at + 1, TokenKind::Regex);
                    return true;
                }
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// Reads a string that begins with its quote here; `from` is where its prefix begins.
    fn string(&mut self, from: usize, quote: u8, is_raw: bool, is_template: bool) {
        let triple = [quote; 3];
        let is_triple =
            self.language == Language::Python && self.bytes[self.at..self.end].starts_with(&triple);
        let width = if is_triple { 3 } else { 1 };
        let inner = self.at + width;
        let mut at = inner;
        let mut is_closed = false;
        while at < self.end {
            match self.bytes[at] {
                b'\\' => at += 1,
                b'\n' if !is_triple => break,
                byte if byte == quote && (!is_triple || self.bytes[at..self.end].starts_with(&triple)) => {
                    is_closed = true;
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        let end = self.boundary(at);
        let style = Style { language: self.language, is_raw, is_template };
        let kind = strings::token(self.text, Span::new(inner.min(end), end), style);
        self.at = from;
        self.push(if is_closed { end + width } else { end }, kind);
    }

    /// Returns the place itself, or the next one between two characters; at most the end.
    fn boundary(&self, mut at: usize) -> usize {
        while at < self.end && !self.text.is_char_boundary(at) {
            at += 1;
        }
        at.min(self.end)
    }

    fn template(&mut self) {
        let inner = self.at + 1;
        let mut at = inner;
        while at < self.end && self.bytes[at] != b'`' {
            at += match self.bytes[at] {
                b'\\' => 2,
                b'$' if self.bytes.get(at + 1) == Some(&b'{') => {
                    strings::value_end(self.text, at + 2, self.end) + 1 - at
                }
                _ => 1,
            };
        }
        let end = self.boundary(at);
        let style = Style { language: self.language, is_raw: false, is_template: true };
        let kind = strings::token(self.text, Span::new(inner.min(end), end), style);
        self.push((end + 1).min(self.end), kind);
    }

    fn number(&mut self) {
        let mut at = self.at;
        while at < self.end {
            let byte = self.bytes[at];
            let is_exponent_sign =
                matches!(byte, b'+' | b'-') && matches!(self.bytes[at - 1], b'e' | b'E') && !self.is_hex();
            if !(byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.' || is_exponent_sign) {
                break;
            }
            at += 1;
        }
        self.push(at, TokenKind::Number);
    }

    fn is_hex(&self) -> bool {
        self.starts("0x") || self.starts("0X")
    }

    fn word(&mut self) {
        let length = self.bytes[self.at + 1..self.end].iter().take_while(|byte| is_word(**byte)).count();
        let end = self.at + 1 + length;
        let word = self.text[self.at..end].to_ascii_lowercase();
        let quote =
            self.bytes.get(end).copied().filter(|byte| matches!(byte, b'\'' | b'"') && end < self.end);
        let is_prefix = matches!(&*word, "r" | "b" | "f" | "u" | "rb" | "br" | "rf" | "fr");
        match quote {
            Some(quote) if is_prefix && self.language == Language::Python => {
                let from = self.at;
                self.at = end;
                self.string(from, quote, word.contains('r'), word.contains('f'));
            }
            _ => self.push(end, TokenKind::Word),
        }
    }
}

/// Letters beyond ASCII count, too.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

/// Finds the token that closes each bracket. An unclosed bracket ends with the one around it; a closing
/// bracket without an opening one is skipped.
fn pair_brackets(tokens: &mut [Token], text: &str) {
    let mut open: Vec<(u8, usize)> = Vec::new();
    // The number of open brackets of each kind, so that a text of only brackets takes no longer than others.
    let mut counts = [0_usize; 3];
    let number = |bracket: u8| match bracket {
        b'(' | b')' => 0,
        b'[' | b']' => 1,
        _ => 2,
    };
    for index in 0..tokens.len() {
        match tokens[index].kind {
            TokenKind::Open(bracket, _) => {
                open.push((bracket, index));
                counts[number(bracket)] += 1;
            }
            TokenKind::Close => {
                let closes = number(text.as_bytes()[tokens[index].span.start as usize]);
                if counts[closes] == 0 {
                    continue;
                }
                while let Some((bracket, start)) = open.pop() {
                    counts[number(bracket)] -= 1;
                    tokens[start].kind = TokenKind::Open(bracket, index);
                    if number(bracket) == closes {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    let end = tokens.len();
    for (bracket, start) in open {
        tokens[start].kind = TokenKind::Open(bracket, end);
    }
}

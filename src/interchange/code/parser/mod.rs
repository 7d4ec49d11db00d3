//! From tokens to expressions. A text may be a whole program or any piece of one: what is not understood is an
//! operation, whose parts are still looked at.

mod brackets;
mod links;
mod values;

use super::lexer;
use super::syntax::{Expression, Kind};
use super::token::{Language, Token, TokenKind};
use crate::text::Span;

/// Deeper nesting holds no rule; what is within is not looked at.
const DEEPEST: usize = 100;

/// Values that are filled in in values that are filled in.
const DEEPEST_TEMPLATE: usize = 4;

/// A text that was read.
pub(super) struct Parsed {
    pub(super) statements: Vec<Expression>,
    /// The first bracket that its own kind does not close.
    pub(super) unclosed: Option<Span>,
}

/// Reads a text.
pub(super) fn parse(text: &str, language: Language) -> Parsed {
    let tokens = lexer::tokens(text, Span::new(0, text.len()), language);
    let statements = Parser { text, language, tokens: &tokens, depth: 0, templates: 0 }.whole();
    let is_unclosed = |token: &&Token| match token.kind {
        TokenKind::Open(bracket, close) => tokens.get(close).is_none_or(|close| {
            let pair = [bracket, text.as_bytes()[close.span.start as usize]];
            !matches!(&pair, b"()" | b"[]" | b"{}")
        }),
        _ => false,
    };
    let unclosed = tokens.iter().find(is_unclosed).map(|token| token.span);
    Parsed { statements, unclosed }
}

struct Parser<'t> {
    text: &'t str,
    language: Language,
    tokens: &'t [Token],
    depth: usize,
    templates: usize,
}

/// The context of an expression, which decides where it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A statement: at its semicolon or its line's end.
    Statements,
    /// A list in brackets: at a comma.
    List,
    /// The key of a dict: at a colon.
    Key,
}

/// An expression, and the index of the token after it.
type Read<T> = (T, usize);

impl Parser<'_> {
    fn whole(&mut self) -> Vec<Expression> {
        let end = self.tokens.len();
        // The properties of an object without its braces.
        if self.language == Language::JavaScript && self.is_key(0, end) {
            let properties = self.properties(0, end);
            return vec![Expression::new(self.span(0, end), Kind::Map(properties))];
        }
        self.statements(0, end)
    }

    fn source(&self, at: usize) -> &str {
        self.tokens.get(at).map(|token| token.span.of(self.text)).unwrap_or_default()
    }

    fn is(&self, at: usize, sign: &str) -> bool {
        matches!(self.tokens.get(at), Some(Token { kind: TokenKind::Sign, .. })) && self.source(at) == sign
    }

    fn is_word(&self, at: usize) -> bool {
        matches!(self.tokens.get(at), Some(Token { kind: TokenKind::Word, .. }))
    }

    /// Returns the bytes of some tokens.
    fn span(&self, from: usize, end: usize) -> Span {
        let start = self.tokens.get(from).map_or(0, |token| token.span.start);
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        Span { start, end: last.map_or(start, |token| token.span.end).max(start) }
    }

    fn statements(&mut self, mut at: usize, end: usize) -> Vec<Expression> {
        let mut found = Vec::new();
        while at < end {
            let (statement, next) = match self.assignment_target(at, end) {
                Some((name, value_at)) => {
                    let (value, next) = self.expression(value_at, end, Within::Statements);
                    let span = Span { start: self.span(at, at + 1).start, end: value.span.end };
                    (Expression::new(span, Kind::Assignment(name, Box::new(value))), next)
                }
                None => self.expression(at, end, Within::Statements),
            };
            // A sign that begins nothing is skipped.
            at = next.max(at + 1);
            if !matches!(&statement.kind, Kind::Operation(parts, _) if parts.is_empty()) {
                found.push(statement);
            }
        }
        found
    }

    /// Returns the name that a statement gives a value, and the index of where the value begins.
    fn assignment_target(&self, mut at: usize, end: usize) -> Option<Read<String>> {
        const MODIFIERS: [&str; 11] = [
            "export",
            "const",
            "let",
            "var",
            "public",
            "private",
            "protected",
            "readonly",
            "static",
            "declare",
            "override",
        ];
        while at + 1 < end && self.is_word(at + 1) && MODIFIERS.contains(&self.source(at)) {
            at += 1;
        }
        if at >= end || !self.is_word(at) {
            return None;
        }
        let mut name = self.source(at).to_owned();
        at += 1;
        while at + 1 < end && self.is(at, ".") && self.is_word(at + 1) {
            name.push('.');
            name.push_str(self.source(at + 1));
            at += 2;
        }
        if self.is(at, "!") || self.is(at, "?") {
            at += 1;
        }
        if self.is(at, ":") {
            at = self.behind_type(at + 1, end)?;
        }
        (at + 1 < end && self.is(at, "=")).then_some((name, at + 1))
    }

    /// Returns the index of the `=` after a type, if there is one.
    fn behind_type(&self, mut at: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 40;
        for _ in 0..LONGEST {
            match self.tokens.get(at)?.kind {
                _ if at >= end || self.is(at, ";") => return None,
                _ if self.is(at, "=") => return Some(at),
                TokenKind::Open(_, close) => at = close + 1,
                _ => at += 1,
            }
        }
        None
    }

    /// Reads an expression, up to what ends it.
    fn expression(&mut self, from: usize, end: usize, within: Within) -> Read<Expression> {
        let mut parts = Vec::new();
        // Whether there is anything but one value, and all signs are `+`.
        let (mut is_plain, mut is_sum) = (true, true);
        // Behind `as` and `satisfies` is a type.
        let mut is_type = false;
        let mut at = from;
        while at < end && !self.ends(at, from, within) {
            let source = self.source(at);
            let is_type_word = self.language == Language::JavaScript && matches!(source, "as" | "satisfies");
            if is_type_word && is_plain && parts.len() == 1 {
                is_type = true;
            }
            let is_sign = matches!(self.tokens[at].kind, TokenKind::Sign | TokenKind::Close);
            if is_sign {
                // `value!` says that there is one.
                let is_assertion = source == "!" && parts.len() == 1;
                is_plain &= is_type || is_assertion;
                is_sum &= source == "+";
                at += 1;
                continue;
            }
            let follows_value = at > from && !matches!(self.tokens[at - 1].kind, TokenKind::Sign);
            is_sum &= !follows_value;
            let (part, next) = self.primary(at, end, within);
            at = next.max(at + 1);
            let is_block = matches!(part.kind, Kind::Block(_));
            if !is_type {
                parts.push(part);
            }
            if is_block && within == Within::Statements {
                break;
            }
        }
        // The mark that ended it is passed over by who reads lists.
        let end_of_statement = if self.is(at, ";") || self.is(at, ",") { at + 1 } else { at };
        let next = if within == Within::Statements { end_of_statement.min(end) } else { at };
        if is_plain && parts.len() == 1 {
            return (parts.remove(0), next);
        }
        if let Some(number) = self.signed(from, at, &parts) {
            return (number, next);
        }
        let span = self.span(from, at.max(from + 1).min(end.max(from)));
        (Expression::new(span, Kind::Operation(parts, is_sum)), next)
    }

    /// Returns a number with a sign before it.
    fn signed(&self, from: usize, end: usize, parts: &[Expression]) -> Option<Expression> {
        let is_sign = self.is(from, "-") || self.is(from, "+");
        let is_number = matches!(parts, [Expression { kind: Kind::Number, .. }]);
        (is_sign && is_number && end == from + 2).then(|| Expression::new(self.span(from, end), Kind::Number))
    }

    /// Returns whether an expression that began at `from` ends before the token at `at`.
    fn ends(&self, at: usize, from: usize, within: Within) -> bool {
        match within {
            Within::List => self.is(at, ","),
            Within::Key => self.is(at, ",") || self.is(at, ":"),
            Within::Statements if self.is(at, ";") || self.is(at, ",") => true,
            Within::Statements => at > from && self.tokens[at].is_first && !self.goes_on(at),
        }
    }

    /// Returns whether a statement of JavaScript continues on the line that begins at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let joins = |index: usize| {
            matches!(self.tokens[index].kind, TokenKind::Sign)
                && !matches!(self.source(index), "@" | "!" | "~" | "++" | "--" | "...")
        };
        self.language == Language::JavaScript && (joins(at) || joins(at - 1))
    }
}

//! Values: names, numbers, strings, and brackets.

use super::{DEEPEST, DEEPEST_TEMPLATE, Parser, Read, Within};
use crate::interchange::code::lexer;
use crate::interchange::code::syntax::{Chain, Expression, Head, Kind, Piece};
use crate::interchange::code::token::{Language, Part, TokenKind};
use crate::text::Span;

impl Parser<'_> {
    /// Reads a value with its members, calls and indices.
    pub(super) fn primary(&mut self, from: usize, end: usize, within: Within) -> Read<Expression> {
        let token = &self.tokens[from];
        let start = token.span.start;
        match &token.kind {
            TokenKind::Word => self.word(from, end, within),
            TokenKind::Number => (Expression::new(token.span, Kind::Number), from + 1),
            TokenKind::Text(_) | TokenKind::Template(_) => {
                let (value, next) = self.strings(from, end, within);
                self.links(value, start, next, end, within)
            }
            TokenKind::Open(bracket, close) => {
                let (bracket, inner_end) = (*bracket, (*close).min(end));
                let next = (inner_end + 1).min(end);
                let span = self.span(from, next);
                let value = Expression::new(span, self.brackets(bracket, from + 1, inner_end));
                // `(x,)` is a tuple of Python, `(x)` only `x`.
                let is_tuple = self.language == Language::Python && self.is(inner_end - 1, ",");
                match bracket {
                    b'(' if !is_tuple => self.links(in_parentheses(value), start, next, end, within),
                    b'{' => (value, next),
                    _ => self.links(value, start, next, end, within),
                }
            }
            TokenKind::Regex | TokenKind::Sign | TokenKind::Close => {
                (Expression::new(token.span, Kind::Operation(Vec::new(), false)), from + 1)
            }
        }
    }

    fn word(&mut self, from: usize, end: usize, within: Within) -> Read<Expression> {
        let mut at = from;
        let is_js = self.language == Language::JavaScript;
        while is_js && matches!(self.source(at), "new" | "await") && at + 1 < end && self.is_word(at + 1) {
            at += 1;
        }
        let head = Head::Word(self.source(at).to_owned());
        let start = self.tokens[from].span.start;
        let value = Expression::new(self.span(from, at + 1), Kind::Chain(Chain { head, links: Vec::new() }));
        self.links(value, start, at + 1, end, within)
    }

    /// Reads one string, or in Python several strings in a row.
    pub(super) fn strings(&mut self, from: usize, end: usize, within: Within) -> Read<Expression> {
        let mut pieces = Vec::new();
        let mut at = from;
        while at < end && (at == from || self.language == Language::Python && !self.ends(at, from, within)) {
            match &self.tokens[at].kind {
                TokenKind::Text(text) => pieces.push(Piece::Text(text.clone())),
                TokenKind::Template(parts) => {
                    for part in parts {
                        pieces.push(match part {
                            Part::Text(text) => Piece::Text(text.clone()),
                            Part::Value(span) => Piece::Value(self.filled_in(*span)),
                        });
                    }
                }
                _ => break,
            }
            at += 1;
        }
        let is_literal = pieces.iter().all(|piece| matches!(piece, Piece::Text(_)));
        let kind = if is_literal {
            Kind::Text(
                pieces.iter().map(|piece| if let Piece::Text(text) = piece { text } else { "" }).collect(),
            )
        } else {
            Kind::Template(pieces)
        };
        (Expression::new(self.span(from, at), kind), at)
    }

    /// Returns a value that is filled into a string.
    fn filled_in(&self, span: Span) -> Expression {
        if self.templates >= DEEPEST_TEMPLATE || self.depth >= DEEPEST {
            return Expression::new(span, Kind::Operation(Vec::new(), false));
        }
        let tokens = lexer::tokens(self.text, span, self.language);
        let mut inner = Parser {
            text: self.text,
            language: self.language,
            tokens: &tokens,
            depth: self.depth + 1,
            templates: self.templates + 1,
        };
        let (mut value, next) = inner.expression(0, tokens.len(), Within::List);
        if next < tokens.len() || tokens.is_empty() {
            value = Expression::new(span, Kind::Operation(vec![value], false));
        }
        value
    }
}

/// Returns the value of parentheses: a single value is that value; several are a tuple.
fn in_parentheses(value: Expression) -> Expression {
    match value.kind {
        Kind::List(mut elements) if elements.len() == 1 && !matches!(elements[0].kind, Kind::Spread(_)) => {
            elements.remove(0)
        }
        kind => Expression::new(value.span, kind),
    }
}

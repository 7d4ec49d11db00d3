//! The content of brackets: elements, properties, arguments.

use super::{DEEPEST, Parser, Read, Within};
use crate::interchange::code::syntax::{Argument, Chain, Expression, Head, Kind, Property};
use crate::interchange::code::token::{Language, TokenKind};
use crate::text::Span;

impl Parser<'_> {
    /// Returns what some brackets hold.
    pub(super) fn brackets(&mut self, bracket: u8, from: usize, end: usize) -> Kind {
        if self.depth >= DEEPEST {
            return Kind::Operation(Vec::new(), false);
        }
        self.depth += 1;
        let kind = match (bracket, self.language) {
            (b'(', Language::JavaScript) => {
                let (mut elements, _) = self.elements(from, end);
                if elements.len() == 1 {
                    Kind::List(vec![elements.remove(0)])
                } else {
                    Kind::Operation(elements, false)
                }
            }
            (b'(' | b'[', _) => Kind::List(self.elements(from, end).0),
            (_, Language::Python) => self.dict(from, end),
            (_, Language::JavaScript) if from >= end || self.is_key(from, end) => {
                Kind::Map(self.properties(from, end))
            }
            (_, Language::JavaScript) => Kind::Block(self.statements(from, end)),
        };
        self.depth -= 1;
        kind
    }

    /// Elements between commas, and whether the last one ends with a comma.
    fn elements(&mut self, from: usize, end: usize) -> Read<Vec<Expression>> {
        let mut elements = Vec::new();
        let mut at = from;
        while at < end {
            let (element, next) = self.element(at, end);
            elements.push(element);
            at = next + 1;
        }
        (elements, at)
    }

    fn element(&mut self, at: usize, end: usize) -> Read<Expression> {
        if self.is_spread(at) {
            let (value, next) = self.expression(at + 1, end, Within::List);
            let span = Span { start: self.span(at, at + 1).start, end: value.span.end };
            return (Expression::new(span, Kind::Spread(Box::new(value))), next);
        }
        self.expression(at, end, Within::List)
    }

    fn is_spread(&self, at: usize) -> bool {
        match self.language {
            Language::JavaScript => self.is(at, "..."),
            Language::Python => self.is(at, "*") || self.is(at, "**"),
        }
    }

    /// Returns whether the property of an object begins at a token.
    pub(super) fn is_key(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|_| at < end) else { return false };
        let behind = match token.kind {
            TokenKind::Sign => return self.is(at, "..."),
            TokenKind::Open(b'[', close) => close + 1,
            TokenKind::Word | TokenKind::Number | TokenKind::Text(_) => at + 1,
            _ => return false,
        };
        let is_shorthand = matches!(token.kind, TokenKind::Word) && self.depth > 0;
        self.is(behind, ":") && behind < end || is_shorthand && (behind >= end || self.is(behind, ","))
    }

    pub(super) fn properties(&mut self, from: usize, end: usize) -> Vec<Property> {
        let mut properties = Vec::new();
        let mut at = from;
        while at < end {
            let (key, value, next) = if self.is_spread(at) {
                let (spread, next) = self.element(at, end);
                (name(spread.span, self.text), spread, next)
            } else if self.is_key(at, end) && !self.is(at + 1, ",") && at + 1 < end {
                let behind = match self.tokens[at].kind {
                    TokenKind::Open(_, close) => close + 1,
                    _ => at + 1,
                };
                let key = match &self.tokens[at].kind {
                    TokenKind::Text(text) => Expression::new(self.tokens[at].span, Kind::Text(text.clone())),
                    _ => name(self.span(at, behind), self.text),
                };
                let (value, next) = self.expression(behind + 1, end, Within::List);
                (key, value, next)
            } else {
                // A name that is its own value, or a method.
                let (value, next) = self.expression(at, end, Within::List);
                (name(value.span, self.text), value, next)
            };
            properties.push(Property { key, value });
            at = next.max(at) + 1;
        }
        properties
    }

    /// Returns a dict, or a set.
    fn dict(&mut self, from: usize, end: usize) -> Kind {
        let mut properties = Vec::new();
        let mut elements = Vec::new();
        let mut at = from;
        while at < end {
            if self.is(at, "**") {
                let (spread, next) = self.element(at, end);
                properties.push(Property { key: name(spread.span, self.text), value: spread });
                at = next + 1;
                continue;
            }
            let (key, next) = self.expression(at, end, Within::Key);
            at = next + 1;
            if self.is(next, ":") && next < end {
                let (value, next) = self.expression(at, end, Within::List);
                properties.push(Property { key, value });
                at = next + 1;
            } else {
                elements.push(key);
            }
        }
        if elements.is_empty() { Kind::Map(properties) } else { Kind::List(elements) }
    }

    pub(super) fn arguments(&mut self, from: usize, end: usize) -> Vec<Argument> {
        if self.depth >= DEEPEST {
            return Vec::new();
        }
        self.depth += 1;
        let mut arguments = Vec::new();
        let mut at = from;
        while at < end {
            let is_named = self.is_word(at) && self.is(at + 1, "=") && at + 1 < end;
            let name = is_named.then(|| (self.source(at).to_owned(), self.tokens[at].span));
            let (value, next) = self.element(if is_named { at + 2 } else { at }, end);
            arguments.push(Argument { name, value });
            at = next.max(at) + 1;
        }
        self.depth -= 1;
        arguments
    }
}

/// Returns a name of the text.
fn name(span: Span, text: &str) -> Expression {
    let head = Head::Word(span.of(text).to_owned());
    Expression::new(span, Kind::Chain(Chain { head, links: Vec::new() }))
}

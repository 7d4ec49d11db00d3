//! The links after a value: members, calls, indices.

use super::{Parser, Read, Within};
use crate::interchange::code::syntax::{Call, Chain, Expression, Head, Kind, Link};
use crate::interchange::code::token::{Language, Token, TokenKind};
use crate::text::Span;

impl Parser<'_> {
    /// Reads the members, calls and indices after a value.
    pub(super) fn links(
        &mut self,
        value: Expression,
        start: u32,
        from: usize,
        end: usize,
        within: Within,
    ) -> Read<Expression> {
        let mut chain = match value.kind {
            Kind::Chain(chain) => chain,
            kind => {
                let head = Head::Value(Box::new(Expression::new(value.span, kind)));
                Chain { head, links: Vec::new() }
            }
        };
        let mut at = from;
        while at < end && !self.ends(at, from - 1, within) {
            if self.is(at, "!") && (self.is(at + 1, ".") || self.opens(at + 1)) {
                at += 1;
            }
            let is_dot = self.is(at, ".") || self.is(at, "?.");
            if is_dot && at + 1 < end && self.is_word(at + 1) {
                chain.links.push(Link::Member(self.source(at + 1).to_owned()));
                at += 2;
                continue;
            }
            let opens_at = if self.is(at, "?.") { at + 1 } else { self.behind_generics(at, end) };
            let Some(token) = self.tokens.get(opens_at).filter(|_| opens_at < end) else { break };
            let is_new_line = opens_at > 0 && token.is_first && self.language == Language::JavaScript;
            match &token.kind {
                TokenKind::Open(b'(', close) if !is_new_line => {
                    let close = (*close).min(end);
                    let span = Span { start, end: self.span(opens_at, (close + 1).min(end)).end };
                    let arguments = self.arguments(opens_at + 1, close);
                    chain.links.push(Link::Call(Call { span, arguments }));
                    at = close + 1;
                }
                TokenKind::Open(b'[', close) if !is_new_line => {
                    let close = (*close).min(end);
                    let parts = match self.brackets(b'[', opens_at + 1, close) {
                        Kind::List(parts) => parts,
                        _ => Vec::new(),
                    };
                    chain.links.push(Link::Other(parts));
                    at = close + 1;
                }
                TokenKind::Template(_) | TokenKind::Text(_)
                    if self.source(opens_at).starts_with('`') && !is_new_line =>
                {
                    let (template, next) = self.strings(opens_at, opens_at + 1, within);
                    chain.links.push(Link::Other(vec![template]));
                    at = next;
                }
                _ => break,
            }
        }
        let at = at.min(end).max(from);
        let span = Span { start, end: self.span(at - 1, at).end };
        match chain {
            Chain { head: Head::Value(value), links } if links.is_empty() => (*value, at),
            chain => (Expression::new(span, Kind::Chain(chain)), at),
        }
    }

    fn opens(&self, at: usize) -> bool {
        matches!(self.tokens.get(at), Some(Token { kind: TokenKind::Open(..), is_first: false, .. }))
    }

    /// Returns the place of the parenthesis if types in angle brackets are before it; else the place itself.
    fn behind_generics(&self, at: usize, end: usize) -> usize {
        const LONGEST: usize = 30;
        if self.language != Language::JavaScript || !self.is(at, "<") {
            return at;
        }
        let mut depth = 0;
        for index in at..end.min(at + LONGEST) {
            match &self.tokens[index].kind {
                TokenKind::Sign => match self.source(index) {
                    "<" => depth += 1,
                    ">" => depth -= 1,
                    "," | "." | "|" | "&" => {}
                    _ => return at,
                },
                TokenKind::Word | TokenKind::Text(_) | TokenKind::Open(b'[', _) | TokenKind::Close => {}
                _ => return at,
            }
            if depth == 0 {
                let is_call =
                    matches!(self.tokens.get(index + 1), Some(Token { kind: TokenKind::Open(b'(', _), .. }));
                return if is_call { index + 1 } else { at };
            }
        }
        at
    }
}

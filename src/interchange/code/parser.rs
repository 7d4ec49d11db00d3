//! From tokens to expressions. A text may be a whole program or any piece of one: what is not understood is an
//! operation, whose parts are still looked at.

use super::lexer;
use super::syntax::{Argument, Call, Chain, Expression, Head, Kind, Link, Piece, Property};
use super::token::{Language, Part, Token, TokenKind};
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

/// Where an expression ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A statement: at its semicolon or its line's end.
    Statements,
    /// A list in brackets: at a comma.
    List,
    /// The key of a dict: at a colon.
    Key,
}

/// An expression, and the index of the token behind it.
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

    /// The bytes of some tokens.
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
            // A sign that begins nothing is passed over.
            at = next.max(at + 1);
            if !matches!(&statement.kind, Kind::Operation(parts, _) if parts.is_empty()) {
                found.push(statement);
            }
        }
        found
    }

    /// The name that a statement gives a value, and the index of where the value begins.
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

    /// The index of the `=` behind a type.
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

    /// A number with a sign before it.
    fn signed(&self, from: usize, end: usize, parts: &[Expression]) -> Option<Expression> {
        let is_sign = self.is(from, "-") || self.is(from, "+");
        let is_number = matches!(parts, [Expression { kind: Kind::Number, .. }]);
        (is_sign && is_number && end == from + 2).then(|| Expression::new(self.span(from, end), Kind::Number))
    }

    /// Whether an expression that began at `from` ends before the token at `at`.
    fn ends(&self, at: usize, from: usize, within: Within) -> bool {
        match within {
            Within::List => self.is(at, ","),
            Within::Key => self.is(at, ",") || self.is(at, ":"),
            Within::Statements if self.is(at, ";") || self.is(at, ",") => true,
            Within::Statements => at > from && self.tokens[at].is_first && !self.goes_on(at),
        }
    }

    /// Whether a statement of JavaScript goes on with the line that begins at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let joins = |index: usize| {
            matches!(self.tokens[index].kind, TokenKind::Sign)
                && !matches!(self.source(index), "@" | "!" | "~" | "++" | "--" | "...")
        };
        self.language == Language::JavaScript && (joins(at) || joins(at - 1))
    }

    /// Reads a value with what is asked of it.
    fn primary(&mut self, from: usize, end: usize, within: Within) -> Read<Expression> {
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

    /// Reads one string, or in Python several that stand one after another.
    fn strings(&mut self, from: usize, end: usize, within: Within) -> Read<Expression> {
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

    /// A value that is filled into a string.
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

    /// What some brackets hold.
    fn brackets(&mut self, bracket: u8, from: usize, end: usize) -> Kind {
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

    /// Whether the property of an object begins at a token.
    fn is_key(&self, at: usize, end: usize) -> bool {
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

    fn properties(&mut self, from: usize, end: usize) -> Vec<Property> {
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

    /// A dict, or a set.
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

    /// Reads members, calls and indices behind a value.
    fn links(
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

    /// Where the parenthesis is, if types in angle brackets stand before it; else the place itself.
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
                TokenKind::Word | TokenKind::Text(_) => {}
                TokenKind::Open(b'[', _) | TokenKind::Close => {}
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

    fn arguments(&mut self, from: usize, end: usize) -> Vec<Argument> {
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

/// A name that stands in a text.
fn name(span: Span, text: &str) -> Expression {
    let head = Head::Word(span.of(text).to_owned());
    Expression::new(span, Kind::Chain(Chain { head, links: Vec::new() }))
}

/// What stands in parentheses alone is that itself; more is a tuple.
fn in_parentheses(value: Expression) -> Expression {
    match value.kind {
        Kind::List(mut elements) if elements.len() == 1 && !matches!(elements[0].kind, Kind::Spread(_)) => {
            elements.remove(0)
        }
        kind => Expression::new(value.span, kind),
    }
}

//! The reader: one pass, a stack of open containers instead of recursion, and repairs on the way.
//!
//! After a mistake it goes on as a person would: a missing comma or colon is taken as written, a
//! stray character is skipped, a bracket of the wrong kind closes what it can.

mod space;

use super::document::{Document, Kind, Node};
use super::problem::{Problem, ProblemKind};
use crate::text::{Span, sort_by_place};

/// How deep arrays and objects may lie within each other, as in AWS's reader.
pub const MAX_DEPTH: usize = 1_000;

/// The most problems of one text; the parser goes on without recording more.
const MAX_PROBLEMS: usize = 100;

/// Reads a text that should hold one JSON value.
///
/// A byte order mark in front is skipped. Texts must be smaller than 4 GiB.
pub fn parse(text: &str) -> Document {
    let mut parser = Parser::new(text, false);
    parser.run();
    parser.finish()
}

/// Reads a text that may hold several JSON values one after another, with white space, commas or
/// comment lines (`#`, `//`) between them.
pub fn parse_sequence(text: &str) -> Document {
    let mut parser = Parser::new(text, true);
    parser.run();
    parser.finish()
}

/// The thing that the reader waits for.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// A value at the top.
    Top,
    /// A key, or `}` directly after `{`.
    FirstKey,
    /// A key after a comma.
    Key,
    /// A value behind a key that has been read.
    Member,
    /// An element, or `]` directly after `[`.
    FirstElement,
    /// An element after a comma.
    Element,
    /// A comma or the closing bracket.
    AfterEntry,
}

struct Open {
    node: usize,
    object: bool,
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    sequence: bool,
    state: State,
    stack: Vec<Open>,
    /// The key read for the coming member, and whether it holds escapes.
    key: Option<(Span, bool)>,
    nodes: Vec<Node>,
    roots: Vec<u32>,
    problems: Vec<Problem>,
    comments: Vec<Span>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, sequence: bool) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
            sequence,
            state: State::Top,
            stack: Vec::new(),
            key: None,
            nodes: Vec::with_capacity(text.len() / 16),
            roots: Vec::new(),
            problems: Vec::new(),
            comments: Vec::new(),
        }
    }

    fn finish(mut self) -> Document {
        if self.roots.is_empty() && self.problems.is_empty() {
            self.problem(ProblemKind::Empty, Span::at(self.at.min(self.text.len())));
        }
        sort_by_place(&mut self.problems, |problem| problem.span.start);
        Document {
            text: self.text.into(),
            nodes: self.nodes,
            roots: self.roots,
            problems: self.problems,
            comments: self.comments,
        }
    }

    /// Notes a problem that AWS's reader reports where the span begins.
    pub(super) fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.problem_read_at(kind, span, span.start as usize);
    }

    /// Notes a problem that AWS's reader reports at `reader`.
    pub(super) fn problem_read_at(&mut self, kind: ProblemKind, span: Span, reader: usize) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { kind, span, reader: reader as u32 });
        }
    }

    fn run(&mut self) {
        loop {
            self.skip_space();
            if self.state == State::Top && !self.roots.is_empty() && !self.goes_on_after_root() {
                break;
            }
            let Some(&byte) = self.bytes.get(self.at) else { break self.end_of_text() };
            match self.state {
                State::FirstElement if byte == b']' => self.close(byte),
                State::FirstKey if byte == b'}' => self.close(byte),
                State::Top | State::Member | State::FirstElement | State::Element => self.value(byte),
                State::FirstKey | State::Key => self.key(byte),
                State::AfterEntry => self.after_entry(byte),
            }
        }
    }

    /// Decides about what follows the first value at the top.
    fn goes_on_after_root(&mut self) -> bool {
        if self.sequence || self.at >= self.bytes.len() {
            if self.bytes.get(self.at) == Some(&b',') {
                self.at += 1;
                self.skip_space();
            }
            return self.at < self.bytes.len();
        }
        self.problem(ProblemKind::TrailingText, Span::new(self.at, self.text.trim_end().len().max(self.at)));
        false
    }

    fn in_object(&self) -> bool {
        self.stack.last().is_some_and(|open| open.object)
    }

    fn value(&mut self, byte: u8) {
        let start = self.at;
        match byte {
            b'{' | b'[' => return self.open(byte == b'{'),
            b'"' => {
                let escaped = self.string(false);
                self.add(Kind::String, start, escaped);
            }
            b'-' | b'0'..=b'9' => {
                let kind = if self.number() { Kind::Number } else { Kind::Invalid };
                self.add(kind, start, false);
            }
            b'+' => {
                self.problem_read_at(ProblemKind::LeadingPlus, Span::new(start, start + 1), start + 1);
                self.at += 1;
                self.skip_word();
                self.add(Kind::Invalid, start, false);
            }
            b',' | b':' | b'}' | b']' => self.missing_value(byte),
            b'\'' => {
                self.problem(ProblemKind::ExpectedValue('\''), Span::new(start, start + 1));
                let escaped = self.quoted_by(b'\'');
                self.add(Kind::String, start, escaped);
            }
            _ => self.word(),
        }
        self.after_value();
    }

    fn after_value(&mut self) {
        self.state = if self.stack.is_empty() { State::Top } else { State::AfterEntry };
    }

    /// Something else is where a value is due: note it, and leave it for the next step unless nothing could
    /// follow from it.
    fn missing_value(&mut self, byte: u8) {
        let found = char::from(byte);
        self.problem(ProblemKind::ExpectedValue(found), Span::new(self.at, self.at + 1));
        let is_of_use = match byte {
            b'}' => self.stack.iter().any(|open| open.object),
            b']' => self.stack.iter().any(|open| !open.object),
            b',' => !self.stack.is_empty(),
            _ => false,
        };
        if self.state == State::Member || (byte == b',' && is_of_use) {
            self.add(Kind::Invalid, self.at, false);
        }
        if !is_of_use {
            self.at += 1;
        }
    }

    fn key(&mut self, byte: u8) {
        let start = self.at;
        if byte == b'"' {
            let escaped = self.string(true);
            self.key = Some((Span::new(start, self.at), escaped));
            return self.colon();
        }
        let found = self.char_at(start);
        self.problem(ProblemKind::ExpectedKey(found), Span::new(start, start + found.len_utf8()));
        match byte {
            b'}' | b']' => {
                self.state = State::AfterEntry;
                return;
            }
            b'\'' => {
                let escaped = self.quoted_by(b'\'');
                self.key = Some((Span::new(start, self.at), escaped));
            }
            b'{' | b'[' => {
                self.key = Some((Span::at(start), false));
                self.state = State::Member;
                return;
            }
            _ => {
                self.skip_word();
                if self.at == start {
                    self.at += found.len_utf8();
                    return;
                }
                self.key = Some((Span::new(start, self.at), false));
            }
        }
        self.colon();
    }

    fn colon(&mut self) {
        self.state = State::Member;
        self.skip_space();
        match self.bytes.get(self.at) {
            Some(b':') => self.at += 1,
            Some(_) => {
                let found = self.char_at(self.at);
                let span = Span::new(self.at, self.at + found.len_utf8());
                self.problem(ProblemKind::ExpectedColon(found), span);
                let rest = &self.text[self.at..];
                let garbage = rest.find([':', ',', '{', '}', '[', ']', '"', '\n']).unwrap_or(rest.len());
                self.at += garbage;
                if self.bytes.get(self.at) == Some(&b':') {
                    self.at += 1;
                }
            }
            None => {}
        }
    }

    fn after_entry(&mut self, byte: u8) {
        match byte {
            b',' => {
                self.at += 1;
                self.next_entry();
            }
            b'}' | b']' => self.close(byte),
            _ => {
                let found = self.char_at(self.at);
                let kind = ProblemKind::ExpectedComma { found, in_object: self.in_object() };
                self.problem(kind, Span::new(self.at, self.at + found.len_utf8()));
                let starts_entry = found.is_alphanumeric() || matches!(found, '"' | '\'' | '{' | '[' | '-');
                if starts_entry {
                    self.next_entry();
                } else {
                    let rest = &self.text[self.at..];
                    self.at += rest.find([',', '{', '}', '[', ']', '"', '\n']).unwrap_or(rest.len());
                }
            }
        }
    }

    fn next_entry(&mut self) {
        self.state = if self.in_object() { State::Key } else { State::Element };
    }

    fn open(&mut self, object: bool) {
        if self.stack.len() >= MAX_DEPTH {
            self.problem(ProblemKind::TooDeep, Span::new(self.at, self.at + 1));
            self.close_all(true);
            self.at = self.bytes.len();
            return;
        }
        let node = self.nodes.len();
        self.add(if object { Kind::Object } else { Kind::Array }, self.at, false);
        self.at += 1;
        self.nodes[node].closed = false;
        self.stack.push(Open { node, object });
        self.state = if object { State::FirstKey } else { State::FirstElement };
    }

    /// Meets a closing bracket: closes the innermost container, or, if it is of the other kind,
    /// all containers up to the nearest that fits.
    fn close(&mut self, byte: u8) {
        let object = byte == b'}';
        let fitting = self.stack.iter().rposition(|open| open.object == object);
        let innermost = self.stack.last().map(|open| (open.object, self.nodes[open.node].span.start));
        if let Some((_, open)) = innermost.filter(|&(kind, _)| kind != object) {
            let kind = ProblemKind::MismatchedClose { found: char::from(byte), open };
            self.problem(kind, Span::new(self.at, self.at + 1));
        }
        let at = self.at;
        self.at += 1;
        let Some(fitting) = fitting else { return };
        while self.stack.len() > fitting {
            let whole = self.stack.len() == fitting + 1;
            self.pop(if whole { at + 1 } else { at }, whole);
        }
        self.after_value();
    }

    fn pop(&mut self, end: usize, closed: bool) {
        if let Some(open) = self.stack.pop() {
            let next = self.nodes.len() as u32;
            let node = &mut self.nodes[open.node];
            node.span.end = end as u32;
            node.next = next;
            node.closed = closed;
        }
    }

    fn close_all(&mut self, closed: bool) {
        while !self.stack.is_empty() {
            self.pop(self.text.len(), closed);
        }
    }

    fn end_of_text(&mut self) {
        let end = self.text.len();
        if let Some(open) = self.stack.last() {
            let object = open.object;
            let kind = match self.state {
                State::Key | State::Member | State::Element => ProblemKind::EndsBetweenEntries { object },
                _ => ProblemKind::Unclosed { object, open: self.nodes[open.node].span.start },
            };
            let told = self.problems.iter().any(|problem| problem.reader as usize >= end);
            if self.state == State::Member {
                self.add(Kind::Invalid, end, false);
            }
            if !told {
                self.problem(kind, Span::at(end));
            }
        }
        self.close_all(false);
    }

    /// Adds a value that reaches from `start` to the reader's place.
    pub(super) fn add(&mut self, kind: Kind, start: usize, escaped: bool) {
        let id = self.nodes.len() as u32;
        let (key, key_escaped) =
            self.key.take().map_or((None, false), |(span, escaped)| (Some(span), escaped));
        let parent = self.stack.last().map(|open| open.node as u32);
        if parent.is_none() {
            self.roots.push(id);
        }
        let span = Span::new(start, self.at);
        let node = Node { kind, closed: true, escaped, key_escaped, span, key, next: id + 1, parent };
        self.nodes.push(node);
    }

    pub(super) fn char_at(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or('\0')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::compact;

    /// The text after its repairs, and the kinds of its problems in order.
    #[track_caller]
    fn check(text: &str, repaired: &str, problems: &[ProblemKind]) {
        let document = parse(text);
        let kinds: Vec<_> = document.problems().iter().map(|problem| problem.kind.clone()).collect();
        assert_eq!(document.root().map(compact).unwrap_or_default(), repaired, "{text}");
        assert_eq!(kinds, problems, "{text}");
    }

    #[test]
    fn sound_texts_have_no_problems() {
        for text in ["{}", "[]", "\"x\"", "-0.5e+7", "true", "null", "[[],{},[1,2,{\"a\":[]}]]"] {
            check(text, text, &[]);
        }
        check("\u{feff} {\"a\" :\r\n1 }", "{\"a\":1}", &[]);
    }

    #[test]
    fn mistakes_are_named_and_repaired() {
        use ProblemKind::*;
        let comma = |found, in_object| ExpectedComma { found, in_object };
        check("", "", &[Empty]);
        check("{\"a\":1,}", "{\"a\":1}", &[ExpectedKey('}')]);
        check("[1,]", "[1]", &[ExpectedValue(']')]);
        check("[1 2]", "[1,2]", &[comma('2', false)]);
        check("{\"a\":1 \"b\":2}", "{\"a\":1,\"b\":2}", &[comma('"', true)]);
        check("{\"a\" [1]}", "{\"a\":[1]}", &[ExpectedColon('[')]);
        check("{\"a\"= 1,\"b\":2}", "{\"a\":null,\"b\":2}", &[ExpectedColon('='), ExpectedValue(',')]);
        check("{\"a\"=:1}", "{\"a\":1}", &[ExpectedColon('=')]);
        check("{a:1}", "{\"a\":1}", &[ExpectedKey('a')]);
        check("{'a':1}", "{\"a\":1}", &[ExpectedKey('\'')]);
        check("{\"a\":,\"b\":1}", "{\"a\":null,\"b\":1}", &[ExpectedValue(',')]);
        check("{\"a\":[1}", "{\"a\":[1]}", &[MismatchedClose { found: '}', open: 5 }]);
        check("[1}]", "[1]", &[MismatchedClose { found: '}', open: 0 }]);
        check("[True, nul]", "[null,null]", &[UnknownWord("True".into()), UnknownWord("nul".into())]);
        check("[01,+1]", "[null,null]", &[LeadingZero, LeadingPlus]);
        check("{\"a\":1} x", "{\"a\":1}", &[TrailingText]);
        check("{\"a\":[1", "{\"a\":[1]}", &[Unclosed { object: false, open: 5 }]);
        check("{\"a\":", "{\"a\":null}", &[EndsBetweenEntries { object: true }]);
        check("{/* c */\"a\":1 // d\n}", "{\"a\":1}", &[Comment('/'), Comment('/')]);
        check(
            "{\"a\":\"x\n,\"b\":1}",
            "{\"a\":\"x,\"b\":1}",
            &[ControlCharacter { found: '\n', key: false }],
        );
    }

    #[test]
    fn a_sequence_takes_values_comments_and_commas() {
        let document = parse_sequence("## one\n{\"a\":1}\n{\"a\":2},\n// three\n[3]");
        assert_eq!(document.roots().map(compact).collect::<Vec<_>>(), ["{\"a\":1}", "{\"a\":2}", "[3]"]);
        assert_eq!(document.comments().len(), 2);
        assert!(document.problems().is_empty());
    }

    #[test]
    fn depth_is_limited_without_recursion() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(parse(&nested(MAX_DEPTH)).problems().is_empty());
        let deep = parse(&nested(MAX_DEPTH + 1));
        assert_eq!(deep.problems().len(), 1);
        assert_eq!(deep.problems()[0].kind, ProblemKind::TooDeep);
        assert_eq!(parse(&"[".repeat(1_000_000)).problems()[0].span.start, MAX_DEPTH as u32);
    }
}

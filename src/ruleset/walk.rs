//! Going through an event: down into the fields that rules name, past everything else.

use super::error::{EventError, EventErrorKind, fail};
use super::tokens::{Token, Tokens};
use super::trie::{NONE, NodeId, Trie};
use super::values::{ElementId, Kind, Values};
use super::{Mode, scalar};
use crate::json::MAX_DEPTH;

/// A container that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The place in the tree of keys; an array is at the place of its field.
    node: NodeId,
    object: bool,
    /// The innermost element around its members or scalar elements.
    element: ElementId,
    /// The element that it is itself, or 0.
    own: ElementId,
    /// Its number, if it is an array.
    array: u32,
    /// In an object, which children of the node were met, by their numbers.
    met: u64,
    /// Whether nothing is missing around it any more: then the end of it is the end of the search.
    last: bool,
}

/// Reads an event and keeps the values of the fields in `trie`.
pub(super) fn walk(
    trie: &Trie,
    tokens: &mut Tokens,
    mode: Mode,
    values: &mut Values,
    stack: &mut Vec<Frame>,
    key: &mut Vec<u8>,
) -> Result<(), EventError> {
    let (at, byte) = tokens.next();
    if at == tokens.event.len() {
        return tokens.misfit(at);
    }
    if byte != b'{' {
        return fail(at, EventErrorKind::NotAnObject);
    }
    stack.clear();
    let frame = Frame { node: 0, object: true, element: 0, own: 0, array: NONE, met: 0, last: true };
    let mut walk = Walk { trie, tokens, values, stack, key, early: mode == Mode::Early, opened: frame };
    walk.run(frame)?;
    let (at, _) = if mode == Mode::Early { (tokens.event.len(), 0) } else { tokens.next() };
    if at < tokens.event.len() {
        return fail(at, EventErrorKind::TrailingText);
    }
    Ok(())
}

struct Walk<'w, 'e> {
    trie: &'w Trie,
    tokens: &'w mut Tokens<'e>,
    values: &'w mut Values,
    /// The containers around the current one.
    stack: &'w mut Vec<Frame>,
    /// A key whose escapes were resolved.
    key: &'w mut Vec<u8>,
    early: bool,
    /// The container opened last.
    opened: Frame,
}

impl Walk<'_, '_> {
    fn run(&mut self, mut frame: Frame) -> Result<(), EventError> {
        let mut fresh = true;
        loop {
            let (mut at, mut byte) = self.tokens.next();
            let end = if frame.object { b'}' } else { b']' };
            if !(fresh && byte == end) {
                let opened = if frame.object {
                    self.member(&mut frame, (at, byte))?
                } else {
                    self.value(&frame, frame.node, (at, byte))?
                };
                match opened {
                    After::Opened => {
                        if self.stack.len() + 1 >= MAX_DEPTH {
                            return fail(at, EventErrorKind::TooDeep);
                        }
                        self.stack.push(frame);
                        frame = self.opened;
                        fresh = true;
                        continue;
                    }
                    After::Token(token) => (at, byte) = token,
                }
            }
            // Behind an entry, or at the end of an empty container.
            loop {
                if self.early && frame.object && self.is_complete(&frame) {
                    if frame.last {
                        return Ok(());
                    }
                    if byte == b',' {
                        self.tokens.skip_brackets()?;
                        byte = b'}';
                    }
                }
                if byte == b',' {
                    break;
                }
                if byte != if frame.object { b'}' } else { b']' } {
                    return self.tokens.misfit(at);
                }
                self.close(&frame);
                let Some(outer) = self.stack.pop() else { return Ok(()) };
                frame = outer;
                (at, byte) = self.tokens.next();
            }
            fresh = false;
        }
    }

    /// Whether every field of an object that rules name was met.
    fn is_complete(&self, frame: &Frame) -> bool {
        frame.met.count_ones() as usize == self.trie.node(frame.node).len()
    }

    fn close(&mut self, frame: &Frame) {
        if !frame.object {
            self.values.close_array(frame.array);
        }
        if frame.own != 0 {
            self.values.close_element(frame.own);
        }
    }

    /// Reads a member of an object from its key on.
    #[inline(always)]
    fn member(&mut self, frame: &mut Frame, (at, byte): Token) -> Result<After, EventError> {
        if byte != b'"' {
            return self.tokens.misfit(at);
        }
        let (colon, byte) = self.tokens.next();
        if byte != b':' {
            return self.tokens.misfit(colon);
        }
        let key = &self.tokens.event[at + 1..self.tokens.closing_quote(colon)];
        let node = self.trie.node(frame.node);
        let found = if self.tokens.may_be_escaped() && memchr::memchr(b'\\', key).is_some() {
            self.key.clear();
            scalar::unescape(key, at + 1, self.key)?;
            node.step(self.key, self.trie)
        } else {
            node.step(key, self.trie)
        };
        let token = self.tokens.next();
        match found {
            Some((child, number)) => {
                if number != NONE {
                    frame.met |= 1 << number;
                }
                self.value(frame, child, token)
            }
            None => self.pass(token),
        }
    }

    /// Goes past a value that no rule asks for.
    #[inline(always)]
    fn pass(&mut self, (at, byte): Token) -> Result<After, EventError> {
        match byte {
            b'"' => {}
            b'{' | b'[' => self.skip((at, byte))?,
            _ if self.tokens.is_strict() => {
                scalar::check(self.tokens.event, at)?;
            }
            b',' | b':' | b'}' | b']' => return self.tokens.misfit(at),
            _ => {}
        }
        Ok(After::Token(self.tokens.next()))
    }

    fn skip(&mut self, open: Token) -> Result<(), EventError> {
        let depth = self.stack.len() + 2;
        if depth > MAX_DEPTH {
            return fail(open.0, EventErrorKind::TooDeep);
        }
        self.tokens.skip(open, depth)
    }

    /// Takes a value at `node`, a member or an element of the container `frame`.
    #[inline(always)]
    fn value(&mut self, frame: &Frame, node: NodeId, (at, byte): Token) -> Result<After, EventError> {
        let field = self.trie.node(node).field;
        match byte {
            b'"' => {
                let token = self.tokens.next();
                if token.1 == 0 {
                    return self.tokens.misfit(token.0);
                }
                if field != NONE {
                    self.string(field, at + 1, self.tokens.closing_quote(token.0), frame.element)?;
                }
                Ok(After::Token(token))
            }
            b'{' if self.trie.node(node).len() == 0 => self.pass((at, byte)),
            b'{' | b'[' => {
                self.opened = self.open(frame, node, byte == b'{');
                Ok(After::Opened)
            }
            _ => {
                let end = scalar::check(self.tokens.event, at)?;
                if field != NONE {
                    let kind = match byte {
                        b't' => Kind::True,
                        b'f' => Kind::False,
                        b'n' => Kind::Null,
                        _ => Kind::Number,
                    };
                    self.values.add(field, kind, at, end, frame.element);
                }
                Ok(After::Token(self.tokens.next()))
            }
        }
    }

    #[inline(always)]
    fn string(&mut self, field: u32, start: usize, end: usize, element: ElementId) -> Result<(), EventError> {
        let text = &self.tokens.event[start..end];
        if self.tokens.may_be_escaped() && memchr::memchr(b'\\', text).is_some() {
            return self.values.add_escaped(field, text, start, element);
        }
        self.values.add(field, Kind::String, start, end, element);
        Ok(())
    }

    fn open(&mut self, outer: &Frame, node: NodeId, object: bool) -> Frame {
        let own = if outer.object { 0 } else { self.values.open_element(outer.array, outer.element) };
        let element = if own == 0 { outer.element } else { own };
        let array = if object { NONE } else { self.values.open_array() };
        let last = self.early && outer.last && outer.object && self.is_complete(outer);
        Frame { node, object, element, own, array, met: 0, last }
    }
}

/// What stands behind what was read.
enum After {
    /// The token behind a value.
    Token(Token),
    /// The inside of a container, whose frame is in [`Walk::opened`].
    Opened,
}

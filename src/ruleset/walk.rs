//! Going through an event: down into the fields that rules name, past everything else.

use super::Mode;
use super::bitmap::Bitmap;
use super::error::{EventError, EventErrorKind, fail};
use super::index::Index;
use super::keys::{NONE, NodeId, Sign, Step};
use super::predicate::Kind;
use super::scalar;
use super::simd::{Job, Kernel};
use super::trie::{Node, Trie};
use super::values::{ElementId, Values};
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
pub(super) struct Reading<'r> {
    pub(super) trie: &'r Trie,
    pub(super) event: &'r [u8],
    pub(super) mode: Mode,
    pub(super) index: &'r mut Index,
    pub(super) values: &'r mut Values,
    pub(super) stack: &'r mut Vec<Frame>,
    pub(super) key: &'r mut Vec<u8>,
}

impl Job for Reading<'_> {
    type Output = Result<(), EventError>;

    #[inline(always)]
    fn run<K: Kernel>(self) -> Result<(), EventError> {
        let Self { trie, event, mode, index, values, stack, key } = self;
        let mut marks = Bitmap::new::<K>(event, index, mode)?;
        let (at, byte) = marks.behind_space(0);
        if at == event.len() {
            return marks.misfit(at);
        }
        if byte != b'{' {
            return fail(at, EventErrorKind::NotAnObject);
        }
        marks.seek(at + 1);
        stack.clear();
        let frame = Frame { node: 0, object: true, element: 0, own: 0, array: NONE, met: 0, last: true };
        let early = mode == Mode::Early;
        let end = Walk { trie, marks, values, stack, key, early, opened: frame, at: 0 }.run(frame)?;
        let behind =
            |at: usize| event[at..].iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        match end.and_then(|end| Some(end + 1 + behind(end + 1)?)) {
            Some(at) => fail(at, EventErrorKind::TrailingText),
            None => Ok(()),
        }
    }
}

struct Walk<'w, 'e> {
    trie: &'w Trie,
    marks: Bitmap<'e>,
    values: &'w mut Values,
    /// The containers around the current one.
    stack: &'w mut Vec<Frame>,
    /// A key whose escapes were resolved.
    key: &'w mut Vec<u8>,
    early: bool,
    /// The container opened last.
    opened: Frame,
    /// Where to go on in an array: behind the last bracket.
    at: usize,
}

/// Why the reading of a container stops.
enum Turn {
    /// There is a container in it to be read, whose frame is in [`Walk::opened`].
    Opened,
    /// Its closing bracket was met, at [`Walk::at`] − 1.
    Closed,
    /// All that rules name was met in it.
    Complete,
}

impl Walk<'_, '_> {
    /// Gives where the event ends, unless it stops early.
    #[inline(always)]
    fn run(&mut self, mut frame: Frame) -> Result<Option<usize>, EventError> {
        loop {
            let turn = if frame.object {
                self.members(&mut frame)?
            } else if self.trie.node(frame.node).field == NONE {
                self.containers(&frame)?
            } else {
                self.elements(&frame)?
            };
            match turn {
                Turn::Opened => {
                    if self.stack.len() + 1 >= MAX_DEPTH {
                        return fail(self.at - 1, EventErrorKind::TooDeep);
                    }
                    self.stack.push(frame);
                    frame = self.opened;
                    continue;
                }
                Turn::Closed => {}
                Turn::Complete if frame.last => return Ok(None),
                Turn::Complete => self.at = self.marks.skip()? + 1,
            }
            self.close(&frame);
            let Some(outer) = self.stack.pop() else { return Ok(Some(self.at - 1)) };
            frame = outer;
        }
    }

    /// Reads members of an object.
    #[inline(always)]
    fn members(&mut self, frame: &mut Frame) -> Result<Turn, EventError> {
        let node = self.trie.node(frame.node);
        loop {
            if self.early && node.are_all(frame.met) {
                return Ok(Turn::Complete);
            }
            let (at, byte) = self.marks.next();
            match byte {
                b':' => {
                    let Step { node: child, number } = self.child(node, at)?;
                    if child == NONE {
                        continue;
                    }
                    if number != NONE {
                        frame.met |= 1 << number;
                    }
                    let (at, byte) = self.marks.behind_space(at + 1);
                    if let b'{' | b'[' = byte {
                        self.marks.seek(at + 1);
                        if self.open(frame, child, (at, byte))? {
                            return Ok(Turn::Opened);
                        }
                    } else {
                        let end = self.scalar(frame, self.trie.node(child).field, (at, byte))?;
                        if !matches!(self.marks.behind_space(end).1, b',' | b'}') {
                            return self.marks.misfit(self.marks.behind_space(end).0);
                        }
                    }
                }
                // The value of a member that no rule names.
                b'{' | b'[' => {
                    self.skip(at)?;
                }
                b'}' => {
                    self.at = at + 1;
                    return Ok(Turn::Closed);
                }
                _ => return self.marks.misfit(at),
            }
        }
    }

    /// Reads elements of an array of which only those in containers are of use.
    #[inline(always)]
    fn containers(&mut self, frame: &Frame) -> Result<Turn, EventError> {
        loop {
            let (at, byte) = self.marks.next();
            match byte {
                b'{' | b'[' => {
                    if self.open(frame, frame.node, (at, byte))? {
                        return Ok(Turn::Opened);
                    }
                }
                b']' => {
                    self.at = at + 1;
                    return Ok(Turn::Closed);
                }
                _ => return self.marks.misfit(at),
            }
        }
    }

    /// Reads elements of an array from [`Self::at`] on, each from its first byte.
    #[inline(always)]
    fn elements(&mut self, frame: &Frame) -> Result<Turn, EventError> {
        loop {
            let (mut at, mut byte) = self.marks.behind_space(self.at);
            // Behind the opening bracket no comma is due, which is not worth a look.
            if byte == b',' {
                (at, byte) = self.marks.behind_space(at + 1);
            }
            match byte {
                b'{' | b'[' => {
                    self.marks.seek(at + 1);
                    if self.open(frame, frame.node, (at, byte))? {
                        return Ok(Turn::Opened);
                    }
                }
                b']' => {
                    self.marks.seek(at + 1);
                    self.at = at + 1;
                    return Ok(Turn::Closed);
                }
                _ => {
                    self.at = self.scalar(frame, self.trie.node(frame.node).field, (at, byte))?;
                    let (at, byte) = self.marks.behind_space(self.at);
                    if !matches!(byte, b',' | b']') {
                        return self.marks.misfit(at);
                    }
                }
            }
        }
    }

    /// Returns where the key in front of a colon leads.
    #[inline(always)]
    fn child(&mut self, node: &Node, colon: usize) -> Result<Step, EventError> {
        let (start, end) = self.marks.key(colon)?;
        if self.marks.may_be_escaped() && memchr::memchr(b'\\', &self.marks.event[start..end]).is_some() {
            return self.escaped_child(node, (start, end));
        }
        let sign = Sign::within(self.marks.event, start, end);
        Ok(node.step(&self.marks.event[start..end], sign, self.trie))
    }

    /// Returns where a key with escapes leads.
    #[cold]
    fn escaped_child(&mut self, node: &Node, (start, end): (usize, usize)) -> Result<Step, EventError> {
        self.key.clear();
        scalar::unescape(&self.marks.event[start..end], start, self.key)?;
        Ok(node.step(self.key, Sign::of(self.key), self.trie))
    }

    /// Takes a value that is no container, if a field is given; gives its end.
    #[inline(always)]
    fn scalar(&mut self, frame: &Frame, field: u32, (at, byte): (usize, u8)) -> Result<usize, EventError> {
        let event = self.marks.event;
        if byte == b'"' {
            let end = self.marks.string_end(at)?;
            if field != NONE {
                let text = &event[at + 1..end];
                if self.marks.may_be_escaped() && memchr::memchr(b'\\', text).is_some() {
                    self.values.add_escaped(field, text, at + 1, frame.element)?;
                } else {
                    self.values.add(field, Kind::String, event, (at + 1, end), frame.element);
                }
            }
            return Ok(end + 1);
        }
        let end = scalar::check(event, at)?;
        if field != NONE {
            let kind = match byte {
                b't' => Kind::True,
                b'f' => Kind::False,
                b'n' => Kind::Null,
                _ => Kind::Number,
            };
            self.values.add(field, kind, event, (at, end), frame.element);
        }
        Ok(end)
    }

    /// Goes past the container that was just opened at `at`.
    #[inline(always)]
    fn skip(&mut self, at: usize) -> Result<(), EventError> {
        if self.stack.len() + 2 > MAX_DEPTH {
            return fail(at, EventErrorKind::TooDeep);
        }
        self.at = self.marks.skip()? + 1;
        Ok(())
    }

    /// Opens a container at `node` that lies in `outer`, or goes past it if nothing in it is named.
    #[inline(always)]
    fn open(&mut self, outer: &Frame, node: NodeId, (at, byte): (usize, u8)) -> Result<bool, EventError> {
        let object = byte == b'{';
        if object && self.trie.node(node).len() == 0 {
            self.skip(at)?;
            return Ok(false);
        }
        let own = if outer.object { 0 } else { self.values.open_element(outer.array, outer.element) };
        let element = if own == 0 { outer.element } else { own };
        let array = if object { NONE } else { self.values.open_array() };
        let last = self.early && outer.last && outer.object && self.trie.node(outer.node).are_all(outer.met);
        self.at = at + 1;
        self.opened = Frame { node, object, element, own, array, met: 0, last };
        Ok(true)
    }

    #[inline(always)]
    fn close(&mut self, frame: &Frame) {
        if !frame.object {
            self.values.close_array(frame.array);
        }
        if frame.own != 0 {
            self.values.close_element(frame.own);
        }
    }
}

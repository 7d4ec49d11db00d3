//! Finds the values of a text by their brackets, across lines and pieces.

use super::MAX_EVENT;
use super::Trouble;
use super::frame::{Frame, FrameOffset};
use memchr::{memchr, memchr_iter, memchr3, memrchr};

/// The lists in which wrappers carry events, with their text in the file. An object that begins with one of
/// them is opened.
const LISTS: [(&str, &[u8]); 3] =
    [("Records", b"\"Records\""), ("Messages", b"\"Messages\""), ("Entries", b"\"Entries\"")];

/// The most brackets around the events.
const MAX_AROUND: usize = 4;

/// The state of the search. Positions are in the bytes that have not been dropped.
#[derive(Default)]
pub(super) struct Values {
    /// The next byte to look at.
    at: usize,
    /// The distance of the first byte from the start of its line.
    column: usize,
    /// The brackets around the events, from the outside in.
    around: Vec<Around>,
    /// The value whose end is being searched.
    inside: Option<Inside>,
    in_string: bool,
    /// Whether an event was never closed: from then on a line that begins like the event's own starts a new
    /// one.
    is_wary: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Array,
    /// An object with the list of its events.
    Wrapper(&'static str),
}

#[derive(Clone, Copy)]
struct Inside {
    /// The offset at which it begins; 0 once its beginning is dropped.
    start: usize,
    place: FrameOffset,
    /// Its distance from the start of its line.
    column: usize,
    depth: usize,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Event,
    /// A text that is skipped: an event that is too long, or the rest of a wrapper.
    Passed,
    /// The text after a broken event, up to the next line that begins like its own.
    Lost,
}

/// The next step of the search.
enum Next {
    /// Continue with the next byte.
    On,
    /// Wait for more bytes.
    Wait,
}

impl Values {
    /// Emits the values that are complete. `before` is the place of the first byte. Returns the number of
    /// bytes that are no longer needed, and the line of the first byte that is.
    pub(super) fn take(
        &mut self,
        bytes: &[u8],
        before: FrameOffset,
        ended: bool,
        sink: &mut dyn FnMut(Frame),
    ) -> (usize, u64) {
        let mut text = Text { bytes, before, ended, column: self.column, line: before.line, counted: 0 };
        loop {
            while self.at < bytes.len() {
                let next = match self.inside {
                    None => self.between(&mut text, sink),
                    Some(inside) if inside.what == What::Lost => self.find_next_line(&text, inside),
                    Some(inside) => self.follow(&text, inside, sink),
                };
                if matches!(next, Next::Wait) {
                    break;
                }
            }
            if !self.gives_up(&text, sink) {
                break;
            }
        }
        if ended && self.inside.is_none() && !self.around.is_empty() {
            let place = text.place(bytes.len());
            sink(Frame::Broken { place, trouble: Trouble::EndsEarly });
            self.around.clear();
        }
        let needed = match self.inside {
            Some(inside) if inside.what == What::Event => inside.start,
            _ => self.at.min(bytes.len()),
        };
        self.at -= needed;
        self.column = text.column(needed);
        if let Some(inside) = &mut self.inside {
            inside.start = inside.start.saturating_sub(needed);
        }
        (needed, text.line_at(needed))
    }

    /// Gives up an event that has no end, if there is one, and returns whether it did: the search then
    /// continues after its start, since events may follow that only seemed to lie in it.
    fn gives_up(&mut self, text: &Text, sink: &mut dyn FnMut(Frame)) -> bool {
        let Some(inside) = self.inside.filter(|inside| inside.what == What::Event) else { return false };
        let is_long = text.bytes.len() - inside.start > MAX_EVENT;
        if !text.ended && !is_long {
            return false;
        }
        if !self.is_wary && text.begins_later(inside) {
            self.is_wary = true;
            self.in_string = false;
            self.inside = None;
            self.at = inside.start;
            return true;
        }
        let trouble = if is_long { Trouble::TooLong } else { Trouble::Unclosed };
        sink(Frame::Broken { place: inside.place, trouble });
        self.inside = Some(Inside { what: What::Passed, ..inside });
        false
    }

    /// Searches between values.
    fn between(&mut self, text: &mut Text, sink: &mut dyn FnMut(Frame)) -> Next {
        let rest = &text.bytes[self.at..];
        match rest[0] {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => self.at += 1,
            b'[' if self.around.len() < MAX_AROUND => {
                self.around.push(Around::Array);
                self.at += 1;
            }
            b']' if !self.around.is_empty() => {
                self.at += 1;
                if let Some(Around::Wrapper(_)) = self.around.pop() {
                    self.enter(text, 1, What::Passed);
                }
            }
            b'{' => match wrapper(rest, text.ended) {
                Opening::Wrapper(list, length) if self.around.len() < MAX_AROUND => {
                    self.around.push(Around::Wrapper(list));
                    self.at += length;
                }
                Opening::Unsure => return Next::Wait,
                _ => {
                    self.enter(text, 1, What::Event);
                    self.at += 1;
                }
            },
            _ => {
                let place = text.place(self.at);
                sink(Frame::Broken { place, trouble: Trouble::Stray });
                let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'{' | b'['));
                // At least one byte: a bracket too deep to be opened is stray as well.
                self.at += end.unwrap_or(rest.len()).max(1);
            }
        }
        Next::On
    }

    fn enter(&mut self, text: &mut Text, depth: usize, what: What) {
        let place = text.place(self.at);
        let column = text.column(self.at);
        self.inside = Some(Inside { start: self.at, place, column, depth, what });
    }

    /// Follows a value to its end.
    fn follow(&mut self, text: &Text, mut inside: Inside, sink: &mut dyn FnMut(Frame)) -> Next {
        let bytes = text.bytes;
        while self.at < bytes.len() {
            if self.in_string {
                let Some(found) = memchr3(b'"', b'\\', b'\n', &bytes[self.at..]) else {
                    self.at = bytes.len();
                    break;
                };
                let at = self.at + found;
                match bytes[at] {
                    b'"' => self.in_string = false,
                    b'\\' if at + 1 == bytes.len() && !text.ended => {
                        self.at = at;
                        self.inside = Some(inside);
                        return Next::Wait;
                    }
                    b'\\' => self.at = at + 1,
                    _ => {
                        self.in_string = false;
                        if inside.what == What::Event {
                            sink(Frame::Broken { place: inside.place, trouble: Trouble::UnclosedString });
                        }
                        self.at = at;
                        self.inside = Some(Inside { what: What::Lost, ..inside });
                        return Next::On;
                    }
                }
                self.at = self.at.max(at) + 1;
                continue;
            }
            match bytes[self.at] {
                b'"' => self.in_string = true,
                b'{' | b'[' => inside.depth += 1,
                b'}' | b']' => inside.depth -= 1,
                b'\n' if self.is_wary && inside.what == What::Event => {
                    match text.begins_like(self.at + 1, inside.column) {
                        None => {
                            self.inside = Some(inside);
                            return Next::Wait;
                        }
                        Some(true) => {
                            sink(Frame::Broken { place: inside.place, trouble: Trouble::Unclosed });
                            self.inside = None;
                            return Next::On;
                        }
                        Some(false) => {}
                    }
                }
                _ => {}
            }
            self.at += 1;
            if inside.depth == 0 {
                self.inside = None;
                if inside.what == What::Event {
                    let text = &bytes[inside.start..self.at];
                    let list = self.around.iter().rev().find_map(|around| match around {
                        Around::Wrapper(list) => Some(*list),
                        Around::Array => None,
                    });
                    sink(Frame::Event { text, place: inside.place, list });
                }
                return Next::On;
            }
        }
        self.inside = Some(inside);
        Next::On
    }

    /// Finds the next line that begins like that of a broken event.
    fn find_next_line(&mut self, text: &Text, lost: Inside) -> Next {
        let line_end = memchr(b'\n', &text.bytes[self.at..]);
        let Some(end) = line_end else {
            self.at = text.bytes.len();
            return Next::On;
        };
        match text.begins_like(self.at + end + 1, lost.column) {
            None => {
                self.at += end;
                Next::Wait
            }
            begins => {
                self.at += end + 1;
                if begins == Some(true) {
                    self.inside = None;
                }
                Next::On
            }
        }
    }
}

/// The bytes at hand, with a count of their lines.
struct Text<'b> {
    bytes: &'b [u8],
    before: FrameOffset,
    ended: bool,
    /// The distance of the first byte from the start of its line.
    column: usize,
    /// The line at `counted`.
    line: u64,
    counted: usize,
}

impl Text<'_> {
    fn place(&mut self, at: usize) -> FrameOffset {
        FrameOffset { offset: self.before.offset + at as u64, line: self.line_at(at) }
    }

    fn line_at(&mut self, at: usize) -> u64 {
        if at < self.counted {
            (self.line, self.counted) = (self.before.line, 0);
        }
        self.line += memchr_iter(b'\n', &self.bytes[self.counted..at]).count() as u64;
        self.counted = at;
        self.line
    }

    /// Returns the distance of a byte from the start of its line.
    fn column(&self, at: usize) -> usize {
        match memrchr(b'\n', &self.bytes[..at]) {
            Some(end) => at - end - 1,
            None => self.column + at,
        }
    }

    /// Returns whether a line begins with blanks and a brace at this column; `None` if the line is not at
    /// hand.
    fn begins_like(&self, line: usize, column: usize) -> Option<bool> {
        let blank = |byte: &u8| *byte == b' ' || *byte == b'\t';
        match self.bytes.get(line..=line + column) {
            Some(begin) => Some(begin[..column].iter().all(blank) && begin[column] == b'{'),
            None if self.ended => Some(false),
            None => None,
        }
    }

    /// Returns whether a later line begins like that of the value.
    fn begins_later(&self, inside: Inside) -> bool {
        memchr_iter(b'\n', &self.bytes[inside.start..])
            .any(|end| self.begins_like(inside.start + end + 1, inside.column) == Some(true))
    }
}

enum Opening {
    /// A wrapper with this list; the number of bytes that lead into it.
    Wrapper(&'static str, usize),
    Other,
    /// More bytes are needed to decide.
    Unsure,
}

/// Returns whether an object begins with a list in which wrappers carry events.
fn wrapper(object: &[u8], ended: bool) -> Opening {
    let mut rest = object;
    let mut step = |expected: &[u8]| {
        rest = rest.trim_ascii_start();
        match rest.strip_prefix(expected) {
            Some(after) => {
                rest = after;
                Some(object.len() - after.len())
            }
            None => None,
        }
    };
    step(b"{");
    for (list, key) in LISTS {
        if step(key).is_some() && step(b":").is_some() {
            return step(b"[").map_or(Opening::Other, |length| Opening::Wrapper(list, length));
        }
    }
    // The longest opening with the blanks that people write; with more of them it counts as an event.
    if !ended && object.len() < 128 { Opening::Unsure } else { Opening::Other }
}

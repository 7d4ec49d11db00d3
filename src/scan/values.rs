//! Finds the values in a text by their brackets, across lines and pieces.

use super::MAX_EVENT;
use super::Trouble;
use super::frame::{Frame, FrameOffset};
use memchr::{memchr, memchr_iter, memchr3, memrchr};

/// Lists that wrappers carry events in, and how they stand there. An object that begins with one is
/// taken apart.
const LISTS: [(&str, &[u8]); 3] =
    [("Records", b"\"Records\""), ("Messages", b"\"Messages\""), ("Entries", b"\"Entries\"")];

/// How many brackets may stand around the events.
const MAX_AROUND: usize = 4;

/// Where the search stands. Positions are in the bytes that were not yet forgotten.
#[derive(Default)]
pub(super) struct Values {
    /// The next byte to look at.
    at: usize,
    /// How far the first byte is from the start of its line.
    column: usize,
    /// What stands around the events, from the outside in.
    around: Vec<Around>,
    /// What is being followed to its end.
    inside: Option<Inside>,
    in_string: bool,
    /// An event was never closed: from here on the start of a line like its own begins a new one.
    is_wary: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Array,
    /// An object with the list that its events are in.
    Wrapper(&'static str),
}

#[derive(Clone, Copy)]
struct Inside {
    /// Where it begins; after what was forgotten of it, at 0.
    start: usize,
    place: FrameOffset,
    /// How far from the start of its line.
    column: usize,
    depth: usize,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Event,
    /// Something that is passed over: an event that is too long, or the rest of a wrapper.
    Passed,
    /// What follows a broken event, up to the next line that looks like its own.
    Lost,
}

/// What to do next.
enum Next {
    /// On with the next byte.
    On,
    /// More bytes are needed.
    Wait,
}

impl Values {
    /// Gives out the values that are complete. `before` is the place of the first byte. Returns how many
    /// bytes are no longer needed, and the line of the first that is.
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

    /// Whether an event that has no end was given up, so that the search goes on behind its start: what
    /// follows may be events that it only seemed to hold.
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

    /// Between values.
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

    /// Within a value, up to its end.
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

    /// After a broken event: the next line that begins as its own did.
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

/// The bytes at hand, and the lines in them.
struct Text<'b> {
    bytes: &'b [u8],
    before: FrameOffset,
    ended: bool,
    /// How far the first byte is from the start of its line.
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

    /// How far a byte is from the start of its line.
    fn column(&self, at: usize) -> usize {
        match memrchr(b'\n', &self.bytes[..at]) {
            Some(end) => at - end - 1,
            None => self.column + at,
        }
    }

    /// Whether a line begins with blanks and a brace at this column; `None` if the line is not at hand.
    fn begins_like(&self, line: usize, column: usize) -> Option<bool> {
        let blank = |byte: &u8| *byte == b' ' || *byte == b'\t';
        match self.bytes.get(line..=line + column) {
            Some(begin) => Some(begin[..column].iter().all(blank) && begin[column] == b'{'),
            None if self.ended => Some(false),
            None => None,
        }
    }

    /// Whether a later line begins as the one of a value does.
    fn begins_later(&self, inside: Inside) -> bool {
        memchr_iter(b'\n', &self.bytes[inside.start..])
            .any(|end| self.begins_like(inside.start + end + 1, inside.column) == Some(true))
    }
}

enum Opening {
    /// A wrapper with this list; so many bytes lead into it.
    Wrapper(&'static str, usize),
    Other,
    /// It takes more bytes to tell.
    Unsure,
}

/// Whether an object begins with a list that wrappers carry events in.
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
    // The longest opening with the blanks that people write; more of them make it an event.
    if !ended && object.len() < 128 { Opening::Unsure } else { Opening::Other }
}

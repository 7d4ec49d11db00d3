//! From bytes to events: finds where each event begins and ends, without parsing its content.

use super::frame::{Frame, FrameOffset};
use super::values::Values;
use super::{MAX_EVENT, Trouble};
use memchr::memchr;

/// How the events are laid out in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One on each line.
    Lines,
    /// One after another, in arrays, or in the list of a wrapper, across any number of lines.
    Values,
}

/// The number of bytes from which the layout is detected.
const LOOK: usize = 64 * 1_024;

/// Takes bytes in pieces of any size and emits events.
pub(super) struct Framer {
    buffer: Vec<u8>,
    /// The offset of the buffer in the unpacked file.
    start: u64,
    /// The number of lines that begin before the buffer's first byte, that byte's own included.
    lines: u64,
    layout: Option<Layout>,
    values: Values,
    /// Whether the current line is skipped to its end: it is too long, or belongs to the part before.
    skips_line: bool,
    /// Lines that begin at this offset or later belong to the next part.
    until: u64,
    is_done: bool,
}

impl Framer {
    /// Returns a framer for a whole file.
    pub(super) fn new() -> Self {
        Self {
            buffer: Vec::new(),
            start: 0,
            lines: 1,
            layout: None,
            values: Values::default(),
            skips_line: false,
            until: u64::MAX,
            is_done: false,
        }
    }

    /// Returns a framer for the lines that begin at `from` or later and before `until`. The bytes must begin
    /// one before `from`, unless that is 0: everything up to the first line end belongs to the part before.
    pub(super) fn for_lines(from: u64, until: u64) -> Self {
        let (start, lines) = (from.saturating_sub(1), u64::from(from == 0));
        Self { start, lines, layout: Some(Layout::Lines), skips_line: from > 0, until, ..Self::new() }
    }

    /// Returns whether no further bytes belong to the part.
    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Returns the number of lines that were begun.
    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    /// Takes more bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if !self.is_done {
            self.buffer.extend_from_slice(bytes);
        }
    }

    /// Emits what is complete; `ended` says that no more bytes will come.
    pub(super) fn take(&mut self, ended: bool, sink: &mut dyn FnMut(Frame)) {
        if self.start == 0 && self.buffer.starts_with(BOM) {
            self.forget(BOM.len());
        }
        if self.layout.is_none() && (ended || self.buffer.len() >= LOOK) {
            self.layout = Some(layout(&self.buffer));
        }
        match self.layout {
            None => {}
            Some(Layout::Lines) => self.take_lines(ended, sink),
            Some(Layout::Values) => self.take_values(ended, sink),
        }
    }

    fn take_lines(&mut self, ended: bool, sink: &mut dyn FnMut(Frame)) {
        let mut at = 0;
        while !self.is_done {
            let begins_later = !self.skips_line && self.start + at as u64 >= self.until;
            let rest = &self.buffer[at..];
            let end = memchr(b'\n', rest);
            if begins_later || (end.is_none() && (!ended || rest.is_empty())) {
                self.is_done = begins_later;
                break;
            }
            let place = FrameOffset { offset: self.start + at as u64, line: self.lines };
            if !self.skips_line {
                take_line(&rest[..end.unwrap_or(rest.len())], place, sink);
            }
            self.skips_line = false;
            at += end.map_or(rest.len(), |end| end + 1);
            self.lines += u64::from(end.is_some());
        }
        self.forget(at);
        if self.buffer.len() > MAX_EVENT {
            if !self.skips_line {
                let place = FrameOffset { offset: self.start, line: self.lines };
                sink(Frame::Broken { place, trouble: Trouble::TooLong });
            }
            self.skips_line = true;
            self.forget(self.buffer.len());
        }
    }

    fn take_values(&mut self, ended: bool, sink: &mut dyn FnMut(Frame)) {
        let before = FrameOffset { offset: self.start, line: self.lines };
        let (forgotten, lines) = self.values.take(&self.buffer, before, ended, sink);
        self.forget(forgotten);
        self.lines = lines;
    }

    fn forget(&mut self, bytes: usize) {
        self.buffer.drain(..bytes);
        self.start += bytes as u64;
    }
}

/// The byte order mark that some programs write at the start of a file.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The most lines by which the layout is detected.
const LINES: usize = 20;

/// Detects the layout from the beginning of a file.
pub(super) fn layout(head: &[u8]) -> Layout {
    let head = head.strip_prefix(BOM).unwrap_or(head).trim_ascii_start();
    match head.first() {
        Some(b'[') => return Layout::Values,
        Some(b'{') => {}
        _ => return Layout::Lines,
    }
    let (mut lines, mut sound, mut events) = (0, 0, 0);
    let mut rest = head;
    while let Some(end) = memchr(b'\n', rest).filter(|_| lines < LINES) {
        let (line, after) = rest.split_at(end + 1);
        rest = after;
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        // The start of a value spread over lines, which a line of a file of lines never is.
        if matches!(line, b"{" | b"[") {
            return Layout::Values;
        }
        let mut is_sound = true;
        split(line, FrameOffset::default(), &mut |frame| match frame {
            Frame::Event { .. } => events += 1,
            Frame::Broken { .. } => is_sound = false,
        });
        lines += 1;
        sound += usize::from(is_sound);
    }
    // Some lines may be broken. A single line with a wrapper of many events is read as a value.
    let is_lone = lines == 1 && events != 1 && rest.trim_ascii().is_empty();
    if 2 * sound > lines && !is_lone { Layout::Lines } else { Layout::Values }
}

/// Emits the content of a line; blank lines and comments have none.
fn take_line(line: &[u8], mut place: FrameOffset, sink: &mut dyn FnMut(Frame)) {
    let text = line.trim_ascii_start();
    place.offset += (line.len() - text.len()) as u64;
    let text = text.trim_ascii_end();
    let text = text.strip_suffix(b",").unwrap_or(text);
    if text.is_empty() || text.starts_with(b"#") || text.starts_with(b"//") {
        return;
    }
    if text.len() > MAX_EVENT {
        return sink(Frame::Broken { place, trouble: Trouble::TooLong });
    }
    sink(Frame::Event { text, place, list: None });
}

/// Emits the values of a text that is known to hold more than one.
pub(super) fn split(text: &[u8], place: FrameOffset, sink: &mut dyn FnMut(Frame)) {
    Values::default().take(text, place, true, sink);
}

#[cfg(test)]
mod tests;

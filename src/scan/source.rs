//! From the bytes of a file to events: unpacks what is packed.

use super::Trouble;
use super::frame::{Frame, FrameOffset};
use super::framer::Framer;
use flate2::write::MultiGzDecoder;
use std::io::Write;

/// A part of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The offset of the first byte that may begin an event of the part.
    pub from: u64,
    /// Events that begin at this offset or later belong to the next part; `None` for the rest of the file.
    /// Only a file that has one event on each line, as [`super::probe()`] reports, may be cut.
    pub until: Option<u64>,
}

impl Part {
    /// Returns whether it is a whole file.
    fn is_whole(self) -> bool {
        self.from == 0 && self.until.is_none()
    }
}

/// The first bytes of packed files.
pub(super) const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Takes the bytes of a part in pieces of any size and emits events.
pub(super) struct Source {
    framer: Framer,
    /// The decoder; `None` unless the file is packed.
    gzip: Option<MultiGzDecoder<Vec<u8>>>,
    /// The bytes that decide whether the file is packed, until there are enough of them.
    head: Vec<u8>,
    is_known: bool,
    is_damaged: bool,
    unpacked: u64,
}

impl Source {
    pub(super) fn new(part: Part) -> Self {
        let until = part.until.unwrap_or(u64::MAX);
        let framer = if part.is_whole() { Framer::new() } else { Framer::for_lines(part.from, until) };
        let is_known = !part.is_whole();
        Self { framer, gzip: None, head: Vec::new(), is_known, is_damaged: false, unpacked: 0 }
    }

    /// Returns whether no further bytes belong to the part.
    pub(super) fn is_done(&self) -> bool {
        self.is_damaged || self.framer.is_done()
    }

    /// Returns the number of line ends that belong to the part.
    pub(super) fn newlines(&self) -> u64 {
        self.framer.lines().saturating_sub(1)
    }

    pub(super) fn push(&mut self, bytes: &[u8], sink: &mut dyn FnMut(Frame)) {
        if self.is_known {
            return self.read(bytes, sink);
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() >= GZIP.len() {
            self.read_head(sink);
        }
    }

    /// Emits the rest after the last byte.
    pub(super) fn finish(&mut self, sink: &mut dyn FnMut(Frame)) {
        if !self.is_known {
            self.read_head(sink);
        }
        if self.is_damaged {
            return;
        }
        if let Some(gzip) = &mut self.gzip {
            self.is_damaged = gzip.try_finish().is_err();
            self.take_unpacked();
        }
        self.framer.take(true, sink);
        self.tell_of_damage(sink);
    }

    fn read_head(&mut self, sink: &mut dyn FnMut(Frame)) {
        self.is_known = true;
        let head = std::mem::take(&mut self.head);
        self.gzip = head.starts_with(&GZIP).then(|| MultiGzDecoder::new(Vec::new()));
        self.read(&head, sink);
    }

    fn read(&mut self, bytes: &[u8], sink: &mut dyn FnMut(Frame)) {
        if self.is_done() {
            return;
        }
        if self.gzip.is_none() {
            self.framer.push(bytes);
            return self.framer.take(false, sink);
        }
        // In steps so small that the output stays small, even for highly packed data.
        for bytes in bytes.chunks(STEP) {
            let Some(gzip) = &mut self.gzip else { break };
            self.is_damaged = gzip.write_all(bytes).is_err();
            self.take_unpacked();
            self.framer.take(self.is_damaged, sink);
            if self.is_damaged {
                return self.tell_of_damage(sink);
            }
        }
    }

    fn take_unpacked(&mut self) {
        let Some(gzip) = &mut self.gzip else { return };
        let unpacked = gzip.get_mut();
        self.unpacked += unpacked.len() as u64;
        self.framer.push(unpacked);
        unpacked.clear();
    }

    fn tell_of_damage(&mut self, sink: &mut dyn FnMut(Frame)) {
        if self.is_damaged {
            let place = FrameOffset { offset: self.unpacked, line: self.framer.lines() };
            sink(Frame::Broken { place, trouble: Trouble::Damaged });
        }
    }
}

/// The packed bytes that are unpacked at once; a thousand times as many may come out.
const STEP: usize = 16 * 1_024;

//! Going through an event from mark to mark, a mark being a colon or a bracket, and past whole
//! containers at once.

use super::Mode;
use super::depth::Depth;
use super::error::{EventError, EventErrorKind as Kind, fail};
use super::index::{Block, Index};
use super::locate_error;
use super::simd::{self, Job, Kernel, WIDTH};

/// How many blocks the stopping mode looks at in one go.
const STEP: usize = 4;

/// A place among the marks.
pub(super) struct Bitmap<'e> {
    pub(super) event: &'e [u8],
    index: &'e mut Index,
    /// The marks of the current block that are still to come.
    rest: u64,
    /// The current block.
    block: usize,
}

/// A mark: where it is, and its byte.
pub(super) type Mark = (usize, u8);

impl<'e> Bitmap<'e> {
    #[inline(always)]
    pub(super) fn new<K: Kernel>(
        event: &'e [u8],
        index: &'e mut Index,
        mode: Mode,
    ) -> Result<Self, EventError> {
        index.clear();
        match mode {
            Mode::Strict => {
                if !index.check::<K>(event) {
                    if let Some(error) = locate_error::find(event) {
                        return Err(error);
                    }
                    // It is valid, but too much for the quick look.
                    index.clear();
                    index.extend::<K>(event, usize::MAX);
                }
            }
            Mode::Structural => index.extend::<K>(event, usize::MAX),
            Mode::Early => index.extend::<K>(event, STEP),
        }
        let mut marks = Self { event, index, rest: 0, block: 0 };
        marks.rest = marks.of_block();
        Ok(marks)
    }

    /// Returns whether strings may hold escapes, as far as the event was looked at.
    pub(super) fn may_be_escaped(&self) -> bool {
        self.index.escapes
    }

    /// Returns the next mark. At the end of the event it is one with a zero byte, which fits nowhere.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Mark {
        while self.rest == 0 {
            if !self.next_block() {
                return (self.event.len(), 0);
            }
        }
        let at = self.block * WIDTH + self.rest.trailing_zeros() as usize;
        self.rest &= self.rest - 1;
        (at, self.event[at])
    }

    /// Makes the first mark from `at` on the next one.
    #[inline]
    pub(super) fn seek(&mut self, at: usize) {
        self.rest = 0;
        while self.block < at / WIDTH {
            if !self.next_block() {
                return;
            }
        }
        self.rest = self.of_block() & (u64::MAX << (at % WIDTH));
    }

    /// Returns the problem of something that does not fit where it is.
    #[cold]
    pub(super) fn misfit<T>(&self, at: usize) -> Result<T, EventError> {
        fail(at, if at >= self.event.len() { Kind::UnexpectedEnd } else { Kind::UnexpectedToken })
    }

    /// Returns the first byte from `at` on that is not white space, and its place; 0 at the end.
    #[inline(always)]
    pub(super) fn behind_space(&self, mut at: usize) -> Mark {
        loop {
            match self.event.get(at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
                Some(&byte) => return (at, byte),
                None => return (self.event.len(), 0),
            }
        }
    }

    /// Returns the inside of the string in front of a colon.
    #[inline(always)]
    pub(super) fn key(&self, colon: usize) -> Result<(usize, usize), EventError> {
        let mut end = colon - 1;
        while matches!(self.event[end], b' ' | b'\t' | b'\n' | b'\r') && end > 0 {
            end -= 1;
        }
        if self.event[end] != b'"' {
            return self.misfit(colon);
        }
        // The 64 bytes in front of `end`, which lie in two blocks; most keys begin there.
        let (block, bit) = (end / WIDTH, end % WIDTH);
        let before = if block == 0 { 0 } else { self.index.blocks[block - 1].quote };
        // Two shifts, since one by 64 would be none.
        let quotes = self.index.blocks[block].quote << 1 << (WIDTH - 1 - bit) | before >> bit;
        if quotes == 0 {
            return self.long_key(colon, end);
        }
        Ok((end - quotes.leading_zeros() as usize, end))
    }

    /// Returns the inside of a string that ends at `end` and is longer than a block.
    #[cold]
    fn long_key(&self, colon: usize, end: usize) -> Result<(usize, usize), EventError> {
        let blocks = self.index.blocks[..end / WIDTH].iter().enumerate();
        match blocks.rev().find(|(_, block)| block.quote != 0) {
            Some((number, block)) => Ok((number * WIDTH + block.quote.ilog2() as usize + 1, end)),
            None => self.misfit(colon),
        }
    }

    /// Returns where the string ends whose opening quote is at `at`.
    #[inline(always)]
    pub(super) fn string_end(&mut self, at: usize) -> Result<usize, EventError> {
        let (block, bit) = ((at + 1) / WIDTH, (at + 1) % WIDTH);
        let quote = |block: usize| self.index.blocks.get(block).map_or(0, |block| block.quote);
        // The next 64 bytes, which lie in two blocks; most strings end there.
        let quotes = quote(block) >> bit | quote(block + 1) << 1 << (WIDTH - 1 - bit);
        if quotes == 0 {
            return self.long_string_end(at + 1);
        }
        Ok(at + 1 + quotes.trailing_zeros() as usize)
    }

    /// Returns the end of a string that is longer than a block.
    #[cold]
    fn long_string_end(&mut self, from: usize) -> Result<usize, EventError> {
        let mut block = from / WIDTH;
        let mut ahead = u64::MAX << (from % WIDTH);
        loop {
            if block >= self.index.blocks.len() && !self.look_further() {
                return self.misfit(self.event.len());
            }
            let quotes = self.index.blocks[block].quote & ahead;
            if quotes != 0 {
                return Ok(block * WIDTH + quotes.trailing_zeros() as usize);
            }
            block += 1;
            ahead = u64::MAX;
        }
    }

    /// Goes behind the closing bracket of the current container by counting brackets; gives its place.
    #[inline(always)]
    pub(super) fn skip(&mut self) -> Result<usize, EventError> {
        let mut depth = Depth::default();
        // Those of this block that were read already do not count.
        let mut ahead = self.rest;
        loop {
            let Block { open, close, .. } = self.index.blocks[self.block];
            if let Some(bit) = depth.close_in(open & ahead, close & ahead) {
                self.rest &= !(bit | (bit - 1));
                return Ok(self.block * WIDTH + bit.trailing_zeros() as usize);
            }
            if !self.next_block() {
                return self.misfit(self.event.len());
            }
            ahead = u64::MAX;
        }
    }

    #[inline(always)]
    fn next_block(&mut self) -> bool {
        if self.block + 1 >= self.index.blocks.len() && !self.look_further() {
            return false;
        }
        self.block += 1;
        self.rest = self.of_block();
        true
    }

    #[inline(always)]
    fn of_block(&self) -> u64 {
        self.index.blocks.get(self.block).map_or(0, |block| block.colon | block.open | block.close)
    }

    /// Looks at more of the event, in the mode that does so step by step.
    #[cold]
    fn look_further(&mut self) -> bool {
        let more = !self.index.is_complete(self.event);
        if more {
            simd::run(Extend { index: self.index, event: self.event });
        }
        more
    }
}

/// Looks at the next few blocks.
struct Extend<'m> {
    index: &'m mut Index,
    event: &'m [u8],
}

impl Job for Extend<'_> {
    type Output = ();

    #[inline(always)]
    fn run<K: Kernel>(self) {
        self.index.extend::<K>(self.event, STEP);
    }
}

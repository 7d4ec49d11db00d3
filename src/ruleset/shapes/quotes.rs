//! Where the quotes of an event stand, which is all that it takes to find its values when one knows what
//! comes between them.

use super::super::escapes::Escapes;
use super::super::scalar;
use super::super::simd::{Kernel, WIDTH, ones, prefix_xor};
use super::super::swar;

/// The quotes of one event around strings, as far as it was looked at.
#[derive(Debug, Default)]
pub(in super::super) struct Quotes {
    /// Those behind `len` are of no meaning.
    places: Vec<u32>,
    len: usize,
    /// Where the next block begins.
    at: usize,
    behind_backslashes: Escapes,
    /// Whether strings hold escapes.
    pub(super) escapes: bool,
    /// Whether anything is beyond ASCII.
    beyond_ascii: bool,
    /// Whether an escape is none, or a control character stands in a string.
    unsound: bool,
}

impl Quotes {
    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.go_to(0);
        (self.escapes, self.beyond_ascii, self.unsound) = (false, false, false);
    }

    /// Goes on at a place outside of strings, from which quotes are counted anew.
    pub(super) fn go_to(&mut self, at: usize) {
        (self.len, self.at) = (0, at);
        self.behind_backslashes = Escapes::default();
    }

    /// Where they stand.
    #[inline(always)]
    pub(super) fn places(&self) -> &[u32] {
        &self.places[..self.len]
    }

    /// Whether the strings of an event are sound, of which all was looked at.
    pub(super) fn are_sound(&self, event: &[u8]) -> bool {
        !self.unsound && (!self.beyond_ascii || std::str::from_utf8(event).is_ok())
    }

    /// Looks at the next `blocks` blocks, or as many as there are; says whether there was one.
    #[inline(always)]
    pub(super) fn extend<K: Kernel>(&mut self, event: &[u8], blocks: usize) -> bool {
        let Some(rest) = event.get(self.at..) else { return false };
        let (whole, rest) = rest.as_chunks::<WIDTH>();
        let more = (whole.len() + usize::from(!rest.is_empty())).min(blocks);
        let mut last = [b' '; WIDTH];
        let (mut at, mut len) = (self.at, self.len);
        // In one place, so that all of it becomes part of this loop.
        for number in 0..more {
            let block = whole.get(number).unwrap_or_else(|| {
                last[..rest.len()].copy_from_slice(rest);
                &last
            });
            let masks = K::masks(block);
            let mut quote = masks.quote;
            if masks.rare || self.behind_backslashes.carry != 0 {
                // An odd number of quotes before it: then it begins within a string.
                let in_string = 0_u64.wrapping_sub(len as u64 & 1);
                quote = self.rare(event, at, block, quote, in_string);
            }
            if self.places.len() < len + WIDTH {
                self.places.resize((len + WIDTH) * 2, 0);
            }
            if let Some(room) = self.places.get_mut(len..).and_then(<[u32]>::first_chunk_mut) {
                K::places(quote, at as u32, room);
            }
            len += quote.count_ones() as usize;
            at += WIDTH;
        }
        (self.at, self.len) = (at, len);
        more > 0
    }

    /// Looks at what most blocks have none of; gives the quotes around strings.
    #[inline(never)]
    fn rare(&mut self, event: &[u8], base: usize, block: &[u8; WIDTH], quote: u64, in_string: u64) -> u64 {
        let rare = swar::rare(block);
        let escaped = self.behind_backslashes.add(rare.backslash);
        self.escapes |= rare.backslash != 0;
        let quote = quote & !escaped;
        let string = prefix_xor(quote) ^ in_string;
        self.beyond_ascii |= rare.high != 0;
        self.unsound |= rare.control & string != 0
            || ones(escaped).any(|at| event.get(base + at..).is_none_or(|rest| !scalar::is_escape(rest)));
        quote
    }
}

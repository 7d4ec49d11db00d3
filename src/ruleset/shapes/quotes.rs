//! Where the quotes of an event stand, which is all that it takes to find its values when one knows what
//! comes between them.

use super::super::escapes::Escapes;
use super::super::scalar;
use super::super::simd::{Kernel, WIDTH, ones};
use super::super::swar;

/// The quotes of one event around strings, as far as it was looked at.
#[derive(Debug, Default)]
pub(in super::super) struct Quotes {
    /// Those behind `len` are of no meaning.
    places: Vec<u32>,
    len: usize,
    /// Where the next block begins.
    at: usize,
    /// All ones if the last block ended within a string.
    in_string: u64,
    behind_backslashes: Escapes,
    /// Whether strings hold escapes.
    pub(super) escapes: bool,
    /// Whether anything is beyond ASCII.
    beyond_ascii: bool,
    /// Whether an escape is none, or a control character stands in a string.
    pub(super) unsound: bool,
}

impl Quotes {
    pub(super) fn clear(&mut self) {
        let places = std::mem::take(&mut self.places);
        *self = Self { places, ..Self::default() };
    }

    /// The quote of a number; [`u32::MAX`], where none stands, if there are not so many.
    #[inline(always)]
    pub(super) fn get(&self, number: usize) -> u32 {
        self.places[..self.len].get(number).copied().unwrap_or(u32::MAX)
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether the strings of an event are sound, of which all was looked at.
    pub(super) fn are_sound(&self, event: &[u8]) -> bool {
        !self.unsound && (!self.beyond_ascii || std::str::from_utf8(event).is_ok())
    }

    /// Goes on at a place outside of strings, from which quotes are counted anew.
    pub(super) fn go_to(&mut self, at: usize) {
        self.len = 0;
        self.at = at;
        self.in_string = 0;
        self.behind_backslashes = Escapes::default();
    }

    /// Looks at the next `blocks` blocks, or as many as there are; says whether there was one.
    #[inline(always)]
    pub(super) fn extend<K: Kernel>(&mut self, event: &[u8], blocks: usize) -> bool {
        let (whole, rest) = event[self.at.min(event.len())..].as_chunks::<WIDTH>();
        let more = whole.len() + usize::from(!rest.is_empty());
        let mut last = [b' '; WIDTH];
        // In one place, so that all of it becomes part of this loop.
        for at in 0..more.min(blocks) {
            let block = whole.get(at).unwrap_or_else(|| {
                last[..rest.len()].copy_from_slice(rest);
                &last
            });
            self.add::<K>(event, block);
        }
        more > 0
    }

    #[inline(always)]
    fn add<K: Kernel>(&mut self, event: &[u8], block: &[u8; WIDTH]) {
        let masks = K::masks(block);
        let mut quote = masks.quote;
        if masks.rare || self.behind_backslashes.carry != 0 {
            quote = self.rare::<K>(event, block, quote);
        }
        self.in_string ^= 0_u64.wrapping_sub(u64::from(quote.count_ones() & 1));
        if self.places.len() < self.len + WIDTH {
            self.grow();
        }
        if let Some(room) = self.places.get_mut(self.len..).and_then(<[u32]>::first_chunk_mut) {
            K::places(quote, self.at as u32, room);
            self.len += quote.count_ones() as usize;
        }
        self.at += WIDTH;
    }

    #[cold]
    fn grow(&mut self) {
        self.places.resize((self.len + WIDTH) * 2, 0);
    }

    /// Looks at what most blocks have none of; gives the quotes around strings.
    #[inline(never)]
    fn rare<K: Kernel>(&mut self, event: &[u8], block: &[u8; WIDTH], quote: u64) -> u64 {
        let rare = swar::rare(block);
        let base = self.at;
        let escaped = self.behind_backslashes.add(rare.backslash);
        self.escapes |= rare.backslash != 0;
        let quote = quote & !escaped;
        let string = K::prefix_xor(quote) ^ self.in_string;
        self.beyond_ascii |= rare.high != 0;
        self.unsound |= rare.control & string != 0
            || ones(escaped).any(|at| event.get(base + at..).is_none_or(|rest| !scalar::is_escape(rest)));
        quote
    }
}

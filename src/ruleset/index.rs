//! The first look at an event: where its quotes, colons and brackets are, found 64 bytes at a time.
//!
//! Strings are told from the rest by counting quotes; the state at the end of each block goes over
//! into the next, so an event can be looked at piece by piece.

use super::escapes::Escapes;
use super::grammar::{Grammar, Parts};
use super::simd::{Kernel, WIDTH};
use super::swar;

/// The findings in 64 bytes, one bit a byte; everything outside of strings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// The quotes around strings.
    pub(super) quote: u64,
    pub(super) colon: u64,
    pub(super) open: u64,
    pub(super) close: u64,
}

/// The blocks of one event, as far as it was looked at.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) blocks: Vec<Block>,
    /// Whether strings may hold escapes.
    pub(super) escapes: bool,
    /// All ones if the last block ended within a string.
    in_string: u64,
    behind_backslashes: Escapes,
}

impl Index {
    pub(super) fn clear(&mut self) {
        let mut blocks = std::mem::take(&mut self.blocks);
        blocks.clear();
        *self = Self { blocks, ..Self::default() };
    }

    /// Returns whether the whole event has been looked at.
    pub(super) fn is_complete(&self, event: &[u8]) -> bool {
        self.blocks.len() * WIDTH >= event.len()
    }

    /// Looks at the next `blocks` blocks, or as many as there are.
    #[inline(always)]
    pub(super) fn extend<K: Kernel>(&mut self, event: &[u8], blocks: usize) {
        self.each::<K>(event, blocks, |_, _, _| true);
    }

    /// Looks at the whole event and says whether it is valid JSON and UTF-8. If not, it may not have looked
    /// at all of it.
    #[inline(always)]
    pub(super) fn check<K: Kernel>(&mut self, event: &[u8]) -> bool {
        let mut grammar = Grammar::default();
        self.each::<K>(event, usize::MAX, |base, block, parts| grammar.add::<K>(event, base, block, parts));
        grammar.finish(event)
    }

    /// Takes block by block apart until `visit` says no.
    #[inline(always)]
    fn each<K: Kernel>(
        &mut self,
        event: &[u8],
        blocks: usize,
        mut visit: impl FnMut(usize, &[u8; WIDTH], &Parts) -> bool,
    ) {
        let (whole, rest) = event[self.blocks.len() * WIDTH..].as_chunks::<WIDTH>();
        let more = whole.len() + usize::from(!rest.is_empty());
        self.blocks.reserve(more.min(blocks));
        let mut last = [b' '; WIDTH];
        // In one place, so that all of it becomes part of this loop.
        for at in 0..more.min(blocks) {
            let block = whole.get(at).unwrap_or_else(|| {
                last[..rest.len()].copy_from_slice(rest);
                &last
            });
            let base = self.blocks.len() * WIDTH;
            let parts = self.add::<K>(block);
            if !visit(base, block, &parts) {
                return;
            }
        }
    }

    #[inline(always)]
    fn add<K: Kernel>(&mut self, block: &[u8; WIDTH]) -> Parts {
        let masks = K::masks(block);
        let escaped =
            if masks.backslash || self.behind_backslashes.carry != 0 { self.find_escaped(block) } else { 0 };
        let quote = masks.quote & !escaped;
        let string = K::prefix_xor(quote) ^ self.in_string;
        self.in_string = (string.cast_signed() >> 63).cast_unsigned();
        self.blocks.push(Block {
            quote,
            colon: masks.colon & !string,
            open: masks.open & !string,
            close: masks.close & !string,
        });
        Parts { masks, quote, string, escaped }
    }

    fn find_escaped(&mut self, block: &[u8; WIDTH]) -> u64 {
        let escaped = self.behind_backslashes.add(swar::rare(block).backslash);
        self.escapes |= escaped | self.behind_backslashes.carry != 0;
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::simd::{self, Job};

    struct Extend<'e> {
        event: &'e str,
        step: usize,
    }

    impl Job for Extend<'_> {
        type Output = String;

        /// Returns the event with everything else blanked out.
        fn run<K: Kernel>(self) -> String {
            let mut index = Index::default();
            while !index.is_complete(self.event.as_bytes()) {
                index.extend::<K>(self.event.as_bytes(), self.step);
            }
            let shown = |(at, byte)| {
                let block: &Block = &index.blocks[at / WIDTH];
                let shown = (block.quote | block.colon | block.open | block.close) >> (at % WIDTH) & 1 == 1;
                if shown { char::from(byte) } else { ' ' }
            };
            self.event.bytes().enumerate().map(shown).collect()
        }
    }

    #[track_caller]
    fn check(event: &str, expected: &str) {
        for padding in [0, 50, 55, 59, 60, 61, 62, 63, 64, 130] {
            let event = " ".repeat(padding) + event;
            let expected = " ".repeat(padding) + expected;
            assert_eq!(simd::run(Extend { event: &event, step: 1 }), expected, "behind {padding}");
            assert_eq!(simd::run(Extend { event: &event, step: 100 }), expected, "behind {padding}");
        }
    }

    #[test]
    fn marks_stand_outside_of_strings() {
        check(
            r#"{"a" : [1.5,true ,"x:{"]}"#, //
            r#"{" " : [          "   "]}"#,
        );
        check(
            r#"["\"","\\",",[\\\"" ]"#, //
            r#"["  " "  " "      " ]"#,
        );
    }
}

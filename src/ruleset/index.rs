//! The first look at an event: where its tokens begin, found 64 bytes at a time.
//!
//! A token begins at each bracket, comma, colon, opening quote, and at the first byte of anything
//! else that is not white space. Strings are told from the rest by counting quotes; the state at
//! the end of each block goes over into the next, so an event can be looked at piece by piece.

use super::error::{EventError, EventErrorKind as Kind};
use super::simd::{self, Job, Kernel, Masks, WIDTH};
use super::swar;

/// So many blocks go through the kernel before anything else is done with them: mixed with other
/// work its vectors would be taken apart bit by bit.
const GROUP: usize = 8;

/// What was found in 64 bytes; everything outside of strings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub(super) tokens: u64,
    pub(super) open: u64,
    pub(super) close: u64,
}

/// The blocks of one event, as far as it was looked at.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) blocks: Vec<Block>,
    /// Whether strings may hold escapes.
    pub(super) escapes: bool,
    /// Where the first byte beyond ASCII may be.
    high: Option<usize>,
    /// All ones if the last block ended within a string.
    in_string: u64,
    /// One if the first byte of the next block is escaped.
    escaped: u64,
    /// One if the last block ended in something that is neither white space nor bracket, comma,
    /// colon or string.
    in_scalar: u64,
}

impl Index {
    pub(super) fn clear(&mut self) {
        let mut blocks = std::mem::take(&mut self.blocks);
        blocks.clear();
        *self = Self { blocks, ..Self::default() };
    }

    /// Whether the whole event has been looked at.
    pub(super) fn is_complete(&self, event: &[u8]) -> bool {
        self.blocks.len() * WIDTH >= event.len()
    }

    /// Looks at the next `blocks` blocks, or as many as there are. With `check`, what stands in
    /// strings must be sound, and no stray control character may stand between tokens.
    pub(super) fn extend(&mut self, event: &[u8], blocks: usize, check: bool) -> Result<(), EventError> {
        simd::run(Extend { index: self, event, blocks, check })
    }

    /// Reports what only the end of the event can show.
    pub(super) fn check_end(&self, event: &[u8]) -> Result<(), EventError> {
        if self.in_string != 0 {
            return Err(EventError::new(event.len(), Kind::UnclosedString));
        }
        let Some(from) = self.high else { return Ok(()) };
        match std::str::from_utf8(&event[from..]) {
            Ok(_) => Ok(()),
            Err(error) => Err(EventError::new(from + error.valid_up_to(), Kind::InvalidUtf8)),
        }
    }

    #[inline(always)]
    fn add(
        &mut self,
        masks: &Masks,
        block: &[u8; WIDTH],
        event: &[u8],
        check: bool,
    ) -> Result<(), EventError> {
        let mut quote = masks.quote;
        let mut escaped = self.escaped;
        let mut control = 0;
        if masks.rare || escaped != 0 {
            let rare = swar::rare(block);
            escaped = self.find_escaped(rare.backslash);
            quote &= !escaped;
            control = rare.control;
            if rare.high != 0 && self.high.is_none() {
                self.high = Some(self.blocks.len() * WIDTH);
            }
        }
        // From the opening quote on, up to but without the closing one.
        let string = prefix_xor(quote) ^ self.in_string;
        self.in_string = (string.cast_signed() >> 63).cast_unsigned();
        let open = masks.open & !string;
        let close = masks.close & !string;
        let structure = open | close | (masks.separator & !string);
        let scalar = !(string | structure | masks.space | quote);
        let scalar_start = scalar & !(scalar << 1 | self.in_scalar);
        self.in_scalar = scalar >> 63;
        if check && (control | escaped) != 0 {
            check_rare(event, self.blocks.len() * WIDTH, control, string, escaped & string)?;
        }
        self.blocks.push(Block { tokens: (quote & string) | structure | scalar_start, open, close });
        Ok(())
    }

    /// The bytes that stand behind a backslash that is not itself escaped.
    fn find_escaped(&mut self, backslash: u64) -> u64 {
        let mut escaped = std::mem::take(&mut self.escaped);
        let mut rest = backslash & !escaped;
        self.escapes |= rest != 0;
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            escaped |= bit << 1;
            self.escaped |= bit >> 63;
            rest &= !(bit | bit << 1);
        }
        escaped
    }
}

struct Extend<'i, 'e> {
    index: &'i mut Index,
    event: &'e [u8],
    blocks: usize,
    check: bool,
}

impl Job for Extend<'_, '_> {
    type Output = Result<(), EventError>;

    #[inline(always)]
    fn run<K: Kernel>(self) -> Result<(), EventError> {
        let Self { index, event, blocks, check } = self;
        let (whole, rest) = event[index.blocks.len() * WIDTH..].as_chunks::<WIDTH>();
        let mut last = [b' '; WIDTH];
        last[..rest.len()].copy_from_slice(rest);
        let last = if whole.len() < blocks && !rest.is_empty() { &[last][..] } else { &[] };
        for blocks in [&whole[..whole.len().min(blocks)], last] {
            for some in blocks.chunks(GROUP) {
                let mut masks = [Masks::default(); GROUP];
                for (masks, block) in masks.iter_mut().zip(some) {
                    *masks = K::masks(block);
                }
                for (masks, block) in masks.iter().zip(some) {
                    index.add(masks, block, event, check)?;
                }
            }
        }
        Ok(())
    }
}

/// For each bit whether an odd number of bits is set up to and including it.
fn prefix_xor(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

/// Checks control characters and escapes of the block at `base`. `escaped` are the bytes behind
/// backslashes in strings.
#[cold]
fn check_rare(
    event: &[u8],
    base: usize,
    control: u64,
    string: u64,
    mut escaped: u64,
) -> Result<(), EventError> {
    let mut control = control;
    while control != 0 {
        let at = base + control.trailing_zeros() as usize;
        let in_string = string >> control.trailing_zeros() & 1 == 1;
        if in_string || !matches!(event[at], b'\t' | b'\n' | b'\r') {
            return Err(EventError::new(at, Kind::ControlCharacter));
        }
        control &= control - 1;
    }
    while escaped != 0 {
        let at = base + escaped.trailing_zeros() as usize;
        escaped &= escaped - 1;
        let sound = match event.get(at) {
            Some(b'u') => {
                event.get(at + 1..at + 5).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            Some(byte) => matches!(byte, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'),
            // The string is not closed, which is found elsewhere.
            None => true,
        };
        if !sound {
            return Err(EventError::new(at - 1, Kind::InvalidEscape));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(event: &str, step: usize) -> Result<Vec<usize>, EventError> {
        let mut index = Index::default();
        while !index.is_complete(event.as_bytes()) {
            index.extend(event.as_bytes(), step, true)?;
        }
        index.check_end(event.as_bytes())?;
        let bits = |(at, block): (usize, &Block)| {
            let tokens = block.tokens;
            (0..WIDTH).filter(move |bit| tokens >> bit & 1 == 1).map(move |bit| at * WIDTH + bit)
        };
        Ok(index.blocks.iter().enumerate().flat_map(bits).collect())
    }

    #[track_caller]
    fn check(event: &str, marks: &str) {
        let expected: Vec<usize> = marks.match_indices('^').map(|(at, _)| at).collect();
        for padding in [0, 50, 55, 59, 60, 61, 62, 63, 64, 130] {
            let moved = " ".repeat(padding) + event;
            let expected: Vec<usize> = expected.iter().map(|at| at + padding).collect();
            assert_eq!(tokens(&moved, 1).as_ref(), Ok(&expected), "{event} behind {padding}");
            assert_eq!(tokens(&moved, 100), Ok(expected), "{event} behind {padding}");
        }
    }

    #[test]
    fn tokens_begin_where_they_should() {
        check(
            r#"{"a" : [1.5,true ,"x"]}"#, //
            "^^   ^ ^^  ^^    ^^  ^^",
        );
        check(
            r#"["\"","\\",",[" ]"#, //
            "^^   ^^   ^^    ^",
        );
        check(
            r#"["a"b"c"1"d"]"#, //
            "^^  ^^  ^^  ^",
        );
        check(
            "[ 12 3]", //
            "^ ^  ^^",
        );
    }

    #[test]
    fn strings_are_checked() {
        let cases = [
            ("\"a\tb\"", 2, Kind::ControlCharacter),
            (" \u{1}", 1, Kind::ControlCharacter),
            (r#""ab\x""#, 3, Kind::InvalidEscape),
            (r#""\u12g4""#, 1, Kind::InvalidEscape),
            (r#""\u12"#, 1, Kind::InvalidEscape),
            (r#""ab"#, 3, Kind::UnclosedString),
            (r#""ab\"#, 4, Kind::UnclosedString),
        ];
        for (event, offset, kind) in cases {
            for padding in [0, 60, 61, 62, 63] {
                let moved = " ".repeat(padding) + event;
                assert_eq!(tokens(&moved, 1), Err(EventError::new(offset + padding, kind)), "{event}");
            }
        }
    }
}

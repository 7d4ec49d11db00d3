//! The kernel for machines without vector instructions: eight bytes at a time in one 64-bit word.

#[cfg(any(
    test,
    not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))
))]
use super::simd::{Digits, Kernel, Masks, Text, WINDOW};
use super::simd::{Rare, WIDTH};

/// Works everywhere.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
pub(super) struct Swar;

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGHS: u64 = ONES << 7;

#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
impl Kernel for Swar {
    fn masks(block: &[u8; WIDTH]) -> Masks {
        let (words, _) = block.as_chunks::<8>();
        let mut masks = Masks::default();
        let (mut backslash, mut rare) = (0, 0);
        for (at, word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            let lower = word | (ONES * 0x20);
            let space = at_most(word, 0x20);
            let bits = |highs| pack(highs) << (at * 8);
            masks.quote |= bits(equal(word, b'"'));
            masks.open |= bits(equal(lower, b'{'));
            masks.curly |= bits((word << 2) & HIGHS);
            masks.close |= bits(equal(lower, b'}'));
            masks.colon |= bits(equal(word, b':'));
            masks.comma |= bits(equal(word, b','));
            masks.space |= bits(space);
            backslash |= equal(word, b'\\');
            rare |= (word & HIGHS) | (space & !equal(word, b' '));
        }
        masks.backslash = backslash != 0;
        masks.rare = (rare | backslash) != 0;
        masks
    }

    fn digits(block: &[u8; WIDTH]) -> Digits {
        let (words, _) = block.as_chunks::<8>();
        let mut digits = Digits::default();
        for (at, word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            let bits = |highs| pack(highs) << (at * 8);
            digits.digit |= bits(at_most(word, b'9') & !at_most(word, b'0' - 1));
            digits.zero |= bits(equal(word, b'0'));
            digits.minus |= bits(equal(word, b'-'));
            digits.dot |= bits(equal(word, b'.'));
        }
        digits
    }

    fn differences(one: &[u8; WINDOW], other: &[u8; WINDOW]) -> u32 {
        let (ones, _) = one.as_chunks::<8>();
        let (others, _) = other.as_chunks::<8>();
        let same = |(at, (one, other)): (usize, (&[u8; 8], &[u8; 8]))| {
            pack(equal(u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other), 0)) << (at * 8)
        };
        !(ones.iter().zip(others).enumerate().map(same).sum::<u64>() as u32)
    }

    fn text(window: &[u8; WINDOW]) -> Text {
        let (words, _) = window.as_chunks::<8>();
        let (mut stops, mut high) = (0, 0);
        for (at, word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            let stop = equal(word, b'"') | equal(word, b'\\') | at_most(word, 0x1f);
            stops |= pack(stop) << (at * 8);
            high |= pack(word & HIGHS) << (at * 8);
        }
        Text { stops: stops as u32, high: high as u32 }
    }

    fn digit_places(window: &[u8; WINDOW]) -> u32 {
        let (words, _) = window.as_chunks::<8>();
        let digits = |(at, word): (usize, &[u8; 8])| {
            let word = u64::from_le_bytes(*word);
            pack(at_most(word, b'9') & !at_most(word, b'0' - 1)) << (at * 8)
        };
        words.iter().enumerate().map(digits).sum::<u64>() as u32
    }
}

/// Looks for what [`Masks::rare`](super::simd::Masks::rare) announced. Seldom called, so one way is enough.
#[cold]
pub(super) fn rare(block: &[u8; WIDTH]) -> Rare {
    let (words, _) = block.as_chunks::<8>();
    let mut rare = Rare::default();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        rare.backslash |= pack(equal(word, b'\\')) << (at * 8);
        rare.control |= pack(at_most(word, 0x1f)) << (at * 8);
        rare.high |= pack(word & HIGHS) << (at * 8);
    }
    rare
}

/// Returns the highest bit of each byte that equals `byte`.
fn equal(word: u64, byte: u8) -> u64 {
    let difference = word ^ (ONES * u64::from(byte));
    !(((difference & !HIGHS) + !HIGHS) | difference | !HIGHS)
}

/// Returns the highest bit of each byte that is ASCII and at most `limit`.
fn at_most(word: u64, limit: u8) -> u64 {
    !(((word & !HIGHS) + ONES * u64::from(0x7f - limit)) | word) & HIGHS
}

/// Returns the highest bits of eight bytes, side by side.
fn pack(highs: u64) -> u64 {
    (highs >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_bytes_are_found_wherever_they_stand() {
        for place in 0..WIDTH {
            for byte in 0..=255_u8 {
                let mut block = [b'x'; WIDTH];
                block[place] = byte;
                let bit = |set: bool| u64::from(set) << place;
                let expected = Rare {
                    backslash: bit(byte == b'\\'),
                    control: bit(byte < 0x20),
                    high: bit(byte >= 0x80),
                };
                assert_eq!(rare(&block), expected, "{byte} at {place}");
            }
        }
    }
}

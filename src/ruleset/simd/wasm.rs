//! `simd128`.

use super::{Digits, Kernel, Masks, Text, WIDTH, WINDOW};
use std::arch::wasm32::{
    u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_shl, u8x16_splat, u8x16_sub, u64x2, v128, v128_any_true, v128_or,
};

pub(super) struct Simd128;

fn load(part: &[u8; 16]) -> v128 {
    let (words, _) = part.as_chunks::<8>();
    u64x2(u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1]))
}

impl Kernel for Simd128 {
    #[inline(always)]
    fn masks(block: &[u8; WIDTH]) -> Masks {
        let mut masks = Masks::default();
        let (parts, _) = block.as_chunks::<16>();
        let mut backslash = u8x16_splat(0);
        let mut rare = u8x16_splat(0);
        for (at, part) in parts.iter().enumerate() {
            let bytes = load(part);
            let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
            let bits = |vector| u64::from(u8x16_bitmask(vector)) << (at * 16);
            let lower = v128_or(bytes, u8x16_splat(0x20));
            let control = u8x16_le(bytes, u8x16_splat(0x1f));
            masks.quote |= bits(is(b'"'));
            masks.open |= bits(u8x16_eq(lower, u8x16_splat(b'{')));
            masks.curly |= bits(u8x16_shl(bytes, 2));
            masks.close |= bits(u8x16_eq(lower, u8x16_splat(b'}')));
            masks.colon |= bits(is(b':'));
            masks.comma |= bits(is(b','));
            masks.space |= bits(u8x16_le(bytes, u8x16_splat(b' ')));
            backslash = v128_or(backslash, is(b'\\'));
            rare = v128_or(rare, v128_or(bytes, control));
        }
        masks.backslash = v128_any_true(backslash);
        masks.rare = u8x16_bitmask(v128_or(rare, backslash)) != 0;
        masks
    }

    #[inline(never)]
    fn digits(block: &[u8; WIDTH]) -> Digits {
        let mut digits = Digits::default();
        let (parts, _) = block.as_chunks::<16>();
        for (at, part) in parts.iter().enumerate() {
            let bytes = load(part);
            let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
            let bits = |vector| u64::from(u8x16_bitmask(vector)) << (at * 16);
            digits.digit |= bits(u8x16_le(u8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(9)));
            digits.zero |= bits(is(b'0'));
            digits.minus |= bits(is(b'-'));
            digits.dot |= bits(is(b'.'));
        }
        digits
    }

    #[inline(always)]
    fn differences(one: &[u8; WINDOW], other: &[u8; WINDOW]) -> u32 {
        let (ones, _) = one.as_chunks::<16>();
        let (others, _) = other.as_chunks::<16>();
        let same = |at: usize| u32::from(u8x16_bitmask(u8x16_eq(load(&ones[at]), load(&others[at]))));
        !(same(0) | same(1) << 16)
    }

    #[inline(always)]
    fn text(window: &[u8; WINDOW]) -> Text {
        let mut text = Text { stops: 0, high: 0 };
        let (parts, _) = window.as_chunks::<16>();
        for (at, part) in parts.iter().enumerate() {
            let bytes = load(part);
            let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
            let bits = |vector| u32::from(u8x16_bitmask(vector)) << (at * 16);
            let control = u8x16_le(bytes, u8x16_splat(0x1f));
            text.stops |= bits(v128_or(v128_or(is(b'"'), is(b'\\')), control));
            text.high |= bits(bytes);
        }
        text
    }

    #[inline(always)]
    fn digit_places(window: &[u8; WINDOW]) -> u32 {
        let (parts, _) = window.as_chunks::<16>();
        let digits = |at: usize| {
            let from_zero = u8x16_sub(load(&parts[at]), u8x16_splat(b'0'));
            u32::from(u8x16_bitmask(u8x16_le(from_zero, u8x16_splat(9))))
        };
        digits(0) | digits(1) << 16
    }
}

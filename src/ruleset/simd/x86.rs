//! SSE2, AVX2 and AVX-512.

use super::{Digits, Kernel, Masks, Text, WIDTH, WINDOW};
use std::arch::x86_64::{
    __m128i, __m256i, _mm_clmulepi64_si128, _mm_cmpeq_epi8, _mm_cvtsi128_si64, _mm_loadu_si128, _mm_min_epu8,
    _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8, _mm_slli_epi16, _mm_sub_epi8,
    _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256,
    _mm256_set1_epi8, _mm256_slli_epi16, _mm256_sub_epi8, _mm512_cmpeq_epi8_mask, _mm512_cmple_epu8_mask,
    _mm512_cmplt_epu8_mask, _mm512_loadu_si512, _mm512_movepi8_mask, _mm512_or_si512, _mm512_set1_epi8,
    _mm512_sub_epi8, _mm512_test_epi8_mask,
};

/// Has the compiler treat a mask as a number of its own: it would rather gather the masks of a
/// block into vectors or take them apart bit by bit, which costs more than it saves.
#[inline(always)]
#[cfg_attr(miri, expect(unused_mut, reason = "Miri knows no assembly, and is only given the value back"))]
fn keep(mut mask: u64) -> u64 {
    #[cfg(not(miri))]
    // SAFETY: these are no instructions at all; they leave everything as it is.
    unsafe {
        std::arch::asm!("/* {0} */", inout(reg) mask, options(pure, nomem, nostack, preserves_flags));
    }
    mask
}

/// [`Kernel::prefix_xor`] as a product without carries.
///
/// # Safety
/// The machine must have PCLMULQDQ.
#[inline(always)]
unsafe fn multiply_without_carry(bits: u64) -> u64 {
    // SAFETY: the caller makes sure of the instruction; no memory is touched.
    unsafe {
        let bits = _mm_set_epi64x(0, bits.cast_signed());
        _mm_cvtsi128_si64(_mm_clmulepi64_si128::<0>(bits, _mm_set1_epi8(-1))).cast_unsigned()
    }
}

/// Writes a kernel for vectors of `$bytes` bytes; the two differ only in names, and in what is
/// added at the end.
macro_rules! kernel {
    ($name:ident, $vector:ty, $bytes:literal, $load:ident, $set:ident, $equal:ident, $min:ident, $or:ident, $sub:ident, $shift:ident, $mask:ident, $bits:ty $(, $more:item)?) => {
        impl Kernel for $name {
            #[inline(always)]
            fn masks(block: &[u8; WIDTH]) -> Masks {
                let mut masks = Masks::default();
                let (parts, _) = block.as_chunks::<$bytes>();
                // SAFETY: SSE2 belongs to x86-64, and `run` makes sure of AVX2 before it picks
                // that kernel. Each load reads exactly the bytes of `part`; it needs no alignment.
                unsafe {
                    let mut backslash = $set(0);
                    let mut rare = $set(0);
                    for (at, part) in parts.iter().enumerate() {
                        let bytes = $load(part.as_ptr().cast::<$vector>());
                        let is = |byte: u8| $equal(bytes, $set(byte.cast_signed()));
                        let bits = |vector| u64::from($mask(vector) as $bits) << (at * $bytes);
                        let lower = $or(bytes, $set(0x20));
                        let control = $equal($min(bytes, $set(0x1f)), bytes);
                        masks.quote |= bits(is(b'"'));
                        masks.open |= bits($equal(lower, $set(b'{'.cast_signed())));
                        masks.curly |= bits($shift(bytes, 2));
                        masks.close |= bits($equal(lower, $set(b'}'.cast_signed())));
                        masks.colon |= bits(is(b':'));
                        masks.comma |= bits(is(b','));
                        masks.space |= bits($equal($min(bytes, $set(0x20)), bytes));
                        backslash = $or(backslash, is(b'\\'));
                        rare = $or(rare, $or(bytes, control));
                    }
                    masks.backslash = $mask(backslash) != 0;
                    masks.rare = $mask($or(rare, backslash)) != 0;
                }
                let Masks { quote, open, curly, close, colon, comma, space, .. } = masks;
                [masks.quote, masks.open, masks.curly] = [quote, open, curly].map(keep);
                [masks.close, masks.colon, masks.comma] = [close, colon, comma].map(keep);
                masks.space = keep(space);
                masks
            }

            #[inline(always)]
            fn digits(block: &[u8; WIDTH]) -> Digits {
                let mut digits = Digits::default();
                let (parts, _) = block.as_chunks::<$bytes>();
                // SAFETY: as above.
                unsafe {
                    for (at, part) in parts.iter().enumerate() {
                        let bytes = $load(part.as_ptr().cast::<$vector>());
                        let is = |byte: u8| $equal(bytes, $set(byte.cast_signed()));
                        let bits = |vector| u64::from($mask(vector) as $bits) << (at * $bytes);
                        let from_zero = $sub(bytes, $set(b'0'.cast_signed()));
                        digits.digit |= bits($equal($min(from_zero, $set(9)), from_zero));
                        digits.zero |= bits(is(b'0'));
                        digits.minus |= bits(is(b'-'));
                        digits.dot |= bits(is(b'.'));
                    }
                }
                let Digits { digit, zero, minus, dot } = digits;
                let [digit, zero, minus, dot] = [digit, zero, minus, dot].map(keep);
                Digits { digit, zero, minus, dot }
            }

            #[inline(always)]
            fn differences(one: &[u8; WINDOW], other: &[u8; WINDOW]) -> u32 {
                let (ones, _) = one.as_chunks::<$bytes>();
                let (others, _) = other.as_chunks::<$bytes>();
                let mut same = 0;
                // SAFETY: as above.
                unsafe {
                    for (at, (one, other)) in ones.iter().zip(others).enumerate() {
                        let one = $load(one.as_ptr().cast::<$vector>());
                        let other = $load(other.as_ptr().cast::<$vector>());
                        same |= u32::from($mask($equal(one, other)) as $bits) << (at * $bytes);
                    }
                }
                !same
            }

            #[inline(always)]
            fn text(window: &[u8; WINDOW]) -> Text {
                let mut text = Text { stops: 0, high: 0 };
                let (parts, _) = window.as_chunks::<$bytes>();
                // SAFETY: as above.
                unsafe {
                    for (at, part) in parts.iter().enumerate() {
                        let bytes = $load(part.as_ptr().cast::<$vector>());
                        let is = |byte: u8| $equal(bytes, $set(byte.cast_signed()));
                        let bits = |vector| u32::from($mask(vector) as $bits) << (at * $bytes);
                        let control = $equal($min(bytes, $set(0x1f)), bytes);
                        text.stops |= bits($or($or(is(b'"'), is(b'\\')), control));
                        text.high |= bits(bytes);
                    }
                }
                text
            }

            #[inline(always)]
            fn digit_places(window: &[u8; WINDOW]) -> u32 {
                let mut digits = 0;
                let (parts, _) = window.as_chunks::<$bytes>();
                // SAFETY: as above.
                unsafe {
                    for (at, part) in parts.iter().enumerate() {
                        let bytes = $load(part.as_ptr().cast::<$vector>());
                        let from_zero = $sub(bytes, $set(b'0'.cast_signed()));
                        let is_digit = $equal($min(from_zero, $set(9)), from_zero);
                        digits |= u32::from($mask(is_digit) as $bits) << (at * $bytes);
                    }
                }
                digits
            }

            $($more)?
        }
    };
}

pub(super) struct Sse2;
kernel!(
    Sse2,
    __m128i,
    16,
    _mm_loadu_si128,
    _mm_set1_epi8,
    _mm_cmpeq_epi8,
    _mm_min_epu8,
    _mm_or_si128,
    _mm_sub_epi8,
    _mm_slli_epi16,
    _mm_movemask_epi8,
    u16
);

pub(super) struct Avx2;
kernel!(
    Avx2,
    __m256i,
    32,
    _mm256_loadu_si256,
    _mm256_set1_epi8,
    _mm256_cmpeq_epi8,
    _mm256_min_epu8,
    _mm256_or_si256,
    _mm256_sub_epi8,
    _mm256_slli_epi16,
    _mm256_movemask_epi8,
    u32,
    #[inline(always)]
    fn prefix_xor(bits: u64) -> u64 {
        // SAFETY: `run` makes sure of PCLMULQDQ before it picks this kernel.
        unsafe { multiply_without_carry(bits) }
    }
);

/// A whole block in one vector, whose comparisons give masks.
pub(super) struct Avx512;

impl Kernel for Avx512 {
    #[inline(always)]
    fn masks(block: &[u8; WIDTH]) -> Masks {
        // SAFETY: `run` makes sure of AVX-512BW. The load reads exactly the bytes of `block`; it
        // needs no alignment.
        unsafe {
            let bytes = _mm512_loadu_si512(block.as_ptr().cast());
            let is = |byte: u8| _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte.cast_signed()));
            let limit = _mm512_set1_epi8(0x20);
            let lower = _mm512_or_si512(bytes, limit);
            let lower_is = |byte: u8| _mm512_cmpeq_epi8_mask(lower, _mm512_set1_epi8(byte.cast_signed()));
            let backslash = is(b'\\');
            let control = _mm512_cmplt_epu8_mask(bytes, limit);
            Masks {
                quote: keep(is(b'"')),
                open: keep(lower_is(b'{')),
                curly: keep(_mm512_test_epi8_mask(bytes, limit)),
                close: keep(lower_is(b'}')),
                colon: keep(is(b':')),
                comma: keep(is(b',')),
                space: keep(_mm512_cmple_epu8_mask(bytes, limit)),
                backslash: backslash != 0,
                rare: backslash | control | _mm512_movepi8_mask(bytes) != 0,
            }
        }
    }

    #[inline(always)]
    fn digits(block: &[u8; WIDTH]) -> Digits {
        // SAFETY: as above.
        unsafe {
            let bytes = _mm512_loadu_si512(block.as_ptr().cast());
            let is = |byte: u8| _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte.cast_signed()));
            let from_zero = _mm512_sub_epi8(bytes, _mm512_set1_epi8(b'0'.cast_signed()));
            Digits {
                digit: keep(_mm512_cmple_epu8_mask(from_zero, _mm512_set1_epi8(9))),
                zero: keep(is(b'0')),
                minus: keep(is(b'-')),
                dot: keep(is(b'.')),
            }
        }
    }

    #[inline(always)]
    fn prefix_xor(bits: u64) -> u64 {
        Avx2::prefix_xor(bits)
    }

    // A window is no longer than a vector of AVX2, which every such machine has.
    #[inline(always)]
    fn differences(one: &[u8; WINDOW], other: &[u8; WINDOW]) -> u32 {
        Avx2::differences(one, other)
    }

    #[inline(always)]
    fn text(window: &[u8; WINDOW]) -> Text {
        Avx2::text(window)
    }

    #[inline(always)]
    fn digit_places(window: &[u8; WINDOW]) -> u32 {
        Avx2::digit_places(window)
    }
}

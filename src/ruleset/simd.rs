//! Sixty-four bytes at a time: which of them mean something to JSON.
//!
//! The kernels say the same in different instructions: SSE2 (always there on x86-64), AVX2 and
//! AVX-512 (asked for once an event), `simd128` in WebAssembly, and plain arithmetic elsewhere
//! (`swar`). Only the vector instructions and the call into code compiled for them need `unsafe`;
//! all of it is here.
#![allow(unsafe_code, reason = "vector instructions; each use says why it is sound")]
#![allow(clippy::cast_ptr_alignment, reason = "these loads need no alignment")]
#![allow(clippy::cast_sign_loss, reason = "masks come as signed numbers")]

/// How many bytes one set of masks describes.
pub(super) const WIDTH: usize = 64;

/// How many bytes are looked at where the next thing of interest is mostly near.
pub(super) const WINDOW: usize = 32;

/// What lies in a window that begins within a string, one bit a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// Quotes, backslashes and control characters.
    pub(super) stops: u32,
    /// What is beyond ASCII.
    pub(super) high: u32,
}

/// One bit a byte, the first byte lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    pub(super) quote: u64,
    /// `{` and `[`
    pub(super) open: u64,
    /// Bytes with the bit by which `{` and `}` differ from `[` and `]`.
    pub(super) curly: u64,
    /// `}` and `]`
    pub(super) close: u64,
    pub(super) colon: u64,
    pub(super) comma: u64,
    /// The space and everything below it.
    pub(super) space: u64,
    /// Whether any byte is a backslash.
    pub(super) backslash: bool,
    /// Whether any byte is a backslash, a control character or beyond ASCII.
    pub(super) rare: bool,
}

/// The bytes that most blocks have none of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rare {
    pub(super) backslash: u64,
    pub(super) control: u64,
    pub(super) high: u64,
}

/// The bytes of which numbers without exponent are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) digit: u64,
    pub(super) zero: u64,
    pub(super) minus: u64,
    pub(super) dot: u64,
}

impl Digits {
    /// Those among `mask`.
    #[inline(always)]
    pub(super) fn within(self, mask: u64) -> Self {
        let Self { digit, zero, minus, dot } = self;
        Self { digit: digit & mask, zero: zero & mask, minus: minus & mask, dot: dot & mask }
    }
}

/// The places of the bits that are set.
pub(super) fn ones(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = mask.trailing_zeros();
        mask &= mask.checked_sub(1)?;
        Some(at as usize)
    })
}

/// A way to look at a block, or at a window.
pub(super) trait Kernel {
    fn masks(block: &[u8; WIDTH]) -> Masks;
    fn digits(block: &[u8; WIDTH]) -> Digits;

    /// For each bit whether an odd number of bits is set up to and including it.
    #[inline(always)]
    fn prefix_xor(mut bits: u64) -> u64 {
        for shift in [1, 2, 4, 8, 16, 32] {
            bits ^= bits << shift;
        }
        bits
    }

    /// Which bytes differ.
    fn differences(one: &[u8; WINDOW], other: &[u8; WINDOW]) -> u32;
    /// What stands in the inside of a string.
    fn text(window: &[u8; WINDOW]) -> Text;

    /// Which bytes are digits.
    fn digit_places(window: &[u8; WINDOW]) -> u32;
}

/// Runs `job` with the best kernel of this machine.
#[cfg(target_arch = "x86_64")]
#[inline]
pub(super) fn run<J: Job>(job: J) -> J::Output {
    #[target_feature(enable = "avx2,bmi1,bmi2,pclmulqdq,popcnt,lzcnt")]
    fn with_avx2<J: Job>(job: J) -> J::Output {
        job.run::<x86::Avx2>()
    }
    #[target_feature(enable = "avx512f,avx512bw,avx2,bmi1,bmi2,pclmulqdq,popcnt,lzcnt")]
    fn with_avx512<J: Job>(job: J) -> J::Output {
        job.run::<x86::Avx512>()
    }
    if std::arch::is_x86_feature_detected!("avx2")
        && std::arch::is_x86_feature_detected!("bmi1")
        && std::arch::is_x86_feature_detected!("bmi2")
        && std::arch::is_x86_feature_detected!("pclmulqdq")
    {
        if std::arch::is_x86_feature_detected!("avx512bw") {
            // SAFETY: the features were just found; AVX-512BW comes with AVX-512F.
            return unsafe { with_avx512(job) };
        }
        // SAFETY: the features were just found; every machine with AVX2 has POPCNT and LZCNT.
        return unsafe { with_avx2(job) };
    }
    job.run::<x86::Sse2>()
}

/// Runs `job` with the best kernel of this machine.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn run<J: Job>(job: J) -> J::Output {
    job.run::<wasm::Simd128>()
}

/// Runs `job` with the best kernel of this machine.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
pub(super) fn run<J: Job>(job: J) -> J::Output {
    job.run::<super::swar::Swar>()
}

/// Work over many blocks, compiled once for each kernel; `run` must be inlined.
pub(super) trait Job {
    type Output;
    fn run<K: Kernel>(self) -> Self::Output;
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Digits, Kernel, Masks, Text, WIDTH, WINDOW};
    use std::arch::x86_64::{
        __m128i, __m256i, _mm_clmulepi64_si128, _mm_cmpeq_epi8, _mm_cvtsi128_si64, _mm_loadu_si128,
        _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8, _mm_slli_epi16,
        _mm_sub_epi8, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set1_epi8, _mm256_slli_epi16, _mm256_sub_epi8, _mm512_cmpeq_epi8_mask,
        _mm512_cmple_epu8_mask, _mm512_cmplt_epu8_mask, _mm512_loadu_si512, _mm512_movepi8_mask,
        _mm512_or_si512, _mm512_set1_epi8, _mm512_sub_epi8, _mm512_test_epi8_mask,
    };

    /// Has the compiler treat a mask as a number of its own: it would rather gather the masks of a
    /// block into vectors or take them apart bit by bit, which costs more than it saves.
    #[inline(always)]
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
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::{Digits, Kernel, Masks, Text, WIDTH, WINDOW};
    use std::arch::wasm32::{
        u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_shl, u8x16_splat, u8x16_sub, u64x2, v128, v128_any_true,
        v128_or,
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gather(block: &[u8; WIDTH], test: fn(u8) -> bool) -> u64 {
        block.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u64::from(test(byte)) << at)
    }

    /// The masks by their definition.
    fn expected(block: &[u8; WIDTH]) -> (Masks, Digits) {
        let masks = Masks {
            quote: gather(block, |byte| byte == b'"'),
            open: gather(block, |byte| matches!(byte, b'{' | b'[')),
            curly: gather(block, |byte| byte & 0x20 != 0),
            close: gather(block, |byte| matches!(byte, b'}' | b']')),
            colon: gather(block, |byte| byte == b':'),
            comma: gather(block, |byte| byte == b','),
            space: gather(block, |byte| byte <= b' '),
            backslash: block.contains(&b'\\'),
            rare: gather(block, |byte| byte == b'\\' || !(0x20..0x80).contains(&byte)) != 0,
        };
        let digits = Digits {
            digit: gather(block, |byte| byte.is_ascii_digit()),
            zero: gather(block, |byte| byte == b'0'),
            minus: gather(block, |byte| byte == b'-'),
            dot: gather(block, |byte| byte == b'.'),
        };
        (masks, digits)
    }

    /// What a window holds, by its definition; the window is compared with its own end.
    fn expected_of_window(window: &[u8; WINDOW]) -> (u32, Text, u32) {
        let gather = |test: &dyn Fn(usize, u8) -> bool| {
            window.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u32::from(test(at, byte)) << at)
        };
        let text = Text {
            stops: gather(&|_, byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)),
            high: gather(&|_, byte| byte >= 0x80),
        };
        let differences = gather(&|at, byte| window[WINDOW - 1 - at] != byte);
        (differences, text, gather(&|_, byte| byte.is_ascii_digit()))
    }

    struct Look<'b>(&'b [u8; WIDTH]);
    impl Job for Look<'_> {
        type Output = (Masks, Digits, (u32, Text, u32));
        fn run<K: Kernel>(self) -> Self::Output {
            let window = self.0.first_chunk().unwrap();
            let mut turned = *window;
            turned.reverse();
            let of_window = (K::differences(window, &turned), K::text(window), K::digit_places(window));
            (K::masks(self.0), K::digits(self.0), of_window)
        }
    }

    struct Xor(u64);
    impl Job for Xor {
        type Output = u64;
        fn run<K: Kernel>(self) -> u64 {
            K::prefix_xor(self.0)
        }
    }

    #[test]
    fn bits_before_bits_are_counted() {
        let mut state = 3_u64;
        for _ in 0..1_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let odd = |at: u32| u64::from((state << (63 - at)).count_ones() % 2 == 1) << at;
            let expected: u64 = (0..64).map(odd).sum();
            assert_eq!(run(Xor(state)), expected, "{state:#x}");
            assert_eq!(Xor(state).run::<super::super::swar::Swar>(), expected, "{state:#x}");
        }
    }

    #[track_caller]
    fn check(block: &[u8; WIDTH]) {
        let (masks, digits) = expected(block);
        let expected = (masks, digits, expected_of_window(block.first_chunk().unwrap()));
        assert_eq!(Look(block).run::<super::super::swar::Swar>(), expected, "{block:?}");
        assert_eq!(run(Look(block)), expected, "{block:?}");
        #[cfg(target_arch = "x86_64")]
        {
            assert_eq!(Look(block).run::<x86::Sse2>(), expected, "{block:?}");
            if std::arch::is_x86_feature_detected!("avx2") {
                assert_eq!(Look(block).run::<x86::Avx2>(), expected, "{block:?}");
            }
        }
    }

    #[test]
    fn every_byte_at_every_place() {
        for place in 0..WIDTH {
            for byte in 0..=255 {
                let mut block = [b'x'; WIDTH];
                block[place] = byte;
                check(&block);
            }
        }
    }

    #[test]
    fn neighbours_do_not_disturb_each_other() {
        let mut state = 1_u64;
        for _ in 0..1_000 {
            let block = std::array::from_fn(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as u8
            });
            check(&block);
        }
    }
}

//! Sixty-four bytes at a time: which of them mean something to JSON.
//!
//! The kernels say the same in different instructions: SSE2 (always there on x86-64), AVX2 (asked
//! for once an event), `simd128` in WebAssembly, and plain arithmetic elsewhere (`swar`).
//! Only the vector loads and the call into code compiled for AVX2 need `unsafe`; all of it is here.
#![allow(unsafe_code, reason = "vector instructions; each use says why it is sound")]
#![allow(clippy::cast_ptr_alignment, reason = "these loads need no alignment")]
#![allow(clippy::cast_sign_loss, reason = "masks come as signed numbers")]

/// How many bytes one set of masks describes.
pub(super) const WIDTH: usize = 64;

/// One bit a byte, the first byte lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    pub(super) quote: u64,
    /// `{` and `[`
    pub(super) open: u64,
    /// `}` and `]`
    pub(super) close: u64,
    /// `,` and `:`
    pub(super) separator: u64,
    /// The space and everything below it.
    pub(super) space: u64,
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

/// A way to look at a block.
pub(super) trait Kernel {
    fn masks(block: &[u8; WIDTH]) -> Masks;
}

/// Runs `job` with the best kernel of this machine.
#[cfg(target_arch = "x86_64")]
pub(super) fn run<J: Job>(job: J) -> J::Output {
    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
    fn with_avx2<J: Job>(job: J) -> J::Output {
        job.run::<x86::Avx2>()
    }
    if std::arch::is_x86_feature_detected!("avx2")
        && std::arch::is_x86_feature_detected!("bmi1")
        && std::arch::is_x86_feature_detected!("bmi2")
    {
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
    use super::{Kernel, Masks, WIDTH};
    use std::arch::x86_64::{
        __m128i, __m256i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128,
        _mm_set1_epi8, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set1_epi8,
    };

    /// Writes a kernel for vectors of `$bytes` bytes; the two differ only in names.
    macro_rules! kernel {
        ($name:ident, $vector:ty, $bytes:literal, $load:ident, $set:ident, $equal:ident, $min:ident, $or:ident, $mask:ident, $bits:ty) => {
            impl Kernel for $name {
                #[inline(always)]
                fn masks(block: &[u8; WIDTH]) -> Masks {
                    let mut masks = Masks::default();
                    let (parts, _) = block.as_chunks::<$bytes>();
                    // SAFETY: SSE2 belongs to x86-64, and `run` makes sure of AVX2 before it picks
                    // that kernel. Each load reads exactly the bytes of `part`; it needs no alignment.
                    unsafe {
                        let mut rare = $set(0);
                        for (at, part) in parts.iter().enumerate() {
                            let bytes = $load(part.as_ptr().cast::<$vector>());
                            let is = |byte: u8| $equal(bytes, $set(byte.cast_signed()));
                            let bits = |vector| u64::from($mask(vector) as $bits) << (at * $bytes);
                            let lower = $or(bytes, $set(0x20));
                            let control = $equal($min(bytes, $set(0x1f)), bytes);
                            masks.quote |= bits(is(b'"'));
                            masks.open |= bits($equal(lower, $set(b'{'.cast_signed())));
                            masks.close |= bits($equal(lower, $set(b'}'.cast_signed())));
                            masks.separator |= bits($or(is(b','), is(b':')));
                            masks.space |= bits($or(is(b' '), control));
                            rare = $or(rare, $or($or(bytes, control), is(b'\\')));
                        }
                        masks.rare = $mask(rare) != 0;
                    }
                    masks
                }
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
        _mm256_movemask_epi8,
        u32
    );
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::{Kernel, Masks, WIDTH};
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u64x2, v128_or};

    pub(super) struct Simd128;

    impl Kernel for Simd128 {
        #[inline(always)]
        fn masks(block: &[u8; WIDTH]) -> Masks {
            let mut masks = Masks::default();
            let (parts, _) = block.as_chunks::<16>();
            let mut rare = u8x16_splat(0);
            for (at, part) in parts.iter().enumerate() {
                let (words, _) = part.as_chunks::<8>();
                let bytes = u64x2(u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1]));
                let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
                let bits = |vector| u64::from(u8x16_bitmask(vector)) << (at * 16);
                let lower = v128_or(bytes, u8x16_splat(0x20));
                let control = u8x16_lt(bytes, u8x16_splat(0x20));
                masks.quote |= bits(is(b'"'));
                masks.open |= bits(u8x16_eq(lower, u8x16_splat(b'{')));
                masks.close |= bits(u8x16_eq(lower, u8x16_splat(b'}')));
                masks.separator |= bits(v128_or(is(b','), is(b':')));
                masks.space |= bits(v128_or(is(b' '), control));
                rare = v128_or(rare, v128_or(v128_or(bytes, control), is(b'\\')));
            }
            masks.rare = u8x16_bitmask(rare) != 0;
            masks
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The masks by their definition.
    fn expected(block: &[u8; WIDTH]) -> Masks {
        let gather = |test: fn(u8) -> bool| {
            block.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u64::from(test(byte)) << at)
        };
        Masks {
            quote: gather(|byte| byte == b'"'),
            open: gather(|byte| matches!(byte, b'{' | b'[')),
            close: gather(|byte| matches!(byte, b'}' | b']')),
            separator: gather(|byte| matches!(byte, b',' | b':')),
            space: gather(|byte| byte <= b' '),
            rare: gather(|byte| byte == b'\\' || !(0x20..0x80).contains(&byte)) != 0,
        }
    }

    struct Look<'b>(&'b [u8; WIDTH]);
    impl Job for Look<'_> {
        type Output = Masks;
        fn run<K: Kernel>(self) -> Masks {
            K::masks(self.0)
        }
    }

    #[track_caller]
    fn check(block: &[u8; WIDTH]) {
        let expected = expected(block);
        assert_eq!(super::super::swar::Swar::masks(block), expected, "{block:?}");
        assert_eq!(run(Look(block)), expected, "{block:?}");
        #[cfg(target_arch = "x86_64")]
        assert_eq!(x86::Sse2::masks(block), expected, "{block:?}");
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

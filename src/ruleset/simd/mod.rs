//! Sixty-four bytes at a time: which of them mean something to JSON.
//!
//! The kernels say the same in different instructions: SSE2 (always there on x86-64), AVX2 and
//! AVX-512 (asked for once an event), `simd128` in WebAssembly, and plain arithmetic elsewhere
//! (`swar`). Only the vector instructions and the call into code compiled for them need `unsafe`;
//! all of it is in this folder.
#![allow(unsafe_code, reason = "vector instructions; each use says why it is sound")]
#![allow(clippy::cast_ptr_alignment, reason = "these loads need no alignment")]
#![allow(clippy::cast_sign_loss, reason = "masks come as signed numbers")]

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;
#[cfg(target_arch = "x86_64")]
mod x86;

/// How many bytes one set of masks describes.
pub(super) const WIDTH: usize = 64;

/// How many bytes are looked at where the next thing of interest is mostly near.
pub(super) const WINDOW: usize = 32;

/// The content of a window that begins within a string, one bit a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// Quotes, backslashes and control characters.
    pub(super) stops: u32,
    /// The bytes beyond ASCII.
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
    /// Returns those among `mask`.
    #[inline(always)]
    pub(super) fn within(self, mask: u64) -> Self {
        let Self { digit, zero, minus, dot } = self;
        Self { digit: digit & mask, zero: zero & mask, minus: minus & mask, dot: dot & mask }
    }
}

/// Returns the places of the bits that are set.
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

    /// Returns which bytes differ.
    fn differences(one: &[u8; WINDOW], other: &[u8; WINDOW]) -> u32;
    /// Returns the bytes within a string.
    fn text(window: &[u8; WINDOW]) -> Text;

    /// Returns which bytes are digits.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// How many random inputs are tried. Miri is hundreds of times slower than the machine.
    const ROUNDS: u32 = if cfg!(miri) { 30 } else { 1_000 };

    fn gather(block: &[u8; WIDTH], predicate: fn(u8) -> bool) -> u64 {
        block.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u64::from(predicate(byte)) << at)
    }

    /// Returns the masks by their definition.
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

    /// Returns the content of a window, by its definition; the window is compared with its own end.
    fn expected_of_window(window: &[u8; WINDOW]) -> (u32, Text, u32) {
        let gather = |predicate: &dyn Fn(usize, u8) -> bool| {
            window.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u32::from(predicate(at, byte)) << at)
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
        for _ in 0..ROUNDS {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let odd = |at: u32| u64::from((state << (63 - at)).count_ones() % 2 == 1) << at;
            let expected: u64 = (0..64).map(odd).sum();
            assert_eq!(run(Xor(state)), expected, "{state:#x}");
            assert_eq!(Xor(state).run::<crate::ruleset::swar::Swar>(), expected, "{state:#x}");
        }
    }

    #[track_caller]
    fn check(block: &[u8; WIDTH]) {
        let (masks, digits) = expected(block);
        let expected = (masks, digits, expected_of_window(block.first_chunk().unwrap()));
        assert_eq!(Look(block).run::<crate::ruleset::swar::Swar>(), expected, "{block:?}");
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
        let step = if cfg!(miri) { 85 } else { 1 };
        for place in 0..WIDTH {
            for byte in (0..=255).step_by(step) {
                let mut block = [b'x'; WIDTH];
                block[place] = byte;
                check(&block);
            }
        }
    }

    #[test]
    fn neighbours_do_not_disturb_each_other() {
        let mut state = 1_u64;
        for _ in 0..ROUNDS {
            let block = std::array::from_fn(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as u8
            });
            check(&block);
        }
    }
}

//! Whether the numbers and words of an event are valid, those of 64 bytes at once: a part of
//! [`super::grammar`], whose tests are its tests.

use super::scalar;
use super::simd::{Digits, Kernel, WIDTH, ones};

/// Numbers and words.
#[derive(Debug, Default)]
pub(super) struct Scalars {
    /// One if the last block ended in one, and where that began.
    going_on: u64,
    start: usize,
    /// The state at the end of the last block.
    behind: Behind,
}

#[derive(Debug, Default)]
struct Behind {
    digit: u64,
    minus: u64,
    dot: u64,
    /// A zero that no digit may follow.
    zero: u64,
    /// A digit of a fraction.
    fraction: u64,
}

impl Scalars {
    /// Returns one if the last block ended in a number or word.
    pub(super) fn going_on(&self) -> u64 {
        self.going_on
    }

    /// Checks those of a block, which begin at `starts`.
    #[inline(always)]
    pub(super) fn add<K: Kernel>(
        &mut self,
        event: &[u8],
        base: usize,
        block: &[u8; WIDTH],
        scalar: u64,
        starts: u64,
    ) -> bool {
        if scalar == 0 {
            let Behind { minus, dot, .. } = std::mem::take(&mut self.behind);
            self.going_on = 0;
            return minus | dot == 0;
        }
        let digits = K::digits(block).within(scalar);
        let sound = if scalar & !(digits.digit | digits.minus | digits.dot) == 0 {
            self.behind.plain(&digits, starts)
        } else {
            // Words, and numbers with an exponent.
            let goes_on = self.going_on == 1;
            self.behind = Behind {
                digit: digits.digit >> 63,
                minus: digits.minus >> 63,
                dot: digits.dot >> 63,
                ..Behind::default()
            };
            (!goes_on || scalar::check(event, self.start).is_ok())
                && ones(starts).all(|at| scalar::check(event, base + at).is_ok())
        };
        if starts != 0 {
            self.start = base + starts.ilog2() as usize;
        }
        self.going_on = scalar >> 63;
        sound
    }
}

impl Behind {
    /// Checks numbers without exponents, all of a block at once.
    #[inline(always)]
    fn plain(&mut self, digits: &Digits, starts: u64) -> bool {
        let Digits { digit, zero, minus, dot } = *digits;
        let behind_digit = digit << 1 | self.digit;
        let behind_minus = minus << 1 | self.minus;
        let behind_dot = dot << 1 | self.dot;
        let leading_zero = zero & (starts | behind_minus);
        let behind_zero = leading_zero << 1 | self.zero;
        // Added to its first digit, the digits of a fraction become a one behind them.
        let fraction = (behind_dot | self.fraction) & digit;
        let (sum, over) = fraction.overflowing_add(digit);
        let wrong = (minus & !starts)
            | (starts & !(digit | minus))
            | ((behind_minus | behind_dot) & !digit)
            | (dot & !behind_digit)
            | (dot & ((sum & !digit) | self.fraction))
            | (behind_zero & digit);
        *self = Self {
            digit: digit >> 63,
            minus: minus >> 63,
            dot: dot >> 63,
            zero: leading_zero >> 63,
            fraction: u64::from(over),
        };
        wrong == 0
    }
}

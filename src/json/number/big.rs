//! Whole numbers of any size, with just what reading a decimal takes.

use std::cmp::Ordering;

/// A whole number, from its lowest 32 bits on; the highest are not zero.
pub(super) struct Big(Vec<u32>);

impl Big {
    pub(super) fn of(number: u64) -> Self {
        let mut big = Self(vec![number as u32, (number >> 32) as u32]);
        big.trim();
        big
    }

    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many bits it takes.
    pub(super) fn bits(&self) -> i32 {
        let top = self.0.last().map_or(32, |top| top.leading_zeros());
        i32::try_from(32 * self.0.len()).unwrap_or(i32::MAX) - top.cast_signed()
    }

    /// Itself × `factor` + `summand`.
    pub(super) fn multiply_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Itself × 10^`power`.
    pub(super) fn times_ten_to(&mut self, power: u32) {
        for _ in 0..power / 9 {
            self.multiply_add(1_000_000_000, 0);
        }
        self.multiply_add(10_u32.pow(power % 9), 0);
    }

    /// Itself × 2^`bits`.
    pub(super) fn shift_left(&mut self, bits: u32) {
        self.multiply_add(1 << (bits % 32), 0);
        if !self.is_zero() {
            self.0.splice(0..0, std::iter::repeat_n(0, bits as usize / 32));
        }
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for part in self.0.iter_mut().rev() {
            let low = *part & 1;
            *part = *part >> 1 | carry << 31;
            carry = low;
        }
        self.trim();
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// Takes away one that is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (at, part) in self.0.iter_mut().enumerate() {
            let (less, first) = part.overflowing_sub(other.0.get(at).copied().unwrap_or(0));
            let (less, second) = less.overflowing_sub(u32::from(borrow));
            *part = less;
            borrow = first || second;
        }
        self.trim();
    }

    /// Returns how often `divisor` goes into it, which is less than 2^`bits` times; what is left stays.
    pub(super) fn divide_short(&mut self, divisor: &Self, bits: u32) -> u64 {
        let mut step = Self(divisor.0.clone());
        step.shift_left(bits);
        (0..bits).fold(0, |quotient, _| {
            step.halve();
            let fits = self.compare(&step) != Ordering::Less;
            if fits {
                self.subtract(&step);
            }
            quotient << 1 | u64::from(fits)
        })
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

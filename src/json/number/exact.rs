//! Any decimal number and the double nearest to it, by whole numbers of any size. It is slow, small,
//! and always right; and it does without the tables of the standard library's float code, which
//! weigh more than all else that the page needs to read a number.

use super::big::Big;
use std::cmp::Ordering;

/// No number halfway between two doubles has more significant digits, so what comes behind them
/// only tells on which side a number lies.
const DIGITS: usize = 800;

/// The exponent of the smallest double above zero, which all smaller than 2^-1022 share.
const LEAST: i32 = -1074;

/// A decimal number above zero in one normal form: its digits without zeros at either end, as a
/// whole number, × 10^`exponent`; and its sign.
pub(super) struct Decimal<'t> {
    negative: bool,
    /// The digits, perhaps with a point among them.
    digits: &'t [u8],
    /// How many there are.
    count: usize,
    exponent: i64,
}

impl<'t> Decimal<'t> {
    /// Reads a number by JSON's grammar; `None` for zero.
    pub(super) fn of(text: &'t [u8]) -> Option<Self> {
        let (negative, text) = text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest));
        let end = text.iter().position(|byte| matches!(byte, b'e' | b'E'));
        let (mantissa, exponent) = end.map_or((text, &b""[..]), |at| (&text[..at], &text[at + 1..]));
        let is_digit = |byte: &u8| matches!(byte, b'1'..=b'9');
        let first = mantissa.iter().position(is_digit)?;
        let last = mantissa.iter().rposition(is_digit)?;
        let digits = &mantissa[first..=last];
        let point = mantissa.iter().position(|&byte| byte == b'.').unwrap_or(mantissa.len());
        let places = match length(last + 1) - length(point) {
            // The last digit is behind the point, which is none itself.
            behind @ 1.. => behind - 1,
            before => before,
        };
        Some(Self {
            negative,
            digits,
            count: digits.len() - usize::from(digits.contains(&b'.')),
            exponent: read_exponent(exponent).saturating_sub(places),
        })
    }

    /// Returns the nearest double; of two the one with the even mantissa, and infinity beyond the largest.
    pub(super) fn nearest(&self) -> f64 {
        let double = self.magnitude().map_or(f64::INFINITY, Binary::value);
        if self.negative { -double } else { double }
    }

    /// Returns the nearest double, if its shortest decimal is this number.
    pub(super) fn comparable(&self) -> Option<f64> {
        // No double needs more digits than these.
        if self.count > 17 {
            return None;
        }
        let near = self.magnitude().filter(|near| near.mantissa > 0)?;
        let value = near.value();
        let digits = self.digits.iter().filter(|byte| byte.is_ascii_digit());
        let number = digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
        // Otherwise it is infinite or zero.
        let exponent = i32::try_from(self.exponent).ok()?;
        let is_shortest = value.is_finite() && near.has_for_shortest(number, exponent);
        is_shortest.then_some(if self.negative { -value } else { value })
    }

    /// Returns the first digit of the shortest decimal of its nearest double.
    #[allow(clippy::float_cmp, reason = "the question is whether it is the same double")]
    pub(super) fn leading(&self) -> u8 {
        let first = self.digits.first().map_or(0, |digit| digit - b'0');
        // Only a decimal of a single digit can lie between the two.
        let (digits, carry) = if first < 9 { ([b'1' + first], 0) } else { ([b'1'], 1) };
        let exponent = self.exponent.saturating_add(length(self.count) - 1 + carry);
        let above = Decimal { negative: self.negative, digits: &digits, count: 1, exponent };
        if above.nearest() == self.nearest() { digits[0] - b'0' } else { first }
    }

    /// Returns the nearest double without its sign; `None` if it is far too large for any.
    fn magnitude(&self) -> Option<Binary> {
        // How many digits are before the point.
        let size = self.exponent.saturating_add(length(self.count));
        if size > 310 {
            return None;
        }
        if size < -330 {
            return Some(Binary { mantissa: 0, exponent: LEAST });
        }
        let digits = self.digits.iter().filter(|byte| byte.is_ascii_digit());
        let mut over = digits.clone().take(DIGITS).fold(Big::of(0), |mut number, digit| {
            number.multiply_add(10, u32::from(digit - b'0'));
            number
        });
        let mut exponent = self.exponent;
        if self.count > DIGITS {
            over.multiply_add(10, 1);
            exponent += length(self.count - DIGITS) - 1;
        }
        let mut under = Big::of(1);
        let power = exponent.unsigned_abs() as u32;
        if exponent < 0 {
            under.times_ten_to(power);
        } else {
            over.times_ten_to(power);
        }
        Some(Binary::of_ratio(over, under))
    }
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Returns an exponent; one too large to hold is cut to one that no double has.
pub(crate) fn read_exponent(text: &[u8]) -> i64 {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let limit = i64::MAX / 4;
    let add = |number: i64, &byte: &u8| {
        number.saturating_mul(10).saturating_add(i64::from(byte.wrapping_sub(b'0'))).min(limit)
    };
    let number = digits.iter().fold(0, add);
    if negative { -number } else { number }
}

/// A double without its sign: `mantissa` × 2^`exponent`. The mantissa has 53 bits, or fewer with
/// the least exponent.
#[derive(Clone, Copy)]
struct Binary {
    mantissa: u64,
    exponent: i32,
}

impl Binary {
    const TOP: u64 = 1 << 52;

    /// Returns the one nearest to `over` / `under`.
    fn of_ratio(mut over: Big, mut under: Big) -> Self {
        // The ratio has 53 or 54 bits before the point after this, or fewer if it is tiny.
        let mut exponent = (over.bits() - under.bits() - 53).max(LEAST);
        let shift = exponent.unsigned_abs();
        if exponent < 0 {
            over.shift_left(shift);
        } else {
            under.shift_left(shift);
        }
        let mut mantissa = over.divide_short(&under, 54);
        let rest = if mantissa >= 2 * Self::TOP {
            let is_odd = mantissa & 1 == 1;
            mantissa >>= 1;
            exponent += 1;
            match (is_odd, over.is_zero()) {
                (false, _) => Ordering::Less,
                (true, true) => Ordering::Equal,
                (true, false) => Ordering::Greater,
            }
        } else {
            over.shift_left(1);
            over.compare(&under)
        };
        let is_up = rest == Ordering::Greater || rest == Ordering::Equal && mantissa & 1 == 1;
        mantissa += u64::from(is_up);
        if mantissa == 2 * Self::TOP {
            mantissa = Self::TOP;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    fn value(self) -> f64 {
        let biased = u64::from((self.exponent - LEAST).unsigned_abs() + 1);
        match self.mantissa {
            small if small < Self::TOP => f64::from_bits(small),
            _ if biased >= 2047 => f64::INFINITY,
            mantissa => f64::from_bits(biased << 52 | (mantissa - Self::TOP)),
        }
    }

    /// Returns whether the shortest decimal that no other double is nearer to, and of those the nearest to
    /// this one, is `number` × 10^`exponent`. The number has no zero at its end and its nearest double is
    /// this.
    fn has_for_shortest(self, number: u64, exponent: i32) -> bool {
        let last = number % 10;
        let shorter = [number - last, number - last + 10];
        if number > 9 && shorter.into_iter().any(|other| self.holds(other, exponent)) {
            return false;
        }
        let side = self.compare(4, number, exponent);
        // Below a power of ten, decimals lie ten times as close.
        let (number, exponent) =
            if number == 1 && side == Ordering::Less { (10, exponent - 1) } else { (number, exponent) };
        let (middle, other) = match side {
            Ordering::Equal => return true,
            Ordering::Less => (2 * number - 1, number - 1),
            Ordering::Greater => (2 * number + 1, number + 1),
        };
        // The larger one is taken when this lies right between the two.
        let is_nearer = self.compare(8, middle, exponent) == side.reverse()
            || side == Ordering::Less && self.compare(8, middle, exponent) == Ordering::Equal;
        is_nearer || !self.holds(other, exponent)
    }

    /// Returns whether a decimal is read as this double.
    fn holds(self, number: u64, exponent: i32) -> bool {
        // The doubles below a power of two lie twice as close.
        let is_border = self.mantissa == Self::TOP && self.exponent > LEAST;
        let quarters = 4 * self.mantissa;
        let lower = compare(quarters - if is_border { 1 } else { 2 }, self.exponent - 2, number, exponent);
        let upper = compare(quarters + 2, self.exponent - 2, number, exponent);
        let is_even = self.mantissa & 1 == 0;
        let is_end = lower == Ordering::Equal || upper == Ordering::Equal;
        lower != Ordering::Greater && upper != Ordering::Less && (is_even || !is_end)
    }

    /// Compares this, `quarters` / 4 times, with a decimal.
    fn compare(self, quarters: u64, number: u64, exponent: i32) -> Ordering {
        compare(quarters * self.mantissa, self.exponent - 2, number, exponent)
    }
}

/// Compares `binary` × 2^`two` with `decimal` × 10^`ten`.
fn compare(binary: u64, two: i32, decimal: u64, ten: i32) -> Ordering {
    let (mut left, mut right) = (Big::of(binary), Big::of(decimal));
    if ten < 0 {
        left.times_ten_to(ten.unsigned_abs());
    } else {
        right.times_ten_to(ten.unsigned_abs());
    }
    if two < 0 {
        right.shift_left(two.unsigned_abs());
    } else {
        left.shift_left(two.unsigned_abs());
    }
    left.compare(&right)
}

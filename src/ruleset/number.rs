//! Numbers of events without a copy: the rule of [`crate::json::Number::of_event`], as fast as most of
//! them allow.

use crate::json::{Plain, Reading, is_fraction, read_exponent};

/// Returns the double by which EventBridge compares a number, given as a text by JSON's grammar, or `None` if
/// it compares the number by its text.
#[inline]
pub(super) fn read(text: &[u8]) -> Option<f64> {
    match Plain::of(text).map_or(Reading::Unsure, Plain::read) {
        Reading::Value(value) => Some(value),
        Reading::Long(nearest) => is_fraction(text).then_some(nearest),
        Reading::Unsure => read_any(text),
    }
}

/// Reads a number by ways that are always right, and slow.
#[cold]
fn read_any(text: &[u8]) -> Option<f64> {
    let value = std::str::from_utf8(text).ok()?.parse::<f64>().ok()?;
    // With a point or an exponent it is the nearest double, whatever its text.
    (value.is_finite() && (is_fraction(text) || is_shortest(text, value))).then_some(value)
}

/// Returns whether the shortest decimal of `value` is the whole number that `text` writes.
fn is_shortest(text: &[u8], value: f64) -> bool {
    if may_be_halfway(value) {
        // This crate and the standard library may round it to different sides.
        return Decimal::of(text).equals(&Decimal::of(format!("{value:e}").as_bytes()));
    }
    let mut buffer = zmij::Buffer::new();
    Decimal::of(text).equals(&Decimal::of(buffer.format_finite(value).as_bytes()))
}

/// Returns whether a double may lie halfway between two decimals of 16 or 17 digits: only if it has few
/// binary places behind the point.
fn may_be_halfway(value: f64) -> bool {
    value.abs() >= 1e12 || value.to_bits().trailing_zeros() > 4
}

/// A decimal number: `0.d₁d₂…dₙ × 10^exponent`, without zeros at either end.
struct Decimal<'t> {
    negative: bool,
    /// The digits, perhaps with a point among them, from the first that is not zero to the last.
    digits: &'t [u8],
    exponent: i64,
}

impl<'t> Decimal<'t> {
    #[allow(clippy::cast_possible_wrap, reason = "no text is that long")]
    fn of(text: &'t [u8]) -> Self {
        let (negative, text) = text.strip_prefix(b"-").map_or((false, text), |rest| (true, rest));
        let end = text.iter().position(|byte| matches!(byte, b'e' | b'E'));
        let (mantissa, exponent) = end.map_or((text, &b"0"[..]), |at| (&text[..at], &text[at + 1..]));
        let is_digit = |byte: &u8| matches!(byte, b'1'..=b'9');
        let Some(first) = mantissa.iter().position(is_digit) else {
            return Self { negative: false, digits: &[], exponent: 0 };
        };
        let last = mantissa.iter().rposition(is_digit).unwrap_or(first);
        let point = mantissa.iter().position(|&byte| byte == b'.').unwrap_or(mantissa.len());
        // How far the point is behind the first digit; a point in front of it counts as none.
        let shift = if first > point { point as i64 - first as i64 + 1 } else { point as i64 - first as i64 };
        Self {
            negative,
            digits: &mantissa[first..=last],
            exponent: shift.saturating_add(read_exponent(exponent)),
        }
    }

    fn equals(&self, other: &Decimal) -> bool {
        let digits = |digits: &'t [u8]| digits.iter().filter(|&&byte| byte != b'.');
        self.negative == other.negative && self.exponent == other.exponent && {
            let (own, others) = (digits(self.digits), other.digits.iter().filter(|&&byte| byte != b'.'));
            own.eq(others)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Number;

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(read(text.as_bytes()), Number::of_event(text).value(), "{text}");
    }

    #[test]
    #[allow(clippy::cast_precision_loss, reason = "any double will do")]
    fn says_the_same_as_the_other_reader() {
        let texts = [
            "0",
            "-0",
            "0.0",
            "1",
            "-1.5",
            "300",
            "300.0",
            "3e2",
            "3.0E+2",
            "70e-1",
            "0.1",
            "0.10",
            "0.000001",
            "999999999999999",
            "9999999999999999",
            "9007199254740991",
            "9007199254740993",
            "123456789012345.6",
            "0.00000000000001",
            "37.807807921694092",
            "37.80780792169409",
            "-122.42916360922355",
            "1e22",
            "1e23",
            "5e-324",
            "4e-324",
            "1.7976931348623157e308",
            "1e400",
            "1e-400",
            "1e99999999999999999999",
            "0e99999",
            "100000000000000000000000",
            "0.30000000000000004",
            "12e00000000000000000001",
            "1152921504606846976",
            "-1152921504606846977",
            "179769313486231570000000000000",
        ];
        for text in texts {
            check(text);
        }
        let mut state = 1_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let double = f64::from_bits(state);
            if double.is_finite() {
                check(&format!("{double:e}"));
            }
            check(&format!("{}", (state >> 11) as f64 / 1e10));
            check(&state.to_string());
            check(&(state as f64).to_string());
            check(&format!("{}.{}", state >> 50, state & 0xffff_ffff_ffff));
        }
    }

    #[test]
    fn coordinates_are_read_as_the_other_reader_does() {
        let mut state = 2_u64;
        for round in 0..200_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let scale = [0.01, 1.0, 180.0, 4_000.0, 1e9][round % 5];
            #[allow(clippy::cast_precision_loss, reason = "any double will do")]
            let shortest = format!("{}", (state >> 11) as f64 / (1_u64 << 53) as f64 * scale);
            check(&shortest);
            // Its neighbours, of which hardly one is the shortest of its double.
            let mut other = shortest.into_bytes();
            if let Some(last) = other.last_mut() {
                *last = b'0' + (*last - b'0' + 1 + (state % 8) as u8) % 10;
            }
            check(std::str::from_utf8(&other).unwrap());
            other.push(b'1' + (state >> 40) as u8 % 9);
            check(std::str::from_utf8(&other).unwrap());
        }
    }
}

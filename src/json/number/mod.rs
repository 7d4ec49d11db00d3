//! Numbers as written, and as EventBridge compares them.

mod big;
mod exact;
mod plain;

use exact::Decimal;
pub(crate) use exact::read_exponent;
pub(crate) use plain::{Plain, Reading};
use std::borrow::Cow;

/// A JSON number: its text, and the double that stands for it where one does.
///
/// EventBridge compares two numbers by value when both are *comparable*: the double nearest to the
/// text is finite, and its shortest decimal form has the same value as the text. Other numbers
/// (more digits than a double keeps, or beyond its range) are compared as texts, and no numeric
/// range holds them.
///
/// Numbers of events are copied before they are compared, and one with a point or an exponent is then the
/// nearest double, whatever its text. Numbers of patterns are compared as they are written.
///
/// `==` asks whether two are written alike; [`Number::equals`] compares them as EventBridge does.
#[derive(Clone, Debug, PartialEq)]
pub struct Number<'t> {
    text: Cow<'t, str>,
    comparable: Option<f64>,
    /// Whether it has become a double, so that nothing equals it by its text.
    rounded: bool,
}

impl<'t> Number<'t> {
    /// Reads a text that is a number by JSON's grammar, as it is written: a number of a pattern.
    pub fn new(text: &'t str) -> Self {
        Self::read(text, false)
    }

    /// Reads a text that is a number by JSON's grammar, as EventBridge does in an event: with a point or an
    /// exponent it becomes the nearest double.
    pub fn of_event(text: &'t str) -> Self {
        Self::read(text, is_fraction(text.as_bytes()))
    }

    fn read(text: &'t str, rounded: bool) -> Self {
        let comparable = match Plain::of(text.as_bytes()).map_or(Reading::Unsure, Plain::read) {
            Reading::Value(value) => Some(value),
            Reading::Long(nearest) => rounded.then_some(nearest),
            Reading::Unsure => match Decimal::of(text.as_bytes()) {
                Some(decimal) if rounded => Some(decimal.nearest()).filter(|value| value.is_finite()),
                Some(decimal) => decimal.comparable(),
                None => Some(zero(text)),
            },
        };
        Self { text: Cow::Borrowed(text), comparable, rounded }
    }

    /// Returns the number as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether it is written with a point or an exponent.
    pub fn is_fraction(&self) -> bool {
        is_fraction(self.text.as_bytes())
    }

    /// Returns its value, if it is comparable.
    pub fn value(&self) -> Option<f64> {
        self.comparable
    }

    /// Returns the double nearest to it, as programs read it, whether it is comparable or not. Infinite if no
    /// double is that large.
    pub fn nearest(&self) -> f64 {
        let exact = || Decimal::of(self.text.as_bytes()).map_or(zero(&self.text), |number| number.nearest());
        self.comparable.unwrap_or_else(exact)
    }

    /// The same number with its text copied.
    pub fn into_owned(self) -> Number<'static> {
        Number { text: Cow::Owned(self.text.into_owned()), ..self }
    }

    /// Returns whether EventBridge holds the two for equal: `300`, `300.0` and `3e2` are, `-0` is `0`.
    #[allow(clippy::float_cmp, reason = "equality of the two doubles is the rule")]
    pub fn equals(&self, other: &Number) -> bool {
        match (self.comparable, other.comparable) {
            (Some(a), Some(b)) => a == b,
            _ => !self.rounded && !other.rounded && self.text == other.text,
        }
    }

    /// Returns the digits with which EventBridge compares it to IP addresses: those that its text begins
    /// with, which for a double is Java's. Empty where it begins with something else.
    #[allow(clippy::cast_sign_loss, reason = "those below zero have been sorted out")]
    pub fn digits(&self) -> String {
        let is_short = |value: f64| value == 0.0 || (1e-3..1e7).contains(&value);
        match self.comparable {
            _ if self.text.starts_with('-') => String::new(),
            _ if !self.rounded => self.text.split(|c: char| !c.is_ascii_digit()).take(1).collect(),
            None => String::new(),
            // Java writes these without an exponent, and all others with one digit before the point.
            Some(value) if is_short(value) => (value as u32).to_string(),
            Some(_) => Decimal::of(self.text.as_bytes()).map_or(0, |number| number.leading()).to_string(),
        }
    }
}

/// Returns whether a number is written with a point or an exponent.
pub(crate) fn is_fraction(text: &[u8]) -> bool {
    text.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
}

fn zero(text: &str) -> f64 {
    if text.starts_with('-') { -0.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns the rule in other words, with the standard library's numbers: the digits of the text, without
    /// zeros at either end and with the place of the point, are those of the shortest decimal.
    fn comparable(text: &str) -> Option<f64> {
        let digits = |text: &str| {
            let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let exponent = exponent.parse::<i64>().unwrap_or(i64::MIN / 4);
            let all = format!("{}{fraction}", whole.trim_start_matches('-'));
            let cut = all.trim_start_matches('0');
            let point = whole.trim_start_matches('-').len() + cut.len();
            let place = exponent + i64::try_from(point).unwrap() - i64::try_from(all.len()).unwrap();
            let cut = cut.trim_end_matches('0');
            (cut.to_owned(), if cut.is_empty() { 0 } else { place })
        };
        let value = text.parse::<f64>().unwrap();
        (value.is_finite() && digits(text) == digits(&format!("{value:e}"))).then_some(value)
    }

    #[track_caller]
    fn check(text: &str) {
        let number = Number::new(text);
        let bits = |value: Option<f64>| value.map(f64::to_bits);
        assert_eq!(bits(number.value()), bits(comparable(text)), "the value of {text}");
        assert_eq!(number.nearest().to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text} as a double");
    }

    /// A double, its shortest decimal and that of the point halfway to the next, in full.
    fn check_around(bits: u64) {
        let value = f64::from_bits(bits);
        let next = f64::from_bits(bits + 1);
        if !next.is_finite() {
            return;
        }
        check(&format!("{value:e}"));
        check(&format!("{value:.15e}"));
        check(&format!("{value:.16e}"));
        check(&format!("{value:.17e}"));
        // No double and no point halfway has more places behind the point.
        let exact = |value: f64| format!("{value:.1100}");
        check(&exact(value));
        let halfway = halfway(&exact(value), &exact(next));
        let even = if bits.is_multiple_of(2) { value } else { next };
        assert_eq!(halfway.parse::<f64>(), Ok(even));
        check(&halfway);
        check(&format!("{halfway}1"));
        check(&format!("{halfway}{}1", "0".repeat(900)));
    }

    /// Returns the sum of two decimals, halved, all of it with the same places behind the point.
    fn halfway(one: &str, other: &str) -> String {
        let pad = one.len().max(other.len());
        let (one, other) = (format!("{one:0>pad$}0"), format!("{other:0>pad$}0"));
        let mut digits: Vec<u8> = Vec::new();
        let mut carry = 0;
        for (a, b) in one.bytes().zip(other.bytes()).rev() {
            if a == b'.' {
                continue;
            }
            let sum = a - b'0' + b - b'0' + carry;
            digits.push(sum % 10);
            carry = sum / 10;
        }
        digits.push(carry);
        let mut left = 0;
        let mut text = String::new();
        for (at, digit) in digits.iter().rev().enumerate() {
            let number = left * 10 + digit;
            text.push(char::from(b'0' + number / 2));
            left = number % 2;
            if at + 1 == digits.len() - 1101 {
                text.push('.');
            }
        }
        let text = text.trim_start_matches('0');
        if text.starts_with('.') { format!("0{text}") } else { text.to_owned() }
    }

    #[test]
    fn reads_as_the_standard_library_does() {
        let digits = "9".repeat(400);
        let small = format!("0.{}1", "0".repeat(400));
        let long = format!("0.1{}1", "0".repeat(2_000));
        let texts = [
            "0",
            "-0",
            "0.0",
            "-0.0e5",
            "0e99999",
            "1",
            "-1.5",
            "300",
            "300.0",
            "3.0E+2",
            "70e-1",
            "0.1",
            "0.10",
            "123456789012345.6",
            "9007199254740993",
            "1e22",
            "1e23",
            "9e22",
            "5e-324",
            "4e-324",
            "9e-324",
            "1e-323",
            "2e-324",
            "2.5e-324",
            "2.4e-324",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e308",
            "1e309",
            "1e310",
            "1e311",
            "1e-400",
            "1e99999999999999999999",
            "-1e-99999999999999999999",
            "0.30000000000000004",
            "12e00000000000000000001",
            "179769313486231580793728971405301e276",
            "9.5e-323",
            "1.5e-323",
            "2e-323",
            &digits,
            &small,
            &long,
        ];
        for text in texts {
            check(text);
        }
        for exponent in 0..2047 {
            // Where the distance of doubles changes, and the ends of what is subnormal.
            for mantissa in [0, 1, (1 << 52) - 1] {
                check(&format!("{:e}", f64::from_bits(exponent << 52 | mantissa)));
            }
        }
        for power in -330..310 {
            for digit in 1..10 {
                check(&format!("{digit}e{power}"));
            }
        }
        for bits in [0, 1, 2, 3, 9, (1 << 52) - 2, (1 << 52) - 1, 1 << 52, 1 << 62, (2046 << 52) - 1] {
            check_around(bits);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_number_is_read_as_the_standard_library_does(
            text in "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?",
        ) {
            check(&text);
        }

        #[test]
        fn sixteen_and_seventeen_digits_are_told_apart(number in 10_u64.pow(15)..10_u64.pow(17), power in -345..300_i32) {
            check(&format!("{number}e{power}"));
            check(&number.to_string());
        }

        #[test]
        fn doubles_their_neighbours_and_what_lies_between(bits in 0..(2047_u64 << 52), shift in 0..63_u32) {
            check_around(bits);
            // Few bits: subnormal, and as often of one size as of another.
            check_around(bits >> shift);
        }
    }

    #[test]
    fn equal_by_value_where_a_double_holds_the_number_exactly() {
        let cases = [
            ("300", "300.0", true),
            ("300", "3e2", true),
            ("300", "3.0E+2", true),
            ("70e-1", "7", true),
            ("-0", "0", true),
            ("0.0e99", "0", true),
            ("7.01", "7", false),
            ("0.1", "0.10", true),
            ("123456789012345678901", "123456789012345678901", true),
            ("123456789012345678901", "123456789012345678902", false),
            ("123456789012345678901", "1.23456789012345678901e20", false),
            ("1e400", "1e400", true),
            ("1e400", "10e399", false),
            ("37.807807921694092", "37.80780792169409", false),
        ];
        for (a, b, equal) in cases {
            assert_eq!(Number::new(a).equals(&Number::new(b)), equal, "{a} and {b}");
            assert_eq!(Number::new(b).equals(&Number::new(a)), equal, "{b} and {a}");
        }
    }

    /// Captured: radkawar/stackd, patterns.json, edge_precision_literal, September 2026; the rest follows from
    /// the event's number being a double.
    #[test]
    fn fractions_of_events_are_doubles() {
        let cases = [
            ("1.0000000000000001", "1.0000000000000001", false),
            ("1.0000000000000001", "1", false),
            ("1", "1.0000000000000001", true),
            ("0.1", "0.1000000000000000055511151231257827", true),
            ("1e309", "1e309", false),
            ("1e-400", "1e-400", false),
            ("0", "1e-400", true),
            ("9007199254740993", "9007199254740993", true),
            ("9007199254740993", "9007199254740992", false),
            ("9007199254740993", "9007199254740993.0", false),
            ("9007199254740992", "9007199254740993.0", true),
        ];
        for (pattern, event, equal) in cases {
            let event = Number::of_event(event);
            assert_eq!(Number::new(pattern).equals(&event), equal, "{pattern} and {event:?}");
        }
    }

    /// The digits that Java's text of the number begins with.
    #[test]
    fn numbers_have_the_digits_that_are_compared_with_addresses() {
        let cases = [
            ("0", "0"),
            ("-1", ""),
            ("-0.0", ""),
            ("123", "123"),
            ("12345678901234567890", "12345678901234567890"),
            ("1.5", "1"),
            ("12.5", "12"),
            ("1e2", "100"),
            ("1e-400", "0"),
            ("0.001", "0"),
            ("0.00025", "2"),
            ("9999999.5", "9999999"),
            ("1e7", "1"),
            ("98765432.1", "9"),
            ("99999999999999999999.0", "1"),
            ("29999999999999999999.0", "3"),
            ("20000000000000000001.0", "2"),
            ("1e400", ""),
        ];
        for (text, digits) in cases {
            assert_eq!(Number::of_event(text).digits(), digits, "{text}");
        }
    }

    #[test]
    fn comparable_only_when_the_shortest_decimal_says_the_same() {
        for text in ["1", "-1.5", "9007199254740991", "1e22", "5e-324", "0.1", "1.7976931348623157e308"] {
            assert!(Number::new(text).value().is_some(), "{text}");
        }
        let digits = "9".repeat(400);
        for text in
            ["9007199254740993", "1e400", "37.807807921694092", "1e-400", "1e99999999999999999999", &digits]
        {
            assert!(Number::new(text).value().is_none(), "{text}");
        }
    }
}

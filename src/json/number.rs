//! Numbers as written, and as EventBridge compares them.

use std::borrow::Cow;

/// A JSON number: its text, and the double that stands for it where one does.
///
/// EventBridge compares two numbers by value when both are *comparable*: the double nearest to the
/// text is finite, and its shortest decimal form has the same value as the text. Other numbers
/// (more digits than a double keeps, or beyond its range) are compared as texts, and no numeric
/// range holds them.
#[derive(Clone, Debug)]
pub struct Number<'t> {
    text: Cow<'t, str>,
    comparable: Option<f64>,
}

impl<'t> Number<'t> {
    /// Reads a text that is a number by JSON's grammar.
    pub fn new(text: &'t str) -> Self {
        let comparable = text
            .parse::<f64>()
            .ok()
            .filter(|double| double.is_finite() && Decimal::of(text) == Decimal::of(&format!("{double:e}")));
        Self { text: Cow::Borrowed(text), comparable }
    }

    /// The number as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its value, if it is comparable.
    pub fn value(&self) -> Option<f64> {
        self.comparable
    }

    /// The same number with its text copied.
    pub fn into_owned(self) -> Number<'static> {
        Number { text: Cow::Owned(self.text.into_owned()), comparable: self.comparable }
    }

    /// Whether EventBridge holds the two for equal: `300`, `300.0` and `3e2` are, `-0` is `0`.
    #[allow(clippy::float_cmp, reason = "equality of the two doubles is the rule")]
    pub fn equals(&self, other: &Number) -> bool {
        match (self.comparable, other.comparable) {
            (Some(a), Some(b)) => a == b,
            _ => self.text == other.text,
        }
    }
}

/// A decimal number in one normal form: `0.d₁d₂…dₙ × 10^exponent`, without zeros at either end.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Decimal {
    /// Reads a decimal; an exponent too large to hold is cut to one that no double has.
    fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let huge = if exponent.starts_with('-') { i64::MIN / 4 } else { i64::MAX / 4 };
        let exponent = exponent.parse::<i64>().unwrap_or(huge).clamp(i64::MIN / 4, i64::MAX / 4);
        let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));

        let all = [whole.as_bytes(), fraction.as_bytes()].concat();
        let zeros = all.iter().take_while(|&&digit| digit == b'0').count();
        let last = all.iter().rposition(|&digit| digit != b'0').map_or(zeros, |at| at + 1);
        let digits = all[zeros..last].to_vec();
        if digits.is_empty() {
            return Self { negative: false, digits, exponent: 0 };
        }
        let whole = i64::try_from(whole.len()).unwrap_or(i64::MAX / 4);
        let zeros = i64::try_from(zeros).unwrap_or(i64::MAX / 4);
        Self { negative, digits, exponent: exponent + whole - zeros }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

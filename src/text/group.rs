//! Long numbers for people.

/// Digits with a comma between the thousands: `1,234,567`.
pub fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (digits, expected) in
            [("", ""), ("7", "7"), ("999", "999"), ("1000", "1,000"), ("1234567", "1,234,567")]
        {
            assert_eq!(grouped(digits), expected);
        }
    }
}

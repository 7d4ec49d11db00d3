//! Numbers and long texts, as people read them.

use std::fmt::Display;

/// Returns the noun for a count: `one` for 1, else `many`.
pub fn plural<'w>(count: usize, one: &'w str, many: &'w str) -> &'w str {
    if count == 1 { one } else { many }
}

/// Returns a count with its noun: `1 file`, `3 files`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", plural(count, one, many))
}

/// Returns a whole number with commas between the thousands: `-1,234,567`. Any other number stays as it is
/// written.
pub fn grouped(number: impl Display) -> String {
    let number = number.to_string();
    let digits = number.strip_prefix('-').unwrap_or(&number);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return number;
    }
    let mut out = String::with_capacity(number.len() + digits.len() / 3);
    out.push_str(&number[..number.len() - digits.len()]);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns a number of bytes, rounded down: `999 bytes`, `1.2 MB`. A kilobyte has 1,000 bytes.
pub fn byte_size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} bytes"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes / (unit / 10);
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// Returns words as a sentence lists them, up to five of them: `a, b and c`.
pub fn listed<T: AsRef<str>>(words: &[T]) -> String {
    const MOST: usize = 5;
    let shown: Vec<&str> = words.iter().take(MOST).map(AsRef::as_ref).collect();
    match shown.split_last() {
        _ if words.len() > MOST => format!("{} and {} more", shown.join(", "), words.len() - MOST),
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Returns the text, or its first `most` characters and an ellipsis if it has more.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed() {
        let cases = [
            (0, ""),
            (1, "a"),
            (2, "a and b"),
            (5, "a, b, c, d and e"),
            (6, "a, b, c, d, e and 1 more"),
            (7, "a, b, c, d, e and 2 more"),
        ];
        for (count, expected) in cases {
            assert_eq!(listed(&["a", "b", "c", "d", "e", "f", "g"][..count]), expected);
        }
    }

    #[test]
    fn one_is_not_many() {
        for (count, expected) in [(0, "0 files"), (1, "1 file"), (2, "2 files"), (1_234, "1234 files")] {
            assert_eq!(counted(count, "file", "files"), expected);
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in [
            ("", ""),
            ("7", "7"),
            ("999", "999"),
            ("1000", "1,000"),
            ("1234567", "1,234,567"),
            ("-100", "-100"),
            ("-1000", "-1,000"),
            ("1234.5", "1234.5"),
            ("1e9999", "1e9999"),
        ] {
            assert_eq!(grouped(number), expected);
        }
        assert_eq!(grouped(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn sizes_are_rounded_down() {
        for (bytes, expected) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1_000, "1.0 kB"),
            (999_999, "999.9 kB"),
            (1_000_000, "1.0 MB"),
            (21_040_000, "21.0 MB"),
            (999_999_999, "999.9 MB"),
            (1_000_000_000, "1.0 GB"),
            (u64::MAX, "18446744073.7 GB"),
        ] {
            assert_eq!(byte_size(bytes), expected);
        }
    }

    #[test]
    fn only_what_is_too_long_is_cut() {
        for (text, expected) in [("", ""), ("abc", "abc"), ("abcd", "abc…"), ("äöü€", "äöü…")] {
            assert_eq!(shortened(text, 3), expected);
        }
    }
}

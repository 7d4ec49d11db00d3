//! The offset of a zone in a text of the browser. It needs no browser, so that its tests run natively
//! (`tests/page.rs`).

/// Returns the seconds ahead of UTC in a text like `3/8/2026, GMT-07:00`, which ends in `GMT` for UTC itself.
/// A text without an offset, or with digits that are none, counts as UTC.
pub(crate) fn seconds(text: &str) -> i32 {
    let Some((_, shown)) = text.rsplit_once("GMT") else { return 0 };
    let digits = shown.trim_start_matches(['+', '-', '\u{2212}']);
    let units = digits.split(':').zip([3_600, 60, 1]);
    let seconds =
        units.map(|(digits, unit)| i32::from(digits.parse::<u8>().unwrap_or(0)) * unit).sum::<i32>();
    if shown.starts_with('+') { seconds } else { -seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_as_browsers_write_them() {
        for (text, expected) in [
            ("3/8/2026, GMT-07:00", -25_200),
            ("3/8/2026, GMT+05:30", 19_800),
            ("3/8/2026, GMT", 0),
            ("3/8/2026, GMT+0", 0),
            ("3/8/2026, GMT+1", 3_600),
            // The sign for minus, and local mean time with seconds.
            ("3/8/2026, GMT\u{2212}03:30", -12_600),
            ("1/1/1880, GMT-00:01:15", -75),
            ("1/1/1880, GMT+00:53:28", 3_208),
            ("", 0),
            ("3/8/2026", 0),
            ("GMT+", 0),
            ("GMT+x:30", 1_800),
            ("GMT+99999999999999:00", 0),
            ("GMT+255:255:255", 933_555),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}

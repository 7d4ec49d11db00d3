//! Moments in UTC: the few conversions that events and log lines need.

use super::calendar::{civil, days_in, days_since_1970};
use std::fmt;

/// The first and the last moment that four digits of a year can name, in milliseconds.
const RANGE: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

const SECOND: i64 = 1_000;
const DAY: i64 = 86_400 * SECOND;

/// A moment, to the millisecond. `Display` writes it as an event's `time`: RFC 3339, UTC, whole
/// seconds. The default is the start of 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Milliseconds since the start of 1970, always within years 1 to 9999.
    millis: i64,
}

impl Timestamp {
    /// Returns the moment that is this many milliseconds after the start of 1970 (UTC), or `None` outside
    /// years 1 to
    /// 9999.
    pub fn from_millis(millis: i64) -> Option<Self> {
        RANGE.contains(&millis).then_some(Self { millis })
    }

    /// Returns the moment that is this many seconds after the start of 1970 (UTC), with a fraction if need
    /// be, or `None` outside years 1 to 9999.
    pub fn from_seconds(seconds: f64) -> Option<Self> {
        // Beyond the range of i64 the cast saturates, and the range check refuses the result.
        if seconds.is_nan() { None } else { Self::from_millis((seconds * 1e3).floor() as i64) }
    }

    /// Reads RFC 3339: `2026-01-31T09:00:00Z`, with fractions of a second and offsets. `None` if the text is
    /// something else.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = (text.get(..10)?, text.get(10..)?);
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let [hour, minute, second] = numbers(rest.get(..8)?, ':', [2, 2, 2])?;
        let real = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if !real || year < 1 || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let (fraction, zone) = fraction(&rest[8..])?;
        let clock = (hour * 3_600 + minute * 60 + second) * SECOND + fraction;
        Self::from_millis(days_since_1970(year, month, day) * DAY + clock - offset(zone)?)
    }

    /// Milliseconds since the start of 1970.
    pub fn millis(self) -> i64 {
        self.millis
    }

    /// Returns the moment `millis` later; it stays at the end of year 9999.
    #[must_use]
    pub fn plus(self, millis: u32) -> Self {
        Self { millis: (self.millis + i64::from(millis)).min(*RANGE.end()) }
    }

    /// Returns the moment `millis` earlier; it stays at the start of year 1.
    #[must_use]
    pub fn minus(self, millis: u32) -> Self {
        Self { millis: (self.millis - i64::from(millis)).max(*RANGE.start()) }
    }

    /// Year, month and day.
    pub fn date(self) -> (i64, i64, i64) {
        civil(self.millis.div_euclid(DAY))
    }

    /// RFC 3339 with milliseconds, as log lines have it: `2026-01-31T09:00:00.123Z`.
    pub fn to_millis_text(self) -> String {
        let seconds = self.to_string();
        format!("{}.{:03}Z", seconds.trim_end_matches('Z'), self.millis.rem_euclid(SECOND))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (year, month, day) = self.date();
        let clock = self.millis.rem_euclid(DAY) / SECOND;
        let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Three numbers of fixed widths with a separator between them.
fn numbers(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut values = [0; 3];
    for (value, width) in values.iter_mut().zip(widths) {
        let part = parts.next()?;
        let plain = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        *value = plain.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(values)
}

/// Returns the milliseconds of `.123456`, and the text after it.
fn fraction(text: &str) -> Option<(i64, &str)> {
    let Some(rest) = text.strip_prefix('.') else { return Some((0, text)) };
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = format!("{:0<3.3}", &rest[..end]);
    if end == 0 { None } else { Some((digits.parse().ok()?, &rest[end..])) }
}

/// Returns the milliseconds by which a zone's clock is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'Z' | b'z' if zone.len() == 1 => return Some(0),
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let [hours, minutes, _] = numbers(&format!("{}:00", &zone[1..]), ':', [2, 2, 2])?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60 * SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_3339_is_read_in_all_its_forms() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some("1970-01-01T00:00:00.000Z")),
            ("2018-10-06T12:26:13Z", Some("2018-10-06T12:26:13.000Z")),
            ("2018-10-06T12:26:13.8829Z", Some("2018-10-06T12:26:13.882Z")),
            ("2018-10-06T12:26:13.5Z", Some("2018-10-06T12:26:13.500Z")),
            ("2026-01-01 01:30:00+02:00", Some("2025-12-31T23:30:00.000Z")),
            ("2026-12-31t20:00:00-05:30", Some("2027-01-01T01:30:00.000Z")),
            ("2024-02-29T00:00:00z", Some("2024-02-29T00:00:00.000Z")),
            ("1900-03-01T00:00:00Z", Some("1900-03-01T00:00:00.000Z")),
            ("9999-12-31T23:59:59.999Z", Some("9999-12-31T23:59:59.999Z")),
            ("9999-12-31T23:59:59-00:01", None),
            ("2023-02-29T00:00:00Z", None),
            ("2026-13-01T00:00:00Z", None),
            ("0000-01-01T00:00:00Z", None),
            ("2026-01-01T24:00:00Z", None),
            ("2026-01-01T00:00:00", None),
            ("2026-01-01T00:00:00.Z", None),
            ("2026-01-01T00:00:00+0200", None),
            ("2026-01-01", None),
            ("yesterday €€€€ at noon", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = Timestamp::parse(text).map(Timestamp::to_millis_text);
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn seconds_become_dates() {
        let cases = [
            (0.0, Some("1970-01-01T00:00:00Z")),
            (-1.0, Some("1969-12-31T23:59:59Z")),
            (1_538_828_773.9, Some("2018-10-06T12:26:13Z")),
            (1e300, None),
            (f64::NEG_INFINITY, None),
            (f64::NAN, None),
        ];
        for (seconds, expected) in cases {
            let text = Timestamp::from_seconds(seconds).map(|time| time.to_string());
            assert_eq!(text.as_deref(), expected, "{seconds}");
        }
    }
}

//! The number of events over time, by the events' own time.

use crate::event::Timestamp;
use memchr::{memchr2, memchr3, memmem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The counts of events in spans of time. The spans grow with the range of the times, so that there are never
/// many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// The length of a span, in minutes.
    pub minutes: u32,
    /// From the number of a span, counted from the start of 1970, to its events and to those of them that
    /// some rule matches.
    pub spans: BTreeMap<i64, [u64; 2]>,
    /// Events without a time that can be read.
    pub unknown: u64,
}

/// The most spans; more are merged.
const MAX_SPANS: usize = 2_048;

/// The lengths of spans: a minute, five minutes, an hour, a day, thirty days, some years.
const LENGTHS: [u32; 6] = [1, 5, 60, 1_440, 43_200, 2_592_000];

impl Default for Times {
    fn default() -> Self {
        Self { minutes: LENGTHS[0], spans: BTreeMap::new(), unknown: 0 }
    }
}

impl Times {
    /// Counts an event.
    pub(super) fn add(&mut self, event: &[u8], matched: bool) {
        let time = time_of(event).and_then(|text| str::from_utf8(text).ok());
        let Some(time) = time.and_then(Timestamp::parse) else {
            self.unknown += 1;
            return;
        };
        let span = time.millis().div_euclid(60_000 * i64::from(self.minutes));
        let [events, matching] = self.spans.entry(span).or_default();
        *events += 1;
        *matching += u64::from(matched);
        self.coarsen();
    }

    /// Adds the counts of other events.
    pub fn append(&mut self, mut other: Self) {
        let minutes = self.minutes.max(other.minutes);
        self.lengthen(minutes);
        other.lengthen(minutes);
        for (span, [events, matching]) in other.spans {
            let sum = self.spans.entry(span).or_default();
            sum[0] += events;
            sum[1] += matching;
        }
        self.unknown += other.unknown;
        self.coarsen();
    }

    /// Counts events as matched that were counted as unmatched, and the reverse.
    pub fn turn(&mut self, mut matched: Self, mut unmatched: Self) {
        let minutes = self.minutes.max(matched.minutes).max(unmatched.minutes);
        for times in [&mut *self, &mut matched, &mut unmatched] {
            times.lengthen(minutes);
        }
        let mut change = |times: Self, by: fn(u64, u64) -> u64| {
            for (span, [_, turned]) in times.spans {
                if let Some([events, matching]) = self.spans.get_mut(&span) {
                    *matching = by(*matching, turned).min(*events);
                }
            }
        };
        change(matched, u64::saturating_add);
        change(unmatched, u64::saturating_sub);
    }

    /// Returns the same counts in at most `most` spans, from the first to the last event, with the empty ones
    /// between them; each with the time of its start.
    pub fn rows(&self, most: u32) -> Vec<(Timestamp, [u64; 2])> {
        let mut few = self.clone();
        let all = |times: &Self| {
            let (first, last) = (times.spans.first_key_value(), times.spans.last_key_value());
            first.zip(last).map(|((&first, _), (&last, _))| first..=last)
        };
        while let Some(range) = all(&few) {
            let is_last = few.minutes == LENGTHS[LENGTHS.len() - 1];
            if range.end() - range.start() < i64::from(most) || is_last {
                let start = |span: i64| Timestamp::from_millis(span * 60_000 * i64::from(few.minutes));
                let row = |span| Some((start(span)?, few.spans.get(&span).copied().unwrap_or_default()));
                return range.take(most as usize).filter_map(row).collect();
            }
            few.lengthen(few.next_length());
        }
        Vec::new()
    }

    fn coarsen(&mut self) {
        while self.spans.len() > MAX_SPANS && self.minutes < LENGTHS[LENGTHS.len() - 1] {
            self.lengthen(self.next_length());
        }
    }

    fn next_length(&self) -> u32 {
        LENGTHS.into_iter().find(|&length| length > self.minutes).unwrap_or(self.minutes)
    }

    fn lengthen(&mut self, minutes: u32) {
        if minutes <= self.minutes {
            return;
        }
        let factor = i64::from(minutes / self.minutes);
        let mut spans: BTreeMap<i64, [u64; 2]> = BTreeMap::new();
        for (span, [events, matching]) in std::mem::take(&mut self.spans) {
            let sum = spans.entry(span.div_euclid(factor)).or_default();
            sum[0] += events;
            sum[1] += matching;
        }
        (self.minutes, self.spans) = (minutes, spans);
    }
}

/// Returns the text of an event's time as it is written, or `None` if it is missing or no string. The event
/// must be valid.
fn time_of(event: &[u8]) -> Option<&[u8]> {
    /// Made once, since making it takes longer than most searches.
    static FINDER: LazyLock<memmem::Finder> = LazyLock::new(|| memmem::Finder::new(b"\"time\""));
    let (before, rest) = event.split_at(FINDER.find(event)?);
    // In AWS's envelope the time comes before all objects and arrays, and nothing is escaped.
    let is_plain = memchr3(b'{', b'[', b'\\', before.get(1..)?).is_none();
    match rest.strip_prefix(b"\"time\":\"") {
        Some(text) if is_plain => Some(&text[..string_end(text, 0)?]),
        _ => top_level_text(event, b"time"),
    }
}

/// Returns the text of a top-level field of an event as it is written, or `None` if it is missing or no
/// string. The event must be valid.
fn top_level_text<'e>(event: &'e [u8], name: &[u8]) -> Option<&'e [u8]> {
    let (mut at, mut depth, mut is_key) = (0, 0_usize, true);
    let mut is_named = false;
    while at < event.len() {
        match event[at] {
            b'{' | b'[' => {
                depth += 1;
                is_key = depth == 1;
            }
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b':' if depth == 1 => is_key = false,
            b',' if depth == 1 => {
                is_key = true;
                is_named = false;
            }
            b'"' => {
                let start = at + 1;
                at = string_end(event, start)?;
                if depth == 1 && is_key {
                    is_named = &event[start..at] == name;
                } else if depth == 1 && is_named {
                    return Some(&event[start..at]);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Returns the offset of the quote that ends a string, or `None`.
fn string_end(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr2(b'"', b'\\', text.get(at..)?)?;
        if text[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_at_the_top_is_found() {
        let cases: [(&str, Option<&str>); 10] = [
            (r#"{"version":"0","time":"now","detail":{"time":"x"}}"#, Some("now")),
            (r#"{"a":"\"time\":\"x","time":"now"}"#, Some("now")),
            (r#"{"a":["time"],"b":"{","time":"now"}"#, Some("now")),
            (r#"{"time":"now"}"#, Some("now")),
            (r#"{"detail":{"time":"x","l":["time","y"]},"s":"\"time","time" : "now"}"#, Some("now")),
            (r#"{"a":"time","b":"time"}"#, None),
            (r#"{"time":7,"x":"y"}"#, None),
            (r#"{"time":{"time":"x"}}"#, None),
            (r#"{"time":["x"]}"#, None),
            ("{}", None),
        ];
        for (event, expected) in cases {
            for found in [top_level_text(event.as_bytes(), b"time"), time_of(event.as_bytes())] {
                assert_eq!(found, expected.map(str::as_bytes), "{event}");
            }
        }
    }

    #[test]
    fn events_turn_from_one_side_to_the_other() {
        // The first and the third are matched.
        let all = ["2026-03-01T10:00:00Z", "2026-03-01T10:00:30Z", "2026-03-01T10:01:00Z"];
        let mut times = counted(&all);
        let one = |time| counted(&[time]);
        times.turn(one(all[1]), one(all[2]));
        let first = times.spans.first_key_value().map(|(&span, _)| span).unwrap();
        assert_eq!(times.spans, BTreeMap::from([(first, [2, 2]), (first + 1, [1, 0])]));
        // Spans of another length are merged; what was never counted changes nothing.
        let mut long = one("2026-03-01T10:00:10Z");
        long.lengthen(60);
        times.turn(one("1999-01-01T00:00:00Z"), long);
        assert_eq!(times.spans.values().copied().collect::<Vec<_>>(), [[3, 1]]);
    }

    fn counted(times: &[&str]) -> Times {
        let mut counts = Times::default();
        for (number, time) in times.iter().enumerate() {
            counts.add(format!(r#"{{"time":"{time}"}}"#).as_bytes(), number % 2 == 0);
        }
        counts
    }

    #[test]
    fn events_are_counted_by_minute() {
        let times =
            counted(&["2026-03-02T09:00:01Z", "2026-03-02T09:00:59Z", "2026-03-02T09:02:00Z", "soon"]);
        assert_eq!(times.unknown, 1);
        let rows = times.rows(100);
        let rows: Vec<_> = rows.iter().map(|(start, counts)| (start.to_string(), *counts)).collect();
        assert_eq!(
            rows,
            [
                ("2026-03-02T09:00:00Z".to_owned(), [2, 1]),
                ("2026-03-02T09:01:00Z".to_owned(), [0, 0]),
                ("2026-03-02T09:02:00Z".to_owned(), [1, 1]),
            ]
        );
    }

    #[test]
    fn spans_grow_with_the_time_between() {
        let mut times = counted(&["1969-12-31T23:59:00Z", "1970-01-01T00:01:00Z"]);
        times.append(counted(&["2026-03-02T09:00:00Z"]));
        let rows = times.rows(60);
        assert!(rows.len() <= 60, "{}", rows.len());
        assert_eq!(rows.iter().map(|(_, [events, _])| events).sum::<u64>(), 3);
        let many: Vec<String> = (0..3_000)
            .map(|minute| Timestamp::from_millis(minute * 60_000).unwrap_or_default().to_string())
            .collect();
        let many = counted(&many.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((many.minutes, many.spans.len()), (5, 600));
    }
}

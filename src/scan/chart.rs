//! The counts over time as a chart: bars as SVG paths, and a description in words.

use super::Times;
use crate::text::grouped;
use std::fmt::Write;

/// Bars side by side, at most 100 high, in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The width of the chart.
    pub width: usize,
    /// The path of the bars of all events.
    pub all: String,
    /// The path of the bars of the events that some rule matches, to be drawn over the others.
    pub matched: String,
    /// A description in one or two sentences.
    pub words: String,
}

/// The distance from the start of a bar to that of the next.
const STEP: usize = 10;

impl Chart {
    /// Draws at most `most_bars` bars. Returns `None` if no event has a time.
    pub fn of(times: &Times, most_bars: u32) -> Option<Self> {
        let rows = times.rows(most_bars);
        let most = rows.iter().map(|(_, [events, _])| *events).max().filter(|most| *most > 0)?;
        let (first, last) = (rows.first()?.0, rows.last()?.0);
        let (mut all, mut matched) = (String::new(), String::new());
        for (at, (_, [events, matching])) in rows.iter().enumerate() {
            for (path, count) in [(&mut all, events), (&mut matched, matching)] {
                // At least one unit high unless the count is 0.
                let height = if *count == 0 { 0 } else { (count * 100 / most).max(1) };
                // Writing to a string never fails.
                let _ = write!(path, "M{} 100v-{height}h8v{height}z", at * STEP);
            }
        }
        let matching: u64 = rows.iter().map(|(_, [_, matching])| matching).sum();
        let minutes = rows
            .get(1)
            .map_or(i64::from(times.minutes), |(second, _)| (second.millis() - first.millis()) / 60_000);
        let words = format!(
            "From {first} to {last}. Each bar covers {}; the tallest has {} events. {} of the events with a \
             time match at least one rule.",
            span(minutes),
            grouped(most),
            grouped(matching)
        );
        Some(Self { width: rows.len() * STEP, all, matched, words })
    }
}

fn span(minutes: i64) -> String {
    match minutes {
        1 => "a minute".to_owned(),
        60 => "an hour".to_owned(),
        1_440 => "a day".to_owned(),
        minutes if minutes % 1_440 == 0 => format!("{} days", minutes / 1_440),
        minutes => format!("{minutes} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_for_counts() {
        let mut times = Times::default();
        assert_eq!(Chart::of(&times, 10), None);
        times.spans.extend([(0, [4, 1]), (2, [1, 0])]);
        let chart = Chart::of(&times, 10).unwrap();
        assert_eq!(chart.width, 30);
        assert_eq!(chart.all, "M0 100v-100h8v100zM10 100v-0h8v0zM20 100v-25h8v25z");
        assert!(chart.matched.starts_with("M0 100v-25h8v25zM10"), "{}", chart.matched);
        assert_eq!(
            chart.words,
            "From 1970-01-01T00:00:00Z to 1970-01-01T00:02:00Z. Each bar covers a minute; the tallest has 4 \
             events. 1 of the events with a time match at least one rule."
        );
    }
}

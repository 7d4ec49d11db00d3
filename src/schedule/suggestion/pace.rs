//! Rates in other words.

use super::{Subject, Suggestion, SuggestionKind};
use crate::schedule::expression::{Rate, Unit};

pub(super) fn suggest(subject: &Subject) -> Vec<Suggestion> {
    let Some(body) = subject.body("rate") else { return Vec::new() };
    let lower = body.to_lowercase();
    let words =
        lower.strip_prefix("@every ").or_else(|| lower.strip_prefix("every ")).unwrap_or(&lower).trim();
    let digits = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
    let (value, unit) = words.split_at(digits);
    let unit = unit.trim();
    let value = if value.is_empty() && words != body { Some(1) } else { value.parse().ok() };
    let Some(value) = value.filter(|value| (1..=Rate::MAX).contains(value)) else { return Vec::new() };
    let rate = |value, unit| {
        let text = Rate { value, unit }.to_string();
        vec![subject.instead(SuggestionKind::Rate, text)]
    };
    match unit {
        "m" | "min" | "mins" | "minute" | "minutes" | "minutess" => rate(value, Unit::Minutes),
        "h" | "hr" | "hrs" | "hour" | "hours" => rate(value, Unit::Hours),
        "d" | "day" | "days" => rate(value, Unit::Days),
        "w" | "week" | "weeks" => value.checked_mul(7).map(|days| rate(days, Unit::Days)).unwrap_or_default(),
        "s" | "sec" | "secs" | "second" | "seconds" if value.is_multiple_of(60) => {
            rate(value / 60, Unit::Minutes)
        }
        "month" | "months" => months(subject, value),
        "y" | "year" | "years" => months(subject, value.saturating_mul(12)),
        _ => Vec::new(),
    }
}

/// A cron expression for each time this many months have passed; the year must divide into them.
fn months(subject: &Subject, value: u32) -> Vec<Suggestion> {
    let month = match value {
        1 => "*".to_owned(),
        2 | 3 | 4 | 6 => format!("1/{value}"),
        12 => "1".to_owned(),
        _ => return Vec::new(),
    };
    vec![subject.instead(SuggestionKind::Months, format!("cron(0 0 1 {month} ? *)"))]
}

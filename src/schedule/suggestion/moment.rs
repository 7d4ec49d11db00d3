//! Moments in other forms.

use super::{Subject, Suggestion, SuggestionKind};
use crate::event::Timestamp;
use crate::schedule::expression::{At, Service};

pub(super) fn suggest(subject: &Subject) -> Vec<Suggestion> {
    let Some(local) = subject.body("at").and_then(read) else { return Vec::new() };
    match subject.service() {
        Service::Scheduler => vec![subject.instead(SuggestionKind::At, At { local }.to_string())],
        Service::Rule => {
            let (year, month, day) = local.date();
            let minute = local.millis().rem_euclid(86_400_000) / 60_000;
            let text = format!("cron({} {} {day} {month} ? {year})", minute % 60, minute / 60);
            vec![subject.instead(SuggestionKind::AtAsCron, text)]
        }
    }
}

/// Returns a date with or without a time of day. A zone other than UTC would move it, so it is not read.
fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim_end_matches(['Z', 'z']);
    match text.len() {
        10 => Timestamp::parse(&format!("{text}T00:00:00Z")),
        16 => Timestamp::parse(&format!("{text}:00Z")),
        19.. => Timestamp::parse(&format!("{text}Z")),
        _ => None,
    }
}

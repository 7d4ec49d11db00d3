//! The time of day in words.

use super::list::{joined, progression, wrapping_runs};
use crate::schedule::expression::Cron;
use crate::schedule::field::Field;
use crate::schedule::set::Set;

/// So many times of day are listed one by one.
const LISTED: usize = 6;

/// The times of a day in words.
pub(super) struct Phrase {
    pub(super) text: String,
    /// Whether it names times of the day, so that "every day" completes it.
    pub(super) is_once_a_day: bool,
}

pub(super) fn phrase(cron: &Cron) -> Phrase {
    let values = |field| Set::new(field, cron.terms(field)).values();
    let (minutes, hours) = (values(Field::Minutes), values(Field::Hours));
    let all_hours = hours.len() == 24;
    let is_regular = minutes.len() == 1 && hours.len() > 3 && is_regular(&hours);
    if !all_hours && minutes.len() * hours.len() <= LISTED && !is_regular {
        let times = hours.iter().flat_map(|hour| minutes.iter().map(move |minute| clock(*hour, *minute)));
        return Phrase { text: format!("At {}", joined(times)), is_once_a_day: true };
    }
    if let ([minute], false) = (minutes.as_slice(), all_hours) {
        return Phrase { text: once_an_hour(*minute, &hours), is_once_a_day: false };
    }
    let pace = within_hour(&minutes, all_hours);
    let text = if all_hours { pace } else { format!("{pace}, {}", during(&hours)) };
    Phrase { text, is_once_a_day: false }
}

/// Returns whether the hours are the same distance apart, also from one day to the next.
fn is_regular(hours: &[u16]) -> bool {
    progression(hours).is_some_and(|step| usize::from(step) * hours.len() == 24)
}

/// Many hours, one minute of each.
fn once_an_hour(minute: u16, hours: &[u16]) -> String {
    let first = hours.first().copied().unwrap_or_default();
    let last = hours.last().copied().unwrap_or_default();
    let stretches = wrapping_runs(hours, 0, 23);
    match (progression(hours), stretches.as_slice()) {
        (Some(step), _) if is_regular(hours) => {
            format!("Every {step} hours from {}", clock(first, minute))
        }
        (Some(step), _) if step > 1 => {
            format!("Every {step} hours from {} to {}", clock(first, minute), clock(last, minute))
        }
        (_, [(from, to)]) => format!("Every hour from {} to {}", clock(*from, minute), clock(*to, minute)),
        _ => format!("At {}", joined(hours.iter().map(|hour| clock(*hour, minute)))),
    }
}

/// Returns the minutes of an hour.
fn within_hour(minutes: &[u16], all_hours: bool) -> String {
    let of_hour = if all_hours { " of every hour" } else { "" };
    let first = minutes.first().copied().unwrap_or_default();
    let last = minutes.last().copied().unwrap_or_default();
    match (minutes, progression(minutes)) {
        ([0], _) => "Every hour, on the hour".to_owned(),
        ([minute], _) => format!("Every hour, at minute {minute}"),
        (_, Some(1)) if minutes.len() == 60 => "Every minute".to_owned(),
        (_, Some(1)) if minutes.len() > 2 => {
            format!("Every minute from minute {first} to minute {last}{of_hour}")
        }
        (_, Some(step)) if 60 % step == 0 && minutes.len() == 60 / usize::from(step) && minutes.len() > 1 => {
            if first == 0 {
                format!("Every {step} minutes")
            } else {
                every_from(step, first)
            }
        }
        (_, Some(step)) if minutes.len() > 4 => {
            format!("Every {step} minutes from minute {first} to minute {last}{of_hour}")
        }
        _ => format!("At minutes {}{of_hour}", joined(minutes.iter().map(ToString::to_string))),
    }
}

fn every_from(step: u16, first: u16) -> String {
    format!("Every {step} minutes from minute {first}")
}

/// Returns the hours in which something happens more than once.
fn during(hours: &[u16]) -> String {
    let stretches = wrapping_runs(hours, 0, 23);
    joined(stretches.iter().map(|(from, to)| format!("from {} to {}", clock(*from, 0), clock(*to, 59))))
}

fn clock(hour: u16, minute: u16) -> String {
    format!("{hour:02}:{minute:02}")
}

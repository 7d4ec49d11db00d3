//! The days of a cron expression in words.

use super::list::{joined, ordinal, runs, wrapping_runs};
use super::{month_list, month_name};
use crate::schedule::expression::Cron;
use crate::schedule::field::Field;
use crate::schedule::set::Set;
use crate::schedule::term::Term;

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// Returns the days in words, empty if it is every day, and whether the months are named with them.
pub(super) fn phrase(cron: &Cron, months: &[u16]) -> (String, bool) {
    let of_month = cron.terms(Field::DayOfMonth);
    let by_month = of_month != [Term::Any];
    let (field, terms) = if by_month {
        (Field::DayOfMonth, of_month)
    } else {
        (Field::DayOfWeek, cron.terms(Field::DayOfWeek))
    };
    let plain = Set::new(field, terms).values();
    if plain.len() == usize::from(field.size()) {
        return (String::new(), false);
    }
    let of = match months {
        _ if months.len() == 12 => "of the month".to_owned(),
        [month] => format!("of {}", month_name(*month)),
        _ => format!("of {}", month_list(months)),
    };
    let special = terms.iter().filter_map(|term| special(*term, by_month));
    if by_month {
        let days = joined(stretches(&plain).into_iter().chain(special));
        // "from the 1st to the 7th" needs no "on".
        let on = if days.starts_with("from ") { "" } else { "on " };
        return (format!("{on}{days} {of}"), true);
    }
    let special: Vec<String> = special.collect();
    if special.is_empty() {
        return (weekdays(&plain), false);
    }
    let plain = plain.iter().map(|weekday| format!("every {}", weekday_name(*weekday)));
    (format!("on {} {of}", joined(plain.chain(special))), true)
}

/// Days of the month: "the 1st", "the 1st to the 7th".
fn stretches(days: &[u16]) -> Vec<String> {
    let mut out = Vec::new();
    for (first, last) in runs(days) {
        match last - first {
            0 => out.push(format!("the {}", ordinal(first))),
            1 => out.extend([format!("the {}", ordinal(first)), format!("the {}", ordinal(last))]),
            _ => out.push(format!("from the {} to the {}", ordinal(first), ordinal(last))),
        }
    }
    out
}

/// "on Mondays", "on Saturdays and Sundays", "Monday to Friday".
fn weekdays(days: &[u16]) -> String {
    let stretches = wrapping_runs(days, 1, 7);
    if let ([(first, last)], 3..) = (stretches.as_slice(), days.len()) {
        return format!("{} to {}", weekday_name(*first), weekday_name(*last));
    }
    // A stretch over the end of the week keeps its order: Saturdays and Sundays.
    let walk = |(first, last): &(u16, u16)| {
        let length = (last + 7 - first) % 7;
        (0..=length).map(|offset| (first - 1 + offset) % 7 + 1).collect::<Vec<_>>()
    };
    let days = stretches.iter().flat_map(walk);
    format!("on {}", joined(days.map(|day| format!("{}s", weekday_name(day)))))
}

/// Returns a day that depends on the month.
fn special(term: Term, by_month: bool) -> Option<String> {
    Some(match term {
        Term::Last if by_month => "the last day".to_owned(),
        Term::BeforeLast(1) => "the next-to-last day".to_owned(),
        Term::BeforeLast(days) => format!("the day {days} days before the last"),
        Term::LastWeekday => "the last weekday".to_owned(),
        Term::NearestWeekday(day) => format!("the weekday nearest to the {}", ordinal(day)),
        Term::LastOf(weekday) => format!("the last {}", weekday_name(weekday)),
        Term::Nth { weekday, nth } => format!("the {} {}", nth_word(nth), weekday_name(weekday)),
        _ => return None,
    })
}

fn nth_word(nth: u16) -> &'static str {
    ["first", "second", "third", "fourth", "fifth"]
        .get(usize::from(nth).wrapping_sub(1))
        .copied()
        .unwrap_or("")
}

fn weekday_name(weekday: u16) -> &'static str {
    WEEKDAYS.get(usize::from(weekday).wrapping_sub(1)).copied().unwrap_or_default()
}

//! A schedule as a sentence for people.

mod days;
mod list;
mod time;

use super::expression::{At, Cron, Rate, Schedule};
use super::field::Field;
use super::set::Set;
use list::{joined, progression, runs};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The schedule in one sentence without a full stop, as in "At 10:15, Monday to Friday". Times are
/// those of the schedule's zone.
pub fn describe(schedule: &Schedule) -> String {
    match schedule {
        Schedule::Rate(rate) => steady(*rate),
        Schedule::Cron(cron) => planned(cron),
        Schedule::At(at) => once(*at),
    }
}

fn steady(rate: Rate) -> String {
    let Rate { value, unit } = rate;
    if value == 1 { format!("Every {}", unit.singular()) } else { format!("Every {value} {}", unit.plural()) }
}

fn once(at: At) -> String {
    let (year, month, day) = at.local.date();
    let text = at.local.to_string();
    let clock = text.get(11..19).unwrap_or_default();
    format!(
        "Once, at {} on {day} {} {year}",
        clock.strip_suffix(":00").unwrap_or(clock),
        month_name(month as u16)
    )
}

fn planned(cron: &Cron) -> String {
    let time = time::phrase(cron);
    let months = Set::new(Field::Month, cron.terms(Field::Month)).values();
    let (days, names_months) = days::phrase(cron, &months);
    let mut sentence = time.text;
    if !days.is_empty() {
        sentence.push_str(if days.starts_with("on ") { " " } else { ", " });
        sentence.push_str(&days);
    } else if time.is_once_a_day {
        sentence.push_str(" every day");
    }
    if months.len() < 12 && !names_months {
        sentence.push_str(" in ");
        sentence.push_str(&month_list(&months));
    }
    let years = years(&Set::new(Field::Year, cron.terms(Field::Year)).values());
    if !years.is_empty() {
        sentence.push_str(if days.is_empty() && months.len() == 12 { " " } else { ", " });
        sentence.push_str(&years);
    }
    sentence
}

fn years(years: &[u16]) -> String {
    match years {
        [] => String::new(),
        _ if years.len() == usize::from(Field::Year.size()) => String::new(),
        [year] => format!("in {year}"),
        [first, .., last] => match progression(years) {
            Some(1) if *last == *Field::Year.range().end() => format!("from {first} on"),
            Some(1) => format!("from {first} to {last}"),
            Some(2) if years.len() > 3 => format!("every second year from {first} to {last}"),
            Some(step) if years.len() > 3 => format!("every {step} years from {first} to {last}"),
            _ => format!("in {}", joined(years.iter().map(ToString::to_string))),
        },
    }
}

/// "March", "March and May", "March to June".
fn month_list(months: &[u16]) -> String {
    joined(runs(months).into_iter().flat_map(|(first, last)| match last - first {
        0 => vec![month_name(first).to_owned()],
        1 => vec![month_name(first).to_owned(), month_name(last).to_owned()],
        _ => vec![format!("{} to {}", month_name(first), month_name(last))],
    }))
}

fn month_name(month: u16) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

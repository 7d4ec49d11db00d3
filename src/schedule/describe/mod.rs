//! A schedule as a sentence for people.

mod days;
mod list;
mod time;

use super::expression::{At, Cron, Rate, Schedule};
use super::field::Field;
use super::set::Set;
use list::{joined, progression, runs};

/// The names of the months, January first.
pub const MONTHS: [&str; 12] = [
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

/// Returns the schedule in one sentence without a full stop, as in "At 10:15, Monday to Friday". Times are
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
        u16::try_from(month).map_or("", month_name)
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
        sentence.push_str(", ");
        sentence.push_str(&years);
    }
    sentence
}

fn years(years: &[u16]) -> String {
    match years {
        [] => String::new(),
        _ if Field::Year.range().eq(years.iter().copied()) => String::new(),
        [year] if *year > 9_999 => "after the year 9999".to_owned(),
        [year] => format!("in {year}"),
        [first, .., last] => match progression(years) {
            Some(1) if *last == *Field::Year.range().end() => format!("from {first} on"),
            Some(1) => format!("from {first} to {last}"),
            Some(2) if years.len() > 3 => format!("every other year from {first} to {last}"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::{Service, parse};

    #[test]
    fn schedules_are_said_in_a_sentence() {
        let cases = [
            ("rate(1 hour)", "Every hour"),
            ("rate(5 minutes)", "Every 5 minutes"),
            ("rate(7 days)", "Every 7 days"),
            ("at(2026-11-20T13:00:00)", "Once, at 13:00 on 20 November 2026"),
            ("at(2026-11-20T13:00:30)", "Once, at 13:00:30 on 20 November 2026"),
            ("cron(0 10 * * ? *)", "At 10:00 every day"),
            ("cron(0 10 ? * * *)", "At 10:00 every day"),
            ("cron(15 10 ? * MON-FRI *)", "At 10:15, Monday to Friday"),
            ("cron(5,35 14 * * ? *)", "At 14:05 and 14:35 every day"),
            ("cron(0 8 1 * ? *)", "At 08:00 on the 1st of the month"),
            ("cron(30 4 1,15 * ? *)", "At 04:30 on the 1st and the 15th of the month"),
            ("cron(0 0 1-7 * ? *)", "At 00:00, from the 1st to the 7th of the month"),
            ("cron(0 0 1 1/3 ? *)", "At 00:00 on the 1st of January, April, July and October"),
            ("cron(0 12 29 2 ? *)", "At 12:00 on the 29th of February"),
            ("cron(0 9 L * ? *)", "At 09:00 on the last day of the month"),
            ("cron(0 9 LW * ? *)", "At 09:00 on the last weekday of the month"),
            ("cron(0 9 L-3 * ? *)", "At 09:00 on the day 3 days before the last of the month"),
            (
                "cron(0 8 3W 1-4 ? 2026)",
                "At 08:00 on the weekday nearest to the 3rd of January to April, in 2026",
            ),
            ("cron(15 10 ? * 6L 2026-2027)", "At 10:15 on the last Friday of the month, from 2026 to 2027"),
            ("cron(0 2 ? * SAT#3 *)", "At 02:00 on the third Saturday of the month"),
            ("cron(0 2 ? 3,5 3#2 *)", "At 02:00 on the second Tuesday of March and May"),
            ("cron(0 7 ? * L *)", "At 07:00 on Saturdays"),
            ("cron(0 7 ? * SUN,WED *)", "At 07:00 on Sundays and Wednesdays"),
            ("cron(0 7 ? * SAT,SUN *)", "At 07:00 on Saturdays and Sundays"),
            ("cron(0 7 ? * FRI-MON *)", "At 07:00, Friday to Monday"),
            ("cron(0 0 ? JAN,JUL 2 *)", "At 00:00 on Mondays in January and July"),
            ("cron(* * * * ? *)", "Every minute"),
            ("cron(0/15 * * * ? *)", "Every 15 minutes"),
            ("cron(1/10 * * * ? *)", "Every 10 minutes from minute 1"),
            ("cron(0/7 * * * ? *)", "Every 7 minutes from minute 0 to minute 56 of every hour"),
            ("cron(0 * * * ? *)", "Every hour, on the hour"),
            ("cron(50/15 * * * ? *)", "Every hour, at minute 50"),
            ("cron(5,10 * * * ? *)", "At minutes 5 and 10 of every hour"),
            ("cron(0-10 * * * ? *)", "Every minute from minute 0 to minute 10 of every hour"),
            ("cron(0 0/4 * * ? *)", "Every 4 hours from 00:00"),
            ("cron(20 0/5 * * ? *)", "At 00:20, 05:20, 10:20, 15:20 and 20:20 every day"),
            ("cron(0 8-17 * * ? *)", "Every hour from 08:00 to 17:00"),
            ("cron(0 20-2 * * ? *)", "Every hour from 20:00 to 02:00"),
            ("cron(0/10 * ? * MON-FRI *)", "Every 10 minutes, Monday to Friday"),
            ("cron(0/5 8-17 ? * MON-FRI *)", "Every 5 minutes, from 08:00 to 17:59, Monday to Friday"),
            ("cron(0/30 20-2 ? * MON-FRI *)", "Every 30 minutes, from 20:00 to 02:59, Monday to Friday"),
            ("cron(* 10,12 * * ? *)", "Every minute, from 10:00 to 10:59 and from 12:00 to 12:59"),
            ("cron(0 12 1 1 ? 2030)", "At 12:00 on the 1st of January, in 2030"),
            ("cron(0 12 * 1 ? *)", "At 12:00 every day in January"),
            ("cron(0 12 * * ? 2026/2)", "At 12:00 every day, every other year from 2026 to 2198"),
            ("cron(0 12 ? * MON 2030-2199)", "At 12:00 on Mondays, from 2030 on"),
            // "Every Monday", somebody thought: day 1 is Sunday.
            ("cron(0 11 ? * 1 *)", "At 11:00 on Sundays"),
        ];
        let wrong: Vec<String> = cases
            .into_iter()
            .map(|(text, expected)| {
                (text, describe(&parse(text, Service::Scheduler).schedule.unwrap()), expected)
            })
            .filter(|(_, found, expected)| found != expected)
            .map(|(text, found, expected)| format!("{text}: {found}, not {expected}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

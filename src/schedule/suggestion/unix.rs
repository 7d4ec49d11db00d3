//! Unix cron and its relatives.

use super::{Subject, Suggestion, SuggestionKind};
use crate::schedule::expression::Service;
use crate::schedule::field::Field;
use crate::schedule::parser::parse;

/// The names that other schedulers have for schedules.
const NICKNAMES: &[(&str, &str)] = &[
    ("@hourly", "cron(0 * * * ? *)"),
    ("@daily", "cron(0 0 * * ? *)"),
    ("@midnight", "cron(0 0 * * ? *)"),
    ("@weekly", "cron(0 0 ? * SUN *)"),
    ("@monthly", "cron(0 0 1 * ? *)"),
    ("@yearly", "cron(0 0 1 1 ? *)"),
    ("@annually", "cron(0 0 1 1 ? *)"),
];

pub(super) fn suggest(subject: &Subject) -> Vec<Suggestion> {
    let Some(body) = subject.body("cron") else { return Vec::new() };
    let known = |(name, _): &&(&str, &str)| name.eq_ignore_ascii_case(body);
    if let Some((_, expression)) = NICKNAMES.iter().find(known) {
        return vec![subject.instead(SuggestionKind::Nickname, (*expression).to_owned())];
    }
    let words: Vec<&str> = body.split_whitespace().collect();
    let has_any = words.contains(&"?");
    match words.as_slice() {
        &[minutes, hours, month_day, month, weekday] if !has_any => {
            translate(subject, [minutes, hours, month_day, month, weekday], SuggestionKind::UnixCron)
        }
        [_, _, _, _, _] => {
            let kind = if subject.has_function() { SuggestionKind::AddYear } else { SuggestionKind::Wrap };
            vec![subject.instead(kind, format!("cron({} *)", words.join(" ")))]
        }
        &[seconds, minutes, hours, month_day, month, weekday] => {
            let mut found = Vec::new();
            let as_it_is = format!("cron({})", words.join(" "));
            let is_sound = !parse(&as_it_is, Service::Rule).is_refused();
            found.push(subject.instead(SuggestionKind::Wrap, as_it_is));
            if !is_sound && is_second(seconds) {
                let five = [minutes, hours, month_day, month, weekday];
                if has_any {
                    let text = format!("cron({} *)", five.join(" "));
                    found.push(subject.instead(SuggestionKind::SecondsQuartz, text));
                } else {
                    found.extend(translate(subject, five, SuggestionKind::SecondsSpring));
                }
            }
            found
        }
        [seconds, rest @ ..] if rest.len() == 6 && is_second(seconds) => {
            vec![subject.instead(SuggestionKind::SecondsQuartz, format!("cron({})", rest.join(" ")))]
        }
        _ => Vec::new(),
    }
}

/// Runs more often than once a minute have no translation.
fn is_second(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|second| second < 60)
}

/// Returns the five fields of Unix cron. Where both day fields are restricted, Unix runs on the days of
/// either, which takes two expressions here.
fn translate(subject: &Subject, fields: [&str; 5], kind: SuggestionKind) -> Vec<Suggestion> {
    let [minutes, hours, month_day, month, weekday] = fields;
    let Some(week) = weekdays(weekday) else { return Vec::new() };
    let (minutes, hours) = (steps(minutes, "0"), steps(hours, "0"));
    let (days, months) = (steps(month_day, "1"), steps(&month.to_uppercase(), "1"));
    let by_month = format!("cron({minutes} {hours} {days} {months} ? *)");
    let by_week = format!("cron({minutes} {hours} ? {months} {week} *)");
    match (days == "*", week == "*") {
        (_, true) => vec![subject.instead(kind, by_month)],
        (true, false) => vec![subject.instead(kind, by_week)],
        (false, false) => vec![
            subject.instead(SuggestionKind::UnixCronDayOfMonth, by_month),
            subject.instead(SuggestionKind::UnixCronDayOfWeek, by_week),
        ],
    }
}

/// `*/5` as AWS's documentation writes it: `0/5`.
fn steps(field: &str, first: &str) -> String {
    let term = |term: &str| match term.strip_prefix("*/") {
        Some("1") => "*".to_owned(),
        Some(step) => format!("{first}/{step}"),
        None => term.to_owned(),
    };
    field.split(',').map(term).collect::<Vec<_>>().join(",")
}

/// Returns the days of the week of Unix cron, where Sunday is 0 and 7, as AWS writes them.
pub(super) fn weekdays(field: &str) -> Option<String> {
    if let Some(special) = special_weekday(field) {
        return Some(special);
    }
    let mut days = [false; 7];
    for term in field.split(',') {
        let (range, step) = term.split_once('/').unwrap_or((term, "1"));
        let step: usize = step.parse().ok().filter(|step| (1..=7).contains(step))?;
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (0, 6),
            Some((from, to)) => (weekday(from)?, weekday(to)?),
            None if term.contains('/') => (weekday(range)?, 6),
            None => (weekday(range)?, weekday(range)?),
        };
        for day in (from..=to).step_by(step) {
            *days.get_mut(day % 7)? = true;
        }
    }
    let names = Field::DayOfWeek.names();
    if days == [true; 7] {
        return Some("*".to_owned());
    }
    let mut out: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let length = days[day..].iter().take_while(|is_on| **is_on).count();
        match length {
            0..=2 => out.extend(names[day..day + length].iter().map(|name| (*name).to_owned())),
            _ => out.push(format!("{}-{}", names[day], names[day + length - 1])),
        }
        day += length + 1;
    }
    (!out.is_empty()).then(|| out.join(","))
}

/// `5L` and `5#2`, which some have.
fn special_weekday(field: &str) -> Option<String> {
    let (day, rest) = match field.split_once('#') {
        Some((day, nth)) => (day, format!("#{nth}")),
        None => (field.strip_suffix('L')?, "L".to_owned()),
    };
    Some(format!("{}{rest}", weekday(day)? % 7 + 1))
}

/// 0 to 7, or a name.
fn weekday(text: &str) -> Option<usize> {
    let number = text.parse().ok().filter(|day| *day <= 7);
    number.or_else(|| Some(usize::from(Field::DayOfWeek.named(text)?) - 1))
}

//! Small mistakes within the fields of a cron expression.

use super::unix::weekdays;
use super::{Subject, Suggestion, SuggestionKind};
use crate::schedule::field::Field;
use crate::schedule::problem::{Problem, ProblemKind};
use crate::text::{Edit, Span};

pub(super) fn suggest(subject: &Subject) -> Vec<Suggestion> {
    subject.parsed.problems.iter().flat_map(|problem| for_problem(subject, problem)).collect()
}

fn for_problem(subject: &Subject, problem: &Problem) -> Vec<Suggestion> {
    use SuggestionKind as S;
    let span = problem.span;
    let one = |kind, span, text: &str| vec![Suggestion { kind, edit: Edit::replace(span, text) }];
    match &problem.kind {
        ProblemKind::BothDays => both_days(subject),
        ProblemKind::UnknownTerm { field, found } => {
            let short = found.get(..3).and_then(|short| field.named(short));
            short.map(|value| one(S::Name, span, name(*field, value))).unwrap_or_default()
        }
        ProblemKind::RestIgnored { read, .. } => one(S::Rest, span, &read.to_uppercase()),
        ProblemKind::NameCase(found) if !is_cut(subject, span) => one(S::Name, span, &found.to_uppercase()),
        ProblemKind::NoDays => {
            field_span(subject, Field::DayOfMonth).map(|span| one(S::EveryDay, span, "*")).unwrap_or_default()
        }
        ProblemKind::OutOfRange { field: Field::DayOfWeek, found } if found.trim_matches('0').is_empty() => {
            let Some(field) = field_span(subject, Field::DayOfWeek) else { return Vec::new() };
            let unix = weekdays(field.of(subject.text));
            unix.map(|unix| one(S::SundayIsOne, field, &unix)).unwrap_or_default()
        }
        ProblemKind::OutOfRange { field: Field::Hours, found } if found == "24" => {
            one(S::Midnight, span, "0")
        }
        ProblemKind::NumberedWeekdays { found, names } => numbered_weekdays(span, found, names),
        ProblemKind::EveryMinuteOfHour => one(S::OnTheHour, span, "0"),
        ProblemKind::ShortMonths(31) => one(S::LastDay, span, "L"),
        _ => Vec::new(),
    }
}

/// Returns the days as Unix cron counts them, which may be what was meant, and as AWS does.
fn numbered_weekdays(span: Span, found: &str, names: &str) -> Vec<Suggestion> {
    let unix = weekdays(found).filter(|unix| unix != names);
    let kind = if found == "1-5" { SuggestionKind::WorkingDays } else { SuggestionKind::UnixDays };
    let unix = unix.map(|text| Suggestion { kind, edit: Edit::replace(span, text) });
    let names = Suggestion { kind: SuggestionKind::DayNames, edit: Edit::replace(span, names) };
    unix.into_iter().chain([names]).collect()
}

/// Returns whether a name is only the part that counts of a longer word.
fn is_cut(subject: &Subject, name: Span) -> bool {
    let holds = |span: Span| span.start <= name.start && name.end <= span.end;
    let is_rest = |problem: &&Problem| matches!(problem.kind, ProblemKind::RestIgnored { .. });
    subject.parsed.problems.iter().filter(is_rest).any(|problem| holds(problem.span))
}

/// `?` for the day field without a restriction, or for either.
fn both_days(subject: &Subject) -> Vec<Suggestion> {
    let (Some(month), Some(week)) =
        (field_span(subject, Field::DayOfMonth), field_span(subject, Field::DayOfWeek))
    else {
        return Vec::new();
    };
    let any = |kind, span: Span| Suggestion { kind, edit: Edit::replace(span, "?") };
    let by_week = any(SuggestionKind::AnyDayOfMonth, month);
    let by_month = any(SuggestionKind::AnyDayOfWeek, week);
    match (month.of(subject.text), week.of(subject.text)) {
        (_, "*") => vec![by_month],
        ("*", _) => vec![by_week],
        _ => vec![by_month, by_week],
    }
}

fn field_span(subject: &Subject, field: Field) -> Option<Span> {
    subject.parsed.fields.iter().find(|(one, _)| *one == field).map(|(_, span)| *span)
}

fn name(field: Field, value: u16) -> &'static str {
    let index = usize::from(value - field.range().start());
    field.names().get(index).copied().unwrap_or_default()
}

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
        ProblemKind::NameCase(found) => one(S::Name, span, &found.to_uppercase()),
        ProblemKind::OutOfRange { field: Field::DayOfWeek, found } if found.trim_matches('0').is_empty() => {
            let Some(field) = field_span(subject, Field::DayOfWeek) else { return Vec::new() };
            let unix = weekdays(field.of(subject.text));
            unix.map(|unix| one(S::SundayIsOne, field, &unix)).unwrap_or_default()
        }
        ProblemKind::OutOfRange { field: Field::Hours, found } if found == "24" => {
            one(S::Midnight, span, "0")
        }
        ProblemKind::NumberedWeekdays => one(S::WorkingDays, span, "MON-FRI"),
        ProblemKind::EveryMinuteOfHour => one(S::OnTheHour, span, "0"),
        ProblemKind::ShortMonths(31) => one(S::LastDay, span, "L"),
        _ => Vec::new(),
    }
}

/// `?` for the day field that says nothing, or for either.
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

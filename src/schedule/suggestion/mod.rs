//! Translations of what other schedulers take, and repairs of small mistakes.
//!
//! Each suggestion has been tried: with it the expression has fewer problems than before.

mod fields;
mod moment;
mod pace;
mod shell;
mod unix;

use super::expression::Service;
use super::parser::{Parsed, parse};
use super::problem::Weight;
use crate::text::{Edit, Span, apply};

/// A change of an expression; [`super::words::label`] says what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it does.
    pub kind: SuggestionKind,
    /// The change of the expression's text.
    pub edit: Edit,
}

/// The kinds of [`Suggestion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SuggestionKind {
    /// Five fields of Unix cron.
    UnixCron,
    /// Unix cron runs when either day field fits: the part with the days of the month.
    UnixCronDayOfMonth,
    /// Unix cron runs when either day field fits: the part with the days of the week.
    UnixCronDayOfWeek,
    /// Quartz, with a field for seconds.
    SecondsQuartz,
    /// Spring, with a field for seconds and days of the week as in Unix cron.
    SecondsSpring,
    /// `@daily` and the like.
    Nickname,
    /// The fields without `cron()` around them.
    Wrap,
    /// `CRON(`, `Rate(`.
    Function,
    /// The closing parenthesis.
    Close,
    /// Blanks too many.
    Blanks,
    /// `rate(1 minutes)`, `rate(5min)`, `every 2 weeks`.
    Rate,
    /// `rate(1 month)`.
    Months,
    /// `?` in day-of-month.
    AnyDayOfMonth,
    /// `?` in day-of-week.
    AnyDayOfWeek,
    /// The year is missing.
    AddYear,
    /// `monday`, `Jan`.
    Name,
    /// Days of the week counted from 0, Sunday.
    SundayIsOne,
    /// `1-5`, which is Sunday to Thursday.
    WorkingDays,
    /// Hour 24.
    Midnight,
    /// `*` in minutes, for one single run.
    OnTheHour,
    /// Day 31, for the last of each month.
    LastDay,
    /// A moment in another form.
    At,
    /// `at()` for a rule.
    AtAsCron,
}

/// What could be meant by an expression, the most likely first; nothing for one without problems.
pub fn suggestions(text: &str, service: Service) -> Vec<Suggestion> {
    // Longer texts are no expression, and trying takes its time.
    if text.len() > 4 * super::MAX_LENGTH {
        return Vec::new();
    }
    let parsed = parse(text, service);
    if parsed.problems.is_empty() {
        return Vec::new();
    }
    let subject = Subject { text, parsed: &parsed };
    let families = [fields::suggest, unix::suggest, pace::suggest, moment::suggest, shell::suggest];
    let mut results: Vec<String> = Vec::new();
    let mut found: Vec<Suggestion> = families.iter().flat_map(|family| family(&subject)).collect();
    found.retain(|suggestion| {
        let result = apply(text, std::slice::from_ref(&suggestion.edit));
        let is_new = !results.contains(&result);
        let helps = is_new && troubles(&parse(&result, service)) < troubles(&parsed);
        if helps {
            results.push(result);
        }
        helps
    });
    found
}

/// How many problems there are, the weightiest counted first.
fn troubles(parsed: &Parsed) -> [usize; 3] {
    let count = |weight| parsed.problems.iter().filter(|problem| problem.weight == weight).count();
    // An expression that cannot be read far enough has one problem, and as many as can be.
    let refused = if parsed.is_refused() { count(Weight::Refused) } else { 0 };
    [refused, count(Weight::Unknown), count(Weight::Notice)]
}

/// An expression with problems.
struct Subject<'t> {
    text: &'t str,
    parsed: &'t Parsed,
}

impl<'t> Subject<'t> {
    /// What stands within the parentheses of a function, or all of the text without any.
    fn body(&self, function: &str) -> Option<&'t str> {
        let text = self.text.trim();
        let Some((name, rest)) = text.split_once('(') else { return Some(text) };
        let is_it = name.eq_ignore_ascii_case(function);
        is_it.then(|| rest.strip_suffix(')').unwrap_or(rest).trim())
    }

    /// Whether the text is the function at all, in whatever case.
    fn has_function(&self) -> bool {
        self.text.contains('(')
    }

    fn service(&self) -> Service {
        self.parsed.service
    }

    /// Another expression in the place of the whole text.
    fn instead(&self, kind: SuggestionKind, text: String) -> Suggestion {
        Suggestion { kind, edit: Edit::replace(Span::new(0, self.text.len()), text) }
    }
}

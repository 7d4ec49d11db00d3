//! Translations of what other schedulers take, and repairs of small mistakes.
//!
//! Each suggestion has been tried: with it the expression is taken, and has fewer problems than before.

mod fields;
mod moment;
mod pace;
mod shell;
mod unix;

use super::expression::Service;
use super::parser::{Parsed, parse};
use super::problem::Weight;
use crate::text::{Edit, Span, apply};

/// A change of an expression; [`super::messages::label`] says what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its kind.
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
    /// Numbers of weekdays, meant as in Unix cron.
    UnixDays,
    /// Numbers of weekdays, which names say more clearly.
    DayNames,
    /// `?` in both day fields: every day.
    EveryDay,
    /// Something behind a value, which is ignored.
    Rest,
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

/// Returns what could be meant by an expression, the most likely first; empty for one without problems.
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
    let mut tried: Vec<(Suggestion, String)> = Vec::new();
    for suggestion in families.iter().flat_map(|family| family(&subject)) {
        let result = apply(text, std::slice::from_ref(&suggestion.edit));
        let after = parse(&result, service);
        let is_better = !after.is_refused() && troubles(&after) < troubles(&parsed);
        if is_better && tried.iter().all(|(_, known)| *known != result) {
            tried.push((suggestion, result));
        }
    }
    tried.into_iter().map(|(suggestion, _)| suggestion).collect()
}

/// Returns how many problems there are, the weightiest counted first.
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
    /// Returns the text within the parentheses of a function, or all of it without any.
    fn body(&self, function: &str) -> Option<&'t str> {
        let text = self.text.trim();
        let Some((name, rest)) = text.split_once('(') else { return Some(text) };
        let is_it = name.eq_ignore_ascii_case(function);
        is_it.then(|| rest.strip_suffix(')').unwrap_or(rest).trim())
    }

    /// Returns whether the text is the function at all, in whatever case.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::messages;

    fn results(text: &str, service: Service) -> Vec<String> {
        let result = |suggestion: &Suggestion| {
            assert!(!messages::label(&suggestion.kind).is_empty());
            apply(text, std::slice::from_ref(&suggestion.edit))
        };
        suggestions(text, service).iter().map(result).collect()
    }

    #[track_caller]
    fn check(text: &str, service: Service, expected: &[&str]) {
        assert_eq!(results(text, service), expected, "{text}");
    }

    #[test]
    fn habits_from_elsewhere_are_translated() {
        let cases: &[(&str, &[&str])] = &[
            ("*/5 * * * *", &["cron(0/5 * * * ? *)"]),
            ("cron(*/5 * * * *)", &["cron(0/5 * * * ? *)"]),
            ("0 9 * * 1-5", &["cron(0 9 ? * MON-FRI *)"]),
            ("0 9 * * 0", &["cron(0 9 ? * SUN *)"]),
            ("0 9 * * 7", &["cron(0 9 ? * SUN *)"]),
            ("0 9 * * 5-7", &["cron(0 9 ? * SUN,FRI,SAT *)"]),
            ("0 9 * * mon,wed", &["cron(0 9 ? * MON,WED *)"]),
            ("0 9 * * */2", &["cron(0 9 ? * SUN,TUE,THU,SAT *)"]),
            ("0 9 * * 0-6", &["cron(0 9 * * ? *)"]),
            ("0 9 * * 5L", &["cron(0 9 ? * 6L *)"]),
            ("0 9 * * 1#2", &["cron(0 9 ? * 2#2 *)"]),
            ("0 0 */2 jan *", &["cron(0 0 1/2 JAN ? *)"]),
            ("0 0 1,15 * 3", &["cron(0 0 1,15 * ? *)", "cron(0 0 ? * WED *)"]),
            ("@daily", &["cron(0 0 * * ? *)"]),
            ("@Weekly", &["cron(0 0 ? * SUN *)"]),
            ("@reboot", &[]),
            ("0 0 12 * * ?", &["cron(0 12 * * ? *)"]),
            ("0 15 10 ? * MON-FRI", &["cron(15 10 ? * MON-FRI *)"]),
            ("0 0 12 1/5 * ? 2030", &["cron(0 12 1/5 * ? 2030)"]),
            ("0 0 9 * * 1-5", &["cron(0 9 ? * MON-FRI *)"]),
            ("*/10 * * * * *", &[]),
            ("0 10 * * ? *", &["cron(0 10 * * ? *)"]),
            ("cron(0 10 * * ?)", &["cron(0 10 * * ? *)"]),
            ("cron(0 10 * * * *)", &["cron(0 10 * * ? *)", "cron(10 * * * ? *)"]),
            ("cron(0 10 * * MON *)", &["cron(0 10 ? * MON *)"]),
            ("cron(0 10 1 * MON *)", &["cron(0 10 1 * ? *)", "cron(0 10 ? * MON *)"]),
            ("cron(0 10 ? * 0 *)", &["cron(0 10 ? * SUN *)"]),
            ("cron(0 10 ? * 0,6 *)", &["cron(0 10 ? * SUN,SAT *)"]),
            ("cron(0 10 ? * 1-5 *)", &["cron(0 10 ? * MON-FRI *)", "cron(0 10 ? * SUN-THU *)"]),
            ("cron(0 10 ? * 1 *)", &["cron(0 10 ? * MON *)", "cron(0 10 ? * SUN *)"]),
            ("cron(0 10 ? * ? *)", &["cron(0 10 * * ? *)"]),
            ("cron(33x 10 ? * TUESDAY *)", &["cron(33 10 ? * TUESDAY *)", "cron(33x 10 ? * TUE *)"]),
            ("cron(0 10 ? * Monday *)", &["cron(0 10 ? * MON *)"]),
            ("cron(0 10 ? * mon *)", &["cron(0 10 ? * MON *)"]),
            ("cron(0 24 * * ? *)", &["cron(0 0 * * ? *)"]),
            ("cron(* 10 * * ? *)", &["cron(0 10 * * ? *)"]),
            ("cron(0 0 31 * ? *)", &["cron(0 0 L * ? *)"]),
            ("cron(0  10 * * ? * )", &["cron(0 10 * * ? *)"]),
            (" cron(0 10 * * ? *)", &["cron(0 10 * * ? *)"]),
            ("CRON(0 10 * * ? *)", &["cron(0 10 * * ? *)"]),
            ("cron(0 10 * * ? *", &["cron(0 10 * * ? *)"]),
            ("rate(1 minutes)", &["rate(1 minute)"]),
            ("rate(5 minute)", &["rate(5 minutes)"]),
            ("rate(10 MINUTES)", &["rate(10 minutes)"]),
            ("rate( 10  minutes )", &["rate(10 minutes)"]),
            (" Rate(5min)", &["rate(5 minutes)"]),
            ("every 2 weeks", &["rate(14 days)"]),
            ("every hour", &["rate(1 hour)"]),
            ("@every 90s", &[]),
            ("rate(120 seconds)", &["rate(2 minutes)"]),
            ("rate(1 month)", &["cron(0 0 1 * ? *)"]),
            ("rate(1 year)", &["cron(0 0 1 1 ? *)"]),
            ("rate(0 minutes)", &[]),
            ("at(2026-11-20T13:05:00)", &["cron(5 13 20 11 ? 2026)"]),
            ("cron(0 24 31 * 1-5 *)", &[]),
            ("cron(0 10 * * ? *)", &[]),
            ("", &[]),
        ];
        let wrong: Vec<String> = cases
            .iter()
            .map(|(text, expected)| (text, results(text, Service::Rule), expected))
            .filter(|(_, found, expected)| found != *expected)
            .map(|(text, found, expected)| format!("{text}: {found:?}, not {expected:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn moments_are_written_as_scheduler_takes_them() {
        for text in [
            "at(2021-12-31T00:00:00Z)",
            "at(2021-12-31)",
            "at(2021-12-31 00:00)",
            "2021-12-31T00:00:00.000Z",
            "At(2021-12-31T00:00:00)",
        ] {
            check(text, Service::Scheduler, &["at(2021-12-31T00:00:00)"]);
        }
        check("at(2021-02-30)", Service::Scheduler, &[]);
        check("rate(5 minute)", Service::Scheduler, &["rate(5 minutes)"]);
        check("*/5 * * * *", Service::Scheduler, &["cron(0/5 * * * ? *)"]);
        check("0 9 ? * MON", Service::Scheduler, &["cron(0 9 ? * MON *)"]);
    }
}

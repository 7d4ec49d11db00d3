//! Reads schedule expressions.

mod at;
mod cron;
mod notice;
mod rate;
mod term;

use super::MAX_LENGTH;
use super::expression::{Schedule, Service};
use super::field::Field;
use super::problem::{Problem, ProblemKind, Weight};
use crate::text::Span;

/// An expression that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Who is to take it.
    pub service: Service,
    /// The schedule, or `None` if the service refuses it.
    pub schedule: Option<Schedule>,
    /// Where the fields of a cron expression are, as far as there are any.
    pub fields: Vec<(Field, Span)>,
    /// The problems and notes, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// Returns whether the service refuses the expression.
    pub fn is_refused(&self) -> bool {
        self.schedule.is_none()
    }
}

/// Reads an expression as `service` does. It never fails: what is wrong is in the problems.
pub fn parse(text: &str, service: Service) -> Parsed {
    let mut reader = Reader { service, fields: Vec::new(), problems: Vec::new() };
    let schedule = reader.expression(text);
    let Reader { fields, mut problems, .. } = reader;
    problems.sort_by_key(|problem| problem.span);
    let refused = problems.iter().any(|problem| problem.weight == Weight::Refused);
    Parsed { service, schedule: schedule.filter(|_| !refused), fields, problems }
}

/// A part of the expression, and where it is.
#[derive(Clone, Copy, Debug)]
struct Part<'t> {
    text: &'t str,
    start: usize,
}

impl Part<'_> {
    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Returns the text from one offset of the part to another.
    fn slice(self, from: usize, to: usize) -> Self {
        Self { text: self.text.get(from..to).unwrap_or_default(), start: self.start + from }
    }

    /// Without blanks around it.
    fn trimmed(self) -> Self {
        let from = self.text.len() - self.text.trim_start().len();
        Self { text: self.text.trim(), start: self.start + from }
    }

    /// Returns the texts before and behind a character, or `None` if it is not there.
    fn split_once(self, separator: char) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        Some((self.slice(0, at), self.slice(at + separator.len_utf8(), self.text.len())))
    }

    /// Returns the parts between separators.
    fn split(self, separator: fn(char) -> bool) -> Vec<Self> {
        let (mut parts, mut from) = (Vec::new(), 0);
        for (at, found) in self.text.match_indices(separator) {
            parts.push(self.slice(from, at));
            from = at + found.len();
        }
        parts.push(self.slice(from, self.text.len()));
        parts
    }

    /// Returns the parts between blanks.
    fn words(self) -> Vec<Self> {
        let mut words = self.split(char::is_whitespace);
        words.retain(|word| !word.text.is_empty());
        words
    }

    fn is_number(self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

#[derive(Debug)]
struct Reader {
    service: Service,
    fields: Vec<(Field, Span)>,
    problems: Vec<Problem>,
}

impl Reader {
    fn report(&mut self, weight: Weight, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span, weight });
    }

    fn refuse(&mut self, kind: ProblemKind, span: Span) {
        self.report(Weight::Refused, kind, span);
    }

    fn expression(&mut self, text: &str) -> Option<Schedule> {
        let whole = Part { text, start: 0 };
        let length = text.chars().count();
        if length > MAX_LENGTH {
            self.refuse(ProblemKind::TooLong(length), whole.span());
            return None;
        }
        let trimmed = whole.trimmed();
        if trimmed.text.is_empty() {
            self.refuse(ProblemKind::Empty, whole.span());
            return None;
        }
        if trimmed.text.len() < text.len() {
            let before = whole.slice(0, trimmed.start);
            let behind = whole.slice(trimmed.start + trimmed.text.len(), text.len());
            let blanks = if before.text.is_empty() { behind } else { before };
            self.refuse(ProblemKind::BlanksAround, blanks.span());
        }
        let Some((name, rest)) = trimmed.split_once('(') else {
            self.refuse(ProblemKind::NoFunction, trimmed.span());
            return None;
        };
        let Some(end) = rest.text.rfind(')') else {
            self.refuse(ProblemKind::Unclosed, Span::at(rest.span().end as usize));
            return None;
        };
        let behind = rest.slice(end + 1, rest.text.len());
        if !behind.text.is_empty() {
            self.refuse(ProblemKind::TrailingText, behind.span());
        }
        if name.text.is_empty() {
            self.refuse(ProblemKind::NoFunction, trimmed.span());
            return None;
        }
        self.call(name, rest.slice(0, end))
    }

    /// Returns a function and the text in its parentheses.
    fn call(&mut self, name: Part, content: Part) -> Option<Schedule> {
        let lower = name.text.to_ascii_lowercase();
        let is_lower = name.text == lower;
        let schedule = match lower.as_str() {
            _ if !is_lower && self.service == Service::Rule => None,
            "rate" => self.rate(content).map(Schedule::Rate),
            "cron" => self.cron(content).map(Schedule::Cron),
            "at" => self.at(content).map(Schedule::At),
            _ => None,
        };
        let is_known = ["rate", "cron", "at"].contains(&lower.as_str());
        if !is_known || !is_lower && self.service == Service::Rule {
            self.refuse(ProblemKind::UnknownFunction(name.text.to_owned()), name.span());
        } else if !is_lower && name.text.bytes().any(|byte| byte.is_ascii_lowercase()) {
            // Scheduler takes AT, RATE and CRON; other spellings were not tried.
            self.report(Weight::Unknown, ProblemKind::FunctionCase(name.text.to_owned()), name.span());
        }
        schedule
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Timestamp;
    use crate::schedule::{Timetable, Timing, UTC, Unit, messages};

    /// Reads `text` and compares each problem as its weight, the text that it is about, and its kind.
    #[track_caller]
    fn check(text: &str, service: Service, expected: &[(Weight, &str, ProblemKind)]) {
        let parsed = parse(text, service);
        let found = parsed.problems.into_iter().map(|problem| {
            assert!(!messages::sentence(&problem.kind).is_empty());
            (problem.weight, problem.span.of(text), problem.kind)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn problems_name_the_field_that_is_wrong() {
        use Field as F;
        use ProblemKind as P;
        use Weight::{Notice, Refused, Unknown};
        let unknown = |field, found: &str| P::UnknownTerm { field, found: found.to_owned() };
        let range = |field, found: &str| P::OutOfRange { field, found: found.to_owned() };
        let numbered = |found: &str, names: &str| P::NumberedWeekdays {
            found: found.to_owned(),
            names: names.to_owned(),
        };
        let cases = [
            ("cron(0 10 * * ? *)", vec![]),
            (
                "cron(71 24 * * ? *)",
                vec![(Refused, "71", range(F::Minutes, "71")), (Refused, "24", range(F::Hours, "24"))],
            ),
            (
                "cron(0 0 ? * 0 12200)",
                vec![
                    (Refused, "0", range(F::DayOfWeek, "0")),
                    (Notice, "12200", P::FarYear("12200".to_owned())),
                ],
            ),
            ("cron(7 20 ? * NOT *)", vec![(Refused, "NOT", unknown(F::DayOfWeek, "NOT"))]),
            ("cron(1,x,3 20 ? * * *)", vec![(Refused, "x", unknown(F::Minutes, "x"))]),
            ("cron(1,,3 20 ? * * *)", vec![(Refused, "", P::EmptyTerm(F::Minutes))]),
            ("cron(/5 20 ? * * *)", vec![(Unknown, "5", P::QuartzOnly("/5".into()))]),
            ("cron(0 L ? * * *)", vec![(Refused, "L", P::Wildcard { field: F::Hours, wildcard: 'L' })]),
            ("cron(0 0 ? ? * *)", vec![(Refused, "?", P::Wildcard { field: F::Month, wildcard: '?' })]),
            ("cron(0 0 ? * 5W *)", vec![(Refused, "5W", P::Wildcard { field: F::DayOfWeek, wildcard: 'W' })]),
            (
                "cron(0 0 2#1 * ? *)",
                vec![(Refused, "2#1", P::Wildcard { field: F::DayOfMonth, wildcard: '#' })],
            ),
            ("cron(0 0 ? * 1#6 *)", vec![(Refused, "6", P::Nth("6".into()))]),
            ("cron(0 0 ? * 2#1,3#1 *)", vec![(Refused, "2#1,3#1", P::SecondNth)]),
            ("cron(0 0 ?,1 * ? *)", vec![(Refused, "?,1", P::AnyNotAlone(F::DayOfMonth))]),
            ("cron(0/x 0 * * ? *)", vec![(Refused, "x", P::Step("x".into()))]),
            ("cron(0 0 * * ? 2030-2026)", vec![(Refused, "2030-2026", P::BackwardYears)]),
            ("cron(0 0 * * * *)", vec![(Refused, "*", P::BothDays)]),
            (
                "cron(0 0 * * *)",
                vec![(Refused, "0 0 * * *", P::FieldCount { found: 5, year_optional: false })],
            ),
            ("cron()", vec![(Refused, "", P::FieldCount { found: 0, year_optional: false })]),
            ("cron(0 0 ? * ? *)", vec![(Refused, "?", P::NoDays)]),
            ("cron(0 0  * * ? *)", vec![(Refused, "0 0  * * ? *", P::FieldBlanks)]),
            ("cron(0/60 0 * * ? *)", vec![(Unknown, "60", P::LongStep(F::Minutes))]),
            ("cron(50-10 0 * * ? *)", vec![(Unknown, "50-10", P::WrappingRange(F::Minutes))]),
            ("cron(0 20-2 * * ? *)", vec![]),
            ("cron(0 0 LW * ? *)", vec![(Unknown, "LW", P::QuartzOnly("LW".into()))]),
            ("cron(0 0 L-3 * ? *)", vec![(Unknown, "L-3", P::QuartzOnly("L-3".into()))]),
            ("cron(0 0 L-31 * ? *)", vec![(Refused, "L-31", unknown(F::DayOfMonth, "L-31"))]),
            ("cron(0 0 1,L * ? *)", vec![(Unknown, "1,L", P::SpecialInList(F::DayOfMonth))]),
            ("cron(0 0 ? * MON/2 *)", vec![(Unknown, "2", P::QuartzOnly("/".into()))]),
            ("cron(0 0 ? * FRIL *)", vec![(Unknown, "FRIL", P::QuartzOnly("FRIL".into()))]),
            ("cron(0 0 ? jan MON *)", vec![(Unknown, "jan", P::NameCase("jan".into()))]),
            ("cron(0 0 31W * ? *)", vec![(Unknown, "31W", P::NearestInShortMonths(31))]),
            ("cron(0 0 31 * ? *)", vec![(Notice, "31", P::ShortMonths(31))]),
            ("cron(0 0 31 1,3 ? *)", vec![]),
            ("cron(0 0 30 2 ? *)", vec![(Notice, "30", P::Never)]),
            ("cron(0 0 ? * L *)", vec![(Notice, "L", P::LastIsSaturday)]),
            ("cron(0 0 ? * 1-5 *)", vec![(Notice, "1-5", numbered("1-5", "SUN-THU"))]),
            ("cron(0 0 ? * 1 *)", vec![(Notice, "1", numbered("1", "SUN"))]),
            ("cron(0 0 ? * TUE,2-6 *)", vec![(Notice, "TUE,2-6", numbered("TUE,2-6", "TUE,MON-FRI"))]),
            ("cron(0 0 ? * 6L *)", vec![(Notice, "6L", numbered("6L", "FRIL"))]),
            ("cron(0 0 ? * 3#2 *)", vec![(Notice, "3#2", numbered("3#2", "TUE#2"))]),
            ("cron(0 0 ? * FRI#2 *)", vec![]),
            ("cron(* 8 * * ? *)", vec![(Notice, "*", P::EveryMinuteOfHour)]),
            ("cron(0/7 0 * * ? *)", vec![(Notice, "0/7", P::UnevenStep { field: F::Minutes, step: 7 })]),
            ("cron(7/20 */5 * * ? *)", vec![(Notice, "*/5", P::UnevenStep { field: F::Hours, step: 5 })]),
        ];
        for (text, expected) in cases {
            check(text, Service::Rule, &expected);
        }
    }

    #[test]
    fn the_shell_and_the_other_functions_are_read_too() {
        use ProblemKind as P;
        use Weight::{Refused, Unknown};
        let long = format!("cron({})", " ".repeat(MAX_LENGTH));
        let cases = [
            ("", vec![(Refused, "", P::Empty)]),
            ("\u{3000}", vec![(Refused, "\u{3000}", P::Empty)]),
            (long.as_str(), vec![(Refused, long.as_str(), P::TooLong(MAX_LENGTH + 6))]),
            ("5 minutes", vec![(Refused, "5 minutes", P::NoFunction)]),
            ("(5 minutes)", vec![(Refused, "(5 minutes)", P::NoFunction)]),
            ("Rate(5 minutes)", vec![(Unknown, "Rate", P::FunctionCase("Rate".into()))]),
            ("each(5 minutes)", vec![(Refused, "each", P::UnknownFunction("each".into()))]),
            ("rate(5 minutes", vec![(Refused, "", P::Unclosed)]),
            ("rate(5 minutes);", vec![(Refused, ";", P::TrailingText)]),
            (" rate(5 minutes)", vec![(Refused, " ", P::BlanksAround)]),
            ("rate(5 minutes)\n", vec![(Refused, "\n", P::BlanksAround)]),
            ("rate(5  minutes)", vec![(Refused, "5  minutes", P::RateBlanks)]),
            ("rate(5)", vec![(Refused, "5", P::RateShape)]),
            ("rate(5\tminutes)", vec![(Refused, "5\tminutes", P::RateBlanks)]),
            ("rate( 5minutes)", vec![(Refused, " 5minutes", P::RateBlanks)]),
            ("rate(5minutess)", vec![(Refused, "minutess", P::RateUnit("minutess".into()))]),
            ("cron(0  0 * * ? *)", vec![(Unknown, "0  0 * * ? *", P::FieldBlanks)]),
            ("cron(33/0 0 * * ? *)", vec![(Refused, "0", P::Step("0".into()))]),
            (
                "rate(-5 weeks)",
                vec![
                    (Refused, "-5", P::RateValue("-5".into())),
                    (Refused, "weeks", P::RateUnit("weeks".into())),
                ],
            ),
            ("rate(2147483648 days)", vec![(Refused, "2147483648", P::RateTooLarge)]),
            ("rate(1 days)", vec![]),
            ("rate(2 day)", vec![(Unknown, "day", P::RateNumber { value: 2, unit: Unit::Days })]),
            ("rate(2 Days)", vec![(Unknown, "Days", P::RateUnitCase(Unit::Days))]),
            ("at(2026-11-20T13:00:00)", vec![]),
            ("at(2026-11-20)", vec![(Refused, "2026-11-20", P::AtShape)]),
            ("at(2026-02-29T13:00:00)", vec![(Refused, "2026-02-29T13:00:00", P::AtDate)]),
        ];
        for (text, expected) in cases {
            check(text, Service::Scheduler, &expected);
        }
        let whole = "at(2026-11-20T13:00:00)";
        check(whole, Service::Rule, &[(Refused, whole, P::AtInRule)]);
    }

    #[test]
    fn rules_read_on_where_quartz_does() {
        use Field as F;
        use ProblemKind as P;
        use Weight::{Notice, Refused, Unknown};
        let rest = |read: &str, rest: &str| P::RestIgnored { read: read.to_owned(), rest: rest.to_owned() };
        let cases = [
            ("cron(33x 0 * * ? *)", vec![(Notice, "33x", rest("33", "x"))]),
            ("cron(0 8x-17 * * ? *)", vec![(Notice, "8x-17", rest("8", "x-17"))]),
            ("cron(0/15x 0 * * ? *)", vec![(Notice, "0/15x", rest("0/15", "x"))]),
            ("cron(0 0 1-5W * ? *)", vec![(Notice, "1-5W", rest("1-5", "W"))]),
            (
                "cron(0 0 ? JANUARY SUN-TUESDAY *)",
                vec![
                    (Notice, "JANUARY", rest("JAN", "UARY")),
                    (Notice, "SUN-TUESDAY", rest("SUN-TUE", "SDAY")),
                ],
            ),
            ("cron(0/0 0 * * ? *)", vec![(Notice, "0", P::StepOfNothing(F::Minutes))]),
            ("cron(*/0 0 * * ? *)", vec![(Unknown, "0", P::StepOfNothing(F::Minutes))]),
            (
                "cron(0 0 * * ? 1969)",
                vec![(Notice, "*", P::Never), (Notice, "1969", P::FarYear("1969".into()))],
            ),
            ("cron(0 0 * * ? 2200)", vec![(Notice, "2200", P::FarYear("2200".into()))]),
            (
                "cron(71x 0 * * ? *)",
                vec![
                    (Refused, "71", P::OutOfRange { field: F::Minutes, found: "71".into() }),
                    (Notice, "71x", rest("71", "x")),
                ],
            ),
            (
                "cron(0 0 5L * ? *)",
                vec![(Refused, "5L", P::UnknownTerm { field: F::DayOfMonth, found: "5L".into() })],
            ),
        ];
        for (text, expected) in cases {
            check(text, Service::Rule, &expected);
        }
        for (text, read) in [
            // Recorded in September 2026: years of up to 32 bits.
            ("cron(0 0 1 1 ? 10000)", Some("")),
            ("cron(0 0 1 1 ? 2147483647)", Some("")),
            ("cron(0 0 1 1 ? 2147483648)", None),
            ("cron(0 0 1 1 ? -1)", None),
            ("cron(0 0 1 1 ? 2026-2147483647/1000)", Some("3026-01-01T00:00:00Z")),
            ("cron(0/61 0 1 1 ? *)", Some("2027-01-01T00:00:00Z")),
            ("cron(0 0 0W * ? *)", None),
            ("cron(0 0 32W * ? *)", None),
            // Public templates of rules have a step alone; lower case is Quartz's for all letters.
            ("cron(/30 0 2 1 ? *)", Some("2026-01-02T00:00:00Z")),
            ("cron(0 0 l * ? *)", Some("2026-01-31T00:00:00Z")),
            ("cron(0 0 3w * ? *)", Some("2026-01-02T00:00:00Z")),
            ("cron(0 0 ? * fril *)", Some("2026-01-30T00:00:00Z")),
            ("cron(0 0 L-0 * ? *)", Some("2026-01-31T00:00:00Z")),
        ] {
            let from = Timestamp::parse("2026-01-01T00:00:30Z").unwrap();
            let schedule = parse(text, Service::Rule).schedule;
            let next = schedule.map(|schedule| {
                let timetable = Timetable::new(&schedule, Service::Rule, Timing::since(from));
                timetable.next_after(&UTC, from).map(|run| run.at.to_string()).unwrap_or_default()
            });
            assert_eq!(next.as_deref(), read, "{text}");
        }
        for text in
            ["cron(/30 0 2 1 ? *)", "cron(0 0 l * ? *)", "cron(0 0 L-0 * ? *)", "cron(0 0 1 1 ? 2200)"]
        {
            assert!(parse(text, Service::Scheduler).is_refused(), "{text}");
        }
        check(
            "cron(33x 0 * * ? *)",
            Service::Scheduler,
            &[(Refused, "33x", P::UnknownTerm { field: F::Minutes, found: "33x".into() })],
        );
    }

    #[test]
    fn fields_know_where_they_stand() {
        let parsed = parse("cron(0 10 ? * MON *)", Service::Rule);
        let fields: Vec<_> =
            parsed.fields.iter().map(|(field, span)| (*field, span.start, span.end)).collect();
        assert_eq!(fields[0], (Field::Minutes, 5, 6));
        assert_eq!(fields[1], (Field::Hours, 7, 9));
        assert_eq!(fields[4], (Field::DayOfWeek, 14, 17));
    }
}

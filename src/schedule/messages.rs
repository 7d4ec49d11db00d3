//! The words for problems of schedules: AWS's message, our sentence, and what a suggestion does.

use super::days::weekday;
use super::field::Field;
use super::{ClockChange, Parsed, ProblemKind, Rate, Run, Service, SuggestionKind, Timetable, Weight};
use crate::event::calendar::days_since_1970;

/// The message with which AWS refuses a schedule on another than the default bus.
pub const ONLY_ON_DEFAULT_BUS: &str = "ScheduleExpression is supported only on the default event bus.";

/// The message with which AWS refuses a rule that has neither an event pattern nor a schedule.
pub const NO_PATTERN_OR_SCHEDULE: &str = "Parameter(s) EventPattern or ScheduleExpression must be specified.";

/// The days of the week in AWS's order, which begins with Sunday.
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// Weekday, date and time of day of a run in its own zone, as in `Mon 2026-11-23 10:15`; seconds only if
/// there are any.
pub fn short_time(run: Run) -> String {
    let text = run.to_local_text();
    let (date, clock) = (text.get(..10).unwrap_or_default(), text.get(11..19).unwrap_or_default());
    let (year, month, day) = run.local_date();
    let weekday = usize::try_from(weekday(days_since_1970(year, month, day)) - 1).ok();
    let weekday = weekday.and_then(|day| WEEKDAYS.get(day)).copied().unwrap_or_default();
    format!("{weekday} {date} {}", clock.strip_suffix(":00").unwrap_or(clock))
}

/// AWS's message for an expression that it refuses, as it comes in a `ValidationException`, or `None` if AWS
/// takes the expression, or if its words are not known.
pub fn aws_message(text: &str, parsed: &Parsed) -> Option<String> {
    let mut refused = parsed.problems.iter().filter(|problem| problem.weight == Weight::Refused);
    let first = refused.next()?;
    // The request is checked for these before anything reads the expression; the words are those of every such check.
    let constraint = |what: &str| {
        format!(
            "1 validation error detected: Value '{text}' at 'scheduleExpression' failed to satisfy constraint: Member must \
             have length {what}"
        )
    };
    Some(match parsed.service {
        _ if matches!(first.kind, ProblemKind::TooLong(_)) => {
            constraint(&format!("less than or equal to {}", super::MAX_LENGTH))
        }
        Service::Scheduler if text.is_empty() => constraint("greater than or equal to 1"),
        Service::Rule if text.is_empty() => NO_PATTERN_OR_SCHEDULE.to_owned(),
        Service::Rule => "Parameter ScheduleExpression is not valid.".to_owned(),
        Service::Scheduler => format!("Invalid Schedule Expression {text}."),
    })
}

/// Returns the problem in plain words, with what would help.
#[allow(clippy::too_many_lines, reason = "an arm for each kind of problem")]
pub fn sentence(kind: &ProblemKind) -> String {
    use ProblemKind as P;
    match kind {
        P::Empty => "Enter an expression such as rate(5 minutes) or cron(0 10 * * ? *).".into(),
        P::TooLong(length) => {
            format!("The expression has {length} characters; AWS allows {}.", super::MAX_LENGTH)
        }
        P::BlanksAround => "AWS doesn't allow spaces around the expression.".into(),
        P::NoFunction => "An expression must be rate(…), cron(…) or, in EventBridge Scheduler, at(…).".into(),
        P::UnknownFunction(name) => {
            format!("{name}(…) isn't a schedule expression. Use rate(…), cron(…) or at(…), in lowercase.")
        }
        P::FunctionCase(name) => {
            format!("{name}(…) is in mixed case. AWS documents it in lowercase.")
        }
        P::Unclosed => "Missing closing parenthesis.".into(),
        P::TrailingText => "Nothing can follow the closing parenthesis.".into(),
        P::AtInRule => "Rules don't support at(…). Use EventBridge Scheduler, or cron(…) with a year.".into(),
        P::AtShape => "at(…) expects a date and time without a time zone: at(2026-11-20T13:00:00).".into(),
        P::AtDate => "This date or time doesn't exist.".into(),
        P::RateShape => "rate(…) expects a whole number, a space and a unit: rate(5 minutes).".into(),
        P::RateBlanks => "rate(…) must have exactly one space, between the number and the unit.".into(),
        P::RateValue(found) => format!("\"{found}\" isn't a whole number greater than 0."),
        P::RateTooLarge => format!("The largest number supported here is {}.", Rate::MAX),
        P::RateUnit(found) => {
            format!("\"{found}\" isn't a unit. Use minutes, hours or days, or minute, hour or day after 1.")
        }
        P::RateUnitCase(unit) => format!("The unit must be lowercase: {}.", unit.plural()),
        P::RateNumber { value: 1, unit } => {
            format!("After 1, the unit must be singular: rate(1 {}).", unit.singular())
        }
        P::RateNumber { value, unit } => {
            format!("After {value}, the unit must be plural: rate({value} {}).", unit.plural())
        }
        P::FieldCount { found, year_optional } => field_count(*found, *year_optional),
        P::FieldBlanks => "Separate the fields with single spaces, with none before the first or after the \
                           last."
            .into(),
        P::EmptyTerm(field) => format!("Missing value. {} accepts {}.", field.name(), takes(*field)),
        P::UnknownTerm { field, found } => {
            format!("\"{found}\" isn't valid for {}, which accepts {}.", field.name(), takes(*field))
        }
        P::OutOfRange { field: Field::DayOfWeek, found } => {
            format!("{found} isn't a day of the week. 1 is Sunday and 7 is Saturday.")
        }
        P::OutOfRange { field, found } => {
            format!("{found} is out of range. {} accepts {}.", field.name(), takes(*field))
        }
        P::Wildcard { field, wildcard } => {
            format!(
                "{} doesn't support {wildcard}. Its wildcards are {}.",
                capitalised(field.name()),
                wildcards(*field)
            )
        }
        P::AnyNotAlone(field) => format!("? must be the only value of {}.", field.name()),
        P::Step(found) => format!("A step must be a whole number greater than 0, but this is \"{found}\"."),
        P::StepOfNothing(field) => step_of_nothing(*field),
        P::RestIgnored { read, rest } => rest_ignored(read, rest),
        P::FarYear(year) => format!("AWS documents the years 1970–2199, but rules accept {year} too."),
        P::LongStep(field) => {
            format!("The step goes past the end of {}, so only the first value is left.", field.name())
        }
        P::UnevenStep { field, step } => format!(
            "{step} doesn't divide {} evenly. Steps restart with each {}, so the last one is shorter.",
            field.size(),
            if *field == Field::Minutes { "hour" } else { "day" }
        ),
        P::Nth(found) => format!(
            "\"{found}\" isn't valid after #. Use 1 to 5, for the first to fifth such \
                                  weekday of the month."
        ),
        P::SecondNth => "The field can have only one #. Create a second schedule.".into(),
        P::SpecialInList(field) => {
            format!("AWS doesn't document L, W or # combined with other values of {}.", field.name())
        }
        P::QuartzOnly(found) => {
            format!("{found} comes from Quartz. AWS doesn't document it here.")
        }
        P::NameCase(found) => format!("AWS documents names in uppercase: {}.", found.to_uppercase()),
        P::WrappingRange(field) => format!(
            "The range ends before it starts. Here it wraps around to the beginning of {}; AWS doesn't document \
             what it does.",
            field.name()
        ),
        P::BackwardYears => "The range of years ends before it starts.".into(),
        P::BothDays => "Either day-of-month or day-of-week must be ?. You can't specify both.".into(),
        P::NoDays => {
            "Both day fields are ?, so no day is specified. Use * in one of them for every day.".into()
        }
        P::LastIsSaturday => "L alone in day-of-week means Saturday. For the last Friday of the month, use \
                              6L."
        .into(),
        P::NumberedWeekdays { found, names } => numbered_weekdays(found, names),
        P::EveryMinuteOfHour => "* in minutes means 60 runs in each hour. For one run, use 0.".into(),
        P::ShortMonths(day) => {
            format!("Months without a day {day} are skipped. L is the last day of every month.")
        }
        P::NearestInShortMonths(day) => nearest_in_short_months(*day),
        P::Never => "No date matches all fields, so this never runs.".into(),
    }
}

fn nearest_in_short_months(day: u16) -> String {
    format!(
        "Months without a day {day} are skipped here; AWS doesn't document what it does. In Quartz, LW is the last weekday."
    )
}

fn numbered_weekdays(found: &str, names: &str) -> String {
    if found == "1-5" {
        return "1-5 means Sunday to Thursday. For working days, use MON-FRI or 2-6.".into();
    }
    format!("{found} means {names}: AWS counts from Sunday as 1. In Unix cron, Monday is 1.")
}

fn step_of_nothing(field: Field) -> String {
    format!("A step of 0 has no effect: only the first value of {} is left.", field.name())
}

fn rest_ignored(read: &str, rest: &str) -> String {
    format!("Rules read {read} here and ignore the rest, {rest}. AWS doesn't document this.")
}

fn field_count(found: usize, year_optional: bool) -> String {
    let due = if year_optional { "five or six fields" } else { "six fields" };
    format!("cron(…) expects {due}: minutes hours day-of-month month day-of-week year. This has {found}.")
}

/// Returns the values that a field takes: its range, its names, its wildcards.
fn takes(field: Field) -> String {
    let range = field.range();
    let names = match field.names() {
        [first, .., last] => format!(" or {first}–{last}"),
        _ => String::new(),
    };
    format!("{}–{}{names}, and {}", range.start(), range.end(), wildcards(field))
}

fn wildcards(field: Field) -> String {
    field.wildcards().chars().map(String::from).collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns a change of the clocks of the schedule's zone, and what it does to its runs.
pub fn clock_change(change: ClockChange, timetable: &Timetable) -> String {
    let [before, after] = change.readings();
    let way = if change.is_forward() { "forward" } else { "back" };
    let date = before.to_local_text();
    let date = date.get(..10).unwrap_or_default();
    let touched = change.touched(timetable);
    let effect = match touched.as_slice() {
        [] if !timetable.is_local() => "A rate keeps its interval, so its local times shift.".to_owned(),
        [] => "Runs keep their local time, so their UTC times shift.".to_owned(),
        [run] if change.is_forward() => {
            format!("{} doesn't exist that day, so there is no run.", clock(*run))
        }
        [run] => format!("{} occurs twice that day; only the first one runs.", clock(*run)),
        [first, .., last] => {
            let times = format!("{} planned times, {} to {},", touched.len(), clock(*first), clock(*last));
            if change.is_forward() {
                format!("{times} don't exist that day, so there are no runs.")
            } else {
                format!("{times} occur twice that day; only the first ones run.")
            }
        }
    };
    format!("On {date}, clocks go {way} from {} to {}. {effect}", clock(before), clock(after))
}

/// Returns the reading of the clocks, to the minute.
fn clock(run: Run) -> String {
    run.to_local_text().get(11..16).unwrap_or_default().to_owned()
}

/// Returns the label of a suggestion's button; the result is shown beside it.
pub fn label(kind: &SuggestionKind) -> String {
    use SuggestionKind as S;
    match kind {
        S::UnixCron => "Translate from Unix cron".into(),
        S::UnixCronDayOfMonth => "Translate from Unix cron, days of the month only".into(),
        S::UnixCronDayOfWeek => "Translate from Unix cron, days of the week only".into(),
        S::SecondsQuartz => "Translate from Quartz (remove seconds)".into(),
        S::SecondsSpring => "Translate from Spring (remove seconds, Sunday is 1)".into(),
        S::Nickname => "Write as cron(…)".into(),
        S::Wrap => "Wrap in cron(…)".into(),
        S::Function => "Change to lowercase".into(),
        S::Close => "Add the closing parenthesis".into(),
        S::Blanks => "Remove the spaces".into(),
        S::Rate => "Use AWS's form".into(),
        S::Months => "Use cron(…) for every month".into(),
        S::AnyDayOfMonth => "Keep day-of-week, ? in day-of-month".into(),
        S::AnyDayOfWeek => "Keep day-of-month, ? in day-of-week".into(),
        S::AddYear => "Add the year field (every year)".into(),
        S::Name => "Use AWS's spelling of the name".into(),
        S::SundayIsOne => "Use 1 for Sunday".into(),
        S::WorkingDays => "Use Monday to Friday".into(),
        S::UnixDays => "Count as in Unix cron (Monday is 1)".into(),
        S::DayNames => "Use the names of the days".into(),
        S::EveryDay => "Run every day (* in day-of-month)".into(),
        S::Rest => "Remove the ignored part".into(),
        S::Midnight => "Use hour 0 for midnight".into(),
        S::OnTheHour => "Run once, on the hour".into(),
        S::LastDay => "Use the last day of each month".into(),
        S::At => "Use AWS's date format".into(),
        S::AtAsCron => "Change to cron(…) with a year, in UTC".into(),
    }
}

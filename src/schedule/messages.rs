//! The words for problems of schedules: AWS's message, our sentence, and what a suggestion does.

use super::days::weekday;
use super::field::Field;
use super::{ClockChange, Parsed, ProblemKind, Rate, Run, Service, SuggestionKind, Timetable, Weight};
use crate::event::calendar::days_since_1970;

/// The message with which AWS refuses a schedule on another than the default bus.
pub const ONLY_ON_DEFAULT_BUS: &str = "ScheduleExpression is supported only on the default event bus.";

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
    // The request is checked for these before anything reads the expression.
    if matches!(first.kind, ProblemKind::Empty | ProblemKind::TooLong(_)) {
        return None;
    }
    Some(match parsed.service {
        Service::Rule => "Parameter ScheduleExpression is not valid.".to_owned(),
        Service::Scheduler => format!("Invalid Schedule Expression {text}."),
    })
}

/// Returns the problem in plain words, with what would help.
pub fn sentence(kind: &ProblemKind) -> String {
    use ProblemKind as P;
    match kind {
        P::Empty => "There is nothing here yet: rate(5 minutes), or cron(0 10 * * ? *).".into(),
        P::TooLong(length) => {
            format!("The expression has {length} characters; AWS takes {}.", super::MAX_LENGTH)
        }
        P::BlanksAround => "AWS takes no blanks around the expression.".into(),
        P::NoFunction => "An expression is rate(…), cron(…) or, for EventBridge Scheduler, at(…).".into(),
        P::UnknownFunction(name) => {
            format!("There is no {name}(…): an expression is rate(…), cron(…) or at(…), in lower case.")
        }
        P::FunctionCase(name) => {
            format!("{name}(…) is neither in lower nor in upper case; AWS documents lower case.")
        }
        P::Unclosed => "The closing parenthesis is missing.".into(),
        P::TrailingText => "Nothing may follow the closing parenthesis.".into(),
        P::AtInRule => {
            "Rules have no at(…). EventBridge Scheduler has; a rule needs a cron(…) with a year.".into()
        }
        P::AtShape => "at(…) takes a date and a time without a zone: at(2026-11-20T13:00:00).".into(),
        P::AtDate => "There is no such date or time of day.".into(),
        P::RateShape => "rate(…) takes a whole number, a blank and a unit: rate(5 minutes).".into(),
        P::RateBlanks => "Exactly one blank stands in rate(…), between number and unit.".into(),
        P::RateValue(found) => format!("\"{found}\" is no whole number above 0."),
        P::RateTooLarge => format!("The largest number that is read here is {}.", Rate::MAX),
        P::RateUnit(found) => {
            format!(
                "There is no unit \"{found}\": there are minutes, hours and days, or one minute, hour, day."
            )
        }
        P::RateUnitCase(unit) => format!("The unit is written in lower case: {}.", unit.plural()),
        P::RateNumber { value: 1, unit } => {
            format!("After 1 the unit is in the singular: rate(1 {}).", unit.singular())
        }
        P::RateNumber { value, unit } => {
            format!("After {value} the unit is in the plural: rate({value} {}).", unit.plural())
        }
        P::FieldCount { found, year_optional } => field_count(*found, *year_optional),
        P::FieldBlanks => "One blank separates the fields, and none stands around them.".into(),
        P::EmptyTerm(field) => format!("A value is missing here: {} takes {}.", field.name(), takes(*field)),
        P::UnknownTerm { field, found } => {
            format!("\"{found}\" is nothing that {} takes: {}.", field.name(), takes(*field))
        }
        P::OutOfRange { field: Field::DayOfWeek, found } => {
            format!("{found} is no day of the week: here 1 is Sunday and 7 is Saturday.")
        }
        P::OutOfRange { field, found } => {
            format!("{found} is out of range: {} takes {}.", field.name(), takes(*field))
        }
        P::Wildcard { field, wildcard } => {
            format!(
                "{} does not take {wildcard}. Its wildcards are {}.",
                capitalised(field.name()),
                wildcards(*field)
            )
        }
        P::AnyNotAlone(field) => format!("? stands alone in {}.", field.name()),
        P::Step(found) => format!("A step is a whole number above 0, and \"{found}\" is none."),
        P::StepOfNothing(field) => step_of_nothing(*field),
        P::RestIgnored { read, rest } => rest_ignored(read, rest),
        P::FarYear(year) => format!("AWS documents the years 1970–2199; rules take {year} as well."),
        P::LongStep(field) => {
            format!("The step reaches beyond the end of {}, so only its first value remains.", field.name())
        }
        P::UnevenStep { field, step } => format!(
            "{step} does not divide {}: steps begin anew with each {}, so the last one is shorter.",
            field.size(),
            if *field == Field::Minutes { "hour" } else { "day" }
        ),
        P::Nth(found) => format!("\"{found}\" is no count of a weekday in a month: 1 to 5."),
        P::SecondNth => "Only one # is possible in the field. Make a second schedule.".into(),
        P::SpecialInList(field) => {
            format!("L, W and # beside other values of {}: what AWS does is not documented.", field.name())
        }
        P::QuartzOnly(found) => {
            format!("{found} is known from Quartz; AWS's documentation does not have it here.")
        }
        P::NameCase(found) => format!("AWS documents names in upper case: {}.", found.to_uppercase()),
        P::WrappingRange(field) => format!(
            "The range ends below its start. Here it goes on at the beginning of {}; what AWS does is not documented.",
            field.name()
        ),
        P::BackwardYears => "The range of years ends before its start.".into(),
        P::BothDays => "One of day-of-month and day-of-week must be ?, because both cannot decide.".into(),
        P::NoDays => {
            "Both day fields are ?, so nothing names a day. * in one of them means every day.".into()
        }
        P::LastIsSaturday => "L alone in day-of-week is Saturday. The last Friday of a month is 6L.".into(),
        P::NumberedWeekdays { found, names } => numbered_weekdays(found, names),
        P::EveryMinuteOfHour => "* in minutes is sixty runs in that hour. For one, write 0.".into(),
        P::ShortMonths(day) => {
            format!("Months without a day {day} have no run. L is the last day of any month.")
        }
        P::NearestInShortMonths(day) => format!(
            "Months without a day {day} have no run here; what AWS does is not documented. LW is the last weekday in Quartz."
        ),
        P::Never => "No day meets all fields: this never runs.".into(),
    }
}

fn numbered_weekdays(found: &str, names: &str) -> String {
    if found == "1-5" {
        return "1-5 is Sunday to Thursday here. Working days are MON-FRI, or 2-6.".into();
    }
    format!("{found} is {names} here: days count from Sunday, which is 1. Unix cron calls Monday 1.")
}

fn step_of_nothing(field: Field) -> String {
    format!("A step of 0 is no step: only the first value of {} remains.", field.name())
}

fn rest_ignored(read: &str, rest: &str) -> String {
    format!("Rules read {read} here and ignore what is behind it, {rest}. It is not documented.")
}

fn field_count(found: usize, year_optional: bool) -> String {
    let due = if year_optional { "five fields or six" } else { "six fields" };
    format!("cron(…) takes {due}: minutes hours day-of-month month day-of-week year. Here are {found}.")
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
        [] if !timetable.is_local() => {
            "A rate keeps its pace in real time, so its local times move.".to_owned()
        }
        [] => "Runs keep their local time and move against UTC.".to_owned(),
        [run] if change.is_forward() => format!("{} does not exist on that day: no run.", clock(*run)),
        [run] => format!("{} comes twice on that day; only the first one runs.", clock(*run)),
        [first, .., last] => {
            let times = format!("{} planned times, {} to {},", touched.len(), clock(*first), clock(*last));
            if change.is_forward() {
                format!("{times} do not exist on that day: no runs.")
            } else {
                format!("{times} come twice on that day; only the first ones run.")
            }
        }
    };
    format!("On {date} clocks go {way} from {} to {}. {effect}", clock(before), clock(after))
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
        S::UnixCronDayOfMonth => "Translate from Unix cron, the days of the month only".into(),
        S::UnixCronDayOfWeek => "Translate from Unix cron, the days of the week only".into(),
        S::SecondsQuartz => "Translate from Quartz: without the seconds".into(),
        S::SecondsSpring => "Translate from Spring: without the seconds, Sunday is 1".into(),
        S::Nickname => "Write it as cron(…)".into(),
        S::Wrap => "Put it in cron(…)".into(),
        S::Function => "Write the function in lower case".into(),
        S::Close => "Add the closing parenthesis".into(),
        S::Blanks => "Take the blanks away".into(),
        S::Rate => "Write it as AWS does".into(),
        S::Months => "Monthly is a cron(…)".into(),
        S::AnyDayOfMonth => "Let day-of-week decide: ? in day-of-month".into(),
        S::AnyDayOfWeek => "Let day-of-month decide: ? in day-of-week".into(),
        S::AddYear => "Add the year: every one".into(),
        S::Name => "Write the name as AWS does".into(),
        S::SundayIsOne => "Sunday is 1".into(),
        S::WorkingDays => "Monday to Friday".into(),
        S::UnixDays => "Count as Unix cron does, where Monday is 1".into(),
        S::DayNames => "The same days, by name".into(),
        S::EveryDay => "Every day: * in day-of-month".into(),
        S::Rest => "Leave out what is ignored".into(),
        S::Midnight => "Midnight is hour 0".into(),
        S::OnTheHour => "Once, on the full hour".into(),
        S::LastDay => "The last day of each month".into(),
        S::At => "Write the moment as AWS does".into(),
        S::AtAsCron => "As a cron(…) with its year, in UTC".into(),
    }
}

//! The problems of a schedule expression.

use super::expression::Unit;
use super::field::Field;
use crate::text::Span;

/// One thing wrong with an expression, or worth knowing about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: ProblemKind,
    /// The bytes that it is about.
    pub span: Span,
    /// How much it matters to AWS.
    pub weight: Weight,
}

/// The weight of a problem: what AWS does with the expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// AWS refuses it.
    Refused,
    /// AWS documents nothing, and no answer of it is known; here it runs.
    Unknown,
    /// AWS takes it, and it may not do what was meant.
    Notice,
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// There is no expression.
    Empty,
    /// It has more than [`super::MAX_LENGTH`] characters; holds how many.
    TooLong(usize),
    /// Blanks before or behind the expression.
    BlanksAround,
    /// It is none of `rate(…)`, `cron(…)` and `at(…)`.
    NoFunction,
    /// There is no such function.
    UnknownFunction(String),
    /// The function is not in lower case, and not in upper case either.
    FunctionCase(String),
    /// The closing parenthesis is missing.
    Unclosed,
    /// Something follows the closing parenthesis.
    TrailingText,
    /// Rules have no `at()`.
    AtInRule,
    /// `at()` does not hold `yyyy-mm-ddThh:mm:ss`.
    AtShape,
    /// This date or time doesn't exist.
    AtDate,
    /// `rate()` does not hold a number and a unit.
    RateShape,
    /// More than the one blank between number and unit.
    RateBlanks,
    /// The value is no whole number above 0.
    RateValue(String),
    /// The value is above [`super::Rate::MAX`].
    RateTooLarge,
    /// There is no such unit.
    RateUnit(String),
    /// The unit is not in lower case.
    RateUnitCase(Unit),
    /// The plural with 1, or the singular with more.
    RateNumber {
        /// The value.
        value: u32,
        /// The unit.
        unit: Unit,
    },
    /// `cron()` has this number of fields instead of six.
    FieldCount {
        /// The number of fields.
        found: usize,
        /// Whether the year may be left out.
        year_optional: bool,
    },
    /// More than one blank between fields, or blanks around them.
    FieldBlanks,
    /// A term is empty: a comma too many.
    EmptyTerm(Field),
    /// No value and no wildcard.
    UnknownTerm {
        /// The field.
        field: Field,
        /// The text that is there.
        found: String,
    },
    /// The number lies outside the field's range.
    OutOfRange {
        /// The field.
        field: Field,
        /// The text that is there.
        found: String,
    },
    /// The field does not take this wildcard.
    Wildcard {
        /// The field.
        field: Field,
        /// The wildcard.
        wildcard: char,
    },
    /// `?` is beside other terms.
    AnyNotAlone(Field),
    /// The step is no whole number above 0.
    Step(String),
    /// The step is 0, which leaves the first value alone.
    StepOfNothing(Field),
    /// Something stands behind a value that ends before it, and is ignored.
    RestIgnored {
        /// The part that counts.
        read: String,
        /// The part that does not.
        rest: String,
    },
    /// A year beyond those of AWS's documentation.
    FarYear(String),
    /// The step is as long as the field's range or longer: only the first value remains.
    LongStep(Field),
    /// The values do not divide into equal steps: the last one before the field's end is shorter.
    UnevenStep {
        /// The field.
        field: Field,
        /// The step.
        step: u16,
    },
    /// There is no such weekday in a month: 1 to 5.
    Nth(String),
    /// A second `#` in the field.
    SecondNth,
    /// `L`, `W` or `#` beside other terms of the field.
    SpecialInList(Field),
    /// Quartz has this, and AWS's documentation does not mention it.
    QuartzOnly(String),
    /// A name in lower case.
    NameCase(String),
    /// The end of the range is below its start, and it goes on at the field's beginning.
    WrappingRange(Field),
    /// The end of the range of years is below its start.
    BackwardYears,
    /// Neither day field is `?`.
    BothDays,
    /// Both day fields are `?`.
    NoDays,
    /// `L` alone in day-of-week is Saturday.
    LastIsSaturday,
    /// Days of the week as numbers: `1` is Sunday.
    NumberedWeekdays {
        /// The field as it is written.
        found: String,
        /// The same with names.
        names: String,
    },
    /// `*` in minutes, and single hours: sixty runs in each of them.
    EveryMinuteOfHour,
    /// Months without this day have no run.
    ShortMonths(u16),
    /// The weekday nearest to a day that some months do not have: here they have no run.
    NearestInShortMonths(u16),
    /// No day meets all fields.
    Never,
}

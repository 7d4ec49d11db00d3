//! A second way to know when a cron expression runs: each minute is asked on its own.

use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashSet;

/// A field as a text, and what it means.
#[derive(Clone, Debug)]
pub struct Field {
    pub text: String,
    pub meaning: Meaning,
}

/// Which days or values a field accepts.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// The other day field decides.
    Any,
    Values(HashSet<i64>),
    /// The last day of the month but so many.
    BeforeLast(i64),
    LastWeekday,
    Nearest(i64),
    LastOf(i64),
    Nth(i64, i64),
}

/// A local minute, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub minute: i64,
    pub hour: i64,
    pub day: i64,
    pub month: i64,
    pub weekday: i64,
    pub year: i64,
    pub last_day: i64,
}

impl Moment {
    /// From seconds since the start of 1970.
    pub fn new(seconds: i64) -> Self {
        let time = jiff::Timestamp::from_second(seconds).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
        Self {
            minute: time.minute().into(),
            hour: time.hour().into(),
            day: time.day().into(),
            month: time.month().into(),
            weekday: i64::from(time.weekday().to_sunday_zero_offset()) + 1,
            year: time.year().into(),
            last_day: time.days_in_month().into(),
        }
    }

    fn weekday_of(self, day: i64) -> i64 {
        (self.weekday - 1 + day - self.day).rem_euclid(7) + 1
    }

    fn is_working_day(self, day: i64) -> bool {
        (1..=self.last_day).contains(&day) && (2..=6).contains(&self.weekday_of(day))
    }

    fn nearest(self, day: i64) -> Option<i64> {
        let near = [day, day - 1, day + 1, day - 2, day + 2];
        let found = near.into_iter().find(|near| self.is_working_day(*near));
        found.filter(|_| day <= self.last_day)
    }
}

impl Meaning {
    fn accepts(&self, value: i64, at: Moment) -> bool {
        match self {
            Self::Any => true,
            Self::Values(values) => values.contains(&value),
            Self::BeforeLast(days) => at.day == at.last_day - days,
            Self::LastWeekday => at.nearest(at.last_day) == Some(at.day),
            Self::Nearest(day) => at.nearest(*day) == Some(at.day),
            Self::LastOf(weekday) => at.weekday == *weekday && at.day + 7 > at.last_day,
            Self::Nth(weekday, nth) => at.weekday == *weekday && (at.day - 1) / 7 + 1 == *nth,
        }
    }
}

/// Whether the six fields accept a minute.
pub fn accepts(fields: &[Field; 6], at: Moment) -> bool {
    let values = [at.minute, at.hour, at.day, at.month, at.weekday, at.year];
    fields.iter().zip(values).all(|(field, value)| field.meaning.accepts(value, at))
}

/// The whole expression as a text.
pub fn text(fields: &[Field; 6]) -> String {
    format!("cron({})", fields.each_ref().map(|field| field.text.as_str()).join(" "))
}

const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

fn spelled(names: &'static [&'static str], first: i64, value: i64, by_name: bool) -> String {
    let name = usize::try_from(value - first).ok().and_then(|index| names.get(index));
    name.filter(|_| by_name).map_or_else(|| value.to_string(), |name| (*name).to_owned())
}

/// One plain term: its text and its values. `wraps` allows ranges that end below their start.
fn term(
    first: i64,
    last: i64,
    names: &'static [&'static str],
    wraps: bool,
) -> impl Strategy<Value = (String, HashSet<i64>)> {
    (first..=last, first..=last, 1..=last - first, 0..5_u8, any::<bool>()).prop_map(
        move |(a, b, step, shape, by_name)| {
            let (from, to) = if wraps { (a, b) } else { (a.min(b), a.max(b)) };
            let write = |value| spelled(names, first, value, by_name);
            let walk = |from: i64, to: i64, step: i64| {
                let mut values = HashSet::new();
                let (mut value, mut walked) = (from, 0);
                loop {
                    if walked % step == 0 {
                        values.insert(value);
                    }
                    if value == to {
                        return values;
                    }
                    value = if value == last { first } else { value + 1 };
                    walked += 1;
                }
            };
            match shape {
                0 => (write(a), walk(a, a, 1)),
                1 => (format!("{}-{}", write(from), write(to)), walk(from, to, 1)),
                2 => (format!("{}-{}/{step}", write(from), write(to)), walk(from, to, step)),
                3 => (format!("{a}/{step}"), walk(a, last, step)),
                _ => (format!("*/{step}"), walk(first, last, step)),
            }
        },
    )
}

fn plain(first: i64, last: i64, names: &'static [&'static str], wraps: bool) -> BoxedStrategy<Field> {
    let every = Field { text: "*".to_owned(), meaning: Meaning::Values((first..=last).collect()) };
    let terms = prop::collection::vec(term(first, last, names, wraps), 1..4).prop_map(|terms| {
        let text = terms.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(",");
        let values = terms.into_iter().flat_map(|(_, values)| values).collect();
        Field { text, meaning: Meaning::Values(values) }
    });
    prop_oneof![1 => Just(every), 2 => terms].boxed()
}

fn field(text: impl Into<String>, meaning: Meaning) -> Field {
    Field { text: text.into(), meaning }
}

/// The two day fields, of which one is `?`.
fn days() -> impl Strategy<Value = (Field, Field)> {
    let any = || field("?", Meaning::Any);
    let month_day = prop_oneof![
        4 => plain(1, 31, &[], true),
        1 => select(vec![field("L", Meaning::BeforeLast(0)), field("LW", Meaning::LastWeekday)]),
        1 => (1..=30_i64).prop_map(|days| field(format!("L-{days}"), Meaning::BeforeLast(days))),
        2 => (1..=31_i64).prop_map(|day| field(format!("{day}W"), Meaning::Nearest(day))),
    ];
    let weekday = prop_oneof![
        4 => plain(1, 7, WEEKDAYS, true),
        1 => Just(field("L", Meaning::Values(HashSet::from([7])))),
        1 => (1..=7_i64).prop_map(|day| field(format!("{day}L"), Meaning::LastOf(day))),
        2 => (1..=7_i64, 1..=5_i64).prop_map(|(day, nth)| field(format!("{day}#{nth}"), Meaning::Nth(day, nth))),
    ];
    prop_oneof![
        month_day.prop_map(move |field| (field, any())),
        weekday.prop_map(move |field| (any(), field)),
    ]
}

/// Expressions that AWS or Quartz takes.
pub fn cron() -> impl Strategy<Value = [Field; 6]> {
    let years = plain(1970, 2199, &[], false);
    (plain(0, 59, &[], true), plain(0, 23, &[], true), days(), plain(1, 12, MONTHS, true), years).prop_map(
        |(minutes, hours, (day, weekday), months, years)| [minutes, hours, day, months, weekday, years],
    )
}

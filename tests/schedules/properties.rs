//! What holds for all expressions.

use super::naive::{self, Moment};
use super::{Named, read};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{
    Run, Service, Timetable, Timing, UTC, Zone, describe, messages, month_view, parse, suggestions,
};
use eventbridge_playground::text::apply;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashSet;

/// So many cases; `PROPTEST_CASES`, whose default is 256, makes them more or fewer.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: cases * default.cases / 256, failure_persistence: None, ..default }
}

const DAY: i64 = 86_400;

const ZONES: &[&str] = &[
    "UTC",
    "America/New_York",
    "America/St_Johns",
    "Europe/Dublin",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Antarctica/Troll",
];

/// Days on which clocks of one of the zones change, and the last days of months and years.
const DATES: &[&str] = &[
    "2026-03-07",
    "2026-11-01",
    "2026-03-29",
    "2026-10-25",
    "2026-10-04",
    "2026-04-05",
    "2011-12-29",
    "2026-02-27",
    "2028-02-28",
    "2026-12-31",
    "2099-12-30",
    "1970-01-01",
];

fn seconds(date: &str) -> i64 {
    Timestamp::parse(&format!("{date}T00:00:00Z")).unwrap().millis() / 1_000
}

fn timestamp(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1_000).unwrap()
}

/// The runs of some days, each minute asked on its own. A local minute counts the first time only.
fn naive_runs(fields: &[naive::Field; 6], zone: &dyn Zone, after: i64, end: i64) -> Vec<i64> {
    let mut seen = HashSet::new();
    let mut runs = Vec::new();
    for at in (after - 2 * DAY..=end).step_by(60) {
        let local = at + i64::from(zone.offset_at(timestamp(at)));
        if seen.insert(local) && at > after && naive::accepts(fields, Moment::new(local)) {
            runs.push(at);
        }
    }
    runs
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn runs_are_those_of_asking_each_minute(
        fields in naive::cron(),
        zone in select(ZONES),
        date in select(DATES),
        minutes in 0..2_880_i64,
    ) {
        let zone = Named::new(zone);
        let text = naive::text(&fields);
        let (after, end) = (seconds(date) + minutes * 60, seconds(date) + 5 * DAY);
        let schedule = read(&text, Service::Scheduler);
        let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(timestamp(0)));
        let runs = timetable.runs_after(&zone, timestamp(after)).map(|run| run.at.millis() / 1_000);
        let runs: Vec<i64> = runs.take_while(|at| *at <= end).collect();
        prop_assert_eq!(runs, naive_runs(&fields, &zone, after, end), "{}", text);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn each_run_comes_after_the_one_before(fields in naive::cron(), zone in select(ZONES), date in select(DATES)) {
        let zone = Named::new(zone);
        let schedule = read(&naive::text(&fields), Service::Scheduler);
        let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(timestamp(0)));
        let start = timestamp(seconds(date));
        let mut at = start;
        for run in timetable.runs_after(&zone, start).take(20) {
            prop_assert!(run.at > at);
            prop_assert_eq!(timetable.next_after(&zone, at), Some(run));
            prop_assert_eq!(run.offset, zone.offset_at(run.at));
            at = run.at;
        }
    }

    #[test]
    fn months_count_what_runs(fields in naive::cron(), year in 2024..2030_i64, month in 1..=12_i64) {
        let schedule = read(&naive::text(&fields), Service::Rule);
        let timetable = Timetable::new(&schedule, Service::Rule, Timing::since(timestamp(0)));
        let view = month_view(&timetable, &UTC, year, month).unwrap();
        let first = timestamp(seconds(&format!("{year}-{month:02}-01")) - 1);
        let days = timetable.runs_after(&UTC, first).map(Run::local_date);
        let total = days.take_while(|(y, m, _)| (*y, *m) == (year, month)).count();
        prop_assert_eq!(view.runs.iter().map(|runs| *runs as usize).sum::<usize>(), total);
    }

    #[test]
    fn what_is_printed_reads_the_same(fields in naive::cron()) {
        let schedule = read(&naive::text(&fields), Service::Rule);
        prop_assert_eq!(read(&schedule.to_string(), Service::Rule), schedule);
    }

    #[test]
    fn all_texts_are_read_and_helped(text in expression_like()) {
        for service in [Service::Rule, Service::Scheduler] {
            let parsed = parse(&text, service);
            for problem in &parsed.problems {
                prop_assert!(text.get(problem.span.range()).is_some());
                prop_assert!(!messages::sentence(&problem.kind).is_empty());
            }
            prop_assert_eq!(messages::aws_message(&text, &parsed).is_some() && !parsed.is_refused(), false);
            for suggestion in suggestions(&text, service) {
                let result = apply(&text, std::slice::from_ref(&suggestion.edit));
                prop_assert_ne!(&result, &text);
                prop_assert!(!messages::label(&suggestion.kind).is_empty());
            }
            if let Some(schedule) = &parsed.schedule {
                prop_assert!(!describe(schedule).is_empty());
                prop_assert_eq!(&read(&schedule.to_string(), service), schedule);
                let timing = Timing::since(timestamp(seconds("2026-01-01")));
                let runs = Timetable::new(schedule, service, timing);
                prop_assert!(runs.runs_after(&UTC, timing.created).take(3).count() <= 3);
            }
        }
    }
}

/// Texts of the pieces that expressions are made of, sound ones rarely.
fn expression_like() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "cron(",
        "rate(",
        "at(",
        "CRON(",
        ")",
        " ",
        "  ",
        "*",
        "?",
        "/",
        "-",
        ",",
        "#",
        "L",
        "W",
        "LW",
        "L-3",
        "0",
        "1",
        "5",
        "7",
        "15",
        "31",
        "60",
        "99999999999999999999",
        "MON",
        "mon",
        "JANUARY",
        "minutes",
        "minute",
        "days",
        "week",
        "2026",
        "2199",
        "2026-01-01",
        "T10:00:00",
        "Z",
        "@daily",
        "every ",
        "é",
        "\u{3000}",
        "+1",
    ];
    let piece = select(PIECES).prop_map(str::to_owned);
    let pieces = prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat());
    let value =
        select(&["*", "?", "0", "1", "*/5", "1-5", "0/7", "31", "SUN", "L", "3#2", "15W", "2026"][..]);
    let fields = prop::collection::vec(value, 4..8).prop_map(|fields| format!("cron({})", fields.join(" ")));
    let bare = fields.clone().prop_map(|text| text.replace("cron(", "").replace(')', ""));
    prop_oneof![pieces, fields, bare]
}

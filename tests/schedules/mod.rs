//! Schedules as AWS runs them: tables of expected runs and of refused expressions, and what holds for
//! all expressions.

mod naive;
mod outlook;
mod properties;
mod refused;
mod speed;
mod utc;
mod zones;

use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Run, Schedule, Service, Timetable, Timing, UTC, Zone, parse};
use jiff::tz::TimeZone;

/// A zone of the IANA database.
struct Named(TimeZone);

impl Named {
    fn new(name: &str) -> Self {
        Self(TimeZone::get(name).unwrap())
    }
}

impl Zone for Named {
    fn offset_at(&self, moment: Timestamp) -> i32 {
        self.0.to_offset(jiff::Timestamp::from_millisecond(moment.millis()).unwrap()).seconds()
    }
}

/// Reads a moment like `2026-01-01 10:00`.
fn moment(text: &str) -> Timestamp {
    Timestamp::parse(&format!("{}:00Z", text.replace(' ', "T"))).unwrap()
}

fn read(text: &str, service: Service) -> Schedule {
    parse(text, service).schedule.unwrap_or_else(|| panic!("{text}"))
}

#[track_caller]
fn check(expression: &str, service: Service, zone: &dyn Zone, start: &str, expected: &[&str]) {
    let schedule = read(expression, service);
    let start = moment(start);
    let timetable = Timetable::new(&schedule, service, Timing::since(start));
    let runs: Vec<Timestamp> = timetable.runs_after(zone, start).take(4).map(|run| run.at).collect();
    let expected: Vec<Timestamp> = expected.iter().map(|text| moment(text)).collect();
    assert_eq!(runs, expected, "{expression} after {start}");
    let mut at = start;
    for run in expected {
        at = timetable.next_after(zone, at).unwrap().at;
        assert_eq!(at, run, "{expression}, step by step");
    }
}

#[test]
fn cron_runs_in_utc() {
    for (fields, start, expected) in utc::RUNS {
        for service in [Service::Rule, Service::Scheduler] {
            check(&format!("cron({fields})"), service, &UTC, start, expected);
        }
    }
}

/// What the documentation does not have, and rules ran all the same (rows 58 to 61; SD, September 2026).
#[test]
fn rules_run_more_than_is_documented_rows_58_to_61() {
    let cases: &[(&str, &[&str])] = &[
        ("33/0 * * * ? *", &["2026-01-01 00:33", "2026-01-01 01:33", "2026-01-01 02:33", "2026-01-01 03:33"]),
        ("33x * * * ? *", &["2026-01-01 00:33", "2026-01-01 01:33", "2026-01-01 02:33", "2026-01-01 03:33"]),
        (
            "0 9 ? * TUESDAY *",
            &["2026-01-06 09:00", "2026-01-13 09:00", "2026-01-20 09:00", "2026-01-27 09:00"],
        ),
        // How Quartz reads it: the W is ignored. That it ran is recorded, not on which days.
        ("0 9 1-3W * ? *", &["2026-01-01 09:00", "2026-01-02 09:00", "2026-01-03 09:00", "2026-02-01 09:00"]),
        ("0 0 1 1 ? 1969", &[]),
        ("0 0 1 1 ? 2199,2500", &["2199-01-01 00:00", "2500-01-01 00:00"]),
        (
            "0 0 1 1 ? 2200-2203",
            &["2200-01-01 00:00", "2201-01-01 00:00", "2202-01-01 00:00", "2203-01-01 00:00"],
        ),
    ];
    for (fields, expected) in cases {
        check(&format!("cron({fields})"), Service::Rule, &UTC, "2026-01-01 00:00", expected);
    }
}

#[test]
fn cron_runs_where_clocks_change() {
    for (fields, zone, start, expected) in zones::RUNS {
        check(&format!("cron({fields})"), Service::Scheduler, &Named::new(zone), start, expected);
    }
}

#[test]
fn at_runs_once_in_its_zone() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("America/Los_Angeles", "at(2022-11-20T13:00:00)", &["2022-11-20 21:00"]),
        ("Asia/Kolkata", "at(2026-01-01T05:30:00)", &["2026-01-01 00:00"]),
        // Shown twice, and skipped.
        ("America/New_York", "at(2026-11-01T01:30:00)", &["2026-11-01 05:30"]),
        ("America/New_York", "at(2026-03-08T02:30:00)", &[]),
        ("Pacific/Apia", "at(2011-12-30T12:00:00)", &[]),
        ("Pacific/Apia", "at(2011-12-31T12:00:00)", &["2011-12-30 22:00"]),
        // In the past.
        ("Europe/Berlin", "at(2009-01-01T00:00:00)", &[]),
    ];
    for (zone, expression, expected) in cases {
        check(expression, Service::Scheduler, &Named::new(zone), "2010-01-01 00:00", expected);
    }
}

#[test]
fn local_times_are_told_with_their_offset() {
    let cases = [
        ("America/New_York", "2026-03-08T01:30:00-05:00 2026-03-08T03:30:00-04:00"),
        ("Asia/Kolkata", "2026-03-08T05:30:00+05:30 2026-03-08T06:30:00+05:30"),
    ];
    for (name, expected) in cases {
        let zone = Named::new(name);
        let schedule = read("cron(30 * * * ? *)", Service::Scheduler);
        let start = if name == "Asia/Kolkata" { "2026-03-07 23:30" } else { "2026-03-08 06:00" };
        let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(moment(start)));
        let runs = timetable.runs_after(&zone, moment(start)).take(2);
        let texts: Vec<String> = runs.map(Run::to_local_text).collect();
        assert_eq!(texts.join(" "), expected);
    }
}

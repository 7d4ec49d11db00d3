//! What follows from a schedule with its settings, in zones whose clocks change.

use super::{Named, moment};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::messages::short_time;
use eventbridge_playground::schedule::{Outlook, Run, ScheduleEntry, Service, SettingProblem, Zone, Zones};
use jiff::tz::TimeZone;
use std::rc::Rc;
use std::sync::Arc;

/// The IANA database.
struct Database;

impl Zones for Database {
    fn named(&self, name: &str) -> Option<Rc<dyn Zone>> {
        TimeZone::get(name).ok().map(|zone| Rc::new(Named(zone)) as Rc<dyn Zone>)
    }
}

fn scheduler(expression: &str, zone: &str) -> ScheduleEntry {
    let (expression, zone) = (Arc::from(expression), Arc::from(zone));
    ScheduleEntry { expression, zone, service: Service::Scheduler, ..ScheduleEntry::default() }
}

fn rule(expression: &str) -> ScheduleEntry {
    ScheduleEntry { expression: Arc::from(expression), ..ScheduleEntry::default() }
}

fn outlook(entry: ScheduleEntry, now: &str) -> Outlook {
    Outlook::new(entry, moment(now), &Database)
}

fn times(outlook: &Outlook) -> Vec<String> {
    outlook.runs.iter().map(|run| short_time(*run)).collect()
}

#[test]
fn the_next_runs_are_in_the_schedules_zone() {
    let found = outlook(scheduler("cron(30 2 * * ? *)", "America/New_York"), "2026-03-06 12:00");
    assert_eq!(times(&found)[..3], ["Sat 2026-03-07 02:30", "Mon 2026-03-09 02:30", "Tue 2026-03-10 02:30"]);
    assert_eq!((found.runs.len(), found.first_month(), found.today), (10, (2026, 3), (2026, 3, 6)));
    assert!(found.has_zone);
    // A rule runs in UTC whatever zone was typed.
    let entry = ScheduleEntry { zone: Arc::from("Nowhere/Land"), ..rule("cron(30 2 * * ? *)") };
    let found = outlook(entry, "2026-03-06 12:00");
    assert_eq!((found.zone_name(), times(&found)[0].as_str()), ("UTC", "Sat 2026-03-07 02:30"));
}

#[test]
fn the_day_of_the_moment_is_that_of_the_zone() {
    for (zone, today) in
        [("UTC", (2025, 12, 31)), ("Pacific/Kiritimati", (2026, 1, 1)), ("America/New_York", (2025, 12, 31))]
    {
        assert_eq!(outlook(scheduler("rate(1 day)", zone), "2025-12-31 23:30").today, today, "{zone}");
    }
}

#[test]
fn the_moment_is_the_one_that_was_asked_for_or_now() {
    let mut entry = rule("rate(1 hour)");
    assert_eq!(outlook(entry.clone(), "2026-01-01 10:00").moment, moment("2026-01-01 10:00"));
    entry.from = Some(moment("2030-05-05 05:00"));
    let found = outlook(entry, "2026-01-01 10:00");
    assert_eq!((found.moment, found.runs[0].at), (moment("2030-05-05 05:00"), moment("2030-05-05 06:00")));
    // Scheduler's rate has its first run at the moment itself.
    let found = outlook(scheduler("rate(1 hour)", "UTC"), "2026-01-01 10:00");
    assert_eq!(found.runs[0].at, moment("2026-01-01 10:00"));
}

#[test]
fn only_changes_of_the_clocks_that_matter_are_told() {
    let changes = |expression: &str, zone: &str| {
        let found = outlook(scheduler(expression, zone), "2026-01-05 00:00");
        found.changes.iter().map(|text| text[3..13].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(changes("cron(30 2 * * ? *)", "Europe/Berlin"), ["2026-03-29", "2026-10-25"]);
    assert_eq!(changes("cron(30 2 1 6 ? 2026)", "Europe/Berlin"), ["2026-03-29"]);
    assert_eq!(changes("at(2026-02-01T10:00:00)", "Europe/Berlin"), [""; 0]);
    assert_eq!(changes("cron(30 2 * * ? *)", "Asia/Tokyo"), [""; 0]);
    assert_eq!(changes("cron(30 2 1 6 ? 2020)", "Europe/Berlin"), [""; 0]);
}

#[test]
fn settings_are_checked_as_scheduler_checks_them() {
    let day = |text: &str| Some(moment(text));
    let plain = scheduler("rate(1 day)", "UTC");
    let cases = [
        (plain.clone(), None),
        (
            scheduler("rate(1 day)", "Nowhere/Land"),
            Some(SettingProblem::UnknownZone("Nowhere/Land".to_owned())),
        ),
        (
            ScheduleEntry { start: day("2026-01-02 00:00"), end: day("2026-01-02 00:00"), ..plain.clone() },
            Some(SettingProblem::StartAfterEnd),
        ),
        (
            ScheduleEntry { start: day("2026-01-02 00:00"), end: day("2026-01-02 00:01"), ..plain.clone() },
            None,
        ),
        (ScheduleEntry { window: 1_441, ..plain.clone() }, Some(SettingProblem::Window)),
        (ScheduleEntry { window: 1_441, service: Service::Rule, ..plain }, None),
    ];
    for (entry, expected) in cases {
        let found = outlook(entry.clone(), "2026-01-01 00:00").setting_problem();
        assert_eq!(found, expected, "{entry:?}");
        if let Some(problem) = found {
            assert!(problem.sentence().ends_with('.'));
            assert_eq!(problem.aws_message().is_some(), problem == SettingProblem::StartAfterEnd);
        }
    }
}

#[test]
fn an_empty_list_says_why() {
    for (entry, expected) in [
        (rule("cron(1 2)"), "No runs: the expression is invalid."),
        (scheduler("rate(5 minutes)", "Nowhere/Land"), "No runs to show: the time zone is unknown."),
        (rule("cron(0 10 31 2 ? *)"), "It never runs: no date matches all fields."),
        (scheduler("at(2020-01-01T00:00:00)", "UTC"), "It never runs again."),
    ] {
        let text = entry.expression.clone();
        let found = outlook(entry, "2026-01-01 00:00");
        assert_eq!((found.runs.len(), found.absence(), found.notes().len()), (0, expected, 0), "{text}");
        let can_show = found.month(2026, 1, &Database).is_some();
        assert_eq!(can_show, !found.parsed.is_refused() && found.has_zone, "{text}");
        let summary = found.month_summary(None);
        assert_eq!(summary, "The month appears once the schedule can run.");
    }
}

#[test]
fn notes_say_how_precise_a_run_is_and_when_it_was_the_last() {
    let notes = |entry, now: &str| outlook(entry, now).notes();
    assert_eq!(
        notes(rule("cron(0 9 * * ? *)"), "2026-01-01 00:00"),
        ["A rule invokes its targets within one minute after this time."]
    );
    let windowed = |window| ScheduleEntry { window, ..scheduler("at(2026-02-01T10:00:00)", "UTC") };
    assert_eq!(
        notes(windowed(0), "2026-01-01 00:00"),
        ["These are the last runs.", "Scheduler invokes the target within 60 seconds of this time."]
    );
    let [last, precise] = &notes(windowed(15), "2026-01-01 00:00")[..] else { panic!("two notes") };
    assert_eq!(last, "These are the last runs, until Sun 2026-02-01 10:15 UTC at the latest.");
    assert_eq!(precise, "Scheduler invokes the target within 15 minutes after this time.");
    // No window is as large as this.
    assert_eq!(outlook(windowed(u32::MAX), "2026-01-01 00:00").window(), None);
    assert_eq!(
        outlook(ScheduleEntry { window: 15, ..rule("rate(1 day)") }, "2026-01-01 00:00").window(),
        None
    );
    let rate = "A rate counts from when the schedule is created, here from the time above.";
    assert_eq!(notes(rule("rate(1 day)"), "2026-01-01 00:00")[0], rate);
    let start = Some(moment("2026-01-02 00:00"));
    let started = ScheduleEntry { start, ..scheduler("rate(1 day)", "UTC") };
    assert!(!notes(started, "2026-01-01 00:00").contains(&rate.to_owned()));
}

#[test]
fn a_month_shows_past_days_of_cron_only() {
    let march = |entry| {
        let found = outlook(entry, "2026-03-20 12:00");
        let view = found.month(2026, 3, &Database).unwrap();
        let summary = found.month_summary(Some(&view));
        (view.runs.iter().position(|&runs| runs > 0), view.weeks_from(0).len(), summary)
    };
    let berlin = |expression| scheduler(expression, "Europe/Berlin");
    assert_eq!(
        march(berlin("cron(30 2 * * ? *)")),
        (Some(0), 5, "March 2026, Europe/Berlin: 30 runs on 30 days".into())
    );
    assert_eq!(
        march(berlin("rate(1 day)")),
        (Some(19), 5, "March 2026, Europe/Berlin: 12 runs on 12 days".into())
    );
    assert_eq!(
        march(berlin("at(2026-03-21T00:00:00)")),
        (Some(20), 5, "March 2026, Europe/Berlin: one run".into())
    );
    assert_eq!(
        march(rule("cron(0/15 4 5 3 ? *)")),
        (Some(4), 5, "March 2026, UTC: 4 runs on one day".into())
    );
    assert_eq!(march(rule("cron(0 4 5 4 ? *)")), (None, 5, "March 2026, UTC: no runs".into()));
    let found = outlook(rule("rate(1 day)"), "2026-03-20 12:00");
    assert_eq!((found.month(2026, 13, &Database), found.month(0, 1, &Database)), (None, None));
}

#[test]
fn short_times_drop_seconds_that_are_none() {
    for (at, offset, expected) in [
        ("1970-01-01T00:00:00Z", 0, "Thu 1970-01-01 00:00"),
        ("2026-11-23T10:15:30Z", 0, "Mon 2026-11-23 10:15:30"),
        ("2026-11-22T23:30:00Z", 3_600, "Mon 2026-11-23 00:30"),
        ("2026-03-01T01:00:00Z", -7_200, "Sat 2026-02-28 23:00"),
    ] {
        assert_eq!(short_time(Run { at: Timestamp::parse(at).unwrap(), offset }), expected);
    }
}

//! Long listings and rare runs stay cheap. The bounds are wide, because tests run unoptimised on busy
//! machines; a search that goes minute by minute would miss them by far.

use super::{Named, moment, read};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Service, Timetable, Timing, UTC, Zone, month_view};
use std::cell::Cell;
use std::time::{Duration, Instant};

#[test]
fn rare_and_impossible_dates_are_found_out_at_once() {
    let start = moment("2096-03-01 00:00");
    let cases = [
        ("cron(0 0 29 2 ? *)", Some("2104-02-29T00:00:00Z")),
        ("cron(0 0 30 2 ? *)", None),
        ("cron(0 0 ? 2 SUN#5 *)", Some("2128-02-29T00:00:00Z")),
        ("cron(0 0 1 1 ? 2095)", None),
    ];
    for (expression, expected) in cases {
        let schedule = read(expression, Service::Rule);
        let timetable = Timetable::new(&schedule, Service::Rule, Timing::since(start));
        let began = Instant::now();
        let run = timetable.next_after(&UTC, start);
        assert!(began.elapsed() < Duration::from_millis(100), "{expression}: {:?}", began.elapsed());
        let expected = expected.and_then(Timestamp::parse);
        assert_eq!(run.map(|run| run.at), expected, "{expression}");
    }
}

/// Counts how often it is asked: each time is a call out of the engine on the page.
struct Counting {
    zone: Named,
    asked: Cell<usize>,
}

impl Zone for Counting {
    fn offset_at(&self, moment: Timestamp) -> i32 {
        self.asked.set(self.asked.get() + 1);
        self.zone.offset_at(moment)
    }
}

#[test]
fn a_year_of_minutes_asks_its_zone_rarely() {
    let start = moment("2026-01-01 00:00");
    let year = start.millis()..start.millis() + 365 * 86_400_000;
    for expression in ["cron(* * * * ? *)", "rate(1 minute)"] {
        let zone = Counting { zone: Named::new("America/New_York"), asked: Cell::new(0) };
        let schedule = read(expression, Service::Scheduler);
        let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(start));
        let began = Instant::now();
        let runs = timetable.runs_after(&zone, start).take_while(|run| year.contains(&run.at.millis()));
        let count = runs.count();
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
        // Clocks that show an hour twice run it once.
        let skipped = if expression.starts_with("cron") { 60 } else { 0 };
        assert_eq!(count, 365 * 1_440 - 1 - skipped, "{expression}");
        assert!(zone.asked.get() < 40_000, "{expression} asked {} times", zone.asked.get());
    }
}

#[test]
fn a_month_counts_its_days_as_clocks_show_them() {
    let start = moment("2026-01-01 00:00");
    let schedule = read("cron(0 * * * ? *)", Service::Scheduler);
    let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(start));
    let zone = Named::new("America/New_York");
    let view = month_view(&timetable, &zone, 2026, 3).unwrap();
    assert_eq!((view.first_weekday, view.runs.len()), (1, 31));
    let odd: Vec<(usize, u32)> = (1..).zip(view.runs).filter(|(_, runs)| *runs != 24).collect();
    assert_eq!(odd, [(8, 23)]);
    let before = month_view(&timetable, &UTC, 2025, 12).unwrap();
    assert!(before.runs.iter().all(|runs| *runs == 0));
    for (year, month) in [(2026, 0), (2026, 13), (0, 1), (10_000, 1), (i64::MAX, 1)] {
        assert_eq!(month_view(&timetable, &UTC, year, month), None);
    }
}

use super::*;
use crate::event::Context;
use crate::scan::{Outcome, Part, Samples, Scanner, probe};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const A: &str = r#"{"source":["a"]}"#;
const B: &str = r#"{"source":["b"]}"#;

/// Lines as files have them: events, blank lines, and lines that are no events.
const LINES: &[&str] = &[
    r#"{"source":"a","time":"2026-03-02T09:00:00Z"}"#,
    r#"{"source":"b","time":"2026-03-02T10:30:00Z"}"#,
    r#"{"source":"c","time":"2031-03-02T10:30:00Z"}"#,
    r#"{"source":"a"}"#,
    "",
    "\r",
    r#"{"source":"a",}"#,
    "7",
    r#"{"source":"#,
];

/// A file, and where it is cut if it can be.
#[derive(Clone, Debug)]
struct TestFile {
    text: String,
    part: usize,
}

impl TestFile {
    fn parts(&self) -> Vec<Part> {
        if !probe(self.text.as_bytes()).has_lines {
            return vec![Part::default()];
        }
        let starts = (0..self.text.len()).step_by(self.part);
        let end = |from| (from + self.part < self.text.len()).then_some((from + self.part) as u64);
        starts.map(|from| Part { from: from as u64, until: end(from) }).collect()
    }
}

fn files() -> impl Strategy<Value = Vec<TestFile>> {
    let text = prop::collection::vec(select(LINES), 0..12).prop_map(|lines| {
        let first = "{\"source\":\"b\"}\n";
        lines.iter().fold(first.to_owned(), |text, line| text + line + "\n")
    });
    let file = (text, 1_usize..80, any::<bool>()).prop_map(|(text, part, ends_with_line)| TestFile {
        text: if ends_with_line { text } else { text.trim_end().to_owned() },
        part,
    });
    prop::collection::vec(file, 1..4)
}

fn rules(patterns: &[&str]) -> RunRules {
    patterns.iter().enumerate().map(|(at, pattern)| (format!("r{at}"), (*pattern).to_owned())).collect()
}

fn described(files: &[TestFile]) -> Vec<(String, u64)> {
    let describe = |(at, file): (usize, &TestFile)| (format!("f{at}"), file.text.len() as u64);
    files.iter().enumerate().map(describe).collect()
}

/// Returns the reports on one part, in their order. `piece` bytes are read at a time.
fn reports(job: &Job, task: usize, text: &str, part: Part, piece: usize) -> Vec<WorkerReport> {
    let mut pass = Scanner::new(job, Context::for_tests());
    pass.begin(part);
    let from = usize::try_from(part.from).unwrap();
    let bytes = &text.as_bytes()[from.saturating_sub(1)..];
    let mut reports = Vec::new();
    let mut read = 0;
    for bytes in bytes.chunks(piece) {
        read += bytes.len() as u64;
        let wants_more = pass.push(bytes);
        reports.push(WorkerReport::Progress { task, bytes: read, events: pass.events() });
        reports.push(WorkerReport::Found { task, outcome: pass.so_far() });
        if !wants_more {
            break;
        }
    }
    let outcome = pass.finish();
    reports.push(WorkerReport::Progress { task, bytes: read, events: pass.events() });
    reports.push(WorkerReport::Done { task, outcome, error: None });
    reports
}

/// Runs the job in parts; `order` says which task reports next.
fn run_in_parts(run: Run, job: &Job, files: &[TestFile], piece: usize, order: &[Index]) -> Run {
    let mut tasks = Vec::new();
    let mut waiting = Vec::new();
    for (number, file) in (0..).zip(files) {
        for part in file.parts() {
            let mut reports = reports(job, tasks.len(), &file.text, part, piece);
            reports.reverse();
            waiting.push(reports);
            tasks.push((number, part.from));
        }
    }
    let mut aggregate = RunAggregate::new(run, tasks, 0);
    let mut order = order.iter().cycle();
    while !waiting.is_empty() {
        let at = order.next().map_or(0, |index| index.index(waiting.len()));
        match waiting[at].pop() {
            Some(report) => aggregate.apply(report, 0),
            None => drop(waiting.remove(at)),
        }
    }
    aggregate.run().clone()
}

/// Reads each file whole, one after another.
fn outcomes_in_order(job: &Job, files: &[TestFile]) -> Vec<Outcome> {
    let read = |file: &TestFile| {
        let mut pass = Scanner::new(job, Context::for_tests());
        pass.begin(Part::default());
        pass.push(file.text.as_bytes());
        pass.finish()
    };
    files.iter().map(read).collect()
}

fn counted_in_order(job: &Job, files: &[TestFile]) -> Tally {
    let mut sum = Tally::default();
    for (number, outcome) in (0..).zip(outcomes_in_order(job, files)) {
        let Outcome::Count(tally) = outcome else { panic!("no count") };
        sum.append(tally, number, 0);
    }
    sum
}

fn compared_in_order(job: &Job, files: &[TestFile]) -> Changes {
    let mut sum = Changes::default();
    for (number, outcome) in (0..).zip(outcomes_in_order(job, files)) {
        let Outcome::Compare(changes) = outcome else { panic!("no comparison") };
        sum.append(changes, number, 0);
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_in_any_order_add_up_to_the_whole(
        files in files(),
        piece in 1_usize..200,
        order in prop::collection::vec(any::<Index>(), 1..40),
    ) {
        let (run, job) = Run::start(rules(&[A, B]), described(&files), &Run::default());
        let counted = run_in_parts(run, &job, &files, piece, &order);
        prop_assert_eq!(&counted.phase, &Phase::Done);
        prop_assert_eq!(&counted.tally, &counted_in_order(&job, &files));
        prop_assert_eq!(counted.events, counted.tally.events);

        // One rule is changed: the comparison as well, and then all counts are as if they were new.
        let rules = rules(&[A, r#"{"source":["a","c"]}"#]);
        let (run, job) = Run::start(rules.clone(), described(&files), &counted);
        prop_assert!(run.is_comparison());
        let compared = run_in_parts(run, &job, &files, piece, &order);
        let (name, mut changes) = compared.changes.clone().unwrap();
        prop_assert_eq!(name, "r1");
        let mut expected = compared_in_order(&job, &files);
        // They went into the tally.
        (expected.became_matched, expected.became_unmatched) = Default::default();
        prop_assert_eq!(&changes, &expected);
        changes.gained_events.extend(changes.lost_events);
        let lines: Vec<Vec<&str>> = files.iter().map(|file| file.text.split('\n').collect()).collect();
        for found in &changes.gained_events {
            let line = usize::try_from(found.line).unwrap();
            prop_assert_eq!(lines[found.file as usize][line - 1].trim_end(), &found.text);
        }
        let (_, job) = Run::start(rules, described(&files), &Run::default());
        prop_assert_eq!(&compared.tally, &counted_in_order(&job, &files));
    }
}

/// Returns a run of one rule over a file of 100 bytes, in as many tasks.
fn aggregate(tasks: usize) -> RunAggregate {
    let (run, _) = Run::start(rules(&[A]), vec![("f".to_owned(), 100)], &Run::default());
    RunAggregate::new(run, (0..tasks).map(|at| (0, at as u64)).collect(), 1_000)
}

fn tally(events: u64) -> Outcome {
    Outcome::Count(Tally { events, ..Tally::default() })
}

fn done(task: usize, events: u64) -> WorkerReport {
    WorkerReport::Done { task, outcome: tally(events), error: None }
}

#[test]
fn time_counts_only_while_it_runs() {
    let mut run = aggregate(2);
    run.count_time(1_500);
    assert_eq!(run.run().millis, 500);
    run.pause(1_600);
    run.count_time(9_000);
    // A report that was on its way when the run was paused is added.
    run.apply(done(0, 1), 9_100);
    assert_eq!((run.run().millis, run.run().tally.events), (600, 1));
    run.resume(10_000);
    // A clock that is set back takes no time away.
    run.count_time(5_000);
    run.count_time(5_100);
    assert_eq!(run.run().millis, 700);
    run.apply(done(1, 1), 5_200);
    assert_eq!((&run.run().phase, run.run().millis), (&Phase::Done, 800));
    run.count_time(9_000);
    assert_eq!(run.run().millis, 800);
}

#[test]
fn bytes_and_events_of_all_tasks_are_added() {
    let mut run = aggregate(2);
    let steps = [
        (WorkerReport::Progress { task: 1, bytes: 10, events: 1 }, (10, 1)),
        (WorkerReport::Progress { task: 0, bytes: 5, events: 2 }, (15, 3)),
        (WorkerReport::Progress { task: 1, bytes: 30, events: 4 }, (35, 6)),
        (done(1, 4), (35, 6)),
        (WorkerReport::Progress { task: 0, bytes: 50, events: 6 }, (80, 10)),
        (done(0, 6), (80, 10)),
    ];
    for (report, expected) in steps {
        run.apply(report, 1_000);
        assert_eq!((run.run().bytes, run.run().events), expected);
    }
    assert_eq!((&run.run().phase, run.run().tally.events), (&Phase::Done, 10));
}

#[test]
fn an_error_of_a_file_is_told_once() {
    let mut run = aggregate(3);
    for task in [2, 0, 1] {
        let error = Some(if task == 1 { "Other." } else { "Gone." }.to_owned());
        run.apply(WorkerReport::Done { task, outcome: tally(1), error }, 1_000);
    }
    assert_eq!(run.run().phase, Phase::Done);
    assert_eq!(run.run().file_errors, [(0, "Gone.".to_owned()), (0, "Other.".to_owned())]);
}

#[test]
fn what_comes_too_late_or_of_nowhere_changes_nothing() {
    let mut run = aggregate(2);
    run.apply(done(0, 1), 1_000);
    for report in [
        done(0, 1),
        done(7, 1),
        WorkerReport::Found { task: 0, outcome: tally(1) },
        WorkerReport::Found { task: usize::MAX, outcome: tally(1) },
        WorkerReport::Progress { task: 0, bytes: 9, events: 9 },
        WorkerReport::Found { task: 1, outcome: Outcome::Sample(Samples::default()) },
        WorkerReport::Found { task: 1, outcome: Outcome::Extract { kept: 3 } },
    ] {
        run.apply(report, 1_000);
        assert_eq!((run.run().tally.events, run.run().bytes, &run.run().phase), (1, 0, &Phase::Running));
    }
    run.apply(WorkerReport::Failed("No engine.".to_owned()), 1_100);
    run.apply(done(1, 1), 1_200);
    run.resume(1_300);
    run.cancel(1_400);
    assert_eq!(run.run().phase, Phase::Failed("No engine.".to_owned()));
    assert_eq!((run.run().tally.events, run.run().millis), (1, 100));
    assert_eq!(aggregate(0).run().phase, Phase::Done);
}

#[test]
fn only_a_finished_run_over_the_same_files_is_compared_with() {
    let files = |size| vec![("f".to_owned(), size)];
    let (mut before, _) = Run::start(rules(&[A, B]), files(9), &Run::default());
    before.tally.matches = vec![1, 2];
    before.file_errors.push((0, "Gone.".to_owned()));
    for (phase, size, patterns, is_comparison) in [
        (Phase::Done, 9, [A, A], true),
        (Phase::Done, 8, [A, A], false),
        (Phase::Done, 9, [A, B], false),
        (Phase::Done, 9, [B, A], false),
        (Phase::Cancelled, 9, [A, A], false),
        (Phase::Failed(String::new()), 9, [A, A], false),
    ] {
        before.phase = phase;
        let (run, job) = Run::start(rules(&patterns), files(size), &before);
        assert_eq!(run.is_comparison(), is_comparison, "{:?} {size} {patterns:?}", before.phase);
        let texts: Vec<String> = patterns.iter().map(|&text| text.to_owned()).collect();
        let expected = if is_comparison {
            Job::Compare { rules: texts, changed: 1, before: B.to_owned() }
        } else {
            Job::Count { rules: texts }
        };
        assert_eq!(job, expected);
        assert_eq!(run.matches("r1"), Some(if is_comparison { 2 } else { 0 }));
        assert_eq!(run.file_errors.is_empty(), !is_comparison);
        assert_eq!((run.matches("x"), run.file(0), run.file(1), run.total), (None, "f", "", size));
    }
}

#[test]
fn speed_and_the_time_left_are_told_for_any_numbers() {
    let run = |bytes, total, events, millis| Run { bytes, total, events, millis, ..Run::default() };
    for (run, speed, left) in [
        (run(0, 100, 0, 0), 0, None),
        (run(50, 100, 10, 1_000), 10, None),
        (run(50, 100, 10, 2_000), 5, Some(2)),
        (run(100, 100, 10, 2_000), 5, Some(0)),
        // Files can grow while they are read.
        (run(200, 100, 10, 2_000), 5, Some(0)),
        (run(1 << 40, 1 << 41, 1, 1 << 40), 0, Some((1 << 40) / 1_000)),
        (run(1, u64::MAX, u64::MAX, u64::MAX), 1, None),
    ] {
        assert_eq!((run.events_per_second(), run.seconds_left()), (speed, left), "{run:?}");
    }
}

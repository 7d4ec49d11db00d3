//! How fast the compiled engine is, beside its rivals in the same run: `make bench`.
//!
//! For each set of rules all engines take turns, one pass over the events each; a figure is the
//! median of the rounds. With `--write FILE` the tables go to a file as well, and
//! `growth.svg` beside it. With `--data FOLDER` the events, the rules and the figures are left there
//! for the benchmark of the npm package.

#![allow(clippy::cast_precision_loss, reason = "figures are shown with few digits")]

mod data;
mod events;
mod features;
mod growth;
mod random;
mod report;
mod rules;

use cpu_time::ThreadTime;
use eventbridge_playground::ruleset::{Mode, RuleSet};
use quamina::{Quamina, QuaminaBuilder};
use report::{Report, geometric_mean, rate, ratio};
use rules::Set;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

const EVENTS: usize = 5_000;
/// For many rules: each engine needs some events to bring its own tables back into the processor.
const MORE_EVENTS: usize = 20_000;
const ROUNDS: usize = 7;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut report = Report::default();
    let (mut file, mut folder) = (None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--write" => file = arguments.next().map(PathBuf::from),
            "--data" => folder = arguments.next().map(PathBuf::from),
            _ => {}
        }
    }
    let [features, events, ever_new, more] = [
        Lines::new(&features::generate(EVENTS)),
        Lines::new(&events::generate(EVENTS)),
        Lines::new(&events::generate_ever_new(EVENTS)),
        Lines::new(&events::generate(MORE_EVENTS)),
    ];
    // First, while the process has no memory of other things that it could use.
    let mut many = Report::default();
    let growth = measure_many(&mut many, &more.all());
    report.preface();
    let all = [
        measure_sets(&mut report, "City Lots features", &features.all(), rules::over_features()),
        measure_sets(&mut report, "EventBridge events", &events.all(), rules::over_events()),
    ];
    summarise(&mut report, &all);
    report.line("The next table is the worst case for an engine that learns what events look like.\n");
    let title = "EventBridge events of ever new shapes";
    measure_sets(&mut report, title, &ever_new.all(), rules::over_events());
    measure_arrays(&mut report);
    report.append(&many);
    if let Some(file) = file {
        let picture = growth::svg(&growth);
        keep(&file.with_file_name("growth.svg"), picture.as_bytes());
        keep(&file, report.text().as_bytes());
    }
    if let Some(folder) = folder {
        keep(&folder.join("features.ndjson"), features.bytes());
        keep(&folder.join("events.ndjson"), events.bytes());
        keep(&folder.join("sets.json"), data::describe(&all).as_bytes());
    }
}

/// Events one behind the other, as in a file.
struct Lines {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Lines {
    fn new(events: &[Vec<u8>]) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for event in events {
            bytes.extend_from_slice(event);
            ends.push(bytes.len());
            bytes.push(b'\n');
        }
        Self { bytes, ends }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn all(&self) -> Vec<&[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end + 1));
        starts.zip(&self.ends).map(|(start, &end)| &self.bytes[start..end]).collect()
    }
}

/// Writes a file; says so if it cannot.
fn keep(file: &Path, content: &[u8]) {
    let folder = file.parent().unwrap_or(Path::new("."));
    if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, content)) {
        eprintln!("{}: {error}", file.display());
    }
}

/// A way to go over all events once.
type Scanner<'p> = Box<dyn FnMut() + 'p>;

fn engine<'p>(rules: &'p RuleSet<u32>, mode: Mode, events: &'p [&'p [u8]]) -> Scanner<'p> {
    let mut scratch = rules.scratch();
    Box::new(move || {
        for event in events {
            black_box(rules.matches(event, mode, &mut scratch).map(<[_]>::len)).ok();
        }
    })
}

fn rival<'p>(rules: &'p Quamina<u32>, events: &'p [&'p [u8]]) -> Scanner<'p> {
    Box::new(move || {
        for event in events {
            black_box(rules.matches_for_event(event).map(|found| found.len())).ok();
        }
    })
}

fn skip<'p>(events: &'p [&'p [u8]]) -> Scanner<'p> {
    Box::new(move || {
        for event in events {
            black_box(serde_json::from_slice::<serde::de::IgnoredAny>(event)).ok();
        }
    })
}

fn tree<'p>(events: &'p [&'p [u8]]) -> Scanner<'p> {
    Box::new(move || {
        for event in events {
            black_box(serde_json::from_slice::<serde_json::Value>(event)).ok();
        }
    })
}

/// The median time of each pass, all taking turns after a round to warm up.
fn take_turns(passes: &mut [Option<Scanner>], rounds: usize) -> Vec<Option<f64>> {
    let mut times = vec![Vec::new(); passes.len()];
    for round in 0..=rounds {
        for (pass, times) in passes.iter_mut().zip(&mut times) {
            let Some(pass) = pass else { continue };
            let start = ThreadTime::now();
            pass();
            if round > 0 {
                times.push(start.elapsed().as_secs_f64());
            }
        }
    }
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied()
    };
    times.into_iter().map(median).collect()
}

fn compile(patterns: &[String]) -> RuleSet<u32> {
    let mut rules = RuleSet::new();
    for (name, pattern) in (0..).zip(patterns) {
        assert!(rules.add_text(name, pattern).is_ok(), "{pattern}");
    }
    rules
}

/// The rival with the same rules; nothing if it refuses one.
fn compile_rival(patterns: &[String]) -> Option<Quamina<u32>> {
    // Its own limit would refuse many rules on one field.
    let mut rules = QuaminaBuilder::new().with_arena_byte_budget(16 << 30).build().ok()?;
    for (name, pattern) in (0..).zip(patterns) {
        rules.add_pattern(name, pattern).ok()?;
    }
    Some(rules)
}

/// Events a second of one set, in the order of the table's columns.
struct Row {
    /// Whether its events are EventBridge's.
    bridge: bool,
    set: Set,
    rates: Vec<Option<f64>>,
}

fn measure_sets(report: &mut Report, title: &str, events: &[&[u8]], sets: Vec<Set>) -> Vec<Row> {
    let bytes: usize = events.iter().map(|event| event.len()).sum();
    report.line(&format!("## {title}\n"));
    report.line(&format!(
        "{} events, {} bytes each on average. Thousands of events a second.\n",
        events.len(),
        bytes / events.len()
    ));
    report.row(
        &[
            "rules",
            "strict",
            "structural",
            "early",
            "quamina",
            "IgnoredAny",
            "Value",
            "strict ÷ quamina",
            "structural ÷ quamina",
            "early ÷ quamina",
            "strict ÷ IgnoredAny",
        ]
        .map(str::to_owned),
    );
    report.row(&["---"; 11].map(str::to_owned));
    let mut rows = Vec::new();
    for set in sets {
        let rules = compile(&set.patterns);
        let other = compile_rival(&set.patterns);
        if let Some(other) = &other {
            compare_counts(&set, &rules, other, events);
        }
        let mut passes = [
            Some(engine(&rules, Mode::Strict, events)),
            Some(engine(&rules, Mode::Structural, events)),
            Some(engine(&rules, Mode::Early, events)),
            other.as_ref().map(|other| rival(other, events)),
            Some(skip(events)),
            Some(tree(events)),
        ];
        let times = take_turns(&mut passes, ROUNDS);
        let rates: Vec<Option<f64>> =
            times.iter().map(|time| time.map(|time| events.len() as f64 / time)).collect();
        let mut cells = vec![format!("{} ({})", set.name, set.patterns.len())];
        cells.extend(rates.iter().map(|&other| rate(other)));
        cells.extend([(0, 3), (1, 3), (2, 3), (0, 4)].map(|(a, b)| ratio(rates[a], rates[b])));
        report.row(&cells);
        rows.push(Row { bridge: title.starts_with("Event"), set, rates });
    }
    report.line("");
    rows
}

/// A benchmark of engines that disagree would compare different work.
fn compare_counts(set: &Set, rules: &RuleSet<u32>, rival: &Quamina<u32>, events: &[&[u8]]) {
    let mut scratch = rules.scratch();
    let ours: usize = events
        .iter()
        .filter_map(|event| Some(rules.matches(event, Mode::Strict, &mut scratch).ok()?.len()))
        .sum();
    let theirs: usize =
        events.iter().filter_map(|event| Some(rival.matches_for_event(event).ok()?.len())).sum();
    if ours != theirs {
        eprintln!("{}: {ours} matches, quamina has {theirs}", set.name);
    }
}

fn summarise(report: &mut Report, all: &[Vec<Row>]) {
    report.line("## Summary\n");
    report.line("Geometric means of the ratios above; the worst and the best set in brackets.\n");
    report.row(&["what", "all sets", "City Lots", "EventBridge"].map(str::to_owned));
    report.row(&["---"; 4].map(str::to_owned));
    let columns = [
        ("strict ÷ quamina", 0, 3),
        ("structural ÷ quamina", 1, 3),
        ("early ÷ quamina", 2, 3),
        ("strict ÷ IgnoredAny", 0, 4),
    ];
    for (name, a, b) in columns {
        let mean = |keep: &dyn Fn(&Row) -> bool| {
            let ratios: Vec<f64> = all
                .iter()
                .flatten()
                .filter(|row| keep(row))
                .filter_map(|row| Some(row.rates[a]? / row.rates[b]?))
                .collect();
            geometric_mean(&ratios)
        };
        report.row(&[name.to_owned(), mean(&|_| true), mean(&|row| !row.bridge), mean(&|row| row.bridge)]);
    }
    report.line("");
}

/// One array of objects and a rule with three conditions on an element that no element meets.
fn measure_arrays(report: &mut Report) {
    report.line("## Arrays of objects\n");
    report.line("One event with an array of *n* objects; a rule names three fields of one element, and no element has all \
        three. MB/s.\n");
    report.row(
        &["n", "strict", "structural", "quamina", "IgnoredAny", "strict ÷ IgnoredAny"].map(str::to_owned),
    );
    report.row(&["---"; 6].map(str::to_owned));
    let pattern = [r#"{"detail":{"items":{"a":["yes"],"b":["yes"],"c":["yes"]}}}"#.to_owned()];
    let rules = compile(&pattern);
    let other = compile_rival(&pattern);
    for n in [10, 100, 1_000, 10_000] {
        let event = [array_event(n)];
        // Small events many times, so that each pass takes long enough to be measured.
        let times = (100_000 / n).max(1);
        let events: Vec<&[u8]> = event.iter().cycle().take(times.min(2_000)).map(Vec::as_slice).collect();
        let few = &events[..1];
        // It needs time that goes with the square of n, so that once must do.
        let slow = n > 1_000;
        let mut passes = [
            Some(engine(&rules, Mode::Strict, &events)),
            Some(engine(&rules, Mode::Structural, &events)),
            Some(skip(&events)),
        ];
        let own = take_turns(&mut passes, ROUNDS);
        let theirs =
            take_turns(&mut [other.as_ref().map(|other| rival(other, few))], if slow { 1 } else { ROUNDS });
        let speed =
            |time: Option<f64>, count: usize| time.map(|time| (event[0].len() * count) as f64 / time / 1e6);
        let [strict, structural, ignored] = [0, 1, 2].map(|at| speed(own[at], events.len()));
        let cell = |speed: Option<f64>| speed.map_or("–".to_owned(), |speed| format!("{speed:.1}"));
        report.row(&[
            n.to_string(),
            cell(strict),
            cell(structural),
            cell(speed(theirs[0], 1)),
            cell(ignored),
            ratio(strict, ignored),
        ]);
    }
    report.line("");
}

fn array_event(n: usize) -> Vec<u8> {
    let element = |at: usize| {
        let value = |field: usize| if at % 3 == field { "no" } else { "yes" };
        format!(
            "{{\"id\":\"item-{at:06}\",\"a\":\"{}\",\"b\":\"{}\",\"c\":\"{}\"}}",
            value(0),
            value(1),
            value(2)
        )
    };
    let elements: Vec<String> = (0..n).map(element).collect();
    format!("{{\"source\":\"shop\",\"detail\":{{\"items\":[{}]}}}}", elements.join(",")).into_bytes()
}

/// From ten rules to a hundred thousand.
fn measure_many(report: &mut Report, events: &[&[u8]]) -> Vec<growth::Row> {
    report.line("## Number of rules\n");
    report.line("Different rules on realistic fields of the EventBridge events: half of them exact, and prefixes, ranges and \
        wildcards. Thousands of events a second; time and memory to add them.\n");
    report.row(
        &[
            "rules",
            "strict",
            "structural",
            "quamina",
            "strict ÷ quamina",
            "adding a rule",
            "quamina",
            "memory a rule",
            "quamina",
        ]
        .map(str::to_owned),
    );
    report.row(&["---"; 9].map(str::to_owned));
    // The most first: what is freed later would hide what the next need.
    let mut rows = Vec::new();
    let mut growth = Vec::new();
    for count in [100_000, 10_000, 1_000, 100, 10] {
        let patterns = rules::many(count);
        let (rules, own) = measured(|| compile(&patterns));
        let (other, theirs) = measured(|| compile_rival(&patterns));
        let mut passes = [
            Some(engine(&rules, Mode::Strict, events)),
            Some(engine(&rules, Mode::Structural, events)),
            other.as_ref().map(|other| rival(other, events)),
        ];
        let times = take_turns(&mut passes, ROUNDS);
        let [strict, structural, rival] =
            [0, 1, 2].map(|at| times[at].map(|time| events.len() as f64 / time));
        growth.push((count, [structural, strict, rival]));
        let each = |cost: &Cost| {
            let micros = cost.time.as_secs_f64() * 1e6 / count as f64;
            let memory =
                cost.memory.filter(|_| count == 100_000).map(|bytes| bytes as f64 / 1e3 / count as f64);
            (
                format!("{micros:.1} µs"),
                memory.map_or("–".to_owned(), |kilobytes| format!("{kilobytes:.2} KB")),
            )
        };
        let ((time, memory), (their_time, their_memory)) = (each(&own), each(&theirs));
        let refused = |cell: String| if other.is_some() { cell } else { "refused".to_owned() };
        rows.push([
            count.to_string(),
            rate(strict),
            rate(structural),
            refused(rate(rival)),
            ratio(strict, rival),
            time,
            refused(their_time),
            memory,
            refused(their_memory),
        ]);
    }
    for row in rows.iter().rev() {
        report.row(row);
    }
    report.line("\n![Events a second by number of rules](growth.svg)\n");
    growth.reverse();
    growth
}

struct Cost {
    time: Duration,
    memory: Option<u64>,
}

fn measured<T>(make: impl FnOnce() -> T) -> (T, Cost) {
    let before = resident();
    let start = ThreadTime::now();
    let result = make();
    let time = start.elapsed();
    let memory = resident().zip(before).map(|(after, before)| after.saturating_sub(before));
    (result, Cost { time, memory })
}

/// The memory that the process has, where the system tells.
fn resident() -> Option<u64> {
    let pages: u64 = std::fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4_096)
}

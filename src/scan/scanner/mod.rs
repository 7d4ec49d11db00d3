//! One job over the parts of files that are given to it, one after another.

use super::compare::Compare;
use super::count::Count;
use super::extract::Extract;
use super::framer::{self, Frame, FrameOffset, Trouble};
use super::sample::Sample;
use super::source::Source;
use super::unwrap::Unwrapper;
use super::{Job, Outcome, Part, Problem, Wanted};
use crate::event::Context;
use crate::json;
use crate::pattern::{self, messages};
use crate::ruleset::{EventError, EventErrorKind, Mode, RuleSet, Scratch};
use crate::text::LineIndex;

/// Does a [`Job`]: [`begin`](Self::begin) a part, [`push`](Self::push) its bytes, [`finish`](Self::finish)
/// it, and begin the next. What the rules compile to is kept between the parts.
pub struct Scanner {
    task: Task,
    context: Context,
    source: Source,
    unwrapper: Unwrapper,
    events: u64,
    /// Ends of lines that were told of.
    newlines: u64,
}

enum Task {
    Count(Count),
    Sample(Box<Sample>),
    Compare(Box<Compare>),
    Extract(Extract),
}

/// An event, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct EventRef<'e> {
    pub(super) text: &'e [u8],
    pub(super) place: FrameOffset,
}

impl Scanner {
    /// Prepares the rules of a job. `context` gives what entries of PutEvents and records of CloudTrail
    /// lack.
    pub fn new(job: &Job, context: Context) -> Self {
        let task = match job {
            Job::Count { rules } => Task::Count(Count::new(rules)),
            Job::Sample { rules, wanted } => Task::Sample(Box::new(Sample::new(rules, *wanted))),
            Job::Compare { rules, changed, before } => {
                Task::Compare(Box::new(Compare::new(rules, *changed, before)))
            }
            Job::Extract { rules, wanted } => Task::Extract(Extract::new(rules, *wanted)),
        };
        let source = Source::new(Part::default());
        Self { task, context, source, unwrapper: Unwrapper::default(), events: 0, newlines: 0 }
    }

    /// Begins a part of a file. Its bytes begin one before [`Part::from`], if there is one: that byte tells
    /// whether a line ends there.
    pub fn begin(&mut self, part: Part) {
        self.source = Source::new(part);
        self.unwrapper = Unwrapper::default();
        self.events = 0;
        self.newlines = 0;
    }

    /// Takes the next bytes of the part. Says whether more are wanted: not once the part is over, though
    /// the file goes on.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.read(|source, sink| source.push(bytes, sink));
        !self.is_done()
    }

    /// The events of the part that were read so far.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// The events that [`Job::Extract`] asks for, as far as they were not yet given out: one a line.
    pub fn output(&mut self) -> Vec<u8> {
        if let Task::Extract(keep) = &mut self.task { keep.output() } else { Vec::new() }
    }

    /// Ends the part, and says what was found in it since [`Self::so_far`] was last asked.
    pub fn finish(&mut self) -> Outcome {
        self.read(Source::finish);
        self.so_far()
    }

    /// What was found in the part since the last time. Lines are counted from the start of the part.
    pub fn so_far(&mut self) -> Outcome {
        let newlines = self.source.newlines() - self.newlines;
        self.newlines += newlines;
        match &mut self.task {
            Task::Count(count) => Outcome::Count(super::Tally { newlines, ..count.take() }),
            Task::Sample(sample) => Outcome::Sample(sample.take()),
            Task::Compare(compare) => Outcome::Compare(super::Changes { newlines, ..compare.take() }),
            Task::Extract(keep) => Outcome::Extract { kept: keep.take() },
        }
    }

    fn is_done(&self) -> bool {
        self.source.is_done() || matches!(&self.task, Task::Sample(sample) if sample.has_enough())
    }

    fn read(&mut self, read: impl FnOnce(&mut Source, &mut dyn FnMut(Frame))) {
        let Self { task, context, source, unwrapper, events, .. } = self;
        read(source, &mut |frame| match unwrapper.events(frame, context) {
            Some(wrapped) => {
                let Frame::Event { place, .. } = frame else { return };
                for text in wrapped {
                    take(task, events, EventRef { text: text.as_bytes(), place });
                }
            }
            None => take_frame(task, events, frame),
        });
    }
}

fn take_frame(task: &mut Task, events: &mut u64, frame: Frame) {
    match frame {
        Frame::Event { text, place, .. } => take(task, events, EventRef { text, place }),
        Frame::Broken { place, trouble } => {
            tell(task, || Problem {
                file: 0,
                line: place.line,
                offset: place.offset,
                reason: reason(trouble).to_owned(),
            });
        }
    }
}

fn take(task: &mut Task, events: &mut u64, event: EventRef) {
    let error = match task.look_at(event) {
        Ok(()) => {
            *events += 1;
            return;
        }
        Err(error) => error,
    };
    // Several events on one line.
    if error.kind == EventErrorKind::TrailingText {
        let mut parts = 0;
        framer::split(event.text, event.place, &mut |_| parts += 1);
        if parts > 1 {
            framer::split(event.text, event.place, &mut |frame| take_frame(task, events, frame));
            return;
        }
    }
    tell(task, || problem(event, error));
}

fn tell(task: &mut Task, problem: impl FnOnce() -> Problem) {
    if let Task::Count(count) = task {
        count.add_problem(problem);
    }
}

impl Task {
    fn look_at(&mut self, event: EventRef) -> Result<(), EventError> {
        match self {
            Self::Count(count) => count.look_at(event),
            Self::Sample(sample) => sample.look_at(event),
            Self::Compare(compare) => compare.look_at(event),
            Self::Extract(keep) => keep.look_at(event),
        }
    }
}

/// Events longer than this are not read once more for a better reason.
const MAX_READ_AGAIN: usize = 1_024 * 1_024;

/// What is wrong with an event, in the words of the reader that recovers and so knows more.
fn problem(event: EventRef, error: EventError) -> Problem {
    let EventRef { text, place } = event;
    let plain =
        Problem { file: 0, line: place.line, offset: place.offset, reason: format!("{}.", capital(&error)) };
    let Some(text) = str::from_utf8(text).ok().filter(|text| text.len() <= MAX_READ_AGAIN) else {
        return plain;
    };
    let document = json::parse(text);
    let Some(problem) = document.problems().iter().find(|problem| !problem.is_ignored_by_aws()) else {
        return plain;
    };
    let at = LineIndex::new(text).position(problem.span.start);
    let column = at.column;
    Problem {
        line: place.line + u64::from(at.line) - 1,
        reason: format!("{} (column {column})", messages::json_sentence(&problem.kind)),
        ..plain
    }
}

fn capital(error: &EventError) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn reason(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::TooLong => "This is longer than 16 MiB, and no event; it was passed over.",
        Trouble::UnclosedString => "A string does not end on its line.",
        Trouble::Unclosed => "The event is not complete: a bracket is not closed.",
        Trouble::Stray => "This text is no event.",
        Trouble::EndsEarly => "The file ends before its list of events does.",
        Trouble::Damaged => "The packed data is damaged or ends early; what comes after it cannot be read.",
    }
}

/// Rules by their number.
pub(super) struct Rules {
    set: RuleSet<usize>,
    scratch: Scratch,
    len: usize,
}

impl Rules {
    pub(super) fn new(rules: &[String]) -> Self {
        Self::of(rules.iter().map(String::as_str))
    }

    pub(super) fn of<'r>(rules: impl Iterator<Item = &'r str>) -> Self {
        let (mut set, mut len) = (RuleSet::new(), 0);
        for (number, rule) in rules.enumerate() {
            let parsed = pattern::parse(rule);
            if parsed.is_valid() {
                set.add(number, &parsed.pattern);
            }
            len = number + 1;
        }
        Self { set, scratch: Scratch::default(), len }
    }

    /// How many there are, those that AWS would refuse included.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Hands over the number of each rule that matches.
    pub(super) fn matches(&mut self, event: &[u8], mut found: impl FnMut(usize)) -> Result<(), EventError> {
        let Self { set, scratch, .. } = self;
        let matched = set.matches(event, Mode::Strict, scratch)?;
        matched.iter().filter_map(|&id| set.name(id)).for_each(|&number| found(number));
        Ok(())
    }

    /// Whether any rule matches.
    pub(super) fn any(&mut self, event: &[u8]) -> Result<bool, EventError> {
        let mut any = false;
        self.matches(event, |_| any = true)?;
        Ok(any)
    }
}

/// Tells the events that are asked for from the others.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    is_matched: bool,
}

impl Selection {
    /// With the rules that it takes to tell.
    pub(super) fn new(rules: &[String], wanted: Wanted) -> (Rules, Self) {
        let rules = match wanted {
            Wanted::Rule(number) => Rules::of(rules.get(number).map(String::as_str).into_iter()),
            Wanted::Matched | Wanted::Unmatched => Rules::new(rules),
        };
        (rules, Self { is_matched: wanted != Wanted::Unmatched })
    }

    pub(super) fn is_met(self, rules: &mut Rules, event: &[u8]) -> Result<bool, EventError> {
        Ok(rules.any(event)? == self.is_matched)
    }
}

#[cfg(test)]
mod tests;

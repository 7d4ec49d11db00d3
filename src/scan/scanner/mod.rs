//! One job over the parts of files, one after another.

use super::compare::Compare;
use super::compiled::EventRef;
use super::count::Count;
use super::extract::Extract;
use super::frame::{Frame, FrameOffset};
use super::framer;
use super::sample::Sample;
use super::source::Source;
use super::unwrap::Unwrapper;
use super::{Job, Outcome, Part, Problem, ProblemKind};
use crate::event::Context;
use crate::json;
use crate::ruleset::{EventError, EventErrorKind};
use crate::text::LineIndex;

/// Runs a [`Job`]: [`begin`](Self::begin) a part, [`push`](Self::push) its bytes, [`finish`](Self::finish)
/// it, and begin the next. The compiled rules are kept between the parts.
pub struct Scanner {
    task: Task,
    context: Context,
    source: Source,
    unwrapper: Unwrapper,
    events: u64,
    /// The number of line ends already reported.
    newlines: u64,
}

enum Task {
    Count(Count),
    Sample(Box<Sample>),
    Compare(Box<Compare>),
    Extract(Extract),
}

impl Scanner {
    /// Prepares the rules of a job. `context` completes entries of PutEvents and records of CloudTrail.
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

    /// Begins a part of a file. Its bytes begin one before [`Part::from`] unless that is 0: this byte shows
    /// whether a line ends there.
    pub fn begin(&mut self, part: Part) {
        self.source = Source::new(part);
        self.unwrapper = Unwrapper::default();
        self.events = 0;
        self.newlines = 0;
    }

    /// Takes the next bytes of the part. Returns whether more are wanted: `false` once the part is complete,
    /// even if the file goes on.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.read(|source, sink| source.push(bytes, sink));
        !self.is_done()
    }

    /// Returns the number of events of the part read so far.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Returns the events that [`Job::Extract`] selected since the last call, one on each line.
    pub fn output(&mut self) -> Vec<u8> {
        if let Task::Extract(keep) = &mut self.task { keep.output() } else { Vec::new() }
    }

    /// Ends the part, and returns its results since the last call of [`Self::so_far`].
    pub fn finish(&mut self) -> Outcome {
        self.read(Source::finish);
        self.so_far()
    }

    /// Returns the results of the part since the last call. Lines are counted from the start of the part.
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
        Frame::Broken { place, trouble } => tell(task, || problem_at(place, ProblemKind::Frame(trouble))),
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

/// The most bytes of an event that is parsed again for a better message.
const MAX_READ_AGAIN: usize = 1_024 * 1_024;

/// Returns the problem of an event: that of the recovering parser, which knows more, or else the error.
fn problem(event: EventRef, error: EventError) -> Problem {
    let EventRef { text, place } = event;
    let plain = problem_at(place, ProblemKind::Event(error));
    let Some(text) = str::from_utf8(text).ok().filter(|text| text.len() <= MAX_READ_AGAIN) else {
        return plain;
    };
    let document = json::parse(text);
    let Some(problem) = document.problems().iter().find(|problem| !problem.is_ignored_by_aws()) else {
        return plain;
    };
    let at = LineIndex::new(text).position(problem.span.start);
    Problem {
        line: place.line + u64::from(at.line) - 1,
        kind: ProblemKind::Json { kind: problem.kind.clone(), column: at.column },
        ..plain
    }
}

fn problem_at(place: FrameOffset, kind: ProblemKind) -> Problem {
    Problem { file: 0, line: place.line, offset: place.offset, kind }
}

#[cfg(test)]
mod tests;

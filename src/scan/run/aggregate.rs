//! Adds up the workers' reports, which come in any order, in the order of the files.

use super::{Phase, Run};
use crate::scan::{Changes, Outcome};
use std::collections::{BTreeMap, HashMap};
use std::mem;

/// A report of a worker. A task reads one part of a file, and is named by its index.
#[derive(Clone, Debug)]
pub enum WorkerReport {
    /// A task has got this far.
    Progress {
        /// The index of the task.
        task: usize,
        /// The bytes read so far.
        bytes: u64,
        /// The events read so far.
        events: u64,
    },
    /// The results of a task since its last report.
    Found {
        /// The index of the task.
        task: usize,
        /// The results.
        outcome: Outcome,
    },
    /// A task is done, or cannot continue.
    Done {
        /// The index of the task.
        task: usize,
        /// The results since the last report.
        outcome: Outcome,
        /// Why the rest of the part could not be read; `None` if it was.
        error: Option<String>,
    },
    /// No worker can continue, for this reason.
    Failed(String),
}

/// A run, with the reports that cannot be added to it yet.
///
/// The number of a line is known only when all parts before it have been counted. So the results of a part
/// wait until those before it are done. Times are in milliseconds.
pub struct RunAggregate {
    run: Run,
    /// The number of each task's file, and the first byte of its part.
    tasks: Vec<(u32, u64)>,
    /// The results of tasks that are not yet added up, and whether the tasks are done.
    waiting: BTreeMap<usize, (Vec<Outcome>, bool)>,
    /// The task whose results are added at once.
    next: usize,
    /// The lines of its file before its part, and those in its part so far.
    lines_before: u64,
    lines_within: u64,
    /// Bytes and events of the tasks that are not done.
    active: HashMap<usize, (u64, u64)>,
    /// Bytes and events of the tasks that are done.
    done: (u64, u64),
    changes: Changes,
    /// The time up to which the duration is counted.
    counted_at: i64,
}

impl RunAggregate {
    /// Returns the state before the first report. Each task is given by the number of its file and the first
    /// byte of its part; the parts of a file follow each other, and a run without tasks is done.
    pub fn new(mut run: Run, tasks: Vec<(u32, u64)>, now: i64) -> Self {
        if tasks.is_empty() && run.is_active() {
            run.phase = Phase::Done;
        }
        Self {
            run,
            tasks,
            waiting: BTreeMap::new(),
            next: 0,
            lines_before: 0,
            lines_within: 0,
            active: HashMap::new(),
            done: (0, 0),
            changes: Changes::default(),
            counted_at: now,
        }
    }

    /// Returns the run, as far as it is known.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Pauses the run: from now on no time is counted.
    pub fn pause(&mut self, now: i64) {
        self.enter(Phase::Paused, now);
    }

    /// Continues after a pause.
    pub fn resume(&mut self, now: i64) {
        self.enter(Phase::Running, now);
    }

    /// Ends the run with the results so far.
    pub fn cancel(&mut self, now: i64) {
        self.enter(Phase::Cancelled, now);
    }

    /// Adds the time since the last call to the duration.
    pub fn count_time(&mut self, now: i64) {
        if self.run.phase == Phase::Running {
            self.run.millis += u64::try_from(now.saturating_sub(self.counted_at)).unwrap_or_default();
        }
        self.counted_at = now;
    }

    /// Adds a report. One that comes after the end of the run, or of its task, has no effect.
    pub fn apply(&mut self, report: WorkerReport, now: i64) {
        if !self.run.is_active() {
            return;
        }
        match report {
            WorkerReport::Progress { task, bytes, events } => {
                if self.is_open(task) {
                    self.active.insert(task, (bytes, events));
                }
            }
            WorkerReport::Found { task, outcome } => self.keep(task, outcome, false),
            WorkerReport::Done { task, outcome, error } => {
                if self.is_open(task) {
                    self.close(task, error);
                    self.keep(task, outcome, true);
                }
            }
            WorkerReport::Failed(reason) => self.enter(Phase::Failed(reason), now),
        }
        if self.next == self.tasks.len() {
            self.enter(Phase::Done, now);
            self.take_over_changes();
        }
        let active = self.active.values();
        let (bytes, events) = active.fold(self.done, |sum, task| (sum.0 + task.0, sum.1 + task.1));
        (self.run.bytes, self.run.events) = (bytes, events);
    }

    /// Changes the phase of a run that has not ended.
    fn enter(&mut self, phase: Phase, now: i64) {
        self.count_time(now);
        if self.run.is_active() {
            self.run.phase = phase;
        }
    }

    /// Returns whether the task exists and is not done.
    fn is_open(&self, task: usize) -> bool {
        let is_done = self.waiting.get(&task).is_some_and(|(_, is_done)| *is_done);
        (self.next..self.tasks.len()).contains(&task) && !is_done
    }

    fn close(&mut self, task: usize, error: Option<String>) {
        let (bytes, events) = self.active.remove(&task).unwrap_or_default();
        self.done = (self.done.0 + bytes, self.done.1 + events);
        let file_error = self.tasks.get(task).map(|(file, _)| *file).zip(error);
        // Each part of a file fails for the same reason.
        if let Some(error) = file_error.filter(|error| !self.run.file_errors.contains(error)) {
            self.run.file_errors.push(error);
        }
    }

    fn keep(&mut self, task: usize, outcome: Outcome, is_done: bool) {
        if self.is_open(task) {
            let waiting = self.waiting.entry(task).or_default();
            waiting.0.push(outcome);
            waiting.1 = is_done;
            self.add_in_order();
        }
    }

    /// Adds the waiting results, up to the first task that is not done.
    fn add_in_order(&mut self) {
        while let Some((outcomes, is_done)) = self.waiting.get_mut(&self.next) {
            let (outcomes, is_done) = (mem::take(outcomes), *is_done);
            let file = self.tasks.get(self.next).map_or(0, |(file, _)| *file);
            for outcome in outcomes {
                self.add(outcome, file);
            }
            if !is_done {
                break;
            }
            self.waiting.remove(&self.next);
            self.next += 1;
            self.lines_before += mem::take(&mut self.lines_within);
            if self.tasks.get(self.next).is_some_and(|(_, from)| *from == 0) {
                self.lines_before = 0;
            }
        }
    }

    fn add(&mut self, outcome: Outcome, file: u32) {
        match outcome {
            Outcome::Count(tally) => {
                self.lines_within += tally.newlines;
                self.run.tally.append(tally, file, self.lines_before);
            }
            Outcome::Compare(changes) => {
                self.lines_within += changes.newlines;
                self.changes.append(changes, file, self.lines_before);
            }
            // No run has these jobs.
            Outcome::Sample(_) | Outcome::Extract { .. } => {}
        }
    }

    /// Adds the results of a comparison to the counts of the run before.
    fn take_over_changes(&mut self) {
        let Some(rule) = self.run.changed else { return };
        let mut changes = mem::take(&mut self.changes);
        let tally = &mut self.run.tally;
        if let Some(count) = tally.matches.get_mut(rule) {
            *count = changes.matches;
        }
        tally.unmatched = tally.unmatched.saturating_add_signed(changes.unmatched);
        let [matched, unmatched] =
            [&mut changes.became_matched, &mut changes.became_unmatched].map(mem::take);
        tally.times.turn(matched, unmatched);
        let name = self.run.rules.get(rule).map(|(name, _)| name.clone()).unwrap_or_default();
        self.run.changes = Some((name, changes));
    }
}

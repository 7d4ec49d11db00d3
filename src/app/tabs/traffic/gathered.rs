//! What a run gathers from its workers, in the order of the files.

use super::pool::{Task, Told};
use super::run::{Phase, Run};
use crate::app::browser;
use eventbridge_playground::traffic::{Changes, Outcome};
use std::collections::{BTreeMap, HashMap};
use std::mem;

/// What a run gathers between two looks at it.
pub(super) struct Gathered {
    pub(super) run: Run,
    tasks: Vec<(u32, u64)>,
    /// What was found in parts before all earlier ones were done, and whether they are done.
    early: BTreeMap<usize, (Vec<Outcome>, bool)>,
    /// The part whose findings count at once, the lines of its file before it, and those in it.
    next: usize,
    lines: u64,
    lines_within: u64,
    /// Of the parts that are being read.
    going: HashMap<usize, (u64, u64)>,
    /// Bytes and events of the parts that are done.
    done: (u64, u64),
    changed: Option<usize>,
    changes: Changes,
    at: i64,
}

impl Gathered {
    /// Before the first answer. `changed` is the rule that is compared with what it was.
    pub(super) fn new(run: Run, changed: Option<usize>, tasks: &[Task]) -> Self {
        Self {
            run,
            tasks: tasks.iter().map(|task| (task.number, task.part.from)).collect(),
            early: BTreeMap::new(),
            next: 0,
            lines: 0,
            lines_within: 0,
            going: HashMap::new(),
            done: (0, 0),
            changed,
            changes: Changes::default(),
            at: browser::now(),
        }
    }

    /// Begins to count the time once more.
    pub(super) fn resume(&mut self) {
        self.at = browser::now();
        self.run.phase = Phase::Running;
    }

    /// Takes in what a worker tells.
    pub(super) fn hear(&mut self, told: Told) {
        match told {
            Told::Progress { task, bytes, events } => {
                self.going.insert(task, (bytes, events));
            }
            Told::Output { .. } => {}
            Told::Found { task, outcome } => {
                self.early.entry(task).or_default().0.push(outcome);
                self.take_in_order();
            }
            Told::Done { task, outcome, trouble, is_last } => {
                if let Some((bytes, events)) = self.going.remove(&task) {
                    self.done.0 += bytes;
                    self.done.1 += events;
                }
                if let (Some(trouble), Some((file, _))) = (trouble, self.tasks.get(task)) {
                    let trouble = (*file, trouble);
                    if !self.run.troubles.contains(&trouble) {
                        self.run.troubles.push(trouble);
                    }
                }
                let (found, is_done) = self.early.entry(task).or_default();
                found.push(outcome);
                *is_done = true;
                self.take_in_order();
                if is_last {
                    self.count_time();
                    self.run.phase = Phase::Done;
                    self.compare();
                }
            }
            Told::Failed(reason) => self.run.phase = Phase::Failed(reason),
        }
        self.run.bytes = self.done.0 + self.going.values().map(|(bytes, _)| bytes).sum::<u64>();
        self.run.events = self.done.1 + self.going.values().map(|(_, events)| events).sum::<u64>();
    }

    /// Adds what was found in the order of the files, so that lines can be counted and the first problem
    /// comes first.
    fn take_in_order(&mut self) {
        while let Some((found, is_done)) = self.early.get_mut(&self.next) {
            let (found, is_done) = (mem::take(found), *is_done);
            let (file, from) = self.tasks.get(self.next).copied().unwrap_or_default();
            if from == 0 && self.lines_within == 0 {
                self.lines = 0;
            }
            for outcome in found {
                match outcome {
                    Outcome::Count(tally) => {
                        self.lines_within += tally.newlines;
                        self.run.tally.append(tally, file, self.lines);
                    }
                    Outcome::Compare(changes) => {
                        self.lines_within += changes.newlines;
                        self.changes.append(changes, file, self.lines);
                    }
                    Outcome::Sample(_) | Outcome::Keep { .. } => {}
                }
            }
            if !is_done {
                break;
            }
            self.lines += mem::take(&mut self.lines_within);
            self.early.remove(&self.next);
            self.next += 1;
        }
    }

    /// Takes what the comparison found into the counts of the run before.
    fn compare(&mut self) {
        let Some(rule) = self.changed else { return };
        let mut changes = mem::take(&mut self.changes);
        if let Some(count) = self.run.tally.matches.get_mut(rule) {
            *count = changes.matches;
        }
        self.run.tally.unmatched = self.run.tally.unmatched.saturating_add_signed(changes.unmatched);
        let [matched, unmatched] =
            [&mut changes.became_matched, &mut changes.became_unmatched].map(mem::take);
        self.run.tally.times.turn(matched, unmatched);
        let name = self.run.ran.get(rule).map(|(name, _)| name.clone()).unwrap_or_default();
        self.run.changes = Some((name, changes));
    }

    /// Adds the time since it was last asked.
    pub(super) fn count_time(&mut self) {
        let now = browser::now();
        if self.run.phase == Phase::Running {
            self.run.millis += u64::try_from(now - self.at).unwrap_or_default();
        }
        self.at = now;
    }
}

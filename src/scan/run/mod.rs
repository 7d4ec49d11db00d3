//! A run: rules over files, and its results while workers read the parts of the files.
//!
//! [`Run::start`] returns the job for the workers; a [`RunAggregate`] adds up their reports.

mod aggregate;
mod rules;
#[cfg(test)]
mod tests;

pub use aggregate::{RunAggregate, WorkerReport};
pub use rules::{RunRules, are_equivalent};

use super::{Changes, Job, Tally};
use std::collections::HashMap;
use std::sync::Arc;

/// The phase of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// There has been no run yet.
    #[default]
    NotStarted,
    /// Files are being read.
    Running,
    /// The user paused it.
    Paused,
    /// Everything was read.
    Done,
    /// The user ended it.
    Cancelled,
    /// It cannot continue, for this reason.
    Failed(String),
}

/// The results of a run so far.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Its phase.
    pub phase: Phase,
    /// The rules as they run.
    pub rules: Arc<RunRules>,
    /// The counts of everything read so far.
    pub tally: Tally,
    /// The changes after one rule was changed, with the rule's name. `None` until such a run is done.
    pub changes: Option<(String, Changes)>,
    /// Files, by name and size in bytes.
    pub files: Arc<Vec<(String, u64)>>,
    /// The errors of files, by the files' numbers.
    pub file_errors: Vec<(u32, String)>,
    /// The bytes read so far.
    pub bytes: u64,
    /// The bytes to read in all.
    pub total: u64,
    /// The events read so far.
    pub events: u64,
    /// The duration in milliseconds, without pauses.
    pub millis: u64,
    /// The index of each rule in `rules`, by name.
    index: Arc<HashMap<String, usize>>,
    /// The rule that is compared with its earlier pattern.
    changed: Option<usize>,
}

impl Run {
    /// Returns a run of the rules over files, given by name and size, with the job for the workers.
    ///
    /// If `before` is done, read the same files, and differs only in the pattern of one rule, then just that
    /// rule is compared with its earlier pattern. All other counts are kept.
    pub fn start(rules: RunRules, files: Vec<(String, u64)>, before: &Self) -> (Self, Job) {
        let has_same_files = before.phase == Phase::Done && *before.files == files;
        let changed = rules::only_changed(&before.rules, &rules).filter(|_| has_same_files);
        let patterns = rules.iter().map(|(_, pattern)| pattern.clone()).collect();
        let job = match changed.and_then(|changed| Some((changed, before.rules.get(changed)?))) {
            Some((changed, (_, before))) => Job::Compare { rules: patterns, changed, before: before.clone() },
            None => Job::Count { rules: patterns },
        };
        let (tally, file_errors) = match changed {
            Some(_) => (before.tally.clone(), before.file_errors.clone()),
            None => (Tally { matches: vec![0; rules.len()], ..Tally::default() }, Vec::new()),
        };
        let run = Self {
            phase: Phase::Running,
            index: Arc::new(rules.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect()),
            total: files.iter().map(|(_, size)| size).sum(),
            rules: Arc::new(rules),
            files: Arc::new(files),
            tally,
            file_errors,
            changed,
            ..Self::default()
        };
        (run, job)
    }

    /// Returns whether it compares one rule with its earlier pattern. The results of half a comparison mean
    /// nothing.
    pub fn is_comparison(&self) -> bool {
        self.changed.is_some()
    }

    /// Returns whether it has begun and not ended.
    pub fn is_active(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Paused)
    }

    /// Returns the number of events that a rule matched, or `None` if the rule did not run.
    pub fn matches(&self, name: &str) -> Option<u64> {
        self.tally.matches.get(*self.index.get(name)?).copied()
    }

    /// Returns the name of a file; empty if there is none with this number.
    pub fn file(&self, number: u32) -> &str {
        self.files.get(number as usize).map_or("", |(name, _)| name)
    }

    /// Events a second.
    pub fn events_per_second(&self) -> u64 {
        self.events.saturating_mul(1_000) / self.millis.max(1)
    }

    /// Returns the seconds left at the speed so far, or `None` while it is too early to say.
    pub fn seconds_left(&self) -> Option<u64> {
        if self.bytes == 0 || self.millis <= 1_000 {
            return None;
        }
        // A terabyte times a day has more than 64 bits.
        let left = u128::from(self.total.saturating_sub(self.bytes)) * u128::from(self.millis);
        u64::try_from(left / u128::from(self.bytes) / 1_000).ok()
    }
}

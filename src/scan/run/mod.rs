//! A run: rules over files, and what is known of it while workers read the parts of the files.
//!
//! [`Run::start`] says what to ask the workers for, a [`RunAggregate`] adds up what they report.

mod aggregate;
mod rules;
#[cfg(test)]
mod tests;

pub use aggregate::{RunAggregate, WorkerReport};
pub use rules::{RunRules, are_equivalent};

use super::{Changes, Job, Tally};
use std::collections::HashMap;
use std::sync::Arc;

/// How far a run is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// There was no run yet.
    #[default]
    NotStarted,
    /// Files are being read.
    Running,
    /// The visitor holds it up.
    Paused,
    /// Everything was read.
    Done,
    /// The visitor ended it.
    Cancelled,
    /// It cannot go on, for this reason.
    Failed(String),
}

/// What is known of a run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// How far it is.
    pub phase: Phase,
    /// The rules as they run.
    pub rules: Arc<RunRules>,
    /// The counts over what was read.
    pub tally: Tally,
    /// What became different when one rule was changed, with the rule's name. `None` until such a run is
    /// done.
    pub changes: Option<(String, Changes)>,
    /// Files, by name and size in bytes.
    pub files: Arc<Vec<(String, u64)>>,
    /// What went wrong with files, by their number.
    pub file_errors: Vec<(u32, String)>,
    /// Bytes that were read.
    pub bytes: u64,
    /// Bytes to be read in all.
    pub total: u64,
    /// Events that were read.
    pub events: u64,
    /// How long it has been running, in milliseconds; pauses do not count.
    pub millis: u64,
    /// The index of each rule in `rules`, by name.
    index: Arc<HashMap<String, usize>>,
    /// The rule that is compared with what it was.
    changed: Option<usize>,
}

impl Run {
    /// A run of the rules over files, given by name and size, and what to ask the workers for.
    ///
    /// If `before` is done, read the same files, and differs in the pattern of one rule only, then just
    /// that rule is compared with what it was. All other counts are taken over.
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

    /// Whether it compares one rule with what it was: half of a comparison says nothing.
    pub fn is_comparison(&self) -> bool {
        self.changed.is_some()
    }

    /// Whether it has begun and not ended.
    pub fn is_active(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Paused)
    }

    /// How many events a rule matched; `None` if it did not run.
    pub fn matches(&self, name: &str) -> Option<u64> {
        self.tally.matches.get(*self.index.get(name)?).copied()
    }

    /// The name of a file; empty if there is none with this number.
    pub fn file(&self, number: u32) -> &str {
        self.files.get(number as usize).map_or("", |(name, _)| name)
    }

    /// Events a second.
    pub fn events_per_second(&self) -> u64 {
        self.events.saturating_mul(1_000) / self.millis.max(1)
    }

    /// How many seconds are left at the speed so far; `None` while it is too early to tell.
    pub fn seconds_left(&self) -> Option<u64> {
        if self.bytes == 0 || self.millis <= 1_000 {
            return None;
        }
        // A terabyte times a day has more than 64 bits.
        let left = u128::from(self.total.saturating_sub(self.bytes)) * u128::from(self.millis);
        u64::try_from(left / u128::from(self.bytes) / 1_000).ok()
    }
}

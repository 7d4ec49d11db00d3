//! Counts the events that rules match.

use super::compiled::{EventRef, Rules};
use super::{Problem, Tally};
use crate::ruleset::EventError;

/// Counts into a [`Tally`].
pub(super) struct Count {
    rules: Rules,
    tally: Tally,
}

impl Count {
    pub(super) fn new(rules: &[String]) -> Self {
        let mut count = Self { rules: Rules::new(rules), tally: Tally::default() };
        count.take();
        count
    }

    pub(super) fn look_at(&mut self, event: EventRef) -> Result<(), EventError> {
        let Self { rules, tally } = self;
        let mut is_matched = false;
        rules.matches(event.text, |rule| {
            is_matched = true;
            tally.matches[rule] += 1;
        })?;
        tally.events += 1;
        tally.unmatched += u64::from(!is_matched);
        tally.times.add(event.text, is_matched);
        Ok(())
    }

    pub(super) fn add_problem(&mut self, problem: impl FnOnce() -> Problem) {
        self.tally.malformed += 1;
        if self.tally.problems.len() < super::MAX_PROBLEMS {
            self.tally.problems.push(problem());
        }
    }

    /// Returns the counts since the last call.
    pub(super) fn take(&mut self) -> Tally {
        let matches = vec![0; self.rules.len()];
        std::mem::replace(&mut self.tally, Tally { matches, ..Tally::default() })
    }
}

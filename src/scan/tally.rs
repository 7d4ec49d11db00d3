//! The counts over all events.

use super::{Problem, Times};
use serde::{Deserialize, Serialize};

/// The most malformed events that are listed.
pub const MAX_PROBLEMS: usize = 1_000;

/// The counts over some events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Events that could be read.
    pub events: u64,
    /// Events that no rule matched.
    pub unmatched: u64,
    /// Texts that should be events and are none.
    pub malformed: u64,
    /// The matched events of each rule, in the order of the rules.
    pub matches: Vec<u64>,
    /// The first malformed ones.
    pub problems: Vec<Problem>,
    /// The events over their own time.
    pub times: Times,
    /// The number of line ends read.
    pub newlines: u64,
}

impl Tally {
    /// Adds the counts of a later part. `file` is the number of its file, and `lines` the number of lines
    /// that end in the parts of this file before it.
    pub fn append(&mut self, later: Self, file: u32, lines: u64) {
        self.events += later.events;
        self.unmatched += later.unmatched;
        self.malformed += later.malformed;
        self.newlines += later.newlines;
        if self.matches.len() < later.matches.len() {
            self.matches.resize(later.matches.len(), 0);
        }
        self.matches.iter_mut().zip(later.matches).for_each(|(sum, count)| *sum += count);
        let room = MAX_PROBLEMS.saturating_sub(self.problems.len());
        let moved = |problem: Problem| Problem { file, line: problem.line + lines, ..problem };
        self.problems.extend(later.problems.into_iter().take(room).map(moved));
        self.times.append(later.times);
    }
}

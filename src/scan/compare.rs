//! Comparing the events that a rule matches before and after its pattern changes.

use super::compiled::{EventRef, Rules};
use super::sample::{Found, found};
use super::times::Times;
use crate::ruleset::EventError;
use serde::{Deserialize, Serialize};

/// The most events that are given as examples of each side.
const MAX_FOUND: usize = 50;

/// The events whose result changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Events that the rule matches now.
    pub matches: u64,
    /// Events that it did not match before and matches now.
    pub gained: u64,
    /// Events that it matched before and no longer matches.
    pub lost: u64,
    /// The change in the number of events that no rule matches.
    pub unmatched: i64,
    /// The times of events that some rule matches now and none matched before.
    pub became_matched: Times,
    /// The times of events that no rule matches any more.
    pub became_unmatched: Times,
    /// The first events that were gained.
    pub gained_events: Vec<Found>,
    /// The first events that were lost.
    pub lost_events: Vec<Found>,
    /// The number of line ends read.
    pub newlines: u64,
}

impl Changes {
    /// Adds the changes of a later part. `file` is the number of its file, and `lines` the number of lines
    /// that end in the parts of this file before it.
    pub fn append(&mut self, later: Self, file: u32, lines: u64) {
        let moved = |found: Found| Found { file, line: found.line + lines, ..found };
        self.matches += later.matches;
        self.gained += later.gained;
        self.lost += later.lost;
        self.unmatched += later.unmatched;
        self.became_matched.append(later.became_matched);
        self.became_unmatched.append(later.became_unmatched);
        self.newlines += later.newlines;
        for (sum, events) in
            [(&mut self.gained_events, later.gained_events), (&mut self.lost_events, later.lost_events)]
        {
            sum.extend(events.into_iter().map(moved));
            sum.truncate(MAX_FOUND);
        }
    }
}

/// Finds [`Changes`].
pub(super) struct Compare {
    /// The rule before and now.
    pair: Rules,
    /// All other rules: they decide whether an event is matched at all.
    others: Rules,
    changes: Changes,
}

impl Compare {
    pub(super) fn new(rules: &[String], changed: usize, before: &str) -> Self {
        let now = rules.get(changed).map_or("", String::as_str);
        let others = rules.iter().enumerate().filter(|(number, _)| *number != changed);
        Self {
            pair: Rules::of([before, now].into_iter()),
            others: Rules::of(others.map(|(_, rule)| rule.as_str())),
            changes: Changes::default(),
        }
    }

    pub(super) fn look_at(&mut self, event: EventRef) -> Result<(), EventError> {
        let mut sides = [false; 2];
        self.pair.matches(event.text, |side| sides[side] = true)?;
        let changes = &mut self.changes;
        changes.matches += u64::from(sides[1]);
        let (count, events, step, times) = match sides {
            [false, true] => {
                (&mut changes.gained, &mut changes.gained_events, -1, &mut changes.became_matched)
            }
            [true, false] => (&mut changes.lost, &mut changes.lost_events, 1, &mut changes.became_unmatched),
            _ => return Ok(()),
        };
        *count += 1;
        if events.len() < MAX_FOUND {
            events.extend(found(event, None));
        }
        if !self.others.any(event.text)? {
            changes.unmatched += step;
            times.add(event.text, true);
        }
        Ok(())
    }

    /// Returns the changes since the last call.
    pub(super) fn take(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }
}

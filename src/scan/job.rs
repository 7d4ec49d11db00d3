//! The jobs that can be run on files, and their outcomes.

use super::compare::Changes;
use super::compiled::Wanted;
use super::sample::Samples;
use super::tally::Tally;
use serde::{Deserialize, Serialize};

/// A question about all events.
///
/// Rules are texts of event patterns; a pattern that AWS would refuse matches nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Job {
    /// Counts the events that each rule matches.
    Count {
        /// The rules.
        rules: Vec<String>,
    },
    /// Selects some events, with the reasons for which the others do not match.
    Sample {
        /// The rules.
        rules: Vec<String>,
        /// The events to select.
        wanted: Wanted,
    },
    /// Compares the matches before and after the pattern of a rule changes.
    Compare {
        /// The rules as they are now.
        rules: Vec<String>,
        /// The index of the changed rule.
        changed: usize,
        /// Its pattern before the change.
        before: String,
    },
    /// Selects all wanted events, as they are written, one on each line.
    Extract {
        /// The rules.
        rules: Vec<String>,
        /// The events to select.
        wanted: Wanted,
    },
}

/// The result of a job for one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Outcome {
    /// Of [`Job::Count`].
    Count(Tally),
    /// Of [`Job::Sample`].
    Sample(Samples),
    /// Of [`Job::Compare`].
    Compare(Changes),
    /// Of [`Job::Extract`]: the events themselves were already given out.
    Extract {
        /// The number of events that were selected.
        kept: u64,
    },
}

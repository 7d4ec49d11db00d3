//! What can be asked of files, and what comes back.

use super::compare::Changes;
use super::compiled::Wanted;
use super::sample::Samples;
use super::tally::Tally;
use serde::{Deserialize, Serialize};

/// Something to find out about all events.
///
/// Rules are texts of event patterns; what AWS would refuse matches nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Job {
    /// How many events each rule matches.
    Count {
        /// The rules.
        rules: Vec<String>,
    },
    /// Events that matter, with what keeps the others from matching.
    Sample {
        /// The rules.
        rules: Vec<String>,
        /// Which events.
        wanted: Wanted,
    },
    /// What changes when a rule gets another pattern.
    Compare {
        /// The rules as they are now.
        rules: Vec<String>,
        /// Which of them was changed.
        changed: usize,
        /// What it was before.
        before: String,
    },
    /// All events that matter, as they stand, one a line.
    Extract {
        /// The rules.
        rules: Vec<String>,
        /// Which events.
        wanted: Wanted,
    },
}

/// What a job found in one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Outcome {
    /// Of [`Job::Count`].
    Count(Tally),
    /// Of [`Job::Sample`].
    Sample(Samples),
    /// Of [`Job::Compare`].
    Compare(Changes),
    /// Of [`Job::Extract`]: the events were given out on the way.
    Extract {
        /// How many events were kept.
        kept: u64,
    },
}

//! Outcomes that are kept, so that a simulation can use the own function without running it.

use super::{Code, Outcome};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A run that was made: on this payload, for this attempt, with this outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRun {
    /// The payload that the function was invoked with, as JSON.
    pub payload: Arc<str>,
    /// The number of Lambda's attempt, from 1.
    pub attempt: u16,
    /// The outcome, as [`Outcome::read`] takes it.
    pub outcome: Arc<str>,
}

/// The own function as a request for a simulation has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFunction {
    /// The code with its settings.
    pub code: Arc<Code>,
    /// The runs of exactly this code.
    pub runs: Vec<KeptRun>,
}

/// The own function for a simulation: its code, with its recorded runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnRuns {
    /// The code with its settings.
    pub code: Arc<Code>,
    runs: Vec<(Arc<str>, u16, Outcome)>,
}

impl OwnRuns {
    /// Reads the outcomes of the runs; one that cannot be read counts as not made.
    pub fn new(function: &OwnFunction) -> Self {
        let read =
            |run: &KeptRun| Some((Arc::clone(&run.payload), run.attempt, Outcome::read(&run.outcome).ok()?));
        let runs = function.runs.iter().filter_map(read).collect();
        Self { code: Arc::clone(&function.code), runs }
    }

    /// Returns the own function with runs that were read before: payload, attempt from 1, outcome.
    pub fn of(code: Arc<Code>, runs: Vec<(Arc<str>, u16, Outcome)>) -> Self {
        Self { code, runs }
    }

    /// Returns whether no run was made.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Returns the outcome of the run on a payload for an attempt, or `None` if it was not made.
    pub fn find(&self, payload: &str, attempt: u16) -> Option<&Outcome> {
        let found = self.runs.iter().find(|(of, number, _)| **of == *payload && *number == attempt);
        found.map(|(_, _, outcome)| outcome)
    }
}

//! The simulation: what is due happens in the order of time.

use super::log::Log;
use super::{Model, Stimulus};

/// A chain of events, each the consequence of the one before, is cut when it is this long.
pub const MAX_DEPTH: u16 = 16;

/// A log has no more steps than this.
pub const MAX_STEPS: usize = 2_000_000;

/// Plays what comes to the buses of a model and gives the log of what happens.
///
/// Only what happens up to `until`, in milliseconds since the start of 1970, is played; all of it if
/// there is no such moment. A longer play begins with the same steps as a shorter one.
pub fn simulate(_model: &Model, _stimuli: &[Stimulus], seed: u64, _until: Option<i64>) -> Log {
    Log { seed, ..Log::default() }
}

/// What a step has to show: the event, the target's input, the request, the message in the dead-letter
/// queue or the function's log.
pub fn payload_of(_model: &Model, _log: &Log, _step: usize) -> String {
    String::new()
}

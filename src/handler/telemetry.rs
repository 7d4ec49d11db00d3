//! The source of an invocation's ids, times and sizes.

use crate::event::Timestamp;
use std::fmt;

/// Whether Lambda first has to load the function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// The first invocation in a new environment.
    Cold,
    /// A later one in the same environment.
    Warm,
}

/// Gives an invocation what a running Lambda would have given it.
pub trait Telemetry {
    /// Returns the ids of an invocation and the moment at which its function starts.
    ///
    /// `run` numbers the invocations; `event_time` is the event's own `time`, if it has one.
    fn identify(&self, run: u64, event_time: Option<Timestamp>) -> Identity;

    /// Returns the resources that the function used, known once it has run. `calls` says how many calls to
    /// AWS it made.
    fn measure(&self, run: u64, start: Start, calls: usize) -> Usage;

    /// Returns whether the numbers are made up, so that whoever shows them can say so.
    fn is_simulated(&self) -> bool;
}

/// The ids of an invocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The id of the invocation, a UUID of version 4.
    pub request_id: String,
    /// The last part of the log stream's name, 32 hexadecimal digits.
    pub stream_id: String,
    /// The build of the runtime, 64 hexadecimal digits.
    pub runtime_build: String,
    /// When the function starts, after a cold start if there is one.
    pub started: Timestamp,
}

/// The resources that an invocation used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The duration of the function.
    pub duration: Milliseconds,
    /// The duration of a cold start before it.
    pub init_duration: Milliseconds,
    /// The most memory in use, in MB.
    pub max_memory_used: u32,
}

/// A time span as Lambda reports it: milliseconds to two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milliseconds {
    hundredths: u32,
}

impl Milliseconds {
    /// From hundredths of a millisecond.
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self { hundredths }
    }

    /// Returns the sum of both; the longest span there is if it were longer.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { hundredths: self.hundredths.saturating_add(other.hundredths) }
    }

    /// Whole milliseconds, rounded up as for the bill.
    pub fn ceil(self) -> u32 {
        self.hundredths.div_ceil(100)
    }
}

impl fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{:02}", self.hundredths / 100, self.hundredths % 100)
    }
}

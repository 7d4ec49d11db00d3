//! Random values from the seed, and the times of the model.

use crate::rng::{mix64, uuid_v4};

/// The purpose of a random value, so that each draw is independent of the others.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    EventId,
    Latency,
    Retry,
    Queue,
    Replay,
    MessageId,
    Invocation,
    Alarm,
    Hop,
    ReplayedEvent,
    Record,
    AlarmMetric,
    BusDeadLetter,
    AlarmConfiguration,
    RequestId,
}

/// The seed of a simulation.
#[derive(Clone, Copy)]
pub(super) struct Rng {
    seed: u64,
}

impl Rng {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// Returns 64 random bits for a purpose, a `subject` and its `part`.
    fn draw(self, purpose: Purpose, subject: u64, part: u64) -> u64 {
        mix64(mix64(mix64(self.seed ^ mix64(purpose as u64)) ^ subject) ^ part)
    }

    /// Returns a UUID.
    pub(super) fn uuid_v4(self, purpose: Purpose, subject: u64) -> String {
        uuid_v4(self.draw(purpose, subject, 0), self.draw(purpose, subject, 1))
    }

    /// Returns a number from `low` up to, but not including, `high`.
    pub(super) fn within(self, purpose: Purpose, subject: u64, part: u64, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).unwrap_or(1).max(1);
        low + i64::try_from(self.draw(purpose, subject, part) % width).unwrap_or_default()
    }
}

/// Returns the wait before retry number `retry`, from 1, in milliseconds: it doubles from a second up to ten
/// minutes, and is shortened by a random part of up to half.
///
/// AWS says only that it grows and is random. These numbers are a model in which the default of 185 retries
/// fits the default of 24 hours.
pub(super) fn backoff(rng: Rng, delivery: u64, retry: u16) -> i64 {
    let longest = (1_000_i64 << retry.saturating_sub(1).min(20)).min(600_000);
    rng.within(Purpose::Retry, delivery, u64::from(retry), longest / 2, longest + 1)
}

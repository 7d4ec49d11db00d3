//! Made-up telemetry: the same numbers for the same seed.

use super::telemetry::{Identity, Milliseconds, Start, Telemetry, Usage};
use crate::event::Timestamp;
use crate::rng::{mix64, uuid_v4};
use std::ops::Range;

/// Realistic ids, times and sizes for a small Python function, drawn from a seed.
#[derive(Clone, Copy, Debug)]
pub struct SimulatedTelemetry {
    seed: u64,
    clock: Timestamp,
}

/// The purpose of a number, so that each draw is independent of the others.
#[derive(Clone, Copy)]
enum Purpose {
    RequestHigh,
    RequestLow,
    Stream,
    Build,
    Delay,
    Duration,
    Call,
    Init,
    Memory,
}

impl SimulatedTelemetry {
    /// Returns telemetry from a seed. `clock`, in RFC 3339, is the time of invocations whose event has none;
    /// an invalid time counts as the start of 1970.
    pub fn new(seed: u64, clock: &str) -> Self {
        Self { seed, clock: Timestamp::parse(clock).unwrap_or_default() }
    }

    /// 64 random bits for one purpose in one run.
    fn draw(&self, run: u64, purpose: Purpose) -> u64 {
        let key = mix64(self.seed).wrapping_add(mix64(run.wrapping_mul(16).wrapping_add(purpose as u64)));
        mix64(key)
    }

    fn within(&self, run: u64, purpose: Purpose, range: Range<u32>) -> u32 {
        let width = u64::from(range.end - range.start);
        range.start + (self.draw(run, purpose) % width) as u32
    }
}

impl Telemetry for SimulatedTelemetry {
    fn identify(&self, run: u64, event_time: Option<Timestamp>) -> Identity {
        // The environment that runs the function stays the same, so only the seed decides about it.
        let hex = |purpose, part| format!("{:016x}", self.draw(u64::MAX - part, purpose));
        Identity {
            request_id: uuid_v4(self.draw(run, Purpose::RequestHigh), self.draw(run, Purpose::RequestLow)),
            stream_id: [0, 1].map(|part| hex(Purpose::Stream, part)).concat(),
            runtime_build: [0, 1, 2, 3].map(|part| hex(Purpose::Build, part)).concat(),
            started: event_time.unwrap_or(self.clock).plus(self.within(run, Purpose::Delay, 140..620)),
        }
    }

    fn measure(&self, run: u64, start: Start, calls: usize) -> Usage {
        let own = match start {
            Start::Cold => self.within(run, Purpose::Duration, 190..900),
            Start::Warm => self.within(run, Purpose::Duration, 110..320),
        };
        let call = self.within(run, Purpose::Call, 21_000..46_000).saturating_mul(calls as u32);
        Usage {
            duration: Milliseconds::from_hundredths(own.saturating_add(call)),
            init_duration: Milliseconds::from_hundredths(self.within(run, Purpose::Init, 31_000..52_000)),
            max_memory_used: self.within(run, Purpose::Memory, 84..93),
        }
    }

    fn is_simulated(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const CLOCK: &str = "2026-03-02T09:00:00Z";

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let [a, b] = [7, 7].map(|seed| SimulatedTelemetry::new(seed, CLOCK));
        assert_eq!(a.identify(3, None), b.identify(3, None));
        assert_eq!(a.measure(3, Start::Cold, 1), b.measure(3, Start::Cold, 1));
        let other = SimulatedTelemetry::new(8, CLOCK).identify(3, None);
        assert_ne!(a.identify(3, None).request_id, other.request_id);
        assert_ne!(a.identify(3, None).stream_id, other.stream_id);
    }

    #[test]
    fn ids_have_their_form_and_differ() {
        let telemetry = SimulatedTelemetry::new(0, CLOCK);
        let mut ids = BTreeSet::new();
        for run in 0..200 {
            let Identity { request_id, stream_id, runtime_build, .. } = telemetry.identify(run, None);
            let lengths: Vec<_> = request_id.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12]);
            assert_eq!(&request_id[14..15], "4");
            assert!(matches!(&request_id[19..20], "8" | "9" | "a" | "b"), "{request_id}");
            assert_eq!((stream_id.len(), runtime_build.len()), (32, 64));
            assert!(ids.insert(request_id));
        }
    }

    #[test]
    fn a_function_starts_soon_after_its_event_or_else_by_the_clock() {
        let event = Timestamp::parse("2018-10-06T12:26:13Z");
        let started = |clock, event| SimulatedTelemetry::new(1, clock).identify(0, event).started.to_string();
        assert_eq!(started(CLOCK, event), "2018-10-06T12:26:13Z");
        assert_eq!(started(CLOCK, None), CLOCK);
        assert_eq!(started("noon", None), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn a_call_to_aws_takes_its_time() {
        let telemetry = SimulatedTelemetry::new(1, CLOCK);
        let duration = |calls| telemetry.measure(0, Start::Warm, calls).duration.ceil();
        assert!(duration(0) < 4 && duration(1) > 200 && duration(usize::MAX) > 200);
    }
}

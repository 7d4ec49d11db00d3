//! From local time to moments, as EventBridge Scheduler does it where clocks change.

use super::runs::Run;
use super::zone::Zone;
use crate::event::Timestamp;

pub(super) const SECOND: i64 = 1_000;
pub(super) const DAY: i64 = 86_400;

/// The clocks of a zone on one local day after the other.
#[derive(Clone)]
pub(super) struct Clock<'z> {
    zone: &'z dyn Zone,
    /// The day that was asked about last, counted from the start of 1970.
    day: Option<i64>,
    /// The offset well before that day, and the one well after it.
    around: [i32; 2],
}

impl<'z> Clock<'z> {
    pub(super) fn new(zone: &'z dyn Zone) -> Self {
        Self { zone, day: None, around: [0; 2] }
    }

    /// Returns the run at a local time in seconds, counted as if it were UTC. A time that clocks skip has
    /// none; of a time that they show twice it is the first.
    pub(super) fn first(&mut self, local: i64) -> Option<Run> {
        self.turn_to(local.div_euclid(DAY));
        let [before, after] = self.around;
        let run = |offset: i32| {
            let at = Timestamp::from_millis((local - i64::from(offset)) * SECOND)?;
            Some(Run { at, offset })
        };
        if before == after {
            return run(before);
        }
        // The larger offset is the earlier moment.
        let candidates = [before.max(after), before.min(after)];
        candidates.into_iter().filter_map(run).find(|run| self.zone.offset_at(run.at) == run.offset)
    }

    /// Returns the run at a moment.
    pub(super) fn at(&mut self, at: Timestamp) -> Run {
        self.turn_to(at.millis().div_euclid(DAY * SECOND));
        let [before, after] = self.around;
        Run { at, offset: if before == after { before } else { self.zone.offset_at(at) } }
    }

    /// Offsets are less than a day, so a day more on both sides covers the day in every zone.
    fn turn_to(&mut self, day: i64) {
        if self.day != Some(day) {
            let offset = |day: i64| {
                let moment = Timestamp::from_millis(day.saturating_mul(DAY * SECOND));
                self.zone.offset_at(moment.unwrap_or_default())
            };
            self.around = [offset(day - 1), offset(day + 2)];
            self.day = Some(day);
        }
    }
}

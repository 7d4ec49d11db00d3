//! Alarms: how their states change from period to period.

use super::{MINUTE, Sample, Samples};
use crate::bus::model::{Alarm, AlarmState, Comparison, MissingData};
use std::collections::{BTreeMap, VecDeque};

/// The most periods, as CloudWatch looks back a week at most: the minutes of a week.
const MAX_PERIODS: u32 = 10_080;

/// An alarm during a simulation: it counts samples, and is evaluated when a period is over.
///
/// Periods begin at full minutes. The first is that of the first sample; before it there is no data.
pub(in crate::bus) struct Watch<'m> {
    pub(in crate::bus) alarm: &'m Alarm,
    /// The samples by the number of the period.
    periods: BTreeMap<i64, Period>,
    /// The number of the next period to evaluate.
    next: Option<i64>,
    state: AlarmState,
    /// The numbers of periods in a row that breached, had missing data, had no data.
    breaching: u32,
    missing: u32,
    empty: u32,
    depth: u16,
    /// The time of the first step.
    began: Option<i64>,
    /// The periods with data among those that the state depends on, the latest first.
    recent: VecDeque<Point>,
}

#[derive(Clone, Copy, Default)]
struct Period {
    samples: Samples,
    /// The depth of the deepest event in it.
    depth: u16,
}

/// A period with data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::bus) struct Point {
    /// When the period began.
    pub(in crate::bus) at: i64,
    /// The alarm's statistic of it.
    pub(in crate::bus) value: f64,
    /// How many samples it has.
    pub(in crate::bus) samples: u64,
    /// Whether it breaches the threshold.
    pub(in crate::bus) is_breaching: bool,
}

/// A change of an alarm's state.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::bus) struct Change {
    /// When the period was over.
    pub(in crate::bus) at: i64,
    /// The new state.
    pub(in crate::bus) state: AlarmState,
    /// The periods with data among those that the state depends on, the latest first.
    pub(in crate::bus) points: Vec<Point>,
    /// The depth of the deepest event that the alarm has counted.
    pub(in crate::bus) depth: u16,
}

impl<'m> Watch<'m> {
    pub(in crate::bus) fn new(alarm: &'m Alarm) -> Self {
        Self {
            alarm,
            periods: BTreeMap::new(),
            next: None,
            state: AlarmState::InsufficientData,
            breaching: 0,
            missing: 0,
            empty: 0,
            depth: 0,
            began: None,
            recent: VecDeque::new(),
        }
    }

    /// Returns the time of the first step, or `None` if there was none.
    pub(in crate::bus) fn began(&self) -> Option<i64> {
        self.began
    }

    /// Returns the number of periods that the state depends on.
    pub(in crate::bus) fn needed(&self) -> u32 {
        self.alarm.periods.clamp(1, MAX_PERIODS)
    }

    /// Returns the length of a period in milliseconds.
    pub(in crate::bus) fn width(&self) -> i64 {
        i64::from(self.alarm.period_minutes.max(1)).saturating_mul(MINUTE)
    }

    /// Begins with the first step: the alarm is evaluated from its period on.
    pub(in crate::bus) fn begin(&mut self, at: i64) {
        let period = at.div_euclid(self.width());
        self.next.get_or_insert(period);
        self.began.get_or_insert(at);
    }

    /// Counts a sample of a rule's metric, with the depth of its event.
    pub(in crate::bus) fn count(&mut self, sample: Sample, rule: u32, at: i64, depth: u16) {
        if sample.metric == self.alarm.metric && self.alarm.rule.is_none_or(|watched| watched == rule) {
            let period = self.periods.entry(at.div_euclid(self.width())).or_default();
            period.samples.add(sample.value);
            period.depth = period.depth.max(depth);
        }
    }

    /// Returns when the alarm is to be evaluated next, or `None` if its state can no longer change. Periods
    /// without data are skipped once they make no difference.
    pub(in crate::bus) fn due(&self) -> Option<i64> {
        let next = self.next?;
        let period = if self.empty < self.needed() { next } else { *self.periods.range(next..).next()?.0 };
        Some(period.saturating_add(1).saturating_mul(self.width()))
    }

    /// Evaluates the period that ended when the alarm was due. Returns the change of state, if any.
    pub(in crate::bus) fn look(&mut self) -> Option<Change> {
        let at = self.due()?;
        let period = at.div_euclid(self.width()) - 1;
        self.next = Some(period.saturating_add(1));
        let found = self.periods.remove(&period);
        self.depth = self.depth.max(found.map_or(0, |found| found.depth));
        let value = found.map(|found| found.samples.of(self.alarm.statistic));
        let breaches = match (value, self.alarm.missing) {
            (Some(value), _) => self.is_breached(value),
            (None, missing) => missing == MissingData::Breaching,
        };
        let is_missing = found.is_none() && self.alarm.missing == MissingData::Insufficient;
        let longer = |run: u32, goes_on: bool| if goes_on { run.saturating_add(1) } else { 0 };
        self.breaching = longer(self.breaching, breaches);
        self.missing = longer(self.missing, is_missing);
        self.empty = longer(self.empty, found.is_none());
        let needed = self.needed();
        self.remember(period, found.map(|found| found.samples));
        let state = if self.breaching >= needed || self.has_aged_breach(period) {
            AlarmState::Alarm
        } else if self.missing >= needed || self.is_undecided() {
            AlarmState::InsufficientData
        } else {
            AlarmState::Ok
        };
        let is_new = state != self.state;
        self.state = state;
        let points = || self.recent.iter().copied().collect();
        is_new.then(|| Change { at, state, points: points(), depth: self.depth })
    }

    /// Keeps what the state depends on: the period, and those before it that are recent enough.
    fn remember(&mut self, period: i64, samples: Option<Samples>) {
        let width = self.width();
        if let Some(samples) = samples {
            let (at, value) = (period.saturating_mul(width), samples.of(self.alarm.statistic));
            let is_breaching = self.is_breached(value);
            self.recent.push_front(Point { at, value, samples: samples.count, is_breaching });
        }
        let oldest = period.saturating_sub(i64::from(self.needed()) - 1).saturating_mul(width);
        while self.recent.back().is_some_and(|point| point.at < oldest) {
            self.recent.pop_back();
        }
    }

    /// Returns whether all known periods breach and are about to leave the evaluation range while data is
    /// missing. Recorded by one third party in September 2026.
    fn has_aged_breach(&self, period: i64) -> bool {
        let oldest = period.saturating_sub(i64::from(self.needed()) - 1).saturating_mul(self.width());
        self.is_undecided() && self.recent.back().is_some_and(|point| point.at == oldest)
    }

    /// Returns whether periods without data keep the others, which all breach, from deciding.
    fn is_undecided(&self) -> bool {
        self.alarm.missing == MissingData::Insufficient && self.recent.iter().all(|point| point.is_breaching)
    }

    fn is_breached(&self, value: f64) -> bool {
        let threshold = f64::from(self.alarm.threshold);
        match self.alarm.comparison {
            Comparison::Greater => value > threshold,
            Comparison::GreaterOrEqual => value >= threshold,
            Comparison::Less => value < threshold,
        }
    }
}

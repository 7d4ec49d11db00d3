//! Alarms: how their states change over the time of a log.

use super::{MINUTE, Metrics, Scope};
use crate::bus::Model;
use crate::bus::log::{Log, Step, StepKind};
use crate::bus::model::{Alarm, AlarmState, Comparison, MissingData};

/// More periods than this are not looked at one by one; the rest is left out.
const MAX_PERIODS: i64 = 200_000;

/// A step for each change of an alarm's state, up to a moment.
///
/// Periods begin with full minutes. An alarm is looked at when a period is over, from the first step of
/// the log to the first period behind its last; it starts without data.
pub(in crate::bus) fn alarm_steps(model: &Model, log: &Log, until: i64) -> Vec<Step> {
    let (Some(first), Some(last)) = (log.steps.first(), log.steps.last()) else { return Vec::new() };
    if model.alarms.is_empty() {
        return Vec::new();
    }
    let metrics = Metrics::of(log);
    let mut steps = Vec::new();
    for (index, alarm) in (0..).zip(&model.alarms) {
        let mut state = AlarmState::InsufficientData;
        for (at, next) in states(alarm, &metrics, first.at, last.at) {
            if at <= until && next != state {
                state = next;
                let kind = StepKind::Alarm { alarm: index, state };
                steps.push(Step { at, event: None, rule: alarm.rule, delivery: None, kind });
            }
        }
    }
    steps
}

/// The state at the end of each period.
fn states(alarm: &Alarm, metrics: &Metrics, first: i64, last: i64) -> Vec<(i64, AlarmState)> {
    let width = i64::from(alarm.period_minutes.max(1)).saturating_mul(MINUTE);
    let begin = first.div_euclid(width);
    let end = (last.div_euclid(width).saturating_add(1 + i64::from(alarm.periods)))
        .min(begin.saturating_add(MAX_PERIODS));
    let mut data =
        metrics.series(alarm.metric, Scope { rule: alarm.rule, target: None }).into_iter().peekable();
    let mut breaching = 0;
    let mut missing = 0;
    let mut states = Vec::new();
    for period in begin..end {
        let mut sum = None;
        while let Some((_, count)) = data.next_if(|(at, _)| at.div_euclid(width) <= period) {
            *sum.get_or_insert(0) += count;
        }
        let breaches = match (sum, alarm.missing) {
            (Some(sum), _) => is_breached(alarm, sum),
            (None, missing) => missing == MissingData::Breaching,
        };
        let lacks = sum.is_none() && alarm.missing == MissingData::Insufficient;
        breaching = if breaches { breaching + 1 } else { 0 };
        missing = if lacks { missing + 1 } else { 0 };
        let needed = alarm.periods.max(1);
        let state = if breaching >= needed {
            AlarmState::Alarm
        } else if missing >= needed {
            AlarmState::InsufficientData
        } else {
            AlarmState::Ok
        };
        states.push((period.saturating_add(1).saturating_mul(width), state));
    }
    states
}

fn is_breached(alarm: &Alarm, sum: u64) -> bool {
    let threshold = u64::from(alarm.threshold);
    match alarm.comparison {
        Comparison::Greater => sum > threshold,
        Comparison::GreaterOrEqual => sum >= threshold,
        Comparison::Less => sum < threshold,
    }
}

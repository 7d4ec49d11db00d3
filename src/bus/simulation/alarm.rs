//! Alarms, which are evaluated as the clock goes on and send events of their own.
//!
//! CloudWatch puts an event on the default bus for each change of an alarm's state; see "Alarm events and
//! EventBridge" in the CloudWatch User Guide. The delay is not published; here it is less than a second.

use super::alarm_event::{self, StateText};
use super::{Incoming, MAX_DEPTH, Simulation};
use crate::bus::log::{Origin, Step, StepKind};
use crate::bus::metrics::{self, Change, Sample, Watch};
use crate::bus::rng::Purpose;
use crate::bus::{Model, SimulationInput, SimulationInputKind};
use crate::event::{Context, Timestamp};
use std::ops::Range;
use std::sync::Arc;

/// The most events of alarms; after that, alarms still change their states.
pub const MAX_ALARM_EVENTS: u32 = 1_000;

/// The alarms of a model in a simulation.
pub(super) struct Alarms<'m> {
    watched: Vec<Watched<'m>>,
    /// The number of the log's steps that are counted.
    steps: usize,
    deliveries: usize,
    /// The number of events that were sent.
    sent: u32,
}

struct Watched<'m> {
    /// The index of the alarm in the model.
    index: u32,
    watch: Watch<'m>,
    /// From its creation to its deletion. Steps may lie in the future, as deliveries are played to their end
    /// at once.
    life: Range<i64>,
    /// The last text about its state; `None` before its first change.
    last: Option<StateText>,
}

impl<'m> Alarms<'m> {
    /// Returns the alarms of a model, some of which are created or deleted by inputs.
    pub(super) fn new(model: &'m Model, inputs: &[(u32, &SimulationInput)]) -> Self {
        let moment = |index: u32, deletes: bool| {
            let is_it = |kind: &SimulationInputKind| match kind {
                SimulationInputKind::AlarmConfiguration { alarm, is_deleted } => {
                    (*alarm, *is_deleted) == (index, deletes)
                }
                _ => false,
            };
            inputs.iter().find(|(_, input)| is_it(&input.kind)).map(|(_, input)| input.at)
        };
        // An alarm on a rule that does not exist has nothing to evaluate.
        let has_rule = |rule: Option<u32>| rule.is_none_or(|rule| (rule as usize) < model.rules.len());
        let alarms = (0..).zip(&model.alarms).filter(|(_, alarm)| has_rule(alarm.rule));
        let watched = alarms.map(|(index, alarm)| {
            let mut watch = Watch::new(alarm);
            let made = moment(index, false);
            if let Some(at) = made {
                watch.begin(at);
            }
            let life = made.unwrap_or(i64::MIN)..moment(index, true).unwrap_or(i64::MAX);
            Watched { index, watch, life, last: None }
        });
        Self { watched: watched.collect(), steps: 0, deliveries: 0, sent: 0 }
    }
}

impl Simulation<'_> {
    /// Evaluates the alarm whose period ends first, if that is before anything else happens. Returns whether
    /// there was one.
    pub(super) fn look_at_alarm(&mut self, next: Option<i64>) -> bool {
        if self.alarms.watched.is_empty() {
            return false;
        }
        self.count_for_alarms();
        let dues = self.alarms.watched.iter().enumerate();
        let due = |it: &Watched| it.watch.due().filter(|at| *at <= it.life.end);
        let first = dues.filter_map(|(place, it)| Some((due(it)?, place))).min();
        let is_due = |at: i64| at <= self.until && next.is_none_or(|next| at <= next);
        let Some((_, place)) = first.filter(|(at, _)| is_due(*at)) else { return false };
        let Some(watched) = self.alarms.watched.get_mut(place) else { return false };
        if let Some(change) = watched.watch.look() {
            self.change(place, &change);
        }
        true
    }

    /// Counts the new steps.
    fn count_for_alarms(&mut self) {
        let log = &self.log;
        let alarms = &mut self.alarms;
        let depth = |event: Option<u32>| {
            event.and_then(|event| log.events.get(event as usize)).map_or(0, |event| event.depth)
        };
        for step in log.steps.iter().skip(alarms.steps) {
            let delivery = step.delivery.and_then(|delivery| log.deliveries.get(delivery as usize));
            for watched in alarms.watched.iter_mut().filter(|watched| watched.life.contains(&step.at)) {
                watched.watch.begin(step.at);
                for sample in metrics::of_step(step, delivery) {
                    if let Some(rule) = step.rule {
                        watched.watch.count(sample, rule, step.at, depth(step.event));
                    }
                }
            }
        }
        for delivery in log.deliveries.iter().skip(alarms.deliveries) {
            for (metric, at) in metrics::of_delivery(delivery) {
                for watched in alarms.watched.iter_mut().filter(|watched| watched.life.contains(&at)) {
                    watched.watch.count(Sample::one(metric), delivery.rule, at, depth(Some(delivery.event)));
                }
            }
        }
        (alarms.steps, alarms.deliveries) = (log.steps.len(), log.deliveries.len());
    }

    /// Creates or deletes an alarm, and sends an event to the default bus.
    pub(super) fn configure_alarm(&mut self, at: i64, input: u32, alarm: u32, is_deleted: bool) {
        let Some(watched) = self.alarms.watched.iter().find(|watched| watched.index == alarm) else { return };
        let context = Context {
            account: self.model.account.clone(),
            region: self.model.region.clone(),
            time: Timestamp::from_millis(at).unwrap_or_default().to_string(),
            id: self.rng.uuid_v4(Purpose::AlarmConfiguration, u64::from(input)),
        };
        let metric_id = self.rng.uuid_v4(Purpose::AlarmMetric, u64::from(alarm));
        let state = watched.last.as_ref();
        let (settings, operation) = (watched.watch.alarm, if is_deleted { "delete" } else { "create" });
        let change = alarm_event::Configuration { alarm: settings, at, operation, state };
        let text = change.text(self.model, &context, &metric_id);
        let arrives =
            at.saturating_add(self.rng.within(Purpose::AlarmConfiguration, u64::from(input), 2, 100, 900));
        let bus = self.model.find_bus("default").map(|bus| bus as u32);
        self.enqueue(arrives, Incoming::new(Arc::from(text), bus, Origin::Alarm(alarm)));
    }

    /// Changes the state of an alarm, with a step in the log and an event on the default bus.
    fn change(&mut self, place: usize, change: &Change) {
        let Some(watched) = self.alarms.watched.get_mut(place) else { return };
        let (alarm, index, width) = (watched.watch.alarm, watched.index, watched.watch.width());
        let step = |kind| Step { at: change.at, event: None, rule: alarm.rule, delivery: None, kind };
        self.log.steps.push(step(StepKind::Alarm { alarm: index, state: change.state }));
        let began = watched.watch.began().unwrap_or(change.at);
        let before = watched.last.replace(StateText::after(alarm, change, width));
        let before = before.unwrap_or_else(|| StateText::of_new(began));
        if change.depth >= MAX_DEPTH {
            return self.log.steps.push(step(StepKind::LoopCut));
        }
        if self.alarms.sent >= MAX_ALARM_EVENTS {
            return;
        }
        let key = u64::from(index) << 32 | u64::from(self.alarms.sent);
        self.alarms.sent += 1;
        let at = change.at.saturating_add(self.rng.within(Purpose::Alarm, key, 2, 100, 900));
        let context = Context {
            account: self.model.account.clone(),
            region: self.model.region.clone(),
            time: Timestamp::from_millis(change.at).unwrap_or_default().to_string(),
            id: self.rng.uuid_v4(Purpose::Alarm, key),
        };
        let metric_id = self.rng.uuid_v4(Purpose::AlarmMetric, u64::from(index));
        let now = self.alarms.watched.get(place).and_then(|watched| watched.last.as_ref());
        let Some(now) = now else { return };
        let text = alarm_event::text(self.model, alarm, &context, &metric_id, (&before, now));
        let bus = self.model.find_bus("default").map(|bus| bus as u32);
        let incoming = Incoming::new(Arc::from(text), bus, Origin::Alarm(index));
        self.enqueue(at, Incoming { depth: change.depth + 1, ..incoming });
    }
}

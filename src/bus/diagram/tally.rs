//! The number of events on each way, counted in one pass over the log.

use crate::bus::log::{Log, Origin, Step, StepKind};
use crate::bus::model::AlarmState;
use hashbrown::HashMap;
use std::collections::BTreeSet;

/// A way that events take through a system, given by the indices of its parts in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// From outside onto a bus: events of services and applications, schedules, replays, alarms.
    Onto(u32),
    /// From its bus to a rule.
    ToRule(u32),
    /// From a rule to one of its targets, whether it takes the event or not.
    ToTarget(u32, u32),
    /// From its bus to an archive.
    ToArchive(u32),
    /// From a target, by its rule and its index there, to its dead-letter queue.
    ToDeadLetter(u32, u32),
    /// From a replay to the bus of its archive. The events are counted with those onto the bus.
    FromReplay(u32),
    /// From an alarm to the default bus. The events are counted with those onto the bus.
    FromAlarm(u32),
    /// From a target to a bus: forwarded, or sent by its work.
    Back {
        /// The rule of the target.
        rule: u32,
        /// The target in its rule.
        target: u32,
        /// The bus that gets it.
        bus: u32,
    },
}

/// The events on each way up to a step, and the results of deliveries.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    ways: HashMap<Way, usize>,
    deliveries: HashMap<(u32, u32), Deliveries>,
    back: BTreeSet<Way>,
    swallowed: usize,
    /// By bus: how many events it could not process, and how many of them its dead-letter queue has.
    unprocessed: HashMap<u32, (usize, usize)>,
    /// By input: how many events it replayed.
    replayed: HashMap<u32, usize>,
    /// By alarm: how many events it sent, and its last state.
    alarms: HashMap<u32, (usize, AlarmState)>,
}

/// The results of the deliveries to a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Deliveries {
    pub(super) begun: usize,
    pub(super) delivered: usize,
    pub(super) aside: usize,
    pub(super) lost: usize,
}

impl Tally {
    /// Counts the first `until` steps of a log. The ways back are those of the whole log.
    pub fn new(log: &Log, until: usize) -> Self {
        let mut tally = Self::default();
        for step in log.steps.iter().take(until) {
            tally.count(log, step);
        }
        let back = |step: &Step| way_of(log, step).filter(|way| matches!(way, Way::Back { .. }));
        tally.back = log.steps.iter().filter_map(back).collect();
        tally
    }

    fn count(&mut self, log: &Log, step: &Step) {
        let way = way_of(log, step);
        // A delivery is counted once, however often it is tried.
        let is_counted = match step.kind {
            StepKind::Delivered { attempt } | StepKind::Failed { attempt, .. } => attempt == 1,
            StepKind::Received
            | StepKind::Matched
            | StepKind::ScheduleFired
            | StepKind::Archived(_)
            | StepKind::DeadLettered => true,
            _ => false,
        };
        if let Some(way) = way.filter(|_| is_counted) {
            *self.ways.entry(way).or_default() += 1;
        }
        if step.kind == StepKind::Swallowed && is_from_outside(log, step) {
            self.swallowed += 1;
        }
        if let StepKind::Unprocessed { is_kept } = step.kind
            && let Some(bus) = step.event.and_then(|event| log.events.get(event as usize)?.bus)
        {
            let (all, kept) = self.unprocessed.entry(bus).or_default();
            (*all, *kept) = (*all + 1, *kept + usize::from(is_kept));
        }
        self.count_sources(log, step);
        let delivery = step.delivery.and_then(|delivery| log.deliveries.get(delivery as usize));
        let Some(delivery) = delivery else { return };
        let known = self.deliveries.entry((delivery.rule, delivery.target)).or_default();
        known.begun += usize::from(is_counted && step.kind != StepKind::DeadLettered);
        match step.kind {
            StepKind::Delivered { .. } => known.delivered += 1,
            StepKind::DeadLettered => known.aside += 1,
            StepKind::Dropped => known.lost += 1,
            _ => {}
        }
    }

    fn count_sources(&mut self, log: &Log, step: &Step) {
        if let StepKind::Alarm { alarm, state } = step.kind {
            self.alarms.entry(alarm).or_insert((0, state)).1 = state;
        }
        let origin = step.event.and_then(|event| Some(log.events.get(event as usize)?.origin));
        match origin.filter(|_| step.kind == StepKind::Received) {
            Some(Origin::Replayed { input, .. }) => *self.replayed.entry(input).or_default() += 1,
            Some(Origin::Alarm(alarm)) => {
                self.alarms.entry(alarm).or_insert((0, AlarmState::InsufficientData)).0 += 1;
            }
            _ => {}
        }
    }

    /// Returns how many events the replay with this input sent.
    pub(super) fn replayed(&self, input: Option<u32>) -> usize {
        input.and_then(|input| self.replayed.get(&input)).copied().unwrap_or_default()
    }

    /// Returns how many events an alarm sent, and the state that it is in.
    pub(super) fn alarm(&self, alarm: u32) -> (usize, AlarmState) {
        self.alarms.get(&alarm).copied().unwrap_or((0, AlarmState::InsufficientData))
    }

    /// Returns how many events went this way.
    pub fn on(&self, way: Way) -> usize {
        self.ways.get(&way).copied().unwrap_or_default()
    }

    /// Returns how many events a bus got, from outside and from targets.
    pub fn received(&self, bus: u32) -> usize {
        self.on(Way::Onto(bus)) + self.sent_back(bus)
    }

    /// Returns how many events a bus could not process, and how many of them its dead-letter queue has.
    pub(super) fn unprocessed(&self, bus: u32) -> (usize, usize) {
        self.unprocessed.get(&bus).copied().unwrap_or_default()
    }

    /// Returns how many events a bus got from targets.
    pub(super) fn sent_back(&self, bus: u32) -> usize {
        let is_meant = |way: &&Way| matches!(way, Way::Back { bus: to, .. } if *to == bus);
        self.back.iter().filter(is_meant).map(|way| self.on(*way)).sum()
    }

    /// Returns the ways back that events take at some time of the log.
    pub(super) fn back(&self) -> impl Iterator<Item = Way> {
        self.back.iter().copied()
    }

    /// Returns how many events came from outside, including those for no bus and without those of replays and
    /// alarms.
    pub(super) fn outside(&self) -> usize {
        let outside = self.ways.iter().filter(|(way, _)| matches!(way, Way::Onto(_)));
        (outside.map(|(_, count)| *count).sum::<usize>() + self.swallowed).saturating_sub(self.inside())
    }

    /// Returns how many events replays and alarms sent.
    pub(super) fn inside(&self) -> usize {
        self.replayed.values().sum::<usize>() + self.alarms.values().map(|(count, _)| count).sum::<usize>()
    }

    /// Returns how many events were for no bus, or were not valid events.
    pub(super) fn swallowed(&self) -> usize {
        self.swallowed
    }

    pub(super) fn deliveries(&self, rule: u32, target: u32) -> Deliveries {
        self.deliveries.get(&(rule, target)).copied().unwrap_or_default()
    }
}

fn is_from_outside(log: &Log, step: &Step) -> bool {
    let event = step.event.and_then(|event| log.events.get(event as usize));
    event.is_some_and(|event| !matches!(event.origin, Origin::Forwarded(_) | Origin::Emitted(_)))
}

/// Returns the way that an event takes at a step, or `None` if it takes none.
pub fn way_of(log: &Log, step: &Step) -> Option<Way> {
    let delivery = |index: u32| log.deliveries.get(index as usize);
    let back = |index: u32, bus: Option<u32>| {
        let delivery = delivery(index)?;
        Some(Way::Back { rule: delivery.rule, target: delivery.target, bus: bus? })
    };
    match step.kind {
        StepKind::Received => {
            let event = log.events.get(step.event? as usize)?;
            match event.origin {
                Origin::Forwarded(index) | Origin::Emitted(index) => back(index, event.bus),
                _ => Some(Way::Onto(event.bus?)),
            }
        }
        StepKind::Forwarded(event) | StepKind::Emitted(event) => {
            back(step.delivery?, log.events.get(event as usize)?.bus)
        }
        StepKind::Matched | StepKind::ScheduleFired => Some(Way::ToRule(step.rule?)),
        StepKind::Archived(archive) => Some(Way::ToArchive(archive)),
        StepKind::DeadLettered => {
            delivery(step.delivery?).map(|delivery| Way::ToDeadLetter(delivery.rule, delivery.target))
        }
        StepKind::Delivered { .. } | StepKind::Failed { .. } => {
            delivery(step.delivery?).map(|delivery| Way::ToTarget(delivery.rule, delivery.target))
        }
        _ => None,
    }
}

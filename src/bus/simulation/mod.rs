//! The simulation: inputs and events in order of time.
//!
//! Events wait in a queue, by the time at which a bus gets them. When an event is taken from it, the rules of
//! its bus are matched, and each of the deliveries that follow is simulated to its end at once, since
//! deliveries do not affect each other. Only the events that they lead to go back into the queue. At the end
//! the steps are sorted by time.

mod alarm;
mod alarm_event;
mod arrival;
mod compiled;
mod delivery;
mod emission;
mod function;
mod put_events;
mod replay;
#[cfg(test)]
mod tests;

use super::log::{Cut, Log, LoggedEvent, Origin, Step, StepKind};
use super::{Model, SimulationInput, SimulationInputKind};
pub use alarm::MAX_ALARM_EVENTS;

use crate::bus::rng::Rng;
use alarm::Alarms;
use compiled::Compiled;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

/// The length at which a chain of events, each the consequence of the one before, is cut.
pub const MAX_DEPTH: u16 = 16;

/// The most events that are the fifth of their chain or later. Loops that multiply are cut by it sooner.
pub const MAX_DEEP_EVENTS: u32 = 10_000;

/// The longest chain that is not yet taken for a loop.
const DEEP: u16 = 4;

/// The length at which a log ends; it may have a few more steps.
pub const MAX_STEPS: usize = 2_000_000;

/// Runs a simulation of a model with inputs, and returns the log.
///
/// Only steps up to `until`, in milliseconds since the start of 1970, are simulated; all of them if it is
/// `None`. A longer simulation begins with the same steps as a shorter one.
pub fn simulate(model: &Model, inputs: &[SimulationInput], seed: u64, until: Option<i64>) -> Log {
    let mut simulation = Simulation::new(model, inputs, seed, until);
    while simulation.advance(1_000) {}
    simulation.finish()
}

/// A simulation that is played bit by bit, so that its progress can be shown.
pub struct Simulation<'m> {
    model: &'m Model,
    /// By time.
    inputs: Vec<(u32, &'m SimulationInput)>,
    next_input: usize,
    compiled: Compiled<'m>,
    alarms: Alarms<'m>,
    rng: Rng,
    until: i64,
    waiting: BinaryHeap<Reverse<Arrival>>,
    /// How many arrivals were put in line so far.
    queued: u64,
    /// How many events came so far at the end of a chain longer than [`DEEP`].
    deep: u32,
    /// By archive: the events that it has taken in.
    archived: Vec<Vec<u32>>,
    log: Log,
}

/// An event that a bus is going to get.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Arrival {
    at: i64,
    /// Of two at the same time, the one that was put in line first comes first.
    number: u64,
    event: Incoming,
}

/// An event before it arrives.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Incoming {
    text: Arc<str>,
    bus: Option<u32>,
    origin: OriginOrder,
    depth: u16,
    /// The ways that it has come from other buses.
    hops: Hops,
    /// The rules that get it; all if it is empty.
    only: Arc<[u32]>,
    /// The trace header that its targets get.
    trace: Option<Arc<str>>,
}

/// Which hops from bus to bus an event has behind it. One of each kind is allowed; they are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Hops {
    /// One within a Region.
    within_region: bool,
    /// One from a Region to another.
    between_regions: bool,
}

/// An origin has no order of its own, and none is needed: arrivals differ in their numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
struct OriginOrder(Origin);

impl PartialOrd for OriginOrder {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OriginOrder {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

impl<'m> Simulation<'m> {
    /// Returns a simulation before its first step; see [`simulate`].
    pub fn new(model: &'m Model, inputs: &'m [SimulationInput], seed: u64, until: Option<i64>) -> Self {
        let mut inputs: Vec<(u32, &SimulationInput)> = (0..).zip(inputs).collect();
        inputs.sort_by_key(|(_, input)| input.at);
        let alarms = Alarms::new(model, &inputs);
        Self {
            model,
            inputs,
            next_input: 0,
            compiled: Compiled::new(model),
            alarms,
            rng: Rng::new(seed),
            until: until.unwrap_or(i64::MAX),
            waiting: BinaryHeap::new(),
            queued: 0,
            deep: 0,
            archived: vec![Vec::new(); model.archives.len()],
            log: Log { seed, ..Log::default() },
        }
    }

    /// Returns how many steps have been played.
    pub fn steps(&self) -> usize {
        self.log.steps.len()
    }

    /// Handles this many inputs, events and periods of alarms, and returns whether anything is left.
    pub fn advance(&mut self, count: usize) -> bool {
        for _ in 0..count {
            if self.log.steps.len() >= MAX_STEPS {
                self.log.cut = Some(Cut::Steps);
                return false;
            }
            let input = self.inputs.get(self.next_input).copied();
            let arrival = self.waiting.peek().map(|Reverse(arrival)| arrival.at);
            let next = input.map(|(_, input)| input.at).into_iter().chain(arrival).min();
            if self.look_at_alarm(next) {
                continue;
            }
            match input {
                Some((number, input)) if arrival.is_none_or(|at| input.at <= at) => {
                    if input.at > self.until {
                        return false;
                    }
                    self.next_input += 1;
                    self.meet(number, input);
                }
                _ => {
                    let Some(Reverse(arrival)) = self.waiting.pop().filter(|it| it.0.at <= self.until) else {
                        return false;
                    };
                    if self.is_cut(&arrival) {
                        continue;
                    }
                    self.arrive(arrival.at, arrival.event);
                }
            }
        }
        true
    }

    /// Returns how many of the inputs were met so far, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next_input, self.inputs.len())
    }

    /// Returns the log of what was played.
    pub fn finish(mut self) -> Log {
        self.log.steps.sort_by_key(|step| step.at);
        self.log
    }

    fn meet(&mut self, number: u32, input: &'m SimulationInput) {
        let at = input.at;
        match &input.kind {
            SimulationInputKind::PutEvents { request, caller } => {
                self.put_events(at, number, request, caller.as_deref());
            }
            SimulationInputKind::Event { bus, event } => {
                let bus = self.model.find_bus(bus).map(|bus| bus as u32);
                let origin = Origin::SimulationInput(number);
                self.arrive(at, Incoming::new(Arc::clone(event), bus, origin));
            }
            SimulationInputKind::AlarmConfiguration { alarm, is_deleted } => {
                self.configure_alarm(at, number, *alarm, *is_deleted);
            }
            SimulationInputKind::Scheduled { rule } => self.fire(at, number, *rule),
            SimulationInputKind::Replay { name, archive, from, until, rules } => {
                let replay = replay::Replay { name, archive: *archive, times: *from..*until, rules };
                self.replay(at, number, &replay);
            }
        }
    }

    /// Returns whether too many events came already at the end of long chains; the step says so.
    fn is_cut(&mut self, arrival: &Arrival) -> bool {
        let Origin::Emitted(delivery) = arrival.event.origin.0 else { return false };
        if arrival.event.depth <= DEEP {
            return false;
        }
        self.deep += 1;
        let is_cut = self.deep > MAX_DEEP_EVENTS;
        if let Some(&of) = self.log.deliveries.get(delivery as usize).filter(|_| is_cut) {
            self.note_delivery(arrival.at, delivery, &of, StepKind::LoopCut);
        }
        is_cut
    }

    /// Puts an event in line.
    fn enqueue(&mut self, at: i64, event: Incoming) {
        self.waiting.push(Reverse(Arrival { at, number: self.queued, event }));
        self.queued += 1;
    }

    /// Notes an event and gives its index.
    fn note_event(&mut self, at: i64, event: &Incoming) -> u32 {
        self.log.events.push(LoggedEvent {
            text: Arc::clone(&event.text),
            bus: event.bus,
            at,
            origin: event.origin.0,
            depth: event.depth,
            trace: event.trace.clone(),
        });
        self.log.events.len() as u32 - 1
    }

    /// Notes a step that belongs to no delivery.
    fn note(&mut self, at: i64, event: Option<u32>, rule: Option<u32>, kind: StepKind) {
        self.log.steps.push(Step { at, event, rule, delivery: None, kind });
    }
}

impl Incoming {
    fn new(text: Arc<str>, bus: Option<u32>, origin: Origin) -> Self {
        let only = Arc::from([]);
        Self { text, bus, origin: OriginOrder(origin), depth: 0, hops: Hops::default(), only, trace: None }
    }
}

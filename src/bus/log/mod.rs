//! The log of a simulation: events, deliveries and steps, in a compact form.
//!
//! Texts are not kept here but made on demand: see [`super::payload_of`].

mod answer;
mod failure;
mod messages;
mod parts;

pub use answer::{Answer, CallRefusal, EntryAnswer, EntryFields, RefusedEntry};
pub use failure::{ErrorCode, Exhausted};
pub use parts::{Joined, NotAPart, Parts};

use super::model::AlarmState;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything that happened, in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// The seed of ids, delays and jitter.
    pub seed: u64,
    /// The events as each bus got them; a forwarded event has an entry for each bus.
    pub events: Vec<LoggedEvent>,
    /// One for each event, matching rule and target.
    pub deliveries: Vec<Delivery>,
    /// The steps, sorted by time.
    pub steps: Vec<Step>,
    /// The answers of PutEvents, call by call.
    pub answers: Vec<Answer>,
    /// The entries that PutEvents refused, whoever the caller.
    pub refused: Vec<RefusedEntry>,
    /// Why the simulation stopped before its end; `None` if it did not.
    pub cut: Option<Cut>,
}

/// Why a simulation stopped early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Cut {
    /// The log is as long as it may be: [`super::MAX_STEPS`] steps.
    Steps,
}

/// An event on a bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedEvent {
    /// The event as JSON, in any layout; targets get it without the layout.
    pub text: Arc<str>,
    /// The index of the bus, or `None` if there is no such bus and so nothing receives the event.
    pub bus: Option<u32>,
    /// When the bus received it, in milliseconds since the start of 1970.
    pub at: i64,
    /// How it came to the bus.
    pub origin: Origin,
    /// The number of events that led to it, one by one: 0 for an event from outside.
    pub depth: u16,
    /// The trace header that its targets get, if it has one.
    pub trace: Option<Arc<str>>,
}

/// How an event came to its bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Origin {
    /// From outside; the index of the input.
    SimulationInput(u32),
    /// With a call of PutEvents.
    Entry {
        /// The index of the input.
        input: u32,
        /// The index of the entry in the request.
        entry: u32,
    },
    /// A schedule was due; the index of the rule.
    Schedule(u32),
    /// From another bus, as a target; the index of the delivery.
    Forwarded(u32),
    /// From the work of a target; the index of the delivery.
    Emitted(u32),
    /// An alarm changed its state; its index.
    Alarm(u32),
    /// From an archive.
    Replayed {
        /// The index of the input that is the replay.
        input: u32,
        /// The index of the event that was archived.
        event: u32,
    },
}

/// An event on its way from a rule to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The index of the event.
    pub event: u32,
    /// The index of the rule.
    pub rule: u32,
    /// The index of the target in its rule.
    pub target: u32,
    /// When the rule ran, in milliseconds since the start of 1970.
    pub started: i64,
    /// The time of its end, or of the last step so far.
    pub ended: i64,
    /// The number of attempts.
    pub attempts: u16,
    /// Its result.
    pub outcome: Outcome,
    /// The error of the last attempt, if it failed.
    pub error: Option<ErrorCode>,
    /// The limit that ended the attempts; `None` if none did.
    pub exhausted: Option<Exhausted>,
    /// Whether the target is an event bus, for which CloudWatch counts no attempts.
    pub is_to_bus: bool,
}

/// The result of a delivery. Every delivery has exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// None yet: it waits for its next attempt.
    Waiting,
    /// The target took it.
    Delivered,
    /// The dead-letter queue took it.
    DeadLettered,
    /// It is lost.
    Dropped,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When it happened, in milliseconds since the start of 1970.
    pub at: i64,
    /// The index of the event, or `None` for a step without an event.
    pub event: Option<u32>,
    /// The index of the rule, or `None` for a step without a rule.
    pub rule: Option<u32>,
    /// The index of the delivery, or `None` for a step without one. The delivery names the target.
    pub delivery: Option<u32>,
    /// The kind of step.
    pub kind: StepKind,
}

/// The kinds of [`Step`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum StepKind {
    /// PutEvents was called; the index of its answer in [`Log::answers`].
    PutEvents(u32),
    /// The bus received the event.
    Received,
    /// The bus could not use its KMS key, and so did not process the event.
    Unprocessed {
        /// Whether the bus's dead-letter queue took the event; else it is lost.
        is_kept: bool,
    },
    /// The event is for a bus that does not exist, or is not JSON; AWS reports nothing.
    Swallowed,
    /// PutEvents refused an entry, of a call or of a target's work; its index in [`Log::refused`].
    Refused(u32),
    /// No rule of the bus matched; the event is discarded.
    NoRuleMatched,
    /// The rule matched.
    Matched,
    /// The schedule of the rule was due.
    ScheduleFired,
    /// An archive stored the event; its index.
    Archived(u32),
    /// A replay began; the index of its input.
    ReplayStarted(u32),
    /// A replay sent an event to its bus; the index of its input.
    Replayed(u32),
    /// A replay has sent its last event; the index of its input.
    ReplayEnded(u32),
    /// The input of the target was made from the event.
    Transformed,
    /// It is not JSON, so nothing is sent.
    NotTransformed,
    /// The target took it.
    Delivered {
        /// The number of the attempt, from 1.
        attempt: u16,
    },
    /// An attempt failed. If another follows, the next step of the delivery has its time.
    Failed {
        /// The number of the attempt, from 1.
        attempt: u16,
        /// Why.
        error: ErrorCode,
    },
    /// The dead-letter queue took the event.
    DeadLettered,
    /// The dead-letter queue did not take it either.
    NotDeadLettered,
    /// The event is lost.
    Dropped,
    /// Lambda ran the function, and it returned; the number of the run, from 1.
    FunctionReturned(u16),
    /// Lambda ran the function, and it failed; the number of the run, from 1.
    FunctionFailed(u16),
    /// Lambda discarded the event.
    FunctionGaveUp,
    /// Lambda sent a record of the invocation to a destination that is no bus; for a bus the step is
    /// [`StepKind::Emitted`].
    RecordSent,
    /// Lambda sent the event to the function's own dead-letter queue.
    FunctionDeadLettered,
    /// Another bus received the event; the event's index there.
    Forwarded(u32),
    /// The target's work sent an event; its index.
    Emitted(u32),
    /// One event led to another [`super::MAX_DEPTH`] times, or there are more than
    /// [`super::MAX_DEEP_EVENTS`] in long chains: the chain is cut here.
    LoopCut,
    /// An alarm changed its state.
    Alarm {
        /// Its index.
        alarm: u32,
        /// Its new state.
        state: AlarmState,
    },
    /// Lambda would run the own function, which has not been run on this payload; the number of the run, from
    /// 1. The further steps are not known.
    FunctionNotRun(u16),
}

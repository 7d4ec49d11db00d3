//! What happened on the buses: events, deliveries and steps, as small as can be.
//!
//! Texts are not kept here but made when they are asked for: see [`super::payload_of`].

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

/// Everything that happened, in the order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// From which ids, delays and jitter were drawn.
    pub seed: u64,
    /// The events as each bus got them; one that is forwarded is here again.
    pub events: Vec<LoggedEvent>,
    /// One for each event, matching rule and target.
    pub deliveries: Vec<Delivery>,
    /// What happened, sorted by time.
    pub steps: Vec<Step>,
    /// What PutEvents answered, call by call.
    pub answers: Vec<Answer>,
    /// The entries that PutEvents refused, whoever called.
    pub refused: Vec<RefusedEntry>,
    /// Why the simulation stopped before its end, if it did.
    pub cut: Option<Cut>,
}

/// Why a simulation stopped early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Cut {
    /// It has as many steps as a log may have: [`super::MAX_STEPS`].
    Steps,
}

/// An event on a bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedEvent {
    /// The event as JSON, laid out in any way; targets get it without the layout.
    pub text: Arc<str>,
    /// The index of the bus, or `None` if there is no such bus, and so nobody sees the event.
    pub bus: Option<u32>,
    /// When the bus got it, in milliseconds since the start of 1970.
    pub at: i64,
    /// How it came there.
    pub origin: Origin,
    /// So many events led to it, one by one: 0 for what came from outside.
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
    /// When the rule fired, in milliseconds since the start of 1970.
    pub started: i64,
    /// When it came to its end, or to the last step so far.
    pub ended: i64,
    /// How often it was tried.
    pub attempts: u16,
    /// Where it ended.
    pub outcome: Outcome,
    /// The error of the last attempt, if it failed.
    pub error: Option<ErrorCode>,
    /// Which limit ended the attempts, if one did.
    pub exhausted: Option<Exhausted>,
    /// Whether the target is an event bus, for which CloudWatch counts no attempts.
    pub is_to_bus: bool,
}

/// Where a delivery ended. Every delivery has exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Nowhere yet: it waits for its next attempt.
    Waiting,
    /// The target has it.
    Delivered,
    /// The dead-letter queue has it.
    DeadLettered,
    /// It is lost.
    Dropped,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When, in milliseconds since the start of 1970.
    pub at: i64,
    /// The index of the event, or `None` for what concerns no event.
    pub event: Option<u32>,
    /// The index of the rule, if it concerns one.
    pub rule: Option<u32>,
    /// The index of the delivery, if it belongs to one. That names the target.
    pub delivery: Option<u32>,
    /// What.
    pub kind: StepKind,
}

/// The kinds of [`Step`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum StepKind {
    /// PutEvents was called; the index of its answer in [`Log::answers`].
    PutEvents(u32),
    /// The bus got the event.
    Received,
    /// The bus could not use its KMS key, and so did nothing with the event.
    Unprocessed {
        /// Whether the dead-letter queue of the bus has the event; else it is lost.
        is_kept: bool,
    },
    /// The event is for a bus that does not exist, or is not JSON, and nobody is told.
    Swallowed,
    /// PutEvents refused an entry, of a call or of a target's work; its index in [`Log::refused`].
    Refused(u32),
    /// No rule of the bus matched; the event is gone.
    NoRuleMatched,
    /// The rule matched.
    Matched,
    /// The schedule of the rule was due.
    ScheduleFired,
    /// An archive took the event in; its index.
    Archived(u32),
    /// A replay began; the index of its input.
    ReplayStarted(u32),
    /// A replay sent an event to its bus; the index of its input.
    Replayed(u32),
    /// A replay has sent its last event; the index of its input.
    ReplayEnded(u32),
    /// The input of the target was made of the event.
    Transformed,
    /// It is not JSON, so nothing is sent.
    NotTransformed,
    /// The target took it.
    Delivered {
        /// The number of the attempt, from 1.
        attempt: u16,
    },
    /// An attempt failed. If another follows, the next step of the delivery tells when.
    Failed {
        /// The number of the attempt, from 1.
        attempt: u16,
        /// Why.
        error: ErrorCode,
    },
    /// The dead-letter queue got the event.
    DeadLettered,
    /// The dead-letter queue did not take it either.
    NotDeadLettered,
    /// The event is lost.
    Dropped,
    /// Lambda ran the function, and it returned; the number of the run, from 1.
    FunctionReturned(u16),
    /// Lambda ran the function, and it failed; the number of the run, from 1.
    FunctionFailed(u16),
    /// Lambda gave the event up.
    FunctionGaveUp,
    /// Lambda sent a record of the invocation to a destination that is no bus; for a bus it is
    /// [`StepKind::Emitted`].
    RecordSent,
    /// Lambda sent the event to the function's own dead-letter queue.
    FunctionDeadLettered,
    /// Another bus got the event; its index there.
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
    /// Lambda would run the own function, which was not run on this yet; the number of the run, from 1. Nothing
    /// is known of what follows.
    FunctionNotRun(u16),
}

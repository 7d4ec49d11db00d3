//! The inputs of a simulation: what comes to the buses from outside, and when.

use std::sync::Arc;

/// Something that happens at a given time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulationInput {
    /// The time, in milliseconds since the start of 1970.
    pub at: i64,
    /// The kind of input.
    pub kind: SimulationInputKind,
}

/// The kinds of [`SimulationInput`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SimulationInputKind {
    /// A call of PutEvents.
    PutEvents {
        /// The entries as JSON: a list, a single entry, or an object with the list in `Entries`.
        request: Arc<str>,
        /// The account that calls; `None` for the model's own.
        caller: Option<String>,
    },
    /// An event that a service, a partner or the user sends to a bus as it is.
    Event {
        /// The name or the ARN of the bus.
        bus: String,
        /// The event as JSON.
        event: Arc<str>,
    },
    /// The schedule of a rule is due.
    Scheduled {
        /// The index of the rule in [`super::Model::rules`].
        rule: u32,
    },
    /// An alarm is created or deleted. An alarm that is created during a simulation is not evaluated before.
    AlarmConfiguration {
        /// The index of the alarm in [`super::Model::alarms`].
        alarm: u32,
        /// Whether it is deleted; else it is created.
        is_deleted: bool,
    },
    /// A replay of the events that an archive has stored before that time.
    Replay {
        /// The name of the replay, which its events have as `replay-name`.
        name: String,
        /// The index of the archive in [`super::Model::archives`].
        archive: u32,
        /// `EventStartTime`, in milliseconds since the start of 1970; the first time that is replayed.
        from: i64,
        /// `EventEndTime`, in milliseconds since the start of 1970; events of that time are not replayed.
        until: i64,
        /// The indices of the rules that get the events (`FilterArns`); empty for all.
        rules: Vec<u32>,
    },
}

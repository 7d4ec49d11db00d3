//! What comes to the buses from outside, and when.

use std::sync::Arc;

/// Something that happens at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulationInput {
    /// When, in milliseconds since the start of 1970.
    pub at: i64,
    /// What.
    pub kind: SimulationInputKind,
}

/// The kinds of [`SimulationInput`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SimulationInputKind {
    /// A call of PutEvents.
    PutEvents {
        /// The entries as JSON: a list, a single entry, or an object with the list in `Entries`.
        request: Arc<str>,
        /// The account that calls, if it is not the model's.
        caller: Option<String>,
    },
    /// An event that a service, a partner or the user puts on a bus as it is.
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
    /// An alarm is made or deleted. One that is made in a play is not looked at before.
    AlarmConfiguration {
        /// The index of the alarm in [`super::Model::alarms`].
        alarm: u32,
        /// Whether it is deleted; else it is made.
        is_deleted: bool,
    },
    /// A replay of what an archive has taken in before that moment.
    Replay {
        /// The name of the replay, which its events bear as `replay-name`.
        name: String,
        /// The index of the archive in [`super::Model::archives`].
        archive: u32,
        /// `EventStartTime`, in milliseconds since the start of 1970; events of that time are replayed.
        from: i64,
        /// `EventEndTime`, in milliseconds since the start of 1970; events of that time are not.
        until: i64,
        /// The indices of the rules that get the events (`FilterArns`); all if it is empty.
        rules: Vec<u32>,
    },
}

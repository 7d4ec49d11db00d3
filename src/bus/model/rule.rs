//! Rules.

use super::Target;
use std::sync::Arc;

/// A rule: a pattern or a schedule, and its targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name, unique on its bus.
    pub name: String,
    /// The name or the ARN of its bus.
    pub bus: String,
    /// Its description; may be empty.
    pub description: String,
    /// Its state.
    pub state: RuleState,
    /// Its event pattern as typed, if it has one.
    pub pattern: Option<Arc<str>>,
    /// Its schedule as typed, if it has one.
    pub schedule: Option<String>,
    /// The ARN of the role that EventBridge assumes for its targets, if one is given: the older place for the
    /// roles of targets.
    pub role: Option<String>,
    /// The targets of its events.
    pub targets: Vec<Target>,
}

/// The states of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RuleState {
    /// `ENABLED`
    #[default]
    Enabled,
    /// `DISABLED`
    Disabled,
    /// `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`: it also gets calls that only read.
    EnabledWithReads,
}

impl RuleState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Enabled, Self::Disabled, Self::EnabledWithReads];

    /// Returns the state as the API writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
            Self::EnabledWithReads => "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        }
    }
}

impl Rule {
    /// Returns an enabled rule without pattern, schedule and targets.
    pub fn new(name: &str, bus: &str) -> Self {
        Self {
            name: name.to_owned(),
            bus: bus.to_owned(),
            description: String::new(),
            state: RuleState::Enabled,
            pattern: None,
            schedule: None,
            role: None,
            targets: Vec::new(),
        }
    }
}

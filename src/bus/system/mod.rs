//! A system as a user writes it: buses, rules, targets, archives, alarms and calls as JSON, with the names
//! that AWS's API gives them.
//!
//! The text is an object of lists, each of which may be left out:
//!
//! | key | what it holds |
//! | --- | --- |
//! | `EventBuses` | `{"Name", "Description", "Policy", "KmsKeyIdentifier", "DeadLetterConfig", "Fault", "Account", "Region"}`; the default bus is always there |
//! | `Rule` | the settings of the selected rule besides its pattern: `{"Name", "EventBusName", "Targets", …}` |
//! | `Rules` | further rules: `{"Name", "EventBusName", "EventPattern", "ScheduleExpression", "State", "Targets"}` |
//! | `Archives` | `{"ArchiveName", "EventBusName", "EventPattern", "RetentionDays"}` |
//! | `Alarms` | `{"AlarmName", "MetricName", "RuleName", "ComparisonOperator", "Threshold", "Period", "CreatedAt", "DeletedAt", …}` |
//! | `PutEvents` | calls: `{"Entries", "Caller", "At"}` |
//! | `Replays` | `{"ReplayName", "ArchiveName", "EventStartTime", "EventEndTime", "At", "RuleNames", "Destination"}` |
//! | `Connections` | `{"Name", "AuthorizationType", "AuthParameters"}`: what API destinations add to requests |
//! | `ApiDestinations` | `{"Name", "ConnectionArn", "InvocationEndpoint", "HttpMethod", …}`: where targets of that kind send |
//! | `EventsOn` | the name of the bus on which the events of the list are put; the default bus |
//! | `Schedules` | schedules of EventBridge Scheduler, which are checked and not played |
//! | `Clock` | `{"Start", "Minutes"}`: when the virtual clock starts, and how long schedules run |
//!
//! A target has the fields of `PutTargets`, with the block of its kind, and of its own `Permitted`, `Fault`, `Handler`,
//! `AsyncRetryPolicy`, `OnFailure`, `OnSuccess`, `AsyncDeadLetterConfig`, `Endpoint` and `Emits`. Patterns, policies and inputs
//! may be written as JSON or as texts that hold it.
//!
//! Input and output of AWS's commands is read as it is: `EventSourceArn` of an archive, `Arn` of a rule, a
//! request of `PutTargets`, or the answer of a single `Describe…` as the whole text. [`System::notes`] says
//! which of its fields have no effect.

mod destinations;
mod edit;
mod fields;
mod inputs;
mod insert;
mod messages;
mod names;
mod parameters;
mod problem;
mod read;
mod reader;
mod replays;
mod rules;
mod scheduled;
mod schedules;
mod spans;

pub use edit::{FieldError, Form};
pub(crate) use fields::TARGET_OWN;
pub use fields::fields_within;
pub(super) use messages::told;

pub use inputs::{MAX_RUNS, clock_minutes, inputs};
pub use insert::{
    Part, dead_letter_config, function_arn, insert, insert_call, insert_function, insert_part, names_targets,
};
pub use problem::{Note, NoteKind, Problem, ProblemKind};
pub use read::{BUS_FAULTS, FAULTS, SelectedRule, System, can_show, read, read_whole};
pub use scheduled::set_schedule;
pub use schedules::ScheduleProblem;

#[cfg(test)]
mod tests;

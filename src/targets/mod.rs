//! The targets of rules, and what arrives at them.
//!
//! - [`TargetKind`] and [`kind::TARGETS`] – all facts about each kind of target
//! - [`Input`] – the part of the event, or the constant, that a target receives
//! - [`path`] and [`Template`] – input paths and input transformers
//! - [`Block`] and [`Parameters`] – the settings that only some kinds of target have: their forms, and their
//!   values for one target
//! - [`Unread`] – the part of its input that a target ignores
//! - [`received`] – the message, the request or the record that arrives
//! - [`scheduler`] – the targets that EventBridge Scheduler has instead
//! - [`permission`] – what lets EventBridge reach a target
//!
//! It follows "Event bus targets" and "Input transformation" of the EventBridge User Guide, and recorded
//! deliveries of AWS where they say more.
//!
//! ```
//! use eventbridge_playground::json;
//! use eventbridge_playground::targets::{ReservedValues, Template, TargetKind, kind};
//!
//! assert_eq!(TargetKind::of("arn:aws:sqs:eu-west-1:123456789012:orders").title, "SQS queue");
//!
//! let paths = [("total".to_owned(), "$.detail.total".to_owned())];
//! let template = Template::new(&paths, r#""<total> sold, says <aws.events.rule-name>""#);
//! let event = json::parse(r#"{"detail": {"total": 42}}"#);
//! let reserved = ReservedValues {
//!     rule_arn: "arn:aws:events:eu-west-1:123456789012:rule/sold",
//!     rule_name: "sold",
//!     ingestion_time: "2026-03-02T09:00:00.000Z",
//! };
//! assert_eq!(template.fill(event.root().unwrap(), &reserved).unwrap(), r#""42 sold, says sold""#);
//! ```

pub mod block;
mod conflict;
mod filled;
mod input;
pub mod kind;
pub mod messages;
mod parameters;
pub mod path;
pub mod permission;
mod placeholders;
mod prepared;
mod problem;
pub mod received;
mod reserved;
pub mod scheduler;
mod template;
mod unread;

pub use block::Block;
pub use conflict::{Conflict, ConflictKind};
pub use input::Input;
pub use kind::TargetKind;
pub use parameters::{Parameters, Settings, number};
pub use path::Path;
pub use prepared::Prepared;
pub use problem::{Problem, ProblemKind};
pub use reserved::{Reserved, ReservedValues};
pub use template::{MAX_TEMPLATE, NotJson, Placeholder, Template};
pub use unread::Unread;

#[cfg(test)]
mod recorded;
#[cfg(test)]
mod worked_examples;

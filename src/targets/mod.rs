//! What a rule sends events to, and what arrives there.
//!
//! - [`Arn`] and [`Kind`] – which service a target belongs to, read from its ARN
//! - [`Input`] – which part of the event, or what instead of it, a target receives
//! - [`path`] and [`Template`] – input paths and input transformers
//! - [`Parameters`] – the settings that only some kinds of target have
//! - [`received`] – the message, the request or the record that arrives
//! - [`permission`] – what lets EventBridge reach a target
//!
//! It follows "Event bus targets" and "Input transformation" of the EventBridge User Guide, and
//! bodies as AWS was seen to deliver them where these say more.

mod arn;
mod input;
mod kind;
pub mod messages;
mod parameters;
pub mod path;
pub mod permission;
mod placeholders;
mod prepared;
mod problem;
pub mod received;
mod reserved;
mod template;

pub use arn::Arn;
pub use input::Input;
pub use kind::{Ec2Action, Kind};
pub use parameters::{
    HttpParameters, JobParameters, Parameters, StatementParameters, TaskParameters, blocks_of,
};
pub use path::Path;
pub use prepared::Prepared;
pub use problem::{Problem, ProblemKind};
pub use reserved::{Reserved, ReservedValues};
pub use template::{MAX_TEMPLATE, NotJson, Placeholder, Template};

#[cfg(test)]
mod worked_examples;

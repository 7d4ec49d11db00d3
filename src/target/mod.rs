//! What a rule sends events to, and what arrives there.
//!
//! - [`Arn`] and [`Kind`] – which service a target belongs to, read from its ARN
//! - [`Input`] – which part of the event, or what instead of it, a target receives
//! - [`Parameters`] – the settings that only some kinds of target have
//!
//! It follows "Event bus targets" and "Input transformation" of the EventBridge User Guide, and
//! bodies as AWS was seen to deliver them where these say more.

mod arn;
mod input;
mod kind;
mod parameters;

pub use arn::{Arn, partition};
pub use input::Input;
pub use kind::{Ec2Action, Kind};
pub use parameters::{HttpParameters, Parameters, TaskParameters};

//! What a target does not take.

use super::DeliveryInput;
use crate::event::Timestamp;
use crate::json::{self, Kind as JsonKind, Value};
use crate::targets::Kind;

/// Why a target does not take what is sent to it. EventBridge does not try again after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// It has more bytes than the service takes: so many.
    TooLarge(usize),
    /// A FIFO queue needs a message group, and there is none or its path finds nothing.
    NoMessageGroup,
    /// CloudWatch Logs takes an object of `timestamp` and `message` from a transformer, nothing else.
    NotLogEvent,
    /// The calls to EC2 take the id of an instance or a volume.
    NotResourceId,
    /// Without its parameters, of which this is the block, the target has nothing to do.
    NoParameters(&'static str),
}

impl Refusal {
    /// A sentence on it.
    pub fn sentence(self) -> String {
        match self {
            Self::TooLarge(limit) => format!("The service takes {limit} bytes at most."),
            Self::NoMessageGroup => "A FIFO queue needs a message group, and this event gives none.".into(),
            Self::NotLogEvent => {
                "CloudWatch Logs takes only an object with timestamp and message from a transformer.".into()
            }
            Self::NotResourceId => {
                "The call takes the id of an instance or a volume as constant input.".into()
            }
            Self::NoParameters(block) => format!("Without {block} there is nothing for it to do."),
        }
    }
}

/// The most bytes that a kind of target takes at once. They are the limits of the services, which have
/// grown over the years.
fn limit(kind: Kind) -> Option<usize> {
    match kind {
        Kind::SqsQueue | Kind::SqsFifoQueue | Kind::Lambda | Kind::LogGroup => Some(1_048_576),
        Kind::SnsTopic | Kind::StateMachine => Some(262_144),
        Kind::Firehose => Some(1_024_000),
        _ => None,
    }
}

/// Whether a target takes what is sent to it.
///
/// # Errors
/// If not, why.
pub fn check(delivery: &DeliveryInput) -> Result<(), Refusal> {
    let kind = Kind::of(delivery.arn);
    if let Some(limit) = limit(kind).filter(|&limit| delivery.input.len() > limit) {
        return Err(Refusal::TooLarge(limit));
    }
    match kind {
        Kind::SqsFifoQueue if super::group_id(delivery).is_none_or(|group| group.is_empty()) => {
            Err(Refusal::NoMessageGroup)
        }
        Kind::LogGroup if !is_log_event(delivery) => Err(Refusal::NotLogEvent),
        Kind::Ec2(_) if !is_resource_id(delivery.input) => Err(Refusal::NotResourceId),
        Kind::SqsFifoQueue => Ok(()),
        _ => delivery.parameters.missing(kind).map_or(Ok(()), |block| Err(Refusal::NoParameters(block))),
    }
}

/// Whether CloudWatch Logs takes it: the event itself, or an object of `timestamp` and `message`.
fn is_log_event(delivery: &DeliveryInput) -> bool {
    let input = json::parse(delivery.input);
    let Some(root) = input.root().filter(|root| root.kind() == JsonKind::Object) else { return false };
    let is_moment = |value: Value| match value.kind() {
        JsonKind::Number => true,
        _ => value.as_str().is_some_and(|text| Timestamp::parse(&text).is_some()),
    };
    super::is_event(root) || root.get("timestamp").is_some_and(is_moment) && root.get("message").is_some()
}

fn is_resource_id(input: &str) -> bool {
    let input = json::parse(input);
    let is_id =
        |value: Value| value.as_str().is_some_and(|id| id.starts_with("i-") || id.starts_with("vol-"));
    input.root().is_some_and(|root| match root.kind() {
        JsonKind::Array => root.children().next().is_some() && root.children().all(is_id),
        _ => is_id(root),
    })
}

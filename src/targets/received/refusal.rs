//! The reasons for which a target refuses its input.

use super::DeliveryInput;
use crate::targets::TargetKind;

/// The reason for which a target refuses its input. EventBridge does not retry after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// It has more bytes than the service takes; the number of bytes.
    TooLarge(usize),
    /// A FIFO queue needs a message group, and there is none or its path finds nothing.
    NoMessageGroup,
    /// CloudWatch Logs takes only an object of `timestamp` and `message` from a transformer.
    NotLogEvent,
    /// The calls to EC2 take the id of an instance or a volume.
    NotResourceId,
    /// The target needs this block of parameters.
    NoParameters(&'static str),
}

impl Refusal {
    /// Returns a sentence on the refusal.
    pub fn sentence(self) -> String {
        match self {
            Self::TooLarge(limit) => format!("The service accepts at most {limit} bytes."),
            Self::NoMessageGroup => "A FIFO queue needs a message group, but this event provides none.".into(),
            Self::NotLogEvent => {
                "From an input transformer, CloudWatch Logs accepts only an object with timestamp and message.".into()
            }
            Self::NotResourceId => {
                "The call needs the ID of an instance or a volume as a constant input.".into()
            }
            Self::NoParameters(block) => format!("Without {block}, the target has nothing to do."),
        }
    }
}

/// Checks whether a target takes what is sent to it.
///
/// # Errors
/// Returns the reason if it does not.
pub fn check(delivery: &DeliveryInput) -> Result<(), Refusal> {
    let kind = TargetKind::of(delivery.arn);
    let too_large = kind.max_bytes.filter(|&most| delivery.input.len() > most).map(Refusal::TooLarge);
    let refused = || kind.refuse.and_then(|refuse| refuse(delivery));
    let missing = || delivery.parameters.missing(kind).map(|block| Refusal::NoParameters(block.name));
    too_large.or_else(refused).or_else(missing).map_or(Ok(()), Err)
}

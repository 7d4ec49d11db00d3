//! What arrives at a target: the message, the record or the request, and the reasons for which it is refused.

mod refusal;
mod request;

pub use refusal::{Refusal, check};

pub(super) use request::{add_members, add_parameters, input, is_event, own_input, quoted, single};

use super::{Parameters, TargetKind, Unread, messages};
use crate::arn::Arn;
use crate::event::Timestamp;
use crate::json::{self, Value};

/// A delivery, with everything that the form of the payload depends on.
#[derive(Clone, Copy)]
pub struct DeliveryInput<'s> {
    /// The ARN of the target.
    pub arn: &'s str,
    /// The settings of the target.
    pub parameters: &'s Parameters,
    /// The text that is sent: the event, or the result of the target's input.
    pub input: &'s str,
    /// The event that matched, from which paths in the parameters take their values.
    pub event: Value<'s>,
    /// The rule that sends it.
    pub rule: RuleOfDelivery<'s>,
    /// The trace header that came with the event, if one did.
    pub trace: Option<&'s str>,
    /// A UUID for ids that the service makes.
    pub id: &'s str,
    /// When it arrives.
    pub at: Timestamp,
}

/// The rule that sends a delivery, as far as the payload names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleOfDelivery<'s> {
    /// Its name.
    pub name: &'s str,
    /// Its ARN.
    pub arn: &'s str,
}

/// The payload that arrives, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// A title of a few words.
    pub title: &'static str,
    /// The payload, laid out.
    pub text: String,
    /// Whether the payload is JSON; else it is an HTTP request or plain text.
    pub is_json: bool,
    /// A sentence on the part of its input that the target ignores; `None` if it reads all of it.
    pub unread: Option<String>,
}

impl DeliveryInput<'_> {
    /// Returns the name that the target's ARN ends with; empty for a text that is no ARN.
    pub(super) fn name(&self) -> &str {
        Arn::parse(self.arn).map_or("", |arn| arn.name())
    }

    /// Returns a unique name for what the service makes of the event: the event's id, followed by a UUID.
    pub(super) fn unique_name(&self) -> String {
        let id = self.event.get("id").and_then(Value::as_str).unwrap_or_default();
        format!("{id}_{}", self.id)
    }
}

/// Returns what arrives at a target.
///
/// # Errors
/// Returns the [`Refusal`] if the target does not take it.
pub fn receive(delivery: &DeliveryInput) -> Result<Received, Refusal> {
    check(delivery)?;
    let (title, text) = (TargetKind::of(delivery.arn).receive)(delivery);
    let unread =
        Unread::of(delivery.arn, delivery.parameters, delivery.input).map(|unread| messages::unread(&unread));
    Ok(Received { unread, ..Received::laid_out(title, text) })
}

impl Received {
    /// Returns a text as it is, without laying it out.
    pub(crate) fn plain(title: &'static str, text: String) -> Self {
        Self { title, text, is_json: false, unread: None }
    }

    /// Lays a text out if it is JSON, and returns any other as it is.
    pub(crate) fn laid_out(title: &'static str, text: String) -> Self {
        match json::pretty_text(&text) {
            Some(text) => Self { title, text, is_json: true, unread: None },
            None => Self::plain(title, text),
        }
    }
}

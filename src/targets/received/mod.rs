//! What arrives at a target: the message, the record or the request, and when it is refused.

mod refusal;
mod request;

pub use refusal::{Refusal, check};

pub(super) use request::{add_members, add_parameters, input, is_event, own_input, quoted, single};

use super::{Parameters, TargetKind, Unread, messages};
use crate::arn::Arn;
use crate::event::Timestamp;
use crate::json::{self, Value};

/// A delivery, as far as the form of what arrives depends on it.
#[derive(Clone, Copy)]
pub struct DeliveryInput<'s> {
    /// The ARN of the target.
    pub arn: &'s str,
    /// The settings of the target.
    pub parameters: &'s Parameters,
    /// What is sent: the event, or what the target's input made of it.
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

/// What a target is told of the rule that sends to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleOfDelivery<'s> {
    /// Its name.
    pub name: &'s str,
    /// Its ARN.
    pub arn: &'s str,
}

/// What arrives, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// What it is, in a few words.
    pub title: &'static str,
    /// It, laid out.
    pub text: String,
    /// Whether the text is JSON; else it is an HTTP request or plain text.
    pub is_json: bool,
    /// What the target leaves aside of what it was sent, in words.
    pub unread: Option<String>,
}

impl DeliveryInput<'_> {
    /// The name that the target's ARN ends with; empty for a text that is no ARN.
    pub(super) fn name(&self) -> &str {
        Arn::parse(self.arn).map_or("", |arn| arn.name())
    }

    /// A name of its own for what the service makes of the event: the event's id, and a UUID behind it.
    pub(super) fn unique_name(&self) -> String {
        let id = self.event.get("id").and_then(Value::as_str).unwrap_or_default();
        format!("{id}_{}", self.id)
    }
}

/// What arrives at a target.
///
/// # Errors
/// If the target does not take it.
pub fn receive(delivery: &DeliveryInput) -> Result<Received, Refusal> {
    check(delivery)?;
    let (title, text) = (TargetKind::of(delivery.arn).receive)(delivery);
    let unread =
        Unread::of(delivery.arn, delivery.parameters, delivery.input).map(|unread| messages::unread(&unread));
    Ok(Received { unread, ..Received::laid_out(title, text) })
}

impl Received {
    /// A text as it is.
    pub(crate) fn plain(title: &'static str, text: String) -> Self {
        Self { title, text, is_json: false, unread: None }
    }

    /// Lays a text out if it is JSON, and leaves any other as it is.
    pub(crate) fn laid_out(title: &'static str, text: String) -> Self {
        match json::pretty_text(&text) {
            Some(text) => Self { title, text, is_json: true, unread: None },
            None => Self::plain(title, text),
        }
    }
}

//! What arrives at a target: the message, the record or the request, and when it is refused.

mod calls;
mod http;
mod refusal;

pub use refusal::{Refusal, check};

use super::path::{Path, dynamic};
use super::{Arn, Ec2Action, Kind, Parameters};
use crate::event::Timestamp;
use crate::json::{self, ObjectWriter, Value};
use std::borrow::Cow;

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
    /// A UUID for ids that the service makes.
    pub id: &'s str,
    /// When it arrives.
    pub at: Timestamp,
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
}

/// What arrives at a target.
///
/// # Errors
/// If the target does not take it.
pub fn receive(delivery: &DeliveryInput) -> Result<Received, Refusal> {
    check(delivery)?;
    let kind = Kind::of(delivery.arn);
    if let Kind::ApiDestination | Kind::ApiGateway = kind {
        return Ok(Received { title: "HTTP request", text: http::request(kind, delivery), is_json: false });
    }
    let (title, text) = match kind {
        Kind::SqsQueue | Kind::SqsFifoQueue => ("SQS message", sqs(delivery)),
        Kind::SnsTopic => ("SNS notification", sns(delivery)),
        Kind::StateMachine => ("StartExecution", state_machine(delivery)),
        Kind::Ec2(action) => ec2(action, delivery),
        Kind::LogGroup => ("PutLogEvents", log_event(delivery)),
        Kind::KinesisStream => ("PutRecord", kinesis(delivery)),
        Kind::Firehose => ("PutRecord", firehose(delivery)),
        Kind::Lambda => ("Event of the invocation", delivery.input.to_owned()),
        _ => calls::call(kind, delivery).unwrap_or_else(|| ("Input", delivery.input.to_owned())),
    };
    Ok(Received::laid_out(title, text))
}

impl Received {
    /// Lays a text out if it is JSON, and leaves any other as it is.
    pub(crate) fn laid_out(title: &'static str, text: String) -> Self {
        match json::pretty_text(&text) {
            Some(text) => Self { title, text, is_json: true },
            None => Self { title, text, is_json: false },
        }
    }
}

fn name(delivery: &DeliveryInput) -> String {
    Arn::parse(delivery.arn).map(|arn| arn.name().to_owned()).unwrap_or_default()
}

/// Whether an input is an event, sent as it is.
fn is_event(root: Value) -> bool {
    root.get("detail-type").is_some() && root.get("source").is_some()
}

fn sqs(delivery: &DeliveryInput) -> String {
    let mut attributes = ObjectWriter::default();
    attributes.text("SentTimestamp", &delivery.at.millis().to_string());
    if let Some(group) = group_id(delivery) {
        attributes.text("MessageGroupId", &group);
    }
    let mut message = ObjectWriter::default();
    message.text("MessageId", delivery.id);
    message.text("Body", delivery.input);
    message.object("Attributes", &attributes);
    message.close()
}

/// The message group of the shipment, if the target has one.
fn group_id<'s>(delivery: &DeliveryInput<'s>) -> Option<Cow<'s, str>> {
    dynamic(delivery.parameters.message_group_id.as_deref()?, delivery.event)
}

fn sns(delivery: &DeliveryInput) -> String {
    let mut notification = ObjectWriter::default();
    notification.text("Type", "Notification");
    notification.text("MessageId", delivery.id);
    notification.text("TopicArn", delivery.arn);
    notification.text("Message", delivery.input);
    notification.text("Timestamp", &delivery.at.to_millis_text());
    notification.close()
}

fn state_machine(delivery: &DeliveryInput) -> String {
    let mut request = ObjectWriter::default();
    request.text("stateMachineArn", delivery.arn);
    // AWS chooses the name of the execution; how is not documented.
    request.text("name", delivery.id);
    request.text("input", delivery.input);
    request.close()
}

fn ec2(action: Ec2Action, delivery: &DeliveryInput) -> (&'static str, String) {
    let input = json::parse(delivery.input);
    let ids = input.root().map(json::compact).unwrap_or_default();
    let list = if ids.starts_with('[') { ids.clone() } else { format!("[{ids}]") };
    let (call, key, value) = match action {
        Ec2Action::CreateSnapshot => ("CreateSnapshot", "VolumeId", ids),
        Ec2Action::RebootInstances => ("RebootInstances", "InstanceIds", list),
        Ec2Action::StopInstances => ("StopInstances", "InstanceIds", list),
        Ec2Action::TerminateInstances => ("TerminateInstances", "InstanceIds", list),
    };
    (call, ObjectWriter::default().json(key, &value).close())
}

fn log_event(delivery: &DeliveryInput) -> String {
    let group = Arn::parse(delivery.arn).and_then(|arn| arn.resource.strip_prefix("log-group:"));
    let group = group.map_or("", |group| group.strip_suffix(":*").unwrap_or(group));
    let own = json::parse(delivery.input);
    let member = |key| own.root().and_then(|root| root.get(key));
    let time = delivery.event.get("time").and_then(Value::as_str);
    let time = time.and_then(|time| Timestamp::parse(&time)).unwrap_or(delivery.at);
    let (timestamp, message) = match (member("timestamp"), member("message")) {
        (Some(timestamp), Some(message)) => {
            let moment = timestamp.as_str().and_then(|text| Timestamp::parse(&text));
            let millis = moment.map_or_else(|| timestamp.source().to_owned(), |at| at.millis().to_string());
            let message = message.as_str().map_or_else(|| json::compact(message), Cow::into_owned);
            (millis, message)
        }
        _ => (time.millis().to_string(), delivery.input.to_owned()),
    };
    let mut event = ObjectWriter::default();
    event.json("timestamp", &timestamp);
    event.text("message", &message);
    let mut request = ObjectWriter::default();
    request.text("logGroupName", group);
    // EventBridge makes the stream.
    request.text("logStreamName", delivery.id);
    request.list("logEvents", [event.close()]);
    request.close()
}

fn kinesis(delivery: &DeliveryInput) -> String {
    let path = delivery.parameters.partition_key_path.as_deref().unwrap_or("$.id");
    let found = Path::parse(path).ok().map(|path| path.find(delivery.event));
    let key = found.and_then(|found| found.as_str().or_else(|| found.to_json().map(Cow::Owned)));
    let mut request = ObjectWriter::default();
    request.text("StreamARN", delivery.arn);
    request.text("PartitionKey", &key.unwrap_or_default());
    request.text("Data", delivery.input);
    request.close()
}

fn firehose(delivery: &DeliveryInput) -> String {
    let mut request = ObjectWriter::default();
    request.text("DeliveryStreamName", &name(delivery));
    request.object("Record", ObjectWriter::default().text("Data", delivery.input));
    request.close()
}

#[cfg(test)]
mod tests;

//! What arrives at a target: the message, the record or the request, and when it is refused.

mod calls;
mod http;
mod object;
mod refusal;

pub use refusal::{Refusal, check};

use super::path::{Path, dynamic};
use super::{Arn, Ec2Action, Kind, Parameters};
use crate::event::Timestamp;
use crate::json::{self, Value, quote};
use object::Object;
use std::borrow::Cow;

/// A delivery, as far as the form of what arrives depends on it.
#[derive(Clone, Copy)]
pub struct Shipment<'s> {
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
pub fn receive(shipment: &Shipment) -> Result<Received, Refusal> {
    check(shipment)?;
    let kind = Kind::of(shipment.arn);
    if let Kind::ApiDestination | Kind::ApiGateway = kind {
        return Ok(Received { title: "HTTP request", text: http::request(kind, shipment), is_json: false });
    }
    let (title, text) = match kind {
        Kind::SqsQueue | Kind::SqsFifoQueue => ("SQS message", sqs(shipment)),
        Kind::SnsTopic => ("SNS notification", sns(shipment)),
        Kind::StateMachine => ("StartExecution", state_machine(shipment)),
        Kind::Ec2(action) => ec2(action, shipment),
        Kind::LogGroup => ("PutLogEvents", log_event(shipment)),
        Kind::KinesisStream => ("PutRecord", kinesis(shipment)),
        Kind::Firehose => ("PutRecord", firehose(shipment)),
        Kind::Lambda => ("Event of the invocation", shipment.input.to_owned()),
        _ => calls::call(kind, shipment).unwrap_or_else(|| ("Input", shipment.input.to_owned())),
    };
    let document = json::parse(&text);
    let is_json = document.problems().is_empty();
    let text = document.root().filter(|_| is_json).map_or(text, json::pretty);
    Ok(Received { title, text, is_json })
}

fn name(shipment: &Shipment) -> String {
    Arn::parse(shipment.arn).map(|arn| arn.name().to_owned()).unwrap_or_default()
}

/// Whether an input is an event, sent as it is.
fn is_event(root: Value) -> bool {
    root.get("detail-type").is_some() && root.get("source").is_some()
}

fn sqs(shipment: &Shipment) -> String {
    let mut attributes = Object::default();
    attributes.text("SentTimestamp", &shipment.at.millis().to_string());
    if let Some(group) = group_id(shipment) {
        attributes.text("MessageGroupId", &group);
    }
    let mut message = Object::default();
    message.text("MessageId", shipment.id);
    message.text("Body", shipment.input);
    message.json("Attributes", &attributes.close());
    message.close()
}

/// The message group of the shipment, if the target has one.
fn group_id<'s>(shipment: &Shipment<'s>) -> Option<Cow<'s, str>> {
    dynamic(shipment.parameters.message_group_id.as_deref()?, shipment.event)
}

fn sns(shipment: &Shipment) -> String {
    let mut notification = Object::default();
    notification.text("Type", "Notification");
    notification.text("MessageId", shipment.id);
    notification.text("TopicArn", shipment.arn);
    notification.text("Message", shipment.input);
    notification.text("Timestamp", &shipment.at.to_millis_text());
    notification.close()
}

fn state_machine(shipment: &Shipment) -> String {
    let mut request = Object::default();
    request.text("stateMachineArn", shipment.arn);
    // AWS chooses the name of the execution; how is not documented.
    request.text("name", shipment.id);
    request.text("input", shipment.input);
    request.close()
}

fn ec2(action: Ec2Action, shipment: &Shipment) -> (&'static str, String) {
    let input = json::parse(shipment.input);
    let ids = input.root().map(json::compact).unwrap_or_default();
    let list = if ids.starts_with('[') { ids.clone() } else { format!("[{ids}]") };
    match action {
        Ec2Action::CreateSnapshot => ("CreateSnapshot", format!("{{\"VolumeId\":{ids}}}")),
        Ec2Action::RebootInstances => ("RebootInstances", format!("{{\"InstanceIds\":{list}}}")),
        Ec2Action::StopInstances => ("StopInstances", format!("{{\"InstanceIds\":{list}}}")),
        Ec2Action::TerminateInstances => ("TerminateInstances", format!("{{\"InstanceIds\":{list}}}")),
    }
}

fn log_event(shipment: &Shipment) -> String {
    let group = Arn::parse(shipment.arn).and_then(|arn| arn.resource.strip_prefix("log-group:"));
    let group = group.map_or("", |group| group.strip_suffix(":*").unwrap_or(group));
    let own = json::parse(shipment.input);
    let member = |key| own.root().and_then(|root| root.get(key));
    let time = shipment.event.get("time").and_then(Value::as_str);
    let time = time.and_then(|time| Timestamp::parse(&time)).unwrap_or(shipment.at);
    let (timestamp, message) = match (member("timestamp"), member("message")) {
        (Some(timestamp), Some(message)) => {
            let moment = timestamp.as_str().and_then(|text| Timestamp::parse(&text));
            let millis = moment.map_or_else(|| timestamp.source().to_owned(), |at| at.millis().to_string());
            let message = message.as_str().map_or_else(|| json::compact(message), Cow::into_owned);
            (millis, message)
        }
        _ => (time.millis().to_string(), shipment.input.to_owned()),
    };
    let mut event = Object::default();
    event.json("timestamp", &timestamp);
    event.text("message", &message);
    let mut request = Object::default();
    request.text("logGroupName", group);
    // EventBridge makes the stream.
    request.text("logStreamName", shipment.id);
    request.json("logEvents", &format!("[{}]", event.close()));
    request.close()
}

fn kinesis(shipment: &Shipment) -> String {
    let path = shipment.parameters.partition_key_path.as_deref().unwrap_or("$.id");
    let found = Path::parse(path).ok().map(|path| path.find(shipment.event));
    let key = found.and_then(|found| found.as_str().or_else(|| found.to_json().map(Cow::Owned)));
    let mut request = Object::default();
    request.text("StreamARN", shipment.arn);
    request.text("PartitionKey", &key.unwrap_or_default());
    request.text("Data", shipment.input);
    request.close()
}

fn firehose(shipment: &Shipment) -> String {
    let mut request = Object::default();
    request.text("DeliveryStreamName", &name(shipment));
    request.json("Record", &format!("{{\"Data\":{}}}", quote(shipment.input)));
    request.close()
}

#[cfg(test)]
mod tests;

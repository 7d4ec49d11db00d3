//! The variables that every input template has.

use super::template::Content;
use crate::event::Timestamp;
use crate::json::{self, ObjectWriter, Value};

/// A variable that EventBridge defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reserved {
    /// `aws.events.rule-arn`
    RuleArn,
    /// `aws.events.rule-name`
    RuleName,
    /// `aws.events.event.ingestion-time`
    IngestionTime,
    /// `aws.events.event`: the event without its detail.
    Event,
    /// `aws.events.event.json`: the whole event.
    EventJson,
}

/// The values of the reserved variables, besides the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReservedValues<'s> {
    /// The ARN of the rule.
    pub rule_arn: &'s str,
    /// The name of the rule.
    pub rule_name: &'s str,
    /// The time at which EventBridge received the event, in ISO 8601 with milliseconds.
    pub ingestion_time: &'s str,
}

impl Reserved {
    /// All reserved variables, in the order of AWS's list.
    pub const ALL: [Self; 5] =
        [Self::RuleArn, Self::RuleName, Self::IngestionTime, Self::Event, Self::EventJson];

    /// Returns the variable's name in a placeholder.
    pub fn name(self) -> &'static str {
        match self {
            Self::RuleArn => "aws.events.rule-arn",
            Self::RuleName => "aws.events.rule-name",
            Self::IngestionTime => "aws.events.event.ingestion-time",
            Self::Event => "aws.events.event",
            Self::EventJson => "aws.events.event.json",
        }
    }

    /// Returns the variable with this name, or `None` if there is none.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variable| variable.name() == name)
    }

    /// Returns whether its value is a whole event, which is valid only as a JSON value.
    pub fn is_event(self) -> bool {
        matches!(self, Self::Event | Self::EventJson)
    }

    /// Returns the variable's value.
    pub(super) fn value<'s>(self, event: Value, reserved: &ReservedValues<'s>) -> Content<'s> {
        match self {
            Self::RuleArn => Content::Text(reserved.rule_arn.into()),
            Self::RuleName => Content::Text(reserved.rule_name.into()),
            Self::IngestionTime => Content::Text(reserved.ingestion_time.into()),
            Self::Event => Content::Json(envelope(event)),
            Self::EventJson => Content::Json(json::compact(event)),
        }
    }
}

/// Returns the event without its detail, with the keys and the order that AWS was seen to give it. Its time
/// is a number, the milliseconds since the start of 1970.
fn envelope(event: Value) -> String {
    const KEYS: [(&str, &str); 8] = [
        ("id", "id"),
        ("account", "account"),
        ("detailType", "detail-type"),
        ("time", "time"),
        ("source", "source"),
        ("region", "region"),
        ("resources", "resources"),
        ("version", "version"),
    ];
    let mut written = ObjectWriter::default();
    for (key, field) in KEYS {
        let Some(value) = event.get(field) else { continue };
        let time = value.as_str().filter(|_| field == "time").and_then(|time| Timestamp::parse(&time));
        match time {
            Some(time) => written.number(key, time.millis()),
            None => written.json(key, &json::compact(value)),
        };
    }
    written.close()
}

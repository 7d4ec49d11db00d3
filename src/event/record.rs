//! Records of streams and queues, which Pipes and Lambda poll and filter. They are no events of a bus.
//!
//! Follows "Input transformation" and "Event filtering" in the EventBridge User Guide on Pipes, and "Control which
//! events Lambda sends to your function" in the Lambda Developer Guide.

use crate::json::{Kind, Value};

/// Where records come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordSource {
    /// A stream of a DynamoDB table.
    DynamoDb,
    /// An SQS queue.
    Sqs,
    /// A Kinesis stream.
    Kinesis,
    /// A Kafka topic, of MSK or self-managed.
    Kafka,
}

/// Keys that only records of one source have.
const KEYS: [(&str, RecordSource); 9] = [
    ("dynamodb", RecordSource::DynamoDb),
    ("body", RecordSource::Sqs),
    ("receiptHandle", RecordSource::Sqs),
    ("messageAttributes", RecordSource::Sqs),
    ("kinesis", RecordSource::Kinesis),
    ("partitionKey", RecordSource::Kinesis),
    ("kinesisSchemaVersion", RecordSource::Kinesis),
    ("bootstrapServers", RecordSource::Kafka),
    ("topic", RecordSource::Kafka),
];

/// The values of `eventSource` in records.
const SOURCES: [(&str, RecordSource); 5] = [
    ("aws:dynamodb", RecordSource::DynamoDb),
    ("aws:sqs", RecordSource::Sqs),
    ("aws:kinesis", RecordSource::Kinesis),
    ("aws:kafka", RecordSource::Kafka),
    ("SelfManagedKafka", RecordSource::Kafka),
];

/// The values of `eventName` in records of a DynamoDB stream.
const CHANGES: [&str; 3] = ["INSERT", "MODIFY", "REMOVE"];

/// Keys of events of a bus. Whatever has one is no record.
const ENVELOPE: [&str; 5] = ["source", "detail-type", "detail", "account", "resources"];

impl RecordSource {
    /// Returns its name with an article: `a DynamoDB stream`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DynamoDb => "a DynamoDB stream",
            Self::Sqs => "an SQS queue",
            Self::Kinesis => "a Kinesis stream",
            Self::Kafka => "a Kafka topic",
        }
    }

    /// Returns the source of the records that a pattern is a filter for; `None` for a rule's pattern. What was sent
    /// lies in `data` there, and in `value` for Kafka, whatever the record itself is like.
    pub fn of_filter(pattern: Value) -> Option<Self> {
        let is_only = |name: &str| {
            pattern.children().count() == 1
                && pattern.get(name).is_some_and(|value| value.kind() == Kind::Object)
        };
        Self::of(pattern)
            .or_else(|| is_only("data").then_some(Self::Kinesis))
            .or_else(|| is_only("value").then_some(Self::Kafka))
    }

    /// Returns the source of a record, or of the records that a filter is for: an object with the keys of one. `None`
    /// for events of a bus and their patterns, and for anything else.
    pub fn of(object: Value) -> Option<Self> {
        if let Some(records) = object.get("Records").filter(|_| object.children().count() == 1) {
            let is_list = records.kind() == Kind::Array;
            return Self::of(if is_list { records.children().next()? } else { records });
        }
        let keys: Vec<_> = object.children().filter_map(Value::key).collect();
        if object.kind() != Kind::Object || keys.iter().any(|key| ENVELOPE.contains(&&**key)) {
            return None;
        }
        let by_value = |name: &str, is: &dyn Fn(&str) -> Option<Self>| {
            let value = object.get(name)?;
            let only = if value.kind() == Kind::Array { value.children().next()? } else { value };
            is(&only.as_str()?)
        };
        let source = |text: &str| SOURCES.iter().find(|(name, _)| *name == text).map(|(_, source)| *source);
        let change = |text: &str| CHANGES.contains(&text).then_some(Self::DynamoDb);
        let by_key =
            || KEYS.iter().find(|(name, _)| keys.iter().any(|key| key == name)).map(|(_, source)| *source);
        by_value("eventSource", &source).or_else(by_key).or_else(|| by_value("eventName", &change))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn filters_may_ask_only_for_what_was_sent() {
        let cases = [
            (r#"{"data":{"type":["x"]}}"#, Some(RecordSource::Kinesis)),
            (r#"{"value":{"type":["x"]}}"#, Some(RecordSource::Kafka)),
            (r#"{"body":{"type":["x"]}}"#, Some(RecordSource::Sqs)),
            (r#"{"source":["a"],"data":{"type":["x"]}}"#, None),
            (r#"{"data":["x"]}"#, None),
        ];
        for (text, expected) in cases {
            assert_eq!(RecordSource::of_filter(parse(text).root().unwrap()), expected, "{text}");
        }
    }

    #[test]
    fn records_and_their_filters_are_told_from_events() {
        use RecordSource::{DynamoDb, Kafka, Kinesis, Sqs};
        let cases = [
            (
                r#"{"eventID":"1","eventName":"INSERT","eventSource":"aws:dynamodb","dynamodb":{}}"#,
                Some(DynamoDb),
            ),
            (r#"{"dynamodb":{"NewImage":{"n":{"N":["1"]}}}}"#, Some(DynamoDb)),
            (r#"{"eventName":["INSERT"]}"#, Some(DynamoDb)),
            (r#"{"body":{"eventName":["INSERT"]}}"#, Some(Sqs)),
            (r#"{"messageId":"m","receiptHandle":"r","body":"{}"}"#, Some(Sqs)),
            (r#"{"eventSource":"aws:kinesis","eventSourceARN":"a","data":"x"}"#, Some(Kinesis)),
            (r#"{"topic":"t","value":"x"}"#, Some(Kafka)),
            (r#"{"Records":[{"eventSource":"aws:sqs","body":"x"}]}"#, Some(Sqs)),
            (r#"{"Records":{"body":{"a":["x"]}}}"#, Some(Sqs)),
            (r#"{"Records":[]}"#, None),
            // Events of a bus, patterns for them, and parts of both.
            (r#"{"source":["aws.s3"],"body":["x"]}"#, None),
            (r#"{"detail":{"dynamodb":["x"]}}"#, None),
            (r#"{"eventName":["PutObject"]}"#, None),
            (r#"{"eventSource":["s3.amazonaws.com"]}"#, None),
            ("{}", None),
            ("[]", None),
        ];
        for (text, expected) in cases {
            assert_eq!(RecordSource::of(parse(text).root().unwrap()), expected, "{text}");
        }
    }
}

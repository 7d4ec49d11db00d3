//! The fields of an event as EventBridge delivers it.
//!
//! Follows "Event structure" in the EventBridge User Guide.

use super::Section::Event;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(Event, "version", "Always \"0\".", &["\"version\": \"0\""], "envelope"),
    Topic::new(
        Event,
        "id",
        "A unique ID for each event, the same for every rule and target. PutEvents returns it as EventId. A \
         replayed event gets a new one.",
        &["\"id\": \"17793124-05d4-b198-2fde-7ededc63b103\""],
        "envelope event id uuid",
    ),
    Topic::new(
        Event,
        "detail-type",
        "The type of event, in up to 128 characters. Together with source, it determines what detail contains.",
        &["\"detail-type\": [\"Object Created\"]"],
        "envelope type",
    ),
    Topic::new(
        Event,
        "source",
        "The service or application that sent the event. AWS services use aws. and a name; your own sources \
         must not begin with aws.",
        &["\"source\": [\"aws.s3\"]", "\"source\": [{\"prefix\": \"shop.\"}]"],
        "envelope service sender",
    ),
    Topic::new(
        Event,
        "account",
        "The account that published the event, as a string of 12 digits. It stays the same when the event is \
         forwarded to another bus.",
        &["\"account\": [\"123456789012\"]"],
        "envelope",
    ),
    Topic::new(
        Event,
        "time",
        "When the event happened, in UTC and whole seconds. A PutEvents entry can set it with Time; otherwise \
         it's the time of the call.",
        &["\"time\": \"2026-01-31T09:00:00Z\""],
        "envelope date timestamp",
    ),
    Topic::new(
        Event,
        "region",
        "The Region that the event comes from. It stays the same when the event is forwarded.",
        &["\"region\": [\"eu-west-1\"]"],
        "envelope",
    ),
    Topic::new(
        Event,
        "replay-name",
        "The name of the replay. Only replayed events have this field, so a pattern can exclude them.",
        &["\"replay-name\": [{\"exists\": false}]"],
        "envelope archive",
    ),
    Topic::new(
        Event,
        "resources",
        "The ARNs of the resources that the event is about, or an empty array. A pattern matches if one of the \
         ARNs does.",
        &["\"resources\": [{\"suffix\": \":snapshot-1\"}]"],
        "envelope arn",
    ),
    Topic::new(
        Event,
        "detail",
        "The content: a JSON object whose fields depend on source and detail-type. PutEvents expects it as a \
         JSON string.",
        &["\"detail\": {\"state\": [\"stopped\"]}"],
        "envelope payload body content",
    ),
];

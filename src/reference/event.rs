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
        "A new id for each event, the same at every rule and target. PutEvents returns it as EventId. A replayed event \
         gets a new one.",
        &["\"id\": \"17793124-05d4-b198-2fde-7ededc63b103\""],
        "envelope event id uuid",
    ),
    Topic::new(
        Event,
        "detail-type",
        "What kind of event it is, in up to 128 characters. Together with source it says what detail looks like.",
        &["\"detail-type\": [\"Object Created\"]"],
        "envelope type",
    ),
    Topic::new(
        Event,
        "source",
        "Who sent it. AWS services send aws. and their name; your own sources must not begin with aws.",
        &["\"source\": [\"aws.s3\"]", "\"source\": [{\"prefix\": \"shop.\"}]"],
        "envelope service sender",
    ),
    Topic::new(
        Event,
        "account",
        "The account that published it, twelve digits in a string. It stays the same when the event is forwarded to \
         another bus.",
        &["\"account\": [\"123456789012\"]"],
        "envelope",
    ),
    Topic::new(
        Event,
        "time",
        "When it happened, in UTC and whole seconds. An entry of PutEvents may set it; without Time it is the moment of \
         the call.",
        &["\"time\": \"2026-01-31T09:00:00Z\""],
        "envelope date timestamp",
    ),
    Topic::new(
        Event,
        "region",
        "The Region that it comes from. It stays the same when the event is forwarded.",
        &["\"region\": [\"eu-west-1\"]"],
        "envelope",
    ),
    Topic::new(
        Event,
        "replay-name",
        "The name of the replay; only replayed events have it. A rule that must not react to replays names it.",
        &["\"replay-name\": [{\"exists\": false}]"],
        "envelope archive",
    ),
    Topic::new(
        Event,
        "resources",
        "The ARNs of what the event is about; an empty list if there is none. A pattern matches if one of the ARNs does.",
        &["\"resources\": [{\"suffix\": \":snapshot-1\"}]"],
        "envelope arn",
    ),
    Topic::new(
        Event,
        "detail",
        "The content: an object in the shape that source and detail-type promise. PutEvents takes it as a JSON string.",
        &["\"detail\": {\"state\": [\"stopped\"]}"],
        "envelope payload body content",
    ),
];

//! The input transformer.
//!
//! Follows "Input transformation" in the EventBridge User Guide.

use super::Section::Transformer;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Transformer,
        "Input",
        "Sends this JSON in place of the event, up to 8,192 characters. A target has one of Input, InputPath and \
         InputTransformer.",
        &[r#""Input": "{\"job\": \"nightly\"}""#],
        "constant payload",
    ),
    Topic::new(
        Transformer,
        "InputPath",
        "Sends one part of the event. A path that finds nothing, or null, sends an empty object.",
        &[r#""InputPath": "$.detail""#],
        "jsonpath part payload",
    ),
    Topic::new(
        Transformer,
        "InputPathsMap",
        "Names values of the event, for the template: up to 100 variables, each with a path. Names have letters, \
         digits, - and _.",
        &[r#""InputPathsMap": {"id": "$.detail.instance-id"}"#],
        "variables jsonpath inputtransformer",
    ),
    Topic::new(
        Transformer,
        "InputTemplate",
        "What is sent, with variables in angle brackets, up to 8,192 characters. A template that begins with { is an \
         object; any other is text, and keeps its double quotes. Both must be JSON once they are filled in.",
        &[r#""InputTemplate": "{\"instance\": <id>}""#, r#""InputTemplate": "\"Instance <id> stopped.\"""#],
        "inputtransformer placeholder",
    ),
    Topic::new(
        Transformer,
        "Quotes around a variable",
        "In an object, write <id> without quotes: strings get theirs, and objects stay objects. Within quotes, a string \
         is escaped, and an object breaks them. In a text nothing is escaped, objects and lists lose their quotes, and \
         what is missing is nothing. If the result is not JSON, the target is not invoked.",
        &[r#"{"text": <id>}"#, r#"{"text": "Instance <id>"}"#],
        "invalid_json escape string",
    ),
    Topic::new(
        Transformer,
        "Paths",
        "A path begins with $ and goes on with names and indexes. There are no filters, slices or names in brackets.",
        &["$.detail.state", "$.resources[0]", "$.detail.items[*].sku"],
        "jsonpath",
    ),
    Topic::new(
        Transformer,
        "Reserved variables",
        "They need no entry in the map. The event without its detail and the whole event are JSON values: they belong \
         in an object, outside of quotes.",
        &[
            "<aws.events.rule-arn>",
            "<aws.events.rule-name>",
            "<aws.events.event.ingestion-time>",
            "<aws.events.event>",
            "<aws.events.event.json>",
        ],
        "predefined variables",
    ),
];

//! The input transformer.
//!
//! Follows "Input transformation" in the EventBridge User Guide.

use super::Section::Transformer;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Transformer,
        "Input",
        "Sends this JSON instead of the event, up to 8,192 characters. A target can have only one of Input, \
         InputPath and InputTransformer.",
        &[r#""Input": "{\"job\": \"nightly\"}""#],
        "constant payload",
    ),
    Topic::new(
        Transformer,
        "InputPath",
        "Sends one part of the event. If the path finds nothing or null, an empty object is sent.",
        &[r#""InputPath": "$.detail""#],
        "jsonpath part payload",
    ),
    Topic::new(
        Transformer,
        "InputPathsMap",
        "Defines variables for the template from values in the event: up to 100, each with a path. Names can \
         contain letters, digits, - and _.",
        &[r#""InputPathsMap": {"id": "$.detail.instance-id"}"#],
        "variables jsonpath inputtransformer",
    ),
    Topic::new(
        Transformer,
        "InputTemplate",
        "The input to send, with variables in angle brackets, up to 8,192 characters. A template that begins \
         with { is an object; any other is a string and keeps its double quotes. With the values filled in, \
         either must be valid JSON.",
        &[r#""InputTemplate": "{\"instance\": <id>}""#, r#""InputTemplate": "\"Instance <id> stopped.\"""#],
        "inputtransformer placeholder",
    ),
    Topic::new(
        Transformer,
        "Quotes around a variable",
        "In an object, write <id> without quotes: strings are quoted for you, and objects stay objects. Inside \
         quotes, a string is escaped, but an object breaks the JSON. In a string template, nothing is escaped, \
         objects and arrays lose their quotes, and missing values are left empty. If the result isn't valid \
         JSON, the target isn't invoked.",
        &[r#"{"text": <id>}"#, r#"{"text": "Instance <id>"}"#],
        "invalid_json escape string",
    ),
    Topic::new(
        Transformer,
        "Paths",
        "A path is $ followed by names and indexes. Filters, slices and names in brackets aren't supported.",
        &["$.detail.state", "$.resources[0]", "$.detail.items[*].sku"],
        "jsonpath",
    ),
    Topic::new(
        Transformer,
        "Reserved variables",
        "They don't need an entry in InputPathsMap. The event with and without its detail are JSON values, so \
         use them in an object, without quotes.",
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

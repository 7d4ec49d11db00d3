//! The messages in a dead-letter queue.
//!
//! Stackd's recordings of September 2026 (some twenty messages); `Invalid input for target.` and the body are in
//! AWS's blog on its Event Tester as well. The rest has no other source.

use super::*;
use crate::bus::log::ErrorCode;

/// Returns the attributes of the message's dead letter, as names and values, followed by its body.
fn dead_letter(model: &Model) -> (String, Vec<(String, String)>) {
    let log = simulate(model, &[event("shop")], 7, None);
    let is_last = |step: &Step| step.kind == StepKind::DeadLettered;
    let index = log.steps.iter().position(is_last).unwrap_or_else(|| panic!("{:?}", story(&log)));
    let document = json::parse(&payload_of(model, &log, index).unwrap().text);
    let message = document.root().unwrap();
    let text = |value: json::Value| value.as_str().unwrap().into_owned();
    let attributes = message.get("MessageAttributes").unwrap().children();
    let pair = |it: json::Value| (it.key().unwrap().into_owned(), text(it.get("StringValue").unwrap()));
    (text(message.get("Body").unwrap()), attributes.map(pair).collect())
}

fn target(arn: &str) -> Target {
    let dead_letter = Some(DeadLetter { arn: DLQ.to_owned(), permitted: true });
    Target { dead_letter, ..Target::new("1", arn) }
}

fn transformer(template: &str) -> Input {
    Input::Transformer { paths: vec![("d".to_owned(), "$.detail".to_owned())], template: template.into() }
}

#[test]
fn row_8_the_body_is_what_was_to_be_sent() {
    let denied = |input: Input| Target { permitted: false, input, ..target(QUEUE) };
    let cases = [
        (Target { input: transformer(r#"{"d":"<d>"}"#), ..target(QUEUE) }, r#"{"d":"{"n":1}"}"#),
        (Target { input: transformer("<d>"), ..target(QUEUE) }, "{n:1}"),
        (denied(transformer(r#"{"d":<d>}"#)), r#"{"d":{"n":1}}"#),
        (denied(Input::Constant("{ \"a\": 1 }".into())), "{ \"a\": 1 }"),
        (denied(Input::Path("$.detail".to_owned())), r#"{"n":1}"#),
        (denied(Input::Path("$.detail.nope".to_owned())), "{}"),
    ];
    for (target, expected) in cases {
        assert_eq!(dead_letter(&one(target.clone())).0, expected, "{target:?}");
    }
    let (body, _) = dead_letter(&one(denied(Input::Matched)));
    assert!(body.starts_with(r#"{"version":"0","id":"1","detail-type":"T""#), "{body}");
}

#[test]
fn row_9_attempts_are_named_only_where_there_were_more() {
    let names = |target: Target| {
        let (_, attributes) = dead_letter(&one(target));
        attributes.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    let once = ["ERROR_CODE", "ERROR_MESSAGE", "RULE_ARN", "TARGET_ARN"];
    assert_eq!(names(Target { permitted: false, ..target(QUEUE) }), once);
    assert_eq!(names(Target { fault: Fault::Missing, ..target(QUEUE) }), once);
    assert_eq!(names(Target { input: transformer("<d>"), ..target(QUEUE) }), once);
    let retried = Target {
        fault: Fault::Throttled,
        retry: RetryPolicy { max_age_seconds: 60, max_attempts: 1 },
        ..target(QUEUE)
    };
    let (_, attributes) = dead_letter(&one(retried));
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(attributes[0], ("ERROR_CODE", "THROTTLING"));
    assert_eq!(
        attributes[2..],
        [
            ("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts"),
            ("RETRY_ATTEMPTS", "1"),
            ("RULE_ARN", "arn:aws:events:eu-west-1:111122223333:rule/r"),
            ("TARGET_ARN", QUEUE),
        ]
    );
}

#[test]
fn row_10_the_message_is_in_aws_words() {
    const TOPIC: &str = "arn:aws:sns:eu-west-1:111122223333:news";
    const FIFO: &str = "arn:aws:sqs:eu-west-1:111122223333:q.fifo";
    const BUS: &str = "arn:aws:events:eu-west-1:444455556666:event-bus/far";
    let refused = |arn: &str, action: &str, service: &str, error: &str| {
        format!(
            "User: events.amazonaws.com is not authorized to perform: {action} on resource: {arn} because no \
             resource-based policy allows the {action} action (Service: {service}; Status Code: 403; Error Code: {error}; \
             Request ID: ID; Proxy: null)"
        )
    };
    let missing = "The specified queue does not exist or you do not have access to it. (Service: AmazonSQS; Status Code: \
                   400; Error Code: AWS.SimpleQueueService.NonExistentQueue; Request ID: ID; Proxy: null)";
    let second_hop = "Events received from another event bus cannot be forwarded to this event bus.";
    let cases = [
        (ErrorCode::InvalidJson, QUEUE, "Invalid input for target.".to_owned()),
        (ErrorCode::NoPermissions, QUEUE, refused(QUEUE, "sqs:sendmessage", "AmazonSQS", "AccessDenied")),
        (ErrorCode::NoPermissions, FIFO, refused(FIFO, "sqs:sendmessage", "AmazonSQS", "AccessDenied")),
        (ErrorCode::NoPermissions, TOPIC, refused(TOPIC, "SNS:Publish", "AmazonSNS", "AuthorizationError")),
        (ErrorCode::NoPermissions, BUS, "Lack of permissions to invoke cross account target.".to_owned()),
        (ErrorCode::NoResource, QUEUE, missing.to_owned()),
        (ErrorCode::ThirdAccountHop, BUS, second_hop.to_owned()),
        (ErrorCode::ThirdRegionHop, BUS, "Unknown exception.".to_owned()),
        // What AWS says of other services is not known.
        (
            ErrorCode::NoPermissions,
            LAMBDA,
            "EventBridge doesn't have permission to invoke the target.".to_owned(),
        ),
        (ErrorCode::NoResource, LAMBDA, "The target doesn't exist.".to_owned()),
    ];
    for (code, arn, expected) in cases {
        assert_eq!(code.aws_message(arn, "ID"), expected, "{code:?} {arn}");
    }
    let (_, attributes) = dead_letter(&one(Target { fault: Fault::Missing, ..target(QUEUE) }));
    let (name, message) = &attributes[1];
    assert_eq!(name, "ERROR_MESSAGE");
    let id = message.split("Request ID: ").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    assert_eq!(message.replace(id, "ID"), missing);
    assert_eq!(id.len(), 36, "{id}");
}

//! Messages of the errors in a log.

use super::ErrorCode;
use crate::arn::Arn;
use crate::targets::TargetKind;
use crate::targets::kind::{EVENT_BUS, SNS_TOPIC};

/// The message for an entry that its sender may not put on the bus. AWS's own is not known.
pub(super) const DENIED: &str = "The caller isn't allowed to put events on this bus.";

/// Returns a sentence on an error.
pub(super) fn error(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::ErrorFromTarget => "The target returned an error.",
        ErrorCode::FailedToAssumeRole => "EventBridge couldn't assume the target's role.",
        ErrorCode::InvalidJson => "The input transformer's result isn't valid JSON.",
        ErrorCode::InvalidParameter => "The target doesn't accept this input.",
        ErrorCode::NoPermissions => "EventBridge doesn't have permission to invoke the target.",
        ErrorCode::NoResource => "The target doesn't exist.",
        ErrorCode::SdkClientError => "The input is larger than the target accepts.",
        ErrorCode::ThirdAccountHop => {
            "An event that came from another event bus can't be forwarded to a third one."
        }
        ErrorCode::ThirdRegionHop => {
            "An event that came from another Region can't be forwarded to a third one."
        }
        ErrorCode::Throttling => "The target throttled the request (rate exceeded).",
        ErrorCode::Timeout => "The target didn't respond in time.",
    }
}

/// Returns AWS's `ERROR_MESSAGE` of a dead-letter message, or `None` where none was seen. One party recorded
/// them (September 2026); those for broken input are in AWS's own blog as well.
pub(super) fn aws_error(code: ErrorCode, target_arn: &str, request_id: &str) -> Option<String> {
    let kind = TargetKind::of(target_arn);
    let is_queue = arn_is_of(target_arn, "sqs");
    let refused = |action: &str, service: &str, error: &str| {
        format!(
            "User: events.amazonaws.com is not authorized to perform: {action} on resource: {target_arn} because no \
             resource-based policy allows the {action} action (Service: {service}; Status Code: 403; Error Code: \
             {error}; Request ID: {request_id}; Proxy: null)"
        )
    };
    match code {
        ErrorCode::InvalidJson => Some("Invalid input for target.".to_owned()),
        ErrorCode::NoPermissions if is_queue => Some(refused("sqs:sendmessage", "AmazonSQS", "AccessDenied")),
        ErrorCode::NoPermissions if kind == &SNS_TOPIC => {
            Some(refused("SNS:Publish", "AmazonSNS", "AuthorizationError"))
        }
        ErrorCode::NoPermissions if kind == &EVENT_BUS => {
            Some("Lack of permissions to invoke cross account target.".to_owned())
        }
        ErrorCode::NoResource if is_queue => Some(format!(
            "The specified queue does not exist or you do not have access to it. (Service: AmazonSQS; Status Code: \
             400; Error Code: AWS.SimpleQueueService.NonExistentQueue; Request ID: {request_id}; Proxy: null)"
        )),
        // Another public report has "Event ingestion rejected for event ID because an event can be sent to an
        // event bus target only once."
        ErrorCode::ThirdAccountHop => {
            Some("Events received from another event bus cannot be forwarded to this event bus.".to_owned())
        }
        ErrorCode::ThirdRegionHop => Some("Unknown exception.".to_owned()),
        _ => None,
    }
}

/// Returns whether an ARN is one of a service.
fn arn_is_of(arn: &str, service: &str) -> bool {
    Arn::parse(arn).is_some_and(|arn| arn.service == service)
}

//! The words of errors in a log.

use super::ErrorCode;

/// What is said of an entry that its sender may not put on the bus. AWS's own message is not known.
pub(super) const DENIED: &str = "The caller may not put events on this bus.";

/// The sentence for `ERROR_MESSAGE`. AWS does not document its own.
pub(super) fn error(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::ErrorFromTarget => "The target answered with an error.",
        ErrorCode::FailedToAssumeRole => "EventBridge could not assume the role of the target.",
        ErrorCode::InvalidJson => "The input transformer's result is not valid JSON.",
        ErrorCode::InvalidParameter => "The target does not accept this input.",
        ErrorCode::NoPermissions => "EventBridge has no permission to reach the target.",
        ErrorCode::NoResource => "The target does not exist.",
        ErrorCode::SdkClientError => "The input is larger than the target accepts.",
        ErrorCode::ThirdAccountHop => "An event that came from another bus is not sent on to a third.",
        ErrorCode::ThirdRegionHop => "An event that came from another Region is not sent on to a third.",
        ErrorCode::Throttling => "The target throttled the request (rate exceeded).",
        ErrorCode::Timeout => "The target did not answer in time.",
    }
}

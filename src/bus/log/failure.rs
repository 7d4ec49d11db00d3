//! Why a delivery failed, by the codes of dead-letter messages.

use super::messages;
use serde::{Deserialize, Serialize};

/// `ERROR_CODE` of a dead-letter message: those of AWS's list that can occur in a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The target fails with an error of its own.
    ErrorFromTarget,
    /// EventBridge cannot assume the role of the target.
    FailedToAssumeRole,
    /// The result of the input transformer is not JSON.
    InvalidJson,
    /// The target does not take the input, or its parameters have no value in this event.
    InvalidParameter,
    /// EventBridge has no permission to reach the target.
    NoPermissions,
    /// The target does not exist.
    NoResource,
    /// The payload is larger than the target takes.
    SdkClientError,
    /// An event from another account would go on to a third, or from bus to bus to a third bus.
    ThirdAccountHop,
    /// An event from another Region would go on to a third.
    ThirdRegionHop,
    /// The target gets too many requests.
    Throttling,
    /// The target does not answer in time.
    Timeout,
}

impl ErrorCode {
    /// Returns the code as the message attribute has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ErrorFromTarget => "ERROR_FROM_TARGET",
            Self::FailedToAssumeRole => "FAILED_TO_ASSUME_ROLE",
            Self::InvalidJson => "INVALID_JSON",
            Self::InvalidParameter => "INVALID_PARAMETER",
            Self::NoPermissions => "NO_PERMISSIONS",
            Self::NoResource => "NO_RESOURCE",
            Self::SdkClientError => "SDK_CLIENT_ERROR",
            Self::ThirdAccountHop => "THIRD_ACCOUNT_HOP_DETECTED",
            Self::ThirdRegionHop => "THIRD_REGION_HOP_DETECTED",
            Self::Throttling => "THROTTLING",
            Self::Timeout => "TIMEOUT",
        }
    }

    /// Returns a sentence on it.
    pub fn message(self) -> &'static str {
        messages::error(self)
    }

    /// Returns `ERROR_MESSAGE` for the target with this ARN: AWS's message where it was seen, else a
    /// sentence. `request_id` is the id of the request to the target's service.
    pub fn aws_message(self, target_arn: &str, request_id: &str) -> String {
        messages::aws_error(self, target_arn, request_id).unwrap_or_else(|| self.message().to_owned())
    }

    /// Returns whether EventBridge retries after it; see "Retrying events" in the User Guide.
    pub fn is_retried(self) -> bool {
        matches!(self, Self::ErrorFromTarget | Self::Throttling | Self::Timeout)
    }
}

/// `EXHAUSTED_RETRY_CONDITION`: the limit that ended the attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Exhausted {
    /// `MaximumRetryAttempts`
    Attempts,
    /// `MaximumEventAgeInSeconds`
    Age,
}

impl Exhausted {
    /// Returns the condition as the message attribute has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attempts => "MaximumRetryAttempts",
            Self::Age => "MaximumEventAgeInSeconds",
        }
    }
}

//! Why a delivery failed, by the codes that dead-letter messages bear.

use super::messages;
use serde::{Deserialize, Serialize};

/// `ERROR_CODE` of a dead-letter message; those of AWS's list that the simulation can come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The target fails with an error of its own.
    ErrorFromTarget,
    /// EventBridge cannot assume the role of the target.
    FailedToAssumeRole,
    /// The result of the input transformer is not JSON.
    InvalidJson,
    /// The target takes no such input, or its parameters have no value in this event.
    InvalidParameter,
    /// EventBridge may not reach the target.
    NoPermissions,
    /// The target does not exist.
    NoResource,
    /// What is to be sent is more than the target takes.
    SdkClientError,
    /// An event from another account would go on to a third, or from bus to bus to a third bus.
    ThirdAccountHop,
    /// An event from another Region would go on to a third.
    ThirdRegionHop,
    /// The target has too many requests.
    Throttling,
    /// The target does not answer in time.
    Timeout,
}

impl ErrorCode {
    /// As the message attribute has it.
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

    /// A sentence on it, in plain words.
    pub fn message(self) -> &'static str {
        messages::error(self)
    }

    /// Returns `ERROR_MESSAGE` for the target with this ARN: AWS's words where they were seen, else a
    /// sentence. `request_id` is the id of the request to the target's service.
    pub fn aws_message(self, target_arn: &str, request_id: &str) -> String {
        messages::aws_error(self, target_arn, request_id).unwrap_or_else(|| self.message().to_owned())
    }

    /// Whether EventBridge tries again after it; see "Retrying events" in the User Guide.
    pub fn is_retried(self) -> bool {
        matches!(self, Self::ErrorFromTarget | Self::Throttling | Self::Timeout)
    }
}

/// `EXHAUSTED_RETRY_CONDITION`: which limit ended the attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Exhausted {
    /// `MaximumRetryAttempts`
    Attempts,
    /// `MaximumEventAgeInSeconds`
    Age,
}

impl Exhausted {
    /// As the message attribute has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attempts => "MaximumRetryAttempts",
            Self::Age => "MaximumEventAgeInSeconds",
        }
    }
}

//! CloudWatch's metrics of rules, by the names that AWS gives them.

/// A metric in the namespace `AWS/Events`; see "Monitoring Amazon EventBridge" in the User Guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Metric {
    /// Events that the rule matched.
    MatchedEvents,
    /// Runs of the rule, by event or schedule.
    TriggeredRules,
    /// Calls of targets that came to an end, well or badly.
    Invocations,
    /// Every try.
    InvocationAttempts,
    /// Calls of targets that were begun.
    InvocationsCreated,
    /// Tries that worked.
    SuccessfulInvocationAttempts,
    /// Tries after the first.
    RetryInvocationAttempts,
    /// Calls of targets that failed for good.
    FailedInvocations,
    /// Events put on a dead-letter queue.
    InvocationsSentToDlq,
    /// Events that a dead-letter queue did not take. They are lost.
    InvocationsFailedToBeSentToDlq,
}

impl Metric {
    /// All of them, in the order of AWS's list.
    pub const ALL: [Self; 10] = [
        Self::MatchedEvents,
        Self::TriggeredRules,
        Self::Invocations,
        Self::InvocationAttempts,
        Self::InvocationsCreated,
        Self::SuccessfulInvocationAttempts,
        Self::RetryInvocationAttempts,
        Self::FailedInvocations,
        Self::InvocationsSentToDlq,
        Self::InvocationsFailedToBeSentToDlq,
    ];

    /// Its name in CloudWatch.
    pub fn name(self) -> &'static str {
        match self {
            Self::MatchedEvents => "MatchedEvents",
            Self::TriggeredRules => "TriggeredRules",
            Self::Invocations => "Invocations",
            Self::InvocationAttempts => "InvocationAttempts",
            Self::InvocationsCreated => "InvocationsCreated",
            Self::SuccessfulInvocationAttempts => "SuccessfulInvocationAttempts",
            Self::RetryInvocationAttempts => "RetryInvocationAttempts",
            Self::FailedInvocations => "FailedInvocations",
            Self::InvocationsSentToDlq => "InvocationsSentToDlq",
            Self::InvocationsFailedToBeSentToDlq => "InvocationsFailedToBeSentToDlq",
        }
    }
}

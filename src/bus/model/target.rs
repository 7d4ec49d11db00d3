//! Targets of rules.

use crate::targets::kind::SQS_QUEUE;
use crate::targets::{Input, Parameters, TargetKind};
use std::sync::Arc;

/// A target of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its id, unique in its rule.
    pub id: String,
    /// Its ARN, which determines its [kind](Self::kind).
    pub arn: String,
    /// The input that it receives.
    pub input: Input,
    /// The settings of its kind.
    pub parameters: Parameters,
    /// The ARN of the role that EventBridge assumes to reach it, if one is given.
    pub role: Option<String>,
    /// Whether its resource policy or its role grants EventBridge access.
    pub permitted: bool,
    /// The limits of its retries.
    pub retry: RetryPolicy,
    /// Whether a retry policy is given: a bus takes none, not even the default one.
    pub is_retry_given: bool,
    /// The queue for its undelivered events, if there is one.
    pub dead_letter: Option<DeadLetter>,
    /// Its fault, for the simulation.
    pub fault: Fault,
    /// For a function: the name of the handler that it runs, if it runs one; [`crate::handler::own::NAME`] is
    /// the own function.
    pub handler: Option<String>,
    /// For a function: Lambda's settings for asynchronous invocations.
    pub asynchronous: AsyncInvocation,
    /// The events that its work sends to EventBridge each time it is done: PutEvents entries, or whole events
    /// for the default bus, as JSON.
    pub emits: Vec<Arc<str>>,
}

/// `RetryPolicy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RetryPolicy {
    /// `MaximumEventAgeInSeconds`, from 60 to 86,400.
    pub max_age_seconds: u32,
    /// `MaximumRetryAttempts`, from 0 to 185: attempts after the first.
    pub max_attempts: u32,
}

impl Default for RetryPolicy {
    /// AWS's default: 24 hours, 185 retries.
    fn default() -> Self {
        Self { max_age_seconds: 86_400, max_attempts: 185 }
    }
}

/// A dead-letter queue of a target or a bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// The ARN of the queue.
    pub arn: String,
    /// Whether its policy lets EventBridge send to it.
    pub permitted: bool,
}

impl DeadLetter {
    /// Returns whether it takes messages: it is a standard queue, and its policy lets EventBridge send to it.
    pub fn takes_messages(&self) -> bool {
        self.permitted && TargetKind::of(&self.arn) == &SQS_QUEUE
    }
}

/// How Lambda runs a function that was invoked asynchronously.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsyncInvocation {
    /// `MaximumRetryAttempts`, from 0 to 2.
    pub max_attempts: u32,
    /// `MaximumEventAgeInSeconds`, from 60 to 21,600.
    pub max_age_seconds: u32,
    /// The ARN that gets a record of an event on which the function failed, if there is one.
    pub on_failure: Option<String>,
    /// The ARN that gets a record of an event on which the function succeeded, if there is one.
    pub on_success: Option<String>,
    /// The ARN of the function's own dead-letter queue or topic, if it has one.
    pub dead_letter: Option<String>,
}

impl Default for AsyncInvocation {
    /// Lambda's default: two retries, six hours, no destination and no dead-letter queue.
    fn default() -> Self {
        Self {
            max_attempts: 2,
            max_age_seconds: 21_600,
            on_failure: None,
            on_success: None,
            dead_letter: None,
        }
    }
}

/// A fault of a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It works.
    #[default]
    None,
    /// It refuses every request as one too many.
    Throttled,
    /// It does not answer in time.
    TimesOut,
    /// It fails with a server error.
    ServerError,
    /// It answers with this HTTP status; for API destinations and API Gateway.
    Status(u16),
    /// It does not exist.
    Missing,
    /// EventBridge cannot assume the role of the target.
    RoleNotAssumed,
    /// It answers that EventBridge has no permission to reach it.
    AccessDenied,
    /// It accepts the event, and the function fails on it every time.
    FunctionError,
    /// It fails with a server error this many times for each event, then it works.
    FailsFirst(u32),
}

impl Target {
    /// Returns a target that works, with AWS's defaults, and receives the whole event.
    pub fn new(id: &str, arn: &str) -> Self {
        Self {
            id: id.to_owned(),
            arn: arn.to_owned(),
            input: Input::Matched,
            parameters: Parameters::default(),
            role: None,
            permitted: true,
            retry: RetryPolicy::default(),
            is_retry_given: false,
            dead_letter: None,
            fault: Fault::None,
            handler: None,
            asynchronous: AsyncInvocation::default(),
            emits: Vec::new(),
        }
    }

    /// Returns its kind.
    pub fn kind(&self) -> &'static TargetKind {
        TargetKind::of(&self.arn)
    }
}

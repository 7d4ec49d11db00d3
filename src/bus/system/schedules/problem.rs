//! What CreateSchedule refuses, as kinds; the sentences are in `messages`.

/// The kinds of what is wrong with a schedule of EventBridge Scheduler.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScheduleProblem {
    /// The name of the schedule or of its group is empty, too long, or has characters that it cannot have.
    Name {
        /// The name.
        value: String,
        /// What AWS calls it.
        member: &'static str,
    },
    /// The schedule has an end, and its start is not before that.
    EndNotAfterStart,
    /// A window has a length, and the mode is `OFF`.
    WindowLength,
    /// A flexible window has no length.
    NoWindowLength,
    /// A number is too small or too large.
    OutOfRange {
        /// The number.
        value: u32,
        /// What AWS calls it.
        member: &'static str,
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// The target is not an ARN.
    Arn,
    /// Scheduler has no targets of this service.
    Service(String),
    /// The target is in another Region than the schedule; this is the schedule's.
    Region(String),
    /// A universal target calls an action that only reads.
    ReadingAction(String),
    /// A universal target has no input.
    NoInput,
    /// The input is not JSON, which this target needs.
    InputNotJson,
    /// Parameters of another kind of target.
    ParametersNotTaken(&'static str),
    /// The target lacks its parameters.
    NoParameters {
        /// Their name.
        block: &'static str,
        /// Whether AWS's message for it is known.
        is_worded: bool,
    },
    /// A standard queue has a message group.
    GroupNotTaken,
    /// A Fargate task has no network.
    NoNetwork,
    /// The dead-letter queue is not a standard SQS queue.
    DeadLetter,
}

//! A problem of a model, and its place.

use crate::targets::block::OnOthers;
use crate::targets::permission::AbsentRole;
use crate::targets::{self, Block, Conflict};
use crate::text::Span;
use std::sync::Arc;

/// One problem of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The part of the model.
    pub place: ModelRef,
    /// The field of that part.
    pub field: Field,
    /// The range of the field's text, if only a part of it is meant.
    pub span: Option<Span>,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// A part of a model, by indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModelRef {
    /// A bus.
    Bus(u32),
    /// A rule.
    Rule(u32),
    /// A target of a rule.
    Target {
        /// The rule.
        rule: u32,
        /// The target in the rule.
        target: u32,
    },
    /// An archive.
    Archive(u32),
    /// An alarm.
    Alarm(u32),
    /// A replay.
    Replay(u32),
    /// The settings of the whole system: the bus of the events, and the clock.
    Whole,
}

/// A field of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Field {
    /// Its name or id.
    Name,
    /// Its description.
    Description,
    /// The bus that it belongs to.
    Bus,
    /// Its account.
    Account,
    /// Its event pattern.
    Pattern,
    /// Its schedule.
    Schedule,
    /// Its list of targets.
    Targets,
    /// Its ARN, or for an alarm its rule.
    Arn,
    /// Its constant input.
    Input,
    /// Its input path.
    InputPath,
    /// A variable of its input transformer, by its index.
    InputPathsMap(u32),
    /// The template of its input transformer.
    InputTemplate,
    /// A block of its parameters, by its name.
    Parameters(&'static str),
    /// A field of such a block: the names of both.
    Parameter(&'static str, &'static str),
    /// A value deeper in such a block: the block's name, and the keys from there. Empty keys mean the place
    /// of a missing value.
    Within(&'static str, &'static [&'static str]),
    /// The age in its retry policy.
    MaximumAge,
    /// The attempts in its retry policy.
    MaximumAttempts,
    /// Its retry policy as a whole.
    RetryPolicy,
    /// Its state.
    State,
    /// Its dead-letter queue.
    DeadLetter,
    /// The destination of Lambda's records of failures.
    OnFailure,
    /// The destination of Lambda's records of successes.
    OnSuccess,
    /// The function's own dead-letter queue.
    FunctionDeadLetter,
    /// Its role.
    Role,
    /// Its policy.
    Policy,
    /// An event that its work sends, by its index.
    Emits(u32),
    /// Its threshold and periods.
    Threshold,
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A name is empty or has characters that are not allowed.
    Name {
        /// The name.
        value: String,
        /// The constraint on it, as AWS writes it.
        pattern: &'static str,
        /// The most characters.
        longest: usize,
    },
    /// A text is too long.
    TooLong {
        /// The text.
        value: String,
        /// The number of its characters.
        length: usize,
        /// The most characters.
        longest: usize,
    },
    /// A number is too small or too large.
    OutOfRange {
        /// The number.
        value: u32,
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// There are more than allowed.
    TooMany {
        /// The most that are allowed.
        most: usize,
    },
    /// A part before it has the same name.
    AlreadyExists(String),
    /// The name belongs to another kind of bus.
    WrongKindOfBus,
    /// No bus has this name or ARN.
    NoSuchBus(String),
    /// The alarm's rule does not exist.
    NoSuchRule,
    /// The alarm has no period to evaluate.
    NoPeriod,
    /// The account is not twelve digits.
    Account(String),
    /// A policy is no object with statements.
    Policy,
    /// The bus of a partner cannot have a policy.
    PolicyOfPartner,
    /// The rule has neither a pattern nor a schedule.
    NoPatternOrSchedule,
    /// Only rules on the default event bus can have a schedule.
    ScheduleNotOnDefaultBus,
    /// PutRule takes no schedule with the state for read-only management events.
    ScheduleWithReads,
    /// The pattern has this many characters, which is over the quota.
    PatternOverQuota(usize),
    /// The pattern with this text is refused.
    Pattern(Arc<str>),
    /// The schedule is refused.
    Schedule(crate::schedule::ProblemKind),
    /// The text is no ARN.
    Arn(String),
    /// The ARN names nothing that can be the target of a rule.
    UnknownTarget,
    /// The role is no ARN of an IAM role.
    Role,
    /// A target of this kind takes no role.
    NoRole,
    /// A target of this kind needs a role.
    RoleMissing(AbsentRole),
    /// The constant input is not JSON.
    InputNotJson,
    /// A log group takes neither a constant nor a path.
    InputNotTaken,
    /// A target of this kind takes no input path.
    PathNotTaken,
    /// The template for a log group is a text.
    LogText,
    /// The template for a log group is no object of a timestamp and a message.
    LogTemplate,
    /// An event bus takes no input.
    InputOfBus,
    /// An event bus takes no retry policy.
    RetryOfBus,
    /// The rule's target is the rule's own bus.
    OwnBus,
    /// A problem of a path or the template.
    Input(targets::Problem),
    /// The name of a variable is empty, too long, or has characters that are not allowed.
    Variable(String),
    /// A variable of this name is already defined.
    VariableAgain(String),
    /// The target lacks the settings of its kind; the name of the block.
    ParametersMissing(&'static str),
    /// Settings of another kind of target; the name of the block.
    ParametersNotTaken(&'static str),
    /// One of these settings must be given, and none is.
    NoneOf(&'static [&'static str]),
    /// Settings that do not go together.
    Conflict(Box<Conflict>),
    /// The dead-letter queue is no SQS queue but a resource of this service.
    DeadLetterNotQueue(String),
    /// The dead-letter queue is a FIFO queue.
    DeadLetterFifo,
    /// The dead-letter queue is in another Region than its rule.
    DeadLetterElsewhere,
    /// Lambda cannot send records of invocations to this.
    NotADestination,
    /// The function's own dead-letter queue is no standard queue or topic.
    NotAFunctionDeadLetter,
    /// An event that the target's work sends is neither an entry nor an event.
    NotAnEvent,
}

impl Problem {
    /// Returns whether AWS refuses to create the part because of it, also where AWS's message is not known.
    pub fn is_refused_by_aws(&self) -> bool {
        use ProblemKind as P;
        match &self.kind {
            // How AWS treats a path in another setting is not known.
            P::Input(_) if matches!(self.field, Field::Parameter(..)) => false,
            P::Input(problem) => problem.is_refused_by_aws(),
            P::RoleMissing(absent) => *absent != AbsentRole::Unrecorded,
            P::ParametersNotTaken(block) => {
                Block::find(block).is_none_or(|it| it.on_others == OnOthers::Refused)
            }
            // PutTargets accepts a bus that does not exist; a rule or an archive needs one that does.
            P::NoSuchBus(_) => self.field == Field::Bus,
            // The existing rule of that name is updated.
            P::AlreadyExists(_) => !matches!(self.place, ModelRef::Rule(_) | ModelRef::Alarm(_)),
            P::NoSuchRule | P::NoPeriod | P::Account(_) | P::VariableAgain(_) | P::NotAnEvent => false,
            _ => true,
        }
    }

    /// Returns whether AWS is known to create the part all the same: it does not do what its author seems to want.
    pub fn is_accepted_by_aws(&self) -> bool {
        match &self.kind {
            ProblemKind::NoSuchBus(_) | ProblemKind::AlreadyExists(_) => !self.is_refused_by_aws(),
            ProblemKind::ParametersNotTaken(block) => {
                Block::find(block).is_some_and(|it| it.on_others == OnOthers::Taken)
            }
            _ => false,
        }
    }
}

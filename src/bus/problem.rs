//! What is wrong with a model, and where.

use super::Model;
use crate::text::Span;

/// One thing wrong with a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which part of the model.
    pub place: Place,
    /// Which field of it.
    pub field: Field,
    /// Where in the text of the field, if a part of it is meant.
    pub span: Option<Span>,
    /// What it is.
    pub kind: ProblemKind,
}

/// A part of a model, by indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
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
    /// Its event pattern.
    Pattern,
    /// Its schedule.
    Schedule,
    /// Its list of targets.
    Targets,
    /// Its ARN.
    Arn,
    /// Its constant input.
    Input,
    /// Its input path.
    InputPath,
    /// A variable of its input transformer, by its index.
    InputPathsMap(u32),
    /// The template of its input transformer.
    InputTemplate,
    /// Its parameters.
    Parameters,
    /// The age in its retry policy.
    MaximumAge,
    /// The attempts in its retry policy.
    MaximumAttempts,
    /// Its dead-letter queue.
    DeadLetter,
    /// Its role.
    Role,
    /// Its policy.
    Policy,
    /// Its retention.
    Retention,
    /// What its work sends.
    Emits,
    /// Its threshold and periods.
    Threshold,
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {}

/// What is wrong with a model, part by part. A model with problems still runs what is sound.
pub fn problems(_model: &Model) -> Vec<Problem> {
    Vec::new()
}

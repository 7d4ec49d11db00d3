//! CloudWatch alarms.

use crate::bus::metrics::Metric;
use serde::{Deserialize, Serialize};

/// An alarm on a metric over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    /// Its name.
    pub name: String,
    /// The metric that it watches.
    pub metric: Metric,
    /// The index of the rule that it watches; `None` for all rules together.
    pub rule: Option<u32>,
    /// The statistic of the samples.
    pub statistic: Statistic,
    /// The comparison with the threshold by which the alarm goes off.
    pub comparison: Comparison,
    /// The threshold.
    pub threshold: u32,
    /// The length of a period in minutes.
    pub period_minutes: u32,
    /// The number of periods in a row that must breach.
    pub periods: u32,
    /// How a period without data counts.
    pub missing: MissingData,
}

/// `Statistic`: the statistic of the samples of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Statistic {
    /// `Sum`
    #[default]
    Sum,
    /// `Average`
    Average,
    /// `Maximum`
    Maximum,
    /// `Minimum`
    Minimum,
    /// `SampleCount`
    SampleCount,
}

impl Statistic {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Sum, Self::Average, Self::Maximum, Self::Minimum, Self::SampleCount];

    /// Returns the statistic as the API writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sum => "Sum",
            Self::Average => "Average",
            Self::Maximum => "Maximum",
            Self::Minimum => "Minimum",
            Self::SampleCount => "SampleCount",
        }
    }
}

/// How a value breaches a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `GreaterThanThreshold`
    Greater,
    /// `GreaterThanOrEqualToThreshold`
    GreaterOrEqual,
    /// `LessThanThreshold`
    Less,
}

/// `TreatMissingData`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MissingData {
    /// `notBreaching`
    NotBreaching,
    /// `breaching`
    Breaching,
    /// `missing`: the state becomes `INSUFFICIENT_DATA`.
    Insufficient,
}

/// The states of an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AlarmState {
    /// `OK`
    Ok,
    /// `ALARM`
    Alarm,
    /// `INSUFFICIENT_DATA`
    InsufficientData,
}

impl Comparison {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Greater, Self::GreaterOrEqual, Self::Less];

    /// As the API writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Greater => "GreaterThanThreshold",
            Self::GreaterOrEqual => "GreaterThanOrEqualToThreshold",
            Self::Less => "LessThanThreshold",
        }
    }
}

impl MissingData {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Insufficient, Self::NotBreaching, Self::Breaching];

    /// As the API writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotBreaching => "notBreaching",
            Self::Breaching => "breaching",
            Self::Insufficient => "missing",
        }
    }
}

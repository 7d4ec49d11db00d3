//! CloudWatch's metrics of rules, by the names that AWS gives them, and alarms on them.
//!
//! AWS counts by rule; here each target is counted as well, which CloudWatch does not do.

mod alarms;
mod samples;
#[cfg(test)]
mod tests;

pub use samples::Samples;

pub(super) use alarms::{Change, Point, Watch};

use super::log::{Delivery, Log, Outcome, Step, StepKind};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// The width of a datapoint in milliseconds.
pub const MINUTE: i64 = 60_000;

/// A metric in the namespace `AWS/Events`; see "Monitoring Amazon EventBridge" in the User Guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Metric {
    /// Events that the rule matched.
    MatchedEvents,
    /// Runs of the rule, by event or schedule.
    TriggeredRules,
    /// Calls of targets that ended, successfully or not.
    Invocations,
    /// All attempts.
    InvocationAttempts,
    /// Calls of targets that were begun.
    InvocationsCreated,
    /// Attempts that succeeded.
    SuccessfulInvocationAttempts,
    /// Attempts after the first.
    RetryInvocationAttempts,
    /// Calls of targets that failed permanently.
    FailedInvocations,
    /// Events put on a dead-letter queue.
    InvocationsSentToDlq,
    /// Events that a dead-letter queue did not take. They are lost.
    InvocationsFailedToBeSentToDlq,
    /// Milliseconds from the bus's receiving the event to the first attempt.
    IngestionToInvocationStartLatency,
    /// Milliseconds to the end of the first attempt, successful or not.
    IngestionToInvocationCompleteLatency,
    /// Milliseconds to the attempt that succeeded.
    IngestionToInvocationSuccessLatency,
}

impl Metric {
    /// All metrics, in the order of AWS's list.
    pub const ALL: [Self; 13] = [
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
        Self::IngestionToInvocationStartLatency,
        Self::IngestionToInvocationCompleteLatency,
        Self::IngestionToInvocationSuccessLatency,
    ];

    /// Returns its name in CloudWatch.
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
            Self::IngestionToInvocationStartLatency => "IngestionToInvocationStartLatency",
            Self::IngestionToInvocationCompleteLatency => "IngestionToInvocationCompleteLatency",
            Self::IngestionToInvocationSuccessLatency => "IngestionToInvocationSuccessLatency",
        }
    }

    /// Returns whether its samples are milliseconds; those of all others are counts.
    pub fn is_latency(self) -> bool {
        matches!(
            self,
            Self::IngestionToInvocationStartLatency
                | Self::IngestionToInvocationCompleteLatency
                | Self::IngestionToInvocationSuccessLatency
        )
    }
}

/// A sample of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) metric: Metric,
    /// 1 for a count, milliseconds for a latency.
    pub(super) value: u64,
}

impl Sample {
    /// Returns a sample that counts one.
    pub(super) fn one(metric: Metric) -> Self {
        Self { metric, value: 1 }
    }
}

/// Returns the samples of a step; `delivery` is the one that it belongs to.
pub(super) fn of_step(step: &Step, delivery: Option<&Delivery>) -> impl Iterator<Item = Sample> {
    let counts = counts(step.kind, delivery.is_some_and(|delivery| delivery.is_to_bus));
    let age = delivery.map_or(0, |delivery| step.at.saturating_sub(delivery.started));
    let value = u64::try_from(age).unwrap_or_default();
    let latencies = delivery.filter(|delivery| !delivery.is_to_bus).map_or(&[][..], |_| latencies(step.kind));
    let counted = counts.iter().map(|metric| Sample::one(*metric));
    counted.chain(latencies.iter().map(move |metric| Sample { metric: *metric, value }))
}

/// Returns the metrics that count a step. For a bus the only attempt that is counted is the one to write a
/// dead letter (recorded by one third party in September 2026).
fn counts(kind: StepKind, is_to_bus: bool) -> &'static [Metric] {
    use Metric::{
        InvocationAttempts, InvocationsFailedToBeSentToDlq, InvocationsSentToDlq, MatchedEvents,
        RetryInvocationAttempts, SuccessfulInvocationAttempts, TriggeredRules,
    };
    match kind {
        StepKind::Matched => &[MatchedEvents, TriggeredRules],
        StepKind::ScheduleFired => &[TriggeredRules],
        StepKind::Delivered { .. } | StepKind::Failed { .. } if is_to_bus => &[],
        StepKind::DeadLettered if is_to_bus => &[InvocationAttempts, InvocationsSentToDlq],
        StepKind::NotDeadLettered if is_to_bus => &[InvocationAttempts, InvocationsFailedToBeSentToDlq],
        StepKind::Delivered { attempt: 1 } => &[InvocationAttempts, SuccessfulInvocationAttempts],
        StepKind::Delivered { .. } => {
            &[InvocationAttempts, RetryInvocationAttempts, SuccessfulInvocationAttempts]
        }
        StepKind::Failed { attempt: 1, .. } => &[InvocationAttempts],
        StepKind::Failed { .. } => &[InvocationAttempts, RetryInvocationAttempts],
        StepKind::DeadLettered => &[InvocationsSentToDlq],
        StepKind::NotDeadLettered => &[InvocationsFailedToBeSentToDlq],
        _ => &[],
    }
}

/// Returns the latencies that end with a step. An attempt takes no time here, so it begins and ends at once.
fn latencies(kind: StepKind) -> &'static [Metric] {
    use Metric::{
        IngestionToInvocationCompleteLatency as Complete, IngestionToInvocationStartLatency as Start,
        IngestionToInvocationSuccessLatency as Success,
    };
    match kind {
        StepKind::Delivered { attempt: 1 } => &[Start, Complete, Success],
        StepKind::Delivered { .. } => &[Success],
        StepKind::Failed { attempt: 1, .. } => &[Start, Complete],
        _ => &[],
    }
}

/// Returns the metrics that count a delivery, each with its time.
pub(super) fn of_delivery(delivery: &Delivery) -> impl Iterator<Item = (Metric, i64)> {
    let has_ended = delivery.outcome != Outcome::Waiting;
    let has_failed = matches!(delivery.outcome, Outcome::Dropped | Outcome::DeadLettered);
    [
        Some((Metric::InvocationsCreated, delivery.started)),
        has_ended.then_some((Metric::Invocations, delivery.ended)),
        has_failed.then_some((Metric::FailedInvocations, delivery.ended)),
    ]
    .into_iter()
    .flatten()
}

/// The counts of a log, minute by minute.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    samples: HashMap<Key, Samples>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    metric: Metric,
    rule: u32,
    /// `None` for metrics that are counted by rule.
    target: Option<u32>,
    /// Minutes since the start of 1970.
    minute: i64,
}

/// The scope of a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// One rule; `None` for all of them.
    pub rule: Option<u32>,
    /// One target of it; `None` for all of them.
    pub target: Option<u32>,
}

impl Metrics {
    /// Counts a log.
    pub fn of(log: &Log) -> Self {
        let mut metrics = Self::default();
        for step in &log.steps {
            metrics.count_step(log, step);
        }
        for delivery in &log.deliveries {
            for (metric, at) in of_delivery(delivery) {
                metrics.add(Sample::one(metric), delivery.rule, Some(delivery.target), at);
            }
        }
        metrics
    }

    fn count_step(&mut self, log: &Log, step: &Step) {
        let Some(rule) = step.rule else { return };
        let delivery = step.delivery.and_then(|index| log.deliveries.get(index as usize));
        let target = delivery.map(|delivery| delivery.target);
        for sample in of_step(step, delivery) {
            self.add(sample, rule, target, step.at);
        }
    }

    fn add(&mut self, Sample { metric, value }: Sample, rule: u32, target: Option<u32>, at: i64) {
        let key = Key { metric, rule, target, minute: at.div_euclid(MINUTE) };
        self.samples.entry(key).or_default().add(value);
    }

    /// Returns the samples of all time.
    pub fn all(&self, metric: Metric, scope: Scope) -> Samples {
        let mut all = Samples::default();
        self.within(metric, scope).for_each(|(_, samples)| all.join(samples));
        all
    }

    /// Returns the sum over all time.
    pub fn total(&self, metric: Metric, scope: Scope) -> u64 {
        self.all(metric, scope).sum
    }

    /// Returns the samples by minute, oldest first, with the start of each minute in milliseconds since the
    /// start of 1970. Minutes without samples are left out, as CloudWatch has no datapoint for them.
    pub fn series(&self, metric: Metric, scope: Scope) -> Vec<(i64, Samples)> {
        let mut minutes: BTreeMap<i64, Samples> = BTreeMap::new();
        for (minute, samples) in self.within(metric, scope) {
            minutes.entry(minute.saturating_mul(MINUTE)).or_default().join(samples);
        }
        minutes.into_iter().collect()
    }

    fn within(&self, metric: Metric, scope: Scope) -> impl Iterator<Item = (i64, Samples)> {
        let is_meant = move |key: &Key| {
            key.metric == metric
                && scope.rule.is_none_or(|rule| key.rule == rule)
                && scope.target.is_none_or(|target| key.target == Some(target))
        };
        let found = self.samples.iter().filter(move |(key, _)| is_meant(key));
        found.map(|(key, samples)| (key.minute, *samples))
    }
}

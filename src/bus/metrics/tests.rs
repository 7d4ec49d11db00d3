//! Counts and alarms of small plays.

use super::*;
use crate::bus::model::{
    Alarm, AlarmState, Comparison, DeadLetter, Fault, MissingData, RetryPolicy, Rule, Statistic, Target,
};
use crate::bus::{Model, SimulationInput, SimulationInputKind, simulate};

const NOW: i64 = 1_772_359_200_000;

fn model(alarms: Vec<Alarm>) -> Model {
    let queue = "arn:aws:sqs:eu-west-1:111122223333:q";
    let failing = Target {
        fault: Fault::Throttled,
        retry: RetryPolicy { max_age_seconds: 86_400, max_attempts: 2 },
        dead_letter: Some(DeadLetter { arn: queue.to_owned(), permitted: true }),
        ..Target::new("2", queue)
    };
    let rule = Rule {
        pattern: Some(r#"{"source":["shop"]}"#.into()),
        targets: vec![Target::new("1", queue), failing],
        ..Rule::new("r", "default")
    };
    Model { rules: vec![rule], alarms, ..Model::new("111122223333", "eu-west-1") }
}

fn events() -> Vec<SimulationInput> {
    let event = |at| SimulationInput {
        at,
        kind: SimulationInputKind::Event { bus: "default".to_owned(), event: r#"{"source":"shop"}"#.into() },
    };
    vec![event(NOW), event(NOW + 10 * MINUTE)]
}

#[test]
fn deliveries_are_counted_by_the_names_of_cloudwatch() {
    let metrics = Metrics::of(&simulate(&model(vec![]), &events(), 1, None));
    let counted = Metric::ALL.iter().filter(|metric| !metric.is_latency());
    let totals: Vec<(&str, u64)> =
        counted.map(|metric| (metric.name(), metrics.total(*metric, Scope::default()))).collect();
    assert_eq!(
        totals,
        [
            ("MatchedEvents", 2),
            ("TriggeredRules", 2),
            ("Invocations", 4),
            ("InvocationAttempts", 8),
            ("InvocationsCreated", 4),
            ("SuccessfulInvocationAttempts", 2),
            ("RetryInvocationAttempts", 4),
            ("FailedInvocations", 2),
            ("InvocationsSentToDlq", 2),
            ("InvocationsFailedToBeSentToDlq", 0),
        ]
    );
    let first = Scope { rule: Some(0), target: Some(0) };
    assert_eq!(metrics.total(Metric::InvocationAttempts, first), 2);
    assert_eq!(metrics.total(Metric::Invocations, Scope { rule: Some(1), target: None }), 0);
    let series: Vec<(i64, u64)> = metrics
        .series(Metric::MatchedEvents, Scope::default())
        .into_iter()
        .map(|(at, samples)| (at, samples.sum))
        .collect();
    assert_eq!(series, [(NOW, 1), (NOW + 10 * MINUTE, 1)]);
}

#[test]
fn alarms_go_off_and_come_back() {
    use AlarmState::{Alarm as Off, InsufficientData, Ok};
    let alarm = |missing, periods| Alarm {
        name: "failed".to_owned(),
        metric: Metric::FailedInvocations,
        rule: Some(0),
        statistic: Statistic::Sum,
        comparison: Comparison::Greater,
        threshold: 0,
        period_minutes: 1,
        periods,
        missing,
    };
    let states = |missing, periods| -> Vec<AlarmState> {
        let log = simulate(&model(vec![alarm(missing, periods)]), &events(), 1, None);
        assert!(log.steps.is_sorted_by_key(|step| step.at));
        let state = |step: &Step| match step.kind {
            StepKind::Alarm { state, .. } => Some(state),
            _ => None,
        };
        log.steps.iter().filter_map(state).collect()
    };
    assert_eq!(states(MissingData::NotBreaching, 1), [Off, Ok, Off, Ok]);
    assert_eq!(states(MissingData::NotBreaching, 2), [Ok]);
    assert_eq!(states(MissingData::Breaching, 2), [Ok, Off]);
    assert_eq!(states(MissingData::Insufficient, 1), [Off, InsufficientData, Off, InsufficientData]);
}

#[test]
fn row_19_a_delivery_to_a_bus_counts_as_an_invocation_without_attempts() {
    // Recorded by one third party in September 2026: what is counted as an attempt is the write of a dead letter.
    let bus = |permitted| Target {
        permitted,
        dead_letter: Some(DeadLetter {
            arn: "arn:aws:sqs:eu-west-1:111122223333:q".to_owned(),
            permitted: true,
        }),
        ..Target::new("1", "arn:aws:events:eu-west-1:111122223333:event-bus/other")
    };
    for (permitted, expected) in [(true, [1, 1, 0, 0, 0, 0]), (false, [1, 1, 1, 0, 1, 1])] {
        let rule = Rule {
            pattern: Some(r#"{"source":["shop"]}"#.into()),
            targets: vec![bus(permitted)],
            ..Rule::new("r", "default")
        };
        let mut model = Model { rules: vec![rule], ..Model::new("111122223333", "eu-west-1") };
        model.buses.push(crate::bus::model::Bus::new("other"));
        let event = r#"{"source":"shop","account":"111122223333"}"#.into();
        let kind = SimulationInputKind::Event { bus: "default".to_owned(), event };
        let metrics = Metrics::of(&simulate(&model, &[SimulationInput { at: NOW, kind }], 1, None));
        let counted = [
            Metric::InvocationsCreated,
            Metric::Invocations,
            Metric::InvocationAttempts,
            Metric::SuccessfulInvocationAttempts,
            Metric::FailedInvocations,
            Metric::InvocationsSentToDlq,
        ]
        .map(|metric| metrics.total(metric, Scope::default()));
        assert_eq!(counted, expected);
    }
}

#[test]
fn latencies_are_counted_from_the_bus_to_the_first_try_and_to_success() {
    // User Guide, "Monitoring Amazon EventBridge"; that a bus as a target has none, one third party recorded.
    let queue = "arn:aws:sqs:eu-west-1:111122223333:q";
    let retried = Target { fault: Fault::FailsFirst(2), ..Target::new("1", queue) };
    let failing = Target {
        fault: Fault::Status(404),
        ..Target::new("1", "arn:aws:events:eu-west-1:111122223333:api-destination/a/b")
    };
    let bus = Target::new("1", "arn:aws:events:eu-west-1:111122223333:event-bus/nope");
    for (target, expected) in [(retried, [1, 1, 1]), (failing, [1, 1, 0]), (bus, [0, 0, 0])] {
        let rule = Rule {
            pattern: Some(r#"{"source":["shop"]}"#.into()),
            targets: vec![target],
            ..Rule::new("r", "default")
        };
        let model = Model { rules: vec![rule], ..Model::new("111122223333", "eu-west-1") };
        let metrics = Metrics::of(&simulate(&model, &events()[..1], 1, None));
        let [start, complete, success] = [
            Metric::IngestionToInvocationStartLatency,
            Metric::IngestionToInvocationCompleteLatency,
            Metric::IngestionToInvocationSuccessLatency,
        ]
        .map(|metric| metrics.all(metric, Scope::default()));
        assert_eq!([start, complete, success].map(|it| it.count), expected);
        assert_eq!(start, complete);
        // The first try is within 160 ms; two retries wait for half a second at least.
        assert!(start.most < 160 && (success.count == 0 || success.least > 1_000), "{success:?}");
    }
}

#[test]
fn an_alarm_can_watch_a_latency() {
    let alarm = |statistic, threshold| Alarm {
        name: "slow".to_owned(),
        metric: Metric::IngestionToInvocationStartLatency,
        rule: None,
        statistic,
        comparison: Comparison::Greater,
        threshold,
        period_minutes: 1,
        periods: 1,
        missing: MissingData::NotBreaching,
    };
    let goes_off = |alarm: Alarm| {
        let log = simulate(&model(vec![alarm]), &events(), 1, None);
        log.steps.iter().any(|step| matches!(step.kind, StepKind::Alarm { state: AlarmState::Alarm, .. }))
    };
    // Two deliveries an event, each with 20 to 160 ms.
    assert!(goes_off(alarm(Statistic::Maximum, 19)) && !goes_off(alarm(Statistic::Maximum, 160)));
    assert!(goes_off(alarm(Statistic::Sum, 39)) && goes_off(alarm(Statistic::SampleCount, 1)));
    assert!(goes_off(alarm(Statistic::Average, 19)) && !goes_off(alarm(Statistic::Minimum, 160)));
}

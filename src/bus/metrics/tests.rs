//! Counts and alarms of small plays.

use super::*;
use crate::bus::model::{
    Alarm, AlarmState, Comparison, DeadLetter, Fault, MissingData, RetryPolicy, Rule, Target,
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
    let totals: Vec<(&str, u64)> =
        Metric::ALL.iter().map(|metric| (metric.name(), metrics.total(*metric, Scope::default()))).collect();
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
    assert_eq!(metrics.series(Metric::MatchedEvents, Scope::default()), [(NOW, 1), (NOW + 10 * MINUTE, 1)]);
}

#[test]
fn alarms_go_off_and_come_back() {
    use AlarmState::{Alarm as Off, InsufficientData, Ok};
    let alarm = |missing, periods| Alarm {
        name: "failed".to_owned(),
        metric: Metric::FailedInvocations,
        rule: Some(0),
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

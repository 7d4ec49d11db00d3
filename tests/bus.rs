//! What holds for every play of every model: no event is lost without a word, no limit is passed, and
//! the same seed tells the same story.

use eventbridge_playground::bus::log::{Exhausted, Origin, Outcome};
use eventbridge_playground::bus::metrics::{Metric, Metrics, Scope};
use eventbridge_playground::bus::model::{
    Alarm, AsyncInvocation, Bus, Comparison, DeadLetter, Fault, MissingData, RetryPolicy, Rule, RuleState,
    Statistic, Target,
};
use eventbridge_playground::bus::{
    Log, MAX_DEPTH, Model, SimulationInput, SimulationInputKind, StepKind, payload_of, problems, simulate,
};
use eventbridge_playground::targets::Input;
use proptest::collection::vec;
use proptest::prelude::*;

const NOW: i64 = 1_772_359_200_000;

fn arn(tail: &str) -> String {
    let (service, resource) = tail.split_once(' ').unwrap();
    format!("arn:aws:{service}:eu-west-1:111122223333:{resource}")
}

fn target() -> impl Strategy<Value = Target> {
    let arns = prop::sample::select(vec![
        "lambda function:f",
        "sqs q",
        "sqs q.fifo",
        "sns t",
        "logs log-group:/aws/events/l",
        "events event-bus/shop",
        "events event-bus/default",
        "events event-bus/nope",
        "events target/stop-instance",
        "ecs cluster/c",
        "batch job-queue/q",
        "codepipeline p",
        "s3 bucket",
    ]);
    let fault = prop_oneof![
        4 => Just(Fault::None),
        1 => Just(Fault::Throttled),
        1 => Just(Fault::TimesOut),
        1 => Just(Fault::Missing),
        1 => Just(Fault::AccessDenied),
        1 => Just(Fault::FunctionError),
        1 => (200..600_u16).prop_map(Fault::Status),
        1 => (0..6_u32).prop_map(Fault::FailsFirst),
    ];
    let input = prop_oneof![
        3 => Just(Input::Matched),
        1 => Just(Input::Constant("{\"a\":1}".into())),
        1 => prop::sample::select(vec!["$.detail", "$.detail.n", "$.nope", "detail"])
            .prop_map(|path| Input::Path(path.to_owned())),
        1 => prop::sample::select(vec!["{\"n\":<n>}", "\"<n> <n>\"", "{\"n\":\"<d>\"}", "<x>", "{<n>}"]).prop_map(
            |template| Input::Transformer {
                paths: vec![("n".to_owned(), "$.detail.n".to_owned()), ("d".to_owned(), "$.detail".to_owned())],
                template: template.into(),
            }
        ),
    ];
    let retry = (0..200_000_u32, 0..300_u32)
        .prop_map(|(max_age_seconds, max_attempts)| RetryPolicy { max_age_seconds, max_attempts });
    let small = (60..600_u32, 0..8_u32)
        .prop_map(|(max_age_seconds, max_attempts)| RetryPolicy { max_age_seconds, max_attempts });
    let retry = prop_oneof![1 => retry, 4 => small];
    let dead_letter =
        prop::option::of(any::<bool>().prop_map(|permitted| DeadLetter { arn: arn("sqs dlq"), permitted }));
    let emits = prop_oneof![
        6 => Just(vec![]),
        1 => Just(vec![r#"{"Source":"shop","DetailType":"T","Detail":"{\"n\":2}"}"#]),
        1 => Just(vec![r#"{"Source":"aws.ec2","DetailType":"T","Detail":"{}"}"#, r#"{"Source":"shop"}"#]),
        1 => Just(vec![r#"{"source":"bank"}"#, r#"{"Source":"bank","DetailType":"T","Detail":"{}","EventBusName":"shop"}"#]),
    ];
    let handler = prop::option::of(prop::sample::select(vec!["snapshot", "instance-starter", "none"]));
    let more = (dead_letter, emits, handler, 0..4_u32, prop::bool::weighted(0.9));
    (arns, fault, input, retry, more).prop_map(|(tail, fault, input, retry, more)| {
        let (dead_letter, emits, handler, max_attempts, permitted) = more;
        Target {
            fault,
            input,
            retry,
            dead_letter,
            permitted,
            handler: handler.map(str::to_owned),
            emits: emits.into_iter().map(Into::into).collect(),
            asynchronous: AsyncInvocation { max_attempts, ..AsyncInvocation::default() },
            ..Target::new("1", &arn(tail))
        }
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    let pattern = prop::sample::select(vec![
        Some(r#"{"source":["shop"]}"#),
        Some(r#"{"source":["shop","bank"]}"#),
        Some(r#"{"source":["aws.cloudwatch"]}"#),
        Some(r#"{"detail":{"n":[{"exists":true}]},"replay-name":[{"exists":false}]}"#),
        Some("{"),
        None,
    ]);
    let bus = prop::sample::select(vec!["default", "default", "shop", "nope"]);
    (pattern, bus, prop::bool::weighted(0.1), vec(target(), 0..3)).prop_map(|(pattern, bus, off, targets)| {
        Rule {
            pattern: pattern.map(Into::into),
            schedule: Some("rate(1 hour)".to_owned()),
            state: if off { RuleState::Disabled } else { RuleState::Enabled },
            targets,
            ..Rule::new("r", bus)
        }
    })
}

fn alarm() -> impl Strategy<Value = Alarm> {
    let comparison =
        prop::sample::select(vec![Comparison::Greater, Comparison::GreaterOrEqual, Comparison::Less]);
    let missing = prop::sample::select(vec![
        MissingData::NotBreaching,
        MissingData::Breaching,
        MissingData::Insufficient,
    ]);
    let more = (comparison, missing, 0..4_u32, 0..3_u32, 0..3_u32);
    (prop::sample::select(Metric::ALL.to_vec()), prop::option::of(0..4_u32), more).prop_map(
        |(metric, rule, (comparison, missing, threshold, period_minutes, periods))| Alarm {
            name: "alarm".to_owned(),
            metric,
            rule,
            statistic: Statistic::Sum,
            comparison,
            threshold,
            period_minutes,
            periods,
            missing,
        },
    )
}

fn model() -> impl Strategy<Value = Model> {
    (vec(rule(), 1..4), vec(alarm(), 0..3)).prop_map(|(rules, alarms)| {
        let mut model = Model { rules, alarms, ..Model::new("111122223333", "eu-west-1") };
        model.buses.push(Bus::new("shop"));
        model.archives = vec![eventbridge_playground::bus::model::Archive {
            name: "a".to_owned(),
            bus: "default".to_owned(),
            pattern: None,
            retention_days: 1,
        }];
        model
    })
}

fn input() -> impl Strategy<Value = SimulationInput> {
    let source = || prop::sample::select(vec!["shop", "bank", "aws.ec2"]);
    let bus = || prop::sample::select(vec!["default", "shop", "nope"]);
    let event = (source(), bus(), 0..100_u8).prop_map(|(source, bus, n)| SimulationInputKind::Event {
        bus: bus.to_owned(),
        event: format!(
            r#"{{"id":"{n}","detail-type":"T","source":"{source}","time":"2026-03-01T10:00:00Z","region":"eu-west-1","detail":{{"n":{n}}}}}"#
        )
        .into(),
    });
    let entries = vec((source(), bus()), 0..12).prop_map(|entries| {
        let entry = |(source, bus): &(&str, &str)| {
            format!(
                r#"{{"Source":"{source}","DetailType":"T","Detail":"{{\"n\":1}}","EventBusName":"{bus}"}}"#
            )
        };
        let entries: Vec<String> = entries.iter().map(entry).collect();
        SimulationInputKind::PutEvents { request: format!("[{}]", entries.join(",")).into(), caller: None }
    });
    let any_text = "\\PC{0,20}"
        .prop_map(|text| SimulationInputKind::Event { bus: "default".to_owned(), event: text.into() });
    let replay = (0..3_u32).prop_map(|archive| SimulationInputKind::Replay {
        name: "again".to_owned(),
        archive,
        from: NOW - 1,
        until: NOW + 1_000_000,
        rules: vec![],
    });
    let scheduled = (0..5_u32).prop_map(|rule| SimulationInputKind::Scheduled { rule });
    let kind = prop_oneof![6 => event, 2 => entries, 1 => any_text, 1 => replay, 1 => scheduled];
    (0..600_000_i64, kind).prop_map(|(after, kind)| SimulationInput { at: NOW + after, kind })
}

fn play() -> impl Strategy<Value = (Model, Vec<SimulationInput>, u64)> {
    (model(), vec(input(), 0..12), any::<u64>())
}

/// Holds a log against itself: each delivery ends once, as its steps say, within the limits of its target.
fn check_deliveries(model: &Model, log: &Log) {
    let mut endings = vec![vec![]; log.deliveries.len()];
    let mut attempts = vec![0; log.deliveries.len()];
    for step in &log.steps {
        let Some(index) = step.delivery.map(|index| index as usize) else { continue };
        let delivery = &log.deliveries[index];
        let limits = model.target(delivery.rule, delivery.target).unwrap().retry;
        match step.kind {
            StepKind::Delivered { attempt } | StepKind::Failed { attempt, .. } => {
                attempts[index] += 1;
                assert_eq!(attempt, attempts[index]);
                assert!(u32::from(attempt) <= limits.max_attempts.min(185) + 1);
                let age = step.at - delivery.started;
                let oldest = i64::from(limits.max_age_seconds.min(86_400)) * 1_000;
                assert!(attempt == 1 || age <= oldest, "{age} ms at attempt {attempt}, limit {oldest}");
            }
            _ => {}
        }
        match step.kind {
            StepKind::Delivered { .. } => endings[index].push(Outcome::Delivered),
            StepKind::DeadLettered => endings[index].push(Outcome::DeadLettered),
            StepKind::Dropped => endings[index].push(Outcome::Dropped),
            _ => {}
        }
    }
    for ((delivery, endings), attempts) in log.deliveries.iter().zip(endings).zip(attempts) {
        assert_eq!(delivery.attempts, attempts);
        let expected = if delivery.outcome == Outcome::Waiting { vec![] } else { vec![delivery.outcome] };
        assert_eq!(endings, expected, "{delivery:?}");
        assert_eq!(
            delivery.outcome == Outcome::Delivered || delivery.attempts == 0,
            delivery.error.is_none()
        );
        if delivery.exhausted == Some(Exhausted::Attempts) {
            let retries = model.target(delivery.rule, delivery.target).unwrap().retry.max_attempts.min(185);
            assert_eq!(u32::from(delivery.attempts), retries + 1);
        }
    }
}

/// Each rule that fires for an event makes one delivery for each of its targets, and none besides.
fn check_rules(model: &Model, log: &Log) {
    let fired = |step: &&eventbridge_playground::bus::Step| {
        matches!(step.kind, StepKind::Matched | StepKind::ScheduleFired)
    };
    let expected: usize = log
        .steps
        .iter()
        .filter(fired)
        .map(|step| model.rules[step.rule.unwrap() as usize].targets.len())
        .sum();
    assert_eq!(log.deliveries.len(), expected);
}

/// Every event is received or swallowed, once, and knows where it came from.
fn check_events(log: &Log) {
    let mut arrived = vec![0; log.events.len()];
    for step in &log.steps {
        if let StepKind::Received | StepKind::Swallowed = step.kind {
            arrived[step.event.unwrap() as usize] += 1;
        }
    }
    assert!(arrived.iter().all(|times| *times == 1), "{arrived:?}");
    for event in &log.events {
        assert!(event.depth <= MAX_DEPTH);
        if let Origin::Forwarded(delivery) | Origin::Emitted(delivery) = event.origin {
            let delivery = &log.deliveries[delivery as usize];
            assert_eq!(delivery.outcome, Outcome::Delivered);
            assert_eq!(event.depth, log.events[delivery.event as usize].depth + 1);
            assert!(delivery.ended <= event.at);
        }
    }
}

fn check_metrics(log: &Log) {
    let metrics = Metrics::of(log);
    let total = |metric| metrics.total(metric, Scope::default());
    let ended = log.deliveries.iter().filter(|it| it.outcome != Outcome::Waiting).count() as u64;
    assert_eq!(total(Metric::Invocations), ended);
    assert_eq!(total(Metric::InvocationsCreated), log.deliveries.len() as u64);
    // For buses no attempts are counted, but those to write a dead letter.
    let to_bus = |is_to_bus| log.deliveries.iter().filter(move |it| it.is_to_bus == is_to_bus);
    let delivered = to_bus(false).filter(|it| it.outcome == Outcome::Delivered).count() as u64;
    assert_eq!(total(Metric::SuccessfulInvocationAttempts), delivered);
    let attempts: u64 = to_bus(false).map(|it| u64::from(it.attempts)).sum();
    let letters = |step: &&eventbridge_playground::bus::Step| {
        let delivery = step.delivery.and_then(|index| log.deliveries.get(index as usize));
        let is_letter = matches!(step.kind, StepKind::DeadLettered | StepKind::NotDeadLettered);
        is_letter && delivery.is_some_and(|it| it.is_to_bus)
    };
    let letters = log.steps.iter().filter(letters).count() as u64;
    assert_eq!(total(Metric::InvocationAttempts), attempts + letters);
}

/// Each refused entry is told once, and each call's answers are kept.
fn check_refusals(log: &Log) {
    let told: Vec<u32> = log
        .steps
        .iter()
        .filter_map(|step| match step.kind {
            StepKind::Refused(index) => Some(index),
            _ => None,
        })
        .collect();
    let mut sorted = told.clone();
    sorted.sort_unstable();
    assert!(sorted.into_iter().eq(0..log.refused.len() as u32));
    let failed: usize =
        log.answers.iter().map(eventbridge_playground::bus::log::Answer::failed_entry_count).sum();
    let of_calls =
        log.steps.iter().filter(|step| matches!(step.kind, StepKind::Refused(_)) && step.delivery.is_none());
    assert_eq!(of_calls.count(), failed);
}

/// An alarm's states differ from one to the next, and each change sends one event, unless a loop is cut.
fn check_alarms(model: &Model, log: &Log) {
    let mut changes = 0;
    for index in 0..model.alarms.len() as u32 {
        let state = |step: &eventbridge_playground::bus::Step| match step.kind {
            StepKind::Alarm { alarm, state } if alarm == index => Some(state),
            _ => None,
        };
        let states: Vec<_> = log.steps.iter().filter_map(state).collect();
        assert!(states.windows(2).all(|pair| pair[0] != pair[1]), "{states:?}");
        changes += states.len();
    }
    let cut = log.steps.iter().filter(|step| step.kind == StepKind::LoopCut && step.delivery.is_none());
    let sent = log.events.iter().filter(|event| matches!(event.origin, Origin::Alarm(_)));
    assert_eq!(sent.count() + cut.count(), changes);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_no_limit_is_passed((model, inputs, seed) in play()) {
        let log = simulate(&model, &inputs, seed, None);
        assert!(log.steps.is_sorted_by_key(|step| step.at));
        assert!(log.deliveries.iter().all(|delivery| delivery.outcome != Outcome::Waiting));
        check_deliveries(&model, &log);
        check_rules(&model, &log);
        check_events(&log);
        check_metrics(&log);
        check_alarms(&model, &log);
        check_refusals(&log);
    }

    #[test]
    fn the_same_seed_tells_the_same_story((model, inputs, seed) in play(), cut in 0..2_000_000_i64) {
        let log = simulate(&model, &inputs, seed, None);
        assert_eq!(simulate(&model, &inputs, seed, None), log);
        let until = NOW + cut;
        let part = simulate(&model, &inputs, seed, Some(until));
        let whole = log.steps.iter().filter(|step| step.at <= until).count();
        assert_eq!(part.steps.len(), whole);
        assert_eq!(part.steps, log.steps[..whole]);
        check_deliveries(&model, &part);
        check_rules(&model, &part);
        check_events(&part);
    }

    #[test]
    fn every_step_has_something_to_show((model, inputs, seed) in play()) {
        let log = simulate(&model, &inputs, seed, Some(NOW + 700_000));
        for (index, step) in log.steps.iter().enumerate().take(2_000) {
            let payload = payload_of(&model, &log, index);
            let is_bare = matches!(
                step.kind,
                StepKind::ReplayStarted(_)
                    | StepKind::ReplayEnded(_)
                    | StepKind::FunctionReturned(_)
                    | StepKind::Alarm { .. }
            ) || step.kind == StepKind::LoopCut && step.event.is_none();
            assert!(payload.is_some() || is_bare, "{step:?}");
        }
        problems(&model);
    }
}

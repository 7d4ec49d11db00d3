//! The results of events, situation by situation.

mod alarms;
mod dead_letters;
mod own;
mod put_events;
mod recorded;

use super::*;
use crate::bus::log::{EntryAnswer, Outcome};
use crate::bus::metrics::Metric;
use crate::bus::model::{
    Alarm, Archive, Bus, Comparison, DeadLetter, Fault, MissingData, RetryPolicy, Rule, RuleState, Statistic,
    Target,
};
use crate::bus::{messages, payload_of};
use crate::json;
use crate::targets::Input;

const NOW: i64 = 1_772_359_200_000;
const LAMBDA: &str = "arn:aws:lambda:eu-west-1:111122223333:function:f";
const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:q";
const DLQ: &str = "arn:aws:sqs:eu-west-1:111122223333:dlq";

fn event(source: &str) -> SimulationInput {
    event_at(NOW, "default", source)
}

fn event_at(at: i64, bus: &str, source: &str) -> SimulationInput {
    let text = format!(
        r#"{{"version":"0","id":"1","detail-type":"T","source":"{source}","account":"111122223333","time":"2026-03-01T10:00:00Z","region":"eu-west-1","resources":[],"detail":{{"n":1}}}}"#
    );
    SimulationInput { at, kind: SimulationInputKind::Event { bus: bus.to_owned(), event: text.into() } }
}

fn rule(name: &str, source: &str, targets: Vec<Target>) -> Rule {
    let pattern = Some(format!(r#"{{"source":["{source}"]}}"#).into());
    Rule { pattern, targets, ..Rule::new(name, "default") }
}

fn model(rules: Vec<Rule>) -> Model {
    Model { rules, ..Model::new("111122223333", "eu-west-1") }
}

fn one(target: Target) -> Model {
    model(vec![rule("r", "shop", vec![target])])
}

/// Returns the steps in a few words each.
fn story(log: &Log) -> Vec<String> {
    log.steps.iter().map(|step| format!("{:?}", step.kind).replace(" { ", "(").replace(" }", ")")).collect()
}

#[track_caller]
fn check(model: &Model, inputs: &[SimulationInput], expected: &[&str]) -> Log {
    let log = simulate(model, inputs, 7, None);
    assert_eq!(story(&log), expected);
    log
}

#[test]
fn an_event_goes_to_every_target_of_every_matching_rule() {
    let rules = vec![
        rule("a", "shop", vec![Target::new("1", QUEUE), Target::new("2", QUEUE)]),
        rule("b", "bank", vec![Target::new("1", QUEUE)]),
        rule("c", "shop", vec![]),
        Rule { state: RuleState::Disabled, ..rule("d", "shop", vec![Target::new("1", QUEUE)]) },
    ];
    let log = check(
        &model(rules),
        &[event("shop")],
        &["Received", "Matched", "Matched", "Delivered(attempt: 1)", "Delivered(attempt: 1)"],
    );
    assert_eq!(log.deliveries.len(), 2);
    check(&model(vec![]), &[event("shop")], &["Received", "NoRuleMatched"]);
}

#[test]
fn what_cannot_succeed_is_not_tried_again() {
    let target = || Target::new("1", QUEUE);
    let transformer = |template: &str| Input::Transformer {
        paths: vec![("d".to_owned(), "$.detail".to_owned())],
        template: template.into(),
    };
    let cases = [
        // F91, a report of October 2026 on a queue; other kinds as captured in September 2026 (SD).
        (Target { permitted: false, ..target() }, "NoResource", false),
        (Target { permitted: false, ..Target::new("1", LAMBDA) }, "NoPermissions", false),
        (Target { fault: Fault::AccessDenied, ..target() }, "NoPermissions", false),
        (Target { fault: Fault::Missing, ..target() }, "NoResource", false),
        (Target { fault: Fault::Status(404), ..target() }, "ErrorFromTarget", false),
        (Target { input: transformer(r#"{"d":"<d>"}"#), ..target() }, "InvalidJson", true),
        (Target::new("1", "arn:aws:sqs:eu-west-1:111122223333:q.fifo"), "InvalidParameter", false),
    ];
    for (target, error, at_input) in cases {
        let failed = format!("Failed(attempt: 1, error: {error})");
        let mut steps = vec!["Received", "Matched"];
        steps.extend(at_input.then_some("NotTransformed"));
        steps.push(&failed);
        let mut lost = steps.clone();
        lost.push("Dropped");
        let log = check(&one(target.clone()), &[event("shop")], &lost);
        assert_eq!(log.deliveries[0].exhausted, None);
        let dead_letter = Some(DeadLetter { arn: DLQ.to_owned(), permitted: true });
        steps.push("DeadLettered");
        check(&one(Target { dead_letter, ..target }), &[event("shop")], &steps);
    }
}

#[test]
fn attempts_end_at_their_number_or_at_the_age() {
    let target = |max_age_seconds, max_attempts| Target {
        fault: Fault::Throttled,
        retry: RetryPolicy { max_age_seconds, max_attempts },
        dead_letter: Some(DeadLetter { arn: DLQ.to_owned(), permitted: true }),
        ..Target::new("1", QUEUE)
    };
    let run = |target| simulate(&one(target), &[event("shop")], 7, None);
    let few = run(target(86_400, 3)).deliveries[0];
    assert_eq!((few.attempts, few.outcome), (4, Outcome::DeadLettered));
    assert_eq!(few.exhausted.unwrap().name(), "MaximumRetryAttempts");
    let short = run(target(60, 185)).deliveries[0];
    assert!(short.attempts > 3 && short.attempts < 10, "{short:?}");
    assert_eq!(short.ended, NOW + 60_000);
    assert_eq!(short.exhausted.unwrap().name(), "MaximumEventAgeInSeconds");
    let usual = run(target(86_400, 185)).deliveries[0];
    assert_eq!(usual.attempts, 186, "{usual:?}");
    assert_eq!(run(target(86_400, 0)).deliveries[0].attempts, 1);

    let log = run(target(86_400, 1));
    let last = log.steps.len() - 1;
    let message = payload_of(&one(target(86_400, 1)), &log, last).unwrap().text;
    for part in [
        r#""ERROR_CODE": {"#,
        r#""StringValue": "THROTTLING""#,
        r#""StringValue": "MaximumRetryAttempts""#,
        r#""StringValue": "arn:aws:events:eu-west-1:111122223333:rule/r""#,
        r#""RETRY_ATTEMPTS": {"#,
    ] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn a_target_that_recovers_gets_the_event() {
    let target = Target { fault: Fault::FailsFirst(2), ..Target::new("1", QUEUE) };
    let failed = |attempt| format!("Failed(attempt: {attempt}, error: ErrorFromTarget)");
    check(
        &one(target),
        &[event("shop")],
        &["Received", "Matched", &failed(1), &failed(2), "Delivered(attempt: 3)"],
    );
}

#[test]
fn a_queue_that_takes_no_dead_letters_loses_them() {
    for (arn, permitted) in
        [(DLQ, false), ("arn:aws:sqs:eu-west-1:111122223333:dlq.fifo", true), (LAMBDA, true)]
    {
        let dead_letter = Some(DeadLetter { arn: arn.to_owned(), permitted });
        let target = Target { permitted: false, dead_letter, ..Target::new("1", QUEUE) };
        let failed = "Failed(attempt: 1, error: NoResource)";
        let log = check(
            &one(target),
            &[event("shop")],
            &["Received", "Matched", failed, "NotDeadLettered", "Dropped"],
        );
        assert_eq!(log.deliveries[0].outcome, Outcome::Dropped);
    }
}

#[test]
fn lambda_runs_a_failing_function_three_times() {
    let target = |fault, handler: Option<&str>| Target {
        fault,
        handler: handler.map(str::to_owned),
        ..Target::new("1", LAMBDA)
    };
    let delivered = ["Received", "Matched", "Delivered(attempt: 1)"];
    let with = |more: &[&'static str]| [&delivered[..], more].concat();
    let gives_up = ["FunctionFailed(1)", "FunctionFailed(2)", "FunctionFailed(3)", "FunctionGaveUp"];
    let shop = [event("shop")];
    check(&one(target(Fault::None, None)), &shop, &with(&["FunctionReturned(1)"]));
    let log = check(&one(target(Fault::FunctionError, None)), &shop, &with(&gives_up));
    assert_eq!(log.deliveries[0].outcome, Outcome::Delivered);
    let at = |index: usize| log.steps[index].at;
    assert_eq!((at(4) - at(3), at(5) - at(4)), (60_000, 120_000));
    check(
        &one(target(Fault::FailsFirst(1), None)),
        &shop,
        &with(&["FunctionFailed(1)", "FunctionReturned(2)"]),
    );
    // The snapshot handler wants detail.SourceType.
    let model = one(target(Fault::None, Some("snapshot")));
    let log = check(&model, &shop, &with(&gives_up));
    let payload = payload_of(&model, &log, 3).unwrap().text;
    assert!(payload.contains("KeyError") && payload.contains("START RequestId"), "{payload}");
    check(&one(target(Fault::Throttled, None)), &[], &[]);
}

#[test]
fn a_bus_forwards_once() {
    let bus =
        |name: &str| Target::new("1", &format!("arn:aws:events:eu-west-1:111122223333:event-bus/{name}"));
    let mut model = model(vec![
        rule("to-b", "shop", vec![bus("b")]),
        Rule { bus: "b".to_owned(), ..rule("to-c", "shop", vec![bus("c")]) },
    ]);
    model.buses.extend([Bus::new("b"), Bus::new("c")]);
    let log = check(
        &model,
        &[event("shop")],
        &[
            "Received",
            "Matched",
            "Delivered(attempt: 1)",
            "Forwarded(1)",
            "Received",
            "Matched",
            "Failed(attempt: 1, error: ThirdAccountHop)",
            "Dropped",
        ],
    );
    assert_eq!(log.events[1].text, log.events[0].text);
    assert_eq!((log.events[1].bus, log.events[1].depth), (Some(1), 1));
}

#[test]
fn a_function_starts_cold_unless_it_ran_a_while_ago() {
    let function = |arn: &str| Target { handler: Some("snapshot".to_owned()), ..Target::new("1", arn) };
    let other = format!("{LAMBDA}-2");
    let rules = vec![rule("r", "shop", vec![function(LAMBDA)]), rule("s", "bank", vec![function(&other)])];
    let model = model(rules);
    let at = |minutes: i64, source| event_at(NOW + minutes * 60_000, "default", source);
    let log = simulate(&model, &[at(0, "shop"), at(8, "bank"), at(8, "shop"), at(30, "shop")], 7, None);
    let is_run = |index: &usize| {
        matches!(log.steps[*index].kind, StepKind::FunctionReturned(1) | StepKind::FunctionFailed(1))
    };
    let is_cold = |index: usize| payload_of(&model, &log, index).unwrap().text.contains("Init Duration");
    let mut starts: Vec<(i64, String, bool)> = (0..log.steps.len())
        .filter(is_run)
        .map(|index| {
            let step = log.steps[index];
            let rule = step.rule.map(|rule| model.rules[rule as usize].name.clone()).unwrap();
            ((step.at - NOW) / 60_000, rule, is_cold(index))
        })
        .collect();
    starts.sort();
    let expected = [(0, "r", true), (8, "r", false), (8, "s", true), (30, "r", true)];
    let starts: Vec<(i64, &str, bool)> = starts.iter().map(|it| (it.0, it.1.as_str(), it.2)).collect();
    assert_eq!(starts, expected);
}

#[test]
fn a_loop_is_cut() {
    let entry = r#"{"Source":"shop","DetailType":"T","Detail":"{}"}"#;
    let target = Target { emits: vec![entry.into()], ..Target::new("1", LAMBDA) };
    let log = simulate(&one(target), &[event("shop")], 7, None);
    assert_eq!(log.events.len(), usize::from(MAX_DEPTH) + 1);
    assert_eq!(story(&log).last().unwrap(), "LoopCut");
    assert_eq!(log.cut, None);
}

#[test]
fn a_loop_that_multiplies_is_cut_sooner() {
    let entry: Arc<str> = r#"{"Source":"shop","DetailType":"T","Detail":"{}"}"#.into();
    let target = Target { emits: vec![entry.clone(), entry], ..Target::new("1", LAMBDA) };
    let log = simulate(&one(target), &[event("shop")], 7, None);
    assert_eq!(log.events.len(), 31 + MAX_DEEP_EVENTS as usize);
    assert!(log.deliveries.iter().all(|delivery| delivery.outcome == Outcome::Delivered));
}

#[test]
fn archives_are_replayed_with_a_mark_and_not_archived_again() {
    let mut model = one(Target::new("1", QUEUE));
    let archive = |pattern: Option<&str>| Archive {
        name: "a".to_owned(),
        bus: "default".to_owned(),
        pattern: pattern.map(Into::into),
        retention_days: 0,
    };
    model.archives = vec![archive(None), archive(Some(r#"{"source":["bank"]}"#))];
    let replay = |archive, rules: &[u32]| SimulationInput {
        at: NOW + 600_000,
        kind: SimulationInputKind::Replay {
            name: "again".to_owned(),
            archive,
            from: NOW,
            until: NOW + 1,
            rules: rules.to_vec(),
        },
    };
    let delivered = ["Received", "Archived(0)", "Matched", "Delivered(attempt: 1)"];
    let again =
        ["ReplayStarted(1)", "Replayed(1)", "Received", "Matched", "ReplayEnded(1)", "Delivered(attempt: 1)"];
    let log = simulate(&model, &[event("shop"), replay(0, &[])], 7, None);
    let mut seen = story(&log);
    let mut expected: Vec<String> =
        [&delivered[..], &again[..]].concat().iter().map(ToString::to_string).collect();
    seen.sort();
    expected.sort();
    assert_eq!(seen, expected);
    let text = &log.events[1].text;
    assert!(text.contains(r#""region":"eu-west-1","replay-name":"again","resources":[]"#), "{text}");
    let nothing = simulate(&model, &[event("shop"), replay(1, &[])], 7, None);
    assert_eq!(nothing.events.len(), 1);
    let filtered = simulate(&model, &[event("shop"), replay(0, &[5])], 7, None);
    assert_eq!((filtered.events.len(), filtered.deliveries.len()), (2, 1));
}

#[test]
fn a_schedule_fires_its_rule_and_others_may_match() {
    let nightly = Rule {
        schedule: Some("rate(1 day)".to_owned()),
        targets: vec![Target::new("1", QUEUE)],
        ..Rule::new("nightly", "default")
    };
    let model = model(vec![nightly, rule("all", "aws.events", vec![])]);
    let due = |rule| SimulationInput { at: NOW, kind: SimulationInputKind::Scheduled { rule } };
    let log = check(
        &model,
        &[due(0), due(1), due(9)],
        &["Received", "ScheduleFired", "Matched", "Delivered(attempt: 1)"],
    );
    let text = &log.events[0].text;
    assert!(text.contains(r#""time": "2026-03-01T10:00:00Z""#) && text.contains("rule/nightly"), "{text}");
}

#[test]
fn calls_that_only_read_need_their_state() {
    let text = r#"{"detail-type":"AWS API Call via CloudTrail","source":"aws.s3","detail":{"readOnly":true,"managementEvent":true}}"#;
    let kind = SimulationInputKind::Event { bus: "default".to_owned(), event: text.into() };
    let matched = |state| {
        let model = model(vec![Rule { state, ..rule("r", "aws.s3", vec![]) }]);
        story(&simulate(&model, &[SimulationInput { at: NOW, kind: kind.clone() }], 7, None))
    };
    assert_eq!(matched(RuleState::Enabled), ["Received", "NoRuleMatched"]);
    assert_eq!(matched(RuleState::EnabledWithReads), ["Received", "Matched"]);
}

#[test]
fn a_shorter_play_is_the_beginning_of_a_longer_one() {
    let target = Target { fault: Fault::FailsFirst(5), ..Target::new("1", QUEUE) };
    let model = one(target);
    let whole = simulate(&model, &[event("shop")], 7, None);
    let part = simulate(&model, &[event("shop")], 7, Some(NOW + 5_000));
    assert!(part.steps.len() < whole.steps.len());
    assert_eq!(part.steps[..], whole.steps[..part.steps.len()]);
    assert_eq!(part.deliveries[0].outcome, Outcome::Waiting);
}

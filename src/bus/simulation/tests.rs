//! What happens to events, situation by situation.

use super::*;
use crate::bus::log::{EntryAnswer, Outcome};
use crate::bus::metrics::Metric;
use crate::bus::model::{
    Alarm, Archive, Bus, Comparison, DeadLetter, Fault, MissingData, RetryPolicy, Rule, RuleState, Target,
};
use crate::bus::{payload_of, words};
use crate::json;
use crate::target::Input;

const NOW: i64 = 1_772_359_200_000;
const LAMBDA: &str = "arn:aws:lambda:eu-west-1:111122223333:function:f";
const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:q";
const DLQ: &str = "arn:aws:sqs:eu-west-1:111122223333:dlq";

fn event(source: &str) -> Stimulus {
    event_at(NOW, "default", source)
}

fn event_at(at: i64, bus: &str, source: &str) -> Stimulus {
    let text = format!(
        r#"{{"version":"0","id":"1","detail-type":"T","source":"{source}","account":"111122223333","time":"2026-03-01T10:00:00Z","region":"eu-west-1","resources":[],"detail":{{"n":1}}}}"#
    );
    Stimulus { at, kind: StimulusKind::Event { bus: bus.to_owned(), event: text.into() } }
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

/// The steps in a few words each.
fn story(log: &Log) -> Vec<String> {
    log.steps.iter().map(|step| format!("{:?}", step.kind).replace(" { ", "(").replace(" }", ")")).collect()
}

#[track_caller]
fn check(model: &Model, stimuli: &[Stimulus], expected: &[&str]) -> Log {
    let log = simulate(model, stimuli, 7, None);
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
fn nobody_is_told_of_an_event_for_a_bus_that_does_not_exist() {
    let model = one(Target::new("1", QUEUE));
    check(&model, &[event_at(NOW, "Default", "shop")], &["Swallowed"]);
    let broken = StimulusKind::Event { bus: "default".to_owned(), event: "{\"source\":".into() };
    check(&model, &[Stimulus { at: NOW, kind: broken }], &["Swallowed"]);
    let request = r#"[{"Source":"shop","DetailType":"T","Detail":"{}","EventBusName":"nope"}]"#;
    let put = StimulusKind::PutEvents { request: request.into(), caller: None };
    let log = check(&model, &[Stimulus { at: NOW, kind: put }], &["PutEvents(0)", "Swallowed"]);
    assert!(matches!(log.answers[0].entries[..], [EntryAnswer::Taken { .. }]));
}

#[test]
fn put_events_answers_entry_by_entry() {
    let request = r#"{"Entries":[{"Source":"shop","DetailType":"T","Detail":"{}"},{"Source":"aws.ec2","DetailType":"T","Detail":"{}"},{"Source":"shop"}]}"#;
    let put = |request: &str| {
        vec![Stimulus { at: NOW, kind: StimulusKind::PutEvents { request: request.into(), caller: None } }]
    };
    let model = one(Target::new("1", QUEUE));
    let stimuli = put(request);
    let steps = ["PutEvents(0)", "Received", "Matched", "Refused(0)", "Refused(1)", "Delivered(attempt: 1)"];
    let log = check(&model, &stimuli, &steps);
    let told = |index: usize| words::sentence(&model, &log, &log.steps[index]);
    assert_eq!(
        told(3),
        "PutEvents refused an entry: NotAuthorizedForSourceException. Not authorized for the source."
    );
    assert!(told(4).contains("InvalidArgument. Parameter DetailType is not valid."), "{}", told(4));
    let payload = payload_of(&model, &log, 3).unwrap();
    assert!(payload.is_json && payload.text.contains(r#""Source": "aws.ec2""#), "{}", payload.text);
    let answer = &log.answers[0];
    assert_eq!(answer.failed_entry_count(), 2);
    let json = answer.to_json().unwrap();
    assert!(json.starts_with(r#"{"FailedEntryCount":2,"Entries":[{"EventId":""#), "{json}");
    assert!(json.contains(r#"{"ErrorCode":"NotAuthorizedForSourceException","ErrorMessage":"Not authorized for the source."},{"ErrorCode":"InvalidArgument""#), "{json}");
    let EntryAnswer::Taken { id, event } = &answer.entries[0] else { panic!("{answer:?}") };
    assert!(log.events[*event as usize].text.contains(id));

    let many = format!("[{}]", [r#"{"Source":"s","DetailType":"T","Detail":"{}"}"#; 11].join(","));
    for (request, words) in [
        (many.as_str(), "Member must have length less than or equal to 10"),
        ("[]", "Member must have length greater than or equal to 1"),
        ("{", "not JSON"),
    ] {
        let log = simulate(&model, &put(request), 7, None);
        assert!(log.answers[0].refusal.as_ref().unwrap().contains(words), "{request}");
        assert_eq!(log.events.len(), 0);
    }
}

#[test]
fn each_wrong_entry_is_answered_as_the_service_does() {
    const SOURCE: &str = "Parameter Source is not valid. Reason: Source is a required argument.";
    const DETAIL_TYPE: &str = "Parameter DetailType is not valid. Reason: DetailType is a required argument.";
    const DETAIL: &str = "Parameter Detail is not valid. Reason: Detail is a required argument.";
    const MALFORMED: &str = "Detail is malformed.";
    const RESERVED: &str = "Not authorized for the source.";
    let cases = [
        (r#"{"DetailType":"T","Detail":"{}"}"#, "InvalidArgument", SOURCE),
        (r#"{"Source":"","DetailType":"T","Detail":"{}"}"#, "InvalidArgument", SOURCE),
        (r#"{"Source":"s","Detail":"{}"}"#, "InvalidArgument", DETAIL_TYPE),
        (r#"{"Source":"s","DetailType":"T"}"#, "InvalidArgument", DETAIL),
        ("{}", "InvalidArgument", SOURCE),
        (r#"{"Source":"s","DetailType":"T","Detail":"a text"}"#, "MalformedDetail", MALFORMED),
        (r#"{"Source":"s","DetailType":"T","Detail":"[1]"}"#, "MalformedDetail", MALFORMED),
        (r#"{"Source":"s","DetailType":"T","Detail":"{\"a\":"}"#, "MalformedDetail", MALFORMED),
        (r#"{"Source":"s","DetailType":"T","Detail":"\"{}\""}"#, "MalformedDetail", MALFORMED),
        (
            r#"{"Source":"aws.s3","DetailType":"T","Detail":"{}"}"#,
            "NotAuthorizedForSourceException",
            RESERVED,
        ),
    ];
    let entries = cases.map(|(entry, _, _)| entry);
    let sound = r#"{"Source":"shop","DetailType":"T","Detail":"{}"}"#;
    for entries in [&entries[..5], &entries[5..]] {
        let request = format!("[{},{sound}]", entries.join(","));
        let kind = StimulusKind::PutEvents { request: request.into(), caller: None };
        let log = simulate(&model(vec![]), &[Stimulus { at: NOW, kind }], 7, None);
        let answer = &log.answers[0];
        assert_eq!((answer.failed_entry_count(), log.events.len()), (entries.len(), 1));
        for (entry, answer) in entries.iter().zip(&answer.entries) {
            let (_, code, message) = cases.iter().find(|(known, _, _)| known == entry).unwrap();
            assert_eq!(answer.error(), Some((*code, (*message).to_owned())), "{entry}");
        }
    }
}

#[test]
fn what_cannot_succeed_is_not_tried_again() {
    let target = || Target::new("1", QUEUE);
    let transformer = |template: &str| Input::Transformer {
        paths: vec![("d".to_owned(), "$.detail".to_owned())],
        template: template.into(),
    };
    let cases = [
        (Target { permitted: false, ..target() }, "NoPermissions", false),
        (Target { fault: Fault::Missing, ..target() }, "NoResource", false),
        (Target { fault: Fault::Status(404), ..target() }, "ErrorFromTarget", false),
        (Target { input: transformer(r#"{"d":"<d>"}"#), ..target() }, "InvalidJson", true),
        (Target { input: Input::Path("$.detail.nope".to_owned()), ..target() }, "InvalidParameter", true),
        (Target::new("1", "arn:aws:sqs:eu-west-1:111122223333:q.fifo"), "InvalidParameter", false),
        (Target::new("1", "arn:aws:events:eu-west-1:111122223333:event-bus/nope"), "NoResource", false),
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
        let failed = "Failed(attempt: 1, error: NoPermissions)";
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
fn another_account_needs_the_policy_of_the_bus() {
    let mut model = model(vec![]);
    let policy = r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"events:PutEvents"}]}"#;
    model.buses.push(Bus { policy: Some(policy.into()), ..Bus::new("shop") });
    let put = |caller: &str| {
        let request = r#"{"Source":"s","DetailType":"T","Detail":"{}","EventBusName":"shop"}"#;
        let kind = StimulusKind::PutEvents { request: request.into(), caller: Some(caller.to_owned()) };
        simulate(&model, &[Stimulus { at: NOW, kind }], 7, None)
    };
    let taken = put("222222222222");
    assert!(matches!(taken.answers[0].entries[..], [EntryAnswer::Taken { .. }]));
    assert!(taken.events[0].text.contains("\"account\": \"222222222222\""));
    assert_eq!(put("333333333333").answers[0].entries, [EntryAnswer::Denied]);
}

#[test]
fn what_a_target_sends_is_refused_like_any_entry() {
    let entries =
        [r#"{"Source":"aws.ec2","DetailType":"T","Detail":"{}"}"#, r#"{"Source":"a","DetailType":"T"}"#];
    let target = Target { emits: entries.map(Into::into).into(), ..Target::new("1", QUEUE) };
    let model = one(target);
    let steps = ["Received", "Matched", "Delivered(attempt: 1)", "Refused(0)", "Refused(1)"];
    let log = simulate(&model, &[event("shop")], 7, None);
    let mut seen = story(&log);
    seen[3..].sort();
    assert_eq!(seen, steps);
    let told = words::sentence(&model, &log, &log.steps[3]);
    assert!(told.starts_with("SQS queue q sent an entry that PutEvents refused: "), "{told}");
    assert_eq!(log.events.len(), 1);
}

#[test]
fn a_whole_event_that_is_sent_gets_an_id_and_a_time_of_its_own() {
    let text = r#"{"version":"0","id":"old","source":"aws.ec2","time":"2020-01-01T00:00:00Z","detail":{"id":"kept"}}"#;
    let emits = vec![text.into(), r#"{"source":"aws.ec2"}"#.into()];
    let log = simulate(&one(Target { emits, ..Target::new("1", QUEUE) }), &[event("shop")], 7, None);
    let emitted: Vec<&str> = log.events[1..].iter().map(|event| &*event.text).collect();
    let whole = emitted.iter().find(|text| text.starts_with(r#"{"version":"0","id":""#)).unwrap();
    assert!(!whole.contains("old") && whole.contains(r#""detail":{"id":"kept"}"#), "{whole}");
    assert!(whole.contains(r#""time":"2026-03-01T10:00:00Z""#), "{whole}");
    assert!(
        emitted.iter().any(|text| text.starts_with(r#"{"id":""#) && text.ends_with(r#""source":"aws.ec2"}"#))
    );
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
    let replay = |archive, rules: &[u32]| Stimulus {
        at: NOW + 600_000,
        kind: StimulusKind::Replay {
            name: "again".to_owned(),
            archive,
            from: NOW,
            until: NOW + 1,
            rules: rules.to_vec(),
        },
    };
    let delivered = ["Received", "Archived(0)", "Matched", "Delivered(attempt: 1)"];
    let again = ["ReplayStarted(1)", "Received", "Matched", "ReplayEnded(1)", "Delivered(attempt: 1)"];
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
    let due = |rule| Stimulus { at: NOW, kind: StimulusKind::Scheduled { rule } };
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
    let kind = StimulusKind::Event { bus: "default".to_owned(), event: text.into() };
    let matched = |state| {
        let model = model(vec![Rule { state, ..rule("r", "aws.s3", vec![]) }]);
        story(&simulate(&model, &[Stimulus { at: NOW, kind: kind.clone() }], 7, None))
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

fn alarm(metric: Metric, rule: Option<u32>) -> Alarm {
    Alarm {
        name: "failing".to_owned(),
        metric,
        rule,
        comparison: Comparison::GreaterOrEqual,
        threshold: 1,
        period_minutes: 1,
        periods: 1,
        missing: MissingData::NotBreaching,
    }
}

#[test]
fn an_alarm_sends_an_event_that_rules_match() {
    let mut model = one(Target { permitted: false, ..Target::new("1", QUEUE) });
    model.rules.push(rule("all", "aws.cloudwatch", vec![Target::new("1", QUEUE)]));
    let only_on =
        r#"{"detail-type":["CloudWatch Alarm State Change"],"detail":{"state":{"value":["ALARM"]}}}"#;
    model.rules.push(Rule { pattern: Some(only_on.into()), ..rule("on", "", vec![Target::new("1", QUEUE)]) });
    model.alarms.push(alarm(Metric::FailedInvocations, Some(0)));
    let log = check(
        &model,
        &[event("shop")],
        &[
            "Received",
            "Matched",
            "Failed(attempt: 1, error: NoPermissions)",
            "Dropped",
            "Alarm(alarm: 0, state: Alarm)",
            "Received",
            "Matched",
            "Matched",
            "Delivered(attempt: 1)",
            "Delivered(attempt: 1)",
            "Alarm(alarm: 0, state: Ok)",
            "Received",
            "Matched",
            "Delivered(attempt: 1)",
        ],
    );
    let sent = &log.events[1];
    assert_eq!((sent.origin, sent.depth, sent.bus), (Origin::Alarm(0), 1, Some(0)));
    let document = json::parse(&sent.text);
    assert_eq!(document.problems(), [], "{}", sent.text);
    let detail = document.root().and_then(|root| root.get("detail")).unwrap();
    let of =
        |outer: &str, inner: &str| detail.get(outer)?.get(inner)?.as_str().map(std::borrow::Cow::into_owned);
    assert_eq!(of("state", "value").as_deref(), Some("ALARM"));
    assert_eq!(of("previousState", "value").as_deref(), Some("INSUFFICIENT_DATA"));
    assert_eq!(
        of("state", "reason").as_deref(),
        Some(
            "Threshold Crossed: 1 datapoint [1.0 (2026-03-01T10:00:00.000+0000)] was greater than or equal to the threshold (1.0)."
        )
    );
    assert!(sent.text.contains(r#""dimensions":{"RuleName":"r"}"#), "{}", sent.text);
    assert!(sent.text.contains("alarm:failing\"]"), "{}", sent.text);
}

#[test]
fn alarms_of_alarms_end() {
    // Each change of the alarm's state leads to a failed delivery, and that to the next change.
    let lost = Target { permitted: false, ..Target::new("1", QUEUE) };
    let mut model =
        model(vec![rule("r", "shop", vec![lost.clone()]), rule("all", "aws.cloudwatch", vec![lost])]);
    model.alarms.push(alarm(Metric::FailedInvocations, None));
    let log = simulate(&model, &[event("shop")], 7, None);
    assert_eq!(log.events.len(), usize::from(MAX_DEPTH) + 1);
    // The alarm still goes off, and back.
    assert_eq!(story(&log).iter().filter(|step| *step == "LoopCut").count(), 2);
    // Without a loop there are many changes, but not as many events.
    model.rules.pop();
    let events: Vec<Stimulus> = (0..1_200).map(|n| event_at(NOW + n * 120_000, "default", "shop")).collect();
    let log = simulate(&model, &events, 7, None);
    let changes = story(&log).iter().filter(|step| step.starts_with("Alarm")).count();
    assert_eq!((changes, log.events.len()), (2_400, 1_200 + MAX_ALARM_EVENTS as usize));
}

#[test]
fn a_long_silence_costs_nothing() {
    let mut model = one(Target::new("1", QUEUE));
    model.alarms.push(Alarm { periods: u32::MAX, ..alarm(Metric::MatchedEvents, None) });
    model.alarms.push(alarm(Metric::MatchedEvents, None));
    let ages = 50 * 365 * 86_400_000;
    let log = simulate(&model, &[event("shop"), event_at(NOW + ages, "default", "shop")], 7, None);
    assert_eq!(log.steps.iter().filter(|step| matches!(step.kind, StepKind::Alarm { .. })).count(), 5);
}

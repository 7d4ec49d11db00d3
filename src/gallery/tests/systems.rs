//! Each system is read without problems, plays to its end, and does what its sentence says.

use super::{examples, find};
use crate::bus::advice::{AdviceKind, advise};
use crate::bus::log::{Answer, Delivery, ErrorCode, Exhausted, Log, Outcome, StepKind};
use crate::bus::model::{AlarmState, Model};
use crate::bus::system::{SelectedRule, System, inputs, read};
use crate::bus::{MAX_DEPTH, payload_of, simulate};
use crate::gallery::{Example, Group};
use crate::json;
use crate::workspace::Settings;
use std::sync::Arc;

/// A system that was played as a new workspace plays it.
struct Play {
    model: Model,
    log: Log,
}

fn systems() -> impl Iterator<Item = &'static Example> {
    examples().iter().filter(|example| example.group == Group::Systems)
}

fn setup(example: &Example) -> System {
    let Settings { account, region } = Settings::default();
    let pattern = Arc::from(example.pattern);
    let selected_rule =
        SelectedRule { account: &account, region: &region, pattern: &pattern, handler: example.handler };
    read(example.system, selected_rule)
}

#[track_caller]
fn play(id: &str) -> Play {
    let example = find(id).unwrap();
    let setup = setup(&example);
    let events: Vec<Arc<str>> = example.events.iter().map(|(_, event)| Arc::from(*event)).collect();
    let (inputs, until, _) = inputs(&setup, &events);
    let log = simulate(&setup.model, &inputs, 1, Some(until));
    Play { model: setup.model, log }
}

impl Play {
    /// Returns the deliveries to the target with this id, in the order in which they began.
    fn deliveries(&self, rule: &str, target: &str) -> Vec<Delivery> {
        let is_meant = |delivery: &&Delivery| {
            self.model.rules[delivery.rule as usize].name == rule
                && self.model.target(delivery.rule, delivery.target).unwrap().id == target
        };
        self.log.deliveries.iter().filter(is_meant).copied().collect()
    }

    fn outcomes(&self, rule: &str, target: &str) -> Vec<Outcome> {
        self.deliveries(rule, target).iter().map(|delivery| delivery.outcome).collect()
    }

    /// Returns the payloads of a target's steps of one kind, in the order of time.
    fn shown(&self, rule: &str, target: &str, is_meant: fn(StepKind) -> bool) -> Vec<String> {
        let meant = self.deliveries(rule, target);
        let belongs = |delivery: u32| meant.contains(&self.log.deliveries[delivery as usize]);
        let steps = self.log.steps.iter().enumerate();
        let steps = steps.filter(|(_, step)| is_meant(step.kind) && step.delivery.is_some_and(belongs));
        steps.filter_map(|(index, _)| Some(payload_of(&self.model, &self.log, index)?.text)).collect()
    }

    /// Returns the payloads that arrived at a target.
    fn arrived(&self, rule: &str, target: &str) -> Vec<String> {
        self.shown(rule, target, |kind| matches!(kind, StepKind::Delivered { .. }))
    }

    fn count(&self, is_meant: fn(StepKind) -> bool) -> usize {
        self.log.steps.iter().filter(|step| is_meant(step.kind)).count()
    }
}

/// Returns a member of an object, as it is there or as the text that it holds.
fn member(text: &str, key: &str) -> String {
    let document = json::parse(text);
    let value = document.root().unwrap().get(key).unwrap();
    value.as_str().map_or_else(|| json::compact(value), std::borrow::Cow::into_owned)
}

#[test]
fn systems_are_read_without_problems_and_play_to_their_end() {
    for example in systems() {
        let setup = setup(example);
        let (inputs, until, problems) = inputs(&setup, &[]);
        let all = setup.problems.iter().chain(&problems);
        let told: Vec<String> =
            all.map(|it| it.span.of(example.system).to_owned() + ": " + &it.sentence()).collect();
        assert_eq!(told, [""; 0], "{}", example.id);
        assert!(inputs.iter().all(|input| input.at <= until), "{}", example.id);
        let Play { log, .. } = play(example.id);
        assert_eq!(log.cut, None, "{}", example.id);
        assert!(log.deliveries.iter().all(|it| it.outcome != Outcome::Waiting), "{}", example.id);
    }
}

#[test]
fn only_whole_systems_have_a_system() {
    for example in examples() {
        let is_listed = systems().any(|system| system.id == example.id);
        assert_eq!(!example.system.is_empty(), is_listed, "{}", example.id);
    }
}

#[test]
fn targets_that_need_a_role_have_one() {
    use crate::targets::permission::Way;
    for example in systems() {
        let model = setup(example).model;
        for target in model.rules.iter().flat_map(|rule| &rule.targets) {
            let is_by_role = target.kind().permission.unwrap().way == Way::Role;
            assert_eq!(target.role.is_some(), is_by_role, "{}: {}", example.id, target.id);
        }
    }
}

#[test]
fn a_request_starts_an_instance_and_the_team_is_told() {
    let play = play("system-start-ec2");
    assert_eq!(play.log.answers[0].failed_entry_count(), 0);
    // One of the list, one by PutEvents; the request to stop is nobody's.
    assert_eq!(play.outcomes("start-ec2-on-request", "starter"), [Outcome::Delivered; 2]);
    let logs =
        play.shown("start-ec2-on-request", "starter", |kind| matches!(kind, StepKind::FunctionReturned(1)));
    assert!(
        logs.len() == 2 && logs.iter().all(|log| log.contains("Started EC2 Instance: i-1234567890abcdef0"))
    );
    let told = play.arrived("instance-running", "team");
    assert_eq!(told.len(), 2);
    assert_eq!(member(&told[0], "Message"), "\"Instance i-1234567890abcdef0 is running.\"");
    assert_eq!(play.count(|kind| kind == StepKind::NoRuleMatched), 1);
}

#[test]
fn an_upload_is_processed_and_its_result_passed_on() {
    let play = play("system-s3-upload");
    assert_eq!(play.outcomes("on-upload", "processor"), [Outcome::Delivered]);
    let results = play.arrived("on-result", "importer");
    let bodies: Vec<String> = results.iter().map(|message| member(message, "Body")).collect();
    assert_eq!(bodies, [r#"{"file":"s3://my-result-bucket/reports/2026/03/sales.json"}"#]);
}

#[test]
fn a_hot_service_is_scaled_and_refused_tasks_set_off_the_alarm() {
    let play = play("system-ecs-scaling");
    let input = &play.arrived("checkout-cpu-high", "scale-out")[0];
    assert_eq!(
        json::compact(json::parse(input).root().unwrap()),
        r#"{"cluster":"shop","service":"checkout","add":2}"#
    );
    let tasks = play.deliveries("checkout-cpu-high", "extra-tasks");
    let [Delivery { outcome: Outcome::DeadLettered, attempts: 4, error: Some(ErrorCode::Throttling), .. }] =
        tasks.as_slice()
    else {
        panic!("{tasks:?}")
    };
    assert_eq!(play.count(|kind| matches!(kind, StepKind::Alarm { state: AlarmState::Alarm, .. })), 1);
}

#[test]
fn a_failed_deployment_is_told_in_two_sentences() {
    let play = play("system-pipeline-failed");
    let told = play.arrived("shop-pipeline-failed", "team");
    let [told] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        member(told, "Message"),
        "\"The deployment of shop-deploy failed at 2026-04-08T10:22:31Z.\"\n\
         \"Its execution was c53dbd42-8f1a-4e6b-9a07-2d4b0f6c9e18.\""
    );
    assert_eq!(play.outcomes("all-pipelines", "log"), [Outcome::Delivered; 2]);
}

#[test]
fn snapshots_reach_one_function_and_its_failure_is_kept() {
    let play = play("system-rds-snapshots");
    assert_eq!(play.outcomes("standalone-snapshot", "function"), [Outcome::Delivered; 2]);
    assert_eq!(play.outcomes("cluster-snapshot", "function"), [Outcome::Delivered]);
    assert_eq!(play.count(|kind| matches!(kind, StepKind::FunctionReturned(_))), 2);
    assert_eq!(play.count(|kind| matches!(kind, StepKind::FunctionFailed(_))), 3);
    let records = play.shown("standalone-snapshot", "function", |kind| kind == StepKind::RecordSent);
    let [record] = records.as_slice() else { panic!("{records:?}") };
    assert!(member(record, "requestContext").contains("RetriesExhausted"), "{record}");
    assert!(member(record, "responsePayload").contains("KeyError"), "{record}");
}

#[test]
fn a_batch_runs_on_two_nights_and_when_asked_for() {
    let play = play("system-nightly-batch");
    let inputs: Vec<String> =
        play.arrived("nightly-batch", "workflow").iter().map(|request| member(request, "input")).collect();
    assert_eq!(
        inputs,
        [
            r#"{"asked-by":"shop.backoffice","at":"2026-03-02T18:00:00Z"}"#,
            r#"{"asked-by":"aws.events","at":"2026-03-03T00:00:00Z"}"#,
            r#"{"asked-by":"aws.events","at":"2026-03-04T00:00:00Z"}"#,
        ]
    );
    let tasks = play.arrived("nightly-batch", "report");
    assert!(tasks.len() == 3 && tasks.iter().all(|task| task.contains("--last-day")), "{tasks:?}");
    assert_eq!(play.outcomes("clean-up", "function"), [Outcome::Delivered; 2]);
    assert_eq!(play.count(|kind| kind == StepKind::ScheduleFired), 4);
}

#[test]
fn orders_stream_into_queues_and_a_workflow() {
    let play = play("system-streams");
    let whole = play.arrived("stream-orders", "all");
    assert_eq!(whole.len(), 2);
    assert_eq!(member(&member(&whole[0], "Body"), "detail-type"), "Order Placed");
    let grouped = play.arrived("stream-orders", "by-customer");
    let groups: Vec<String> =
        grouped.iter().map(|message| member(&member(message, "Attributes"), "MessageGroupId")).collect();
    assert_eq!(groups, ["c-77", "c-12"]);
    assert_eq!(member(&grouped[0], "Body"), r#"{"order":"A-1042","customer":"c-77","total":59.9}"#);
    let started = play.arrived("stream-orders", "workflow");
    assert_eq!(member(&started[1], "input"), r#"{"order":"A-1038","what":"Order Shipped","total":18.5}"#);
}

#[test]
fn all_is_audited_and_a_replay_is_not_handled_twice() {
    let play = play("system-audit-bus");
    assert_eq!(play.outcomes("fulfil-order", "warehouse"), [Outcome::Delivered]);
    assert_eq!(play.outcomes("to-audit", "audit"), [Outcome::Delivered; 4]);
    assert_eq!(play.count(|kind| matches!(kind, StepKind::Archived(_))), 2);
    let kept = play.arrived("keep-all", "log");
    let is_replayed = |request: &&String| request.contains("replay-name");
    assert_eq!((kept.len(), kept.iter().filter(is_replayed).count()), (4, 2));
}

#[test]
fn targets_fail_in_four_ways() {
    let play = play("system-failing-targets");
    let end = |target| {
        let deliveries = play.deliveries("on-order", target);
        let [one] = deliveries.as_slice() else { panic!("{deliveries:?}") };
        (one.outcome, one.attempts, one.error, one.exhausted)
    };
    assert_eq!(end("recovers"), (Outcome::Delivered, 3, None, None));
    let attempts = Some(Exhausted::Attempts);
    assert_eq!(end("too-many"), (Outcome::DeadLettered, 4, Some(ErrorCode::Throttling), attempts));
    assert_eq!(end("deleted"), (Outcome::DeadLettered, 1, Some(ErrorCode::NoResource), None));
    let (outcome, tries, error, exhausted) = end("no-queue");
    assert_eq!(
        (outcome, error, exhausted),
        (Outcome::Dropped, Some(ErrorCode::ErrorFromTarget), Some(Exhausted::Age))
    );
    assert!((5..=8).contains(&tries), "{tries}");
    let kept = play.shown("on-order", "too-many", |kind| kind == StepKind::DeadLettered);
    let attributes = member(&kept[0], "MessageAttributes");
    assert!(attributes.contains("THROTTLING") && attributes.contains("MaximumRetryAttempts"), "{attributes}");
    assert!(play.arrived("on-order", "recovers")[0].starts_with("POST /orders HTTP/1.1\n"));
    assert_eq!(play.count(|kind| matches!(kind, StepKind::Alarm { state: AlarmState::Alarm, .. })), 1);
}

#[test]
fn who_is_not_let_in_is_not_tried_again() {
    let play = play("system-no-permission");
    assert_eq!(play.outcomes("on-order", "let-in"), [Outcome::Delivered; 2]);
    // What SQS says of a queue that does not let anybody in is that it may not exist.
    for (target, outcome, error) in [
        ("kept", Outcome::DeadLettered, ErrorCode::NoResource),
        ("lost", Outcome::Dropped, ErrorCode::NoPermissions),
    ] {
        for delivery in play.deliveries("on-order", target) {
            assert_eq!((delivery.outcome, delivery.attempts), (outcome, 1), "{target}");
            assert_eq!(delivery.error, Some(error), "{target}");
        }
    }
    let failed: Vec<usize> = play.log.answers.iter().map(Answer::failed_entry_count).collect();
    assert_eq!(failed, [0, 1]);
}

#[test]
fn a_loop_is_cut() {
    let play = play("system-loop");
    assert_eq!(play.count(|kind| kind == StepKind::LoopCut), 1);
    assert_eq!(play.outcomes("round-price", "function").len(), usize::from(MAX_DEPTH) + 1);
}

#[test]
fn no_other_system_has_a_loop() {
    for example in systems() {
        let advice = advise(&setup(example).model);
        let has_loop = advice.iter().any(|it| matches!(it.kind, AdviceKind::Loop { .. }));
        let is_cut = play(example.id).count(|kind| kind == StepKind::LoopCut) > 0;
        assert_eq!(
            (has_loop, is_cut),
            (example.id == "system-loop", example.id == "system-loop"),
            "{}",
            example.id
        );
    }
}

#[test]
fn the_use_cases_of_the_tutorial_are_there() {
    // What happens, and the kind of target that acts on it.
    let rows = [
        ("auto-start-ec2", None),
        ("system-start-ec2", Some("Lambda function")),
        ("system-s3-upload", Some("Lambda function")),
        ("system-ecs-scaling", Some("ECS task")),
        ("system-pipeline-failed", Some("SNS topic")),
        ("system-nightly-batch", Some("Step Functions state machine")),
    ];
    for (id, kind) in rows {
        let example = find(id).unwrap();
        let model = setup(&example).model;
        let has = |kind| model.rules.iter().flat_map(|rule| &rule.targets).any(|it| it.kind().title == kind);
        assert!(kind.map_or(example.handler.is_some(), has), "{id}");
    }
}

//! What others recorded at AWS, row by row. SD: native captures of September 2026 by a third party; LS: AWS-recorded
//! snapshots of LocalStack's tests, 2024 and 2025.

use super::*;
use crate::bus::log::ErrorCode;
use crate::bus::model::AsyncInvocation;
use crate::json::Value;

const ACCOUNT: &str = "111122223333";

/// Returns a bus by its name, which begins with its Region.
fn arn_of(bus: &str) -> String {
    let (region, name) = bus.split_once(' ').unwrap();
    format!("arn:aws:events:{region}:{ACCOUNT}:event-bus/{name}")
}

/// Returns a chain of buses, each with a rule that sends everything of the shop on to the next.
fn chain(buses: &[&str]) -> Model {
    let mut model = Model::new(ACCOUNT, "eu-west-1");
    model.buses = buses
        .iter()
        .map(|bus| {
            let (region, name) = bus.split_once(' ').unwrap();
            Bus { region: Some(region.to_owned()), ..Bus::new(name) }
        })
        .collect();
    let rules = buses.windows(2).map(|pair| Rule {
        bus: arn_of(pair[0]),
        ..rule("on", "shop", vec![Target::new("next", &arn_of(pair[1]))])
    });
    model.rules = rules.collect();
    model
}

fn member(text: &str, key: &str) -> String {
    let document = json::parse(text);
    let value = document.root().and_then(|root| root.get(key));
    value.map_or_else(String::new, |value| value.as_str().map_or_else(|| json::compact(value), String::from))
}

#[test]
fn row_16_another_region_gives_a_new_id_and_time() {
    // LS for the id (4 of 4) and for what stays; SD alone for the time.
    for (to, is_kept) in [("eu-west-1 b", true), ("us-east-1 b", false)] {
        let model = chain(&["eu-west-1 a", to]);
        let log = simulate(&model, &[event_at(NOW + 90_000, "a", "shop")], 7, None);
        let [before, after] = log.events.as_slice() else { panic!("{:?}", log.events) };
        for (key, may_change) in
            [("id", true), ("time", true), ("account", false), ("region", false), ("detail", false)]
        {
            let is_same = member(&before.text, key) == member(&after.text, key);
            assert_eq!(is_same, is_kept || !may_change, "{to}: {key}");
        }
        assert_eq!(member(&after.text, "time") == "2026-03-01T10:01:30Z", !is_kept);
    }
}

#[test]
fn row_17_a_hop_within_a_region_and_one_between_regions_are_counted_apart() {
    // SD alone, six graphs.
    for (buses, expected) in [
        (["eu-west-1 a", "eu-west-1 b", "eu-west-1 c"], Some("THIRD_ACCOUNT_HOP_DETECTED")),
        (["eu-west-1 a", "eu-west-1 b", "eu-west-1 a"], Some("THIRD_ACCOUNT_HOP_DETECTED")),
        (["eu-west-1 a", "eu-west-1 b", "us-east-1 c"], None),
        (["eu-west-1 a", "us-east-1 b", "us-east-1 c"], None),
        (["eu-west-1 a", "us-east-1 b", "ap-south-1 c"], Some("THIRD_REGION_HOP_DETECTED")),
        (["eu-west-1 a", "us-east-1 b", "eu-west-1 c"], Some("THIRD_REGION_HOP_DETECTED")),
    ] {
        let log = simulate(&chain(&buses), &[event_at(NOW, "a", "shop")], 7, None);
        let second = log.deliveries.get(1).unwrap();
        assert_eq!(second.error.map(ErrorCode::name), expected, "{buses:?}");
        assert_eq!(log.events.len(), if expected.is_none() { 3 } else { 2 }, "{buses:?}");
    }
}

#[test]
fn row_18_a_bus_that_does_not_exist_swallows_the_event() {
    // SD alone, watched for 11 minutes.
    let dead_letter = Some(DeadLetter { arn: DLQ.to_owned(), permitted: true });
    let missing = Target { dead_letter, ..Target::new("1", &arn_of("eu-west-1 nope")) };
    let fault = Target { fault: Fault::Missing, ..Target::new("1", &arn_of("eu-west-1 default")) };
    for target in [missing, fault] {
        check(
            &one(target.clone()),
            &[event("shop")],
            &["Received", "Matched", "Delivered(attempt: 1)", "Forwarded(1)", "Swallowed"],
        );
        let log = simulate(&one(Target { permitted: false, ..target }), &[event("shop")], 7, None);
        assert_eq!(log.deliveries[0].error, Some(ErrorCode::NoPermissions));
    }
}

#[test]
fn row_20_a_replayed_event_has_a_new_id() {
    // SD alone ("every replay must create new ids"); an emulator's own tests say so, too.
    let mut model = one(Target::new("1", QUEUE));
    model.archives =
        vec![Archive { name: "a".to_owned(), bus: "default".to_owned(), pattern: None, retention_days: 0 }];
    let replay = |name: &str, after: i64| SimulationInput {
        at: NOW + after,
        kind: SimulationInputKind::Replay {
            name: name.to_owned(),
            archive: 0,
            from: i64::MIN,
            until: i64::MAX,
            rules: vec![],
        },
    };
    let inputs = [event("shop"), replay("first", 60_000), replay("second", 120_000)];
    let log = simulate(&model, &inputs, 7, None);
    let ids: Vec<String> = log.events.iter().map(|event| member(&event.text, "id")).collect();
    assert_eq!(ids[0], "1");
    assert!(ids[1] != ids[0] && ids[2] != ids[1] && ids[1].len() == 36, "{ids:?}");
    for key in ["time", "account", "region", "resources", "detail"] {
        assert_eq!(member(&log.events[0].text, key), member(&log.events[1].text, key), "{key}");
    }
    assert_eq!(member(&log.events[2].text, "replay-name"), "second");
    // A replayed event is not archived again.
    assert_eq!(story(&log).iter().filter(|step| *step == "Archived(0)").count(), 1);
}

/// Returns a function whose failures and successes go to a bus.
fn to_bus(fault: Fault) -> Model {
    let destination = Some(arn_of("eu-west-1 results"));
    let asynchronous = AsyncInvocation {
        on_failure: destination.clone(),
        on_success: destination,
        ..AsyncInvocation::default()
    };
    let mut model = one(Target { fault, asynchronous, ..Target::new("1", LAMBDA) });
    model.buses.push(Bus::new("results"));
    model
        .rules
        .push(Rule { bus: "results".to_owned(), ..rule("all", "lambda", vec![Target::new("1", QUEUE)]) });
    model
}

#[test]
fn row_24_a_bus_as_a_destination_gets_an_event_that_its_rules_match() {
    // LS for the failure; the success is its counterpart in the Lambda Developer Guide.
    for (fault, kind, condition, count) in
        [(Fault::FunctionError, "Failure", "RetriesExhausted", "3"), (Fault::None, "Success", "Success", "1")]
    {
        let log = simulate(&to_bus(fault), &[event("shop")], 7, None);
        let sent = &log.events.get(1).unwrap().text;
        assert_eq!(member(sent, "source"), "lambda");
        assert_eq!(member(sent, "detail-type"), format!("Lambda Function Invocation Result - {kind}"));
        let bus = arn_of("eu-west-1 results");
        assert_eq!(member(sent, "resources"), format!(r#"["{bus}","{LAMBDA}:$LATEST"]"#));
        let context = member(&member(sent, "detail"), "requestContext");
        assert_eq!(member(&context, "condition"), condition);
        assert_eq!(member(&context, "approximateInvokeCount"), count);
        let document = json::parse(sent);
        let keys: Vec<String> =
            document.root().unwrap().children().filter_map(Value::key).map(String::from).collect();
        assert_eq!(
            keys,
            ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"]
        );
        assert_eq!(log.deliveries.last().map(|it| (it.rule, it.outcome)), Some((1, Outcome::Delivered)));
    }
}

#[test]
fn row_25_one_request_id_in_logs_answer_record_and_dead_letter() {
    // LS, 5 records; the attributes of Lambda's own dead letter are LS as well.
    let asynchronous = AsyncInvocation {
        on_failure: Some(QUEUE.to_owned()),
        dead_letter: Some(DLQ.to_owned()),
        ..AsyncInvocation::default()
    };
    let function = |fault, handler: Option<&str>| Target {
        fault,
        handler: handler.map(str::to_owned),
        asynchronous: asynchronous.clone(),
        ..Target::new("1", LAMBDA)
    };
    for (target, error_type) in [
        (function(Fault::FunctionError, None), "RuntimeError"),
        (function(Fault::FailsFirst(9), None), "RuntimeError"),
        (function(Fault::TimesOut, None), "Sandbox.Timedout"),
        (function(Fault::None, Some("snapshot")), "KeyError"),
    ] {
        let model = one(target);
        let log = simulate(&model, &[event("shop")], 7, None);
        let shown = |kind: StepKind| {
            let step = log.steps.iter().position(|step| step.kind == kind).unwrap();
            payload_of(&model, &log, step).unwrap().text
        };
        let record = shown(StepKind::RecordSent);
        let id = member(&member(&record, "requestContext"), "requestId");
        assert_eq!(id.len(), 36);
        let answer = member(&record, "responsePayload");
        assert_eq!(member(&answer, "errorType"), error_type);
        if error_type == "Sandbox.Timedout" {
            assert_eq!(
                member(&answer, "errorMessage"),
                format!("RequestId: {id} Error: Task timed out after 3.00 seconds")
            );
        } else {
            assert_eq!(member(&answer, "requestId"), id);
            assert!(member(&answer, "stackTrace").contains("lambda_handler"), "{answer}");
        }
        for run in 1..=3 {
            let told = shown(StepKind::FunctionFailed(run));
            assert!(told.contains(&format!("START RequestId: {id} Version: $LATEST")), "{told}");
            assert!(told.contains(&format!("REPORT RequestId: {id}")), "{told}");
        }
        let letter = shown(StepKind::FunctionDeadLettered);
        assert_eq!(member(&member(&letter, "Body"), "source"), "shop");
        let attributes = member(&letter, "MessageAttributes");
        let attribute = |name: &str| member(&member(&attributes, name), "StringValue");
        assert_eq!(attribute("ErrorCode"), "200");
        assert_eq!(attribute("RequestID"), id);
        assert_eq!(attribute("ErrorMessage"), member(&answer, "errorMessage"));
    }
}

#[test]
fn a_bus_that_cannot_use_its_key_sends_own_events_to_its_dead_letter_queue() {
    // User Guide, "Using dead-letter queues to capture encrypted event errors".
    let bus = |arn: Option<&str>, is_key_disabled| Bus {
        kms_key: Some("alias/k".to_owned()),
        is_key_disabled,
        dead_letter: arn.map(|arn| DeadLetter { arn: arn.to_owned(), permitted: true }),
        ..Bus::new("default")
    };
    for (bus, source, expected) in [
        (bus(Some(DLQ), false), "shop", "Matched"),
        (Bus { kms_key: None, ..bus(Some(DLQ), true) }, "shop", "Matched"),
        (bus(Some(DLQ), true), "shop", "Unprocessed(is_kept: true)"),
        (bus(Some(DLQ), true), "aws.ec2", "Unprocessed(is_kept: false)"),
        (bus(None, true), "shop", "Unprocessed(is_kept: false)"),
        (bus(Some(LAMBDA), true), "shop", "Unprocessed(is_kept: false)"),
    ] {
        let mut model = model(vec![rule("r", source, vec![])]);
        model.buses = vec![bus];
        let log = check(&model, &[event(source)], &["Received", expected]);
        let message = payload_of(&model, &log, 1).unwrap().text;
        assert_eq!(member(&message, "Body").is_empty(), expected != "Unprocessed(is_kept: true)");
    }
}

#[test]
fn a_role_that_cannot_be_assumed_has_a_code_of_its_own_but_for_buses() {
    // SD alone.
    let role = Some("arn:aws:iam::111122223333:role/r".to_owned());
    let target = |arn: &str, role: &Option<String>| Target {
        fault: Fault::RoleNotAssumed,
        role: role.clone(),
        ..Target::new("1", arn)
    };
    for (target, expected) in [
        (target(QUEUE, &role), Some("FAILED_TO_ASSUME_ROLE")),
        (target(&arn_of("eu-west-1 default"), &role), Some("NO_PERMISSIONS")),
        (target(QUEUE, &None), None),
    ] {
        let log = simulate(&one(target), &[event("shop")], 7, None);
        let delivery = log.deliveries.first().unwrap();
        assert_eq!((delivery.error.map(ErrorCode::name), delivery.attempts), (expected, 1));
    }
}

//! Entries: the service's answers, and the results of their events.

use super::*;

#[test]
fn nobody_is_told_of_an_event_for_a_bus_that_does_not_exist() {
    let model = one(Target::new("1", QUEUE));
    check(&model, &[event_at(NOW, "Default", "shop")], &["Swallowed"]);
    let broken = SimulationInputKind::Event { bus: "default".to_owned(), event: "{\"source\":".into() };
    check(&model, &[SimulationInput { at: NOW, kind: broken }], &["Swallowed"]);
    let request = r#"[{"Source":"shop","DetailType":"T","Detail":"{}","EventBusName":"nope"}]"#;
    let put = SimulationInputKind::PutEvents { request: request.into(), caller: None };
    let log = check(&model, &[SimulationInput { at: NOW, kind: put }], &["PutEvents(0)", "Swallowed"]);
    assert!(matches!(log.answers[0].entries[..], [EntryAnswer::Taken { .. }]));
}

#[test]
fn put_events_answers_entry_by_entry() {
    let request = r#"{"Entries":[{"Source":"shop","DetailType":"T","Detail":"{}"},{"Source":"aws.ec2","DetailType":"T","Detail":"{}"},{"Source":"shop"}]}"#;
    let put = |request: &str| {
        vec![SimulationInput {
            at: NOW,
            kind: SimulationInputKind::PutEvents { request: request.into(), caller: None },
        }]
    };
    let model = one(Target::new("1", QUEUE));
    let inputs = put(request);
    let steps = ["PutEvents(0)", "Received", "Matched", "Refused(0)", "Refused(1)", "Delivered(attempt: 1)"];
    let log = check(&model, &inputs, &steps);
    let told = |index: usize| messages::sentence(&model, &log, &log.steps[index]);
    assert_eq!(
        told(3),
        "PutEvents rejected an entry: NotAuthorizedForSourceException. Not authorized for the source."
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
        ("{", "isn't valid JSON"),
    ] {
        let log = simulate(&model, &put(request), 7, None);
        let refusal = messages::call_refusal(log.answers[0].refusal.as_ref().unwrap());
        assert!(refusal.contains(words), "{request}");
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
        let kind = SimulationInputKind::PutEvents { request: request.into(), caller: None };
        let log = simulate(&model(vec![]), &[SimulationInput { at: NOW, kind }], 7, None);
        let answer = &log.answers[0];
        assert_eq!((answer.failed_entry_count(), log.events.len()), (entries.len(), 1));
        for (entry, answer) in entries.iter().zip(&answer.entries) {
            let (_, code, message) = cases.iter().find(|(known, _, _)| known == entry).unwrap();
            assert_eq!(answer.error(), Some((*code, (*message).to_owned())), "{entry}");
        }
    }
}

#[test]
fn another_account_needs_the_policy_of_the_bus() {
    let mut model = model(vec![]);
    let policy = r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"events:PutEvents"}]}"#;
    model.buses.push(Bus { policy: Some(policy.into()), ..Bus::new("shop") });
    let put = |caller: &str| {
        let request = r#"{"Source":"s","DetailType":"T","Detail":"{}","EventBusName":"shop"}"#;
        let kind =
            SimulationInputKind::PutEvents { request: request.into(), caller: Some(caller.to_owned()) };
        simulate(&model, &[SimulationInput { at: NOW, kind }], 7, None)
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
    let told = messages::sentence(&model, &log, &log.steps[3]);
    assert!(told.starts_with("SQS queue q sent an entry that PutEvents rejected: "), "{told}");
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

/// Stackd's recordings of 22 September 2026, and LocalStack's snapshots of AWS; replays have no header.
#[test]
fn a_trace_header_goes_to_queues_dead_letters_and_other_buses() {
    const TRACE: &str = "Root=1-6ab2832c-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0";
    let dead_letter = Some(DeadLetter { arn: DLQ.to_owned(), permitted: true });
    let far = "arn:aws:events:eu-west-1:111122223333:event-bus/shop";
    let targets = vec![
        Target::new("1", QUEUE),
        Target { permitted: false, dead_letter, ..Target::new("2", QUEUE) },
        Target::new("3", far),
    ];
    let mut model = one(Target::new("1", QUEUE));
    model.rules[0].targets = targets;
    model.buses.push(Bus::new("shop"));
    model.rules.push(Rule { bus: "shop".to_owned(), ..rule("next", "shop", vec![Target::new("1", QUEUE)]) });
    let request = format!(r#"{{"Source":"shop","DetailType":"T","Detail":"{{}}","TraceHeader":"{TRACE}"}}"#);
    let call = SimulationInputKind::PutEvents { request: request.into(), caller: None };
    let log = simulate(&model, &[SimulationInput { at: NOW, kind: call }], 7, None);
    let shown = |is_meant: fn(&StepKind) -> bool| {
        let steps = log.steps.iter().enumerate().filter(|(_, step)| is_meant(&step.kind));
        steps.filter_map(|(index, _)| payload_of(&model, &log, index)).collect::<Vec<_>>()
    };
    let messages = shown(|kind| matches!(kind, StepKind::Delivered { .. } | StepKind::DeadLettered));
    let of_queues: Vec<_> = messages.iter().filter(|it| it.title.ends_with("message")).collect();
    assert_eq!(of_queues.len(), 3);
    for message in of_queues {
        assert!(message.text.contains(&format!("\"AWSTraceHeader\": \"{TRACE}\"")), "{}", message.text);
    }
    let events = shown(|kind| matches!(kind, StepKind::Received));
    assert!(events.iter().all(|event| !event.text.contains("Root=1")), "it is no part of the event");
}

//! Alarms: what they look at, and the events of their changes.

use super::*;

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
            "Failed(attempt: 1, error: NoResource)",
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
    let events: Vec<SimulationInput> =
        (0..1_200).map(|n| event_at(NOW + n * 120_000, "default", "shop")).collect();
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

//! Alarms: what they look at, and the events of their changes.

use super::*;

fn alarm(metric: Metric, rule: Option<u32>) -> Alarm {
    Alarm {
        name: "failing".to_owned(),
        metric,
        rule,
        statistic: Statistic::Sum,
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
            "Threshold Crossed: 1 datapoint [1.0 (01/03/26 10:00:00)] was greater than or equal to the threshold (1.0)."
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

/// Returns the states of an alarm on what matches, each with a reason and the data for it. Events come in
/// these minutes.
fn told(alarm: &Alarm, minutes: &[i64]) -> Vec<(String, String, String)> {
    let mut model = one(Target::new("1", QUEUE));
    model.alarms.push(alarm.clone());
    let events: Vec<SimulationInput> =
        minutes.iter().map(|minute| event_at(NOW + minute * 60_000, "default", "shop")).collect();
    let log = simulate(&model, &events, 7, None);
    let sent = log.events.iter().filter(|event| event.origin == Origin::Alarm(0));
    let told = sent.map(|event| {
        let document = json::parse(&event.text);
        let detail = document.root().and_then(|root| root.get("detail")).unwrap();
        let state = detail.get("state").unwrap();
        let text = |key| state.get(key).and_then(json::Value::as_str).unwrap().into_owned();
        (text("value"), text("reason"), text("reasonData"))
    });
    told.collect()
}

#[test]
fn rows_26_and_27_a_reason_names_what_decides() {
    // SD for the dates, the counts and the data (14 messages); LS for missing data, and for the form of the dates.
    let of = |missing, periods, threshold| Alarm {
        missing,
        periods,
        threshold,
        comparison: Comparison::Greater,
        ..alarm(Metric::MatchedEvents, None)
    };
    let cases = [
        (
            of(MissingData::NotBreaching, 1, 0),
            &[0][..],
            &[
                (
                    "ALARM",
                    "Threshold Crossed: 1 datapoint [1.0 (01/03/26 10:00:00)] was greater than the threshold (0.0).",
                ),
                (
                    "OK",
                    "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
                ),
            ][..],
        ),
        (
            of(MissingData::NotBreaching, 2, 0),
            &[0, 1],
            &[
                (
                    "OK",
                    "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
                ),
                (
                    "ALARM",
                    "Threshold Crossed: 2 datapoints [1.0 (01/03/26 10:01:00), 1.0 (01/03/26 10:00:00)] were greater than the threshold (0.0).",
                ),
                (
                    "OK",
                    "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
                ),
            ],
        ),
        (
            of(MissingData::Breaching, 2, 1),
            &[0],
            &[
                (
                    "OK",
                    "Threshold Crossed: 1 out of the last 2 datapoints [1.0 (01/03/26 10:00:00)] was not greater than the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).",
                ),
                (
                    "ALARM",
                    "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].",
                ),
            ],
        ),
        (
            of(MissingData::Breaching, 2, 0),
            &[0],
            &[
                (
                    "OK",
                    "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
                ),
                (
                    "ALARM",
                    "Threshold Crossed: 1 datapoint [1.0 (01/03/26 10:00:00)] was greater than the threshold (0.0) and 1 missing datapoint was treated as [Breaching].",
                ),
            ],
        ),
        (
            of(MissingData::Insufficient, 2, 1),
            &[0],
            &[
                (
                    "OK",
                    "Threshold Crossed: 1 out of the last 2 datapoints [1.0 (01/03/26 10:00:00)] was not greater than the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).",
                ),
                ("INSUFFICIENT_DATA", "Insufficient Data: 2 datapoints were unknown."),
            ],
        ),
        // One breach waits for the other datapoint, and decides when that does not come.
        (
            of(MissingData::Insufficient, 2, 0),
            &[0],
            &[
                (
                    "ALARM",
                    "Threshold Crossed: 1 out of the last 2 datapoints [1.0 (01/03/26 10:00:00)] was greater than the threshold (0.0) (minimum 2 datapoints for OK -> ALARM transition).",
                ),
                ("INSUFFICIENT_DATA", "Insufficient Data: 2 datapoints were unknown."),
            ],
        ),
    ];
    for (alarm, minutes, expected) in cases {
        let told = told(&alarm, minutes);
        let told: Vec<(&str, &str)> = told.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        assert_eq!(told, expected, "{alarm:?}");
    }
}

#[test]
fn row_26_the_data_of_a_reason_has_what_was_evaluated() {
    // SD alone.
    let alarm = Alarm { missing: MissingData::Breaching, periods: 2, ..alarm(Metric::MatchedEvents, None) };
    let told = told(&alarm, &[0, 1, 5]);
    let data: Vec<&str> = told.iter().map(|it| it.2.as_str()).collect();
    let expected = r#"{"version":"1.0","queryDate":"2026-03-01T10:02:00.000+0000","startDate":"2026-03-01T10:00:00.000+0000","statistic":"Sum","period":60,"recentDatapoints":[1.0,1.0],"threshold":1.0,"evaluatedDatapoints":[{"timestamp":"2026-03-01T10:01:00.000+0000","sampleCount":1.0,"value":1.0},{"timestamp":"2026-03-01T10:00:00.000+0000","sampleCount":1.0,"value":1.0}]}"#;
    assert_eq!(data.get(1), Some(&expected), "{data:#?}");
    let silent = Alarm { missing: MissingData::Insufficient, periods: 1, ..alarm };
    let told = self::told(&silent, &[0]);
    let data = &told.last().unwrap().2;
    assert!(data.contains(r#""recentDatapoints":[]"#) && !data.contains("startDate"), "{data}");
    assert!(
        data.ends_with(r#""evaluatedDatapoints":[{"timestamp":"2026-03-01T10:01:00.000+0000"}]}"#),
        "{data}"
    );
}

#[test]
fn row_26_a_new_alarm_has_a_time_and_its_metric_a_uuid() {
    // SD alone.
    let mut model = one(Target::new("1", QUEUE));
    model.alarms.push(alarm(Metric::MatchedEvents, None));
    let log = simulate(&model, &[event("shop")], 7, None);
    let sent: Vec<&str> =
        log.events.iter().filter(|it| it.origin == Origin::Alarm(0)).map(|it| &*it.text).collect();
    assert!(
        sent[0].contains(
            r#""previousState":{"value":"INSUFFICIENT_DATA","reason":"Unchecked: Initial alarm creation","timestamp":"2026-03-01T10:00:00.000+0000"}"#
        ),
        "{}",
        sent[0]
    );
    let id = |text: &str| {
        let document = json::parse(text);
        let metrics = document.root()?.get("detail")?.get("configuration")?.get("metrics")?;
        Some(metrics.children().next()?.get("id")?.as_str()?.into_owned())
    };
    assert_eq!(id(sent[0]).map(|id| id.len()), Some(36));
    assert_eq!(id(sent[0]), id(sent[1]));
}

#[test]
fn an_alarm_that_is_made_or_deleted_sends_an_event_and_is_looked_at_in_between() {
    // The form is that of "Alarm events and EventBridge" in the CloudWatch User Guide.
    let mut model = one(Target::new("1", QUEUE));
    model.alarms.push(alarm(Metric::MatchedEvents, None));
    let configuration = |minute: i64, is_deleted| SimulationInput {
        at: NOW + minute * 60_000,
        kind: SimulationInputKind::AlarmConfiguration { alarm: 0, is_deleted },
    };
    let at = |minute: i64| event_at(NOW + minute * 60_000 + 10_000, "default", "shop");
    let inputs = [at(0), configuration(5, false), at(6), configuration(20, true), at(22)];
    let log = simulate(&model, &inputs, 7, None);
    let sent: Vec<(i64, String, String)> = log
        .events
        .iter()
        .filter(|event| event.origin == Origin::Alarm(0))
        .map(|event| {
            let document = json::parse(&event.text);
            let root = document.root().unwrap();
            let detail = root.get("detail").unwrap();
            let what = detail.get("operation").or_else(|| detail.get("state")?.get("value")).unwrap();
            let text = |value: json::Value| value.as_str().unwrap().into_owned();
            ((event.at - NOW) / 60_000, text(root.get("detail-type").unwrap()), text(what))
        })
        .collect();
    let (state, change) = ("CloudWatch Alarm State Change", "CloudWatch Alarm Configuration Change");
    let sent: Vec<(i64, &str, &str)> = sent.iter().map(|it| (it.0, it.1.as_str(), it.2.as_str())).collect();
    assert_eq!(
        sent,
        [
            (5, change, "create"),
            (6, state, "OK"),
            (7, state, "ALARM"),
            (8, state, "OK"),
            (20, change, "delete")
        ]
    );
    let made = log.events.iter().find(|event| event.origin == Origin::Alarm(0)).unwrap();
    for part in [
        r#""state":{"value":"INSUFFICIENT_DATA","timestamp":"2026-03-01T10:05:00.000+0000"}"#,
        r#""configuration":{"evaluationPeriods":1,"threshold":1.0,"comparisonOperator":"GreaterThanOrEqualToThreshold","treatMissingData":"notBreaching","metrics":[{"#,
        r#""okActions":[],"alarmActions":[],"insufficientDataActions":[]"#,
    ] {
        assert!(made.text.contains(part), "{}", made.text);
    }
}

#[test]
fn an_alarm_that_is_made_with_an_event_counts_what_follows_from_it() {
    // Deliveries are noted at once, before the alarm is made; what counts is when they end.
    let failing = Target { fault: Fault::Throttled, ..Target::new("1", QUEUE) };
    let retry = RetryPolicy { max_age_seconds: 86_400, max_attempts: 3 };
    let mut model = one(Target { retry, ..failing });
    model.alarms.push(alarm(Metric::FailedInvocations, None));
    let kind = SimulationInputKind::AlarmConfiguration { alarm: 0, is_deleted: false };
    let log = simulate(&model, &[event("shop"), SimulationInput { at: NOW, kind }], 7, None);
    let states = story(&log).into_iter().filter(|step| step.starts_with("Alarm")).collect::<Vec<_>>();
    assert_eq!(states, ["Alarm(alarm: 0, state: Alarm)", "Alarm(alarm: 0, state: Ok)"]);
}

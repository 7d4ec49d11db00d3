//! Each piece of advice, and when it is not given.

use super::*;
use crate::bus::metrics::Metric;
use crate::bus::model::{Alarm, Archive, Bus, Comparison, DeadLetter, MissingData, Statistic};
use crate::bus::{SimulationInput, SimulationInputKind, simulate};

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:q";

fn calm(arn: &str) -> Target {
    Target {
        dead_letter: Some(DeadLetter { arn: QUEUE.to_owned(), permitted: true }),
        retry: RetryPolicy { max_age_seconds: 600, max_attempts: 5 },
        ..Target::new("1", arn)
    }
}

fn rule(name: &str, pattern: &str, target: Target) -> Rule {
    Rule { pattern: Some(pattern.into()), targets: vec![target], ..Rule::new(name, "default") }
}

fn model(rules: Vec<Rule>) -> Model {
    Model { rules, ..Model::new("111122223333", "eu-west-1") }
}

#[track_caller]
fn check(model: &Model, expected: &[(ModelRef, AdviceKind)]) {
    let found = advise(model);
    let seen: Vec<(ModelRef, AdviceKind)> = found.iter().map(|it| (it.place, it.kind.clone())).collect();
    assert_eq!(seen, expected);
    assert!(found.iter().all(|advice| messages::sentence(model, advice).ends_with('.')));
}

#[test]
fn loops_are_found_over_several_rules_and_buses() {
    let sends = |arn: &str, entry: &str| Target { emits: vec![entry.into()], ..calm(arn) };
    let lambda = "arn:aws:lambda:eu-west-1:111122223333:function:f";
    let entry = |source: &str, bus: &str| {
        format!(r#"{{"Source":"{source}","DetailType":"T","Detail":"{{}}","EventBusName":"{bus}"}}"#)
    };
    let own = |through| AdviceKind::Loop { through };
    let itself = rule("r", r#"{"source":["a"]}"#, sends(lambda, &entry("a", "default")));
    check(&model(vec![itself.clone()]), &[(ModelRef::Rule(0), own(vec![]))]);
    let other = rule("r", r#"{"source":["b"]}"#, sends(lambda, &entry("a", "default")));
    check(&model(vec![other]), &[]);
    let a = rule("a", r#"{"source":["a"]}"#, sends(lambda, &entry("b", "default")));
    let b = rule("b", r#"{"source":["b"]}"#, sends(lambda, &entry("a", "default")));
    check(
        &model(vec![a, b.clone()]),
        &[(ModelRef::Rule(0), own(vec![1])), (ModelRef::Rule(1), own(vec![0]))],
    );
    // The event goes to a bus, and from there back to the rule's own.
    let mut far = model(vec![
        rule("a", r#"{"source":["a"]}"#, sends(lambda, &entry("a", "shop"))),
        Rule {
            bus: "shop".to_owned(),
            ..rule(
                "home",
                r#"{"source":["a"]}"#,
                calm("arn:aws:events:eu-west-1:111122223333:event-bus/default"),
            )
        },
    ]);
    far.buses.push(Bus::new("shop"));
    check(&far, &[(ModelRef::Rule(0), own(vec![]))]);
    let off = Rule { state: crate::bus::model::RuleState::Disabled, ..itself };
    check(&model(vec![off]), &[]);
}

#[test]
fn what_lambda_sends_to_a_bus_can_loop_over_two_hops() {
    let bus = |region: &str, name: &str| format!("arn:aws:events:{region}:111122223333:event-bus/{name}");
    let mut function = calm("arn:aws:lambda:eu-west-1:111122223333:function:f");
    function.asynchronous.on_success = Some(bus("eu-west-1", "results"));
    let on =
        |home: &str, target| Rule { bus: home.to_owned(), ..rule("r", r#"{"source":["lambda"]}"#, target) };
    let loops = |last: &str| {
        let mut model = model(vec![
            on("default", function.clone()),
            on("results", calm(&bus("eu-west-1", "second"))),
            on("second", calm(&bus(last, "third"))),
            // The third bus has a function of its own that leads back.
            Rule { bus: bus(last, "third"), ..on("third", function.clone()) },
        ]);
        model.buses.extend(["results", "second"].map(Bus::new));
        model.buses.push(Bus { region: Some(last.to_owned()), ..Bus::new("third") });
        let found = advise(&model);
        found
            .iter()
            .filter(|it| matches!(it.kind, AdviceKind::Loop { .. }))
            .map(|it| it.place)
            .collect::<Vec<_>>()
    };
    // A hop within the Region and one out of it reach the function; two within the Region do not.
    assert_eq!(loops("us-east-1"), [ModelRef::Rule(3)]);
    assert_eq!(loops("eu-west-1"), []);
}

#[test]
fn what_ec2_says_of_its_calls_can_loop() {
    let stop = || calm("arn:aws:events:eu-west-1:111122223333:target/stop-instance");
    let on = |state: &str| {
        rule("r", &format!(r#"{{"source":["aws.ec2"],"detail":{{"state":["{state}"]}}}}"#), stop())
    };
    check(&model(vec![on("stopped")]), &[(ModelRef::Rule(0), AdviceKind::Loop { through: vec![] })]);
    check(&model(vec![on("running")]), &[]);
}

#[test]
fn rules_and_targets_and_buses() {
    let target = ModelRef::Target { rule: 0, target: 0 };
    let plain = rule("r", r#"{"source":["a"]}"#, Target::new("1", QUEUE));
    check(&model(vec![plain]), &[(target, AdviceKind::NoDeadLetter), (target, AdviceKind::LongRetries)]);
    let open = rule("r", r#"{"detail-type":["T"]}"#, calm(QUEUE));
    check(&model(vec![open.clone()]), &[(ModelRef::Rule(0), AdviceKind::NoSource)]);
    let same = rule("s", "{ \"detail-type\": [\"T\"] }", calm(QUEUE));
    let expected = [
        (ModelRef::Rule(0), AdviceKind::NoSource),
        (ModelRef::Rule(1), AdviceKind::SamePattern { other: 0 }),
        (ModelRef::Rule(1), AdviceKind::AlwaysTwice { other: 0 }),
        (ModelRef::Rule(1), AdviceKind::NoSource),
    ];
    check(&model(vec![open, same]), &expected);
    let mut unused = model(vec![]);
    unused.buses.push(Bus::new("shop"));
    check(&unused, &[(ModelRef::Bus(1), AdviceKind::UnusedBus)]);
    let kept =
        |bus: &str| Archive { name: "a".to_owned(), bus: bus.to_owned(), pattern: None, retention_days: 0 };
    unused.archives.push(kept("shop"));
    check(&unused, &[]);
    let mut archived = model(vec![
        rule("r", r#"{"source":["a"]}"#, calm(QUEUE)),
        rule("s", r#"{"source":["a"],"replay-name":[{"exists":false}]}"#, calm(QUEUE)),
    ]);
    archived.archives.push(kept("default"));
    let expected = [
        (ModelRef::Rule(0), AdviceKind::AlwaysTwice { other: 1 }),
        (ModelRef::Rule(0), AdviceKind::MatchesReplays),
    ];
    check(&archived, &expected);
}

#[test]
fn a_play_shows_loops_and_double_deliveries() {
    let event = SimulationInput {
        at: 0,
        kind: SimulationInputKind::Event { bus: "default".to_owned(), event: r#"{"source":"a"}"#.into() },
    };
    let entry = r#"{"Source":"a","DetailType":"T","Detail":"{}"}"#;
    let twice = model(vec![
        rule("r", r#"{"source":["a"]}"#, calm(QUEUE)),
        rule("s", r#"{"source":[{"prefix":"a"}]}"#, Target { emits: vec![entry.into()], ..calm(QUEUE) }),
    ]);
    let advice = advise_on_play(&twice, &simulate(&twice, &[event], 1, None));
    assert_eq!(
        advice,
        [
            Advice { place: ModelRef::Rule(1), kind: AdviceKind::LoopSeen },
            Advice { place: ModelRef::Rule(1), kind: AdviceKind::DeliversTwice { other: 0, event: 0 } },
        ]
    );
    assert!(advice.iter().all(|advice| messages::sentence(&twice, advice).ends_with('.')));
}

#[test]
fn a_wider_rule_with_the_same_target_delivers_twice() {
    let cases = [
        (r#"{"source":["a"],"detail-type":["T"]}"#, r#"{"source":["a"]}"#, Some((0, 1))),
        (r#"{"source":["a"]}"#, r#"{"source":["b","a"]}"#, Some((0, 1))),
        (r#"{"source":["a","b"]}"#, r#"{"source":["a"]}"#, Some((1, 0))),
        (
            r#"{"source":["a"],"detail":{"n":[{"numeric":["=", 1]}],"m":[1]}}"#,
            r#"{"source":["a"],"detail":{"n":[2,{ "numeric": ["=",1] }]}}"#,
            Some((0, 1)),
        ),
        (r#"{"source":["a"]}"#, r#"{"source":["b"]}"#, None),
        (r#"{"source":["a"],"detail":{"n":[1]}}"#, r#"{"source":["a"],"detail":{"m":[1]}}"#, None),
        (r#"{"source":["a"]}"#, "{", None),
    ];
    for (one, other, expected) in cases {
        let rules = vec![rule("r", one, calm(QUEUE)), rule("s", other, calm(QUEUE))];
        let found = advise(&model(rules));
        let twice: Vec<&Advice> =
            found.iter().filter(|it| matches!(it.kind, AdviceKind::AlwaysTwice { .. })).collect();
        let expected = expected.map(|(other, wide)| Advice {
            place: ModelRef::Rule(wide),
            kind: AdviceKind::AlwaysTwice { other },
        });
        assert_eq!(twice, expected.iter().collect::<Vec<_>>(), "{one} {other}");
    }
    let elsewhere = "arn:aws:sqs:eu-west-1:111122223333:other";
    let apart = vec![
        rule("r", r#"{"source":["a"]}"#, calm(QUEUE)),
        rule("s", r#"{"source":["a","b"]}"#, calm(elsewhere)),
    ];
    check(&model(apart), &[]);
}

#[test]
fn an_alarm_that_sets_itself_off_is_seen() {
    let lost = Target { permitted: false, ..calm(QUEUE) };
    let mut looping = model(vec![
        rule("r", r#"{"source":["a"]}"#, lost.clone()),
        rule("s", r#"{"source":["aws.cloudwatch"]}"#, lost),
    ]);
    looping.alarms.push(Alarm {
        name: "failing".to_owned(),
        metric: Metric::FailedInvocations,
        rule: None,
        statistic: Statistic::Sum,
        comparison: Comparison::GreaterOrEqual,
        threshold: 1,
        period_minutes: 1,
        periods: 1,
        missing: MissingData::NotBreaching,
    });
    let event = r#"{"source":"a"}"#.into();
    let kind = SimulationInputKind::Event { bus: "default".to_owned(), event };
    let log = simulate(&looping, &[SimulationInput { at: 0, kind }], 1, None);
    let advice = advise_on_play(&looping, &log);
    assert_eq!(advice, [Advice { place: ModelRef::Alarm(0), kind: AdviceKind::LoopSeen }]);
}

#[test]
fn the_checklist_counts() {
    let mut checked = model(vec![
        rule("r", r#"{"source":["a"],"detail-type":["T"]}"#, calm(QUEUE)),
        rule("s", r#"{"source":["a"]}"#, Target { permitted: false, ..Target::new("1", QUEUE) }),
    ]);
    let policy = r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"events:PutEvents"}]}"#;
    checked.buses.push(Bus { policy: Some(policy.into()), ..Bus::new("shop") });
    let counts: Vec<(usize, usize)> = practices(&checked).iter().map(|it| (it.followed, it.of)).collect();
    assert_eq!(counts, [(1, 1), (1, 2), (1, 2), (1, 2), (1, 3)]);
    assert!(practices(&checked)[0].is_met());
    let empty: Vec<String> = practices(&model(vec![])).iter().map(messages::progress).collect();
    assert_eq!(empty[0], "0 of 1");
    assert_eq!(empty[1], "not applicable yet");
    for practice in practices(&checked) {
        assert!(!messages::practice(practice.kind).ends_with('.'));
    }
}

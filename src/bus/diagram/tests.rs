//! The picture stays readable for any model.

use super::*;
use crate::bus::metrics::Metric;
use crate::bus::model::{
    Alarm, Archive, Bus, Comparison, DeadLetter, Fault, MissingData, Replay, RetryPolicy, Rule, Statistic,
    Target,
};
use crate::bus::simulated::DiagramNode;
use crate::bus::{Model, SimulationInput, SimulationInputKind, simulate};

const NOW: i64 = 1_772_359_200_000;

/// Returns a system with this many targets, five for each rule, the rules in turn on one of three buses. Each
/// third target is a bus, and each fourth sends an event.
fn system(targets: u32, name: &str) -> Model {
    let mut model = Model::new("111122223333", "eu-west-1");
    model.buses.extend([Bus::new("shop"), Bus::new(&format!("bank-{name}"))]);
    for first in (0..targets).step_by(5) {
        let bus = model.buses[(first / 5) as usize % 3].name.clone();
        let target = |index: u32| {
            let arn = match index % 3 {
                2 => model.buses[index as usize % 2 + 1].arn(&model),
                _ => format!("arn:aws:sqs:eu-west-1:111122223333:{name}-{index}"),
            };
            let entry = r#"{"Source":"more","DetailType":"T","Detail":"{}","EventBusName":"shop"}"#;
            Target {
                emits: if index.is_multiple_of(4) { vec![entry.into()] } else { vec![] },
                dead_letter: (index % 7 == 2).then(|| DeadLetter { arn: arn.clone(), permitted: true }),
                fault: if index % 5 == 4 { Fault::FailsFirst(3) } else { Fault::None },
                ..Target::new(&index.to_string(), &arn)
            }
        };
        let rule = Rule {
            pattern: Some(r#"{"source":["shop"]}"#.into()),
            targets: (first..targets.min(first + 5)).map(target).collect(),
            ..Rule::new(&format!("{name}-{first}"), &bus)
        };
        model.rules.push(rule);
    }
    for bus in ["default", "shop", "nowhere"] {
        let name = format!("{bus}-{name}");
        model.replays.push(Replay { name: name.clone(), archive: name.clone() });
        model.alarms.push(Alarm {
            name: name.clone(),
            metric: Metric::FailedInvocations,
            rule: None,
            statistic: Statistic::Sum,
            comparison: Comparison::Greater,
            threshold: 0,
            period_minutes: 1,
            periods: 1,
            missing: MissingData::Insufficient,
        });
        model.archives.push(Archive { name, bus: bus.to_owned(), pattern: None, retention_days: 0 });
    }
    model
}

fn event(at: i64, bus: &str) -> SimulationInput {
    let event = r#"{"source":"shop","account":"111122223333"}"#.into();
    SimulationInput { at, kind: SimulationInputKind::Event { bus: bus.to_owned(), event } }
}

/// An area that must stay free: left, upper, right and lower edge.
type Area = (u32, u32, u32, u32);

fn areas(picture: &Picture) -> Vec<Area> {
    let boxes = picture.shapes.iter().map(|it| (it.x, it.y, it.x + it.width, it.y + it.height));
    let labels = picture.arrows.iter().filter_map(|arrow| arrow.label.as_ref()).chain(&picture.sums);
    boxes.chain(labels.map(|it| (it.x, it.y, it.x + it.width, it.y + it.height))).collect()
}

#[test]
fn nothing_lies_upon_anything_else() {
    for name in ["q", "a-name-that-is-much-longer-than-any-box-of-the-picture"] {
        for targets in [0, 1, 5, 30] {
            let model = system(targets, name);
            let inputs: Vec<SimulationInput> =
                (0..300).map(|number| event(NOW + number, "default")).collect();
            let log = simulate(&model, &inputs, 1, None);
            let picture = picture(&model, &[Some(0)], &Tally::new(&log, usize::MAX));
            let areas = areas(&picture);
            for (index, one) in areas.iter().enumerate() {
                assert!(one.2 <= picture.width && one.3 <= picture.height, "{one:?}");
                for other in &areas[index + 1..] {
                    let is_apart =
                        one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1;
                    assert!(is_apart, "{one:?} {other:?}, {targets} targets");
                }
            }
            for shape in &picture.shapes {
                assert!(shape.lines().iter().all(|line| fit::width(line, 12) <= shape.width), "{shape:?}");
            }
        }
    }
}

#[test]
fn the_numbers_add_up() {
    let mut model = system(30, "q");
    model.rules[2].targets[0].permitted = false;
    let inputs: Vec<SimulationInput> =
        ["default", "shop", "nope"].into_iter().cycle().take(20).map(|bus| event(NOW, bus)).collect();
    let log = simulate(&model, &inputs, 1, None);
    for until in (0..log.steps.len()).step_by(7).chain([usize::MAX]) {
        let tally = Tally::new(&log, until);
        let picture = picture(&model, &[], &tally);
        let sum = |is_meant: &dyn Fn(Way) -> bool| -> usize {
            picture.arrows.iter().filter(|arrow| is_meant(arrow.way)).map(|arrow| arrow.count).sum()
        };
        for bus in 0..3 {
            let all = sum(&|way| match way {
                Way::Onto(to) | Way::Back { bus: to, .. } => to == bus,
                _ => false,
            });
            assert_eq!(all, tally.received(bus));
        }
        let onto = sum(&|way| matches!(way, Way::Onto(_)));
        assert_eq!(onto + tally.swallowed(), tally.outside() + tally.inside());
        for (rule, it) in (0..).zip(&model.rules) {
            for target in 0..it.targets.len() as u32 {
                let all = tally.deliveries(rule, target);
                assert!(all.delivered + all.aside + all.lost <= all.begun);
                assert!(until != usize::MAX || all.begun == tally.on(Way::ToRule(rule)));
            }
        }
    }
    assert_eq!(Tally::new(&log, usize::MAX).outside(), 20);
}

#[test]
fn a_delivery_counts_once_and_where_it_ends() {
    let target = |id, fault, permitted| Target {
        fault,
        permitted,
        retry: RetryPolicy { max_age_seconds: 600, max_attempts: 4 },
        ..Target::new(id, "arn:aws:sqs:eu-west-1:111122223333:orders")
    };
    let rule = Rule {
        pattern: Some(r#"{"source":["shop"]}"#.into()),
        targets: vec![target("1", Fault::FailsFirst(3), true), target("2", Fault::None, false)],
        ..Rule::new("sold", "default")
    };
    let model = Model { rules: vec![rule], ..Model::new("111122223333", "eu-west-1") };
    let log = simulate(&model, &[event(NOW, "default"), event(NOW, "nope")], 1, None);
    let told = |until: usize| -> Vec<String> {
        let picture = picture(&model, &[Some(0)], &Tally::new(&log, until));
        picture.shapes.iter().map(|it| format!("{} {} {}", it.kind, it.name, it.detail)).collect()
    };
    assert_eq!(
        told(usize::MAX),
        [
            "From outside Events 2 sent, 1 dropped",
            "Bus default 1 received",
            "Rule sold 1 matched",
            "SQS queue orders 1 delivered",
            "SQS queue orders 0 delivered, 1 lost",
        ]
    );
    let first = log.steps.iter().position(|step| step.delivery == Some(0)).unwrap();
    assert_eq!(told(first + 1)[3], "SQS queue orders 0 delivered, 1 retrying");
}

#[test]
fn a_bus_says_what_it_could_not_process() {
    for (arn, expected, tone) in [
        (Some("arn:aws:sqs:eu-west-1:111122223333:d"), "2 received, 2 in DLQ", Tone::Aside),
        (None, "2 received, 2 lost", Tone::Lost),
    ] {
        let mut model = Model::new("111122223333", "eu-west-1");
        let bus = &mut model.buses[0];
        (bus.kms_key, bus.is_key_disabled) = (Some("alias/k".to_owned()), true);
        bus.dead_letter = arn.map(|arn| DeadLetter { arn: arn.to_owned(), permitted: true });
        let log = simulate(&model, &[event(NOW, "default"), event(NOW, "default")], 1, None);
        let picture = picture(&model, &[], &Tally::new(&log, usize::MAX));
        let shape = picture.shapes.iter().find(|shape| shape.node == DiagramNode::Bus(0)).unwrap();
        assert_eq!((shape.detail.as_str(), shape.tone), (expected, tone));
    }
}

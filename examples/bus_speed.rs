//! How long 10,000 events take through 100 rules with targets: `cargo run --release --example bus_speed`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement")]

use eventbridge_playground::bus::metrics::{Metric, Metrics, Scope};
use eventbridge_playground::bus::model::{DeadLetter, Fault, Rule, Target};
use eventbridge_playground::bus::{Model, SimulationInput, SimulationInputKind, simulate};
use eventbridge_playground::targets::Input;
use std::sync::Arc;
use std::time::Instant;

const RULES: usize = 100;
const EVENTS: usize = 10_000;

fn main() {
    let arn = "arn:aws:sqs:eu-west-1:111122223333:q";
    let template = "{\"order\":<id>,\"total\":<total>}";
    let transformer = Input::Transformer {
        paths: vec![("id".into(), "$.detail.id".into()), ("total".into(), "$.detail.total".into())],
        template: template.into(),
    };
    // Each event matches two rules, one of them with a transformer, and one target in fifty fails.
    let rules = (0..RULES).map(|number| {
        let key = number / 2;
        let pattern = format!(
            r#"{{"source":["shop"],"detail":{{"shop":["s{key}"],"total":[{{"numeric":[">",5]}}]}}}}"#
        );
        let input = if number % 2 == 0 { Input::Matched } else { transformer.clone() };
        let fault = if number % 50 == 0 { Fault::Throttled } else { Fault::None };
        let dead_letter = Some(DeadLetter { arn: arn.to_owned(), permitted: true });
        let targets =
            vec![Target { input, fault, dead_letter, ..Target::new("1", arn) }, Target::new("2", arn)];
        Rule { pattern: Some(pattern.into()), targets, ..Rule::new(&format!("r{number}"), "default") }
    });
    let model = Model { rules: rules.collect(), ..Model::new("111122223333", "eu-west-1") };
    let inputs: Vec<SimulationInput> = (0_i64..).zip(0..EVENTS)
        .map(|(tenth, number)| {
            let event: Arc<str> = format!(
                r#"{{"version":"0","id":"{number}","detail-type":"OrderPlaced","source":"shop","account":"111122223333","time":"2026-03-01T10:00:00Z","region":"eu-west-1","resources":[],"detail":{{"id":"o-{number}","shop":"s{}","total":19.5,"items":[{{"sku":"a","n":1}},{{"sku":"b","n":2}}],"buyer":{{"name":"Ana","city":"Rome"}}}}}}"#,
                number % (RULES / 2)
            )
            .into();
            let kind = SimulationInputKind::Event { bus: "default".to_owned(), event };
            SimulationInput { at: 1_772_359_200_000 + tenth * 100, kind }
        })
        .collect();
    let start = Instant::now();
    let log = simulate(&model, &inputs, 7, None);
    let simulated = start.elapsed();
    let begun = Instant::now();
    let metrics = Metrics::of(&log);
    println!("{} steps, {} deliveries in {simulated:?}", log.steps.len(), log.deliveries.len());
    println!(
        "{} attempts, counted in {:?}",
        metrics.total(Metric::InvocationAttempts, Scope::default()),
        begun.elapsed()
    );
}

//! Loops: rules whose targets send events that lead back to the rule.

use super::Subject;
use crate::bus::Model;
use crate::bus::model::{RuleState, Target};
use crate::event::{Context, put_events};
use crate::json::{self, Document, ObjectWriter, Value};
use crate::rng::uuid_v4;
use crate::targets::TargetKind;
use crate::targets::kind::{EVENT_BUS, LAMBDA};
use std::collections::VecDeque;

/// Returns, for each rule that is in a loop, the rules on the shortest way back to it.
pub(super) fn find(model: &Model, rules: &[Subject]) -> Vec<Option<Vec<u32>>> {
    let reach = |(bus, event): (usize, Document)| reached(model, rules, bus, &event);
    let next: Vec<Vec<usize>> = rules
        .iter()
        .map(|rule| rule.rule.targets.iter().flat_map(|target| sent(model, target)).flat_map(reach).collect())
        .collect();
    (0..rules.len()).map(|rule| way_back(&next, rule)).collect()
}

/// Returns the rules between a rule and itself on the shortest way, or `None` if there is no way back.
fn way_back(next: &[Vec<usize>], start: usize) -> Option<Vec<u32>> {
    let mut before = vec![None; next.len()];
    let mut queue = VecDeque::from([start]);
    while let Some(rule) = queue.pop_front() {
        for &other in next.get(rule).into_iter().flatten() {
            if other == start {
                let way = std::iter::successors(Some(rule), |at| before.get(*at).copied().flatten());
                let mut way: Vec<u32> =
                    way.take_while(|rule| *rule != start).map(|rule| rule as u32).collect();
                way.reverse();
                return Some(way);
            }
            if let Some(place) = before.get_mut(other).filter(|place| place.is_none()) {
                *place = Some(rule);
                queue.push_back(other);
            }
        }
    }
    None
}

/// Returns the rules that match an event on a bus, and those on the buses to which their targets forward it:
/// one hop within a Region and one between Regions.
fn reached(model: &Model, rules: &[Subject], bus: usize, event: &Document) -> Vec<usize> {
    let matched = |bus: usize| {
        rules.iter().enumerate().filter(move |(_, rule)| {
            let is_on = rule.bus == Some(bus) && rule.rule.state != RuleState::Disabled;
            is_on && rule.pattern.as_ref().is_some_and(|pattern| pattern.matches(event))
        })
    };
    let region = |bus: usize| model.buses.get(bus).map(|bus| bus.region(model));
    let mut found = Vec::new();
    // Buses, each with the hops behind the event: within a Region, and between Regions.
    let mut waiting = VecDeque::from([(bus, false, false)]);
    while let Some((bus, within, between)) = waiting.pop_front() {
        for (index, rule) in matched(bus) {
            found.push(index);
            let targets = rule.rule.targets.iter().filter(|target| target.kind() == &EVENT_BUS);
            for next in targets.filter_map(|target| model.find_bus(&target.arn)) {
                let crosses = region(bus) != region(next);
                if !(if crosses { between } else { within }) {
                    waiting.push_back((next, within || !crosses, between || crosses));
                }
            }
        }
    }
    found
}

/// Returns the events that a target's work sends, each with its bus: those that the model names, EC2's state
/// changes after its built-in calls, and the records that Lambda sends to a bus as a destination.
fn sent(model: &Model, target: &Target) -> Vec<(usize, Document)> {
    let context = Context {
        account: model.account.clone(),
        region: model.region.clone(),
        time: "2026-01-01T00:00:00Z".to_owned(),
        id: uuid_v4(0, 0),
    };
    let mut sent: Vec<(usize, Document)> = Vec::new();
    for text in &target.emits {
        let document = json::parse(text);
        let Some(root) = document.root() else { continue };
        if put_events::is_entry(root) {
            let name = root.get("EventBusName").and_then(Value::as_str);
            let converted = put_events::to_event(root, &context, 0);
            let bus = model.find_bus(name.as_deref().unwrap_or("default"));
            let is_taken = converted.problems.iter().all(|problem| problem.error_code().is_none());
            sent.extend(bus.filter(|_| is_taken).map(|bus| (bus, json::parse(&converted.text))));
        } else {
            sent.extend(model.find_bus("default").map(|bus| (bus, document)));
        }
    }
    let own = target.kind().instance_states.iter().map(|state| state_change(state, &context));
    sent.extend(own.filter_map(|event| Some((model.find_bus("default")?, event))));
    let lambda = &target.asynchronous;
    let destinations = [(&lambda.on_success, "Success"), (&lambda.on_failure, "Failure")];
    for (destination, kind) in destinations.into_iter().filter(|_| target.kind() == &LAMBDA) {
        let bus = destination.as_deref().filter(|arn| TargetKind::of(arn) == &EVENT_BUS);
        let bus = bus.and_then(|arn| model.find_bus(arn));
        sent.extend(bus.map(|bus| (bus, invocation_result(kind, &context))));
    }
    sent
}

/// Returns the event that a bus gets as a destination, with the fields that patterns usually have.
fn invocation_result(kind: &str, context: &Context) -> Document {
    let Context { account, region, time, id } = context;
    let mut event = ObjectWriter::default();
    event.text("version", "0").text("id", id);
    event.text("detail-type", &format!("Lambda Function Invocation Result - {kind}"));
    event.text("source", "lambda").text("account", account).text("time", time).text("region", region);
    json::parse(&event.json("resources", "[]").json("detail", r#"{"version":"1.0"}"#).close())
}

fn state_change(state: &str, context: &Context) -> Document {
    let Context { account, region, time, id } = context;
    let mut detail = ObjectWriter::default();
    detail.text("instance-id", "i-0123456789abcdef0").text("state", state);
    let mut event = ObjectWriter::default();
    event.text("version", "0").text("id", id).text("detail-type", "EC2 Instance State-change Notification");
    event.text("source", "aws.ec2").text("account", account).text("time", time).text("region", region);
    json::parse(&event.json("resources", "[]").object("detail", &detail).close())
}

//! Loops: what a rule's targets send leads back to the rule.

use super::Subject;
use crate::bus::Model;
use crate::bus::model::{RuleState, Target};
use crate::event::{Context, put_events};
use crate::json::{self, Document, ObjectWriter, Value};
use crate::rng::uuid_v4;
use crate::targets::kind::EVENT_BUS;
use std::collections::VecDeque;

/// For each rule that is in a loop, the rules on the shortest way back to it.
pub(super) fn find(model: &Model, rules: &[Subject]) -> Vec<Option<Vec<u32>>> {
    let reach = |(bus, event): (usize, Document)| reached(model, rules, bus, &event);
    let next: Vec<Vec<usize>> = rules
        .iter()
        .map(|rule| rule.rule.targets.iter().flat_map(|target| sent(model, target)).flat_map(reach).collect())
        .collect();
    (0..rules.len()).map(|rule| way_back(&next, rule)).collect()
}

/// The rules between a rule and itself, by the fewest steps.
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

/// The rules that match an event on a bus, and those that it is forwarded to by their targets.
fn reached(model: &Model, rules: &[Subject], bus: usize, event: &Document) -> Vec<usize> {
    let matched = |bus: usize| {
        rules.iter().enumerate().filter_map(move |(index, rule)| {
            let is_on = rule.bus == Some(bus) && rule.rule.state != RuleState::Disabled;
            rule.pattern.as_ref().filter(|_| is_on)?.matches(event).then_some(index)
        })
    };
    let first: Vec<usize> = matched(bus).collect();
    let targets = first.iter().filter_map(|index| rules.get(*index)).flat_map(|rule| &rule.rule.targets);
    let buses = targets.filter(|it| it.kind() == &EVENT_BUS).filter_map(|it| model.find_bus(&it.arn));
    let forwarded: Vec<usize> = buses.flat_map(matched).collect();
    [first, forwarded].concat()
}

/// The events that a target's work sends, each with its bus: those that the model names, and what EC2
/// says of its built-in calls.
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
    sent
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

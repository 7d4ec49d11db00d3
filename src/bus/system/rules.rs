//! Rules.

use super::insert::function_arn;
use super::read::{SelectedRule, read_target};
use super::reader::{Reader, json_in};
use super::spans::ModelSpans;
use super::{NoteKind, ProblemKind, fields, names};
use crate::bus::model::{Bus, Model, Rule, RuleState, Target};
use crate::bus::problem::ModelRef;
use crate::json::Value;
use crate::targets::kind::LAMBDA;
use std::sync::Arc;

/// Reads the selected rule, and the others.
pub(super) fn read(
    reader: &Reader,
    top: Option<Value>,
    selected_rule: SelectedRule,
    model: &mut Model,
    places: &mut ModelSpans,
) {
    let head = top.and_then(names::selected_rule);
    let head = head.and_then(|value| reader.part(value, &fields::RULE, names::fields_around(value)));
    if let Some(pattern) = head.and_then(|head| head.get("EventPattern")) {
        reader.push(pattern.key_span().unwrap_or(pattern.span()), ProblemKind::PatternElsewhere);
    }
    let mut first = match head {
        Some(object) => read_rule(reader, object, 0, places),
        None => Rule::new("rule-1", "default"),
    };
    first.pattern = Some(Arc::clone(selected_rule.pattern)).filter(|pattern| !pattern.trim().is_empty());
    if first.name.is_empty() {
        "rule-1".clone_into(&mut first.name);
    }
    let is_given_targets = head.is_some_and(|object| object.get("Targets").is_some());
    if let Some(handler) = selected_rule.handler {
        if !is_given_targets {
            let arn = function_arn(handler, selected_rule.account, selected_rule.region);
            first.targets.push(Target::new("function", &arn));
        }
        let without = |target: &&mut Target| target.kind() == &LAMBDA && target.handler.is_none();
        if let Some(target) = first.targets.iter_mut().find(without) {
            target.handler = Some(handler.to_owned());
        }
    }
    model.rules.push(first);
    let mut requests = Vec::new();
    for value in reader.elements(top, "Rules") {
        let Some(object) = reader.part(value, &fields::RULE, names::fields_around(value)) else {
            continue;
        };
        if names::is_put_targets(object) {
            requests.push(object);
            continue;
        }
        if names::of_rule(object).is_none() {
            reader.needs(object, "Name");
        }
        note_elsewhere(reader, model, object);
        let index = model.rules.len() as u32;
        let rule = read_rule(reader, object, index, places);
        model.rules.push(rule);
    }
    for object in requests {
        put_targets(reader, object, model, places);
    }
}

/// Adds the targets of a request of PutTargets to its rule, or makes a rule of the request if there is none.
fn put_targets(reader: &Reader, object: Value, model: &mut Model, places: &mut ModelSpans) {
    let bus = names::bus_of_rule(object).unwrap_or_else(|| "default".to_owned());
    let (name, bus) = (names::of_rule(object), model.find_bus(&bus));
    let is_meant = |rule: &Rule| Some(&rule.name) == name.as_ref() && model.find_bus(&rule.bus) == bus;
    let index = model.rules.iter().position(is_meant);
    if let Some((index, rule)) = index.and_then(|index| Some((index, model.rules.get_mut(index)?))) {
        return read_targets(reader, object, index as u32, rule, places);
    }
    let rule = read_rule(reader, object, model.rules.len() as u32, places);
    model.rules.push(rule);
}

/// Notes that a rule is in an account or a Region in which the model has no bus.
fn note_elsewhere(reader: &Reader, model: &Model, object: Value) {
    let Some(arn) = names::arn(object, &["Arn", "RuleArn"]) else { return };
    let is_place = |bus: &Bus| bus.account(model) == arn.account && bus.region(model) == arn.region;
    if !model.buses.iter().any(is_place) {
        let kind = NoteKind::Elsewhere { account: arn.account, region: arn.region };
        reader.note(arn.value.span(), kind);
    }
}

fn read_rule(reader: &Reader, object: Value, index: u32, places: &mut ModelSpans) -> Rule {
    places.add(ModelRef::Rule(index), object);
    let states = RuleState::ALL.map(|state| (state.name(), state));
    let mut rule = Rule {
        description: reader.text(object, "Description").unwrap_or_default(),
        state: reader.choice(object, "State", &states).unwrap_or_default(),
        pattern: json_in(object, "EventPattern"),
        schedule: reader.text(object, "ScheduleExpression"),
        role: reader.text(object, "RoleArn"),
        ..Rule::new(
            &names::of_rule(object).or_else(|| reader.text(object, "Name")).unwrap_or_default(),
            &names::bus_of_rule(object)
                .or_else(|| reader.text(object, "EventBusName"))
                .unwrap_or_else(|| "default".to_owned()),
        )
    };
    read_targets(reader, object, index, &mut rule, places);
    rule
}

fn read_targets(reader: &Reader, object: Value, index: u32, rule: &mut Rule, places: &mut ModelSpans) {
    for value in reader.list(object, "Targets") {
        let Some(object) = reader.object(value, &fields::target()) else { continue };
        places.add(ModelRef::Target { rule: index, target: rule.targets.len() as u32 }, object);
        rule.targets.push(read_target(reader, object, rule.targets.len()));
    }
}

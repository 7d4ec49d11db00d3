//! Modules that make rules: the community's module of EventBridge, whose arguments are known, and others that have a
//! rule's arguments.
//!
//! <https://registry.terraform.io/modules/terraform-aws-modules/eventbridge/aws/latest>

use super::resources::Resource;
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::text::Span;

/// Returns the resources that a module makes, as far as its arguments say; none if it is not known.
pub(super) fn resources(label: &str, span: Span, arguments: &Node) -> Vec<Resource> {
    let source = arguments.get("source").and_then(Node::as_text).unwrap_or_default();
    if source.contains("terraform-aws-modules/eventbridge") {
        return of_community(arguments);
    }
    let is_rule = arguments.get("event_pattern").is_some() || arguments.get("schedule_expression").is_some();
    let own =
        || resource("aws_cloudwatch_event_rule", label, span, without(arguments, &["source", "version"]));
    if is_rule { vec![own()] } else { Vec::new() }
}

fn of_community(arguments: &Node) -> Vec<Resource> {
    let mut found = Vec::new();
    let bus = arguments.get("bus_name");
    if let Some(bus) = bus.filter(|_| !is_off(arguments, "create_bus")) {
        let node = MapBuilder::default().with("name", Some(bus.clone())).at(bus.span);
        found.push(resource("aws_cloudwatch_event_bus", "bus", bus.span, node));
    }
    for rule in members(arguments, "rules") {
        let name = named(arguments, "append_rule_postfix", &rule.name, "rule");
        let node = with(
            &rule.node,
            &[("name", Some(rule.node.text_here(&*name))), ("event_bus_name", bus.cloned())],
        );
        found.push(resource(
            "aws_cloudwatch_event_rule",
            &rule.name,
            at(rule),
            without(&renamed(&node), &["enabled"]),
        ));
        for target in list(arguments, "targets", &rule.name) {
            let id = target.get("name").cloned();
            let queue = target.get("dead_letter_arn").cloned();
            let queue = queue.map(|arn| MapBuilder::default().with("arn", Some(arn)).at(target.span));
            let more = [
                ("rule", Some(target.text_here(&*name))),
                ("event_bus_name", bus.cloned()),
                ("target_id", id),
                ("dead_letter_config", queue),
            ];
            let node = without(&with(target, &more), &["name", "dead_letter_arn", "attach_role_arn"]);
            found.push(resource("aws_cloudwatch_event_target", &rule.name, target.span, node));
        }
    }
    for schedule in members(arguments, "schedules") {
        let name = named(arguments, "append_schedule_postfix", &schedule.name, "schedule");
        let take = |name: &str| schedule.node.get(name).cloned();
        let target = MapBuilder::default()
            .with("arn", take("arn"))
            .with("role_arn", take("role_arn"))
            .with("input", take("input"))
            .at(schedule.node.span);
        let node = MapBuilder::default()
            .with("name", Some(schedule.node.text_here(&*name)))
            .with("group_name", take("group_name"))
            .with("description", take("description"))
            .with("schedule_expression", take("schedule_expression"))
            .with("schedule_expression_timezone", take("timezone"))
            .with("start_date", take("start_date"))
            .with("end_date", take("end_date"))
            .with("target", Some(target))
            .at(schedule.node.span);
        found.push(resource("aws_scheduler_schedule", &schedule.name, at(schedule), node));
    }
    found
}

/// Returns the place of a member, from its name on.
fn at(member: &Member) -> Span {
    Span { start: member.name_span.start, end: member.node.span.end.max(member.name_span.end) }
}

fn resource(kind: &str, label: &str, span: Span, node: Node) -> Resource {
    Resource { kind: kind.to_owned(), label: label.to_owned(), span, node }
}

fn members<'n>(arguments: &'n Node, name: &str) -> &'n [Member] {
    arguments.get(name).map(Node::members).unwrap_or_default()
}

fn list<'n>(arguments: &'n Node, name: &str, rule: &str) -> &'n [Node] {
    arguments.get(name).and_then(|targets| targets.get(rule)).map(Node::elements).unwrap_or_default()
}

/// Returns the name that the module gives, followed by the kind of part unless that is turned off.
fn named(arguments: &Node, switch: &str, name: &str, end: &str) -> String {
    if is_off(arguments, switch) { name.to_owned() } else { format!("{name}-{end}") }
}

fn is_off(arguments: &Node, switch: &str) -> bool {
    arguments.get(switch).is_some_and(|value| value.value == Value::Bool(false))
}

/// Returns a rule with the name that resources have for whether it is on.
fn renamed(rule: &Node) -> Node {
    with(rule, &[("is_enabled", rule.get("enabled").cloned())])
}

fn with(node: &Node, more: &[(&str, Option<Node>)]) -> Node {
    let map = node
        .members()
        .iter()
        .fold(MapBuilder::default(), |map, member| map.with(&member.name, Some(member.node.clone())));
    more.iter().fold(map, |map, (name, node)| map.with(name, node.clone())).at(node.span)
}

fn without(node: &Node, names: &[&str]) -> Node {
    let kept = node.members().iter().filter(|member| !names.contains(&member.name.as_str()));
    Node::new(node.span, Value::Map(kept.cloned().collect()))
}

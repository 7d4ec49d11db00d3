//! Events of SAM's functions and state machines. Each becomes a rule or a schedule with the function as its target.
//!
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html>

use super::{Reader, intrinsics, resources};
use crate::interchange::FormatId;
use crate::interchange::finding::{FindingKind, SkipReason};
use crate::interchange::node::{MapBuilder, Node, Value};
use crate::text::Span;

/// Returns whether a type of SAM's events has to do with EventBridge.
pub(super) fn is_event(kind: &str) -> bool {
    matches!(kind, "EventBridgeRule" | "CloudWatchEvent" | "Schedule" | "ScheduleV2")
}

/// Reads the events of a function or a state machine.
pub(super) fn read_function(reader: &mut Reader, kind: &str, name: Option<&str>, properties: &Node) {
    let arn = name.map(|name| match kind {
        "AWS::Serverless::Function" => format!("!GetAtt {name}.Arn"),
        _ => format!("!Ref {name}"),
    });
    for event in properties.get("Events").map(Node::members).unwrap_or_default() {
        if event.node.get("Type").and_then(Node::as_text).is_some_and(is_event) {
            let name =
                name.map_or_else(|| event.name.clone(), |function| format!("{function}{}", event.name));
            let span = Span { start: event.name_span.start, ..event.node.span };
            read_event(reader, Some(&name), arn.as_deref(), span, &event.node);
        } else if let Some(properties) = event.node.get("Properties") {
            resources::read_filters(reader, name, properties);
        }
    }
}

/// Reads one event; `arn` is the expression of what it invokes, if that is known.
pub(super) fn read_event(
    reader: &mut Reader,
    name: Option<&str>,
    arn: Option<&str>,
    span: Span,
    event: &Node,
) {
    let none = Node::new(event.span, Value::Map(Vec::new()));
    let properties = intrinsics::resolve(event.get("Properties").unwrap_or(&none), reader.text);
    let take = |name: &str| properties.get(name).cloned();
    let own_name = take("RuleName").or_else(|| take("Name"));
    let name_node = own_name.clone().or_else(|| name.map(|name| event.text_here(name)));
    let is_schedule = event.get("Type").and_then(Node::as_text) == Some("ScheduleV2");
    let id = properties.get("Target").and_then(|target| target.get("Id")).cloned();
    if let Some(wrong) = properties.get("EventPattern") {
        let reason = SkipReason::Misnamed { found: "EventPattern", right: "Pattern" };
        reader.findings.skip(wrong.span, reason);
    }
    let target = MapBuilder::default()
        // The target of a schedule has none.
        .with("Id", id.or_else(|| name_node.clone()).filter(|_| !is_schedule))
        .with("Arn", arn.map(|arn| Node::new(event.span, Value::Expression(arn.to_owned()))))
        .with("Input", take("Input"))
        .with("InputPath", take("InputPath"))
        .with("InputTransformer", take("InputTransformer"))
        .with("RoleArn", take("RoleArn"))
        .with("RetryPolicy", take("RetryPolicy"))
        .with("DeadLetterConfig", dead_letter_config(&properties, name))
        .at(event.span);
    let common = MapBuilder::default()
        .with("Name", name_node.clone())
        .with("Description", take("Description"))
        .with("EventBusName", take("EventBusName"))
        .with("EventPattern", take("Pattern").map(resources::pattern))
        .with("ScheduleExpression", take("Schedule").or_else(|| take("ScheduleExpression")))
        .with("ScheduleExpressionTimezone", take("ScheduleExpressionTimezone"))
        .with("StartDate", take("StartDate"))
        .with("EndDate", take("EndDate"))
        .with(
            "FlexibleTimeWindow",
            take("FlexibleTimeWindow").or_else(|| is_schedule.then(|| no_window(event))),
        )
        .with("GroupName", take("GroupName"))
        .with("State", state(&properties));
    let (kind, value) = if is_schedule {
        (FindingKind::Schedule, common.with("Target", Some(target)))
    } else {
        let targets = Node::new(event.span, Value::List(vec![target]));
        (FindingKind::Rule, common.with("Targets", Some(targets)))
    };
    let name = name_node.as_ref().and_then(Node::as_text);
    reader.add(kind, FormatId::Sam, name, span, value.at(event.span));
}

/// Returns the time window of a schedule that names none.
pub(in crate::interchange) fn no_window(at: &Node) -> Node {
    MapBuilder::default().with("Mode", Some(at.text_here("OFF"))).at(at.span)
}

/// SAM makes a queue if none is named, and calls it after the function and the event.
fn dead_letter_config(properties: &Node, name: Option<&str>) -> Option<Node> {
    let config = properties.get("DeadLetterConfig")?;
    let made = || {
        let id = match config.get("QueueLogicalId").and_then(Node::as_text) {
            Some(id) => id.to_owned(),
            None => format!("{}Queue", name?),
        };
        Some(Node::new(config.span, Value::Expression(format!("!GetAtt {id}.Arn"))))
    };
    let arn = config.get("Arn").cloned().or_else(made);
    Some(MapBuilder::default().with("Arn", arn).at(config.span))
}

/// `State`, or `Enabled` as older templates have it.
fn state(properties: &Node) -> Option<Node> {
    let of_enabled = |enabled: &Node| match enabled.value {
        Value::Bool(true) => Some(enabled.text_here("ENABLED")),
        Value::Bool(false) => Some(enabled.text_here("DISABLED")),
        _ => None,
    };
    properties.get("State").cloned().or_else(|| properties.get("Enabled").and_then(of_enabled))
}

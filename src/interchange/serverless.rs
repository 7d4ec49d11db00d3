//! Serverless Framework: the events of functions in `serverless.yml`.
//!
//! <https://www.serverless.com/framework/docs/providers/aws/events/event-bridge>

use super::finding::{Finding, FindingKind, Findings, SkipReason};
use super::node::{MapBuilder, Member, Node, Value};
use super::{Format, FormatId, cloudformation, pattern_text, yaml};

pub(super) const FORMAT: Format = Format {
    id: FormatId::Serverless,
    name: "serverless",
    title: "Serverless Framework",
    kinds: &[FindingKind::Rule, FindingKind::Schedule, FindingKind::Pattern],
    recognise,
    read,
};

fn recognise(text: &str) -> bool {
    const SIGNS: [&str; 7] = [
        "eventBridge:",
        "cloudwatchEvent:",
        "- schedule:",
        "filterPatterns:",
        "\"eventBridge\"",
        "\"cloudwatchEvent\"",
        "\"filterPatterns\"",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

fn read(text: &str, findings: &mut Findings) {
    let (documents, error) = yaml::read(text);
    for document in &documents {
        let document = &with_variables(document, document);
        look(document, None, findings);
        if let Some(resources) = document.get("resources") {
            cloudformation::read_resources(text, resources, findings);
        }
    }
    if let Some(error) = error {
        findings.skip(error.span, SkipReason::Broken { language: "YAML", problem: error.reason });
    }
}

/// Looks for lists of events in a value; `function` is the name of what they invoke.
fn look(node: &Node, function: Option<&str>, findings: &mut Findings) {
    for member in node.members() {
        match member.name.as_str() {
            "events" => read_events(&member.node, function, findings),
            // What the framework hands on to CloudFormation as it is.
            "resources" => {}
            name => look(&member.node, Some(name), findings),
        }
    }
    // Events that were pasted without their function.
    if !node.elements().is_empty() {
        read_events(node, function, findings);
    }
}

fn read_events(events: &Node, function: Option<&str>, findings: &mut Findings) {
    let mut number = 0;
    for event in events.elements() {
        let Some(member) = event.members().first() else { continue };
        read_filters(&member.node, function, findings);
        let read = match member.name.as_str() {
            "eventBridge" => event_bridge,
            "cloudwatchEvent" => cloudwatch_event,
            "schedule" => schedule,
            _ => continue,
        };
        for event in of_each_rate(member) {
            number += 1;
            let name = format!("{}-rule-{number}", function.unwrap_or("function"));
            let target = Target { function, id: &name };
            let (kind, value) = read(&event, &target);
            let name = value.get("Name").and_then(Node::as_text).map(str::to_owned);
            let span = member.node.span;
            findings.found.push(Finding { kind, format: FormatId::Serverless, name, span, value });
        }
    }
}

/// The filters of an event source; each is a pattern.
fn read_filters(event: &Node, function: Option<&str>, findings: &mut Findings) {
    for pattern in event.get("filterPatterns").map(Node::elements).unwrap_or_default() {
        findings.found.push(Finding {
            kind: FindingKind::Pattern,
            format: FormatId::Serverless,
            name: function.map(str::to_owned),
            span: pattern.span,
            value: pattern.clone(),
        });
    }
}

/// Several rates are several rules.
fn of_each_rate(event: &Member) -> Vec<Node> {
    let rates = event.node.get("rate").map(Node::elements).unwrap_or_default();
    if event.name != "schedule" || rates.len() < 2 {
        return vec![event.node.clone()];
    }
    let with_rate = |rate: &Node| {
        let members = event.node.members().iter().map(|member| match member.name.as_str() {
            "rate" => Member { node: rate.clone(), ..member.clone() },
            _ => member.clone(),
        });
        Node::new(event.node.span, Value::Map(members.collect()))
    };
    rates.iter().map(with_rate).collect()
}

/// The function that events invoke.
struct Target<'n> {
    function: Option<&'n str>,
    id: &'n str,
}

impl Target<'_> {
    fn arn(&self, at: &Node) -> Option<Node> {
        let function = self.function?;
        Some(Node::new(at.span, Value::Expression(format!("the function {function}"))))
    }

    fn of_rule(&self, event: &Node) -> Node {
        let take = |name: &str| event.get(name).cloned();
        let dead_letters =
            take("deadLetterQueueArn").map(|arn| MapBuilder::default().with("Arn", Some(arn)).at(event.span));
        let target = MapBuilder::default()
            .with("Id", Some(event.text_here(self.id)))
            .with("Arn", self.arn(event))
            .with("Input", take("input").map(as_json_text))
            .with("InputPath", take("inputPath"))
            .with(
                "InputTransformer",
                take("inputTransformer").map(|transformer| {
                    MapBuilder::default()
                        .with("InputPathsMap", transformer.get("inputPathsMap").cloned())
                        .with("InputTemplate", transformer.get("inputTemplate").cloned())
                        .at(transformer.span)
                }),
            )
            .with(
                "RetryPolicy",
                take("retryPolicy").map(|policy| {
                    MapBuilder::default()
                        .with("MaximumEventAgeInSeconds", policy.get("maximumEventAge").cloned())
                        .with("MaximumRetryAttempts", policy.get("maximumRetryAttempts").cloned())
                        .at(policy.span)
                }),
            )
            .with("DeadLetterConfig", dead_letters)
            .at(event.span);
        Node::new(event.span, Value::List(vec![target]))
    }
}

fn event_bridge(event: &Node, target: &Target) -> (FindingKind, Node) {
    let take = |name: &str| event.get(name).cloned();
    let value = MapBuilder::default()
        .with("Name", take("name").or_else(|| Some(event.text_here(target.id))))
        .with("Description", take("description"))
        .with("EventBusName", take("eventBus").map(bus_name))
        .with("EventPattern", take("pattern").map(|pattern| pattern_text::unfold(pattern, true)))
        .with("ScheduleExpression", take("schedule"))
        .with("State", take("state").or_else(|| state(event)))
        .with("Targets", Some(target.of_rule(event)))
        .at(event.span);
    (FindingKind::Rule, value)
}

fn cloudwatch_event(event: &Node, target: &Target) -> (FindingKind, Node) {
    let value = MapBuilder::default()
        .with("Name", event.get("name").cloned().or_else(|| Some(event.text_here(target.id))))
        .with("Description", event.get("description").cloned())
        .with("EventPattern", event.get("event").cloned().map(|pattern| pattern_text::unfold(pattern, true)))
        .with("State", state(event))
        .with("Targets", Some(target.of_rule(event)))
        .at(event.span);
    (FindingKind::Rule, value)
}

fn schedule(event: &Node, target: &Target) -> (FindingKind, Node) {
    let expression = match &event.value {
        Value::Map(_) => event.get("rate").map(|rate| rate.elements().first().unwrap_or(rate).clone()),
        Value::List(elements) => elements.first().cloned(),
        _ => Some(event.clone()),
    };
    let is_scheduler = event.get("method").and_then(Node::as_text) == Some("scheduler");
    let common = MapBuilder::default()
        .with("Name", event.get("name").cloned().or_else(|| Some(event.text_here(target.id))))
        .with("Description", event.get("description").cloned())
        .with("ScheduleExpression", expression)
        .with("ScheduleExpressionTimezone", event.get("timezone").cloned())
        .with("State", state(event));
    if is_scheduler {
        let target = MapBuilder::default()
            .with("Arn", target.arn(event))
            .with("Input", event.get("input").cloned().map(as_json_text));
        let window = Some(cloudformation::no_window(event));
        let common = common.with("FlexibleTimeWindow", window);
        return (FindingKind::Schedule, common.with("Target", Some(target.at(event.span))).at(event.span));
    }
    (FindingKind::Rule, common.with("Targets", Some(target.of_rule(event))).at(event.span))
}

fn state(event: &Node) -> Option<Node> {
    let enabled = event.get("enabled")?;
    match enabled.value {
        Value::Bool(true) => Some(enabled.text_here("ENABLED")),
        Value::Bool(false) => Some(enabled.text_here("DISABLED")),
        _ => None,
    }
}

/// Returns the name of a bus, which may be given by its ARN.
fn bus_name(bus: Node) -> Node {
    match bus.as_text().and_then(|arn| arn.split_once(":event-bus/")) {
        Some((_, name)) => bus.text_here(name),
        None => bus,
    }
}

/// Returns an input that is written as YAML as the JSON that is sent.
fn as_json_text(input: Node) -> Node {
    match input.value {
        Value::Map(_) | Value::List(_) => input.text_here(input.to_json()),
        _ => input,
    }
}

/// Returns the value with every text that the framework fills in (`${self:custom.bus}`) as an expression,
/// unless the file says what it is.
fn with_variables(node: &Node, file: &Node) -> Node {
    let value = match &node.value {
        Value::Text(text) if text.contains("${") => match of_file(text, file) {
            Some(known) => known.value.clone(),
            None => Value::Expression(text.clone()),
        },
        Value::List(elements) => {
            Value::List(elements.iter().map(|element| with_variables(element, file)).collect())
        }
        Value::Map(members) => Value::Map(
            members
                .iter()
                .map(|member| Member { node: with_variables(&member.node, file), ..member.clone() })
                .collect(),
        ),
        value => value.clone(),
    };
    Node::new(node.span, value)
}

/// Returns the value of `${self:custom.bus}`, if it is a plain one.
fn of_file<'n>(text: &str, file: &'n Node) -> Option<&'n Node> {
    let path = text.strip_prefix("${self:")?.strip_suffix('}')?;
    let found = path.split('.').try_fold(file, |node, name| node.get(name))?;
    match &found.value {
        Value::Text(text) => (!text.contains("${")).then_some(found),
        Value::Bool(_) | Value::Number(_) => Some(found),
        _ => None,
    }
}

//! Constructs of the second level: `Rule`, `EventBus`, `Archive`, `Schedule` and others.

use super::target::{arn, imported, in_units};
use super::{Construct, format, pattern, schedule, target};
use crate::interchange::code::program::{Program, Site};
use crate::interchange::code::props::{Props, camel};
use crate::interchange::code::scope::Scope;
use crate::interchange::code::syntax::{Chain, Expression, Head, Kind, Link};
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Node, Value};
use crate::text::Span;

/// Reads a construct that has to do with events.
pub(super) fn read<'p>(program: &mut Program<'p, '_>, site: &Site<'p>, construct: &Construct<'p>) {
    let props = Props::of_arguments(&program.scope, construct.arguments, construct.first);
    let (kind, own_name, map) = match site.name {
        "Rule" if is_rule(site, &props) => {
            return read_rule(program, &props, Some(&construct.id), construct.span);
        }
        "EventBus" => {
            let name = program.take(&props, "eventBusName");
            let map = with_name("Name", name.clone(), construct)
                .with("Description", program.take(&props, "description"));
            (FindingKind::Bus, name, map)
        }
        "Archive" | "archive" => {
            if let Some(path) = site.link.checked_sub(1).and_then(|links| site.chain.path_of(links)) {
                note_bus(program, &path, construct.span);
            }
            let name = program.take(&props, "archiveName");
            let map = with_name("ArchiveName", name.clone(), construct)
                .with("EventSourceArn", source_arn(program, site, &props))
                .with("Description", program.take(&props, "description"))
                .with(
                    "EventPattern",
                    props.get("eventPattern").map(|value| pattern::read(&program.scope, value)),
                )
                .with("RetentionDays", props.get("retention").map(|time| in_units(program, time, 86_400)));
            (FindingKind::Archive, name, map)
        }
        "Schedule" if props.has("schedule") => return read_schedule(program, &props, construct),
        "Connection" if props.has("authorization") => {
            let name = program.take(&props, "connectionName");
            let map = with_name("Name", name.clone(), construct)
                .with("Description", program.take(&props, "description"))
                .with("AuthParameters", program.take(&props, "authorization"));
            (FindingKind::Connection, name, map)
        }
        "ApiDestination" if props.has("endpoint") => {
            let name = program.take(&props, "apiDestinationName");
            let connection = props.get("connection").map(|value| arn(program, value, "connectionArn"));
            let map = with_name("Name", name.clone(), construct)
                .with("Description", program.take(&props, "description"))
                .with("ConnectionArn", connection)
                .with("InvocationEndpoint", program.take(&props, "endpoint"))
                .with("HttpMethod", props.get("httpMethod").map(|value| constant(program, value)))
                .with("InvocationRateLimitPerSecond", program.take(&props, "rateLimitPerSecond"));
            (FindingKind::ApiDestination, name, map)
        }
        _ => return,
    };
    let name = own_name.as_ref().and_then(Node::as_text).or(construct.id.as_text()).map(str::to_owned);
    program.add(kind, format(program), name, construct.span, map.at(construct.span));
}

/// Returns the name at AWS, else that in the scope.
fn with_name(member: &str, name: Option<Node>, construct: &Construct) -> MapBuilder {
    MapBuilder::default().with(member, Some(name.unwrap_or_else(|| construct.id.clone())))
}

/// Other libraries have rules, too.
fn is_rule(site: &Site, props: &Props) -> bool {
    let has_part =
        ["eventPattern", "schedule", "eventBus", "targets", "ruleName"].iter().any(|name| props.has(name));
    let is_of_events = || match (&site.chain.head, site.link) {
        (Head::Word(_), 0) => props.is_empty(),
        (Head::Word(word), _) => word.contains("event"),
        _ => false,
    };
    has_part || is_of_events()
}

/// `events.HttpMethod.GET` is `GET`.
fn constant<'p>(program: &Program<'p, '_>, value: &'p Expression) -> Node {
    let node = program.scope.value(value);
    let name = value.chain().and_then(|chain| chain.name_before(chain.links.len()));
    match (&node.value, name) {
        (Value::Expression(_), Some(name)) if name.chars().all(|char| char.is_ascii_uppercase()) => {
            node.text_here(name)
        }
        _ => node,
    }
}

fn source_arn<'p>(program: &Program<'p, '_>, site: &Site<'p>, props: &Props<'p>) -> Option<Node> {
    if let Some(bus) = props.get("sourceEventBus") {
        return Some(arn(program, bus, "eventBusArn"));
    }
    let path = site.chain.path_of(site.link.checked_sub(1)?)?;
    let attribute = if program.is_python() { "event_bus_arn" } else { "eventBusArn" };
    Some(Node::new(site.call.span, Value::Expression(format!("{path}.{attribute}"))))
}

/// Reads the properties of a rule without the construct around them; `false` if they are none.
pub(in crate::interchange::code) fn read_bare<'p>(
    program: &mut Program<'p, '_>,
    expression: &'p Expression,
) -> bool {
    let Kind::Map(_) = &expression.kind else { return false };
    let Some(props) = Props::of(&program.scope, expression).filter(|props| props.has("eventPattern")) else {
        return false;
    };
    read_rule(program, &props, None, expression.span);
    true
}

const RULE: [&str; 8] =
    ["eventPattern", "schedule", "eventBus", "ruleName", "description", "enabled", "targets", "role"];

fn read_rule<'p>(program: &mut Program<'p, '_>, props: &Props<'p>, id: Option<&Node>, span: Span) {
    let name = program.take(props, "ruleName").or_else(|| id.cloned());
    let expression = props.get("schedule").map(|given| schedule::read(&program.scope, given).0);
    if let Some(path) = props.get("eventBus").and_then(Expression::chain).and_then(Chain::path) {
        note_bus(program, &path, span);
    }
    let bus = props.get("eventBus").map(|bus| bus_name(program, bus));
    let mut map = MapBuilder::default()
        .with("Name", name.clone())
        .with("Description", program.take(props, "description"))
        .with("EventBusName", bus)
        .with("EventPattern", props.get("eventPattern").map(|value| pattern::read(&program.scope, value)))
        .with("ScheduleExpression", expression)
        .with("State", props.get("enabled").map(|enabled| state(program, enabled)))
        .with("RoleArn", props.get("role").map(|role| arn(program, role, "roleArn")))
        .with("Targets", props.get("targets").map(|given| targets(program, given)));
    for entry in props.entries() {
        if entry.is_spread() {
            let member = entry.spread(&program.scope);
            map = map.with(&member.name, Some(member.node));
        } else if !RULE.contains(&&*camel(&entry.name)) {
            program.skip(entry.span, &entry.name);
        }
    }
    let name = name.as_ref().and_then(Node::as_text).map(str::to_owned);
    program.add(FindingKind::Rule, format(program), name, span, map.at(span));
}

fn targets<'p>(program: &mut Program<'p, '_>, given: &'p Expression) -> Node {
    let resolved = program.scope.resolve(given);
    let Kind::List(elements) = &resolved.kind else { return program.scope.value(given) };
    let read = |(index, element): (usize, &'p Expression)| match &element.kind {
        Kind::Spread(_) => program.scope.value(element),
        _ => target::read(program, element, Some(format!("Target{index}"))),
    };
    Node::new(resolved.span, Value::List(elements.iter().enumerate().map(read).collect()))
}

fn state<'p>(program: &Program<'p, '_>, enabled: &'p Expression) -> Node {
    let node = program.scope.value(enabled);
    match node.value {
        Value::Bool(true) => node.text_here("ENABLED"),
        Value::Bool(false) => node.text_here("DISABLED"),
        _ => node,
    }
}

/// Returns the name of a bus, if the text says it: of the bus itself, or of its attribute.
pub(in crate::interchange::code) fn bus_name<'p>(program: &Program<'p, '_>, bus: &'p Expression) -> Node {
    let scope = &program.scope;
    let text = |text: String| Node::new(bus.span, Value::Text(text));
    if let Some(name) = made_bus(program, bus).and_then(|bus| own_bus_name(scope, bus)) {
        return Node::new(bus.span, name.value);
    }
    if let Some(name) = imported(program, bus, "Name") {
        return text(name);
    }
    if let Some(arn) = imported(program, bus, "Arn") {
        return text(arn.split_once(":event-bus/").map_or(&*arn, |(_, name)| name).to_owned());
    }
    scope.value(bus)
}

/// Returns the call that made a bus: `bus`, `bus.eventBusName` and `bus.name` lead to it.
fn made_bus<'p>(program: &Program<'p, '_>, bus: &'p Expression) -> Option<&'p Expression> {
    let resolved = program.scope.resolve(bus);
    let chain = resolved.chain()?;
    let Some(Link::Member(member)) = chain.links.last() else { return Some(resolved) };
    let is_name = matches!(&*camel(member), "eventBusName" | "name" | "ref");
    let path = chain.path_of(chain.links.len() - 1).filter(|_| is_name)?;
    program.scope.definition(&path, bus.span.start)
}

/// Records that a variable is a bus, with the name by which the bus is looked up.
fn note_bus(program: &mut Program, path: &str, span: Span) {
    let Some(bus) = program.scope.definition(path, span.start) else { return };
    let Some(("EventBus", call)) = bus.call() else { return };
    let id = call.arguments.get(1).map(|argument| program.scope.value(&argument.value));
    let name = own_bus_name(&program.scope, bus).or(id).and_then(|name| name.as_text().map(str::to_owned));
    program.note_path(path, "AWS::Events::EventBus", name);
}

fn own_bus_name<'p>(scope: &Scope<'p>, bus: &'p Expression) -> Option<Node> {
    let (_, call) = bus.call().filter(|(name, _)| *name == "EventBus")?;
    let props = Props::of_arguments(scope, &call.arguments, 1);
    let name = props.get("eventBusName").or_else(|| props.get("name"))?;
    Some(scope.value(name)).filter(|node| node.as_text().is_some())
}

fn read_schedule<'p>(program: &mut Program<'p, '_>, props: &Props<'p>, construct: &Construct<'p>) {
    let name = program.take(props, "scheduleName");
    let given = props.get("schedule").map(|given| schedule::read(&program.scope, given));
    let (expression, zone) = given.unzip();
    let group = props.get("scheduleGroup").or_else(|| props.get("group"));
    let date = |name: &str| {
        let value = props.get(name)?;
        let text = schedule::date_text(&program.scope, value).map(Value::Text);
        Some(text.map_or_else(|| program.scope.value(value), |text| Node::new(value.span, text)))
    };
    let map = with_name("Name", name.clone(), construct)
        .with("GroupName", group.map(|group| program.scope.value(group)))
        .with("Description", program.take(props, "description"))
        .with("ScheduleExpression", expression)
        .with("ScheduleExpressionTimezone", zone.flatten())
        .with("StartDate", date("start"))
        .with("EndDate", date("end"))
        .with("FlexibleTimeWindow", Some(window(program, props, construct.span)))
        .with("State", props.get("enabled").map(|enabled| state(program, enabled)));
    let map = match props.get("target") {
        Some(given) => map.with("Target", Some(target::read(program, given, None))),
        None => map,
    };
    let name = name.as_ref().and_then(Node::as_text).or(construct.id.as_text()).map(str::to_owned);
    program.add(FindingKind::Schedule, format(program), name, construct.span, map.at(construct.span));
}

/// `TimeWindow.flexible(Duration.minutes(15))`; without one the window is off.
fn window<'p>(program: &Program<'p, '_>, props: &Props<'p>, span: Span) -> Node {
    let mode = |mode: &str| Node::new(span, Value::Text(mode.to_owned()));
    let Some(given) = props.get("timeWindow") else {
        return MapBuilder::default().with("Mode", Some(mode("OFF"))).at(span);
    };
    match program.scope.resolve(given).call() {
        Some(("off", _)) => MapBuilder::default().with("Mode", Some(mode("OFF"))).at(given.span),
        Some(("flexible", call)) => {
            let length = call.arguments.first().map(|argument| in_units(program, &argument.value, 60));
            MapBuilder::default()
                .with("Mode", Some(mode("FLEXIBLE")))
                .with("MaximumWindowInMinutes", length)
                .at(given.span)
        }
        _ => program.scope.value(given),
    }
}

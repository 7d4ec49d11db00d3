//! The plan of a deployment: the parts, and the permissions of EventBridge for their targets.

use super::access::{self, Access};
use super::labels::Labels;
use crate::arn::Arn;
use crate::interchange::finding::FindingKind;
use crate::interchange::json_tree;
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::interchange::parts::{Part, rank};
use crate::interchange::write::build::unfolded;
use crate::interchange::write::messages::is_there_already;
use crate::json;
use crate::text::Span;
use std::collections::HashMap;

/// A part that code refers to by a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PartKind {
    Rule,
    Bus,
    Connection,
    Destination,
    Role,
    Group,
}

/// The differences between tools in how parts refer to each other.
pub(super) struct Tool {
    /// The code for the ARN of what has a label.
    pub(super) arn_of: fn(PartKind, &str) -> String,
    /// The code for the ARN of a bus that is not among the parts, by its name.
    pub(super) arn_of_bus: fn(&str) -> String,
    /// Whether the source text of an expression is code of this tool.
    pub(super) is_own: fn(&str) -> bool,
}

/// A part with the label that its code has.
pub(super) struct Step {
    pub(super) kind: FindingKind,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: Node,
    /// The label of its bus, if that is among the parts.
    pub(super) bus: Option<String>,
    /// The label of its group, if it is a schedule and has one.
    pub(super) group: Option<String>,
    /// The name of its bus, if it names one.
    pub(super) bus_name: Option<String>,
}

/// All that is written.
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) access: Access,
}

impl Plan {
    pub(super) fn of(parts: &[Part], tool: &Tool) -> Self {
        let mut labels = Labels::default();
        let mut named: HashMap<(PartKind, &str), String> = HashMap::new();
        let mut steps = Vec::new();
        let mut parts: Vec<&Part> = parts.iter().filter(|part| !is_there_already(part)).collect();
        parts.sort_by_key(|part| rank(part.kind));
        for part in parts {
            let (thing, end) = match part.kind {
                FindingKind::Bus => (Some(PartKind::Bus), "bus"),
                FindingKind::Connection => (Some(PartKind::Connection), "connection"),
                FindingKind::ApiDestination => (Some(PartKind::Destination), "destination"),
                FindingKind::Archive => (None, "archive"),
                FindingKind::Schedule => (None, "schedule"),
                FindingKind::ScheduleGroup => (Some(PartKind::Group), "group"),
                _ => (Some(PartKind::Rule), "rule"),
            };
            let label = labels.label(&part.name, end);
            if let Some(thing) = thing.filter(|thing| *thing != PartKind::Rule) {
                named.entry((thing, part.name.as_str())).or_insert_with(|| label.clone());
            }
            let value = settled(&part.value, tool);
            steps.push(Step {
                kind: part.kind,
                name: part.name.clone(),
                label,
                value: if part.kind == FindingKind::Bus { with_policy(&value) } else { value },
                bus: None,
                group: None,
                bus_name: None,
            });
        }
        let mut access = access::of(&mut steps, tool, &mut labels);
        let parts = Named { named, tool };
        for step in &mut steps {
            let bus = step.value.get("EventBusName").or(step.value.get("EventSourceArn"));
            let bus = bus.and_then(Node::as_text).map(|bus| bus.rsplit('/').next().unwrap_or(bus));
            step.bus_name = bus.map(str::to_owned);
            step.bus =
                step.bus_name.as_deref().and_then(|bus| parts.named.get(&(PartKind::Bus, bus))).cloned();
            let group = step.value.get("GroupName").and_then(Node::as_text);
            step.group = group.and_then(|group| parts.named.get(&(PartKind::Group, group))).cloned();
            step.value = parts.connected(&step.value, step.kind);
        }
        for statement in access.roles.iter_mut().flat_map(|role| &mut role.statements) {
            *statement = parts.statement(statement);
        }
        Self { steps, access }
    }

    /// Returns the steps before the roles, to which these may refer, and the steps after them, which use the
    /// roles.
    pub(super) fn around_roles(&self) -> (&[Step], &[Step]) {
        let is_before = |step: &Step| rank(step.kind) < rank(FindingKind::Rule);
        self.steps.split_at(self.steps.partition_point(is_before))
    }

    /// Returns whether a kind is among the parts.
    pub(super) fn has(&self, kind: FindingKind) -> bool {
        self.steps.iter().any(|step| step.kind == kind)
    }
}

/// The parts that others refer to.
struct Named<'p> {
    named: HashMap<(PartKind, &'p str), String>,
    tool: &'p Tool,
}

impl Named<'_> {
    /// Returns a value whose ARNs are those that AWS will give the parts: a connection and a destination have
    /// an id in it.
    fn connected(&self, value: &Node, kind: FindingKind) -> Node {
        let mut members = Vec::new();
        for member in value.members() {
            let node = &member.node;
            match (member.name.as_str(), kind) {
                ("EventBusName", FindingKind::Archive) => {
                    let name = node.as_text().unwrap_or("default");
                    let code = match self.named.get(&(PartKind::Bus, name)) {
                        Some(label) => (self.tool.arn_of)(PartKind::Bus, label),
                        None => (self.tool.arn_of_bus)(name),
                    };
                    members.push(renamed(
                        member,
                        "EventSourceArn",
                        Node::new(node.span, Value::Expression(code)),
                    ));
                }
                ("ConnectionArn", _) => members.push(renamed(
                    member,
                    "ConnectionArn",
                    self.made(node, PartKind::Connection, "connection/"),
                )),
                ("Targets", _) => {
                    let targets = node.elements().iter().map(|target| self.target(target)).collect();
                    members.push(renamed(member, "Targets", Node::new(node.span, Value::List(targets))));
                }
                _ => members.push(member.clone()),
            }
        }
        Node::new(value.span, Value::Map(members))
    }

    fn target(&self, target: &Node) -> Node {
        let members = target.members().iter().map(|member| match member.name.as_str() {
            "Arn" => {
                renamed(member, "Arn", self.made(&member.node, PartKind::Destination, "api-destination/"))
            }
            _ => member.clone(),
        });
        Node::new(target.span, Value::Map(members.collect()))
    }

    fn statement(&self, statement: &Node) -> Node {
        let members = statement.members().iter().map(|member| match member.name.as_str() {
            "Resource" => renamed(
                member,
                "Resource",
                self.made(&member.node, PartKind::Destination, "api-destination/"),
            ),
            _ => member.clone(),
        });
        Node::new(statement.span, Value::Map(members.collect()))
    }

    /// Returns a reference to the part that an ARN names, if that is made here.
    fn made(&self, arn: &Node, thing: PartKind, prefix: &str) -> Node {
        let name = arn
            .as_text()
            .and_then(Arn::parse)
            .filter(|arn| arn.service == "events")
            .and_then(|arn| arn.resource.strip_prefix(prefix)?.split('/').next());
        match name.and_then(|name| self.named.get(&(thing, name))) {
            Some(label) => Node::new(arn.span, Value::Expression((self.tool.arn_of)(thing, label))),
            None => arn.clone(),
        }
    }
}

fn renamed(member: &Member, name: &str, node: Node) -> Member {
    Member { name: name.to_owned(), name_span: member.name_span, node }
}

/// Returns a bus whose policy is no JSON text.
fn with_policy(bus: &Node) -> Node {
    let member = |member: &Member| match member.name.as_str() {
        "Policy" => renamed(member, "Policy", unfolded(&member.node)),
        _ => member.clone(),
    };
    Node::new(bus.span, Value::Map(bus.members().iter().map(member).collect()))
}

/// Returns the value with a placeholder for each expression that this tool does not understand.
fn settled(node: &Node, tool: &Tool) -> Node {
    let value = match &node.value {
        Value::Expression(source) if !(tool.is_own)(source) => Value::Text(format!("REPLACE_ME: {source}")),
        Value::List(elements) => Value::List(elements.iter().map(|element| settled(element, tool)).collect()),
        Value::Map(members) => Value::Map(
            members.iter().map(|member| renamed(member, &member.name, settled(&member.node, tool))).collect(),
        ),
        value => value.clone(),
    };
    Node::new(node.span, value)
}

/// Returns a policy of some statements.
pub(super) fn policy(statements: &[Node]) -> Node {
    let span = Span::at(0);
    MapBuilder::default()
        .with("Version", Some(Node::new(span, Value::Text("2012-10-17".to_owned()))))
        .with("Statement", Some(Node::new(span, Value::List(statements.to_vec()))))
        .at(span)
}

/// Returns the policy by which a service may assume a role.
pub(super) fn trust(service: &str) -> Node {
    let text = |text: &str| Some(Node::new(Span::at(0), Value::Text(text.to_owned())));
    let principal = MapBuilder::default().with("Service", text(service)).at(Span::at(0));
    let statement = MapBuilder::default()
        .with("Effect", text("Allow"))
        .with("Principal", Some(principal))
        .with("Action", text("sts:AssumeRole"));
    policy(&[statement.at(Span::at(0))])
}

/// Returns the address of a queue.
pub(super) fn queue_url(queue: &Arn) -> String {
    format!("https://sqs.{}.{}/{}/{}", queue.region, queue.domain(), queue.account, queue.resource)
}

/// Returns a JSON text as a value.
pub(super) fn of_json(text: &str) -> Option<Node> {
    json_tree::node(&json::parse(text))
}

/// Returns the value without some of its members.
pub(super) fn without(node: &Node, names: &[&str]) -> Node {
    let kept = node.members().iter().filter(|member| !names.contains(&member.name.as_str()));
    Node::new(node.span, Value::Map(kept.cloned().collect()))
}

/// Returns the name that a script gives a role.
pub(super) fn role_name(role: &access::Role) -> String {
    const MOST: usize = 64;
    // Labels are ASCII; the ending tells long ones apart.
    let name = format!("eventbridge_{}", role.label);
    name.get(name.len().saturating_sub(MOST)..).unwrap_or(&name).to_owned()
}

//! A template of CloudFormation, still without its notation: the parts, and what lets EventBridge reach their targets.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Events.html>

use super::access::{self, Access, Owner};
use super::build::{list, map, text};
use super::{fields, messages};
use crate::arn::Arn;
use crate::interchange::ecs;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Node};
use crate::interchange::parts::Part;

/// A resource of a template.
pub(super) struct Resource {
    /// Its logical id.
    pub(super) id: String,
    /// The comments on it, one on each line.
    pub(super) notes: Vec<String>,
    /// Its type and its properties.
    pub(super) node: Node,
}

/// Returns the resources of a system, in the order in which they are understood best.
pub(super) fn resources(parts: &[Part]) -> Vec<Resource> {
    let mut template = Template { parts, ids: Vec::new(), used: Vec::new(), resources: Vec::new() };
    for part in parts {
        let id = template.unique(&part.name, suffix(part.kind));
        template.ids.push(id);
    }
    for place in 0..parts.len() {
        template.part(place);
    }
    template.access();
    template.resources
}

fn suffix(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Bus => "Bus",
        FindingKind::Connection => "Connection",
        FindingKind::ApiDestination => "Destination",
        FindingKind::Archive => "Archive",
        FindingKind::Schedule => "Schedule",
        FindingKind::ScheduleGroup => "Group",
        _ => "Rule",
    }
}

fn resource_type(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Bus => "AWS::Events::EventBus",
        FindingKind::Connection => "AWS::Events::Connection",
        FindingKind::ApiDestination => "AWS::Events::ApiDestination",
        FindingKind::Archive => "AWS::Events::Archive",
        FindingKind::Schedule => "AWS::Scheduler::Schedule",
        FindingKind::ScheduleGroup => "AWS::Scheduler::ScheduleGroup",
        _ => "AWS::Events::Rule",
    }
}

struct Template<'p> {
    parts: &'p [Part],
    /// The logical id of each part.
    ids: Vec<String>,
    used: Vec<String>,
    resources: Vec<Resource>,
}

impl Template<'_> {
    /// Returns a logical id out of a name: letters and digits, and no other resource's.
    fn unique(&mut self, name: &str, suffix: &str) -> String {
        let word = |word: &str| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        };
        let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let base: String = words.map(word).collect::<String>().chars().take(200).collect::<String>() + suffix;
        let mut id = base.clone();
        let mut number = 2;
        while self.used.contains(&id) {
            id = format!("{base}{number}");
            number += 1;
        }
        self.used.push(id.clone());
        id
    }

    fn push(&mut self, id: String, kind: &str, depends: Option<&str>, properties: Node, notes: Vec<String>) {
        let node = MapBuilder::default()
            .with("Type", Some(text(kind)))
            .with("DependsOn", depends.map(text))
            .with("Properties", Some(properties))
            .at(super::build::NOWHERE);
        self.resources.push(Resource { id, notes, node });
    }

    /// The resource of a part.
    fn part(&mut self, place: usize) {
        let parts = self.parts;
        let (Some(part), Some(id)) = (parts.get(place), self.ids.get(place).cloned()) else { return };
        if messages::is_there_already(part) {
            return;
        }
        let known = fields::of(part.kind);
        let mut properties = MapBuilder::default();
        let is_said = |name: &str| known.contains(&name) && !fields::NOT_IN_TEMPLATES.contains(&name);
        for member in part.value.members().iter().filter(|member| is_said(&member.name)) {
            let node = match member.name.as_str() {
                "ConnectionArn" => self.reference(&member.node, "connection/", FindingKind::Connection),
                "Targets" => list(member.node.elements().iter().map(|target| self.target(part, &id, target))),
                "Target" => self.target(part, &id, &member.node),
                "EventPattern" if has_function(&member.node) => text(&member.node.to_json()),
                "Policy" => super::build::unfolded(&member.node),
                _ => member.node.clone(),
            };
            properties = properties.with(property(part.kind, &member.name), Some(node));
        }
        let properties = self.complete(part, properties);
        let depends = self.depends(part).cloned();
        let kind = resource_type(part.kind);
        self.push(id, kind, depends.as_deref(), properties, messages::of_resource(part));
    }

    /// Returns the properties with those that a resource cannot do without.
    fn complete(&self, part: &Part, properties: MapBuilder) -> Node {
        let lacks = |name: &str| part.value.get(name).is_none();
        let properties = match part.kind {
            FindingKind::Archive if lacks("EventSourceArn") => {
                let bus = part.value.get("EventBusName").and_then(Node::as_text).unwrap_or("default");
                properties.with("SourceArn", Some(self.bus_arn(bus)))
            }
            FindingKind::ApiDestination if lacks("ConnectionArn") => {
                properties.with("ConnectionArn", Some(self.only_connection()))
            }
            _ => properties,
        };
        properties.at(super::build::NOWHERE)
    }

    fn find(&self, kind: FindingKind, name: &str) -> Option<&String> {
        let place = self.parts.iter().position(|part| part.kind == kind && part.name == name)?;
        self.ids
            .get(place)
            .filter(|_| self.parts.get(place).is_some_and(|part| !messages::is_there_already(part)))
    }

    fn bus_arn(&self, bus: &str) -> Node {
        if bus.starts_with("arn:") {
            return text(bus);
        }
        let of_account = || {
            let arn = format!(
                "arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:event-bus/{bus}"
            );
            map([("Fn::Sub", text(&arn))])
        };
        self.find(FindingKind::Bus, bus).map_or_else(of_account, |id| attribute(id))
    }

    fn only_connection(&self) -> Node {
        let mut connections = self.parts.iter().filter(|part| part.kind == FindingKind::Connection);
        match (connections.next(), connections.next()) {
            (Some(only), None) => {
                self.find(FindingKind::Connection, &only.name).map_or_else(|| text(""), |id| attribute(id))
            }
            _ => text(&super::placeholder("the ARN of the connection")),
        }
    }

    /// Returns a reference to the part with an ARN, if this template creates it. AWS makes up the ends of
    /// some ARNs, so they must be references.
    fn reference(&self, arn: &Node, prefix: &str, kind: FindingKind) -> Node {
        let of_template = || {
            let parsed = Arn::parse(arn.as_text()?)?;
            let name = parsed.resource.strip_prefix(prefix)?.split('/').next()?;
            self.find(kind, name)
        };
        of_template().map_or_else(|| arn.clone(), |id| attribute(id))
    }

    /// Returns a target with its role, if it needs one that is not there.
    fn target(&mut self, part: &Part, id: &str, target: &Node) -> Node {
        let mut made = MapBuilder::default();
        for member in target.members() {
            let node = match member.name.as_str() {
                "Arn" => self.reference(&member.node, "api-destination/", FindingKind::ApiDestination),
                "EcsParameters" => ecs::in_template(&member.node, part.kind),
                _ => member.node.clone(),
            };
            made = made.with(&member.name, Some(node));
        }
        if access::lacks_role(part, target) {
            made = made.with("RoleArn", Some(self.role(part, id, target)));
        }
        made.at(super::build::NOWHERE)
    }

    /// Makes a role for a target and returns its ARN.
    fn role(&mut self, part: &Part, id: &str, target: &Node) -> Node {
        let arn = target.get("Arn").cloned().unwrap_or_else(|| text(""));
        let of_target = target.get("Id").and_then(Node::as_text).unwrap_or_default();
        let id = self.unique(&format!("{id} {of_target}"), "Role");
        let resource = self.reference(&arn, "api-destination/", FindingKind::ApiDestination);
        let granted = map([
            ("PolicyName", text("send")),
            ("PolicyDocument", super::build::role_policy(part, target, resource)),
        ]);
        let properties = map([
            ("AssumeRolePolicyDocument", super::build::trust_policy(super::build::service(part))),
            ("Policies", list([granted])),
        ]);
        let note = vec![messages::NEEDS_CAPABILITY.to_owned()];
        self.push(id.clone(), "AWS::IAM::Role", None, properties, note);
        attribute(&id)
    }

    /// Returns the bus, or the group, that must be there before a part.
    fn depends(&self, part: &Part) -> Option<&String> {
        if let Some(group) = part.value.get("GroupName").and_then(Node::as_text) {
            return self.find(FindingKind::ScheduleGroup, group);
        }
        let bus = match part.kind {
            FindingKind::Rule => part.value.get("EventBusName"),
            FindingKind::Archive => part.value.get("EventSourceArn"),
            _ => None,
        };
        let bus = bus.and_then(Node::as_text).map(|bus| bus.rsplit('/').next().unwrap_or(bus));
        bus.and_then(|bus| self.find(FindingKind::Bus, bus))
    }

    /// The policies of the resources that rules send to.
    fn access(&mut self) {
        let needed = access::needed(self.parts);
        for access in &needed {
            match access.owner {
                Owner::Function => self.function_permissions(access),
                Owner::Queue => self.queue_policy(access),
                Owner::Topic => self.topic_policy(access),
                Owner::LogGroup | Owner::Other(_) => {}
            }
        }
        let groups: Vec<&Access> = needed.iter().filter(|access| access.owner == Owner::LogGroup).collect();
        if !groups.is_empty() {
            self.log_policy(&groups);
        }
    }

    fn rule_arns(&self, access: &Access) -> Vec<Node> {
        access.rules.iter().filter_map(|rule| self.ids.get(*rule)).map(|id| attribute(id)).collect()
    }

    fn function_permissions(&mut self, access: &Access) {
        for rule in &access.rules {
            let Some(rule) = self.ids.get(*rule).cloned() else { continue };
            let name = Arn::parse(access.arn).map_or("", |arn| arn.name());
            let id = self.unique(&format!("{rule} {name}"), "Permission");
            let properties = map([
                ("Action", text("lambda:InvokeFunction")),
                ("FunctionName", text(access.arn)),
                ("Principal", text("events.amazonaws.com")),
                ("SourceArn", attribute(&rule)),
            ]);
            self.push(id, "AWS::Lambda::Permission", None, properties, Vec::new());
        }
    }

    fn queue_policy(&mut self, access: &Access) {
        let Some(arn) = Arn::parse(access.arn) else { return };
        let id = self.unique(arn.name(), "QueuePolicy");
        let url = format!("https://sqs.{}.{}/{}/{}", arn.region, arn.domain(), arn.account, arn.name());
        let document = policy([self.statement(access)]);
        let properties = map([("Queues", list([text(&url)])), ("PolicyDocument", document)]);
        self.push(
            id,
            "AWS::SQS::QueuePolicy",
            None,
            properties,
            vec![messages::REPLACES_QUEUE_POLICY.to_owned()],
        );
    }

    fn topic_policy(&mut self, access: &Access) {
        let name = Arn::parse(access.arn).map_or("", |arn| arn.name());
        let id = self.unique(name, "TopicPolicy");
        let document = policy([self.statement(access)]);
        let properties = map([("Topics", list([text(access.arn)])), ("PolicyDocument", document)]);
        self.push(
            id,
            "AWS::SNS::TopicPolicy",
            None,
            properties,
            vec![messages::REPLACES_TOPIC_POLICY.to_owned()],
        );
    }

    fn statement(&self, access: &Access) -> Node {
        let rules = list(self.rule_arns(access));
        super::build::statement(access, rules)
    }

    /// One policy for all groups: a Region has ten at most. It holds its document as a text.
    fn log_policy(&mut self, groups: &[&Access]) {
        let statements = groups.iter().map(|access| self.statement(access));
        let document = policy(statements).to_json();
        let id = self.unique("", "LogPolicy");
        let properties =
            map([("PolicyName", text("eventbridge-to-log-groups")), ("PolicyDocument", text(&document))]);
        self.push(id, "AWS::Logs::ResourcePolicy", None, properties, Vec::new());
    }
}

/// Returns a property that CloudFormation calls by another name.
fn property(kind: FindingKind, field: &str) -> &str {
    if kind == FindingKind::Archive && field == "EventSourceArn" { "SourceArn" } else { field }
}

/// Returns whether CloudFormation would take a field of a pattern for one of its functions.
fn has_function(pattern: &Node) -> bool {
    let mut found = false;
    pattern.visit(&mut |node| {
        let is_name = |name: &str| matches!(name, "Ref" | "Condition") || name.starts_with("Fn::");
        found |= matches!(node.members(), [only] if is_name(&only.name));
    });
    found
}

fn attribute(id: &str) -> Node {
    map([("Fn::GetAtt", list([text(id), text("Arn")]))])
}

fn policy(statements: impl IntoIterator<Item = Node>) -> Node {
    super::build::policy(list(statements))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_ids_are_letters_and_digits_and_never_twice() {
        let mut template = Template { parts: &[], ids: Vec::new(), used: Vec::new(), resources: Vec::new() };
        for (name, expected) in [
            ("order-paid", "OrderPaidRule"),
            ("order.paid", "OrderPaidRule2"),
            ("", "Rule"),
            ("größe 1", "GrE1Rule"),
        ] {
            assert_eq!(template.unique(name, "Rule"), expected);
        }
    }
}

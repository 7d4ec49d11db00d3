//! The permissions of rules and schedules for their targets: policies of the targets, and roles.

use super::labels::Labels;
use super::plan::{PartKind, Step, Tool, of_json};
use crate::arn::Arn;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::interchange::write::access::{Owner, owner};
use crate::targets::TargetKind;
use crate::targets::permission::{Way, statement};
use crate::text::Span;

/// Stands for the rule's ARN in a statement.
const RULE: &str = "THE-ARN-OF-THE-RULE";

/// A function that a rule may invoke.
pub(super) struct Invocation {
    pub(super) label: String,
    pub(super) function: String,
    /// The code for the ARN of the rule.
    pub(super) rule: String,
}

/// The statements of the policy of one queue or topic.
pub(super) struct Policy {
    pub(super) label: String,
    pub(super) arn: String,
    pub(super) statements: Vec<Node>,
}

/// A role that EventBridge assumes.
pub(super) struct Role {
    pub(super) label: String,
    /// The service that takes it on.
    pub(super) service: &'static str,
    pub(super) statements: Vec<Node>,
}

/// All that is granted.
#[derive(Default)]
pub(super) struct Access {
    pub(super) functions: Vec<Invocation>,
    pub(super) queues: Vec<Policy>,
    pub(super) topics: Vec<Policy>,
    /// The log groups share one policy.
    pub(super) logs: Vec<Node>,
    pub(super) roles: Vec<Role>,
    /// The permissions that could not be granted here.
    pub(super) notes: Vec<String>,
}

/// Returns what the steps need; a target that needs a role and has none gets one.
pub(super) fn of(steps: &mut [Step], tool: &Tool, labels: &mut Labels) -> Access {
    let mut maker = Maker { access: Access::default(), tool, labels };
    for step in steps {
        match step.kind {
            FindingKind::Rule => maker.rule(step),
            FindingKind::Schedule => maker.schedule(step),
            _ => {}
        }
    }
    maker.access
}

struct Maker<'t> {
    access: Access,
    tool: &'t Tool,
    labels: &'t mut Labels,
}

impl Maker<'_> {
    fn rule(&mut self, step: &mut Step) {
        let (label, name) = (step.label.clone(), step.name.clone());
        let Some(Value::List(targets)) = member_mut(&mut step.value, "Targets") else { return };
        for target in targets {
            let arn = text_of(target.get("Arn"));
            let has_role = target.get("RoleArn").is_some();
            match TargetKind::of(&arn).permission {
                Some(permission) if permission.way == Way::Role => {
                    if !has_role {
                        let granted = statement(&arn, RULE).and_then(|text| of_json(&text));
                        self.role(target, &label, "events.amazonaws.com", granted.into_iter().collect());
                    }
                }
                Some(_) if has_role => {}
                Some(_) => self.grant(&arn, &label, &name),
                None => self.unknown(&arn, &name),
            }
            if let Some(queue) = target.get("DeadLetterConfig").and_then(|config| config.get("Arn")) {
                self.grant(&text_of(Some(queue)), &label, &name);
            }
        }
    }

    fn schedule(&mut self, step: &mut Step) {
        let (label, name) = (step.label.clone(), step.name.clone());
        let group = text_of(step.value.get("GroupName"));
        if !matches!(&*group, "" | "default") {
            self.access.notes.push(format!("{name}: its schedule group {group} must already exist."));
        }
        let Some(target) = step.value.get("Target").filter(|target| target.get("RoleArn").is_none()) else {
            return;
        };
        let arn = text_of(target.get("Arn"));
        let mut statements = Vec::new();
        match TargetKind::of(&arn).permission {
            Some(permission) => statements.push(allowed(permission.actions, &permission.resource_of(&arn))),
            None => self.unknown(&arn, &name),
        }
        if let Some(queue) = target.get("DeadLetterConfig").and_then(|config| config.get("Arn")?.as_text()) {
            statements.push(allowed(&["sqs:SendMessage"], queue));
        }
        let mut target = target.clone();
        self.role(&mut target, &label, "scheduler.amazonaws.com", statements);
        if let Some(value) = member_mut(&mut step.value, "Target") {
            *value = target.value;
        }
    }

    /// Gives a target a role.
    fn role(&mut self, target: &mut Node, label: &str, service: &'static str, statements: Vec<Node>) {
        let label = self.labels.label(label, "role");
        let code = (self.tool.arn_of)(PartKind::Role, &label);
        let node = Node::new(target.span, Value::Expression(code));
        if let Value::Map(members) = &mut target.value {
            members.push(Member { name: "RoleArn".to_owned(), name_span: target.span, node });
            self.access.roles.push(Role { label, service, statements });
        }
    }

    fn unknown(&mut self, arn: &str, name: &str) {
        let arn = if arn.is_empty() { "a reference" } else { arn };
        let note =
            format!("{name}: grant EventBridge access to {arn} yourself. How to do so isn't known here.");
        if !self.access.notes.contains(&note) {
            self.access.notes.push(note);
        }
    }

    /// Puts what lets a rule in into the policy of what has this ARN.
    fn grant(&mut self, arn: &str, label: &str, name: &str) {
        let rule = (self.tool.arn_of)(PartKind::Rule, label);
        let granted = statement(arn, RULE).and_then(|text| of_json(&text)).map(|node| filled(&node, &rule));
        let Some(granted) = granted else { return self.unknown(arn, name) };
        match owner(arn) {
            Some(Owner::Function) => {
                let is_it = |known: &Invocation| known.rule == rule && known.function == arn;
                if !self.access.functions.iter().any(is_it) {
                    let label = self.labels.label(label, "permission");
                    self.access.functions.push(Invocation { label, function: arn.to_owned(), rule });
                }
            }
            Some(Owner::Queue) => add(&mut self.access.queues, self.labels, arn, granted),
            Some(Owner::Topic) => add(&mut self.access.topics, self.labels, arn, granted),
            Some(Owner::LogGroup) => push(&mut self.access.logs, granted),
            Some(Owner::Other(_)) | None => self.unknown(arn, name),
        }
    }
}

fn text_of(node: Option<&Node>) -> String {
    node.and_then(Node::as_text).unwrap_or_default().to_owned()
}

fn member_mut<'n>(node: &'n mut Node, name: &str) -> Option<&'n mut Value> {
    let Value::Map(members) = &mut node.value else { return None };
    members.iter_mut().rev().find(|member| member.name == name).map(|member| &mut member.node.value)
}

fn add(policies: &mut Vec<Policy>, labels: &mut Labels, arn: &str, granted: Node) {
    if let Some(policy) = policies.iter_mut().find(|policy| policy.arn == arn) {
        return push(&mut policy.statements, granted);
    }
    let name = Arn::parse(arn).map_or("the", |arn| arn.name());
    let label = labels.label(name, "policy");
    policies.push(Policy { label, arn: arn.to_owned(), statements: vec![granted] });
}

/// Adds a statement that is not there yet; the ids of the statements of a policy differ.
fn push(statements: &mut Vec<Node>, mut granted: Node) {
    let is_same = |known: &Node| {
        ["Resource", "Condition"]
            .iter()
            .all(|name| known.get(name).map(|node| &node.value) == granted.get(name).map(|node| &node.value))
    };
    if statements.iter().any(is_same) {
        return;
    }
    if let Some(Value::Text(id)) = member_mut(&mut granted, "Sid")
        && !statements.is_empty()
    {
        id.push_str(&(statements.len() + 1).to_string());
    }
    statements.push(granted);
}

/// Returns a statement of a role's policy.
fn allowed(actions: &[&str], resource: &str) -> Node {
    let text = |text: &str| Node::new(Span::at(0), Value::Text(text.to_owned()));
    let actions = actions.iter().map(|action| text(action)).collect();
    MapBuilder::default()
        .with("Effect", Some(text("Allow")))
        .with("Action", Some(Node::new(Span::at(0), Value::List(actions))))
        .with("Resource", Some(text(resource)))
        .at(Span::at(0))
}

/// Returns the statement with the code for the rule's ARN in it.
fn filled(node: &Node, rule: &str) -> Node {
    let value = match &node.value {
        Value::Text(text) if text == RULE => Value::Expression(rule.to_owned()),
        Value::List(elements) => Value::List(elements.iter().map(|element| filled(element, rule)).collect()),
        Value::Map(members) => Value::Map(
            members
                .iter()
                .map(|member| Member { node: filled(&member.node, rule), ..member.clone() })
                .collect(),
        ),
        value => value.clone(),
    };
    Node::new(Span::at(0), value)
}

//! Values put together for a format, and the policies that several of them write.

use super::access::{self, Access};
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Node, Value};
use crate::interchange::parts::Part;
use crate::interchange::pattern_text;
use crate::targets::TargetKind;
use crate::text::Span;

/// The place of values that were made here and are in no text.
pub(super) const NOWHERE: Span = Span { start: 0, end: 0 };

pub(super) fn text(text: &str) -> Node {
    Node::new(NOWHERE, Value::Text(text.to_owned()))
}

pub(super) fn list(elements: impl IntoIterator<Item = Node>) -> Node {
    Node::new(NOWHERE, Value::List(elements.into_iter().collect()))
}

pub(super) fn map<'n>(members: impl IntoIterator<Item = (&'n str, Node)>) -> Node {
    let add = |map: MapBuilder, (name, node)| map.with(name, Some(node));
    members.into_iter().fold(MapBuilder::default(), add).at(NOWHERE)
}

/// Returns one text alone, or a list of several.
fn texts(several: &[&str]) -> Node {
    match several {
        [only] => text(only),
        _ => list(several.iter().map(|one| text(one))),
    }
}

/// Returns a policy that may be written as JSON in a text.
pub(super) fn unfolded(node: &Node) -> Node {
    pattern_text::unfold(node.clone(), false)
}

pub(super) fn policy(statements: Node) -> Node {
    map([("Version", text("2012-10-17")), ("Statement", statements)])
}

/// Returns the statement by which a resource lets rules in; a policy of log groups does not know them.
pub(super) fn statement(access: &Access, rules: Node) -> Node {
    let Some(permission) = access::permission(access.arn) else { return map([]) };
    let base = MapBuilder::default()
        .with("Effect", Some(text("Allow")))
        .with("Principal", Some(map([("Service", texts(permission.services))])))
        .with("Action", Some(texts(permission.actions)))
        .with("Resource", Some(text(&permission.resource_of(access.arn))));
    let condition = permission.condition.map(|operator| map([(operator, map([("aws:SourceArn", rules)]))]));
    base.with("Condition", condition).at(NOWHERE)
}

/// Returns the policy by which a service may assume a role.
pub(super) fn trust_policy(service: &str) -> Node {
    policy(list([map([
        ("Effect", text("Allow")),
        ("Principal", map([("Service", text(service))])),
        ("Action", text("sts:AssumeRole")),
    ])]))
}

/// Returns the policy of a role that a target needs; `resource` is the target as the tool refers to it. A
/// schedule also puts what could not be delivered on its queue by the role.
pub(super) fn role_policy(part: &Part, target: &Node, resource: Node) -> Node {
    let mut statements = vec![role_statement(target.get("Arn"), resource)];
    let queue = target.get("DeadLetterConfig").and_then(|config| config.get("Arn"));
    if let Some(queue) = queue.filter(|_| part.kind == FindingKind::Schedule) {
        statements.push(map([
            ("Effect", text("Allow")),
            ("Action", text("sqs:SendMessage")),
            ("Resource", queue.clone()),
        ]));
    }
    policy(list(statements))
}

/// Returns the service that assumes the role of a part's target.
pub(super) fn service(part: &Part) -> &'static str {
    if part.kind == FindingKind::Schedule { "scheduler.amazonaws.com" } else { "events.amazonaws.com" }
}

/// Returns the statement of a role by which EventBridge reaches a target.
fn role_statement(arn: Option<&Node>, resource: Node) -> Node {
    let permission = arn.and_then(Node::as_text).and_then(|arn| TargetKind::of(arn).permission);
    let actions = permission.map_or_else(
        || text(&super::placeholder("the action that the target needs")),
        |permission| texts(permission.actions),
    );
    let resource = match permission.map(|permission| permission.resource) {
        Some(crate::targets::permission::Resource::Any) => text("*"),
        _ => resource,
    };
    map([("Effect", text("Allow")), ("Action", actions), ("Resource", resource)])
}

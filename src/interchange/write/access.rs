//! The permissions that the resources of a system's targets must grant to EventBridge.
//!
//! Follows "Using resource-based policies for Amazon EventBridge" in the User Guide;
//! [`targets::permission`](crate::targets::permission) has the needs of each kind of target.

use crate::arn::Arn;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::Node;
use crate::interchange::parts::Part;
use crate::targets::TargetKind;
use crate::targets::permission::{Permission, Way};

/// Whose policy grants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Function,
    Queue,
    Topic,
    LogGroup,
    /// A kind of target whose policy the user has to write, by its title.
    Other(&'static str),
}

/// A resource, and the rules to which it must grant access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Access<'p> {
    pub(super) owner: Owner,
    /// The ARN of the resource.
    pub(super) arn: &'p str,
    /// The rules, by their places among the parts.
    pub(super) rules: Vec<usize>,
}

/// Returns the required grants, each resource once, in the order of the parts. A target with a role needs
/// none, and for one whose ARN is an expression they are not known.
pub(super) fn needed(parts: &[Part]) -> Vec<Access<'_>> {
    let mut found: Vec<Access> = Vec::new();
    for (place, part) in parts.iter().enumerate().filter(|(_, part)| part.kind == FindingKind::Rule) {
        for target in part.value.get("Targets").map(Node::elements).unwrap_or_default() {
            let arn = target.get("Arn").and_then(Node::as_text);
            let of_target = arn.filter(|_| target.get("RoleArn").is_none()).and_then(owner);
            if let (Some(owner), Some(arn)) = (of_target, arn) {
                add(&mut found, owner, arn, place);
            }
            let queue = target.get("DeadLetterConfig").and_then(|config| config.get("Arn"));
            if let Some(queue) =
                queue.and_then(Node::as_text).filter(|queue| owner(queue) == Some(Owner::Queue))
            {
                add(&mut found, Owner::Queue, queue, place);
            }
        }
    }
    found
}

fn add<'p>(found: &mut Vec<Access<'p>>, owner: Owner, arn: &'p str, rule: usize) {
    match found.iter_mut().find(|access| access.arn == arn) {
        Some(access) if access.rules.contains(&rule) => {}
        Some(access) => access.rules.push(rule),
        None => found.push(Access { owner, arn, rules: vec![rule] }),
    }
}

/// Whose policy lets a rule in that has no role; `None` if it takes a role, or if the kind of target is not known.
pub(super) fn owner(arn: &str) -> Option<Owner> {
    let kind = TargetKind::of(arn);
    kind.permission.filter(|permission| permission.way != Way::Role)?;
    Some(match Arn::parse(arn)?.service {
        "lambda" => Owner::Function,
        "sqs" => Owner::Queue,
        "sns" => Owner::Topic,
        "logs" => Owner::LogGroup,
        _ => Owner::Other(kind.title),
    })
}

/// Returns whether a target, or the target of a schedule, needs a role and has none.
pub(super) fn lacks_role(part: &Part, target: &Node) -> bool {
    let arn = target.get("Arn").and_then(Node::as_text).unwrap_or_default();
    let needs = part.kind == FindingKind::Schedule || TargetKind::of(arn).needs_role();
    needs && target.get("RoleArn").is_none()
}

/// Returns what a resource grants; `None` if it is no target of a known kind.
pub(super) fn permission(arn: &str) -> Option<Permission> {
    TargetKind::of(arn).permission
}

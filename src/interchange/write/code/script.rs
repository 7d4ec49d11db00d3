//! What scripts in JavaScript and Python share: calls of the API, one after another.

use super::layout::{Style, Tree};
use super::plan::{Plan, Step, without};
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{Node, Value};
use crate::interchange::parts::rank;
use crate::json;

/// A call of the API that makes a part.
pub(super) struct Call {
    /// The client that has it: `events` or `scheduler`.
    pub(super) client: &'static str,
    /// The operation, `PutRule`.
    pub(super) operation: &'static str,
    pub(super) request: Node,
}

/// The call that makes a part; targets are put by a call of their own.
pub(super) fn call(step: &Step) -> Call {
    let (client, operation) = match step.kind {
        FindingKind::Bus => ("events", "CreateEventBus"),
        FindingKind::Connection => ("events", "CreateConnection"),
        FindingKind::ApiDestination => ("events", "CreateApiDestination"),
        FindingKind::Archive => ("events", "CreateArchive"),
        FindingKind::Schedule => ("scheduler", "CreateSchedule"),
        FindingKind::ScheduleGroup => ("scheduler", "CreateScheduleGroup"),
        _ => ("events", "PutRule"),
    };
    Call { client, operation, request: without(&step.value, &["Targets", "Policy"]) }
}

/// The policy of a bus, which is put by a call of its own.
pub(super) fn policy(step: &Step) -> Option<&Node> {
    step.value.get("Policy").filter(|_| step.kind == FindingKind::Bus)
}

/// The targets of a rule; none if it has none.
pub(super) fn targets(step: &Step) -> &[Node] {
    step.value.get("Targets").map(Node::elements).unwrap_or_default()
}

/// A value as the JSON text that the API takes: made by a call of the language, or here where that would write a number
/// in other digits.
pub(super) fn json_text(style: &Style, call: &str, node: &Node) -> Tree {
    if changes_digits(node) { Tree::Atom(json::quote(&node.to_json())) } else { style.around(call, node) }
}

/// Whether JavaScript and Python would write a number of a value in other digits than it has.
fn changes_digits(node: &Node) -> bool {
    let mut is_changed = false;
    node.visit(&mut |inner| {
        if let Value::Number(digits) = &inner.value {
            let is_plain = digits
                .parse::<i64>()
                .is_ok_and(|number| number.abs() < 1 << 53 && number.to_string() == *digits);
            is_changed |= !is_plain;
        }
    });
    is_changed
}

/// The clients that a script needs.
pub(super) fn clients(plan: &Plan) -> Vec<&'static str> {
    let access = &plan.access;
    let is_used = |client: &&str| match *client {
        "scheduler" => plan.has(FindingKind::Schedule),
        "lambda" => !access.functions.is_empty(),
        "sqs" => !access.queues.is_empty(),
        "sns" => !access.topics.is_empty(),
        "logs" => !access.logs.is_empty(),
        "iam" => !access.roles.is_empty(),
        _ => plan.steps.iter().any(|step| rank(step.kind) <= rank(FindingKind::Rule)),
    };
    ["events", "scheduler", "lambda", "sqs", "sns", "logs", "iam"].into_iter().filter(is_used).collect()
}

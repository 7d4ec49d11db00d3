//! The common parts of scripts in JavaScript and Python: calls of the API, one after another.

use super::layout::{Style, Tree};
use super::plan::{Plan, Step, policy as statements, queue_url, without};
use crate::arn::Arn;
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

/// Returns the call that makes a part; targets are put by a call of their own.
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

/// Returns the policy of a bus, which has a call of its own, or `None`.
pub(super) fn policy(step: &Step) -> Option<&Node> {
    step.value.get("Policy").filter(|_| step.kind == FindingKind::Bus)
}

/// Returns the targets of a rule; none if it has none.
pub(super) fn targets(step: &Step) -> &[Node] {
    step.value.get("Targets").map(Node::elements).unwrap_or_default()
}

/// A call that lets EventBridge reach what targets name.
pub(super) struct Grant {
    pub(super) client: &'static str,
    pub(super) operation: &'static str,
    pub(super) entries: Vec<(&'static str, Tree)>,
    /// Whether it takes the place of a policy that may be there.
    pub(super) replaces: bool,
}

/// Returns the calls for functions, queues, topics and log groups; `json_of` writes a policy as a text.
pub(super) fn grants(plan: &Plan, style: &Style, json_of: fn(&Node) -> Tree) -> Vec<Grant> {
    let access = &plan.access;
    let text = |text: &str| Tree::Atom((style.text)(text));
    let functions = access.functions.iter().map(|granted| Grant {
        client: "lambda",
        operation: "AddPermission",
        entries: vec![
            ("FunctionName", text(&granted.function)),
            ("StatementId", text(&granted.label)),
            ("Action", text("lambda:InvokeFunction")),
            ("Principal", text("events.amazonaws.com")),
            ("SourceArn", Tree::Atom(granted.rule.clone())),
        ],
        replaces: false,
    });
    let queues = access.queues.iter().map(|queue| {
        let url = Arn::parse(&queue.arn).map(|arn| queue_url(&arn)).unwrap_or_default();
        let attributes = vec![((style.key)("Policy"), json_of(&statements(&queue.statements)))];
        Grant {
            client: "sqs",
            operation: "SetQueueAttributes",
            entries: vec![("QueueUrl", text(&url)), ("Attributes", style.map(attributes))],
            replaces: true,
        }
    });
    let topics = access.topics.iter().map(|topic| Grant {
        client: "sns",
        operation: "SetTopicAttributes",
        entries: vec![
            ("TopicArn", text(&topic.arn)),
            ("AttributeName", text("Policy")),
            ("AttributeValue", json_of(&statements(&topic.statements))),
        ],
        replaces: true,
    });
    let logs = (!access.logs.is_empty()).then(|| Grant {
        client: "logs",
        operation: "PutResourcePolicy",
        entries: vec![
            ("policyName", text("eventbridge-rules")),
            ("policyDocument", json_of(&statements(&access.logs))),
        ],
        replaces: false,
    });
    functions.chain(queues).chain(topics).chain(logs).collect()
}

/// Returns a value as the JSON text that the API takes: made by a call of the language, or here where that
/// would write a number in other digits.
pub(super) fn json_text(style: &Style, call: &str, node: &Node) -> Tree {
    if changes_digits(node) { Tree::Atom(json::quote(&node.to_json())) } else { style.around(call, node) }
}

/// Returns whether JavaScript and Python would write a number of a value in other digits than it has.
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

/// Returns the clients that a script needs.
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

//! Patterns that a text has as embedded JSON.

use super::json_tree;
use super::node::{Member, Node, Value};
use crate::json;
use crate::text::Span;

/// Returns a pattern as a value: one that was written as a JSON text is read; what that cannot be read as stays as
/// it is, for AWS refuses it, too. `is_template` says that `${…}` in the text is filled in by the tool.
pub(super) fn unfold(node: Node, is_template: bool) -> Node {
    match &node.value {
        Value::Text(text) => from_text(text, node.span, is_template).unwrap_or(node),
        _ => node,
    }
}

/// Parses a JSON text at `span`, or returns `None` if it is not JSON. A JSON text within a JSON string is
/// parsed as well.
pub(super) fn from_text(text: &str, span: Span, is_template: bool) -> Option<Node> {
    let document = json::parse(text);
    let node = json_tree::node(&document).filter(|_| document.problems().is_empty())?;
    match node.value {
        Value::Map(_) => Some(placed(node, span, is_template)),
        Value::Text(inner) => from_text(&inner, span, is_template),
        _ => None,
    }
}

/// Returns the value with its place in the text.
pub(super) fn placed(node: Node, span: Span, is_template: bool) -> Node {
    let value = match node.value {
        Value::Text(text) if is_template && text.contains("${") => Value::Expression(text),
        Value::List(elements) => {
            Value::List(elements.into_iter().map(|element| placed(element, span, is_template)).collect())
        }
        Value::Map(members) => Value::Map(
            members
                .into_iter()
                .map(|member| Member {
                    name_span: span,
                    node: placed(member.node, span, is_template),
                    ..member
                })
                .collect(),
        ),
        value => value,
    };
    Node::new(span, value)
}

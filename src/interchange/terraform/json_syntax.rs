//! Terraform's JSON syntax (`*.tf.json`): the same resources, with expressions in texts.
//!
//! <https://developer.hashicorp.com/terraform/language/syntax/json>

use super::expression::{JSON_ARGUMENTS, Reader};
use super::resources::{self, Resource};
use super::scan;
use super::scope::{Scope, placed};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::pattern_text;

/// Returns the resources of a file that have to do with events.
pub(super) fn resources(root: &Node) -> Vec<Resource> {
    let mut found = Vec::new();
    let kinds = root.get("resource").map(Node::members).unwrap_or_default();
    for kind in kinds.iter().filter(|kind| resources::is_about_events(&kind.name)) {
        for resource in kind.node.members() {
            // One resource may be in a list.
            let node = resource.node.elements().first().unwrap_or(&resource.node);
            found.push(Resource {
                kind: kind.name.clone(),
                label: resource.name.clone(),
                span: node.span,
                node: with_expressions(node),
            });
        }
    }
    found
}

fn with_expressions(node: &Node) -> Node {
    let value = match &node.value {
        Value::Text(text) if text.contains("${") || text.contains("%{") => Value::Expression(text.clone()),
        Value::List(elements) => Value::List(elements.iter().map(with_expressions).collect()),
        Value::Map(members) => Value::Map(members.iter().map(argument).collect()),
        value => value.clone(),
    };
    Node::new(node.span, value)
}

fn argument(member: &Member) -> Member {
    let is_json = JSON_ARGUMENTS.contains(&member.name.as_str()) && member.node.as_text().is_some();
    let node = if is_json { pattern(&member.node) } else { with_expressions(&member.node) };
    Member { node, ..member.clone() }
}

/// A pattern: its JSON as text, or `"${jsonencode({…})}"`.
fn pattern(node: &Node) -> Node {
    let unfolded = pattern_text::unfold(node.clone(), true);
    if unfolded.is_map() {
        return unfolded;
    }
    let encoded = node
        .as_text()
        .and_then(|text| text.strip_prefix("${")?.strip_suffix('}'))
        .filter(|source| scan::check(source).is_ok())
        .and_then(|source| {
            let expression = hcl_edit::parser::parse_expr(source.trim()).ok()?;
            let reader = Reader { source: source.trim(), base: 0, scope: &Scope::default() };
            Some(placed(&reader.pattern(&expression), node.span)).filter(Node::is_map)
        });
    encoded.unwrap_or_else(|| with_expressions(node))
}

//! Terraform's JSON syntax (`*.tf.json`): the same resources, with expressions in texts.
//!
//! <https://developer.hashicorp.com/terraform/language/syntax/json>

use super::expression::{JSON_ARGUMENTS, Reader};
use super::resources::{self, Resource};
use super::scan;
use super::scope::{Scope, placed};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::pattern_text;
use crate::text::Span;

/// Returns the resources of a file that have to do with events.
pub(super) fn resources(root: &Node) -> Vec<Resource> {
    let mut found = Vec::new();
    let scope = known(root);
    let kinds = root.get("resource").map(Node::members).unwrap_or_default();
    for kind in kinds.iter().filter(|kind| resources::is_about_events(&kind.name)) {
        for resource in kind.node.members() {
            // One resource may be in a list.
            let node = resource.node.elements().first().unwrap_or(&resource.node);
            found.push(Resource {
                kind: kind.name.clone(),
                label: resource.name.clone(),
                span: node.span,
                node: filled(node, &scope),
            });
        }
    }
    found
}

/// Returns the values of locals, defaults and names of buses.
fn known(root: &Node) -> Scope {
    let mut scope = Scope::default();
    for locals in blocks(root.get("locals")) {
        for member in locals.members() {
            scope.add(format!("local.{}", member.name), filled(&member.node, &scope));
        }
    }
    for variable in root.get("variable").map(Node::members).unwrap_or_default() {
        if let Some(default) = blocks(Some(&variable.node)).find_map(|block| block.get("default")) {
            scope.add(format!("var.{}", variable.name), filled(default, &scope));
        }
    }
    let kind = "aws_cloudwatch_event_bus";
    let buses = root.get("resource").and_then(|resources| resources.get(kind));
    for bus in buses.map(Node::members).unwrap_or_default() {
        if let Some(name) = blocks(Some(&bus.node)).find_map(|block| block.get("name")) {
            for attribute in ["name", "id"] {
                scope.add(format!("{kind}.{}.{attribute}", bus.name), filled(name, &scope));
            }
        }
    }
    scope
}

/// Returns what is one block or a list of them.
fn blocks(node: Option<&Node>) -> impl Iterator<Item = &Node> {
    let one = node.filter(|node| node.is_map());
    one.into_iter().chain(node.map(Node::elements).unwrap_or_default())
}

/// Returns the value with its expressions evaluated, as far as that is possible.
fn filled(node: &Node, scope: &Scope) -> Node {
    let value = match &node.value {
        Value::Text(text) if text.contains("${") || text.contains("%{") => {
            return worked_out(text, node.span, scope)
                .unwrap_or_else(|| Node::new(node.span, Value::Expression(text.clone())));
        }
        Value::List(elements) => Value::List(elements.iter().map(|element| filled(element, scope)).collect()),
        Value::Map(members) => Value::Map(members.iter().map(|member| argument(member, scope)).collect()),
        value => value.clone(),
    };
    Node::new(node.span, value)
}

/// Returns what the template in a text comes to, or `None` if that is not known.
fn worked_out(text: &str, span: Span, scope: &Scope) -> Option<Node> {
    scan::check(text).ok()?;
    let template = hcl_edit::parser::parse_template(text).ok()?;
    let reader = Reader { source: text, base: 0, scope };
    reader.text(&template).map(|value| placed(&Node::new(span, value), span))
}

fn argument(member: &Member, scope: &Scope) -> Member {
    let is_json = JSON_ARGUMENTS.contains(&member.name.as_str()) && member.node.as_text().is_some();
    let node = if is_json { pattern(&member.node, scope) } else { filled(&member.node, scope) };
    Member { node, ..member.clone() }
}

/// Returns a pattern: its JSON as text, or `"${jsonencode({…})}"`.
fn pattern(node: &Node, scope: &Scope) -> Node {
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
            let reader = Reader { source: source.trim(), base: 0, scope };
            Some(placed(&reader.pattern(&expression), node.span)).filter(Node::is_map)
        });
    encoded.unwrap_or_else(|| filled(node, scope))
}

//! Patterns of the CDK: `eventPattern` of a rule, and patterns that are added to one.

use super::matcher;
use crate::interchange::code::props::{Props, camel};
use crate::interchange::code::scope::Scope;
use crate::interchange::code::syntax::{Argument, Expression};
use crate::interchange::node::{Member, Node, Value};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Returns a pattern with the field names of events. The CDK has names of its own for the top-level fields
/// only.
pub(in crate::interchange::code) fn read<'p>(scope: &Scope<'p>, expression: &'p Expression) -> Node {
    let known = |inner: &Expression| matcher::value(scope, inner);
    let resolved = scope.resolve(expression);
    match Props::of(scope, resolved).filter(|_| Scope::json_of(resolved).is_none()) {
        Some(props) => of_props(scope, &props, resolved.span),
        None => scope.json_pattern(expression, &known),
    }
}

/// Reads a pattern that is given field by field, as keyword arguments.
pub(super) fn of_keywords<'p>(scope: &Scope<'p>, arguments: &'p [Argument], span: Span) -> Node {
    of_props(scope, &Props::of_arguments(scope, arguments, 0), span)
}

fn of_props<'p>(scope: &Scope<'p>, props: &Props<'p>, span: Span) -> Node {
    let known = |inner: &Expression| matcher::value(scope, inner);
    let mut members = Vec::new();
    for entry in props.entries() {
        if entry.is_spread() {
            members.push(entry.spread(scope));
        } else if entry.value.word() != Some("undefined") {
            let name = field(&entry.name);
            let node = scope.value_with(entry.value, &known);
            members.push(Member { name, name_span: entry.span, node });
        }
    }
    Node::new(span, Value::Map(members))
}

fn field(name: &str) -> String {
    if camel(name) == "detailType" { "detail-type".to_owned() } else { name.to_owned() }
}

/// Adds a pattern to another as the CDK does: lists are joined, maps are merged.
pub(super) fn merge(pattern: &mut Node, more: Node) {
    match (&mut pattern.value, more.value) {
        (Value::Map(members), Value::Map(added)) => {
            let known = members.iter().enumerate().map(|(place, member)| (member.name.clone(), place));
            let known: HashMap<String, usize> = known.collect();
            for member in added {
                match known.get(&member.name) {
                    Some(place) => merge(&mut members[*place].node, member.node),
                    None => members.push(member),
                }
            }
        }
        (Value::List(elements), Value::List(added)) => {
            let mut known: HashSet<String> = elements.iter().map(Node::to_json).collect();
            elements.extend(added.into_iter().filter(|element| known.insert(element.to_json())));
        }
        (value, added) => *value = added,
    }
}

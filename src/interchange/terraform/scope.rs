//! The values of a text's names: locals, defaults of variables, names of buses.

use crate::interchange::node::{Member, Node, Value};
use crate::text::Span;
use std::cell::Cell;
use std::collections::HashMap;

/// The most bytes of JSON of all values that are filled in; locals made from locals could grow without end.
const MOST_FILLED: usize = 1_000_000;

/// The known values, by what refers to them: `local.bus`, `var.source`.
#[derive(Default)]
pub(super) struct Scope {
    known: HashMap<String, (Node, usize)>,
    filled: Cell<usize>,
}

impl Scope {
    /// Adds a value. Of a list or an object the parts may be unknown, but a value that is so as a whole is left out.
    pub(super) fn add(&mut self, reference: String, node: Node) {
        if !matches!(node.value, Value::Expression(_)) {
            let size = node.to_json().len();
            self.known.insert(reference, (node, size));
        }
    }

    /// Returns the value of a reference, at the reference's place, or `None` if it is not known.
    pub(super) fn fill(&self, reference: &str, span: Span) -> Option<Node> {
        let (node, size) = self.find(reference)?;
        let filled = self.filled.get().saturating_add(size);
        if filled > MOST_FILLED {
            return None;
        }
        self.filled.set(filled);
        Some(placed(node, span))
    }

    fn find(&self, reference: &str) -> Option<(&Node, usize)> {
        if let Some((node, size)) = self.known.get(reference) {
            return Some((node, *size));
        }
        // `local.config.source`: a member of a known value.
        let (parent, name) = reference.rsplit_once('.')?;
        let (node, size) = self.find(parent)?;
        Some((node.get(name)?, size))
    }
}

/// Returns the value moved to a place.
pub(super) fn placed(node: &Node, span: Span) -> Node {
    let value = match &node.value {
        Value::List(elements) => Value::List(elements.iter().map(|element| placed(element, span)).collect()),
        Value::Map(members) => Value::Map(
            members
                .iter()
                .map(|member| Member {
                    name: member.name.clone(),
                    name_span: span,
                    node: placed(&member.node, span),
                })
                .collect(),
        ),
        value => value.clone(),
    };
    Node::new(span, value)
}

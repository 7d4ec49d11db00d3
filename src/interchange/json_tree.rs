//! JSON as a tree of nodes: templates and answers of the API.

use super::node::{Member, Node, Value};
use crate::json::{self, Document, Kind};

/// Returns the root of a document, or `None` if it is empty.
pub(crate) fn node(document: &Document) -> Option<Node> {
    document.root().map(of_value)
}

/// Returns all values at the top of a document.
pub(crate) fn nodes(document: &Document) -> Vec<Node> {
    document.roots().map(of_value).collect()
}

fn of_value(value: json::Value) -> Node {
    let inner = match value.kind() {
        Kind::Object => Value::Map(value.children().filter_map(member).collect()),
        Kind::Array => Value::List(value.children().map(of_value).collect()),
        Kind::String => Value::Text(value.as_str().unwrap_or_default().into_owned()),
        Kind::Number => Value::Number(value.source().to_owned()),
        Kind::True => Value::Bool(true),
        Kind::False => Value::Bool(false),
        Kind::Null | Kind::Invalid => Value::Null,
    };
    Node::new(value.span(), inner)
}

fn member(value: json::Value) -> Option<Member> {
    let name = value.key()?.into_owned();
    let name_span = value.key_span().unwrap_or_else(|| value.span());
    Some(Member { name, name_span, node: of_value(value) })
}

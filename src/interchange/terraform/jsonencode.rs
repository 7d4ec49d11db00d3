//! The text that Terraform's function `jsonencode` makes.
//!
//! <https://developer.hashicorp.com/terraform/language/functions/jsonencode>

use crate::interchange::node::{Node, Value};
use crate::json;
use std::collections::BTreeMap;

/// Returns the JSON text of a value, or `None` if part of it is not known.
pub(super) fn text(node: &Node) -> Option<String> {
    let mut out = String::new();
    write(node, &mut out)?;
    Some(out)
}

fn write(node: &Node, out: &mut String) -> Option<()> {
    match &node.value {
        Value::Expression(_) => return None,
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(digits) => out.push_str(digits),
        Value::Text(text) => write_text(text, out),
        Value::List(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(element, out)?;
            }
            out.push(']');
        }
        Value::Map(members) => {
            // Terraform keeps the keys of an object sorted.
            let sorted: BTreeMap<&str, &Node> =
                members.iter().map(|member| (member.name.as_str(), &member.node)).collect();
            out.push('{');
            for (index, (name, node)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write(node, out)?;
            }
            out.push('}');
        }
    }
    Some(())
}

/// Terraform escapes what has a meaning in HTML. A placeholder `<id>` in it is none any more for EventBridge.
fn write_text(text: &str, out: &mut String) {
    for letter in json::quote(text).chars() {
        match letter {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            letter => out.push(letter),
        }
    }
}

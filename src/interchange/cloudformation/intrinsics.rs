//! Intrinsic functions: `!Ref`, `Fn::GetAtt` and their like, whose values only a deployment knows.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

use crate::interchange::node::{Member, Node, Value};

/// Returns a value in which functions of the long form are expressions, as those of the short form are, and a `!Sub`
/// without a variable is its text.
pub(super) fn resolve(node: &Node, text: &str) -> Node {
    let value = match &node.value {
        Value::Map(members) => match members.as_slice() {
            [only] if is_function(only) => match substituted(only) {
                Some(literal) => Value::Text(literal.to_owned()),
                None => Value::Expression(source(node, text)),
            },
            members => Value::Map(
                members
                    .iter()
                    .map(|member| Member { node: resolve(&member.node, text), ..member.clone() })
                    .collect(),
            ),
        },
        Value::List(elements) => Value::List(elements.iter().map(|element| resolve(element, text)).collect()),
        Value::Expression(source) => match short_sub(source) {
            Some(literal) if !literal.contains("${") => Value::Text(literal.to_owned()),
            _ => Value::Expression(source.clone()),
        },
        value => value.clone(),
    };
    Node::new(node.span, value)
}

/// Returns whether a map of one member is a function. The field of a pattern may be called `Ref`, too, and
/// has a list.
fn is_function(only: &Member) -> bool {
    only.name.starts_with("Fn::")
        || only.name == "Ref" && only.node.elements().is_empty() && !only.node.is_map()
}

/// Returns the text of a `Fn::Sub` that has no variable.
fn substituted(member: &Member) -> Option<&str> {
    let text = member.node.as_text().filter(|_| member.name == "Fn::Sub")?;
    (!text.contains("${")).then_some(text)
}

/// Returns the text that a `!Sub` of the short form substitutes in.
pub(super) fn short_sub(source: &str) -> Option<&str> {
    let text = source.strip_prefix("!Sub")?.trim();
    let unquoted = [('\'', '\''), ('"', '"')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
        .unwrap_or(text);
    (!unquoted.starts_with(['[', '-'])).then_some(unquoted)
}

fn source(node: &Node, text: &str) -> String {
    let source = text.get(node.span.start as usize..node.span.end as usize).unwrap_or_default();
    source.trim_end().to_owned()
}

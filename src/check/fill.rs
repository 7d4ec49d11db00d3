//! Values that only the tool knows, given by who does.

use crate::interchange::{Member, Node, Value};
use crate::json::{self, Kind};

/// A value for an expression of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The source text of the expression, as `!Ref Bucket`, or of a part of a text, as `${Stage}`.
    pub source: String,
    /// The resulting value.
    pub value: String,
    /// Whether the value is JSON: a number, `true`, `false` or `null`. Else it is a text.
    pub is_json: bool,
}

/// Returns the value with all that is known in it.
pub(super) fn fill(node: &Node, known: &[Known]) -> Node {
    let value = match &node.value {
        Value::Expression(source) => value_of(source, known).unwrap_or_else(|| node.value.clone()),
        Value::List(elements) => Value::List(elements.iter().map(|element| fill(element, known)).collect()),
        Value::Map(members) => {
            let member = |member: &Member| Member { node: fill(&member.node, known), ..member.clone() };
            Value::Map(members.iter().map(member).collect())
        }
        value => value.clone(),
    };
    Node::new(node.span, value)
}

/// Returns what an expression comes to, or `None` if that is not known.
fn value_of(source: &str, known: &[Known]) -> Option<Value> {
    if let Some(whole) = known.iter().rev().find(|known| known.source == source) {
        return Some(scalar(whole));
    }
    if !source.contains("${") {
        return None;
    }
    let filled = known
        .iter()
        .filter(|known| known.source.starts_with("${"))
        .fold(source.to_owned(), |text, known| text.replace(&known.source, &known.value));
    if filled.contains("${") {
        return None;
    }
    let text = filled.strip_prefix("!Sub").map_or(filled.as_str(), str::trim);
    let quoted = |quote: char| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    Some(Value::Text(quoted('\'').or_else(|| quoted('"')).unwrap_or(text).to_owned()))
}

fn scalar(known: &Known) -> Value {
    let text = || Value::Text(known.value.clone());
    if !known.is_json {
        return text();
    }
    let document = json::parse(&known.value);
    let root = document.root().filter(|_| document.problems().is_empty());
    match root.map(json::Value::kind) {
        Some(Kind::Number) => Value::Number(known.value.trim().to_owned()),
        Some(Kind::True) => Value::Bool(true),
        Some(Kind::False) => Value::Bool(false),
        Some(Kind::Null) => Value::Null,
        _ => text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_become_what_is_known_of_them() {
        let known = |source: &str, value: &str, is_json| Known {
            source: source.to_owned(),
            value: value.to_owned(),
            is_json,
        };
        let all = [
            known("!Ref Bucket", "orders", false),
            known("var.least", "100", true),
            known("${Stage}", "prod", false),
        ];
        let cases = [
            ("!Ref Bucket", Some(Value::Text("orders".to_owned()))),
            ("var.least", Some(Value::Number("100".to_owned()))),
            ("orders-${Stage}", Some(Value::Text("orders-prod".to_owned()))),
            ("!Sub '${Stage}.orders'", Some(Value::Text("prod.orders".to_owned()))),
            ("${Stage}-${Other}", None),
            ("!Ref Other", None),
        ];
        for (source, expected) in cases {
            assert_eq!(value_of(source, &all), expected, "{source}");
        }
    }
}

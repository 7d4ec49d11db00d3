//! Fields of a pattern as the CDK's types take them: at the top lists of texts, or what `Match` makes.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events.Match.html>

use super::same::same;
use super::style::{Style, Syntax};
use crate::interchange::finding::Finding;
use crate::interchange::node::{Member, Node, Value};

/// Returns the pattern with code in place of each field that changes and is no list of texts. `detail` takes
/// any object.
pub(super) fn with_matchers(text: &str, style: &Style, old: &Node, new: &Node) -> Node {
    let member = |member: &Member| {
        let is_same = old.get(&member.name).is_some_and(|known| same(known, &member.node));
        let is_plain = member.node.elements().iter().all(|element| element.as_text().is_some());
        if is_same || is_plain || member.node.is_map() {
            return member.clone();
        }
        let matchers = Matchers { class: class(text), style };
        match matchers.list(member.node.elements()) {
            Some(code) => {
                Member { node: Node::new(member.node.span, Value::Expression(code)), ..member.clone() }
            }
            None => member.clone(),
        }
    };
    Node::new(new.span, Value::Map(new.members().iter().map(member).collect()))
}

/// Returns whether the rule is a `CfnRule`, which takes its pattern as CloudFormation does, without `Match`.
pub(super) fn is_first_level(text: &str, rule: &Finding) -> bool {
    // The place of a part that a construct makes begins with the construct's name.
    let construct = rule.span.of(text).split('(').next().unwrap_or_default();
    construct.trim_end().ends_with("CfnRule")
}

/// Returns what the program calls the class `Match`: as it calls `Rule`.
fn class(text: &str) -> String {
    let of = |name: &str| {
        let end = text.find(name)?;
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        let start = text[..end].trim_end_matches(is_part).len();
        Some(text[start..end].to_owned())
    };
    let module =
        of("Match.").or_else(|| of("Rule(")).filter(|module| module.is_empty() || module.ends_with('.'));
    module.unwrap_or_default() + "Match"
}

struct Matchers<'s> {
    class: String,
    style: &'s Style,
}

impl Matchers<'_> {
    fn list(&self, elements: &[Node]) -> Option<String> {
        match elements {
            [] => None,
            [only] => self.matcher(only),
            several => {
                let calls: Option<Vec<String>> =
                    several.iter().map(|element| self.matcher(element)).collect();
                Some(self.call("anyOf", &calls?.join(", ")))
            }
        }
    }

    fn matcher(&self, node: &Node) -> Option<String> {
        let [Member { name, node: operand, .. }] = node.members() else {
            return match node.value {
                Value::Text(_) => Some(self.call("exactString", &self.text(node)?)),
                Value::Null => Some(self.call("nullValue", "")),
                _ => None,
            };
        };
        let method = match (name.as_str(), &operand.value) {
            ("exists", Value::Bool(true)) => return Some(self.call("exists", "")),
            ("exists", Value::Bool(false)) => return Some(self.call("doesNotExist", "")),
            ("cidr", Value::Text(_)) => "ipAddressRange",
            ("prefix" | "suffix" | "wildcard", Value::Text(_)) => name,
            ("equals-ignore-case", Value::Text(_)) => "equalsIgnoreCase",
            ("prefix", _) => return self.ignoring_case("prefixEqualsIgnoreCase", operand),
            ("suffix", _) => return self.ignoring_case("suffixEqualsIgnoreCase", operand),
            ("anything-but", Value::Map(_)) => return self.anything_but(operand),
            ("anything-but", _) => return Some(self.call("anythingBut", &self.texts(operand)?)),
            _ => return None,
        };
        Some(self.call(method, &self.text(operand)?))
    }

    fn ignoring_case(&self, method: &str, operand: &Node) -> Option<String> {
        let [Member { name, node, .. }] = operand.members() else { return None };
        (name == "equals-ignore-case").then_some(())?;
        Some(self.call(method, &self.text(node)?))
    }

    fn anything_but(&self, operand: &Node) -> Option<String> {
        let [Member { name, node, .. }] = operand.members() else { return None };
        let method = match name.as_str() {
            "prefix" => "anythingButPrefix",
            "suffix" => "anythingButSuffix",
            "wildcard" => "anythingButWildcard",
            "equals-ignore-case" => "anythingButEqualsIgnoreCase",
            _ => return None,
        };
        Some(self.call(method, &self.texts(node)?))
    }

    fn text(&self, node: &Node) -> Option<String> {
        node.as_text().map(|_| self.style.scalar(node, self.style.quote))
    }

    fn texts(&self, node: &Node) -> Option<String> {
        let one = std::slice::from_ref(node);
        let nodes = if node.as_text().is_some() { one } else { node.elements() };
        let texts: Option<Vec<String>> = nodes.iter().map(|node| self.text(node)).collect();
        Some(texts?.join(", ")).filter(|texts| !texts.is_empty())
    }

    /// Returns a call of a method, by the name that it has in the language.
    fn call(&self, method: &str, arguments: &str) -> String {
        let mut name = String::new();
        for c in method.chars() {
            if c.is_ascii_uppercase() && self.style.syntax == Syntax::Python {
                name.push('_');
                name.push(c.to_ascii_lowercase());
            } else {
                name.push(c);
            }
        }
        format!("{}.{name}({arguments})", self.class)
    }
}

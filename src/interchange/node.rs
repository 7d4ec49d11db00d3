//! A value of a template, of code or of a command: JSON's kinds, and what only the tool can work out.

use crate::json;
use crate::text::Span;

/// A value and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its place in the text.
    pub span: Span,
    /// Its value.
    pub value: Value,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as JSON writes it, with the digits of the text.
    Number(String),
    /// A text.
    Text(String),
    /// A reference, a variable, a call: what it comes to is not known here. Holds the source text.
    Expression(String),
    /// A list.
    List(Vec<Node>),
    /// Names and values, in the order of the text. Of two members with one name the later one counts.
    Map(Vec<Member>),
}

/// A name with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The place of the name in the text.
    pub name_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// Returns a value at a place of the text.
    pub fn new(span: Span, value: Value) -> Self {
        Self { span, value }
    }

    /// Returns a string that was made here, at the place of `self`.
    #[must_use]
    pub fn text_here(&self, text: impl Into<String>) -> Self {
        Self::new(self.span, Value::Text(text.into()))
    }

    /// Returns the value of a member, or `None` if this is no map or has no such member.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().rev().find(|member| member.name == name).map(|member| &member.node)
    }

    /// Returns the members; none if this is no map.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Map(members) => members,
            _ => &[],
        }
    }

    /// Returns the elements; none if this is no list.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Value::List(elements) => elements,
            _ => &[],
        }
    }

    /// Returns the text, or `None` if this is none.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns whether this is a map.
    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// Returns the value as JSON. An expression becomes a string with its source text.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    fn write_json(&self, out: &mut String) {
        match &self.value {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Number(digits) => out.push_str(digits),
            Value::Text(text) | Value::Expression(text) => out.push_str(&json::quote(text)),
            Value::List(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    element.write_json(out);
                }
                out.push(']');
            }
            Value::Map(members) => {
                out.push('{');
                for (index, member) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    out.push_str(&json::quote(&member.name));
                    out.push(':');
                    member.node.write_json(out);
                }
                out.push('}');
            }
        }
    }

    /// Returns the source texts of the expressions within, in the order of the text.
    pub fn expressions(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.visit(&mut |node| {
            if let Value::Expression(source) = &node.value {
                found.push(source.as_str());
            }
        });
        found
    }

    /// Shows every value within, this one first.
    pub fn visit<'n>(&'n self, see: &mut dyn FnMut(&'n Node)) {
        see(self);
        self.elements().iter().for_each(|element| element.visit(see));
        self.members().iter().for_each(|member| member.node.visit(see));
    }
}

/// A map that is put together member by member.
#[derive(Debug, Default)]
pub struct MapBuilder {
    members: Vec<Member>,
}

impl MapBuilder {
    /// Returns the map with a member added; without it for `None`.
    #[must_use]
    pub fn with(mut self, name: &str, node: Option<Node>) -> Self {
        if let Some(node) = node {
            self.members.push(Member { name: name.to_owned(), name_span: node.span, node });
        }
        self
    }

    /// Returns the map with a place in the text.
    pub fn at(self, span: Span) -> Node {
        Node::new(span, Value::Map(self.members))
    }
}

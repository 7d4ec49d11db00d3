//! A JSON tree of the tests' own: what the generators make and the naive matcher reads.

use eventbridge_playground::json::{self, Kind, Value};
use std::fmt::{self, Write};

/// A JSON value. Numbers keep their text, objects their order and repeated keys.
#[derive(Clone, PartialEq)]
pub enum Tree {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.to_text("", false))
    }
}

impl Tree {
    pub fn string(text: &str) -> Self {
        Self::String(text.to_owned())
    }

    pub fn number(text: &str) -> Self {
        Self::Number(text.to_owned())
    }

    /// `{"key": value}`
    pub fn pair(key: &str, value: Self) -> Self {
        Self::Object(vec![(key.to_owned(), value)])
    }

    /// What a text holds.
    pub fn read(text: &str) -> Self {
        Self::of(json::parse(text).root().expect("a value"))
    }

    /// The same value as the engine's reader has it.
    pub fn of(value: Value) -> Self {
        match value.kind() {
            Kind::Null | Kind::Invalid => Self::Null,
            Kind::True => Self::Bool(true),
            Kind::False => Self::Bool(false),
            Kind::Number => Self::number(value.source()),
            Kind::String => Self::string(&value.as_str().unwrap()),
            Kind::Array => Self::Array(value.children().map(Self::of).collect()),
            Kind::Object => {
                let member = |member: Value| (member.key().unwrap().into_owned(), Self::of(member));
                Self::Object(value.children().map(member).collect())
            }
        }
    }

    /// The value as JSON. `space` stands between all tokens; if `escaped`, every third character of
    /// a string is written as an escape.
    pub fn to_text(&self, space: &str, escaped: bool) -> String {
        let mut out = String::new();
        self.write(&mut out, space, escaped);
        out
    }

    fn write(&self, out: &mut String, space: &str, escaped: bool) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::String(text) => write_string(text, out, escaped),
            Self::Array(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    out.push_str(space);
                    element.write(out, space, escaped);
                    out.push_str(space);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    out.push_str(space);
                    write_string(key, out, escaped);
                    out.push_str(space);
                    out.push(':');
                    out.push_str(space);
                    value.write(out, space, escaped);
                    out.push_str(space);
                }
                out.push('}');
            }
        }
    }
}

fn write_string(text: &str, out: &mut String, escaped: bool) {
    out.push('"');
    for (index, c) in text.chars().enumerate() {
        if c < ' ' || matches!(c, '"' | '\\') || escaped && index % 3 == 2 {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").unwrap();
            }
        } else {
            out.push(c);
        }
    }
    out.push('"');
}

//! `prefix`: the beginning of a string.

use super::equals_ignore_case::EQUALS_IGNORE_CASE;
use super::{Example, IgnoreCase, Operator, Predicate, Support, text};
use crate::json::{Kind, Value};
use crate::pattern::problem::ProblemKind;
use crate::pattern::reader::Reader;

pub(super) static PREFIX: Operator = Operator {
    name: "prefix",
    syntax: &[r#"{"prefix": "text"}"#, r#"{"prefix": {"equals-ignore-case": "text"}}"#],
    summary: "The string begins with this text.",
    details: "Only strings match. An empty string matches every string, but no number, null or missing field. It \
              expects a single string; for several strings, use several conditions.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"key\": [\n      { \"prefix\": \"images/\" },\n      { \"prefix\": { \
                  \"equals-ignore-case\": \"thumbs/\" } }\n    ]\n  }\n}",
        matching: &[r#"{"key": "images/cat.png"}"#, r#"{"key": "Thumbs/cat.png"}"#],
        failing: &[r#"{"key": "Images/cat.png"}"#, r#"{"key": 12}"#],
    },
    support: Support::EVERYWHERE,
    snippet: Some(r#"{ "prefix": "${}" }"#),
    phrase: "begins with {}",
    operand_word: Some("prefix"),
    parse: Some(|reader, operand| parse_affix(reader, operand, &PREFIX).map(Predicate::Prefix)),
};

/// The operand of `prefix` or `suffix`.
#[derive(Clone, Debug, PartialEq)]
pub enum Affix {
    /// As written.
    Text(String),
    /// Ignoring case.
    IgnoreCase(IgnoreCase),
}

impl Affix {
    pub(super) fn begins(&self, value: &str) -> bool {
        match self {
            Self::Text(text) => value.starts_with(text),
            Self::IgnoreCase(text) => text.begins(value),
        }
    }

    pub(super) fn ends(&self, value: &str) -> bool {
        match self {
            Self::Text(text) => value.ends_with(text),
            Self::IgnoreCase(text) => text.ends(value),
        }
    }

    /// Returns the string as written in the pattern.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::IgnoreCase(text) => text.source(),
        }
    }
}

pub(super) fn parse_affix(reader: &mut Reader, operand: Value, operator: &'static Operator) -> Option<Affix> {
    let name = operator.name;
    if operand.kind() != Kind::Object {
        return text(reader, operand, operator).map(Affix::Text);
    }
    let mut members = operand.children();
    let Some(inner) = members.next() else {
        reader.wrong_content(ProblemKind::NestedOperatorMissing(name), operand, 1);
        return None;
    };
    let key = inner.key()?;
    if key != "equals-ignore-case" {
        let kind = ProblemKind::UnsupportedNested { outer: name, inner: key.into_owned() };
        reader.wrong_key(kind, inner);
        return None;
    }
    let text = text(reader, inner, &EQUALS_IGNORE_CASE);
    if let Some(second) = members.next() {
        reader.wrong_key(ProblemKind::SecondOperator { numeric_words: false }, second);
    }
    text.map(|text| Affix::IgnoreCase(IgnoreCase::new(&text)))
}

//! `anything-but`: any value except these.

use super::wildcard::WILDCARD;
use super::{Example, IgnoreCase, Operator, Predicate, Support, Supported, Wildcard};
use crate::json::{Kind, Number, Scalar, Value};
use crate::pattern::problem::ProblemKind;
use crate::pattern::reader::Reader;

pub(super) static ANYTHING_BUT: Operator = Operator {
    name: "anything-but",
    syntax: &[
        r#"{"anything-but": "text"}"#,
        r#"{"anything-but": [404, 500]}"#,
        r#"{"anything-but": {"prefix": "text"}}"#,
        r#"{"anything-but": {"suffix": ["a", "b"]}}"#,
        r#"{"anything-but": {"equals-ignore-case": "text"}}"#,
        r#"{"anything-but": {"wildcard": "*/lib/*"}}"#,
    ],
    summary: "The field has a value other than these.",
    details: "The field must exist: null counts as a value, a missing field doesn't match. A value of a different \
              type always matches: anything-but 404 matches \"404\". In an array, one other element is enough. Two \
              anything-but on one field match everything; list the values in one anything-but instead.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"state\": [{ \"anything-but\": [\"stopped\", \"terminated\"] }],\n    \
                  \"name\": [{ \"anything-but\": { \"prefix\": \"tmp-\" } }]\n  }\n}",
        matching: &[r#"{"state": "running", "name": "web-1"}"#, r#"{"state": "running", "name": null}"#],
        failing: &[r#"{"state": "stopped", "name": "web-1"}"#, r#"{"state": "running", "name": "tmp-7"}"#],
    },
    support: Support { pipes: Supported::Yes, lambda: Supported::Yes, ..Support::EVERYWHERE },
    snippet: Some(r#"{ "anything-but": ["${}"] }"#),
    phrase: "is anything but {}",
    operand_word: None,
    parse: Some(|reader, operand| parse(reader, operand).map(Predicate::AnythingBut)),
};

/// The values that are excluded.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AnythingBut {
    /// None of these strings. Addresses are compared as text here.
    Texts(Vec<String>),
    /// None of these numbers.
    Numbers(Vec<Number<'static>>),
    /// No string that begins with one of these.
    Prefixes(Vec<String>),
    /// No string that ends with one of these.
    Suffixes(Vec<String>),
    /// None of these strings, whatever their case.
    IgnoreCase(Vec<IgnoreCase>),
    /// No string that fits one of these.
    Wildcards(Vec<Wildcard>),
}

impl AnythingBut {
    pub(super) fn accepts(&self, value: &Scalar) -> bool {
        if let Self::Numbers(numbers) = self {
            let Scalar::Number(number) = value else { return true };
            // A number beyond a double's exactness equals none that a pattern may contain.
            return number.value().is_none() || !numbers.iter().any(|other| other.equals(number));
        }
        value.as_str().is_none_or(|text| !self.names(text))
    }

    /// Returns whether a string is one of the excluded ones.
    fn names(&self, value: &str) -> bool {
        match self {
            Self::Texts(texts) => texts.iter().any(|text| text == value),
            Self::Numbers(_) => false,
            Self::Prefixes(texts) => texts.iter().any(|text| value.starts_with(text)),
            Self::Suffixes(texts) => texts.iter().any(|text| value.ends_with(text)),
            Self::IgnoreCase(texts) => texts.iter().any(|text| text.equals(value)),
            Self::Wildcards(wildcards) => wildcards.iter().any(|wildcard| wildcard.accepts(value)),
        }
    }

    /// Returns its wildcards; empty if it has another form.
    pub fn wildcards(&self) -> &[Wildcard] {
        match self {
            Self::Wildcards(wildcards) => wildcards,
            _ => &[],
        }
    }
}

fn parse(reader: &mut Reader, operand: Value) -> Option<AnythingBut> {
    match operand.kind() {
        Kind::String => Some(AnythingBut::Texts(vec![operand.as_str()?.into_owned()])),
        Kind::Number => {
            let number = operand.as_number()?;
            if number.value().is_none() {
                reader.wrong_content(ProblemKind::NotComparable(number.text().to_owned()), operand, 0);
                return None;
            }
            Some(AnythingBut::Numbers(vec![number.into_owned()]))
        }
        Kind::Array => parse_list(reader, operand),
        Kind::Object => parse_nested(reader, operand),
        _ => {
            reader.wrong_kind(ProblemKind::AnythingButValue, operand);
            None
        }
    }
}

fn parse_list(reader: &mut Reader, list: Value) -> Option<AnythingBut> {
    reader.enter_list(list);
    let mut texts = Vec::new();
    let mut numbers = Vec::new();
    for value in list.children() {
        match Scalar::written(value) {
            Some(Scalar::String(text)) => texts.push(text.into_owned()),
            Some(Scalar::Number(number)) => {
                if number.value().is_none() {
                    reader.wrong_content(ProblemKind::NotComparable(number.text().to_owned()), value, 1);
                }
                numbers.push(number.into_owned());
            }
            _ if value.kind() == Kind::Invalid => return None,
            _ => {
                reader.wrong_kind_in_list(ProblemKind::AnythingButMember, value);
                return None;
            }
        }
    }
    match (texts.is_empty(), numbers.is_empty()) {
        (false, true) => Some(AnythingBut::Texts(texts)),
        (true, false) => Some(AnythingBut::Numbers(numbers)),
        _ => {
            reader.wrong_content(ProblemKind::AnythingButMixed, list, 1);
            None
        }
    }
}

fn parse_nested(reader: &mut Reader, operand: Value) -> Option<AnythingBut> {
    let mut members = operand.children();
    let Some(inner) = members.next() else {
        reader.wrong_content(ProblemKind::NestedOperatorMissing("anything-but"), operand, 1);
        return None;
    };
    let name = inner.key()?;
    let parsed = match &*name {
        "prefix" => texts(reader, inner, affix).map(AnythingBut::Prefixes),
        "suffix" => texts(reader, inner, affix).map(AnythingBut::Suffixes),
        "equals-ignore-case" => texts(reader, inner, ignore_case).map(AnythingBut::IgnoreCase),
        "wildcard" => texts(reader, inner, wildcard).map(AnythingBut::Wildcards),
        _ => {
            let kind = ProblemKind::UnsupportedNested { outer: "anything-but", inner: name.into_owned() };
            reader.wrong_key(kind, inner);
            return None;
        }
    };
    if let Some(second) = members.next() {
        reader.wrong_key(ProblemKind::SecondOperator { numeric_words: true }, second);
    }
    parsed
}

/// Reads one string of a list or, if `in_list` is false, the only one.
type ReadText<T> = fn(&mut Reader, Value, bool) -> Option<T>;

/// Reads a string or a list of strings.
fn texts<T>(reader: &mut Reader, value: Value, read: ReadText<T>) -> Option<Vec<T>> {
    match value.kind() {
        Kind::Array if value.children().next().is_none() => {
            // AWS's compiler takes it, and its engine then fails, so it is refused here.
            reader.wrong_content(ProblemKind::AnythingButMixed, value, 1);
            None
        }
        Kind::Array => {
            reader.enter_list(value);
            value.children().map(|element| read(reader, element, true)).collect()
        }
        Kind::String | Kind::Number => read(reader, value, false).map(|text| vec![text]),
        Kind::Invalid => None,
        _ => {
            reader.wrong_kind(ProblemKind::AnythingButValue, value);
            None
        }
    }
}

fn affix(reader: &mut Reader, value: Value, in_list: bool) -> Option<String> {
    let text = string(reader, value, in_list, ProblemKind::AnythingButNotText)?;
    if text.is_empty() {
        reader.wrong_content(ProblemKind::AnythingButEmptyText, value, 1 + u8::from(in_list));
        return None;
    }
    Some(text)
}

fn ignore_case(reader: &mut Reader, value: Value, in_list: bool) -> Option<IgnoreCase> {
    let text = string(reader, value, in_list, ProblemKind::AnythingButIgnoreCaseMember)?;
    Some(IgnoreCase::new(&text))
}

fn wildcard(reader: &mut Reader, value: Value, in_list: bool) -> Option<Wildcard> {
    let text = string(reader, value, in_list, ProblemKind::NotAString(WILDCARD.operand()))?;
    let whole = value.parent().filter(|_| in_list).unwrap_or(value);
    Wildcard::parse(reader, value, whole, &text)
}

fn string(reader: &mut Reader, value: Value, in_list: bool, otherwise: ProblemKind) -> Option<String> {
    let text = value.as_str();
    if text.is_none() && value.kind() != Kind::Invalid {
        if in_list {
            reader.wrong_kind_in_list(otherwise, value);
        } else {
            reader.wrong_kind(otherwise, value);
        }
    }
    text.map(std::borrow::Cow::into_owned)
}

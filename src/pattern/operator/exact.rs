//! A value that matches itself: a string, a number, `true`, `false` or `null`.

use super::{Address, Example, Operator, Predicate, Reach, Support, string};
use crate::json::{Number, Scalar, Value};
use crate::pattern::problem::Operand;
use crate::pattern::reader::Reader;

pub(super) static EXACT: Operator = Operator {
    name: "exact value",
    syntax: &["\"text\"", "42", "true", "false", "null", "\"\""],
    summary: "The field has exactly this value.",
    details: "Strings are case-sensitive and aren't normalized. Numbers are compared by value: 300, 300.0 and 3e2 are \
              equal, \"300\" isn't. null matches only an explicit null, \"\" only an empty string; neither matches a \
              missing field. A string that is an IP address matches every notation of that address.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"state\": [\"running\", \"pending\"],\n    \"code\": [16, null]\n  }\n}",
        matching: &[r#"{"state": "running", "code": 16.0}"#, r#"{"state": "pending", "code": null}"#],
        failing: &[r#"{"state": "Running", "code": 16}"#, r#"{"state": "running", "code": "16"}"#],
    },
    support: Support::EVERYWHERE,
    snippet: None,
    phrase: "is {}",
    operand_word: None,
    parse: None,
};

/// A literal of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Exact {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, equal by the rule of [`Number::equals`].
    Number(Number<'static>),
    /// A string, compared as text.
    Text(String),
    /// A string that is an IP address: it accepts exactly the values whose digits begin with those of the
    /// address.
    Address(String, Reach),
}

impl Exact {
    pub(super) fn of(value: Scalar) -> Self {
        match value {
            Scalar::Null => Self::Null,
            Scalar::Bool(value) => Self::Bool(value),
            Scalar::Number(number) => Self::Number(number.into_owned()),
            Scalar::String(text) => Self::text(text.into_owned()),
        }
    }

    fn text(text: String) -> Self {
        match Address::parse(&text) {
            Some(address) => Self::Address(text, address.reach()),
            None => Self::Text(text),
        }
    }

    pub(super) fn accepts(&self, value: &Scalar) -> bool {
        match (self, value) {
            (Self::Null, Scalar::Null) => true,
            (Self::Bool(a), Scalar::Bool(b)) => a == b,
            (Self::Number(a), Scalar::Number(b)) => a.equals(b),
            (Self::Text(a), Scalar::String(b)) => a == b,
            (Self::Address(_, reach), value) => reach.accepts(value),
            _ => false,
        }
    }
}

const EXACTLY: Operand = Operand { operator: "exactly", word: "exact" };

/// Reads `{"exactly": "text"}`, which AWS's engine knows and its guide does not mention. Addresses are text
/// here.
pub(super) fn parse_exactly(reader: &mut Reader, operand: Value) -> Option<Predicate> {
    string(reader, operand, EXACTLY).map(|text| Predicate::Exact(Exact::Text(text)))
}

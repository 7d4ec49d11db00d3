//! Exact values.

use super::{Reason, short, text, wrong_type};
use crate::json::{Kind, Scalar, Value, quote};
use crate::pattern::operator::Exact;

pub(super) fn reason(exact: &Exact, value: Value, scalar: &Scalar) -> Reason {
    match (exact, scalar) {
        (Exact::Text(wants), Scalar::String(has)) => text::plain(wants, has, false),
        (Exact::Address(wants, _), Scalar::String(has)) => text::address(wants, has),
        (Exact::Text(wants) | Exact::Address(wants, _), _) => {
            wrong_type(Kind::String, Some(wants), value, reads_as(wants, value))
        }
        (Exact::Number(wants), Scalar::String(has)) => {
            let alike = is_number(has) && wants.equals(&crate::json::Number::new(has));
            other_type(Kind::Number, wants.text(), value, alike)
        }
        (Exact::Number(wants), Scalar::Number(has)) if wants.value().is_none() && wants.is_fraction() => {
            Reason::NoDouble { wants: short(wants.text()), has: short(has.text()) }
        }
        (Exact::Number(wants), Scalar::Number(has)) => {
            Reason::Other { wants: wants.text().to_owned(), has: short(has.text()) }
        }
        (Exact::Number(wants), _) => other_type(Kind::Number, wants.text(), value, false),
        (Exact::Bool(wants), Scalar::Bool(has)) => {
            Reason::Other { wants: wants.to_string(), has: has.to_string() }
        }
        (Exact::Bool(wants), _) => {
            let kind = if *wants { Kind::True } else { Kind::False };
            let wants = wants.to_string();
            let alike = scalar.as_str().is_some_and(|has| has.eq_ignore_ascii_case(&wants));
            other_type(kind, &wants, value, alike)
        }
        (Exact::Null, _) => {
            let alike = scalar.as_str().is_some_and(|has| has.is_empty() || has == "null");
            other_type(Kind::Null, "null", value, alike)
        }
    }
}

/// Returns whether the string reads like a value of another type.
pub(super) fn reads_as(text: &str, value: Value) -> bool {
    match value.kind() {
        Kind::Number => {
            is_number(text)
                && value.as_number().is_some_and(|number| number.equals(&crate::json::Number::new(text)))
        }
        Kind::Null => text.is_empty() || text == "null",
        Kind::True | Kind::False => text.eq_ignore_ascii_case(value.source()),
        _ => false,
    }
}

/// Returns whether a string is a number by JSON's grammar.
pub(super) fn is_number(text: &str) -> bool {
    let document = crate::json::parse(text);
    text.len() < 64
        && document.problems().is_empty()
        && document.root().is_some_and(|root| root.kind() == Kind::Number && root.source() == text)
}

fn other_type(wants: Kind, wanted: &str, value: Value, alike: bool) -> Reason {
    let has = value.as_str().map_or_else(|| short(value.source()), |text| quote(&short(&text)));
    Reason::WrongType { wants, wanted: Some(wanted.to_owned()), kind: value.kind(), has, alike }
}

//! `exists`: whether a field has a value.

use super::{Example, Operator, Predicate, Support};
use crate::json::Kind;
use crate::pattern::problem::ProblemKind;

pub(super) static EXISTS: Operator = Operator {
    name: "exists",
    syntax: &[r#"{"exists": true}"#, r#"{"exists": false}"#],
    summary: "The field has a value (true) or has none (false).",
    details: "Only values count: an object, an empty array or an array of objects isn't a value, so \
              {\"exists\": true} on such a field never matches. null, \"\", false and 0 are values.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"name\": [{ \"exists\": true }],\n    \"error\": [{ \"exists\": false \
                  }]\n  }\n}",
        matching: &[
            r#"{"name": "web-1"}"#,
            r#"{"name": null}"#,
            r#"{"name": "web-1", "error": {"code": 5}}"#,
        ],
        failing: &[r#"{"name": "web-1", "error": "timeout"}"#, r#"{"name": {"first": "web"}}"#],
    },
    support: Support::EVERYWHERE,
    snippet: Some(r#"{ "exists": ${true} }"#),
    phrase: "has any value",
    operand_word: None,
    parse: Some(|reader, operand| match operand.kind() {
        Kind::True => Some(Predicate::Exists(true)),
        Kind::False => Some(Predicate::Exists(false)),
        _ => {
            reader.wrong_kind(ProblemKind::ExistsNotBoolean, operand);
            None
        }
    }),
};

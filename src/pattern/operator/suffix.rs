//! `suffix`: the end of a string.

use super::prefix::parse_affix;
use super::{Example, Operator, Predicate, Support};

pub(super) static SUFFIX: Operator = Operator {
    name: "suffix",
    syntax: &[r#"{"suffix": "text"}"#, r#"{"suffix": {"equals-ignore-case": "text"}}"#],
    summary: "The string ends with this text.",
    details: "Only strings match. An empty string matches every string. It expects a single string; for several \
              strings, use several conditions.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"key\": [\n      { \"suffix\": \".png\" },\n      { \"suffix\": { \
                  \"equals-ignore-case\": \".jpg\" } }\n    ]\n  }\n}",
        matching: &[r#"{"key": "cat.png"}"#, r#"{"key": "cat.JPG"}"#],
        failing: &[r#"{"key": "cat.PNG"}"#, r#"{"key": "cat.png "}"#],
    },
    support: Support::EVERYWHERE,
    snippet: Some(r#"{ "suffix": "${}" }"#),
    phrase: "ends with {}",
    operand_word: Some("suffix"),
    parse: Some(|reader, operand| parse_affix(reader, operand, &SUFFIX).map(Predicate::Suffix)),
};

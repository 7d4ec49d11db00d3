//! `$or`: one of several sets of conditions. It takes the place of a field, so the pattern's parser reads it.

use super::{Example, Operator, Support};

pub(super) static OR: Operator = Operator {
    name: "$or",
    syntax: &[r#""$or": [{…}, {…}]"#],
    summary: "At least one of the objects matches.",
    details: "You can use it at any level, more than once and nested, next to fields that must match as well. \
              It needs at least two objects, and there can be at most 1,000 combinations in all. A field that \
              is both outside and inside $or is replaced by the inner one in that branch.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"$or\": [\n      { \"severity\": [{ \"numeric\": [\">=\", 7] }] },\n      \
                  { \"title\": [{ \"prefix\": \"Root\" }], \"region\": [\"us-east-1\"] }\n    ]\n  }\n}",
        matching: &[r#"{"severity": 8}"#, r#"{"severity": 2, "title": "Root login", "region": "us-east-1"}"#],
        failing: &[r#"{"severity": 2, "title": "Root login", "region": "eu-west-1"}"#],
    },
    support: Support::EVERYWHERE,
    snippet: Some(r#""\$or": [{ ${} }, { ${} }]"#),
    phrase: "",
    operand_word: None,
    parse: None,
};

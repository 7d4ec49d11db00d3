//! A star that is taken literally.

use super::operator;
use super::prelude::*;
use crate::lint::subject::texts;

pub(super) static LINT: Lint = Lint {
    id: "literal-star",
    title: "* in an exact value isn't a wildcard",
    why: "Exact values are compared character by character. * matches other text only in wildcard.",
    page: &pages::OPERATORS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.*"]}"#,
            r#"{"source":["a"],"resources":["arn:aws:s3:::logs-*"]}"#,
            r#"{"source":["a"],"detail":{"key":["*.png"]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"*.png"},"plain"]}}"#,
            r#"{"source":["a"],"account":["*"]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// An exact value with a star in it.
struct LiteralStar {
    text: String,
}

impl Sentence for LiteralStar {
    fn sentence(&self) -> String {
        let (text, instead) = (&self.text, operator("wildcard", &self.text));
        format!("This matches only the exact text {text}, including the *. For a wildcard, use {instead}.")
    }
}

fn check(subject: &Subject) -> Vec<Finding<LiteralStar>> {
    // Values that the envelope cannot have are left to another rule.
    let leaves =
        subject.leaves().filter(|leaf| !matches!(leaf.path.as_str(), "account" | "region" | "version"));
    let stars = leaves.flat_map(|leaf| texts(leaf).filter(|(_, text)| text.contains('*')));
    stars.map(|(matcher, text)| Finding::new(matcher.span, LiteralStar { text: text.to_owned() })).collect()
}

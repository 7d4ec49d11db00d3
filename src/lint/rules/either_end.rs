//! A beginning and an ending in one array, where both were meant.

use super::prelude::*;
use crate::json::{ObjectWriter, quote};
use crate::pattern::Predicate;
use crate::pattern::operator::Affix;

pub(super) static LINT: Lint = Lint {
    id: "prefix-or-suffix",
    title: "Prefix or suffix, not both",
    why: "The values in a field's array are alternatives: one that matches is enough. An object takes one operator, so a \
          wildcard is the way to ask for a beginning and an ending at once.",
    page: &pages::OPERATORS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"detail":{"key":[{"prefix":"uploads/"},{"suffix":".jpg"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"suffix":".jpg"},{"prefix":"uploads/"}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"key":[{"wildcard":"uploads/*.jpg"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"suffix":".jpg"},{"suffix":".png"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"prefix":"uploads/"},{"suffix":".jpg"},{"suffix":".png"}]}}"#,
            r#"{"source":["a"],"detail":{"key":[{"prefix":"uploads/"},{"suffix":{"equals-ignore-case":".jpg"}}]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// The two texts, as JSON, and the wildcard that asks for both.
struct EitherEnd {
    begin: String,
    end: String,
    both: String,
}

impl Sentence for EitherEnd {
    fn sentence(&self) -> String {
        let Self { begin, end, both } = self;
        format!(
            "Matches every value that begins with {begin}, and every value that ends with {end}. For both at once: {both}."
        )
    }
}

fn check(subject: &Subject) -> Vec<Finding<EitherEnd>> {
    let finding = |leaf: &Leaf| {
        let [one, other] = leaf.matchers.as_slice() else { return None };
        let ((Predicate::Prefix(Affix::Text(begin)), Predicate::Suffix(Affix::Text(end)))
        | (Predicate::Suffix(Affix::Text(end)), Predicate::Prefix(Affix::Text(begin)))) =
            (&one.predicate, &other.predicate)
        else {
            return None;
        };
        let escaped = |text: &str| text.replace('\\', "\\\\").replace('*', "\\*");
        let wildcard = format!("{}*{}", escaped(begin), escaped(end));
        let both = ObjectWriter::spaced().text("wildcard", &wildcard).close();
        let kind = EitherEnd { begin: quote(begin), end: quote(end), both };
        Some(Finding::new(one.span, kind).with(vec![other.span]))
    };
    subject.leaves().filter_map(finding).collect()
}

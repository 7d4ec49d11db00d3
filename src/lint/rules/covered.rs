//! A matcher that another one of the same field makes redundant.

use super::prelude::*;

pub(super) static LINT: Lint = Lint {
    id: "covered-matcher",
    title: "A condition is covered by another one",
    why: "The values in a field's array are alternatives, so one that matches less than its neighbor changes nothing. \
          Often the broader one is the mistake.",
    page: &pages::OPERATORS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"detail":{"k":[{"prefix":"img/"},"img/a.png"]}}"#,
            r#"{"source":["a"],"detail":{"k":["x","x"]}}"#,
            r#"{"source":["a"],"detail":{"k":[{"exists":true},5]}}"#,
            r#"{"source":["a"],"detail":{"k":[{"cidr":"10.0.0.0/8"},"10.1.2.3"]}}"#,
            r#"{"source":["a"],"detail":{"k":[{"numeric":[">",5]},{"numeric":[">",9]}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"k":[{"prefix":"img/"},"doc/a.png",{"exists":false}]}}"#,
            r#"{"source":["a"],"detail":{"k":[{"numeric":["<",5]},{"numeric":[">",9]}]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// Another matcher of the leaf, as written, that accepts everything that this one does.
struct Covered {
    by: String,
}

impl Sentence for Covered {
    fn sentence(&self) -> String {
        format!("{} already matches everything that this matches.", self.by)
    }
}

/// Longer lists are not compared pair by pair.
const MAX_COMPARED: usize = 100;

fn check(subject: &Subject) -> Vec<Finding<Covered>> {
    let mut findings = Vec::new();
    for leaf in subject.leaves() {
        for (index, matcher) in leaf.matchers.iter().take(MAX_COMPARED).enumerate() {
            let covers = |(other, by): &(usize, &crate::pattern::Matcher)| {
                // Of two equal matchers the later one is redundant.
                *other != index
                    && by.predicate.covers(&matcher.predicate)
                    && (*other < index || !matcher.predicate.covers(&by.predicate))
            };
            if let Some((_, by)) = leaf.matchers.iter().take(MAX_COMPARED).enumerate().find(covers) {
                let kind = Covered { by: by.span.of(subject.text()).to_owned() };
                findings.push(Finding::new(matcher.span, kind).with(vec![by.span]));
            }
        }
    }
    findings
}

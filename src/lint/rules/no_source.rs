//! A pattern without a source.

use super::prelude::*;

pub(super) static LINT: Lint = Lint {
    id: "no-source",
    title: "The pattern has no source",
    why: "All AWS services in the account send to the default event bus, and other applications can use the same \
          detail-type or field names. With a source, the rule is precise and doesn't match events that are \
          added later.",
    page: &pages::BEST_PRACTICES,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"detail":{"state":["running"]}}"#,
            r#"{"$or":[{"source":["aws.ec2"]},{"detail":{"state":["running"]}}]}"#,
        ],
        fine: &[r#"{"source":["aws.ec2"]}"#, r#"{"source":[{"prefix":"shop."}],"detail":{"a":[1]}}"#],
    },
    check: |subject| in_words(check(subject)),
};

/// Some branches of the pattern name no source.
struct NoSource {
    /// Whether other branches do.
    partly: bool,
}

impl Sentence for NoSource {
    fn sentence(&self) -> String {
        if self.partly {
            "Some $or branches have no source, so events from any service or application can match them."
        } else {
            "The pattern has no source, so events from any service or application can match."
        }
        .to_owned()
    }
}

fn check(subject: &Subject) -> Vec<Finding<NoSource>> {
    let lacking = subject.branches.iter().filter(|branch| subject.field(branch, "source").is_none()).count();
    let partly = lacking < subject.branches.len();
    if lacking == 0 {
        return Vec::new();
    }
    vec![Finding::new(subject.opening(), NoSource { partly })]
}

//! A pattern without a source.

use super::prelude::*;

pub(super) static LINT: Lint = Lint {
    id: "no-source",
    title: "No source is named",
    why: "Every AWS service of the account sends to the default bus, and anybody may choose your detail-type or your \
          field names. A source makes the rule precise, and keeps events away that come up later.",
    page: &pages::BEST_PRACTICES,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        advised: &[
            r#"{"detail":{"state":["running"]}}"#,
            r#"{"$or":[{"source":["aws.ec2"]},{"detail":{"state":["running"]}}]}"#,
        ],
        fine: &[r#"{"source":["aws.ec2"]}"#, r#"{"source":[{"prefix":"shop."}],"detail":{"a":[1]}}"#],
    },
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let lacking = subject.branches.iter().filter(|branch| subject.field(branch, "source").is_none()).count();
    let partly = lacking < subject.branches.len();
    if lacking == 0 {
        return Vec::new();
    }
    vec![Finding::new(subject.opening(), FindingKind::NoSource { partly })]
}

//! AWS sources with capitals.

use super::prelude::*;
use crate::lint::subject::beginnings;

pub(super) static LINT: Lint = Lint {
    id: "source-case",
    title: "AWS sources are lowercase",
    why: "Matching is case-sensitive, and the sources of all AWS services are lowercase: aws.ec2, aws.s3.",
    page: &pages::PATTERNS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[r#"{"source":["aws.EC2"]}"#, r#"{"source":[{"prefix":"AWS."}]}"#],
        fine: &[r#"{"source":["aws.ec2"]}"#, r#"{"source":["Shop.Orders","aws.partner/Example.com/x"]}"#],
    },
    check: |subject| in_words(check(subject)),
};

/// The source in lower case.
struct SourceCase {
    instead: String,
}

impl Sentence for SourceCase {
    fn sentence(&self) -> String {
        format!("The source is {}.", self.instead)
    }
}

fn check(subject: &Subject) -> Vec<Finding<SourceCase>> {
    let sources = subject.leaves().filter(|leaf| leaf.path == "source").flat_map(beginnings);
    let odd = sources.filter_map(|(matcher, text)| {
        let instead = text.to_lowercase();
        let is_odd = instead.starts_with("aws.") && instead != text && !instead.starts_with("aws.partner/");
        is_odd.then(|| Finding::new(matcher.span, SourceCase { instead }))
    });
    odd.collect()
}

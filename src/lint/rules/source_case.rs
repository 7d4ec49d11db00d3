//! AWS sources with capitals, and the domains of services in their place.

use super::prelude::*;
use crate::lint::subject::beginnings;

pub(super) static LINT: Lint = Lint {
    id: "source-case",
    title: "AWS sources are aws. and the service, in lowercase",
    why: "Matching is case-sensitive, and the sources of all AWS services are lowercase: aws.ec2, aws.s3. A name such as \
          s3.amazonaws.com is what CloudTrail has in detail.eventSource.",
    page: &pages::PATTERNS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.EC2"]}"#,
            r#"{"source":[{"prefix":"AWS."}]}"#,
            r#"{"source":["s3.amazonaws.com"]}"#,
        ],
        fine: &[r#"{"source":["aws.ec2"]}"#, r#"{"source":["Shop.Orders","aws.partner/Example.com/x"]}"#],
    },
    check: |subject| in_words(check(subject)),
};

/// The source as the service has it.
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
        meant_source(text).map(|instead| Finding::new(matcher.span, SourceCase { instead }))
    });
    odd.collect()
}

/// The source of the AWS service that a source names in another way: in capitals, or by its domain.
pub(crate) fn meant_source(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if let Some(service) = lower.strip_suffix(".amazonaws.com") {
        return (!service.contains('.')).then(|| format!("aws.{service}"));
    }
    let is_odd = lower.starts_with("aws.") && lower != text && !lower.starts_with("aws.partner/");
    is_odd.then_some(lower)
}

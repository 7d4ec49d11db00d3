//! Services whose events appear in one Region only.

use super::prelude::*;
use crate::lint::subject::{accepts, texts};

pub(super) static LINT: Lint = Lint {
    id: "global-service",
    title: "This service sends events in us-east-1 only",
    why: "IAM, Route 53, CloudFront and Organizations are global services. Their events, including API calls, arrive \
          on the default event bus in us-east-1 and nowhere else.",
    page: &pages::TROUBLESHOOTING,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[r#"{"source":["aws.iam"],"region":["eu-west-1"]}"#, r#"{"source":["aws.route53"]}"#],
        fine: &[
            r#"{"source":["aws.iam"],"region":["us-east-1"]}"#,
            r#"{"source":["aws.ec2"],"region":["eu-west-1"]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A service whose events appear in one Region only.
struct OneRegion {
    /// Its source.
    source: String,
    /// Whether the pattern asks for another Region.
    elsewhere: bool,
}

impl Sentence for OneRegion {
    fn sentence(&self) -> String {
        let source = &self.source;
        if self.elsewhere {
            format!("{source} sends events in us-east-1 only, so no event has one of these Regions.")
        } else {
            format!("{source} sends events in us-east-1 only, so create the rule there.")
        }
    }
}

const GLOBAL: [&str; 4] = ["aws.iam", "aws.route53", "aws.cloudfront", "aws.organizations"];
const REGION: &str = "us-east-1";

fn check(subject: &Subject) -> Vec<Finding<OneRegion>> {
    let mut findings: Vec<Finding<OneRegion>> = Vec::new();
    for branch in &subject.branches {
        let Some(source) = subject.field(branch, "source") else { continue };
        let region = subject.field(branch, "region");
        if region.is_some_and(|leaf| accepts(leaf, REGION)) {
            continue;
        }
        for (matcher, text) in texts(source).filter(|(_, text)| GLOBAL.contains(text)) {
            let (span, related) =
                region.map_or((matcher.span, vec![]), |leaf| (leaf.span, vec![matcher.span]));
            if findings.iter().all(|finding| finding.span != span) {
                let kind = OneRegion { source: text.to_owned(), elsewhere: region.is_some() };
                findings.push(Finding::new(span, kind).with(related));
            }
        }
    }
    findings
}

//! Conditions on `resources` for events that have none.

use super::prelude::*;

pub(super) static LINT: Lint = Lint {
    id: "cloudtrail-resources",
    title: "Events via CloudTrail have no resources",
    why: "In events delivered via CloudTrail, the resources array is empty. The call's resources are in \
          detail.requestParameters.",
    page: &pages::TROUBLESHOOTING,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"resources":["arn:aws:s3:::b"]}"#,
        ],
        fine: &[
            r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"resources":[{"exists":false}]}"#,
            r#"{"source":["aws.s3"],"detail-type":["Object Created"],"resources":["arn:aws:s3:::b"]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A condition on `resources`, which is empty in CloudTrail's events.
struct NoResources;

impl Sentence for NoResources {
    fn sentence(&self) -> String {
        "Events via CloudTrail have an empty resources array, so this never matches. Use detail.requestParameters \
         instead."
            .to_owned()
    }
}

fn check(subject: &Subject) -> Vec<Finding<NoResources>> {
    let mut findings: Vec<Finding<NoResources>> = Vec::new();
    for branch in &subject.branches {
        let Some(types) = subject.field(branch, "detail-type") else { continue };
        let through = |matcher: &crate::pattern::Matcher| match &matcher.predicate {
            crate::pattern::Predicate::Exact(exact) => {
                exact.scalar().as_str().is_some_and(|text| text.ends_with(" via CloudTrail"))
            }
            _ => false,
        };
        let Some(resources) = subject.field(branch, "resources") else { continue };
        let needs_one = !resources.matchers.iter().any(|matcher| matcher.predicate.accepts_absence());
        let is_new = findings.iter().all(|finding| finding.span != resources.key.span);
        if needs_one && is_new && types.matchers.iter().all(through) {
            let finding = Finding::new(resources.key.span, NoResources);
            findings.push(finding.with(vec![types.span]));
        }
    }
    findings
}

//! API calls that only read.

use super::prelude::*;
use super::s3_cloudtrail::is_object_call;
use crate::lint::subject::beginnings;

pub(super) static LINT: Lint = Lint {
    id: "cloudtrail-read-only",
    title: "Read-only calls don't reach rules by default",
    why: "Rules get only the CloudTrail calls that change something, unless the rule's state is \
          ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. You can set that state with the API, but not in the console.",
    page: &pages::READ_ONLY,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.ec2"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["DescribeInstances"]}}"#,
            r#"{"source":["aws.iam"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":[{"prefix":"List"}]}}"#,
        ],
        fine: &[
            r#"{"source":["aws.ec2"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["RunInstances"]}}"#,
            r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["GetObject"]}}"#,
            r#"{"source":["shop"],"detail":{"eventName":["GetWell"]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A call that changes nothing, or the prefix of such calls.
struct ReadOnly {
    call: String,
}

impl Sentence for ReadOnly {
    fn sentence(&self) -> String {
        format!(
            "{} calls are read-only. They reach a rule only if its state is \
             ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.",
            self.call
        )
    }
}

/// Calls with such a prefix that change something all the same.
const EXCEPTIONS: [&str; 2] = ["GetFederationToken", "GetSessionToken"];

fn check(subject: &Subject) -> Vec<Finding<ReadOnly>> {
    let mut findings: Vec<Finding<ReadOnly>> = Vec::new();
    for branch in subject.branches.iter().filter(|branch| subject.is_api_call(branch)) {
        let Some(leaf) = subject.field(branch, "detail.eventName") else { continue };
        for (matcher, text) in beginnings(leaf) {
            let reads = ["Get", "List", "Describe"].iter().any(|verb| text.starts_with(verb));
            let is_new = findings.iter().all(|finding| finding.span != matcher.span);
            if reads && is_new && !EXCEPTIONS.contains(&text) && !is_object_call(text) {
                findings.push(Finding::new(matcher.span, ReadOnly { call: text.to_owned() }));
            }
        }
    }
    findings
}

//! S3 calls that arrive through CloudTrail.

use super::prelude::*;
use crate::lint::subject::texts;

pub(super) static LINT: Lint = Lint {
    id: "cloudtrail-s3",
    title: "S3 object calls via CloudTrail need a trail",
    why: "Object-level calls reach EventBridge only if a trail logs data events for the bucket, with a delay \
          and at an extra cost. S3 sends its own events once EventBridge notifications are enabled for the bucket.",
    page: &pages::CLOUDTRAIL,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["PutObject"]}}"#,
            r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["GetObject"]}}"#,
        ],
        fine: &[
            r#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#,
            r#"{"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["CreateBucket"]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// An S3 call through CloudTrail.
struct ThroughCloudTrail {
    /// The detail-type of the event that S3 itself sends for such a call.
    native: Option<&'static str>,
}

impl Sentence for ThroughCloudTrail {
    fn sentence(&self) -> String {
        let needs = "This call is delivered only if a trail logs data events for the bucket.";
        match self.native {
            Some(native) => {
                format!("{needs} S3's own event “{native}” needs no trail, but has different fields.")
            }
            None => needs.to_owned(),
        }
    }
}

/// Calls on objects, each with the detail-type of S3's own event.
const CALLS: [(&str, Option<&str>); 14] = [
    ("PutObject", Some("Object Created")),
    ("CopyObject", Some("Object Created")),
    ("CompleteMultipartUpload", Some("Object Created")),
    ("POST Object", Some("Object Created")),
    ("DeleteObject", Some("Object Deleted")),
    ("DeleteObjects", Some("Object Deleted")),
    ("RestoreObject", Some("Object Restore Initiated")),
    ("PutObjectAcl", Some("Object ACL Updated")),
    ("PutObjectTagging", Some("Object Tags Added")),
    ("DeleteObjectTagging", Some("Object Tags Deleted")),
    ("GetObject", None),
    ("HeadObject", None),
    ("CreateMultipartUpload", None),
    ("UploadPart", None),
];

/// Returns whether the call is one on an object, which a trail records only as a data event.
pub(super) fn is_object_call(name: &str) -> bool {
    CALLS.iter().any(|(call, _)| *call == name)
}

fn check(subject: &Subject) -> Vec<Finding<ThroughCloudTrail>> {
    let mut findings: Vec<Finding<ThroughCloudTrail>> = Vec::new();
    for branch in &subject.branches {
        let is_s3 = subject.names(branch, "source", "aws.s3")
            || subject.names(branch, "detail.eventSource", "s3.amazonaws.com");
        let Some(leaf) =
            subject.field(branch, "detail.eventName").filter(|_| is_s3 && subject.is_api_call(branch))
        else {
            continue;
        };
        for (matcher, text) in texts(leaf) {
            let Some((_, native)) = CALLS.iter().find(|(call, _)| *call == text) else { continue };
            if findings.iter().all(|finding| finding.span != matcher.span) {
                findings.push(Finding::new(matcher.span, ThroughCloudTrail { native: *native }));
            }
        }
    }
    findings
}

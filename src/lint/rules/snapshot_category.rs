//! The categories of RDS snapshot events.

use super::prelude::*;
use crate::lint::subject::texts;

pub(super) static LINT: Lint = Lint {
    id: "rds-snapshot-category",
    title: "Instance and cluster snapshots have different categories",
    why: "Events for instance snapshots have the category creation; events for cluster snapshots have backup. A \
          pattern \
          for one doesn't match the other.",
    page: &pages::EVENTS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.rds"],"detail-type":["RDS DB Cluster Snapshot Event"],"detail":{"EventCategories":["creation"]}}"#,
            r#"{"source":["aws.rds"],"detail-type":["RDS DB Snapshot Event"],"detail":{"EventCategories":["backup"]}}"#,
        ],
        fine: &[
            r#"{"source":["aws.rds"],"detail-type":["RDS DB Snapshot Event"],"detail":{"EventCategories":["creation"]}}"#,
            r#"{"source":["aws.rds"],"detail-type":["RDS DB Snapshot Event","RDS DB Cluster Snapshot Event"],"detail":{"EventCategories":["creation","backup"]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// The category that events of this type have.
struct OtherCategory {
    instead: &'static str,
}

impl Sentence for OtherCategory {
    fn sentence(&self) -> String {
        format!("For new snapshots, events of this type have the category {}.", self.instead)
    }
}

/// The detail-type, the category of the other sort, and its own.
const CATEGORIES: [(&str, &str, &str); 2] = [
    ("RDS DB Cluster Snapshot Event", "creation", "backup"),
    ("RDS DB Snapshot Event", "backup", "creation"),
];

fn check(subject: &Subject) -> Vec<Finding<OtherCategory>> {
    let mut findings: Vec<Finding<OtherCategory>> = Vec::new();
    for branch in &subject.branches {
        let Some(types) = subject.field(branch, "detail-type") else { continue };
        let Some(categories) = subject.field(branch, "detail.EventCategories") else { continue };
        for (detail_type, other, own) in CATEGORIES {
            let is_only_type = types.matchers.len() == 1 && texts(types).any(|(_, text)| text == detail_type);
            for (matcher, _) in texts(categories).filter(|(_, text)| is_only_type && *text == other) {
                if findings.iter().all(|finding| finding.span != matcher.span) {
                    findings.push(Finding::new(matcher.span, OtherCategory { instead: own }));
                }
            }
        }
    }
    findings
}

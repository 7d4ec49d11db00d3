//! Which values count as present, and which decisions one element of an array makes.

use super::prelude::*;
use crate::pattern::{Matcher, Predicate};

pub(super) static LINT: Lint = Lint {
    id: "exists-and-null",
    title: "null counts as a value",
    why: "exists checks whether the field has a value. null and the empty string are values; an empty object or \
          array isn't.",
    page: &pages::OPERATORS,
    weight: Weight::Remember,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"detail":{"error":[{"exists":true}]}}"#,
            r#"{"source":["a"],"detail":{"error":[{"exists":false}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"error":[null,{"exists":false}]}}"#,
            r#"{"source":["a"],"replay-name":[{"exists":false}]}"#,
        ],
    },
    check: |subject| in_words(subject.leaves().filter_map(check_presence).collect()),
};

pub(super) static ARRAYS: Lint = Lint {
    id: "anything-but-array",
    title: "One element that isn't excluded is enough",
    why: "A condition on an array matches if one of its elements does. So anything-but matches an array that holds an \
          excluded value, as long as it also holds another value.",
    page: &pages::OPERATORS,
    weight: Weight::Remember,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.ec2"],"resources":[{"anything-but":["arn:aws:ec2:eu-west-1:111122223333:instance/i-1"]}]}"#,
            r#"{"source":["aws.ecs"],"detail":{"containers":{"exitCode":[{"anything-but":[0]}]}}}"#,
        ],
        fine: &[
            r#"{"source":["aws.ecs"],"detail":{"lastStatus":[{"anything-but":["RUNNING"]}]}}"#,
            r#"{"source":["aws.ecs"],"detail":{"containers":{"exitCode":[1]}}}"#,
        ],
    },
    check: |subject| in_words(subject.leaves().filter_map(check_array).collect()),
};

/// Whether a matcher requires a value or its absence.
struct Presence {
    wants: bool,
}

impl Sentence for Presence {
    fn sentence(&self) -> String {
        if self.wants {
            "This also matches null and the empty string. {\"prefix\": \"\"} matches only strings."
        } else {
            "This doesn't match null, which counts as a value. To match it as well, add null to the array."
        }
        .to_owned()
    }
}

/// A field that is an array in events, or lies in one.
struct InArray {
    array: String,
    path: String,
}

impl Sentence for InArray {
    fn sentence(&self) -> String {
        let Self { array, path } = self;
        format!("{array} is an array, and this matches if one value of {path} isn't excluded.")
    }
}

/// The fields of AWS's events that are arrays and whose values people exclude.
const ARRAYS_OF_EVENTS: [&str; 12] = [
    "resources",
    "containers",
    "attachments",
    "findings",
    "Findings",
    "Resources",
    "EventCategories",
    "affectedEntities",
    "image-tags",
    "items",
    "Tags",
    "tags",
];

fn check_presence(leaf: &Leaf) -> Option<Finding<Presence>> {
    let [Matcher { span, predicate: Predicate::Exists(wants) }] = leaf.matchers.as_slice() else {
        return None;
    };
    // The fields of the envelope are never null.
    leaf.path.starts_with("detail.").then(|| Finding::new(*span, Presence { wants: *wants }))
}

fn check_array(leaf: &Leaf) -> Option<Finding<InArray>> {
    let array = leaf.path.split('.').find(|name| ARRAYS_OF_EVENTS.contains(name))?.to_owned();
    let matcher =
        leaf.matchers.iter().find(|matcher| matches!(matcher.predicate, Predicate::AnythingBut(_)))?;
    Some(Finding::new(matcher.span, InArray { array, path: leaf.path.clone() }))
}

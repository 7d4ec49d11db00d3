//! The events that nearly match, grouped by what they lack.

use super::{Evaluation, Verdict};
use crate::matching::reason::{Reason, ReasonKind};
use crate::matching::{NearMiss, messages};
use crate::pattern::LeafId;

/// Events that fail on the same condition only, and for the same sort of reason.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestMiss {
    /// The leaf that fails; `None` if all hold, but not in the same element of an array.
    pub leaf: Option<LeafId>,
    /// The leaf's path.
    pub path: String,
    /// The sort of reason.
    pub kind: ReasonKind,
    /// The ids of the events, in the order of the list.
    pub events: Vec<u32>,
    /// The reason at the first of them.
    pub example: Option<Reason>,
}

impl NearestMiss {
    /// Returns the group in a sentence: "312 events fail only on detail.state."
    pub fn sentence(&self) -> String {
        messages::near_misses(self.events.len(), self.leaf.map(|_| self.path.as_str()), self.kind)
    }
}

/// Groups the events that fail on one condition only by that condition, the largest groups first.
pub fn nearest_misses(evaluation: &Evaluation) -> Vec<NearestMiss> {
    let mut groups: Vec<NearestMiss> = Vec::new();
    for event in evaluation.events.iter().filter(|event| event.verdict == Verdict::NoMatch) {
        let Some(near) = evaluation.pattern.near_miss(&event.document) else { continue };
        let kind = near.kind();
        let NearMiss { leaf, reason } = near;
        if let Some(group) = groups.iter_mut().find(|group| group.leaf == leaf && group.kind == kind) {
            group.events.push(event.id);
            continue;
        }
        let path = |id| evaluation.pattern.pattern().leaf(id).path.clone();
        let path = leaf.map(path).unwrap_or_default();
        groups.push(NearestMiss { leaf, path, kind, events: vec![event.id], example: reason });
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.events.len()));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Evaluator, Workspace};
    use std::sync::Arc;

    fn sentences(pattern: &str, events: &[&str]) -> Vec<String> {
        let mut workspace = Workspace::empty();
        workspace.pattern = Arc::from(pattern);
        workspace.add_events(events.iter().map(|&text| (String::new(), Arc::from(text))));
        let evaluation = Evaluator::default().evaluate(&workspace);
        nearest_misses(&evaluation).iter().map(NearestMiss::sentence).collect()
    }

    #[test]
    fn events_that_lack_one_condition_are_counted_by_reason() {
        let pattern = r#"{"source":["a"],"detail":{"state":["running"],"n":[{"numeric":["<",5]}]}}"#;
        let events = [
            r#"{"source":"a","detail":{"state":"running","n":1}}"#,
            r#"{"source":"a","detail":{"state":"stopped","n":1}}"#,
            r#"{"source":"a","detail":{"state":"Running","n":1}}"#,
            r#"{"source":"a","detail":{"state":"pending","n":1}}"#,
            r#"{"source":"a","detail":{"n":1}}"#,
            r#"{"source":"a","detail":{"state":"running","n":9}}"#,
            r#"{"source":"b","detail":{"state":"stopped","n":9}}"#,
        ];
        assert_eq!(
            sentences(pattern, &events),
            [
                "2 events fail only on detail.state.",
                "1 event fails only on detail.state: only the case differs.",
                "1 event fails only on detail.state: the field is missing.",
                "1 event fails only on detail.n: a number outside the range.",
            ]
        );
    }

    #[test]
    fn branches_and_arrays_have_near_misses_too() {
        let pattern = r#"{"$or":[{"a":[1],"b":[1]},{"c":[1]}]}"#;
        assert_eq!(sentences(pattern, &[r#"{"a":1,"b":2}"#]), ["1 event fails only on b."]);
        assert_eq!(
            sentences(r#"{"i":{"a":[1],"b":[2]}}"#, &[r#"{"i":[{"a":1},{"b":2}]}"#]),
            ["1 event meets every condition, but in different array elements."]
        );
    }

    #[test]
    fn a_thousand_events_are_quickly_looked_at() {
        let pattern = r#"{"source":["a"],"detail":{"state":["running"]}}"#;
        let events: Vec<String> =
            (0..1_000).map(|n| format!(r#"{{"source":"a","detail":{{"state":"s{n}"}}}}"#)).collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        assert_eq!(sentences(pattern, &events), ["1000 events fail only on detail.state."]);
    }
}

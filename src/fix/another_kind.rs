//! Events of another kind than the pattern is for: to let one in would make it another rule.

use crate::describe::service_name;
use crate::json::{Document, Scalar};
use crate::lint::meant_source;
use crate::matching::reason::{AffixDifference, Reason, TextDifference, of_value};
use crate::matching::{Explanation, messages};
use crate::pattern::{Leaf, LeafId};
use crate::text::counted;

/// The field by which an event is of another kind, with the nearest reason why it does not match.
#[derive(Clone, Debug, PartialEq)]
pub struct AnotherKind {
    /// The leaf for `source` or `detail-type`.
    pub leaf: LeafId,
    /// Its path.
    pub path: String,
    /// Why the event's value is not accepted.
    pub reason: Reason,
    /// How many values the pattern lists.
    pub listed: usize,
}

/// The fields that say what kind of event it is.
const KINDS: [&str; 2] = ["source", "detail-type"];

/// Returns by which field an event is of another kind than those that the pattern is for, or `None` if it matches
/// or could be meant: on each way through the pattern, `source` or `detail-type` differ altogether.
pub fn another_kind(explanation: &Explanation, event: &Document) -> Option<AnotherKind> {
    let mut found = None;
    for branch in &explanation.branches {
        let other = branch.leaves.iter().find_map(|&id| differs(explanation, event, id))?;
        found = found.or(Some(other));
    }
    found.filter(|_| !explanation.matched)
}

impl AnotherKind {
    /// Returns what to say of the event, in two sentences.
    pub fn sentence(&self) -> String {
        let more = match self.listed {
            0 | 1 => String::new(),
            several => format!(" or {}", counted(several - 1, "other", "others")),
        };
        let reason = messages::sentence(&self.reason);
        let reason = reason.strip_suffix('.').unwrap_or(&reason);
        format!("{}: {reason}{more}. This is another kind of event.", self.path)
    }
}

/// Returns the leaf, if it is about the kind of event and accepts nothing like the event's value.
fn differs(explanation: &Explanation, event: &Document, id: LeafId) -> Option<AnotherKind> {
    let (leaf, outcome) = (explanation.pattern().leaf(id), explanation.leaf(id));
    if !KINDS.contains(&&*leaf.path) || outcome.holds() {
        return None;
    }
    let values = outcome.values.iter().map(|&value| event.value(value));
    let reasons = values.flat_map(|value| {
        leaf.matchers.iter().filter_map(move |matcher| Some((value, of_value(&matcher.predicate, value)?)))
    });
    let (value, reason) = reasons.min_by_key(|(_, reason)| reason.distance())?;
    let has = Scalar::of(value)?.as_str()?.to_owned();
    (is_far(leaf, &reason, &has)).then(|| AnotherKind {
        leaf: id,
        path: leaf.path.clone(),
        reason,
        listed: leaf.matchers.len(),
    })
}

fn is_far(leaf: &Leaf, reason: &Reason, has: &str) -> bool {
    match reason {
        // The same service, named by its domain.
        Reason::Text { wants, .. }
            if leaf.path == "source" && meant_source(wants).as_deref() == Some(has) =>
        {
            false
        }
        Reason::Text { how: TextDifference::Other, .. }
        | Reason::Affix { how: AffixDifference::Differs { .. } | AffixDifference::CutShort { .. }, .. } => {
            true
        }
        // Two services, such as aws.ecs and aws.ec2, and no slip.
        Reason::Text { wants, how: TextDifference::Spelling(_), .. } => {
            leaf.path == "source" && service_name(wants).is_some() && service_name(has).is_some()
        }
        Reason::Wildcard(stop) => !stop.case,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{self, quote};
    use crate::matching::PatternMatcher;
    use crate::pattern;

    #[test]
    fn events_of_another_kind_are_told_from_slips() {
        let type_of =
            |name: &str| format!(r#"{{"source":"aws.rds","detail-type":{},"detail":{{}}}}"#, quote(name));
        let cases = [
            (r#"{"source":["aws.ec2"]}"#, r#"{"source":"aws.s3"}"#.to_owned(), Some("source")),
            // Both are services.
            (r#"{"source":["aws.ec2"]}"#, r#"{"source":"aws.ecs"}"#.to_owned(), Some("source")),
            (r#"{"source":["aws.s33"]}"#, r#"{"source":"aws.s3"}"#.to_owned(), None),
            (r#"{"source":["aws.EC2"]}"#, r#"{"source":"aws.ec2"}"#.to_owned(), None),
            (r#"{"source":["s3.amazonaws.com"]}"#, r#"{"source":"aws.s3"}"#.to_owned(), None),
            (r#"{"source":["s3.amazonaws.com"]}"#, r#"{"source":"aws.sqs"}"#.to_owned(), Some("source")),
            (r#"{"source":[{"prefix":"shop."}]}"#, r#"{"source":"aws.s3"}"#.to_owned(), Some("source")),
            (r#"{"source":[{"anything-but":"aws.s3"}]}"#, r#"{"source":"aws.s3"}"#.to_owned(), None),
            (r#"{"source":["aws.ec2"]}"#, r#"{"detail":{}}"#.to_owned(), None),
            (
                r#"{"detail-type":["RDS DB Snapshot Event"]}"#,
                type_of("RDS DB Cluster Snapshot Event"),
                Some("detail-type"),
            ),
            (r#"{"detail-type":["RDS DB Snapshot Event"]}"#, type_of("RDS DB Snapshot event"), None),
            (r#"{"detail-type":["RDS DB Snapshot Event"]}"#, type_of("RDS DB Snapshot Events"), None),
            // One way through the pattern is for this kind.
            (
                r#"{"$or":[{"source":["shop"]},{"source":["aws.rds"],"detail":{"x":[1]}}]}"#,
                type_of("T"),
                None,
            ),
            (r#"{"$or":[{"source":["shop"]},{"detail-type":["Sold"]}]}"#, type_of("T"), Some("source")),
            (r#"{"detail":{"x":[1]}}"#, type_of("T"), None),
            (r#"{"source":["aws.rds"]}"#, type_of("T"), None),
        ];
        for (text, event, expected) in cases {
            let event = json::parse(&event);
            let explanation = PatternMatcher::new(pattern::parse(text)).explain(&event);
            let found = another_kind(&explanation, &event);
            assert_eq!(found.as_ref().map(|kind| &*kind.path), expected, "{text}");
        }
    }

    #[test]
    fn the_sentence_names_both_kinds() {
        let event = json::parse(r#"{"source":"aws.s3"}"#);
        let told = |text: &str| {
            let explanation = PatternMatcher::new(pattern::parse(text)).explain(&event);
            another_kind(&explanation, &event).unwrap().sentence()
        };
        assert_eq!(
            told(r#"{"source":["aws.ec2"]}"#),
            r#"source: The event has "aws.s3", but the pattern expects "aws.ec2". This is another kind of event."#
        );
        assert!(told(r#"{"source":["aws.ec2","shop","b"]}"#).contains(r#""aws.ec2" or 2 others. This"#));
    }
}

//! The causes of a mismatch, found among all lines.

use super::{Line, LineKind, Status};
use crate::matching::reason::Reason;
use crate::pattern::LeafId;

/// A condition that does not hold, and the nearest reason for it.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'l> {
    /// The index of the line: that of a field, or of an object or branch whose reason covers all of it.
    pub line: usize,
    /// The reason; of several, the one that is nearest to holding.
    pub reason: Option<&'l Reason>,
}

/// Returns the conditions that keep the pattern from matching, in the order of the lines. Only the closest
/// branch of each `$or` counts, and conditions that are split over an array count as one.
pub fn causes(lines: &[Line]) -> Vec<Cause<'_>> {
    let mut causes = causes_within(lines, 0);
    let mut split: Vec<LeafId> = Vec::new();
    causes.retain(|cause| {
        if let Some(Reason::Split(apart)) = cause.reason {
            let leaves: Vec<LeafId> = apart.conditions.iter().map(|condition| condition.leaf).collect();
            let is_told = leaves.iter().all(|leaf| split.contains(leaf));
            split.extend(leaves);
            return !is_told;
        }
        lines[cause.line].leaf.is_none_or(|leaf| !split.contains(&leaf))
    });
    causes
}

/// Returns the same for `lines`, which begin at index `start` of all lines.
fn causes_within(lines: &[Line], start: usize) -> Vec<Cause<'_>> {
    let mut causes = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let end = end_of(lines, at);
        let own = line.reasons.iter().find(|of| of.index.is_none()).map(|of| &of.reason);
        match line.kind {
            // The condition holds, or its parent is missing.
            _ if line.status != Status::Failed && own.is_none() => at = end,
            LineKind::Field(_) => {
                let reasons = lines[at..end].iter().flat_map(|line| &line.reasons).map(|of| &of.reason);
                causes.push(Cause {
                    line: start + at,
                    reason: own.or(reasons.min_by_key(|reason| reason.distance())),
                });
                at = end;
            }
            LineKind::Branch(_) => {
                causes.extend(own.map(|reason| Cause { line: start + at, reason: Some(reason) }));
                // The following branches are further from holding: descend into this one and skip them.
                causes.extend(causes_within(&lines[at + 1..end], start + at + 1));
                at = end;
                while lines.get(at).is_some_and(|next| next.depth == line.depth && is_branch(next)) {
                    at = end_of(lines, at);
                }
            }
            _ => {
                causes.extend(own.map(|reason| Cause { line: start + at, reason: Some(reason) }));
                at += 1;
            }
        }
    }
    causes
}

fn is_branch(line: &Line) -> bool {
    matches!(line.kind, LineKind::Branch(_))
}

/// Returns the index after the lines that lie within the line at `at`.
fn end_of(lines: &[Line], at: usize) -> usize {
    let inside = |line: &Line| line.depth > lines[at].depth;
    at + 1 + lines[at + 1..].iter().take_while(|line| inside(line)).count()
}

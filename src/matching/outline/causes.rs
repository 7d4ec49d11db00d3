//! What decides a miss, out of all lines.

use super::{Line, LineKind, Status};
use crate::matching::reason::Reason;
use crate::pattern::LeafId;

/// A condition that does not hold, and the nearest reason for it.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'l> {
    /// The index of the line: of a field, or of an object or branch with a reason for all of it.
    pub line: usize,
    /// The reason; of several values and matchers, the one that is nearest to holding.
    pub reason: Option<&'l Reason>,
}

/// The conditions that keep the pattern from matching, in the order of the lines. Of each `$or` only
/// the closest branch is looked at, and what is split over an array is one condition.
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

/// The same as far as `lines` show it; they begin at index `start` of all.
fn causes_within(lines: &[Line], start: usize) -> Vec<Cause<'_>> {
    let mut causes = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let end = end_of(lines, at);
        let own = line.reasons.iter().find(|of| of.index.is_none()).map(|of| &of.reason);
        match line.kind {
            // It holds, or is not there to be held.
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
                // The branches behind it are further away: go on inside, and skip those.
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

/// The index after the lines that lie in the line at `at`.
fn end_of(lines: &[Line], at: usize) -> usize {
    let inside = |line: &Line| line.depth > lines[at].depth;
    at + 1 + lines[at + 1..].iter().take_while(|line| inside(line)).count()
}

//! The explanation in the pattern's own shape, line by line, ready to be shown.

mod causes;
mod conditions;
mod lacking;
mod leaf;
mod line;

pub use causes::{Cause, causes};
pub use conditions::{Condition, Standing, conditions};
pub use lacking::Lacking;
pub use line::{InspectedValue, Line, LineKind, LineReason, Status};

use super::explanation::Explanation;
use super::reason::{Reason, Search, Split, splits};
use crate::json::{Document, NodeId};
use crate::pattern::{Key, LeafId, Member, Object, Or, Parsed, Pattern};
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Lays an explanation out along its pattern. The branches of `$or` come in the order of their distance from
/// holding.
pub fn outline(explanation: &Explanation, event: &Document) -> Vec<Line> {
    let Parsed { pattern, document, .. } = explanation.parsed();
    let mut outline = Outline {
        pattern,
        text: document.text(),
        event,
        explanation,
        search: Search::new(pattern, event),
        splits: splits(explanation, event),
        witnesses: witnesses(explanation),
        paths: HashMap::new(),
        reasons: 0,
        next_leaf: 0,
        lines: Vec::new(),
    };
    outline.object(&pattern.root, 0, None);
    outline.place_other_splits();
    outline.lines
}

/// Returns the values that decided the match, by leaf.
fn witnesses(explanation: &Explanation) -> HashMap<LeafId, NodeId> {
    let branch = explanation.branches.iter().find(|branch| branch.matched());
    let pairs = branch.and_then(|branch| Some(branch.leaves.iter().zip(branch.witness.as_ref()?)));
    pairs.into_iter().flatten().filter_map(|(&leaf, &value)| Some((leaf, value?))).collect()
}

struct Outline<'e> {
    pattern: &'e Pattern,
    text: &'e str,
    event: &'e Document,
    explanation: &'e Explanation,
    search: Search<'e>,
    /// The splits that have no line yet.
    splits: Vec<Split>,
    witnesses: HashMap<LeafId, NodeId>,
    /// The paths of values, computed on demand.
    paths: HashMap<NodeId, String>,
    /// How many values have been given a reason.
    reasons: usize,
    /// The leaf after those already visited.
    next_leaf: u32,
    lines: Vec<Line>,
}

/// The findings of a part of the pattern once its lines exist.
#[derive(Default)]
struct Sum {
    /// The number of conditions that do not hold; 0 if all do.
    failing: usize,
    /// Whether one of those that fail had something to look at.
    reached: bool,
    /// A reason that belongs to a line further up: to the one whose key ends after this many bytes of the
    /// path.
    above: Option<Box<(Reason, usize)>>,
}

/// A line with others inside it.
#[derive(Clone, Copy)]
struct Group {
    /// The index of the line.
    line: usize,
    /// The first leaf that lies inside.
    first: u32,
    /// Whether the split of the fields inside is shown on this line.
    spread: bool,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.failing += other.failing;
        self.reached |= other.reached;
        self.above = self.above.take().or(other.above);
    }

    fn status(&self) -> Status {
        match (self.failing, self.reached) {
            (0, _) => Status::Matched,
            (_, true) => Status::Failed,
            (_, false) => Status::NotReached,
        }
    }
}

/// Returns the distance of a branch from holding, as a sort key: by the number of failing conditions, then of
/// those that hold, then by the nearest reason. A branch of which nothing holds counts one more: it is hardly
/// the one meant.
fn distance(sum: &Sum, lines: &[Line]) -> (usize, Reverse<usize>, u32) {
    if sum.failing == 0 {
        return (0, Reverse(0), 0);
    }
    let is_met = |line: &&Line| matches!(line.kind, LineKind::Field(_)) && line.status == Status::Matched;
    let met = lines.iter().filter(is_met).count();
    let reasons = lines.iter().flat_map(|line| &line.reasons).map(|of| of.reason.distance());
    (sum.failing + usize::from(met == 0), Reverse(met), reasons.min().unwrap_or_default())
}

impl Outline<'_> {
    /// Adds the members of an object; the path to it is `path` bytes long.
    ///
    /// Recurses once for each level of the pattern, so everything that needs much stack is in a function of
    /// its own.
    fn object(&mut self, object: &Object, depth: usize, path: Option<usize>) -> Sum {
        let mut sum = Sum::default();
        for member in &object.members {
            let part = match member {
                Member::Object(key, inner) => {
                    let group = self.open_object(key, inner, depth);
                    let own = path.map_or(0, |path| path + 1) + key.name.len();
                    let part = self.object(inner, depth + 1, Some(own));
                    self.close_object(group, part, path)
                }
                Member::Leaf(id) => self.leaf(*id, depth, path),
                Member::Or(or) => self.or(or, depth, path),
            };
            sum.add(part);
        }
        sum
    }

    fn open_object(&mut self, key: &Key, inner: &Object, depth: usize) -> Group {
        let span = Span { start: key.span.start, end: inner.span.end };
        self.open(Line::new(depth, LineKind::Object(key.name.clone()), span))
    }

    fn close_object(&mut self, group: Group, sum: Sum, path: Option<usize>) -> Sum {
        let mut sum = self.close(group, sum);
        // The reason is about this key, or about a key in it that has no line.
        if sum.above.as_ref().is_some_and(|above| above.1 > path.unwrap_or(0)) {
            sum.reached = true;
            self.give_reason(group.line, sum.above.take());
        }
        sum
    }

    /// Adds `$or` with its branches, the closest first.
    fn or(&mut self, or: &Or, depth: usize, path: Option<usize>) -> Sum {
        let group = self.open_or(or, depth);
        let mut branches = Vec::new();
        for (index, branch) in or.branches.iter().enumerate() {
            let branch_group = self.open_branch(index, branch, depth + 1);
            let sum = self.object(branch, depth + 2, path);
            branches.push(self.take_branch(branch_group, sum));
        }
        self.close_or(group, branches)
    }

    fn open_or(&mut self, or: &Or, depth: usize) -> Group {
        let span = Span { start: or.key_span.start, end: or.span.end };
        self.open(Line::new(depth, LineKind::Or, span))
    }

    fn open_branch(&mut self, index: usize, branch: &Object, depth: usize) -> Group {
        self.open(Line::new(depth, LineKind::Branch(index + 1), branch.span))
    }

    /// Removes the lines of a branch until its place among the others is known.
    fn take_branch(&mut self, group: Group, sum: Sum) -> (Sum, Vec<Line>) {
        let sum = self.close(group, sum);
        let mut lines = self.lines.split_off(group.line);
        lines[0].distance = Some(sum.failing);
        (sum, lines)
    }

    fn close_or(&mut self, group: Group, mut branches: Vec<(Sum, Vec<Line>)>) -> Sum {
        branches.sort_by_key(|(sum, lines)| distance(sum, lines));
        let holds = branches.first().is_none_or(|(sum, _)| sum.failing == 0);
        let mut whole = Sum { failing: usize::MAX, ..Sum::default() };
        for (mut sum, lines) in branches {
            let index = self.lines.len();
            self.lines.extend(lines);
            if holds && sum.above.is_some() {
                self.give_reason(index, sum.above.take());
            }
            whole.failing = whole.failing.min(sum.failing);
            whole.reached |= sum.reached;
            whole.above = whole.above.or(sum.above);
        }
        self.close(group, if holds { Sum::default() } else { whole })
    }

    /// Adds a line whose status is set once the lines below it are complete.
    fn open(&mut self, line: Line) -> Group {
        let spread = line.kind != LineKind::Or;
        let group = Group { line: self.lines.len(), first: self.next_leaf, spread };
        self.lines.push(line);
        group
    }

    fn close(&mut self, group: Group, mut sum: Sum) -> Sum {
        let leaves = group.first..self.next_leaf;
        let here = |split: &mut Split| {
            group.spread && split.conditions.iter().all(|condition| leaves.contains(&condition.leaf.0))
        };
        let line = &mut self.lines[group.line];
        for split in self.splits.extract_if(.., here) {
            sum.failing += 1;
            sum.reached = true;
            line.reasons.push(LineReason { index: None, value: None, reason: Reason::Split(split) });
        }
        line.status = sum.status();
        sum
    }

    fn give_reason(&mut self, line: usize, above: Option<Box<(Reason, usize)>>) {
        self.lines[line].status = Status::Failed;
        let reason = |above: Box<(Reason, usize)>| LineReason { index: None, value: None, reason: above.0 };
        self.lines[line].reasons.extend(above.map(reason));
    }

    /// Shows the splits whose fields share no line at each of the fields.
    fn place_other_splits(&mut self) {
        for split in std::mem::take(&mut self.splits) {
            for line in &mut self.lines {
                let is_field = matches!(line.kind, LineKind::Field(_));
                if is_field && split.conditions.iter().any(|condition| line.leaf == Some(condition.leaf)) {
                    let reason = Reason::Split(split.clone());
                    line.reasons.push(LineReason { index: None, value: None, reason });
                }
            }
        }
    }
}

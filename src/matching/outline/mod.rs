//! The explanation in the pattern's own shape, line by line, ready to be shown.

mod causes;
mod leaf;
mod line;

pub use causes::{Cause, causes};
pub use line::{Line, LineKind, Met, Reason, Status};

use super::explanation::Explanation;
use super::why::{Search, Split, Why, splits};
use crate::json::{Document, NodeId};
use crate::pattern::{LeafId, Member, Object, Or, Parsed, Pattern};
use crate::text::Span;
use std::collections::HashMap;

/// Lays an explanation out along the pattern that was explained. The branches of `$or` stand in the
/// order of their distance from holding.
pub fn outline(parsed: &Parsed, event: &Document, explanation: &Explanation) -> Vec<Line> {
    let Parsed { pattern, document, .. } = parsed;
    let mut outline = Outline {
        pattern,
        text: document.text(),
        event,
        explanation,
        search: Search::new(pattern, event),
        splits: splits(pattern, event, explanation),
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

/// The values that decided the match, by leaf.
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
    /// The paths of values, once asked for.
    paths: HashMap<NodeId, String>,
    /// How many values have been given a reason.
    reasons: usize,
    /// The leaf after those that have been visited.
    next_leaf: u32,
    lines: Vec<Line>,
}

/// What is known of a part of the pattern once its lines are there.
#[derive(Default)]
struct Sum {
    /// How many conditions do not hold; none of them if it is 0.
    failing: usize,
    /// Whether one of those that fail had something to look at.
    reached: bool,
    /// A reason that belongs to a line further up: the one whose key ends the first so many bytes of
    /// the path.
    above: Option<(Why, usize)>,
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

impl Outline<'_> {
    /// Adds the members of an object, which lies `path` bytes of path from the top.
    fn object(&mut self, object: &Object, depth: usize, path: Option<usize>) -> Sum {
        let mut sum = Sum::default();
        for member in &object.members {
            sum.add(match member {
                Member::Object(key, inner) => {
                    let span = Span { start: key.span.start, end: inner.span.end };
                    let own = path.map_or(0, |path| path + 1) + key.name.len();
                    let line = Line::new(depth, LineKind::Object(key.name.clone()), span);
                    let index = self.lines.len();
                    let mut sum = self.group(line, |outline| outline.object(inner, depth + 1, Some(own)));
                    // The reason is about this key, or about one in it that has no line of its own.
                    if sum.above.as_ref().is_some_and(|&(_, end)| end > path.unwrap_or(0)) {
                        sum.reached = true;
                        self.give_reason(index, sum.above.take());
                    }
                    sum
                }
                Member::Leaf(id) => self.leaf(*id, depth, path),
                Member::Or(or) => self.or(or, depth, path),
            });
        }
        sum
    }

    /// Adds `$or` with its branches, the closest first.
    fn or(&mut self, or: &Or, depth: usize, path: Option<usize>) -> Sum {
        let span = Span { start: or.key_span.start, end: or.span.end };
        self.group(Line::new(depth, LineKind::Or, span), |outline| {
            let start = outline.lines.len();
            let mut branches: Vec<(Sum, Vec<Line>)> = Vec::new();
            for (index, branch) in or.branches.iter().enumerate() {
                let line = Line::new(depth + 1, LineKind::Branch(index + 1), branch.span);
                let sum = outline.group(line, |outline| outline.object(branch, depth + 2, path));
                let mut lines = outline.lines.split_off(start);
                lines[0].distance = Some(sum.failing);
                branches.push((sum, lines));
            }
            branches.sort_by_key(|(sum, _)| sum.failing);
            let holds = branches.first().is_none_or(|(sum, _)| sum.failing == 0);
            let mut whole = Sum { failing: usize::MAX, ..Sum::default() };
            for (mut sum, lines) in branches {
                let index = outline.lines.len();
                outline.lines.extend(lines);
                if holds && sum.above.is_some() {
                    outline.give_reason(index, sum.above.take());
                }
                whole.failing = whole.failing.min(sum.failing);
                whole.reached |= sum.reached;
                whole.above = whole.above.or(sum.above);
            }
            if holds { Sum::default() } else { whole }
        })
    }

    /// Adds a line whose status follows from the lines that `inside` adds behind it.
    fn group(&mut self, line: Line, inside: impl FnOnce(&mut Self) -> Sum) -> Sum {
        let index = self.lines.len();
        let first = self.next_leaf;
        let spread = !matches!(line.kind, LineKind::Field(_) | LineKind::Or);
        self.lines.push(line);
        let mut sum = inside(self);
        let leaves = first..self.next_leaf;
        let here = |split: &mut Split| {
            spread && split.conditions.iter().all(|condition| leaves.contains(&condition.leaf.0))
        };
        for split in self.splits.extract_if(.., here) {
            sum.failing += 1;
            sum.reached = true;
            self.lines[index].reasons.push(Reason { met: None, value: None, why: Why::Split(split) });
        }
        self.lines[index].status = sum.status();
        sum
    }

    fn give_reason(&mut self, line: usize, why: Option<(Why, usize)>) {
        self.lines[line].status = Status::Failed;
        let reason = |(why, _)| Reason { met: None, value: None, why };
        self.lines[line].reasons.extend(why.map(reason));
    }

    /// Tells the splits whose fields share no line at each of the fields.
    fn place_other_splits(&mut self) {
        for split in std::mem::take(&mut self.splits) {
            for line in &mut self.lines {
                let is_field = matches!(line.kind, LineKind::Field(_));
                if is_field && split.conditions.iter().any(|condition| line.leaf == Some(condition.leaf)) {
                    let why = Why::Split(split.clone());
                    line.reasons.push(Reason { met: None, value: None, why });
                }
            }
        }
    }
}

//! The explanation in the pattern's own shape, line by line, ready to be shown.

use super::explanation::{Explanation, LeafOutcome, MatcherOutcome};
use crate::json::{Document, NodeId};
use crate::pattern::{LeafId, Matcher, Member, Object, Parsed, Pattern};
use crate::text::Span;

/// More values than this are not listed at one matcher; [`Line::more`] counts the rest.
const MAX_VALUES: usize = 20;

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How deep it lies in the pattern, from 0.
    pub depth: usize,
    /// What it speaks of.
    pub kind: LineKind,
    /// What became of that.
    pub status: Status,
    /// The text it stands for, in the pattern.
    pub span: Span,
    /// The values that were looked at, for a matcher; those that it accepts come first.
    pub values: Vec<Met>,
    /// How many more values there were.
    pub more: usize,
}

/// What a line speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LineKind {
    /// A field that holds other fields.
    Object(String),
    /// A field with its matchers.
    Field(String),
    /// One matcher of a field, as written.
    Matcher(String),
    /// `$or`.
    Or,
    /// One alternative of `$or`, counted from 1.
    Branch(usize),
}

/// What became of a part of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// It holds.
    Matched,
    /// It does not hold.
    Failed,
    /// It does not count: a later field of the same name replaced it.
    Replaced,
}

/// A value of the event that a matcher looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The way to it from the top of the event.
    pub path: String,
    /// The value as written, shortened.
    pub text: String,
    /// Where it stands in the event.
    pub span: Span,
    /// Whether the matcher accepts it.
    pub accepted: bool,
}

/// Lays an explanation out along the pattern that was explained.
pub fn outline(parsed: &Parsed, event: &Document, explanation: &Explanation) -> Vec<Line> {
    let Parsed { pattern, document, .. } = parsed;
    let mut outline = Outline { pattern, text: document.text(), event, explanation, lines: Vec::new() };
    outline.object(&pattern.root, 0);
    outline.lines
}

struct Outline<'e> {
    pattern: &'e Pattern,
    text: &'e str,
    event: &'e Document,
    explanation: &'e Explanation,
    lines: Vec<Line>,
}

impl Outline<'_> {
    /// Adds the members of an object; says whether all of them hold.
    fn object(&mut self, object: &Object, depth: usize) -> bool {
        let mut holds = true;
        for member in &object.members {
            holds &= match member {
                Member::Object(key, inner) => {
                    let span = Span { start: key.span.start, end: inner.span.end };
                    self.group(LineKind::Object(key.name.clone()), depth, span, |outline| {
                        outline.object(inner, depth + 1)
                    })
                }
                Member::Leaf(id) => self.leaf(*id, depth),
                Member::Or(or) => {
                    let span = Span { start: or.key_span.start, end: or.span.end };
                    self.group(LineKind::Or, depth, span, |outline| {
                        let mut any = false;
                        for (index, branch) in or.branches.iter().enumerate() {
                            any |= outline.group(
                                LineKind::Branch(index + 1),
                                depth + 1,
                                branch.span,
                                |outline| outline.object(branch, depth + 2),
                            );
                        }
                        any
                    })
                }
            };
        }
        holds
    }

    /// Adds a line whose status follows from the lines that `inside` adds behind it.
    fn group(
        &mut self,
        kind: LineKind,
        depth: usize,
        span: Span,
        inside: impl FnOnce(&mut Self) -> bool,
    ) -> bool {
        let index = self.lines.len();
        let status = Status::Matched;
        self.lines.push(Line { depth, kind, status, span, values: Vec::new(), more: 0 });
        let holds = inside(self);
        self.lines[index].status = status_of(holds);
        holds
    }

    fn leaf(&mut self, id: LeafId, depth: usize) -> bool {
        let leaf = self.pattern.leaf(id);
        let outcome = self.explanation.leaf(id);
        let holds = outcome.holds() || !outcome.counts;
        let span = Span { start: leaf.key.span.start, end: leaf.span.end };
        self.group(LineKind::Field(leaf.key.name.clone()), depth, span, |outline| {
            for (matcher, found) in leaf.matchers.iter().zip(&outcome.matchers) {
                outline.matcher(matcher, outcome, found, depth + 1);
            }
            holds
        });
        if !outcome.counts {
            let lines = self.lines.len() - leaf.matchers.len() - 1;
            for line in &mut self.lines[lines..] {
                line.status = Status::Replaced;
            }
        }
        holds
    }

    fn matcher(&mut self, matcher: &Matcher, leaf: &LeafOutcome, found: &MatcherOutcome, depth: usize) {
        let text = shortened(matcher.span.of(self.text));
        let is_accepted = |index: &u32| found.accepted.binary_search(index).is_ok();
        let others = (0..leaf.values.len() as u32).filter(|index| !is_accepted(index));
        let values: Vec<Met> = found
            .accepted
            .iter()
            .copied()
            .chain(others)
            .take(MAX_VALUES)
            .map(|index| self.met(leaf.values[index as usize], is_accepted(&index)))
            .collect();
        self.lines.push(Line {
            depth,
            kind: LineKind::Matcher(text),
            status: status_of(!found.accepted.is_empty() || found.by_absence),
            span: matcher.span,
            more: leaf.values.len() - values.len(),
            values,
        });
    }

    fn met(&self, id: NodeId, accepted: bool) -> Met {
        let value = self.event.value(id);
        Met { path: value.path(), text: shortened(value.source()), span: value.span(), accepted }
    }
}

fn status_of(holds: bool) -> Status {
    if holds { Status::Matched } else { Status::Failed }
}

/// The text in one line, cut where it is too long to be read in passing.
fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

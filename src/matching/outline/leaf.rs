//! The lines of one field: its own, and one for each of its matchers.

use super::lacking::lacking;
use super::{InspectedValue, Line, LineKind, LineReason, Outline, Status, Sum};
use crate::json::NodeId;
use crate::matching::explanation::{LeafOutcome, MatcherOutcome};
use crate::matching::reason::{absent, by_digits, of_value};
use crate::pattern::{LeafId, Matcher};
use crate::text::Span;

/// The most values listed at one matcher; [`Line::more`] counts the rest.
const MAX_VALUES: usize = 20;

/// The most values that are given a reason in one outline; a long value counts several times.
const MAX_REASONS: usize = 500;

impl Outline<'_> {
    pub(super) fn leaf(&mut self, id: LeafId, depth: usize, path: Option<usize>) -> Sum {
        self.next_leaf = id.0 + 1;
        let leaf = self.pattern.leaf(id);
        let outcome = self.explanation.leaf(id);
        let span = Span { start: leaf.key.span.start, end: leaf.span.end };
        let index = self.lines.len();
        let mut line = Line::new(depth, LineKind::Field(leaf.key.name.clone()), span);
        line.leaf = Some(id);
        self.lines.push(line);
        for (matcher, found) in leaf.matchers.iter().zip(&outcome.matchers) {
            self.matcher(id, matcher, outcome, found, depth + 1);
        }
        if !outcome.counts {
            for line in &mut self.lines[index..] {
                line.status = Status::Replaced;
            }
            return Sum::default();
        }
        if outcome.holds() {
            return Sum::default();
        }
        let mut sum = Sum { failing: 1, reached: true, above: None };
        if outcome.values.is_empty() {
            let above = absent(&mut self.search, leaf).map(Box::new);
            if path.zip(above.as_ref()).is_some_and(|(path, above)| above.1 <= path) {
                sum.reached = false;
                sum.above = above;
            } else {
                self.give_reason(index, above);
            }
        } else if !outcome.could_hold() {
            self.lines[index].lacking = lacking(self.event, &outcome.values);
        }
        self.lines[index].status = sum.status();
        sum
    }

    fn matcher(
        &mut self,
        id: LeafId,
        matcher: &Matcher,
        leaf: &LeafOutcome,
        found: &MatcherOutcome,
        depth: usize,
    ) {
        let mut line =
            Line::new(depth, LineKind::Matcher(shortened(matcher.span.of(self.text))), matcher.span);
        line.leaf = Some(id);
        line.status = match (found.accepted.is_empty() && !found.by_absence, leaf.values.is_empty()) {
            (false, _) => Status::Matched,
            (true, true) => Status::NotReached,
            (true, false) => Status::Failed,
        };
        let is_accepted = |index: &u32| found.accepted.binary_search(index).is_ok();
        let others = (0..leaf.values.len() as u32).filter(|index| !is_accepted(index));
        let mut listed: Vec<u32> = found.accepted.iter().copied().chain(others).take(MAX_VALUES).collect();
        let witness = self.witnesses.get(&id).and_then(|value| leaf.values.binary_search(value).ok());
        if let Some(witness) = witness.map(|index| index as u32).filter(is_accepted) {
            if !listed.contains(&witness) {
                listed.insert(0, witness);
                listed.truncate(MAX_VALUES);
            }
            line.witness = listed.iter().position(|&index| index == witness);
        }
        for index in listed {
            let value = leaf.values[index as usize];
            let accepted = is_accepted(&index);
            if line.status == Status::Failed && self.reasons < MAX_REASONS {
                self.reasons += 1 + self.event.value(value).span().len() / 256;
                let reason = of_value(&matcher.predicate, self.event.value(value));
                let index = Some(line.values.len());
                line.reasons.extend(reason.map(|reason| LineReason { index, value: Some(value), reason }));
            }
            let found = by_digits(&matcher.predicate, self.event.value(value));
            line.values.push(InspectedValue { by_digits: found, ..self.inspected(value, accepted) });
        }
        line.more = leaf.values.len() - line.values.len();
        self.lines.push(line);
    }

    fn inspected(&mut self, id: NodeId, accepted: bool) -> InspectedValue {
        let value = self.event.value(id);
        let path = self.paths.entry(id).or_insert_with(|| value.path()).clone();
        InspectedValue {
            path,
            text: shortened(value.source()),
            span: value.span(),
            accepted,
            by_digits: None,
        }
    }
}

/// Returns the text on one line, cut where it is too long to read in passing.
fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    // Text far beyond the cut is not scanned.
    let mut end = text.len().min(MOST * 32);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = text[..end].split_whitespace().collect::<Vec<_>>().join(" ");
    crate::text::shortened(&line, MOST)
}

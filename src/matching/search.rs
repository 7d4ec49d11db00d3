//! Choosing one value for each field of a branch, so that all of them agree on the elements of arrays.
//!
//! AWS's engine tries values one after another and goes back when two of them lie in different elements of
//! one array. That takes time exponential in the number of fields. Here all partial choices are carried along
//! at once, and two that agree on every array that still matters are merged: so their number stays below the
//! number of elements, and the work is nearly linear.

use super::collect::ArrayPosition;
use crate::json::{Document, NodeId};
use std::collections::{HashMap, HashSet};

/// The values that one field of the branch offers.
pub(super) struct Candidate<'c> {
    /// The place of every value of the field.
    pub(super) places: &'c [ArrayPosition],
    /// The indices of the values that a matcher accepts.
    pub(super) accepted: Vec<u32>,
    /// Whether the field may also be absent.
    pub(super) accepts_absence: bool,
}

/// The most partial choices that are followed. Only events made to be hard have so many: they repeat one key
/// over and over, each time with an array.
const MAX_CHOICES: usize = 50_000;

/// The elements chosen so far, sorted by array.
type Pinned = Vec<(NodeId, NodeId)>;

/// A partial choice: the value taken last, and the choice before it.
struct Choice {
    value: Option<u32>,
    before: usize,
    pinned: Pinned,
}

/// Finds one value (or, where that is accepted, absence) for each candidate in turn, so that all agree on the
/// elements of the arrays around them. Returns the indices of the values, or `None` if there is no such
/// choice.
pub(super) fn search(event: &Document, candidates: &[Candidate]) -> Option<Vec<Option<u32>>> {
    let matters_until = last_use_of_arrays(candidates);
    let mut steps: Vec<Vec<Choice>> = Vec::with_capacity(candidates.len());
    let mut choices = vec![Choice { value: None, before: 0, pinned: Pinned::new() }];
    for (index, candidate) in candidates.iter().enumerate() {
        let field = Field::new(candidate);
        let mut next = Vec::new();
        let mut seen = HashSet::new();
        for (before, choice) in choices.iter().enumerate() {
            let mut take = |value, pinned: Pinned| {
                let pinned: Pinned = pinned
                    .into_iter()
                    .filter(|(array, _)| matters_until.get(array).is_some_and(|&last| last > index))
                    .collect();
                if next.len() < MAX_CHOICES && seen.insert(pinned.clone()) {
                    next.push(Choice { value, before, pinned });
                }
            };
            let outside = ranges_ruled_out(event, &choice.pinned);
            if candidate.accepts_absence && Field::agreeing(&field.all, &outside).next().is_none() {
                take(None, choice.pinned.clone());
            }
            for value in Field::agreeing(&field.accepted, &outside) {
                take(Some(value), merge(&choice.pinned, &candidate.places[value as usize].elements));
            }
        }
        if next.is_empty() {
            return None;
        }
        steps.push(std::mem::replace(&mut choices, next));
    }
    steps.push(choices);
    Some(read_back(&steps))
}

/// Returns, for each array, the last candidate with a value inside it.
fn last_use_of_arrays(candidates: &[Candidate]) -> HashMap<NodeId, usize> {
    let mut last = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        for place in candidate.places {
            last.extend(place.elements.iter().map(|&(array, _)| (array, index)));
        }
    }
    last
}

/// The values of a candidate by anchor: `(anchor, index)`, sorted.
struct Field {
    all: Vec<(NodeId, u32)>,
    accepted: Vec<(NodeId, u32)>,
}

impl Field {
    fn new(candidate: &Candidate) -> Self {
        let sorted = |indices: &mut dyn Iterator<Item = u32>| {
            let mut values: Vec<_> =
                indices.map(|index| (candidate.places[index as usize].anchor, index)).collect();
            values.sort_unstable();
            values
        };
        let all = if candidate.accepts_absence {
            sorted(&mut (0..candidate.places.len() as u32))
        } else {
            Vec::new()
        };
        Self { all, accepted: sorted(&mut candidate.accepted.iter().copied()) }
    }

    /// Returns the values whose anchors lie in none of the ranges, which are sorted and do not overlap.
    fn agreeing<'f>(
        values: &'f [(NodeId, u32)],
        ruled_out: &'f [(NodeId, NodeId)],
    ) -> impl Iterator<Item = u32> + 'f {
        let mut at = 0;
        let mut range = 0;
        std::iter::from_fn(move || {
            loop {
                let &(anchor, index) = values.get(at)?;
                while ruled_out.get(range).is_some_and(|&(_, end)| end <= anchor) {
                    range += 1;
                }
                match ruled_out.get(range) {
                    Some(&(start, end)) if start <= anchor => {
                        at += values[at..].partition_point(|&(anchor, _)| anchor < end);
                    }
                    _ => {
                        at += 1;
                        return Some(index);
                    }
                }
            }
        })
    }
}

/// Returns the nodes that lie in other elements of the pinned arrays, as sorted ranges of ids.
fn ranges_ruled_out(event: &Document, pinned: &Pinned) -> Vec<(NodeId, NodeId)> {
    let mut ranges: Vec<(NodeId, NodeId)> = Vec::with_capacity(pinned.len() * 2);
    for &(array, element) in pinned {
        ranges.push((event.value(array).inside(), element));
        ranges.push((event.value(element).end(), event.value(array).end()));
    }
    ranges.retain(|(start, end)| start < end);
    ranges.sort_unstable();
    ranges
}

fn merge(pinned: &Pinned, elements: &[(NodeId, NodeId)]) -> Pinned {
    let mut merged: Pinned = pinned.iter().chain(elements).copied().collect();
    merged.sort_unstable();
    merged.dedup();
    merged
}

fn read_back(steps: &[Vec<Choice>]) -> Vec<Option<u32>> {
    let mut chosen = Vec::with_capacity(steps.len());
    let mut at = 0;
    for choices in steps.iter().skip(1).rev() {
        let choice = &choices[at];
        chosen.push(choice.value);
        at = choice.before;
    }
    chosen.reverse();
    chosen
}

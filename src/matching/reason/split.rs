//! Conditions that all hold, but in different elements of an array.

use super::lookup::FieldRef;
use crate::json::{Document, Kind, NodeId, Value};
use crate::matching::Explanation;
use crate::pattern::LeafId;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// An array with no element that meets all conditions on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The array.
    pub array: FieldRef,
    /// How many elements it has.
    pub elements: usize,
    /// The conditions, in the order of the pattern.
    pub conditions: Vec<Condition>,
}

/// One condition of a [`Split`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The leaf that sets it.
    pub leaf: LeafId,
    /// The leaf's path.
    pub path: String,
    /// The place of the leaf's key in the pattern.
    pub span: Span,
    /// The indices of the first few elements that meet it.
    pub elements: Vec<u32>,
    /// How many more there are.
    pub more: usize,
    /// The index of an element that meets all other conditions and has no value for this one.
    pub lacking: Option<u32>,
}

/// The most elements that are listed at one condition.
const MAX_ELEMENTS: usize = 8;

/// Returns, for each branch whose conditions all hold but not in the same element, the array that keeps them
/// apart.
pub(in crate::matching) fn splits(explanation: &Explanation, event: &Document) -> Vec<Split> {
    const MAX_BRANCHES: usize = 50;
    if explanation.matched {
        return Vec::new();
    }
    let apart = explanation
        .branches
        .iter()
        .filter(|branch| branch.leaves.iter().all(|id| explanation.leaf(*id).could_hold()));
    let mut splits: Vec<Split> = Vec::new();
    for branch in apart.take(MAX_BRANCHES) {
        let fields: Vec<Field> = branch.leaves.iter().map(|&id| Field::new(event, explanation, id)).collect();
        let split = find(event, &fields, None).map(|(array, held)| split(explanation, event, array, &held));
        splits.extend(split.filter(|split| !splits.contains(split)));
    }
    splits
}

/// The elements of arrays in which a field of the branch holds.
struct Field {
    leaf: LeafId,
    /// By array: the elements with an accepted value.
    accepted: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// By array: the elements with any value, if the field may also be absent.
    present: Option<BTreeMap<NodeId, BTreeSet<NodeId>>>,
}

impl Field {
    fn new(event: &Document, explanation: &Explanation, leaf: LeafId) -> Self {
        let outcome = explanation.leaf(leaf);
        let values = |indices: &mut dyn Iterator<Item = u32>| {
            let mut arrays: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
            for index in indices {
                let mut at = event.value(outcome.values[index as usize]);
                // A plain element belongs to its array, and not to an element of it.
                if let Some(array) = at.parent().filter(|parent| parent.kind() == Kind::Array) {
                    at = array;
                }
                while let Some(parent) = at.parent() {
                    if parent.kind() == Kind::Array {
                        arrays.entry(parent.id()).or_default().insert(at.id());
                    }
                    at = parent;
                }
            }
            arrays
        };
        let may_lack = outcome.matchers.iter().any(|matcher| matcher.accepts_absence);
        Self {
            leaf,
            accepted: values(&mut outcome.accepted().into_iter()),
            present: may_lack.then(|| values(&mut (0..outcome.values.len() as u32))),
        }
    }

    /// Returns the elements of `array` in which it holds, or `None` if the field does not lie in the array.
    fn elements(&self, array: Value) -> Option<BTreeSet<NodeId>> {
        let mut elements = self.accepted.get(&array.id()).cloned();
        if let Some(present) = self.present.as_ref().and_then(|present| present.get(&array.id())) {
            let lacking = array.children().map(Value::id).filter(|id| !present.contains(id));
            elements.get_or_insert_default().extend(lacking);
        }
        elements
    }
}

type Held = Vec<(LeafId, BTreeSet<NodeId>)>;

/// Returns the outermost array, within `inside` if given, of which no element meets all conditions on it.
fn find(event: &Document, fields: &[Field], inside: Option<Value>) -> Option<(NodeId, Held)> {
    let mut arrays: Vec<NodeId> = fields
        .iter()
        .flat_map(|field| field.accepted.keys().chain(field.present.iter().flat_map(BTreeMap::keys)))
        .copied()
        .filter(|&id| inside.is_none_or(|element| element.id() < id && id < element.end()))
        .collect();
    arrays.sort_unstable();
    arrays.dedup();
    let mut passed = None;
    for array in arrays.into_iter().map(|id| event.value(id)) {
        if passed.is_some_and(|end| array.id() < end) {
            continue;
        }
        passed = Some(array.end());
        let held: Held =
            fields.iter().filter_map(|field| Some((field.leaf, field.elements(array)?))).collect();
        let Some((_, first)) = held.first().filter(|_| held.len() > 1) else { continue };
        let common: Vec<NodeId> = first
            .iter()
            .copied()
            .filter(|element| held.iter().all(|(_, elements)| elements.contains(element)))
            .collect();
        if common.is_empty() {
            return Some((array.id(), held));
        }
        // Each element may fail for a different reason; the first represents all.
        let deeper = common.iter().map(|&element| find(event, fields, Some(event.value(element))));
        let deeper: Vec<_> = deeper.take(MAX_ELEMENTS).collect();
        if deeper.iter().all(Option::is_some) {
            return deeper.into_iter().flatten().next();
        }
    }
    None
}

fn split(explanation: &Explanation, event: &Document, array: NodeId, held: &Held) -> Split {
    let array = event.value(array);
    let ids: Vec<NodeId> = array.children().map(Value::id).collect();
    let mut conditions: Vec<Condition> = held
        .iter()
        .map(|(id, elements)| {
            let leaf = explanation.pattern().leaf(*id);
            let listed = elements.iter().take(MAX_ELEMENTS);
            Condition {
                leaf: *id,
                path: leaf.path.clone(),
                span: leaf.key.span,
                elements: listed.filter_map(|id| Some(ids.binary_search(id).ok()? as u32)).collect(),
                more: elements.len().saturating_sub(MAX_ELEMENTS),
                lacking: lacking(explanation, array, *id, held),
            }
        })
        .collect();
    conditions.sort_by_key(|condition| condition.leaf);
    Split { array: FieldRef::of(array), elements: ids.len(), conditions }
}

/// Returns the index of the first element that meets all conditions but that of `leaf`, for which it has no
/// value.
fn lacking(explanation: &Explanation, array: Value, leaf: LeafId, held: &Held) -> Option<u32> {
    let values = &explanation.leaf(leaf).values;
    let has = |element: Value| {
        let from = values.partition_point(|id| *id < element.id());
        values.get(from).is_some_and(|id| *id < element.end())
    };
    let meets_rest = |element: Value| {
        held.iter().all(|(other, elements)| *other == leaf || elements.contains(&element.id()))
    };
    let mut elements = array.children().enumerate();
    let found = elements.find(|(_, element)| meets_rest(*element) && !has(*element));
    found.map(|(index, _)| index as u32)
}

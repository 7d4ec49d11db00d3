//! Gathering the values of an event at the paths of a pattern.

use crate::json::{Document, Kind, NodeId, Value};
use std::sync::Arc;

/// The values at each path of interest, with their places in arrays.
#[derive(Debug)]
pub(super) struct Collected {
    /// By path: the values, in the order of the event.
    pub(super) values: Vec<Arc<[NodeId]>>,
    /// By path: the place of each value in arrays.
    pub(super) places: Vec<Vec<ArrayPosition>>,
}

/// The place of a value in the arrays around it.
#[derive(Clone, Debug)]
pub(super) struct ArrayPosition {
    /// The node that decides in which elements of arrays the value lies: the value's own, but the array's for
    /// an element that has no value inside. AWS's engine counts such elements as part of no element.
    pub(super) anchor: NodeId,
    /// The arrays passed on the way, outermost first, each with the element that was entered.
    pub(super) elements: Elements,
}

/// Arrays, each with one of its elements.
type Elements = Arc<[(NodeId, NodeId)]>;

/// Collects the values at `paths`, which must be sorted by their bytes. Descends only where one of them
/// leads.
pub(super) fn collect(event: &Document, paths: &[String]) -> Collected {
    let mut walk = Walk {
        paths,
        path: String::new(),
        found: paths.iter().map(|_| (Vec::new(), Vec::new())).collect(),
        elements: Arc::new([]),
    };
    if let Some(root) = event.root().filter(|root| root.kind() == Kind::Object) {
        walk.object(root, 0, paths.len(), true);
    }
    let (values, places) = walk.found.into_iter().map(|(values, places)| (values.into(), places)).unzip();
    Collected { values, places }
}

struct Walk<'p> {
    paths: &'p [String],
    path: String,
    found: Vec<(Vec<NodeId>, Vec<ArrayPosition>)>,
    elements: Elements,
}

impl Walk<'_> {
    /// Walks the members of an object at `self.path`; the paths in `from..to` lead to it or beyond.
    fn object(&mut self, object: Value, from: usize, to: usize, top: bool) {
        let length = self.path.len();
        for member in object.children() {
            let Some(key) = member.key() else { continue };
            if !top {
                self.path.push('.');
            }
            self.path.push_str(&key);
            let (from, to) = self.narrow(from, to);
            if from < to {
                self.value(member, from, to, None);
            }
            self.path.truncate(length);
        }
    }

    /// Returns the range of those paths among `from..to` that begin with the current one.
    fn narrow(&self, from: usize, to: usize) -> (usize, usize) {
        let paths = &self.paths[from..to];
        let current = self.path.as_str();
        let first = paths.partition_point(|path| path.as_str() < current);
        let count = paths[first..].partition_point(|path| path.starts_with(current));
        (from + first, from + first + count)
    }

    /// Takes a value at the current path; `array` is the array of which it is an element.
    ///
    /// Recurses once for each level of the event, so everything that needs much stack is in a function of its
    /// own.
    fn value(&mut self, value: Value, from: usize, to: usize, array: Option<Value>) {
        match value.kind() {
            Kind::Object | Kind::Array => {
                let outside = array.map(|array| self.enter(array, value));
                if value.kind() == Kind::Object {
                    self.object(value, from, to, false);
                } else {
                    for element in value.children() {
                        self.value(element, from, to, Some(value));
                    }
                }
                if let Some(outside) = outside {
                    self.elements = outside;
                }
            }
            Kind::Invalid => {}
            _ => self.scalar(value, from, array),
        }
    }

    /// Enters an element of an array, and returns the elements that were entered before.
    fn enter(&mut self, array: Value, element: Value) -> Elements {
        let inside = self.elements.iter().copied().chain([(array.id(), element.id())]).collect();
        std::mem::replace(&mut self.elements, inside)
    }

    fn scalar(&mut self, value: Value, from: usize, array: Option<Value>) {
        if self.paths[from] == self.path {
            let anchor = array.map_or(value.id(), Value::id);
            let (values, places) = &mut self.found[from];
            values.push(value.id());
            places.push(ArrayPosition { anchor, elements: Arc::clone(&self.elements) });
        }
    }
}

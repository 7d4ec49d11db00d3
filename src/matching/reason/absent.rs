//! Why a field has no value: where its path ends in the event, and what is there instead.

use super::lookup::{FieldRef, MAX_ELEMENTS, Near, Search, resolve};
use super::{Reason, near, short};
use crate::json::{self, Kind, NodeId, Scalar, Value};
use crate::pattern::Leaf;

/// A field that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Absent {
    /// The object that lacks it: the event itself, or the last one on the path. Its path is empty for the
    /// event.
    pub parent: FieldRef,
    /// Whether elements of an array lack it; the parent is then the array.
    pub in_elements: bool,
    /// The missing name.
    pub name: String,
    /// The byte offset in the pattern's path at which that name begins.
    pub at: usize,
    /// The field that was probably meant, if any.
    pub near: Option<Near>,
}

/// The most values that are passed on the paths of one explanation.
const MAX_PASSED: usize = 100_000;

/// Returns why the leaf's field has no value, and how many bytes of the leaf's path lead to the place that
/// the reason is about. `None` if there is no reason to give.
pub(in crate::matching) fn absent(search: &mut Search, leaf: &Leaf) -> Option<(Reason, usize)> {
    let root = search.event.root()?;
    let mut walk = Walk { search, path: &leaf.path, best: 0, ends: Vec::new() };
    walk.descend(root, 0);
    let Walk { best, ends, .. } = walk;
    let values: Vec<Value> = ends.iter().map(|&id| search.event.value(id)).collect();
    if best > leaf.path.len() {
        return Some((no_value(search, leaf, *values.first()?), leaf.path.len()));
    }
    let objects: Vec<Value> = values.iter().copied().filter(|value| value.kind() == Kind::Object).collect();
    let Some(&object) = objects.first() else {
        return Some((not_an_object(&leaf.path[best..], *values.first()?), best.saturating_sub(1)));
    };
    let rest = &leaf.path[best..];
    let name = rest.split('.').next().unwrap_or(rest);
    let near = near::find(search, &objects, leaf, best);
    let mut parent = object;
    while let Some(array) = parent.parent().filter(|at| at.kind() == Kind::Array) {
        parent = array;
    }
    let in_elements = parent.id() != object.id();
    let absent = Absent { parent: FieldRef::of(parent), in_elements, name: name.to_owned(), at: best, near };
    Some((Reason::Absent(absent), best + name.len()))
}

/// Follows a path as far as the event goes.
struct Walk<'w, 'e, 'p> {
    search: &'w mut Search<'e>,
    path: &'p str,
    /// The number of bytes of the path that the longest way takes; more than the path has if it is complete.
    best: usize,
    /// Where the longest ways end.
    ends: Vec<NodeId>,
}

impl Walk<'_, '_, '_> {
    fn descend(&mut self, at: Value, taken: usize) {
        self.search.passed += 1;
        if self.search.passed > MAX_PASSED {
            return;
        }
        let rest = self.path.get(taken..);
        let mut went_on = false;
        match (at.kind(), rest) {
            (Kind::Array, _) => {
                for element in at.children().take(MAX_ELEMENTS) {
                    went_on |= matches!(element.kind(), Kind::Object | Kind::Array);
                    self.descend(element, taken);
                }
            }
            (Kind::Object, Some(rest)) => {
                // A name may contain dots itself.
                let ends = rest.match_indices('.').map(|(end, _)| end).chain([rest.len()]);
                for name in ends.map(|end| &rest[..end]) {
                    for member in self.search.members(at.id(), name) {
                        went_on = true;
                        self.descend(self.search.event.value(member), taken + name.len() + 1);
                    }
                }
            }
            _ => {}
        }
        if !went_on {
            self.end(at, taken);
        }
    }

    fn end(&mut self, at: Value, taken: usize) {
        if taken > self.best {
            self.best = taken;
            self.ends.clear();
        }
        if taken == self.best && self.ends.len() < MAX_ELEMENTS {
            self.ends.push(at.id());
        }
    }
}

/// Returns the reason for a field that exists but holds nothing that counts as a value.
fn no_value(search: &mut Search, leaf: &Leaf, value: Value) -> Reason {
    // The array is reported instead of its element, unless the element has something to show.
    let mut field = value;
    while let Some(parent) = field.parent().filter(|parent| parent.kind() == Kind::Array) {
        field = parent;
    }
    let accepted = |member: &Value| {
        Scalar::of(*member)
            .is_some_and(|scalar| leaf.matchers.iter().any(|matcher| matcher.predicate.accepts(&scalar)))
    };
    let inside = value.children().take(MAX_ELEMENTS).take_while(|_| search.spend(1)).find(accepted);
    let inside = inside.filter(|member| member.key().is_some()).map(FieldRef::of);
    let empty = field.children().next().is_none();
    Reason::NoValue { field: FieldRef::of(field), kind: field.kind(), empty, inside }
}

/// Returns the reason for a plain value at a place where the path goes on with `rest`.
fn not_an_object(rest: &str, value: Value) -> Reason {
    let field = FieldRef::of(value);
    let text = value.as_str().unwrap_or_default();
    // Longer texts are not parsed.
    if text.trim_start().starts_with('{') && text.len() <= 256 * 1024 {
        let document = json::parse(&text);
        if let Some(root) = document.root().filter(|_| document.problems().is_empty()) {
            return Reason::JsonText { field, inside: resolve(root, rest, &mut 1_000).is_some() };
        }
    }
    let name = rest.split('.').next().unwrap_or(rest).to_owned();
    Reason::NotAnObject { field, has: short(value.source()), name }
}

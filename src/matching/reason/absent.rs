//! Why a field has no value: where the way to it ends, and what stands there instead.

use super::{Reason, near, short};
use crate::json::{self, Document, Kind, NodeId, Scalar, Value};
use crate::pattern::{Leaf, Pattern};
use crate::text::Span;
use hashbrown::HashMap;
use smallvec::SmallVec;
use std::borrow::Cow;

/// A field that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Absent {
    /// The object that lacks it: the event itself, or the last one on the way. Its path is empty for
    /// the event.
    pub parent: FieldRef,
    /// Whether it is lacking in the elements of an array, which then is the parent.
    pub in_elements: bool,
    /// The name that is missing in it.
    pub name: String,
    /// Where that name begins in the pattern's path, as a byte offset.
    pub at: usize,
    /// The field that was probably meant.
    pub near: Option<Near>,
}

/// A field much like one that is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// What makes it differ.
    pub kind: NearKind,
    /// Its own name.
    pub name: String,
    /// Where it stands.
    pub field: FieldRef,
}

/// What makes a field differ from the one that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NearKind {
    /// Its name has another case.
    Case,
    /// Its name has a space at an end, or lacks one.
    Space,
    /// Its name has other separators: `detailType` and `detail-type`.
    Separators,
    /// Its name differs in a few characters.
    Spelling,
    /// Its one name holds what the pattern takes for two: `userName` and `user.name`.
    Joined,
    /// It stands one level deeper, in the object or array named by its path.
    Deeper,
    /// It stands one level higher.
    Higher,
}

/// A place in the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRef {
    /// The way to it from the top.
    pub path: String,
    /// The value's span.
    pub span: Span,
    /// The key's span, for a member of an object.
    pub key: Option<Span>,
}

impl FieldRef {
    pub(super) fn of(value: Value) -> Self {
        Self { path: value.path(), span: value.span(), key: value.key_span() }
    }
}

/// More steps than this are not spent on the hints of one explanation.
const MAX_STEPS: usize = 10_000;

/// More values than this are not passed on the ways to the fields of one explanation.
const MAX_PASSED: usize = 100_000;

/// Of an array only so many elements are looked into.
const MAX_ELEMENTS: usize = 32;

/// The event, and what is already spent on looking around in it.
pub(in crate::matching) struct Search<'e> {
    pub(super) event: &'e Document,
    pub(super) pattern: &'e Pattern,
    steps: usize,
    /// How many values were passed on the ways to fields.
    passed: usize,
    /// The members of the objects that were asked for one, by name.
    names: HashMap<NodeId, HashMap<Cow<'e, str>, SmallVec<[NodeId; 1]>>>,
}

impl<'e> Search<'e> {
    pub(in crate::matching) fn new(pattern: &'e Pattern, event: &'e Document) -> Self {
        Self { event, pattern, steps: 0, passed: 0, names: HashMap::new() }
    }

    /// Counts steps; says whether there are any left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        self.steps += steps;
        self.steps < MAX_STEPS
    }

    /// The members of an object with this name.
    fn members(&mut self, object: NodeId, name: &str) -> SmallVec<[NodeId; 1]> {
        let names = self.names.entry(object).or_insert_with(|| {
            let mut names: HashMap<Cow<str>, SmallVec<[NodeId; 1]>> = HashMap::new();
            for member in self.event.value(object).children() {
                let Some(key) = member.key() else { continue };
                names.entry(key).or_default().push(member.id());
            }
            names
        });
        names.get(name).cloned().unwrap_or_default()
    }

    /// Whether the pattern itself asks for a field at this path or below.
    pub(super) fn is_asked_for(&self, path: &str) -> bool {
        self.pattern.leaves.iter().any(|leaf| {
            leaf.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

/// Why the leaf's field has no value, and how many bytes of the leaf's path lead to the place that
/// the reason is about.
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
    /// How many bytes of the path the longest way takes; more than there are if it is complete.
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
                // A name may hold dots itself.
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

/// The field is there, but nothing in it counts as a value.
fn no_value(search: &mut Search, leaf: &Leaf, value: Value) -> Reason {
    // An element of an array stands for the array, unless it has something to show.
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

/// A plain value stands where the way should go on with `rest`.
fn not_an_object(rest: &str, value: Value) -> Reason {
    let field = FieldRef::of(value);
    let text = value.as_str().unwrap_or_default();
    // Longer texts are not worth the reading.
    if text.trim_start().starts_with('{') && text.len() <= 256 * 1024 {
        let document = json::parse(&text);
        if let Some(root) = document.root().filter(|_| document.problems().is_empty()) {
            return Reason::JsonText { field, inside: resolve(root, rest, &mut 1_000).is_some() };
        }
    }
    let name = rest.split('.').next().unwrap_or(rest).to_owned();
    Reason::NotAnObject { field, has: short(value.source()), name }
}

/// The first plain value at a path below `at`.
pub(super) fn resolve<'d>(at: Value<'d>, rest: &str, steps: &mut usize) -> Option<Value<'d>> {
    *steps = steps.checked_sub(1)?;
    match at.kind() {
        Kind::Array => at.children().take(MAX_ELEMENTS).find_map(|element| resolve(element, rest, steps)),
        Kind::Object => at.children().take(1_000).find_map(|member| {
            let key = member.key()?;
            let behind = rest.strip_prefix(&*key)?;
            match behind.strip_prefix('.') {
                Some(rest) => resolve(member, rest, steps),
                None => behind.is_empty().then(|| first_scalar(member, steps))?,
            }
        }),
        _ => None,
    }
}

fn first_scalar<'d>(at: Value<'d>, steps: &mut usize) -> Option<Value<'d>> {
    *steps = steps.checked_sub(1)?;
    match at.kind() {
        Kind::Array => at.children().take(MAX_ELEMENTS).find_map(|element| first_scalar(element, steps)),
        Kind::Object | Kind::Invalid => None,
        _ => Some(at),
    }
}

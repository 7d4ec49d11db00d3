//! Looking up fields of an event by their path, with limits on the work.

use crate::json::{Document, Kind, NodeId, Value};
use crate::pattern::Pattern;
use crate::text::Span;
use hashbrown::HashMap;
use smallvec::SmallVec;
use std::borrow::Cow;

/// A place in the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRef {
    /// Its path from the top.
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

/// A field that is similar to a missing one.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The difference between the names or places.
    pub kind: NearKind,
    /// Its own name.
    pub name: String,
    /// Its place.
    pub field: FieldRef,
}

/// The difference between a field and the missing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NearKind {
    /// Its name has another case.
    Case,
    /// Its name has a space at an end, or lacks one.
    Space,
    /// Its name has other separators: `detailType` for `detail-type`.
    Separators,
    /// Its name differs in a few characters.
    Spelling,
    /// Its name joins what the pattern writes as two: `userName` for `user.name`.
    Joined,
    /// It is one level deeper, in the object or array named by its path.
    Deeper,
    /// It is one level higher.
    Higher,
}

/// The most steps spent on the hints of one explanation.
const MAX_STEPS: usize = 10_000;

/// The most elements of an array that are looked into.
pub(super) const MAX_ELEMENTS: usize = 32;

/// The event, with the work already spent on it.
pub(in crate::matching) struct Search<'e> {
    pub(super) event: &'e Document,
    pub(super) pattern: &'e Pattern,
    steps: usize,
    /// The number of values passed on the paths of fields.
    pub(super) passed: usize,
    /// The members of those objects that were searched, by name.
    names: HashMap<NodeId, HashMap<Cow<'e, str>, SmallVec<[NodeId; 1]>>>,
}

impl<'e> Search<'e> {
    pub(in crate::matching) fn new(pattern: &'e Pattern, event: &'e Document) -> Self {
        Self { event, pattern, steps: 0, passed: 0, names: HashMap::new() }
    }

    /// Counts steps, and returns whether any are left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        self.steps += steps;
        self.steps < MAX_STEPS
    }

    /// Returns the members of an object with this name.
    pub(super) fn members(&mut self, object: NodeId, name: &str) -> SmallVec<[NodeId; 1]> {
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

    /// Returns whether the pattern itself has a field at this path or below.
    pub(super) fn is_asked_for(&self, path: &str) -> bool {
        self.pattern.leaves.iter().any(|leaf| {
            leaf.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

/// Returns the first plain value at a path below `at`, or `None`.
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

//! Looking around in an event: fields by their path, and what may be spent on finding them.

use crate::json::{Document, Kind, NodeId, Value};
use crate::pattern::Pattern;
use crate::text::Span;
use hashbrown::HashMap;
use smallvec::SmallVec;
use std::borrow::Cow;

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

/// More steps than this are not spent on the hints of one explanation.
const MAX_STEPS: usize = 10_000;

/// Of an array only so many elements are looked into.
pub(super) const MAX_ELEMENTS: usize = 32;

/// The event, and what is already spent on looking around in it.
pub(in crate::matching) struct Search<'e> {
    pub(super) event: &'e Document,
    pub(super) pattern: &'e Pattern,
    steps: usize,
    /// How many values were passed on the ways to fields.
    pub(super) passed: usize,
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

    /// Whether the pattern itself asks for a field at this path or below.
    pub(super) fn is_asked_for(&self, path: &str) -> bool {
        self.pattern.leaves.iter().any(|leaf| {
            leaf.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
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

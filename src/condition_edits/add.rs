//! Adding a condition, or changing the one that the field has.

use super::draft::Draft;
use super::{EditIntent, Refusal, scalars};
use crate::json::{Document, Kind, Layout, NodeId, ObjectWriter, Scalar, Value, quote, remove_entries};
use crate::pattern::operator::AnythingBut;
use crate::pattern::{self, Leaf, Parsed, Predicate, expand};
use crate::text::Edit;

/// The fields of the envelope in the order in which people write them in a pattern.
const ORDER: [&str; 10] = [
    "source",
    "detail-type",
    "account",
    "region",
    "time",
    "id",
    "version",
    "replay-name",
    "resources",
    "detail",
];

/// Adds what is wished for the field under these keys.
pub(super) fn add(
    parsed: &Parsed,
    root: Value,
    keys: &[String],
    value: Value,
    intent: EditIntent,
) -> Result<Vec<Edit>, Refusal> {
    let draft = Draft::of(value, intent)?;
    let path = keys.join(".");
    let branches = expand(&parsed.pattern);
    let counts = |id| branches.iter().any(|branch| branch.leaves.contains(&id));
    let leaves: Vec<&Leaf> = parsed
        .pattern
        .leaves()
        .filter(|(id, leaf)| leaf.path == path && counts(*id))
        .map(|(_, leaf)| leaf)
        .collect();
    if leaves.is_empty() {
        return Ok(vec![insert(&parsed.document, root, keys, &draft)]);
    }
    let mut edits = Vec::new();
    for leaf in leaves {
        let Some(array) = parsed.document.value_at(leaf.span.start) else { continue };
        let field = Field { leaf, array, layout: Layout::of(&parsed.document) };
        edits.extend(if intent == EditIntent::NotThis {
            field.exclude(&draft, &scalars(value))?
        } else {
            field.take_in(&draft)
        });
    }
    Ok(edits)
}

/// Returns the field with its condition, as a new member of the deepest object that leads to it.
pub(super) fn insert(document: &Document, root: Value, keys: &[String], draft: &Draft) -> Edit {
    let (object, depth) = deepest(root, "", keys, (root, 0));
    let layout = Layout::of(document);
    let rank = |key: &str| ORDER.iter().position(|name| *name == key);
    let before = rank(&keys[0]).filter(|_| depth == 0).and_then(|own| {
        object
            .children()
            .find(|member| member.key().and_then(|key| rank(&key)).is_some_and(|rank| rank > own))
    });
    layout.insert_member(object, before, &keys[depth..], &layout.list(&draft.matchers(&layout)))
}

/// Returns the object whose path goes furthest along the keys, and how many of them it covers. `$or` is not
/// entered: what is there holds for one branch only.
fn deepest<'d>(
    object: Value<'d>,
    path: &str,
    keys: &[String],
    mut best: (Value<'d>, usize),
) -> (Value<'d>, usize) {
    for member in object.children().filter(|member| member.kind() == Kind::Object) {
        let Some(key) = member.key() else { continue };
        let path = if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") };
        let depth = (1..keys.len()).find(|&depth| keys[..depth].join(".") == path);
        if let Some(depth) = depth.filter(|&depth| depth >= best.1) {
            best = (member, depth);
        }
        best = deepest(member, &path, keys, best);
    }
    best
}

/// An existing leaf, with its array in the text.
struct Field<'p> {
    leaf: &'p Leaf,
    array: Value<'p>,
    layout: Layout,
}

impl Field<'_> {
    /// Adds matchers as alternatives, in place of those that say more or less than they do.
    fn take_in(&self, draft: &Draft) -> Vec<Edit> {
        let combined =
            self.leaf.matchers.iter().enumerate().find_map(|(index, matcher)| match &matcher.predicate {
                Predicate::Numeric(range) => draft.combined(range, &self.layout).map(|text| (index, text)),
                _ => None,
            });
        let texts = match &combined {
            Some((_, text)) => vec![text.clone()],
            None => draft.matchers(&self.layout),
        };
        let with_predicate = |text: String| predicate_of(&text).map(|predicate| (text, predicate));
        let new: Vec<(String, Predicate)> = texts.into_iter().filter_map(with_predicate).collect();
        let is_there = |predicate: &Predicate| {
            self.leaf
                .matchers
                .iter()
                .any(|matcher| matcher.predicate.covers(predicate) && predicate.covers(&matcher.predicate))
        };
        let missing: Vec<&(String, Predicate)> =
            new.iter().filter(|(_, predicate)| !is_there(predicate)).collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let gives_way = |index: usize, predicate: &Predicate| {
            let is_in_range = combined.as_ref().is_some_and(|(range, _)| *range == index);
            is_in_range || missing.iter().any(|(_, new)| is_about_the_same(new, predicate))
        };
        let replaced: Vec<NodeId> = self
            .elements()
            .filter(|(index, _, predicate)| gives_way(*index, predicate))
            .map(|(_, element, _)| element.id())
            .collect();
        let texts: Vec<&str> = missing.iter().map(|(text, _)| text.as_str()).collect();
        self.swap(&replaced, &texts.join(self.layout.comma()))
    }

    /// Makes the field reject values.
    fn exclude(&self, draft: &Draft, values: &[Scalar]) -> Result<Vec<Edit>, Refusal> {
        let Draft::Not(excluded) = draft else { return Ok(self.take_in(draft)) };
        let accepting: Vec<(usize, Value, &Predicate)> = self
            .elements()
            .filter(|(_, _, predicate)| values.iter().any(|value| predicate.accepts(value)))
            .collect();
        if accepting.is_empty() {
            return Ok(Vec::new());
        }
        let mut lists: Vec<String> = Vec::new();
        for (_, _, predicate) in &accepting {
            match predicate {
                Predicate::Exact(_) | Predicate::Exists(_) => {}
                Predicate::AnythingBut(anything_but) => {
                    let mut list = listed(anything_but).ok_or(Refusal::NoAnd)?;
                    list.extend(
                        excluded.iter().filter(|value| !list.contains(value)).cloned().collect::<Vec<_>>(),
                    );
                    let same_kind = |text: &String| text.starts_with('"') == excluded[0].starts_with('"');
                    if !list.iter().all(same_kind) {
                        return Err(Refusal::NoAnd);
                    }
                    lists.push(self.layout.operator("anything-but", &self.layout.list(&list)));
                }
                _ => return Err(Refusal::NoAnd),
            }
        }
        let replaced: Vec<NodeId> = accepting.iter().map(|(_, element, _)| element.id()).collect();
        if lists.is_empty() && replaced.len() == self.leaf.matchers.len() {
            lists = draft.matchers(&self.layout);
        }
        if lists.is_empty() {
            return Ok(remove_entries(self.array, &replaced));
        }
        lists.dedup();
        Ok(self.swap(&replaced, &lists.join(self.layout.comma())))
    }

    /// Returns the matchers with their values in the text.
    fn elements(&self) -> impl Iterator<Item = (usize, Value<'_>, &Predicate)> {
        let element = |span| self.array.children().find(|element| element.span() == span);
        let matchers = self.leaf.matchers.iter().enumerate();
        matchers.filter_map(move |(index, matcher)| Some((index, element(matcher.span)?, &matcher.predicate)))
    }

    /// Writes a text in place of the first of the elements and takes the others away; behind the last
    /// where none is to go.
    fn swap(&self, replaced: &[NodeId], text: &str) -> Vec<Edit> {
        let Some((first, others)) = replaced.split_first() else {
            return vec![self.layout.append_element(self.array, text)];
        };
        let mut edits = remove_entries(self.array, others);
        edits.push(Edit::replace(self.array.document().value(*first).span(), text));
        edits
    }
}

/// Returns whether one of them makes the other needless, or they contradict each other outright.
fn is_about_the_same(a: &Predicate, b: &Predicate) -> bool {
    a.covers(b) || b.covers(a) || matches!((a, b), (Predicate::Exists(_), Predicate::Exists(_)))
}

/// Returns the values that `anything-but` lists, as JSON, or `None` for its other forms.
fn listed(anything_but: &AnythingBut) -> Option<Vec<String>> {
    match anything_but {
        AnythingBut::Texts(texts) => Some(texts.iter().map(|text| quote(text)).collect()),
        AnythingBut::Numbers(numbers) => {
            Some(numbers.iter().map(|number| number.text().to_owned()).collect())
        }
        _ => None,
    }
}

/// Returns the condition in a matcher's text.
fn predicate_of(matcher: &str) -> Option<Predicate> {
    let parsed = pattern::parse(&ObjectWriter::default().list("field", [matcher]).close());
    parsed.pattern.leaves.first()?.matchers.first().map(|matcher| matcher.predicate.clone())
}

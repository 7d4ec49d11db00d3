//! Taking a condition out, with everything that is empty without it.

use super::{Refusal, is_below, scalars};
use crate::json::{Kind, NodeId, Scalar, Value, indent_of, remove_entries};
use crate::pattern::Parsed;
use crate::text::{Edit, Span, apply};

/// Takes out what the pattern says of the field under these keys.
pub(super) fn remove(parsed: &Parsed, keys: &[String], value: Value) -> Result<Vec<Edit>, Refusal> {
    let Some(root) = parsed.document.root() else { return Err(Refusal::NotNamed) };
    let removal = Removal { parsed, path: keys.join("."), values: scalars(value) };
    match removal.object(root, "") {
        Fate::Same => Err(Refusal::NotNamed),
        Fate::Changed(edits) => Ok(edits),
        Fate::Gone => Ok(vec![Edit::replace(root.span(), "{}")]),
    }
}

/// The fate of a part of the pattern.
enum Fate {
    Same,
    Changed(Vec<Edit>),
    Gone,
}

struct Removal<'p> {
    parsed: &'p Parsed,
    path: String,
    values: Vec<Scalar<'p>>,
}

impl Removal<'_> {
    fn object(&self, object: Value, path: &str) -> Fate {
        let mut edits = Vec::new();
        let mut gone = Vec::new();
        for member in object.children() {
            match self.member(member, path) {
                Fate::Same => {}
                Fate::Changed(inside) => edits.extend(inside),
                Fate::Gone => gone.push(member.id()),
            }
        }
        fate(object, &gone, edits)
    }

    fn member(&self, member: Value, path: &str) -> Fate {
        let Some(key) = member.key() else { return Fate::Same };
        if key == "$or" {
            return self.or(member, path);
        }
        let path = if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") };
        match member.kind() {
            Kind::Object => self.object(member, &path),
            Kind::Array if path == self.path => self.leaf(member),
            Kind::Array if self.values.is_empty() && is_below(&path, &self.path) => Fate::Gone,
            _ => Fate::Same,
        }
    }

    /// Takes out the matchers that accept the value; all of them if none does.
    fn leaf(&self, array: Value) -> Fate {
        let leaf = self.parsed.pattern.leaves.iter().find(|leaf| leaf.span == array.span());
        let accepts = |element: &Value| {
            let matcher =
                leaf.and_then(|leaf| leaf.matchers.iter().find(|matcher| matcher.span == element.span()));
            matcher.is_some_and(|matcher| self.values.iter().any(|value| matcher.predicate.accepts(value)))
        };
        let accepting: Vec<NodeId> = array.children().filter(accepts).map(Value::id).collect();
        if accepting.is_empty() { Fate::Gone } else { fate(array, &accepting, Vec::new()) }
    }

    fn or(&self, array: Value, path: &str) -> Fate {
        let mut edits = Vec::new();
        let mut gone = Vec::new();
        let mut kept = Vec::new();
        for branch in array.children() {
            match self.object(branch, path) {
                Fate::Same => kept.push((branch, Vec::new())),
                Fate::Changed(inside) => {
                    edits.extend(inside.iter().cloned());
                    kept.push((branch, inside));
                }
                Fate::Gone => gone.push(branch.id()),
            }
        }
        match kept.as_slice() {
            [(branch, inside)] if !gone.is_empty() => Fate::Changed(vec![unwrapped(array, *branch, inside)]),
            _ => fate(array, &gone, edits),
        }
    }
}

/// Returns the fate of a container when some of its entries go.
fn fate(container: Value, gone: &[NodeId], mut edits: Vec<Edit>) -> Fate {
    if !gone.is_empty() && gone.len() == container.children().count() {
        return Fate::Gone;
    }
    edits.extend(remove_entries(container, gone));
    if edits.is_empty() { Fate::Same } else { Fate::Changed(edits) }
}

/// `$or` with one branch left is that branch: its members take the place of the whole.
fn unwrapped(array: Value, branch: Value, edits: &[Edit]) -> Edit {
    let text = array.document().text();
    let span = branch.span();
    let shifted = |edit: &Edit| {
        let Span { start, end } = edit.span;
        Edit::replace(Span { start: start - span.start, end: end - span.start }, edit.text.as_str())
    };
    let edits: Vec<Edit> = edits.iter().map(shifted).collect();
    let members = apply(span.of(text), &edits);
    let members =
        members.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(&members).trim();
    let start = array.key_span().unwrap_or(array.span()).start;
    let (inner, outer) = (branch.children().next().map(indent_of), indent_of(array));
    let lines: Vec<String> = members
        .lines()
        .enumerate()
        .map(|(number, line)| match inner.as_ref().and_then(|inner| line.strip_prefix(inner.as_str())) {
            Some(rest) if number > 0 => format!("{outer}{rest}"),
            _ => line.to_owned(),
        })
        .collect();
    Edit::replace(
        Span { start, end: array.span().end },
        lines.join(if text.contains("\r\n") { "\r\n" } else { "\n" }),
    )
}

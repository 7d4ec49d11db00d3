//! A pattern by pointing: from a value of an event to edits of the pattern's text.
//!
//! [`point`] adds a condition on the value's field, changes the one that is there, or takes it out.
//! The text keeps its layout. If the pattern matched the event, it still does after a wish that
//! takes the value in; two values from different elements of one array are the exception, since
//! EventBridge wants them in the same element.
//!
//! ```
//! use eventbridge_playground::condition_edits::{EditIntent, point};
//! use eventbridge_playground::text::apply;
//! use eventbridge_playground::{json, pattern};
//!
//! let text = r#"{"source": ["shop"]}"#;
//! let event = json::parse(r#"{"source": "web"}"#);
//! let web = event.root().unwrap().get("source").unwrap();
//! let edits = point(&pattern::parse(text), &event, web.id(), EditIntent::Exact).unwrap();
//! assert_eq!(apply(text, &edits), r#"{"source": ["shop", "web"]}"#);
//! ```

mod add;
mod draft;
mod messages;
mod remove;
#[cfg(test)]
mod tests;

use crate::json::{self, Document, Kind, Layout, NodeId, Scalar, Value};
use crate::pattern::{LeafId, Parsed};
use crate::text::{Edit, Span, apply};
use draft::Draft;

/// A wish for what the pattern should say of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EditIntent {
    /// This value; for a list, any of its values.
    Exact,
    /// Strings that begin like this one, up to a byte offset of the event's text.
    PrefixUpTo(u32),
    /// Strings that end like this one, from a byte offset of the event's text.
    SuffixFrom(u32),
    /// Strings that contain what lies between two byte offsets of the event's text.
    Contains(u32, u32),
    /// This string in upper or lower case.
    IgnoreCase,
    /// Any value.
    Exists,
    /// No value. Beside other matchers of the field: also no value.
    Absent,
    /// Numbers from this one on; with [`EditIntent::AtMost`] a range.
    AtLeast,
    /// Numbers up to this one; with [`EditIntent::AtLeast`] a range.
    AtMost,
    /// Any value but this.
    NotThis,
    /// No condition: the one on the field goes. Of several matchers only those that accept the value go; for
    /// an object, all conditions on the fields in it.
    Remove,
}

/// A pattern to begin with: it matches events with the source and the detail type of this one. Returns `None` for an
/// event that has neither.
///
/// ```
/// use eventbridge_playground::{condition_edits, json};
///
/// let event = json::parse(r#"{"source": "shop", "detail-type": "Sold", "detail": {"n": 1}}"#);
/// let pattern = condition_edits::pattern_of(&event).unwrap();
/// assert!(pattern.contains(r#""source": ["shop"]"#) && pattern.contains(r#""detail-type": ["Sold"]"#));
/// ```
pub fn pattern_of(event: &Document) -> Option<String> {
    let mut text = String::new();
    for name in ["source", "detail-type"] {
        let value = event.root().and_then(|root| root.get(name));
        let edits =
            value.map(|value| point(&crate::pattern::parse(&text), event, value.id(), EditIntent::Exact));
        if let Some(Ok(edits)) = edits {
            text = apply(&text, &edits);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Why a wish cannot be granted; its words come with `Display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The pattern's text must be valid JSON and an object, or empty.
    PatternUnreadable,
    /// The place is no field of the event.
    NoField,
    /// A field named `$or` cannot be asked for.
    FieldNamedOr,
    /// The field holds no value, only an object or an empty list.
    NoValue,
    /// Only a string has parts, or letters.
    NotAString,
    /// The part of the string is empty.
    NothingBefore,
    /// The string has no letter that another case would change.
    NoCase,
    /// Only a number lies in a range.
    NotANumber,
    /// The number has no exact form as a double.
    NotComparable,
    /// `anything-but` takes no null, and no list with values of several types.
    NotExcludable,
    /// The field has a matcher to which "but not this" cannot be added.
    NoAnd,
    /// The pattern has no condition on the field.
    NotNamed,
}

/// Returns the edits of the pattern's text that grant a wish for a value of an event. None if the pattern
/// says so already.
///
/// # Errors
/// If it cannot be granted.
pub fn point(
    parsed: &Parsed,
    event: &Document,
    node: NodeId,
    intent: EditIntent,
) -> Result<Vec<Edit>, Refusal> {
    let value = event.value(node);
    let keys = value.keys();
    if keys.is_empty() || value.kind() == Kind::Invalid {
        return Err(Refusal::NoField);
    }
    if keys.iter().any(|key| key == "$or") {
        return Err(Refusal::FieldNamedOr);
    }
    let document = &parsed.document;
    let is_empty = document.text().trim().is_empty();
    let readable = document.problems().iter().all(json::Problem::is_ignored_by_aws);
    let root = document.root().filter(|root| readable && root.kind() == Kind::Object);
    match root {
        Some(_) if intent == EditIntent::Remove => remove::remove(parsed, &keys, value),
        Some(root) => add::add(parsed, root, &keys, value, intent),
        None if is_empty && intent == EditIntent::Remove => Err(Refusal::NotNamed),
        None if is_empty => {
            let start = json::parse("{}");
            let draft = Draft::of(value, intent)?;
            let root = start.root().ok_or(Refusal::PatternUnreadable)?;
            let fresh = add::insert(&start, root, &keys, &draft);
            Ok(vec![Edit::replace(Span::new(0, document.text().len()), fresh.text)])
        }
        None => Err(Refusal::PatternUnreadable),
    }
}

/// Returns the intents that make sense for a value. For a string, the selection in the event's text decides
/// the part: its beginning, its end, or a part within; without a selection, the cursor divides beginning and
/// end.
pub fn intents(event: &Document, node: NodeId, selected: Span) -> Vec<EditIntent> {
    let value = event.value(node);
    if value.keys().is_empty() {
        return Vec::new();
    }
    let Span { start, end } = selected;
    let is_part = |intent: EditIntent| Draft::of(value, intent).is_ok();
    let is_prefix = start == end || value.str_before(start).is_some_and(|before| before.is_empty());
    let is_suffix = start == end || !is_part(EditIntent::SuffixFrom(end));
    let parts = match (is_prefix, is_suffix) {
        (true, true) => vec![EditIntent::PrefixUpTo(end), EditIntent::SuffixFrom(start)],
        (true, false) => vec![EditIntent::PrefixUpTo(end)],
        (false, true) => vec![EditIntent::SuffixFrom(start)],
        (false, false) => vec![EditIntent::Contains(start, end)],
    };
    let others = [
        EditIntent::IgnoreCase,
        EditIntent::AtLeast,
        EditIntent::AtMost,
        EditIntent::Exists,
        EditIntent::NotThis,
        EditIntent::Absent,
    ];
    std::iter::once(EditIntent::Exact).chain(parts).chain(others).filter(|&intent| is_part(intent)).collect()
}

/// Returns the matchers that an intent writes for a value, as JSON: a preview. Empty where it writes none.
pub fn preview(event: &Document, node: NodeId, intent: EditIntent) -> String {
    if intent == EditIntent::Remove {
        return String::new();
    }
    let layout = Layout::of(&json::parse("{}"));
    Draft::of(event.value(node), intent)
        .map_or_else(|_| String::new(), |draft| draft.matchers(&layout).join(", "))
}

/// Returns the leaves of a pattern that look at the field of a value; for an object, at the fields in it.
pub fn conditions_on(parsed: &Parsed, event: &Document, node: NodeId) -> Vec<LeafId> {
    let value = event.value(node);
    let path = value.keys().join(".");
    let asked = |leaf: &str| leaf == path || scalars(value).is_empty() && is_below(leaf, &path);
    parsed.pattern.leaves().filter(|(_, leaf)| asked(&leaf.path)).map(|(id, _)| id).collect()
}

/// Returns whether one path leads to a field within the other's.
fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

/// Returns the values that a matcher would see at a field: itself, or what a list holds.
fn scalars(value: Value) -> Vec<Scalar> {
    match value.kind() {
        Kind::Array => value.children().flat_map(scalars).collect(),
        _ => Scalar::of(value).map(as_compared).into_iter().collect(),
    }
}

/// Returns the scalar as a pattern has to write it: a number with more digits than its double keeps would
/// match nothing.
fn as_compared(scalar: Scalar) -> Scalar {
    match scalar {
        Scalar::Number(number) => Scalar::Number(draft::as_compared(number)),
        other => other,
    }
}

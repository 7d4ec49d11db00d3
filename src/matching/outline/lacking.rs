//! Elements of an array that lack the field of a condition.

use crate::json::{Document, Kind, NodeId, Value};

/// Elements of an array that lack a field that others have. They cannot meet a condition on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The path of the array from the top of the event.
    pub array: String,
    /// The names that lead from an element to the field, joined with dots.
    pub field: String,
    /// The indices of the first few elements without it.
    pub elements: Vec<usize>,
    /// How many more there are.
    pub more: usize,
}

/// The most elements that are listed; more are only counted.
const MAX_LISTED: usize = 3;

/// The most elements of an array that are looked at.
const MAX_ELEMENTS: usize = 1_000;

/// Returns the elements that lack a field with these values, which are in the order of the event. Of nested
/// arrays it looks at the outermost.
pub(super) fn lacking(event: &Document, values: &[NodeId]) -> Option<Lacking> {
    let first = event.value(*values.first()?);
    let array = outermost_array(first)?;
    let has = |element: &Value| {
        let from = values.partition_point(|id| *id < element.id());
        values.get(from).is_some_and(|id| *id < element.end())
    };
    let elements = array.children().take(MAX_ELEMENTS).enumerate();
    let without: Vec<usize> = elements
        .filter(|(_, element)| element.kind() == Kind::Object && !has(element))
        .map(|(index, _)| index)
        .collect();
    if without.is_empty() {
        return None;
    }
    let names = first.keys();
    let field = names.get(array.keys().len()..)?.join(".");
    let more = without.len().saturating_sub(MAX_LISTED);
    let elements = without.into_iter().take(MAX_LISTED).collect();
    Some(Lacking { array: array.path(), field, elements, more })
}

/// Returns the outermost array of objects around a value.
fn outermost_array(value: Value) -> Option<Value> {
    let above = std::iter::successors(Some(value), |at| at.parent());
    let inside_objects = above.zip(std::iter::successors(value.parent(), |at| at.parent()));
    inside_objects
        .filter(|(inner, outer)| outer.kind() == Kind::Array && inner.kind() == Kind::Object)
        .map(|(_, array)| array)
        .last()
}

#[cfg(test)]
mod tests {
    use crate::matching::{PatternMatcher, outline};
    use crate::{json, pattern};

    #[test]
    fn elements_without_the_field_are_found() {
        let cases = [
            (r#"{"c":[{"x":0},{"y":1}]}"#, Some("c [1] +0 x")),
            (r#"{"c":[{"y":1},{"x":0},{},{"y":1},{"y":2}]}"#, Some("c [0, 2, 3] +1 x")),
            (r#"{"c":[{"x":0},{"x":0}]}"#, None),
            (r#"{"c":[{"x":0},5]}"#, None),
            (r#"{"c":{"x":0}}"#, None),
            (r#"{"c":{"x":[0,0]}}"#, None),
            (r#"{"c":[{"x":[0]},{"x":[]}]}"#, Some("c [1] +0 x")),
        ];
        for (event, expected) in cases {
            let event = json::parse(event);
            let parsed = pattern::parse(r#"{"c":{"x":[{"anything-but":[0]}]}}"#);
            let lines = outline(&PatternMatcher::new(parsed).explain(&event), &event);
            let found = lines.iter().find_map(|line| line.lacking.clone());
            let told = found.map(|it| format!("{} {:?} +{} {}", it.array, it.elements, it.more, it.field));
            assert_eq!(told.as_deref(), expected, "{}", event.text());
        }
    }
}

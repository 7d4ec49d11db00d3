//! JSON paths as targets use them: `$.detail.items[0].sku`.
//!
//! EventBridge takes a small part of JSONPath: dots, names, indices and `[*]`; see "Input transformation" in
//! the User Guide. Unlike that page says, PutTargets was seen to refuse a path that it does not understand
//! (stackd's and cdk-preflight's captures, September 2026); here such a path finds nothing.

use super::problem::{Problem, ProblemKind};
use crate::json::{self, Kind, Value};
use crate::text::Span;
use std::borrow::Cow;

/// The most characters of a path.
pub const MAX_PATH: usize = 256;

/// A path that has been parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
    Every,
}

/// What a path finds in an event.
#[derive(Clone)]
pub enum Found<'d> {
    /// No value.
    Nothing,
    /// One value.
    One(Value<'d>),
    /// The values that `[*]` matches, in order.
    Many(Vec<Value<'d>>),
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// If EventBridge would not understand it, with the place in the text.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let problem = |kind, start, end| Problem { kind, span: Span::new(start, end) };
        let mut rest = text
            .strip_prefix('$')
            .ok_or_else(|| problem(ProblemKind::PathWithoutDollar, 0, text.len().min(1)))?;
        let mut steps = Vec::new();
        while let Some(first) = rest.chars().next() {
            let at = text.len() - rest.len();
            let (step, after) = match first {
                '.' => read_key(&rest[1..]),
                '[' => read_index(&rest[1..]),
                _ => None,
            }
            .ok_or_else(|| problem(ProblemKind::PathStep, at, text.len()))?;
            steps.push(step);
            rest = after;
        }
        Ok(Self { steps })
    }

    /// Returns what the path finds in an event.
    pub fn find<'d>(&self, event: Value<'d>) -> Found<'d> {
        let mut found = vec![event];
        for step in &self.steps {
            found = match step {
                Step::Key(key) => found.iter().filter_map(|value| value.get(key)).collect(),
                Step::Index(index) => found.iter().filter_map(|value| element(*value, *index)).collect(),
                Step::Every => found
                    .iter()
                    .filter(|value| value.kind() == Kind::Array)
                    .flat_map(|value| value.children())
                    .collect(),
            };
        }
        let is_many = self.steps.contains(&Step::Every);
        match (found.as_slice(), is_many) {
            ([], _) => Found::Nothing,
            (&[only], false) => Found::One(only),
            _ => Found::Many(found),
        }
    }
}

fn element(value: Value, index: usize) -> Option<Value> {
    (value.kind() == Kind::Array).then(|| value.children().nth(index))?
}

fn read_key(text: &str) -> Option<(Step, &str)> {
    let end = text.find(|c: char| !is_part_of_name(c)).unwrap_or(text.len());
    (end > 0).then(|| (Step::Key(text[..end].to_owned()), &text[end..]))
}

/// Returns whether a key with this character can be named in a path.
fn is_part_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/')
}

fn read_index(text: &str) -> Option<(Step, &str)> {
    let (index, rest) = text.split_once(']')?;
    if index == "*" {
        return Some((Step::Every, rest));
    }
    let is_number = index.bytes().all(|b| b.is_ascii_digit());
    Some((Step::Index(index.parse().ok().filter(|_| is_number)?), rest))
}

impl<'d> Found<'d> {
    /// Returns the value as compact JSON, or `None` if nothing was found.
    pub fn to_json(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::One(value) => Some(json::compact(*value)),
            Self::Many(values) => Some(json::list(values.iter().map(|value| json::compact(*value)))),
        }
    }

    /// Returns the value as it is sent, or as it becomes a key: compact JSON, and `{}` where nothing or null
    /// was found.
    pub fn to_sent_json(&self) -> String {
        match self {
            Self::One(value) if value.kind() == Kind::Null => "{}".to_owned(),
            found => found.to_json().unwrap_or_else(|| "{}".to_owned()),
        }
    }

    /// Returns the value if it is a string, else `None`.
    pub fn as_str(&self) -> Option<Cow<'d, str>> {
        match self {
            Self::One(value) => value.as_str(),
            _ => None,
        }
    }
}

/// Returns the value of a setting: the string at its path in the event if the whole of it is a path, else the
/// setting itself. `None` if its path finds no string.
pub fn dynamic<'d>(setting: &'d str, event: Value<'d>) -> Option<Cow<'d, str>> {
    if !setting.starts_with("$.") {
        return Some(Cow::Borrowed(setting));
    }
    let found = Path::parse(setting).ok()?.find(event);
    found.as_str().or_else(|| found.to_json().map(Cow::Owned))
}

/// Returns paths into an event for the user to choose from, in the event's order: those that a path can name,
/// and at most `limit`.
pub fn suggest(event: Value, limit: usize) -> Vec<String> {
    let mut paths = Vec::new();
    // A stack instead of recursion: events are as deep as their sender likes.
    let mut open = vec![("$".to_owned(), 0, event.children())];
    while let Some((path, index, children)) = open.last_mut() {
        let Some(child) = children.next().filter(|_| paths.len() < limit) else {
            open.pop();
            continue;
        };
        let step = match child.key() {
            Some(key) if key.is_empty() || !key.chars().all(is_part_of_name) => continue,
            Some(key) => format!(".{key}"),
            None => format!("[{index}]"),
        };
        *index += 1;
        let path = format!("{path}{step}");
        paths.push(path.clone());
        open.push((path, 0, child.children()));
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str =
        r#"{"detail-type":"T","detail":{"a b":1,"items":[{"sku":"x"},{"sku":"y","n":null}],"none":[]}}"#;

    #[test]
    fn paths_find_values() {
        let document = json::parse(EVENT);
        let cases = [
            ("$", Some(EVENT)),
            ("$.detail-type", Some("\"T\"")),
            ("$.detail.items[1].sku", Some("\"y\"")),
            ("$.detail.items[1].n", Some("null")),
            ("$.detail.items[2]", None),
            ("$.detail.items[*].sku", Some("[\"x\",\"y\"]")),
            ("$.detail.items[*].n", Some("[null]")),
            ("$.detail.none[*]", None),
            ("$.detail.items.sku", None),
            ("$.detail[0]", None),
            ("$.detail.none", Some("[]")),
            ("$.nope", None),
        ];
        for (path, expected) in cases {
            let found = Path::parse(path).unwrap().find(document.root().unwrap()).to_json();
            assert_eq!(found.as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn what_is_no_path_is_shown_where() {
        let cases = [
            ("", 0, 0),
            ("detail", 0, 1),
            ("$detail", 1, 7),
            ("$.", 1, 2),
            ("$..sku", 1, 6),
            ("$.detail['a b']", 8, 15),
            ("$.detail.items[-1]", 14, 18),
            ("$.detail.items[0:2]", 14, 19),
            ("$.detail.items[+1]", 14, 18),
            ("$.detail.items[?(@.n)]", 14, 22),
            ("$.detail.items[99999999999999999999]", 14, 36),
            ("$.detail.€", 8, 12),
        ];
        for (path, start, end) in cases {
            assert_eq!(Path::parse(path).unwrap_err().span, Span::new(start, end), "{path}");
        }
    }

    #[test]
    fn suggestions_can_all_be_found() {
        let document = json::parse(EVENT);
        let root = document.root().unwrap();
        let paths = suggest(root, 100);
        assert_eq!(
            paths,
            [
                "$.detail-type",
                "$.detail",
                "$.detail.items",
                "$.detail.items[0]",
                "$.detail.items[0].sku",
                "$.detail.items[1]",
                "$.detail.items[1].sku",
                "$.detail.items[1].n",
                "$.detail.none"
            ]
        );
        for path in &paths {
            assert!(matches!(Path::parse(path).unwrap().find(root), Found::One(_)), "{path}");
        }
        assert_eq!(suggest(root, 2).len(), 2);
    }

    #[test]
    fn a_setting_may_be_a_path() {
        let document = json::parse(EVENT);
        let root = document.root().unwrap();
        assert_eq!(dynamic("orders", root).as_deref(), Some("orders"));
        assert_eq!(dynamic("$.detail-type", root).as_deref(), Some("T"));
        assert_eq!(dynamic("$.detail.none", root).as_deref(), Some("[]"));
        assert_eq!(dynamic("$.nope", root), None);
        assert_eq!(dynamic("$5", root).as_deref(), Some("$5"));
    }
}

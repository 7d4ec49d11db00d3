//! Changing a JSON text in place: entries put in and taken out, its layout kept.

use super::{Document, Kind, NodeId, Value, quote};
use crate::text::{Edit, Span};

/// How a text is laid out: what new entries in it should look like.
#[derive(Clone, Debug)]
pub struct Layout {
    /// One level of indentation.
    unit: String,
    line_break: &'static str,
    /// Whether a space follows colons and commas.
    spaced: bool,
    /// Whether the outermost value spreads over lines.
    lines: bool,
}

impl Layout {
    /// Looks at a text. An empty one is given two spaces a level.
    pub fn of(document: &Document) -> Self {
        let text = document.text();
        let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let root = document.root();
        let Some(first) = root.and_then(|root| root.children().next()) else {
            return Self { unit: "  ".to_owned(), line_break, spaced: true, lines: true };
        };
        let gap = first.key_span().map_or(" ", |key| &text[key.end as usize..first.span().start as usize]);
        let lines = root.is_some_and(is_spread);
        let unit = if lines { first_unit(root) } else { None };
        let unit = unit.unwrap_or_else(|| "  ".to_owned());
        Self { unit, line_break, spaced: gap.ends_with(char::is_whitespace), lines }
    }

    /// Returns an operator with its operand, both as JSON: `{ "prefix": "x" }`.
    pub fn operator(&self, name: &str, operand: &str) -> String {
        if self.spaced { format!("{{ \"{name}\": {operand} }}") } else { format!("{{\"{name}\":{operand}}}") }
    }

    /// Values, as JSON, in a list on one line.
    pub fn list(&self, values: &[String]) -> String {
        format!("[{}]", values.join(self.comma()))
    }

    /// Puts a member into an object: behind its last, or in front of `before`. With more than one
    /// key the value lies in objects of its own: `"a": {"b": value}`.
    pub fn insert_member(&self, object: Value, before: Option<Value>, keys: &[String], value: &str) -> Edit {
        let Some(last) = object.children().last() else {
            let lines = object.parent().map_or(self.lines, is_spread);
            return Edit::replace(object.span(), self.object(keys, value, lines, &indent_of(object)));
        };
        let lines = is_spread(object);
        let indent = object.children().next().map(indent_of).unwrap_or_default();
        let member = self.member(keys, value, lines, &indent);
        let comma = self.separator(lines, &indent);
        match before {
            Some(before) => Edit::insert(start(before), member + &comma),
            None => Edit::insert(last.span().end, comma + &member),
        }
    }

    /// Puts an element behind the last of an array.
    pub fn append_element(&self, array: Value, element: &str) -> Edit {
        let Some(last) = array.children().last() else {
            return Edit::replace(array.span(), format!("[{element}]"));
        };
        let lines = is_spread(array);
        let indent = array.children().next().map(indent_of).unwrap_or_default();
        Edit::insert(last.span().end, self.separator(lines, &indent) + element)
    }

    /// Returns an object that holds the value under the keys, the outermost first.
    fn object(&self, keys: &[String], value: &str, lines: bool, indent: &str) -> String {
        if lines {
            let inner = format!("{indent}{}", self.unit);
            let member = self.member(keys, value, lines, &inner);
            format!("{{{0}{inner}{member}{0}{indent}}}", self.line_break)
        } else {
            format!("{{{}}}", self.member(keys, value, lines, indent))
        }
    }

    fn member(&self, keys: &[String], value: &str, lines: bool, indent: &str) -> String {
        let Some((key, rest)) = keys.split_first() else { return value.to_owned() };
        let value = if rest.is_empty() { value.to_owned() } else { self.object(rest, value, lines, indent) };
        format!("{}:{}{value}", quote(key), if self.spaced { " " } else { "" })
    }

    fn separator(&self, lines: bool, indent: &str) -> String {
        if lines { format!(",{}{indent}", self.line_break) } else { self.comma().to_owned() }
    }

    /// Returns the text between two entries of one line.
    pub fn comma(&self) -> &'static str {
        if self.spaced { ", " } else { "," }
    }
}

/// Takes entries out of their object or array, which is left empty if they are all it holds.
pub fn remove_entries(container: Value, removed: &[NodeId]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut kept_before: Option<Value> = None;
    let mut run: Option<(Value, Value)> = None;
    for entry in container.children() {
        if removed.contains(&entry.id()) {
            run = Some((run.map_or(entry, |(first, _)| first), entry));
            continue;
        }
        if let Some((first, _)) = run.take() {
            edits.push(Edit::remove(Span { start: start(first), end: start(entry) }));
        }
        kept_before = Some(entry);
    }
    if let Some((first, last)) = run {
        let from = kept_before.map_or(start(first), |kept| kept.span().end);
        edits.push(Edit::remove(Span { start: from, end: last.span().end }));
    }
    if kept_before.is_none() && !edits.is_empty() {
        let empty = if container.kind() == Kind::Object { "{}" } else { "[]" };
        return vec![Edit::replace(container.span(), empty)];
    }
    edits
}

/// Returns where an entry begins: at its key, if it has one.
fn start(entry: Value) -> u32 {
    entry.key_span().unwrap_or(entry.span()).start
}

/// Returns whether the entries of a container are on lines of their own.
fn is_spread(container: Value) -> bool {
    let inside = container.children().next().map_or(container.span().end, start);
    let between = Span { start: container.span().start, end: inside };
    between.of(container.document().text()).contains('\n')
}

/// Returns the white space in front of the line on which an entry begins.
pub fn indent_of(entry: Value) -> String {
    let before = &entry.document().text()[..start(entry) as usize];
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

/// Returns the indentation of a container's entries beyond its own.
fn first_unit(root: Option<Value>) -> Option<String> {
    let root = root?;
    let inner = indent_of(root.children().next()?);
    inner.strip_prefix(&indent_of(root)).filter(|unit| !unit.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::text::apply;

    #[track_caller]
    fn check_insert(text: &str, at: &str, keys: &[&str], expected: &str) {
        let document = parse(text);
        let object = at
            .split('.')
            .filter(|key| !key.is_empty())
            .fold(document.root().unwrap(), |value, key| value.get(key).unwrap());
        let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
        let edit = Layout::of(&document).insert_member(object, None, &keys, "[1]");
        assert_eq!(apply(text, &[edit]), expected);
    }

    #[test]
    fn a_member_comes_in_the_layout_of_its_object() {
        check_insert("{}", "", &["a"], "{\n  \"a\": [1]\n}");
        check_insert("{}", "", &["a", "b"], "{\n  \"a\": {\n    \"b\": [1]\n  }\n}");
        check_insert(r#"{"x":[2]}"#, "", &["a", "b"], r#"{"x":[2],"a":{"b":[1]}}"#);
        check_insert(r#"{"x": [2]}"#, "", &["a"], r#"{"x": [2], "a": [1]}"#);
        check_insert(
            "{\n\t\"x\": [2]\n}",
            "",
            &["a", "b"],
            "{\n\t\"x\": [2],\n\t\"a\": {\n\t\t\"b\": [1]\n\t}\n}",
        );
        check_insert("{\r\n \"x\": {}\r\n}", "x", &["a"], "{\r\n \"x\": {\r\n  \"a\": [1]\r\n }\r\n}");
        check_insert(
            "{\n    \"x\": {\n        \"y\": 1\n    }\n}\n",
            "x",
            &["a"],
            "{\n    \"x\": {\n        \"y\": 1,\n        \"a\": [1]\n    }\n}\n",
        );
        check_insert("{\n  \"x\": {\"y\": 1}\n}", "x", &["a"], "{\n  \"x\": {\"y\": 1, \"a\": [1]}\n}");
    }

    #[test]
    fn a_member_can_come_first() {
        let text = "{\n  \"x\": 1\n}";
        let document = parse(text);
        let root = document.root().unwrap();
        let edit = Layout::of(&document).insert_member(root, root.get("x"), &["a".to_owned()], "2");
        assert_eq!(apply(text, &[edit]), "{\n  \"a\": 2,\n  \"x\": 1\n}");
    }

    #[track_caller]
    fn check_append(text: &str, expected: &str) {
        let document = parse(text);
        let edit = Layout::of(&document).append_element(document.root().unwrap().get("a").unwrap(), "9");
        assert_eq!(apply(text, &[edit]), expected);
    }

    #[test]
    fn an_element_comes_in_the_layout_of_its_array() {
        check_append(r#"{"a":[]}"#, r#"{"a":[9]}"#);
        check_append(r#"{"a":[1]}"#, r#"{"a":[1,9]}"#);
        check_append(r#"{"a": [ 1 ]}"#, r#"{"a": [ 1, 9 ]}"#);
        check_append("{\"a\": [\n  1\n]}", "{\"a\": [\n  1,\n  9\n]}");
    }

    #[track_caller]
    fn check_remove(text: &str, indices: &[usize], expected: &str) {
        let document = parse(text);
        let root = document.root().unwrap();
        let ids: Vec<NodeId> = root.children().map(Value::id).collect();
        let removed: Vec<NodeId> = indices.iter().map(|&index| ids[index]).collect();
        assert_eq!(apply(text, &remove_entries(root, &removed)), expected);
    }

    #[test]
    fn entries_go_with_their_commas() {
        check_remove("[1, 2, 3]", &[0], "[2, 3]");
        check_remove("[1, 2, 3]", &[1], "[1, 3]");
        check_remove("[1, 2, 3]", &[2], "[1, 2]");
        check_remove("[1, 2, 3]", &[0, 2], "[2]");
        check_remove("[1, 2, 3]", &[1, 2], "[1]");
        check_remove("[1, 2, 3]", &[0, 1, 2], "[]");
        check_remove("{ \"a\": 1 }", &[0], "{}");
        check_remove("{\n  \"a\": 1,\n  \"b\": 2\n}", &[1], "{\n  \"a\": 1\n}");
    }
}

//! Writing new JSON member by member.

use super::quote;
use std::fmt::Display;
use std::mem;

/// An object that is being written. Members are written in the order in which they are added; a key that is
/// added twice is written twice.
///
/// ```
/// use eventbridge_playground::json::ObjectWriter;
///
/// let mut event = ObjectWriter::default();
/// event.text("source", "shop").object("detail", ObjectWriter::default().number("count", 3_u32));
/// assert_eq!(event.close(), r#"{"source":"shop","detail":{"count":3}}"#);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ObjectWriter {
    /// The text so far, without the closing brace; empty before the first member.
    text: String,
    spacing: Spacing,
}

/// The white space between the tokens.
#[derive(Clone, Copy, Debug, Default)]
enum Spacing {
    /// Nothing.
    #[default]
    Compact,
    /// A space behind each colon and comma.
    Spaced,
    /// A line for each member, indented by this many levels of two spaces.
    Lines(usize),
}

/// An integer of Rust.
pub trait Integer: Copy + Display {}

impl Integer for u16 {}
impl Integer for u32 {}
impl Integer for u64 {}
impl Integer for usize {}
impl Integer for i64 {}

impl ObjectWriter {
    /// Returns a writer that puts a space behind each colon and comma, as Python's `json.dumps` does.
    pub fn spaced() -> Self {
        Self { text: String::new(), spacing: Spacing::Spaced }
    }

    /// Returns a writer that gives each member a line, indented by `depth` levels of two spaces.
    pub fn indented(depth: usize) -> Self {
        Self { text: String::new(), spacing: Spacing::Lines(depth) }
    }

    /// Adds a member whose value is JSON already.
    pub fn json(&mut self, key: &str, value: &str) -> &mut Self {
        self.key(key);
        self.text.push_str(value);
        self
    }

    /// Adds a member that is a string.
    pub fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.json(key, &quote(value))
    }

    /// Adds a member that is a number.
    pub fn number(&mut self, key: &str, value: impl Integer) -> &mut Self {
        self.json(key, &value.to_string())
    }

    /// Adds a member that is `true` or `false`.
    pub fn boolean(&mut self, key: &str, value: bool) -> &mut Self {
        self.json(key, if value { "true" } else { "false" })
    }

    /// Adds a member that is an object.
    pub fn object(&mut self, key: &str, value: &Self) -> &mut Self {
        self.key(key);
        self.text.push_str(&value.text);
        close_brace(&mut self.text, value.spacing, value.is_empty());
        self
    }

    /// Adds a member that is a list of values that are JSON already.
    pub fn list<T: AsRef<str>>(&mut self, key: &str, values: impl IntoIterator<Item = T>) -> &mut Self {
        self.key(key);
        write_list(&mut self.text, self.spacing, values);
        self
    }

    /// Adds a member that is a list of strings.
    pub fn texts<T: AsRef<str>>(&mut self, key: &str, values: impl IntoIterator<Item = T>) -> &mut Self {
        self.list(key, values.into_iter().map(|value| quote(value.as_ref())))
    }

    /// Returns whether no member was added.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the object as JSON, and leaves the writer empty.
    pub fn close(&mut self) -> String {
        let mut text = mem::take(&mut self.text);
        let is_empty = text.is_empty();
        close_brace(&mut text, self.spacing, is_empty);
        text
    }

    /// Writes a key with the text before and after it.
    fn key(&mut self, key: &str) {
        self.text.push(if self.text.is_empty() { '{' } else { ',' });
        match self.spacing {
            Spacing::Compact => {}
            Spacing::Spaced if self.text.len() == 1 => {}
            Spacing::Spaced => self.text.push(' '),
            Spacing::Lines(depth) => break_line(&mut self.text, depth),
        }
        self.text.push_str(&quote(key));
        self.text.push_str(if matches!(self.spacing, Spacing::Compact) { ":" } else { ": " });
    }
}

/// Returns the list of values that are JSON already, without spaces.
pub fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    write_list(&mut text, Spacing::Compact, values);
    text
}

/// Returns the list of strings, without spaces.
pub fn texts<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    list(values.into_iter().map(|value| quote(value.as_ref())))
}

fn write_list<T: AsRef<str>>(out: &mut String, spacing: Spacing, values: impl IntoIterator<Item = T>) {
    let mut is_empty = true;
    out.push('[');
    for value in values {
        if !is_empty {
            out.push(',');
        }
        match spacing {
            Spacing::Spaced if !is_empty => out.push(' '),
            Spacing::Compact | Spacing::Spaced => {}
            Spacing::Lines(depth) => break_line(out, depth + 1),
        }
        out.push_str(value.as_ref());
        is_empty = false;
    }
    if let (Spacing::Lines(depth), false) = (spacing, is_empty) {
        break_line(out, depth);
    }
    out.push(']');
}

/// Writes the end of an object, and its beginning too if it has no member.
fn close_brace(out: &mut String, spacing: Spacing, is_empty: bool) {
    match spacing {
        _ if is_empty => out.push('{'),
        Spacing::Lines(depth) => break_line(out, depth.saturating_sub(1)),
        Spacing::Compact | Spacing::Spaced => {}
    }
    out.push('}');
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{parse, pretty};
    use proptest::prelude::*;

    fn write(mut object: ObjectWriter, mut inner: ObjectWriter, nothing: &ObjectWriter) -> String {
        object.text("a\"", "b\n").number("n", 7_u32).boolean("is", true).object("none", nothing);
        object.list("l", ["1", "[2]"]).texts("t", ["x", "\""]).texts("e", [""; 0]);
        object.object("o", inner.json("k", "null")).close()
    }

    #[test]
    fn objects_are_written_in_each_spacing() {
        let new = ObjectWriter::default;
        assert_eq!(
            write(new(), new(), &new()),
            r#"{"a\"":"b\n","n":7,"is":true,"none":{},"l":[1,[2]],"t":["x","\""],"e":[],"o":{"k":null}}"#
        );
        let spaced = ObjectWriter::spaced;
        assert_eq!(
            write(spaced(), spaced(), &spaced()),
            r#"{"a\"": "b\n", "n": 7, "is": true, "none": {}, "l": [1, [2]], "t": ["x", "\""], "e": [], "o": {"k": null}}"#
        );
        let text = write(ObjectWriter::indented(1), ObjectWriter::indented(2), &ObjectWriter::indented(2));
        assert_eq!(pretty(parse(&text).root().unwrap()).replace("[\n      2\n    ]", "[2]"), text);
    }

    #[test]
    fn a_closed_writer_begins_anew() {
        let mut object = ObjectWriter::default();
        assert_eq!(object.close(), "{}");
        assert!(!object.json("a", "1").is_empty());
        assert_eq!(object.close(), r#"{"a":1}"#);
        assert_eq!(object.json("b", "2").close(), r#"{"b":2}"#);
        assert_eq!(list([""; 0]), "[]");
        assert_eq!(texts(["a", "b"]), r#"["a","b"]"#);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(members in prop::collection::vec((".*", ".*"), 0..5)) {
            for mut object in [ObjectWriter::default(), ObjectWriter::spaced(), ObjectWriter::indented(3)] {
                for (key, value) in &members {
                    object.text(key, value);
                }
                let text = object.close();
                let document = parse(&text);
                prop_assert!(document.problems().is_empty());
                let read = document.root().unwrap().children();
                let read: Vec<_> = read.map(|it| (it.key().unwrap(), it.as_str().unwrap())).collect();
                let read: Vec<_> = read.iter().map(|(key, value)| (&**key, &**value)).collect();
                let wanted: Vec<_> = members.iter().map(|(key, value)| (&**key, &**value)).collect();
                prop_assert_eq!(read, wanted);
            }
        }
    }
}

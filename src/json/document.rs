//! The tree of a JSON text: nodes in reading order, each knowing its bytes.

use super::problem::Problem;
use super::{Number, string};
use crate::text::Span;
use std::borrow::Cow;

/// Names a value of one [`Document`]. Ids grow in reading order, and the values inside a container
/// have the ids directly after its own, so a whole subtree is one range of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// A number, kept as written.
    Number,
    /// A string.
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
    /// A value that is missing or could not be read; a [`Problem`] says why.
    Invalid,
}

impl Kind {
    /// Returns the word for it in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::True => "true",
            Self::False => "false",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Invalid => "unreadable value",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// For a container: whether its closing bracket was found.
    pub(super) closed: bool,
    /// Whether the string, or the key, holds escapes.
    pub(super) escaped: bool,
    pub(super) key_escaped: bool,
    pub(super) span: Span,
    /// The key with its quotes, for a member of an object.
    pub(super) key: Option<Span>,
    /// The id after the last one inside this value.
    pub(super) next: u32,
    pub(super) parent: Option<u32>,
}

/// A read JSON text: the text, what was understood of it, and what was wrong with it.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) text: Box<str>,
    pub(super) nodes: Vec<Node>,
    pub(super) roots: Vec<u32>,
    pub(super) problems: Vec<Problem>,
    pub(super) comments: Vec<Span>,
}

impl Document {
    /// Returns the text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the value, if there was any; the first where several follow one another.
    pub fn root(&self) -> Option<Value<'_>> {
        self.roots().next()
    }

    /// Returns all values at the top, in order. More than one only after [`super::parse_sequence`].
    pub fn roots(&self) -> impl Iterator<Item = Value<'_>> {
        self.roots.iter().map(|&id| self.value(NodeId(id)))
    }

    /// Returns the value with this id.
    ///
    /// # Panics
    /// If the id is another document's and too large for this one.
    pub fn value(&self, id: NodeId) -> Value<'_> {
        Value { document: self, id }
    }

    /// Returns the problems of the text, in reading order. Empty exactly when the text is valid JSON.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the comments between values, where [`super::parse_sequence`] allowed them.
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// Returns the innermost value at a byte offset; for a key, the value it belongs to.
    pub fn value_at(&self, offset: u32) -> Option<Value<'_>> {
        let covers = |node: &Node| {
            node.span.touches(offset)
                || node.key.is_some_and(|key| key.start <= offset && offset <= node.span.end)
        };
        let index = self.nodes.iter().rposition(covers)?;
        Some(self.value(NodeId(index as u32)))
    }
}

/// One value of a document.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    document: &'d Document,
    id: NodeId,
}

impl<'d> Value<'d> {
    fn node(self) -> &'d Node {
        &self.document.nodes[self.id.0 as usize]
    }

    /// Returns the document that it belongs to.
    pub fn document(self) -> &'d Document {
        self.document
    }

    /// Returns its id in the document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// Returns its kind.
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Returns where it is, quotes and brackets included.
    pub fn span(self) -> Span {
        self.node().span
    }

    /// Returns where its key is with the quotes, if it is a member of an object.
    pub fn key_span(self) -> Option<Span> {
        self.node().key
    }

    /// Returns its key, if it is a member of an object.
    pub fn key(self) -> Option<Cow<'d, str>> {
        let node = self.node();
        Some(string::decode(node.key?.of(&self.document.text), node.key_escaped))
    }

    /// Returns its text as written.
    pub fn source(self) -> &'d str {
        self.span().of(&self.document.text)
    }

    /// Returns the string, if it is one, with its escapes resolved. A lone surrogate reads as `?`, as in
    /// AWS's engine.
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        (self.kind() == Kind::String).then(|| string::decode(self.source(), self.node().escaped))
    }

    /// Returns the part of the string that is in front of a byte offset of the text, if it is a string. An
    /// escape that the offset cuts is left out.
    pub fn str_before(self, offset: u32) -> Option<String> {
        let token = (self.kind() == Kind::String).then(|| self.source())?;
        let within = offset.saturating_sub(self.span().start) as usize;
        Some(string::decode(string::cut(token, within), self.node().escaped).into_owned())
    }

    /// Returns the keys on the way from the top to it; elements of arrays have none. Joined with dots they
    /// are the path by which a pattern names it.
    pub fn keys(self) -> Vec<String> {
        let way = std::iter::successors(Some(self), |value| value.parent());
        let mut keys: Vec<String> = way.filter_map(|value| value.key().map(Cow::into_owned)).collect();
        keys.reverse();
        keys
    }

    /// Returns the number, if it is one.
    pub fn as_number(self) -> Option<Number<'d>> {
        (self.kind() == Kind::Number).then(|| Number::new(self.source()))
    }

    /// For an array or object: whether its closing bracket was found.
    pub fn is_closed(self) -> bool {
        self.node().closed
    }

    /// Returns the array or object that holds it.
    pub fn parent(self) -> Option<Value<'d>> {
        self.node().parent.map(|id| self.document.value(NodeId(id)))
    }

    /// Returns the id after the last value inside it: `id() .. end()` is its whole subtree.
    pub fn end(self) -> NodeId {
        NodeId(self.node().next)
    }

    /// Returns the id of the first value inside it, if there is one; equal to [`Self::end`] if not.
    pub fn inside(self) -> NodeId {
        NodeId(self.id.0 + 1)
    }

    /// Returns the members of an object or the elements of an array, in order; nothing for other values.
    pub fn children(self) -> Members<'d> {
        Members { document: self.document, next: self.id.0 + 1, end: self.node().next }
    }

    /// Returns the last member with this key, as a reader that keeps one value for a key would give it.
    pub fn get(self, key: &str) -> Option<Value<'d>> {
        if self.kind() != Kind::Object {
            return None;
        }
        self.children().filter(|member| member.key().is_some_and(|k| k == key)).last()
    }

    /// Returns the way from the top to it, for people: `detail.items[2].sku`. A key with a dot or another
    /// character that would mislead is quoted: `detail["a.b"]`.
    pub fn path(self) -> String {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(parent) = at.parent() {
            match at.key() {
                Some(key) if is_plain(&key) => steps.push(format!(".{key}")),
                Some(key) => steps.push(format!("[{}]", super::quote(&key))),
                None => {
                    let index = parent.children().take_while(|child| child.id < at.id).count();
                    steps.push(format!("[{index}]"));
                }
            }
            at = parent;
        }
        let path: String = steps.iter().rev().map(String::as_str).collect();
        path.strip_prefix('.').map(str::to_owned).unwrap_or(path)
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'))
}

/// The values directly inside a container, in order. Made by [`Value::children`].
#[derive(Clone)]
pub struct Members<'d> {
    document: &'d Document,
    next: u32,
    end: u32,
}

impl<'d> Iterator for Members<'d> {
    type Item = Value<'d>;

    fn next(&mut self) -> Option<Value<'d>> {
        if self.next >= self.end {
            return None;
        }
        let value = self.document.value(NodeId(self.next));
        self.next = value.node().next;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use crate::json::parse;

    #[test]
    fn a_value_knows_its_way_from_the_top() {
        let document = parse(r#"{"detail":{"items":[1,{"sku":"A"}],"a.b":2}}"#);
        let path =
            |needle: &str| document.value_at(document.text().find(needle).unwrap() as u32).unwrap().path();
        assert_eq!(path("\"A\""), "detail.items[1].sku");
        assert_eq!(path("2"), "detail[\"a.b\"]");
        assert_eq!(path("a.b"), "detail[\"a.b\"]");
        assert_eq!(document.root().unwrap().path(), "");
    }

    #[test]
    fn the_last_of_repeated_keys_is_given_and_all_are_kept() {
        let document = parse(r#"{"a":1,"a":2}"#);
        let root = document.root().unwrap();
        assert_eq!(root.get("a").unwrap().source(), "2");
        assert_eq!(root.children().count(), 2);
    }
}

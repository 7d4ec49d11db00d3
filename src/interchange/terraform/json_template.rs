//! JSON texts with holes: a heredoc or a string that holds a pattern, with `${…}` in it.

use super::scope::placed;
use crate::interchange::json_tree;
use crate::interchange::node::{Member, Node, Value};
use crate::json;
use crate::text::Span;
use std::ops::Range;

/// A `${…}` of a text.
pub(super) struct Hole {
    /// Its place in the text.
    pub(super) range: Range<usize>,
    /// Its value.
    pub(super) node: Node,
}

/// A JSON text of the file.
pub(super) struct Template<'t> {
    /// The text, with its holes as they are written.
    pub(super) text: &'t str,
    /// The holes, in the order of the text.
    pub(super) holes: Vec<Hole>,
    /// The place of the text in the file.
    pub(super) place: PlaceInFile,
}

/// The place of a text's parts in the file.
pub(super) enum PlaceInFile {
    /// The text is in the file unchanged, from this byte on.
    From(usize),
    /// The text is written in another way there.
    Within(Span),
}

impl Template<'_> {
    /// Returns the value of the text, or `None` if it is no JSON object.
    pub(super) fn read(&self) -> Option<Node> {
        let document = json::parse(&self.masked());
        let node = json_tree::node(&document).filter(|_| document.problems().is_empty())?;
        if !node.is_map() {
            return None;
        }
        self.fill(node)
    }

    /// Returns the text with a value of the same length in place of each hole.
    fn masked(&self) -> String {
        let mut masked = String::with_capacity(self.text.len());
        let (mut at, mut is_in_string) = (0, false);
        for hole in &self.holes {
            let before = self.text.get(at..hole.range.start).unwrap_or_default();
            is_in_string = is_in_string_after(before, is_in_string);
            masked.push_str(before);
            let length = hole.range.len();
            if is_in_string || length < 2 {
                masked.extend(std::iter::repeat_n('x', length));
            } else {
                masked.push('"');
                masked.extend(std::iter::repeat_n('x', length - 2));
                masked.push('"');
            }
            at = hole.range.end;
        }
        masked.push_str(self.text.get(at..).unwrap_or_default());
        masked
    }

    fn fill(&self, node: Node) -> Option<Node> {
        let span = self.place(node.span);
        let value = match node.value {
            Value::Text(text) => return Some(self.text(&text, node.span, span)),
            Value::List(elements) => {
                Value::List(elements.into_iter().map(|element| self.fill(element)).collect::<Option<_>>()?)
            }
            Value::Map(members) => {
                let fill = |member: Member| {
                    // A name that is not known makes the object unknown.
                    let is_known = self.holes_in(member.name_span).is_empty();
                    let name_span = self.place(member.name_span);
                    let name = unescaped(&member.name);
                    is_known.then_some(Member { name, name_span, node: self.fill(member.node)? })
                };
                Value::Map(members.into_iter().map(fill).collect::<Option<_>>()?)
            }
            value => value,
        };
        Some(Node::new(span, value))
    }

    fn text(&self, text: &str, inner: Span, span: Span) -> Node {
        let holes = self.holes_in(inner);
        match holes {
            [] => return Node::new(span, Value::Text(unescaped(text))),
            [hole] if hole.range == inner.range() => return self.bare(hole, span),
            _ => {}
        }
        let content = self.text.get(inner.range().start + 1..inner.range().end - 1).unwrap_or_default();
        let value = match self.filled_text(inner, holes) {
            Some(filled) => Value::Text(filled),
            None => Value::Expression(content.to_owned()),
        };
        Node::new(span, value)
    }

    /// Returns the value of a hole in the place of a JSON value: its content is JSON itself.
    fn bare(&self, hole: &Hole, span: Span) -> Node {
        let written = match &hole.node.value {
            Value::Text(text) => {
                let document = json::parse(text);
                json_tree::node(&document).filter(|_| document.problems().is_empty())
            }
            Value::List(_) | Value::Map(_) => None,
            _ => Some(hole.node.clone()),
        };
        written.map_or_else(
            || {
                let source = self.text.get(hole.range.clone()).unwrap_or_default();
                Node::new(span, Value::Expression(source.to_owned()))
            },
            |node| placed(&node, span),
        )
    }

    /// Returns the text of a string all of whose holes are known.
    fn filled_text(&self, inner: Span, holes: &[Hole]) -> Option<String> {
        let mut source = String::new();
        let mut at = inner.range().start;
        for hole in holes {
            source.push_str(self.text.get(at..hole.range.start)?);
            source.push_str(&shown(&hole.node)?);
            at = hole.range.end;
        }
        source.push_str(self.text.get(at..inner.range().end)?);
        let document = json::parse(&source);
        let filled = document.root().filter(|_| document.problems().is_empty())?.as_str()?;
        Some(unescaped(&filled))
    }

    fn holes_in(&self, span: Span) -> &[Hole] {
        let range = span.range();
        let first = self.holes.partition_point(|hole| hole.range.start < range.start);
        let end = self.holes.partition_point(|hole| hole.range.start < range.end);
        self.holes.get(first..end).unwrap_or_default()
    }

    fn place(&self, span: Span) -> Span {
        match self.place {
            PlaceInFile::From(start) => Span::new(start + span.range().start, start + span.range().end),
            PlaceInFile::Within(span) => span,
        }
    }
}

/// Returns what a hole writes into a text, or `None` if that is not known.
pub(super) fn shown(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) | Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// `$${` and `%%{` write what would begin a hole.
fn unescaped(text: &str) -> String {
    text.replace("$${", "${").replace("%%{", "%{")
}

fn is_in_string_after(text: &str, mut is_in_string: bool) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => is_in_string = !is_in_string,
            b'\\' if is_in_string => {
                bytes.next();
            }
            _ => {}
        }
    }
    is_in_string
}

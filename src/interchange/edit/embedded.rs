//! Patterns that a text has as embedded JSON: in strings with escapes, in blocks, in files that a script
//! writes.
//!
//! The JSON is looked for by its value, so that it does not matter where a program keeps it. Edits are made in the JSON
//! itself, and carried over to the text with the escapes that it needs there.

use super::changes;
use super::layers::{self, Decoded, Layer};
use super::style::{Style, indent_at};
use crate::event::cli::Dialect;
use crate::interchange::FormatId;
use crate::interchange::finding::Finding;
use crate::interchange::json_tree;
use crate::interchange::node::{Member, Node, Value};
use crate::json;
use crate::text::{Edit, Span};

/// The most places that are looked at.
const MOST_PLACES: usize = 400;

/// A longer pattern is none that AWS takes, however it is escaped.
const LONGEST: usize = 100_000;

/// A JSON text within a text.
pub(super) struct JsonPlace {
    json: Decoded,
    layers: Vec<Layer>,
    /// The pattern with its places in the JSON.
    pattern: Node,
    /// Whether only ASCII may be written.
    is_ascii: bool,
}

/// Returns the places where the JSON of a pattern may be, those in the part itself first; none for a pattern that is
/// written in the template's own language.
pub(super) fn find(text: &str, finding: &Finding, pattern: &Node) -> Vec<JsonPlace> {
    // What is read out of a text has the place of that text, names and values alike.
    let has_places = pattern.members().iter().any(|member| member.node.span != member.name_span);
    if has_places || !pattern.is_map() {
        return Vec::new();
    }
    let of_part = if pattern.span.is_empty() { finding.span } else { pattern.span };
    let is_inside = |at: &usize| of_part.range().contains(at);
    let braces: Vec<usize> = memchr::memchr_iter(b'{', text.as_bytes()).collect();
    let inside = braces.iter().copied().filter(is_inside);
    // What a script has written before a command is nearer than what comes first.
    let others = braces.iter().rev().copied().filter(|at| !is_inside(at));
    let dialect = Dialect::of(text);
    let place = |at: usize| places_at(text, at, (finding.format, dialect), pattern);
    inside.chain(others).take(MOST_PLACES).flat_map(place).take(4).collect()
}

/// Returns what may be the JSON at a brace of a text.
fn places_at(
    text: &str,
    at: usize,
    (format, dialect): (FormatId, Dialect),
    pattern: &Node,
) -> Vec<JsonPlace> {
    let is_ascii = format == FormatId::Cli && dialect == Dialect::PowerShell && text.is_ascii();
    let read = |layers: Vec<Layer>| {
        let (json, pattern) = read(text, at, &layers, pattern)?;
        Some(JsonPlace { json, layers, pattern, is_ascii })
    };
    layers::around(text, at, format, dialect).into_iter().filter_map(read).collect()
}

/// Reads the JSON at a brace, if it is that of the pattern.
fn read(text: &str, at: usize, layers: &[Layer], pattern: &Node) -> Option<(Decoded, Node)> {
    let mut end = text.len().min(at + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut json = Decoded::of(text, at..end);
    for layer in layers {
        json = json.without(*layer);
    }
    // The indentation of its line counts as that of the JSON.
    let json = json.behind(indent_at(text, at as u32), at as u32);
    let json = json.cut(object_end(&json.text)?);
    let document = json::parse(&json.text);
    let surface = json_tree::node(&document).filter(|_| document.problems().is_empty())?;
    let pattern = overlaid(&surface, pattern)?;
    Some((json, pattern))
}

impl JsonPlace {
    /// Returns the edits that make the pattern another one, those that change less first.
    pub(super) fn edits(&self, new: &Node) -> Vec<Vec<Edit>> {
        let style = Style::of_json(&self.json.text, &self.pattern);
        let ways = [
            changes::between(&self.json.text, &style, &self.pattern, new),
            changes::rewritten(&self.json.text, &style, &self.pattern, new),
        ];
        let placeholders = self.pattern.expressions();
        let carried = |edits: Vec<Edit>| {
            edits
                .iter()
                .map(|edit| {
                    Edit::replace(self.json.place(edit.span), self.encoded(&edit.text, &placeholders))
                })
                .collect()
        };
        ways.into_iter().flatten().map(carried).collect()
    }

    /// Returns a piece of JSON as the text writes it.
    fn encoded(&self, piece: &str, placeholders: &[&str]) -> String {
        let mut piece = if self.is_ascii { json::in_ascii(piece) } else { piece.to_owned() };
        for layer in self.layers.iter().rev() {
            piece = layer.encoded(&piece);
            for placeholder in placeholders {
                piece = piece.replace(&layer.encoded(placeholder), placeholder);
            }
        }
        piece
    }
}

/// Returns the end of the object that a text begins with.
fn object_end(text: &str) -> Option<usize> {
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if is_string {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => is_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => is_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns the values of a pattern with their places in its JSON; `None` if the JSON is another one.
fn overlaid(surface: &Node, pattern: &Node) -> Option<Node> {
    let value = match (&surface.value, &pattern.value) {
        (Value::Map(members), Value::Map(known)) => {
            if members.len() != known.len() {
                return None;
            }
            let pairs = members.iter().zip(known);
            let member = |(member, known): (&Member, &Member)| {
                let node = overlaid(&member.node, &known.node)?;
                (member.name == known.name).then(|| Member { node, ..member.clone() })
            };
            Value::Map(pairs.map(member).collect::<Option<_>>()?)
        }
        (Value::List(elements), Value::List(known)) => {
            if elements.len() != known.len() {
                return None;
            }
            let pairs = elements.iter().zip(known);
            Value::List(pairs.map(|(element, known)| overlaid(element, known)).collect::<Option<_>>()?)
        }
        (Value::Text(text), Value::Text(known) | Value::Expression(known)) => {
            // What is filled in may be known.
            if text != known && !text.contains("${") {
                return None;
            }
            pattern.value.clone()
        }
        (value, known) => {
            if value != known {
                return None;
            }
            known.clone()
        }
    };
    Some(Node::new(surface.span, value))
}

/// The place of an edit of the JSON, in the text.
impl Decoded {
    fn place(&self, span: Span) -> Span {
        let start = self.start(span.start as usize);
        let end = if span.is_empty() { start } else { self.end(span.end as usize) };
        Span { start, end }
    }
}

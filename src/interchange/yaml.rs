//! YAML as templates write it: block and flow, anchors, merge keys, tags.
//!
//! Plain scalars are read as YAML 1.1 does, which CloudFormation follows: `yes` and `on` are booleans. A node
//! with a tag such as `!Ref` becomes an expression.

use super::node::{Member, Node, Value};
use crate::text::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use std::collections::HashMap;

/// More values than this are no template; a few aliases of aliases would make millions.
const MOST_NODES: usize = 400_000;

/// Deeper nesting is no template.
const DEEPEST: usize = 100;

/// Why a text is no YAML, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct YamlError {
    pub(crate) reason: String,
    pub(crate) span: Span,
}

/// Returns the documents of a text, as far as they can be read, and what ended the reading early.
pub(crate) fn read(text: &str) -> (Vec<Node>, Option<YamlError>) {
    let mut reader = Reader::new(text);
    let error = reader.read().err();
    if error.is_some() {
        reader.keep_complete();
    }
    (reader.documents, error)
}

/// A collection that is still open.
struct Open {
    start: u32,
    anchor: usize,
    tag: Option<Mark>,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    /// The members, and the name that waits for its value.
    Map(Vec<Member>, Option<(String, Span)>),
}

/// A tag of the template's own, and where it begins.
struct Mark {
    start: u32,
}

struct Reader<'t> {
    text: &'t str,
    /// The byte of each character, in a text that is not ASCII.
    bytes: Option<Vec<u32>>,
    documents: Vec<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(index, _)| index as u32).collect());
        Self { text, bytes, documents: Vec::new(), open: Vec::new(), anchors: HashMap::new(), nodes: 0 }
    }

    /// Keeps what was complete before a mistake: the members of the template and of its sections. What the mistake is in
    /// is left out.
    fn keep_complete(&mut self) {
        const SECTIONS: usize = 2;
        self.open.truncate(SECTIONS);
        while !self.open.is_empty() {
            if self.pop().is_err() {
                break;
            }
        }
    }

    fn byte(&self, character: usize) -> u32 {
        let end = self.text.len() as u32;
        match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(end),
            None => (character as u32).min(end),
        }
    }

    fn read(&mut self) -> Result<(), YamlError> {
        let text = self.text;
        for item in Parser::new_from_str(text) {
            let (event, span) = item.map_err(|error| {
                let at = self.byte(error.marker().index());
                YamlError { reason: error.info().to_owned(), span: Span { start: at, end: at } }
            })?;
            let span = Span { start: self.byte(span.start.index()), end: self.byte(span.end.index()) };
            match event {
                Event::Scalar(value, style, anchor, tag) => {
                    let mark = self.mark(tag.as_deref(), span.start);
                    let is_text =
                        style != ScalarStyle::Plain || tag.as_deref().is_some_and(|tag| tag.suffix == "str");
                    let value = if is_text { Value::Text(value.into_owned()) } else { plain(&value) };
                    self.close(Node::new(span, value), anchor, mark.as_ref(), 1)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.push(anchor, tag.as_deref(), span, OpenKind::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.push(anchor, tag.as_deref(), span, OpenKind::Map(Vec::new(), None))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.pop()?,
                Event::Alias(anchor) => {
                    // An alias to a value around it has no value.
                    let (mut node, size) =
                        self.anchors.get(&anchor).cloned().unwrap_or((Node::new(span, Value::Null), 1));
                    node.span = span;
                    self.close(node, 0, None, size)?;
                }
                Event::Nothing
                | Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(_)
                | Event::DocumentEnd => {}
            }
        }
        Ok(())
    }

    /// Returns a tag to which the template gives a meaning; YAML's own tags only name a type.
    fn mark(&self, tag: Option<&Tag>, start: u32) -> Option<Mark> {
        let tag = tag.filter(|tag| tag.handle == "!")?;
        let (before, from) = self.text.split_at_checked(start as usize)?;
        // The parser's place of a value begins with its tag or after it.
        let start =
            if from.starts_with('!') { before.len() } else { before.rfind(&format!("!{}", tag.suffix))? };
        Some(Mark { start: start as u32 })
    }

    fn push(
        &mut self,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
        kind: OpenKind,
    ) -> Result<(), YamlError> {
        if self.open.len() >= DEEPEST {
            return Err(YamlError { reason: format!("nested more than {DEEPEST} levels deep"), span });
        }
        let tag = self.mark(tag, span.start);
        self.open.push(Open { start: self.behind_tag(span.start), anchor, tag, kind });
        Ok(())
    }

    /// Returns where the value itself begins, if its tag begins at `start`.
    fn behind_tag(&self, start: u32) -> u32 {
        let rest = self.text.get(start as usize..).filter(|rest| rest.starts_with('!')).unwrap_or_default();
        let tag = rest.find(char::is_whitespace).unwrap_or_default();
        let blank = rest[tag..].find(|next: char| !next.is_whitespace()).unwrap_or_default();
        start + (tag + blank) as u32
    }

    fn pop(&mut self) -> Result<(), YamlError> {
        let Some(Open { start, anchor, tag, kind }) = self.open.pop() else { return Ok(()) };
        let (value, last) = match kind {
            OpenKind::List(elements) => {
                let last = elements.last().map(|element| element.span.end);
                (Value::List(elements), last)
            }
            OpenKind::Map(members, _) => {
                let last = members.last().map(|member| member.node.span.end);
                (Value::Map(merged(members)), last)
            }
        };
        // A block ends with its content; the parser reports the end at the start of the following text.
        let close = match self.text.as_bytes().get(start as usize) {
            Some(b'[') => Some(b']'),
            Some(b'{') => Some(b'}'),
            _ => None,
        };
        let last = last.unwrap_or(start);
        let end = close.and_then(|close| self.find(close, last.max(start + 1))).unwrap_or(last.max(start));
        self.close(Node::new(Span { start, end }, value), anchor, tag.as_ref(), 1)
    }

    /// Returns the end of the next bracket after a place, ignoring comments.
    fn find(&self, bracket: u8, from: u32) -> Option<u32> {
        let mut is_comment = false;
        let rest = self.text.as_bytes().get(from as usize..)?;
        let at = rest.iter().position(|byte| {
            match byte {
                b'#' => is_comment = true,
                b'\n' => is_comment = false,
                _ => {}
            }
            !is_comment && *byte == bracket
        })?;
        Some(from + at as u32 + 1)
    }

    /// Puts a value that is complete where it belongs.
    fn close(
        &mut self,
        mut node: Node,
        anchor: usize,
        tag: Option<&Mark>,
        size: usize,
    ) -> Result<(), YamlError> {
        let is_name = matches!(self.open.last(), Some(Open { kind: OpenKind::Map(_, None), .. }));
        if let Some(Mark { start }) = tag {
            let span = Span { start: *start, end: node.span.end };
            let source = self.text.get(span.start as usize..span.end as usize).unwrap_or_default();
            node = Node::new(span, Value::Expression(source.trim_end().to_owned()));
        }
        self.nodes += size;
        if self.nodes > MOST_NODES {
            return Err(YamlError {
                reason: "more values than a template can contain".to_owned(),
                span: node.span,
            });
        }
        if anchor > 0 {
            let size = if self.open.is_empty() { 1 } else { count(&node) };
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut() {
            None => self.documents.push(node),
            Some(Open { kind: OpenKind::List(elements), .. }) => elements.push(node),
            Some(Open { kind: OpenKind::Map(_, waiting), .. }) if is_name => {
                *waiting = Some((name_of(&node, self.text), node.span));
            }
            Some(Open { kind: OpenKind::Map(members, waiting), .. }) => {
                if let Some((name, name_span)) = waiting.take() {
                    members.push(Member { name, name_span, node });
                }
            }
        }
        Ok(())
    }
}

fn count(node: &Node) -> usize {
    let mut count = 0;
    node.visit(&mut |_| count += 1);
    count
}

/// Returns a name as it is written: `404`, `on` and `true` are names, too.
fn name_of(node: &Node, text: &str) -> String {
    match &node.value {
        Value::Text(text) => text.clone(),
        _ => text.get(node.span.start as usize..node.span.end as usize).unwrap_or_default().to_owned(),
    }
}

/// Returns the members with those that `<<` takes over from another map; its own count more.
fn merged(members: Vec<Member>) -> Vec<Member> {
    if !members.iter().any(|member| member.name == "<<") {
        return members;
    }
    let (merges, own): (Vec<Member>, Vec<Member>) =
        members.into_iter().partition(|member| member.name == "<<");
    let mut all = own;
    for merge in merges {
        let maps = if merge.node.is_map() { vec![merge.node] } else { merge.node.elements().to_vec() };
        for member in maps.iter().flat_map(Node::members) {
            if !all.iter().any(|known| known.name == member.name) {
                all.push(member.clone());
            }
        }
    }
    all
}

/// Returns a plain scalar by the rules of YAML 1.1, as far as JSON has the value.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Value::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Value::Bool(false),
        _ if is_json_number(text) => Value::Number(text.to_owned()),
        _ => Value::Text(text.to_owned()),
    }
}

fn is_json_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && crate::json::parse(text).problems().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        let (documents, error) = read(text);
        assert_eq!(error, None, "{text}");
        documents.iter().map(Node::to_json).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_kinds_of_values() {
        for (text, expected) in [
            ("a: 1", r#"{"a":1}"#),
            ("a: 4.0\nb: -1e3", r#"{"a":4.0,"b":-1e3}"#),
            ("a: 'x'\nb: \"y\\n\"", r#"{"a":"x","b":"y\n"}"#),
            ("a: yes\nb: off\nc: ~\nd:", r#"{"a":true,"b":false,"c":null,"d":null}"#),
            ("- a\n- [b, {c: d}]", r#"["a",["b",{"c":"d"}]]"#),
            ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", r#"{"a":"x\ny\n","b":"x y"}"#),
            ("a: &x [1, 2]\nb: *x", r#"{"a":[1,2],"b":[1,2]}"#),
            (
                "base: &b {x: 1, y: 2}\nthis:\n  <<: *b\n  y: 3",
                r#"{"base":{"x":1,"y":2},"this":{"y":3,"x":1}}"#,
            ),
            ("404: on\non: x", r#"{"404":true,"on":"x"}"#),
            ("a: 1\n---\nb: 2", r#"{"a":1} | {"b":2}"#),
            ("a: 01\nb: 1_000\nc: 2026-11-27", r#"{"a":"01","b":"1_000","c":"2026-11-27"}"#),
            ("ä: ö # note\r\nb: c\r\n", r#"{"ä":"ö","b":"c"}"#),
        ] {
            assert_eq!(json(text), expected, "{text}");
        }
    }

    #[test]
    fn tags_of_a_template_are_expressions_with_their_source() {
        for (text, expected) in [
            ("a: !Ref Topic", "!Ref Topic"),
            ("ä: ö\na: !GetAtt Queue.Arn # that one", "!GetAtt Queue.Arn"),
            ("a: !Sub '${AWS::Region}-x'", "!Sub '${AWS::Region}-x'"),
            ("a: !Join [':', [arn, !Ref B]]", "!Join [':', [arn, !Ref B]]"),
            ("a: !If\n  - One\n  - 2\n  - 3\nb: 1", "!If\n  - One\n  - 2\n  - 3"),
        ] {
            let (documents, _) = read(text);
            assert_eq!(
                documents[0].get("a").map(|node| &node.value),
                Some(&Value::Expression(expected.to_owned()))
            );
        }
    }

    #[test]
    fn every_value_knows_its_place() {
        let text = "é: x\nrule:\n  a: [1, 22]\n  b:\n    - 'q'\nend: 1\n";
        let (documents, _) = read(text);
        let rule = documents[0].get("rule").unwrap();
        let source = |node: &Node| &text[node.span.start as usize..node.span.end as usize];
        assert_eq!(source(rule), "a: [1, 22]\n  b:\n    - 'q'");
        assert_eq!(source(rule.get("a").unwrap()), "[1, 22]");
        assert_eq!(source(&rule.get("a").unwrap().elements()[1]), "22");
        assert_eq!(source(&rule.get("b").unwrap().elements()[0]), "'q'");
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_place() {
        let deep = "[".repeat(200);
        let bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                    d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
        for text in ["a: [1, 2", "a: 'x", "a:\n\t- b", "a: b: c", "%", &deep, bomb] {
            let (_, error) = read(text);
            let error = error.unwrap_or_else(|| panic!("{text}"));
            assert!(!error.reason.is_empty() && error.span.end as usize <= text.len(), "{text}: {error:?}");
        }
    }
}

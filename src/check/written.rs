//! A pattern of a template as the JSON text that AWS gets, with the way back to the template.

use super::align::Alignment;
use crate::interchange::{Node, Value};
use crate::json;
use crate::text::Span;
use std::cell::OnceCell;

/// A value as JSON, with the place of each of its parts in the source.
#[derive(Debug)]
pub(super) struct Written<'s> {
    /// The JSON text; a value that was a text to begin with is that text.
    pub(super) text: String,
    /// The places of names and values in `text` and in the source, those around others before them.
    parts: Vec<Part>,
    source: &'s str,
    /// The place of the whole value in the source.
    whole: Span,
    /// Whether the source has it as a text of its own, whose parts have no places.
    is_text: bool,
    alignment: OnceCell<Alignment>,
}

#[derive(Debug)]
struct Part {
    written: Span,
    source: Span,
    is_expression: bool,
}

impl<'s> Written<'s> {
    /// Writes a value of this source.
    pub(super) fn new(node: &Node, source: &'s str) -> Self {
        let mut written = Self {
            text: String::new(),
            parts: Vec::new(),
            source,
            whole: node.span,
            is_text: node.as_text().is_some()
                || node.members().first().is_some_and(|member| member.name_span == node.span),
            alignment: OnceCell::new(),
        };
        match node.as_text() {
            // AWS reads it, whatever it contains.
            Some(text) => text.clone_into(&mut written.text),
            None => written.write(node),
        }
        written
    }

    /// Returns the place in the source of a part of the text.
    pub(super) fn locate(&self, span: Span) -> Span {
        if self.is_text {
            let align = || Alignment::new(&self.text, self.source, self.whole);
            return self.alignment.get_or_init(align).locate(span).unwrap_or(self.whole);
        }
        let start = self.part_at(span.start).map_or(self.whole, |part| part.source);
        let end = self.part_at(span.end.saturating_sub(1).max(span.start)).map_or(start, |part| part.source);
        // A problem of a list or an object is reported at its beginning.
        let end = if end.end > start.start { end.end } else { start.end };
        Span { start: start.start, end }
    }

    /// Returns whether a part of the text has to do with a value that only the tool knows.
    pub(super) fn is_unknown(&self, span: Span) -> bool {
        self.parts
            .iter()
            .filter(|part| part.is_expression)
            .any(|part| span.start < part.written.end && part.written.start < span.end.max(span.start + 1))
    }

    /// Returns the smallest name or value that holds a byte of the text.
    fn part_at(&self, offset: u32) -> Option<&Part> {
        self.parts
            .iter()
            .filter(|part| part.written.start <= offset && offset < part.written.end)
            .min_by_key(|part| part.written.len())
    }

    fn write(&mut self, node: &Node) {
        let (start, index) = (self.text.len(), self.parts.len());
        let is_expression = matches!(node.value, Value::Expression(_));
        self.parts.push(Part { written: Span::at(start), source: node.span, is_expression });
        match &node.value {
            Value::List(elements) => {
                self.text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        self.text.push(',');
                    }
                    self.write(element);
                }
                self.text.push(']');
            }
            Value::Map(members) => {
                self.text.push('{');
                for (index, member) in members.iter().enumerate() {
                    if index > 0 {
                        self.text.push(',');
                    }
                    let start = self.text.len();
                    self.text.push_str(&json::quote(&member.name));
                    let written = Span::new(start, self.text.len());
                    self.parts.push(Part { written, source: member.name_span, is_expression: false });
                    self.text.push(':');
                    self.write(&member.node);
                }
                self.text.push('}');
            }
            _ => self.text.push_str(&node.to_json()),
        }
        self.parts[index].written.end = self.text.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange;

    /// Returns the source of the part of a pattern that this part of its JSON text comes from.
    fn source_of(template: &str, part: &str) -> String {
        let findings = interchange::read(template);
        let pattern = findings.found[0].pattern().unwrap();
        let written = Written::new(pattern, template);
        let start = written.text.find(part).unwrap_or_else(|| panic!("{part} in {}", written.text));
        written.locate(Span::new(start, start + part.len())).of(template).to_owned()
    }

    #[test]
    fn parts_are_found_in_each_way_of_writing() {
        let rule = "R:\n  Type: AWS::Events::Rule\n  Properties:\n";
        let yaml = format!("{rule}    EventPattern:\n      source: [ shop, other ]\n");
        assert_eq!(source_of(&yaml, r#""source""#), "source");
        assert_eq!(source_of(&yaml, r#""other""#), "other");
        let block =
            format!("{rule}    EventPattern: |\n      {{\n        \"source\": [ \"shop\" ]\n      }}\n");
        assert_eq!(source_of(&block, r#""shop""#), r#""shop""#);
        let terraform = "resource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode({ source = [\"shop\"] })\n}\n";
        assert_eq!(source_of(terraform, r#""shop""#), r#""shop""#);
        let json =
            r#"{"R":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":[ "shop" ]}}}}"#;
        assert_eq!(source_of(json, r#"["shop"]"#), r#"[ "shop" ]"#);
    }

    #[test]
    fn what_only_the_tool_knows_is_told_apart() {
        let template = "R:\n  Type: AWS::Events::Rule\n  Properties:\n    EventPattern:\n      source: [shop, !Ref Source]\n";
        let findings = interchange::read(template);
        let written = Written::new(findings.found[0].pattern().unwrap(), template);
        assert_eq!(written.text, r#"{"source":["shop","!Ref Source"]}"#);
        let at = |part: &str| Span::at(written.text.find(part).unwrap());
        assert!(written.is_unknown(at("!Ref")) && !written.is_unknown(at("shop")));
    }
}

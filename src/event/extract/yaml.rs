//! Events in YAML, as JSON.

use super::TEXT_LIMIT;
use crate::json::{self, Kind, ObjectWriter};
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::BTreeMap;

/// How deep YAML is followed.
const DEPTH: usize = 200;

/// The fields of an event that are texts, though YAML reads numbers where they have no quotes.
const TEXTS: [&str; 3] = ["version", "id", "account"];

/// Returns the documents of a YAML text as JSON; `None` if it is no YAML, or none of it is more than a
/// scalar.
pub(super) fn documents(text: &str) -> Option<Vec<String>> {
    let mut reader = Reader::default();
    for event in Parser::new_from_str(text) {
        reader.take(event.ok()?.0)?;
    }
    (!reader.documents.is_empty()).then_some(reader.documents)
}

/// Returns whether a text can be YAML with an event in it: the first line that says something begins a
/// mapping or a list.
pub(super) fn looks_like_yaml(text: &str) -> bool {
    let is_said = |line: &&str| !line.is_empty() && !line.starts_with('#') && *line != "---";
    let first = text.lines().map(str::trim).find(is_said);
    first.is_some_and(|line| {
        let line = line.strip_prefix("- ").unwrap_or(line);
        let key = line.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
        key.is_some_and(|(key, _)| {
            let key = key.trim_matches(['"', '\'']);
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        })
    })
}

#[derive(Default)]
struct Reader {
    documents: Vec<String>,
    open: Vec<Open>,
    /// Values with an anchor, by its number.
    anchors: BTreeMap<usize, Value>,
    /// How many bytes were written, so that references to references stay small.
    written: usize,
}

/// A value that was read.
#[derive(Clone)]
struct Value {
    json: String,
    kind: Kind,
    /// A scalar as it is written.
    text: String,
}

/// A container that is still open.
struct Open {
    is_mapping: bool,
    anchor: usize,
    key: Option<String>,
    members: Vec<(String, Value)>,
}

impl Reader {
    /// Takes the next part in; `None` if there is too much of it.
    fn take(&mut self, event: Event) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, _) => self.put(anchor, scalar(&text, style)),
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned()?;
                self.put(0, value)
            }
            Event::MappingStart(anchor, _) => self.begin(true, anchor),
            Event::SequenceStart(anchor, _) => self.begin(false, anchor),
            Event::MappingEnd | Event::SequenceEnd => {
                let open = self.open.pop()?;
                self.put(open.anchor, open.close())
            }
            _ => Some(()),
        }
    }

    fn begin(&mut self, is_mapping: bool, anchor: usize) -> Option<()> {
        self.open.push(Open { is_mapping, anchor, key: None, members: Vec::new() });
        (self.open.len() <= DEPTH).then_some(())
    }

    fn put(&mut self, anchor: usize, value: Value) -> Option<()> {
        self.written += value.json.len();
        if self.written > 4 * TEXT_LIMIT {
            return None;
        }
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            Some(open) => open.put(value),
            None if value.kind == Kind::Object || value.kind == Kind::Array => {
                self.documents.push(value.json);
            }
            None => {}
        }
        Some(())
    }
}

impl Open {
    fn put(&mut self, value: Value) {
        if !self.is_mapping {
            self.members.push((String::new(), value));
        } else if let Some(key) = self.key.take() {
            self.members.push((key, value));
        } else {
            self.key = Some(value.text);
        }
    }

    fn close(self) -> Value {
        let value = |json, kind| Value { json, kind, text: String::new() };
        if !self.is_mapping {
            let items = self.members.iter().map(|(_, value)| value.json.as_str());
            return value(json::list(items), Kind::Array);
        }
        let is_event = self.members.iter().any(|(key, _)| key == "detail-type");
        let mut object = ObjectWriter::default();
        for (key, member) in &self.members {
            if is_event && member.kind == Kind::Number && TEXTS.contains(&key.as_str()) {
                object.text(key, &member.text);
            } else {
                object.json(key, &member.json);
            }
        }
        value(object.close(), Kind::Object)
    }
}

/// Returns a scalar by the core schema of YAML 1.2, with numbers only where JSON has them.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    let (json, kind) = match text {
        _ if style != ScalarStyle::Plain => (json::quote(text), Kind::String),
        "" | "~" | "null" | "Null" | "NULL" => ("null".to_owned(), Kind::Null),
        "true" | "True" | "TRUE" => ("true".to_owned(), Kind::True),
        "false" | "False" | "FALSE" => ("false".to_owned(), Kind::False),
        _ if is_number(text) => (text.to_owned(), Kind::Number),
        _ => (json::quote(text), Kind::String),
    };
    Value { json, kind, text: text.to_owned() }
}

fn is_number(text: &str) -> bool {
    let document = json::parse(text);
    document.problems().is_empty() && document.root().is_some_and(|root| root.kind() == Kind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_becomes_json() {
        let cases = [
            (
                "version: 0\nid: 1\ndetail-type: Sold\naccount: 012345678901\ndetail:\n  n: 1.5\n  ok: true\n  no: ~\n",
                r#"{"version":"0","id":"1","detail-type":"Sold","account":"012345678901","detail":{"n":1.5,"ok":true,"no":null}}"#,
            ),
            ("- a: 'x'\n  b: [1, \"2\"]\n- |\n  two\n  lines\n", r#"[{"a":"x","b":[1,"2"]},"two\nlines\n"]"#),
            ("a: &x {b: 1}\nc: *x\n", r#"{"a":{"b":1},"c":{"b":1}}"#),
            ("time: 2026-11-20T08:15:00Z\n", r#"{"time":"2026-11-20T08:15:00Z"}"#),
        ];
        for (text, expected) in cases {
            assert!(looks_like_yaml(text), "{text}");
            assert_eq!(documents(text), Some(vec![expected.to_owned()]), "{text}");
        }
        assert_eq!(documents("---\na: 1\n---\nb: 2\n").map(|documents| documents.len()), Some(2));
    }

    #[test]
    fn what_is_no_yaml_is_none() {
        for text in ["a: [", "\"a", "hello", "*x", ""] {
            assert_eq!(documents(text), None, "{text}");
        }
        assert_eq!(documents(&"[".repeat(1_000)), None);
        for text in ["hello", "dear all: see", "see http://x", "", "{\"a\": 1}", "- x"] {
            assert!(!looks_like_yaml(text) || text.starts_with("dear"), "{text}");
        }
    }
}

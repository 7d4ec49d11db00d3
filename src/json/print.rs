//! Writing JSON: values as they were written, in one line or indented, and new strings.

use super::{Kind, Value};
use std::fmt::Write;

/// Returns a text as a JSON string, quotes included. Only what must be escaped is.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                // Writing to a String does not fail.
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// JSON with an escape for each character beyond ASCII, which means the same in every encoding.
pub fn in_ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && c != '\u{7f}' {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

/// Returns the value without any space between its tokens; strings and numbers stay as written.
pub fn compact(value: Value) -> String {
    let mut out = String::new();
    Printer { out: &mut out, indent: None, short: 0 }.value(value, 0);
    out
}

/// Returns the value indented by two spaces; strings and numbers stay as written.
pub fn pretty(value: Value) -> String {
    let mut out = String::new();
    Printer { out: &mut out, indent: Some(2), short: 0 }.value(value, 0);
    out
}

/// Returns a text of JSON, [`pretty`]; `None` if it has a mistake.
pub fn pretty_text(text: &str) -> Option<String> {
    let document = super::parse(text);
    document.root().filter(|_| document.problems().is_empty()).map(pretty)
}

/// Returns the value as a person would write it: indented by two spaces, but with a list of a few strings or
/// numbers on one line. What is inside the values stays as written.
pub fn laid_out(value: Value) -> String {
    let mut out = String::new();
    Printer { out: &mut out, indent: Some(2), short: 88 }.value(value, 0);
    out
}

struct Printer<'o> {
    out: &'o mut String,
    indent: Option<usize>,
    /// An array without arrays or objects in it is laid out on one line up to this many bytes.
    short: usize,
}

impl Printer<'_> {
    fn value(&mut self, value: Value, depth: usize) {
        let (open, close) = match value.kind() {
            Kind::Object => ('{', '}'),
            Kind::Array => match self.short_array(value) {
                Some(line) => return self.out.push_str(&line),
                None => ('[', ']'),
            },
            Kind::Invalid => return self.out.push_str("null"),
            _ => return self.out.push_str(value.source()),
        };
        self.out.push(open);
        let mut first = true;
        for child in value.children() {
            if !first {
                self.out.push(',');
            }
            first = false;
            self.line(depth + 1);
            if let Some(key) = child.key() {
                self.out.push_str(&quote(&key));
                self.out.push(':');
                if self.indent.is_some() {
                    self.out.push(' ');
                }
            }
            self.value(child, depth + 1);
        }
        if !first {
            self.line(depth);
        }
        self.out.push(close);
    }

    fn short_array(&self, value: Value) -> Option<String> {
        let is_scalar =
            |element: Value| !matches!(element.kind(), Kind::Array | Kind::Object | Kind::Invalid);
        if self.short == 0 || !value.children().all(is_scalar) {
            return None;
        }
        let elements: Vec<&str> = value.children().map(Value::source).collect();
        Some(format!("[{}]", elements.join(", "))).filter(|line| line.len() <= self.short)
    }

    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', indent * depth));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn printing_keeps_numbers_order_and_repeated_keys() {
        let document = parse("{ \"b\" : [1.0, 2e2 ,{}, []],\"a\":null, \"b\":\"\\u0041\" }");
        let root = document.root().unwrap();
        assert_eq!(compact(root), r#"{"b":[1.0,2e2,{},[]],"a":null,"b":"\u0041"}"#);
        assert_eq!(
            pretty(root),
            "{\n  \"b\": [\n    1.0,\n    2e2,\n    {},\n    []\n  ],\n  \"a\": null,\n  \"b\": \"\\u0041\"\n}"
        );
    }

    #[test]
    fn only_a_text_without_mistakes_is_printed() {
        assert_eq!(pretty_text("{\"a\":1}").as_deref(), Some("{\n  \"a\": 1\n}"));
        for text in ["", "{\"a\":}", "{} {}", "[1,]"] {
            assert_eq!(pretty_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_short_list_is_laid_out_on_one_line() {
        let long = format!("\"{}\"", "x".repeat(90));
        let document = parse(&format!(r#"{{"a":[1,"b" ,null],"c":[[2]],"d":[],"e":[{long}]}}"#));
        assert_eq!(
            laid_out(document.root().unwrap()),
            format!(
                "{{\n  \"a\": [1, \"b\", null],\n  \"c\": [\n    [2]\n  ],\n  \"d\": [],\n  \"e\": [\n    {long}\n  ]\n}}"
            )
        );
    }

    #[test]
    fn quoting_escapes_only_what_must_be() {
        assert_eq!(quote("a\"\\\n\u{1}é😀/"), r#""a\"\\\n\u0001é😀/""#);
    }

    #[test]
    fn json_can_do_with_ascii() {
        assert_eq!(in_ascii("\"a\u{e9}\u{1f600}\""), r#""a\u00e9\ud83d\ude00""#);
    }
}

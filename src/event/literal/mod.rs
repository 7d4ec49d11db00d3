//! Reads a value as programs print it: JSON, Python's `repr`, and the literals of JavaScript and Ruby.
//!
//! Follows "Literals" in Python's language reference and `util.inspect` in Node.js's documentation, as far as an event
//! can hold such values.

mod call;
mod inspect;
mod quoted;

use crate::json::{self, ObjectWriter};

/// How deep lists and objects are followed: what programs print as an event is flat, and each level takes its room.
const DEPTH: usize = 200;

/// A language whose programs print values so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// `{'a': None}`
    Python,
    /// `{ a: undefined }`, and Ruby's `{"a"=>nil}`.
    JavaScript,
    /// `{“a”: 1}`, as word processors and web pages make of straight quotes.
    Typography,
}

/// A value that was read.
pub(crate) struct Literal {
    /// The value as JSON; the text itself where that is JSON.
    pub(crate) json: String,
    /// The offset behind it.
    pub(crate) end: usize,
    /// The language that prints values so, or `None` for JSON.
    pub(crate) language: Option<Language>,
    /// The first value that only the program knows: a variable, a call. Its source text stands for it.
    pub(crate) unknown: Option<String>,
    /// Whether the program left something out: `[Object]`, `... 3 more items`.
    pub(crate) is_cut: bool,
}

/// Reads the object or the list that begins at byte `at`; `None` if it is none, or is not closed. `budget` is how many
/// bytes may be looked at, and becomes less.
pub(crate) fn read(text: &str, at: usize, budget: &mut usize) -> Option<Literal> {
    let mut reader = Reader { text, at, language: None, depth: 0, unknown: None, is_cut: false };
    let value = reader.container();
    *budget = budget.saturating_sub(reader.at - at + 1);
    let json = value?;
    let source = text.get(at..reader.at)?;
    // If no character had to be changed, the layout is kept.
    let is_json = reader.language.is_none() && json::parse(source).problems().is_empty();
    let language = reader.language.or((!is_json).then_some(Language::JavaScript));
    let Reader { at: end, unknown, is_cut, .. } = reader;
    Some(Literal { json: if is_json { source.to_owned() } else { json }, end, language, unknown, is_cut })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The first sign of a language other than JSON.
    language: Option<Language>,
    depth: usize,
    unknown: Option<String>,
    is_cut: bool,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips white space, and takes one of these texts if it is next.
    fn takes(&mut self, expected: &str) -> bool {
        self.blanks();
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    /// Skips white space and comments.
    fn blanks(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            let rest = self.rest();
            let length = match rest.get(..2) {
                Some("//") => rest.find('\n'),
                Some("/*") => rest.find("*/").map(|end| end + 2),
                _ if rest.starts_with("# ") => rest.find('\n'),
                _ => return,
            };
            let Some(length) = length else { return };
            self.sign_of(Language::JavaScript);
            self.at += length;
        }
    }

    /// What is not JSON is the sign of another language; the first one counts.
    fn sign_of(&mut self, language: Language) {
        self.language.get_or_insert(language);
    }

    fn container(&mut self) -> Option<String> {
        self.depth += 1;
        let found = match self.peek()? {
            _ if self.depth > DEPTH => None,
            '{' => self.object(),
            '[' => self.list("[", "]"),
            '(' => {
                self.sign_of(Language::Python);
                self.list("(", ")")
            }
            _ => None,
        };
        self.depth -= 1;
        found
    }

    fn object(&mut self) -> Option<String> {
        let mut object = ObjectWriter::default();
        let start = self.at;
        self.at += 1;
        while !self.takes("}") {
            if self.skips_rest('}') {
                continue;
            }
            let key = self.key()?;
            if !self.takes(":") {
                if object.is_empty() && self.is_set() {
                    self.at = start;
                    self.sign_of(Language::Python);
                    return self.list("{", "}");
                }
                // Ruby's, and C#'s.
                (self.takes("=>") || self.takes("=")).then_some(())?;
                self.sign_of(Language::JavaScript);
            }
            let at = self.at;
            let value = self.value().or_else(|| self.expression(at))?;
            object.json(&key, &value);
            if !self.takes(",") {
                return self.takes("}").then(|| object.close());
            }
        }
        Some(object.close())
    }

    fn list(&mut self, open: &str, close: &str) -> Option<String> {
        let mut values = Vec::new();
        self.at += open.len();
        while !self.takes(close) {
            if self.skips_rest(close.chars().next()?) {
                continue;
            }
            values.push(self.value()?);
            if !self.takes(",") {
                return self.takes(close).then(|| json::list(values));
            }
        }
        Some(json::list(values))
    }

    /// Returns a key: quoted, or a name as JavaScript prints it.
    fn key(&mut self) -> Option<String> {
        self.blanks();
        if matches!(self.peek()?, '"' | '\'' | '“' | '”' | '‘' | '’') {
            return self.quoted();
        }
        let name = self.word();
        self.sign_of(Language::JavaScript);
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// Returns the word that is next, if there is one.
    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn value(&mut self) -> Option<String> {
        self.blanks();
        match self.peek()? {
            '[' | '<' if self.is_cut_short() => self.cut_short(),
            '{' | '[' | '(' => self.container(),
            '"' | '\'' | '`' | '“' | '”' | '‘' | '’' => self.quoted().map(|text| json::quote(&text)),
            '-' | '+' | '0'..='9' => self.number(),
            _ => self.named(),
        }
    }

    /// Returns a number as it is written; only one that JSON takes.
    fn number(&mut self) -> Option<String> {
        if let Some(moment) = self.moment() {
            return Some(moment);
        }
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
        let text = &rest[..length.unwrap_or(rest.len())];
        self.at += text.len();
        let document = json::parse(text);
        document.problems().is_empty().then(|| text.to_owned())
    }

    /// Reads `None`, `true`, `datetime.datetime(…)`: words that are values.
    fn named(&mut self) -> Option<String> {
        let word = self.word();
        let (value, language) = match word {
            "true" | "false" | "null" => return Some(word.to_owned()),
            "True" => ("true", Language::Python),
            "False" => ("false", Language::Python),
            "None" => ("null", Language::Python),
            "undefined" | "nil" => ("null", Language::JavaScript),
            "b" | "u" if matches!(self.peek(), Some('"' | '\'')) => {
                self.sign_of(Language::Python);
                return self.quoted().map(|text| json::quote(&text));
            }
            _ => return self.call(word),
        };
        self.sign_of(language);
        Some(value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn json_of(text: &str) -> Option<(String, Option<Language>, usize)> {
        let literal = read(text, 0, &mut 10_000)?;
        let document = json::parse(&literal.json);
        assert!(document.problems().is_empty(), "{text}: {}", literal.json);
        Some((json::compact(document.root()?), literal.language, literal.end))
    }

    #[test]
    fn values_are_read_as_programs_print_them() {
        let (python, script) = (Some(Language::Python), Some(Language::JavaScript));
        let cases = [
            (r#"{"a": [1, "x"]} rest"#, r#"{"a":[1,"x"]}"#, None, 15),
            ("{'a': None, 'b': [True, False]}", r#"{"a":null,"b":[true,false]}"#, python, 31),
            (r#"{'k': "o'hara", 'l': 'say "hi"'}"#, r#"{"k":"o'hara","l":"say \"hi\""}"#, python, 32),
            (r"{'k': 'it\'s\n\xe9\u2019\U0001f600'}", "{\"k\":\"it's\\né’😀\"}", python, 36),
            ("{'t': (1, 2,), 'd': Decimal('19.50')}", r#"{"t":[1,2],"d":19.50}"#, python, 37),
            (
                "{'t': datetime.datetime(2026, 11, 20, 8, 15, tzinfo=tzutc())}",
                r#"{"t":"2026-11-20T08:15:00Z"}"#,
                python,
                61,
            ),
            ("{'t': datetime.date(2026, 1, 2)}", r#"{"t":"2026-01-02"}"#, python, 32),
            ("{ a: undefined, 'b-c': [ 'x' ], }", r#"{"a":null,"b-c":["x"]}"#, script, 33),
            (r#"{"a"=>nil, "b"=>1}"#, r#"{"a":null,"b":1}"#, script, 18),
            (r#"{“a”: ‘b "c"’}"#, r#"{"a":"b \"c\""}"#, Some(Language::Typography), 22),
            ("{'d': json.dumps({'id': 7}), }", r#"{"d":"{\"id\":7}"}"#, python, 30),
            ("{d: JSON.stringify({id: 7}, null, 2)}", r#"{"d":"{\"id\":7}"}"#, script, 37),
            (r#"{"a": 1,}"#, r#"{"a":1}"#, script, 9),
            // Values that code in Go and C# wraps or assigns.
            (
                r#"{Source: aws.String("shop"), D: aws.String(`{"id": 1}`)}"#,
                r#"{"Source":"shop","D":"{\"id\": 1}"}"#,
                script,
                56,
            ),
            (r#"{ Source = "shop", N = 1 }"#, r#"{"Source":"shop","N":1}"#, script, 26),
            ("{'n': -1.5e3}", r#"{"n":-1.5e3}"#, python, 13),
            // What Node.js and others leave out.
            (
                "{ a: [Object], b: [Array], c: [Circular *1] }",
                r#"{"a":"[Object]","b":"[Array]","c":"[Circular *1]"}"#,
                script,
                45,
            ),
            ("{ a: [ 'x', ... 98 more items ] }", r#"{"a":["x"]}"#, script, 33),
            (r#"{"a": 1, ...}"#, r#"{"a":1}"#, script, 13),
            ("{ b: <Buffer 61 62> }", r#"{"b":"<Buffer 61 62>"}"#, script, 21),
            ("{ t: 2026-11-20T08:15:00.000Z }", r#"{"t":"2026-11-20T08:15:00.000Z"}"#, script, 31),
            // Comments, and what only the program knows.
            ("{ a: 1, // one\n  b: 2 /* two */ }", r#"{"a":1,"b":2}"#, script, 33),
            (
                "{ t: new Date().toISOString(), k: process.env.KEY }",
                r#"{"t":"new Date().toISOString()","k":"process.env.KEY"}"#,
                script,
                51,
            ),
            ("{'s': {'x', 'y'}, 'e': set()}", r#"{"s":["x","y"],"e":"set()"}"#, python, 29),
            ("{'o': OrderedDict([('a', 1), ('b', [2])])}", r#"{"o":{"a":1,"b":[2]}}"#, python, 42),
            (
                "{'o': OrderedDict({'a': 1}), 'd': defaultdict(<class 'int'>, {'b': 2})}",
                r#"{"o":{"a":1},"d":{"b":2}}"#,
                python,
                71,
            ),
        ];
        for (text, expected, step, end) in cases {
            assert_eq!(json_of(text), Some((expected.to_owned(), step, end)), "{text}");
        }
    }

    #[test]
    fn what_is_no_value_is_none() {
        for text in [
            "{",
            "{'a'",
            "{'a': }",
            "{'a': x y}",
            "{'a': see the docs}",
            "{'a': 'b}",
            "[INFO]",
            "{'n': 0x1}",
            "{'n': 01}",
            "{'\\",
            "{'\\u12",
            "[1 2]",
            "{'a': ...}",
        ] {
            assert!(json_of(text).is_none(), "{text}");
        }
        let deep = "[".repeat(3_000);
        assert!(json_of(&deep).is_none());
    }

    /// Returns a value as Python's `repr` writes it.
    fn python(value: &serde_json::Value) -> String {
        use serde_json::Value as V;
        match value {
            V::Null => "None".to_owned(),
            V::Bool(true) => "True".to_owned(),
            V::Bool(false) => "False".to_owned(),
            V::Number(number) => number.to_string(),
            V::String(text) => {
                let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
                let escaped = text.replace('\\', r"\\").replace('\n', r"\n");
                let escaped = if quote == '\'' { escaped.replace('\'', r"\'") } else { escaped };
                format!("{quote}{escaped}{quote}")
            }
            V::Array(list) => format!("[{}]", list.iter().map(python).collect::<Vec<_>>().join(", ")),
            V::Object(members) => {
                let member = |(key, value): (&String, &V)| {
                    format!("{}: {}", python(&V::String(key.clone())), python(value))
                };
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn any_value() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i32>().prop_map(Into::into),
            "[a-z'\"\\\\\n é😀]{0,6}".prop_map(Into::into),
        ];
        leaf.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::btree_map("[a-z'\"]{0,4}", inner, 0..4)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_python_prints_is_read_as_it_was(value in any_value(), before in "[a-z ]{0,3}", behind in "[^0]{0,3}") {
            let list = serde_json::Value::Array(vec![value]);
            for text in [python(&list), list.to_string()] {
                let whole = format!("{before}{text}{behind}");
                let read = read(&whole, before.len(), &mut 10_000).unwrap();
                prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&read.json).unwrap(), list.clone());
                prop_assert_eq!(read.end, before.len() + text.len());
            }
        }
    }
}

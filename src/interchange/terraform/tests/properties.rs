//! Whatever is written is read back, and any text is read without a panic.

use super::resource;
use crate::interchange::{Finding, Findings, Member, Node, Value, read, terraform};
use crate::text::Span;
use proptest::prelude::*;

/// Returns a value of JSON.
fn value() -> impl Strategy<Value = Node> {
    let here = |value: Value| Node::new(Span::at(0), value);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        "(-)?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?".prop_map(Value::Number),
        any::<String>().prop_map(Value::Text),
        "[${}%\\\\\"a ]{0,8}".prop_map(Value::Text),
    ]
    .prop_map(here);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(move |list| here(Value::List(list))),
            members(inner).prop_map(here),
        ]
    })
}

fn members(inner: impl Strategy<Value = Node>) -> impl Strategy<Value = Value> {
    let name = prop_oneof!["[a-z][a-z-]{0,5}", "[${}\"\\\\ é.]{0,4}"];
    prop::collection::btree_map(name, inner, 0..4).prop_map(|members| {
        let member = |(name, node)| Member { name, name_span: Span::at(0), node };
        Value::Map(members.into_iter().map(member).collect())
    })
}

/// Returns the value as HCL.
fn in_hcl(node: &Node, indent: usize) -> String {
    let quote = |text: &str| {
        let mut quoted = String::from("\"");
        for letter in text.replace("${", "$${").replace("%{", "%%{").chars() {
            match letter {
                '"' | '\\' => quoted.extend(['\\', letter]),
                '\n' => quoted.push_str("\\n"),
                '\r' => quoted.push_str("\\r"),
                letter => quoted.push(letter),
            }
        }
        quoted.push('"');
        quoted
    };
    match &node.value {
        Value::Text(text) => quote(text),
        Value::List(elements) => {
            let elements: Vec<String> = elements.iter().map(|element| in_hcl(element, indent)).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::Map(members) => {
            let member = |member: &Member| {
                format!("{:indent$}{} = {} # {{\n", "", quote(&member.name), in_hcl(&member.node, indent + 2))
            };
            format!("{{\n{}}}", members.iter().map(member).collect::<Vec<_>>().concat())
        }
        _ => node.to_json(),
    }
}

/// Returns the value as JSON in a heredoc.
fn in_heredoc(node: &Node) -> String {
    node.to_json().replace("${", "$${").replace("%{", "%%{")
}

proptest! {
    #[test]
    fn what_is_written_as_hcl_is_read_back(pattern in members(value())) {
        let pattern = Node::new(Span::at(0), pattern);
        let expected = pattern.to_json();
        let hcl = in_hcl(&pattern, 2);
        for text in [
            format!("jsonencode({hcl})"),
            format!("event_pattern = jsonencode({hcl})\n"),
            resource("aws_cloudwatch_event_rule", &format!("name = \"a\"\nevent_pattern = jsonencode(\n{hcl}\n)")),
            resource("aws_cloudwatch_event_rule", &format!("event_pattern = <<EOF\n{}\nEOF", in_heredoc(&pattern))),
        ] {
            let findings = read(&text);
            let read_back = findings.found.first().and_then(Finding::pattern).map(Node::to_json);
            prop_assert_eq!(read_back.as_deref(), Some(expected.as_str()), "{}: {:?}", text, findings);
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        read_all(&text);
    }

    #[test]
    fn any_tokens_are_read_without_a_panic(tokens in prop::collection::vec(token(), 0..60)) {
        read_all(&tokens.concat());
    }
}

fn token() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "resource \"aws_cloudwatch_event_rule\" \"r\" {\n",
        "event_pattern",
        " = ",
        "jsonencode(",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "\"",
        "${",
        "$${",
        "%{",
        "%{if a}",
        "%{endif}",
        "%{for x in y}",
        "<<EOF\n",
        "<<-EOF\n",
        "EOF",
        "\n",
        "\n",
        "\r\n",
        ",",
        ":",
        "=>",
        "...",
        ".",
        "?",
        "!",
        "-",
        "1",
        "1.5e",
        "é",
        "a",
        "for ",
        " in ",
        "null",
        "\\",
        "\\u00",
        "#",
        "//",
        "/*",
        "*/",
        "~",
        "*",
        "::",
        "&&",
        "==",
        " ",
        "\t",
        "locals {",
        "local.a",
        "source",
        "\u{feff}",
    ])
}

/// Reads a text by itself, and in the place of an expression and of an argument.
fn read_all(text: &str) {
    for text in [
        text.to_owned(),
        format!("event_pattern = jsonencode({text})"),
        format!("event_pattern = <<EOF\n{text}\nEOF\n"),
        format!("event_pattern = \"{text}\"\n"),
        resource("aws_cloudwatch_event_rule", text),
    ] {
        let mut findings = Findings::default();
        terraform::read(&text, &mut findings);
        for finding in &findings.found {
            finding
                .value
                .visit(&mut |node| assert!(text.get(node.span.range()).is_some(), "{text}: {node:?}"));
        }
        for skipped in &findings.skipped {
            assert!(text.get(skipped.span.range()).is_some(), "{text}: {skipped:?}");
        }
    }
}

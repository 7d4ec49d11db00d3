//! Texts made to be hard are read in time and without a panic.

use super::only_pattern;
use crate::interchange::{Node, Value, read};

#[test]
fn nothing_is_too_deep_or_too_long() {
    let deep = |open: &str| format!("event_pattern = jsonencode({})", open.repeat(100_000));
    let closed = |open: &str, close: &str| {
        format!("event_pattern = jsonencode({}{})", open.repeat(100_000), close.repeat(100_000))
    };
    let quoted = "${\"".repeat(100_000);
    let texts = [
        deep("["),
        deep("{"),
        deep("("),
        deep("{a="),
        deep("a["),
        deep("f("),
        deep("!"),
        deep("-"),
        deep("a?"),
        deep("1+"),
        deep("a."),
        closed("[", "]"),
        closed("(", ")"),
        closed("{a=", "}"),
        format!("event_pattern = jsonencode(\"{quoted}"),
        format!("event_pattern = <<EOF\n{quoted}"),
        format!("event_pattern = <<EOF\n{}\nEOF\n", "%{if a}".repeat(100_000)),
        "resource \"aws_cloudwatch_event_rule\" \"r\" {\n".repeat(20_000),
        " resource \"aws_cloudwatch_event_rule\" \"r\" {\n".repeat(20_000),
        format!(
            "jsonencode({{{}}})",
            (0..100_000).map(|n| format!("k{n} = 1\n")).collect::<Vec<_>>().concat()
        ),
        format!("jsonencode({}1)", "a+".repeat(200_000)),
        format!("resource \"aws_cloudwatch_event_rule\" \"r\" {{\n{}", "a {\n".repeat(100_000)),
        format!("event_pattern = <<EOF\n{}\nEOF\n", "\n  ".repeat(300_000)),
        format!("jsonencode([{}])", "\"a\", ".repeat(100_000)),
        format!("jsonencode(\"{}\")", "\\u00e9".repeat(100_000)),
    ];
    for text in texts {
        let findings = read(&text);
        let shown: String = text.chars().take(60).collect();
        assert!(findings.found.len() <= 1, "{shown}");
    }
}

#[test]
fn the_deepest_text_that_is_parsed_fits_the_stack() {
    // What a browser gives a page; a debug build needs more a level than the page's.
    const STACK: usize = 1 << 20;
    let texts =
        ["[]", "{a=}", "()", "f()", "\"${}\"", "[!!!!!!!!!!!!!!!!]", "[a?b:]", "[1+]", "{a={b=[]}}", "a[]"]
            .map(|pair| {
                let at =
                    pair.len() - pair.chars().rev().take_while(|letter| "]})\"".contains(*letter)).count();
                let (open, close) = pair.split_at(at);
                let levels = 45 / open.matches(['[', '{', '(', '"']).count();
                format!("event_pattern = jsonencode({}1{})\n", open.repeat(levels), close.repeat(levels))
            });
    let parsed = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || texts.iter().filter(|text| !read(text).found.is_empty()).count())
        .unwrap()
        .join();
    assert!(parsed.unwrap() >= 6);
}

#[test]
fn locals_made_of_locals_do_not_grow_without_end() {
    let longer = |index: usize| {
        let before = index - 1;
        format!("  a{index} = \"${{local.a{before}}}${{local.a{before}}}\"\n")
    };
    let locals: Vec<String> = (1..60).map(longer).collect();
    let mut text = format!("locals {{\n  a0 = \"0123456789\"\n{}", locals.concat());
    text.push_str("}\nresource \"aws_cloudwatch_event_rule\" \"r\" {\n  event_pattern = jsonencode({ source = [local.a2, local.a59] })\n}\n");
    let pattern = only_pattern(&text);
    let elements = pattern.get("source").map(Node::elements).unwrap_or_default();
    assert_eq!(elements.last().map(|node| &node.value), Some(&Value::Expression("local.a59".to_owned())));
}

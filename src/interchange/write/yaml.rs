//! Values as YAML that versions 1.1 and 1.2 read alike.
//!
//! A text that either of them would take for something else is quoted.

use crate::interchange::node::{Member, Node, Value};
use crate::json;
use std::fmt::Write;

/// The longest list of scalars that is written on one line.
const SHORT: usize = 88;

/// Returns the value as a block, each line indented by this many spaces and with a line break at its end.
pub(super) fn block(node: &Node, indent: usize) -> String {
    let mut out = String::new();
    write_block(node, indent, &mut out);
    out
}

fn write_block(node: &Node, indent: usize, out: &mut String) {
    match &node.value {
        Value::Map(members) if !members.is_empty() => {
            for member in counted(members) {
                let _ = write!(out, "{:indent$}{}:", "", scalar(&member.name));
                write_behind(&member.node, indent, out);
            }
        }
        Value::List(elements) if !elements.is_empty() => {
            for element in elements {
                write_element(element, indent, out);
            }
        }
        _ => {
            let _ = writeln!(out, "{:indent$}{}", "", in_line(node));
        }
    }
}

/// Returns the members that count: of two with one name the later one.
fn counted(members: &[Member]) -> impl Iterator<Item = &Member> {
    members.iter().enumerate().filter_map(|(index, member)| {
        let is_last =
            members.get(index + 1..).unwrap_or_default().iter().all(|later| later.name != member.name);
        is_last.then_some(member)
    })
}

fn write_element(element: &Node, indent: usize, out: &mut String) {
    if is_in_line(element) {
        let _ = write!(out, "{:indent$}-", "");
        return write_behind(element, indent, out);
    }
    // The first line of a block has its dash where its indentation ends.
    let block = block(element, indent + 2);
    let _ = write!(out, "{:indent$}- ", "");
    out.push_str(block.get(indent + 2..).unwrap_or_default());
}

/// Writes a value after its name or its dash.
fn write_behind(node: &Node, indent: usize, out: &mut String) {
    if let Some(text) = node.as_text().filter(|text| is_block_text(text)) {
        out.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
        for line in text.lines() {
            let line = format!("{:width$}{line}", "", width = indent + 2);
            out.push_str(line.trim_end());
            out.push('\n');
        }
    } else if is_in_line(node) {
        let _ = writeln!(out, " {}", in_line(node));
    } else {
        out.push('\n');
        write_block(node, indent + 2, out);
    }
}

/// Returns whether a value is on the line of its name, and not below it.
fn is_in_line(node: &Node) -> bool {
    match &node.value {
        Value::Map(members) => members.is_empty() || function(node).is_some(),
        Value::List(elements) => {
            elements.is_empty()
                || elements.iter().all(|element| !is_collection(element) && !has_line_break(element))
                    && elements.iter().map(|element| in_line(element).len() + 2).sum::<usize>() <= SHORT
        }
        _ => true,
    }
}

fn is_collection(node: &Node) -> bool {
    matches!(node.value, Value::Map(_) | Value::List(_)) && function(node).is_none()
}

fn has_line_break(node: &Node) -> bool {
    node.as_text().is_some_and(|text| text.contains('\n'))
}

/// Returns a value in the flow style.
fn in_line(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(digits) => number(digits),
        Value::Text(text) => scalar(text),
        Value::Expression(source) => expression(source),
        Value::List(elements) => {
            format!("[{}]", elements.iter().map(in_line).collect::<Vec<_>>().join(", "))
        }
        Value::Map(members) => function(node).unwrap_or_else(|| {
            let member = |member: &Member| format!("{}: {}", scalar(&member.name), in_line(&member.node));
            ["{", &counted(members).map(member).collect::<Vec<_>>().join(", "), "}"].concat()
        }),
    }
}

/// Returns an intrinsic function of CloudFormation in its short form.
fn function(node: &Node) -> Option<String> {
    let [only] = node.members() else { return None };
    match (only.name.as_str(), &only.node.value) {
        ("Ref", Value::Text(name)) => Some(format!("!Ref {name}")),
        ("Fn::Sub", Value::Text(text)) => Some(format!("!Sub {}", scalar(text))),
        ("Fn::GetAtt", Value::List(path)) => {
            let path: Option<Vec<&str>> = path.iter().map(Node::as_text).collect();
            Some(format!("!GetAtt {}", path?.join(".")))
        }
        _ => None,
    }
}

/// Returns an expression: unchanged if it is a reference of a template on one line, else as a placeholder.
fn expression(source: &str) -> String {
    if is_of_template(source) { source.to_owned() } else { scalar(&super::placeholder(source)) }
}

fn is_of_template(source: &str) -> bool {
    const FUNCTIONS: [&str; 7] =
        ["!Ref ", "!GetAtt ", "!Sub ", "!Join ", "!ImportValue ", "!Select ", "!FindInMap "];
    let is_one_line = !source.contains(['\n', '\r']);
    is_one_line && FUNCTIONS.iter().any(|function| source.starts_with(function))
}

/// Returns a number for YAML 1.1, where an exponent needs a decimal point and a sign.
pub(in crate::interchange) fn number(digits: &str) -> String {
    let Some((mantissa, exponent)) = digits.split_once(['e', 'E']) else { return digits.to_owned() };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}

/// Returns a text in one line, quoted if it must be.
pub(in crate::interchange) fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else if is_printable_text(text) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        double_quoted(text)
    }
}

/// Returns whether a text is itself without quotes, also within brackets.
fn is_plain(text: &str) -> bool {
    const OTHERS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_inner = |c: char| c.is_ascii_alphanumeric() || "_-./$ @+=()*:".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '$')
        && text.chars().all(is_inner)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !OTHERS.iter().any(|other| text.eq_ignore_ascii_case(other))
}

/// Returns whether a text can be written in YAML without escapes, on one line.
pub(in crate::interchange) fn is_printable_text(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// Returns whether a character can be written in YAML without escapes, on one line.
fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns a text in double quotes: as JSON has it, with an escape for each character that YAML does not take
/// as itself.
pub(in crate::interchange) fn double_quoted(text: &str) -> String {
    let mut out = String::new();
    for c in json::quote(text).chars() {
        if is_printable(c) {
            out.push(c);
        } else {
            let _ = write!(out, "\\u{:04x}", c as u32);
        }
    }
    out
}

/// Returns whether a text of several lines can be a literal block without changing through indentation.
fn is_block_text(text: &str) -> bool {
    let lines = text.strip_suffix('\n').unwrap_or(text);
    text.contains('\n')
        && !lines.is_empty()
        && !lines.ends_with('\n')
        && !lines.starts_with([' ', '\t', '\n'])
        && lines
            .split('\n')
            .all(|line| line.trim_end() == line && line.chars().all(|c| c == '\t' || is_printable(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::write::build;

    #[test]
    fn what_would_be_something_else_is_quoted() {
        for (text, expected) in [
            ("orders", "orders"),
            ("Order Paid", "Order Paid"),
            ("arn:aws:sqs:eu-west-1:111122223333:q", "arn:aws:sqs:eu-west-1:111122223333:q"),
            ("$.detail.id", "$.detail.id"),
            ("yes", "'yes'"),
            ("No", "'No'"),
            ("null", "'null'"),
            ("~", "'~'"),
            ("", "''"),
            ("1e3", "'1e3'"),
            ("2012-10-17", "'2012-10-17'"),
            ("12:30", "'12:30'"),
            ("a: b", "'a: b'"),
            ("a:", "'a:'"),
            ("it's", "'it''s'"),
            ("!Ref A", "'!Ref A'"),
            ("<id>", "'<id>'"),
            ("a # b", "'a # b'"),
            ("a, b", "'a, b'"),
            ("ä", "'ä'"),
            ("a\tb", "\"a\\tb\""),
            ("\u{2028}", "\"\\u2028\""),
        ] {
            assert_eq!(scalar(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_numbers_in_every_version() {
        for (digits, expected) in
            [("1", "1"), ("-1.5", "-1.5"), ("1e3", "1.0e+3"), ("1.5E-3", "1.5e-3"), ("2e+4", "2.0e+4")]
        {
            assert_eq!(number(digits), expected);
        }
    }

    #[test]
    fn texts_of_several_lines_are_blocks_where_nothing_is_lost() {
        for (text, expected) in [
            ("a\n b\n", "|\n  a\n   b\n"),
            ("a\n\nb", "|-\n  a\n\n  b\n"),
            (" a\nb", "\" a\\nb\"\n"),
            ("a \nb", "\"a \\nb\"\n"),
            ("a\n\n", "\"a\\n\\n\"\n"),
            ("a\r\nb", "\"a\\r\\nb\"\n"),
        ] {
            let node = build::map([("x", build::text(text))]);
            assert_eq!(block(&node, 0), format!("x: {expected}"), "{text:?}");
        }
    }
}

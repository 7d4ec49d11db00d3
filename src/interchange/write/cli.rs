//! A script of AWS CLI commands for bash.

use super::commands::{self, Act, Call, SIGN, Step};
use super::{Writer, messages};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::parts::Part;
use crate::json;
use std::fmt::Write;

pub(super) const CLI: Writer = Writer { name: "cli", title: "AWS CLI (bash)", extension: "sh", write };

fn write(parts: &[Part]) -> String {
    let mut out = String::from("#!/usr/bin/env bash\n");
    let mut comments = messages::of_all(parts, messages::DEPLOY_BASH);
    comments.push(messages::LOOK_AT_FAILED_ENTRIES.to_owned());
    out.push_str(&messages::lines(&comments));
    out.push_str("set -euo pipefail\n");
    for Step { notes, act } in commands::steps(parts) {
        out.push('\n');
        out.push_str(&messages::lines(&notes));
        match act {
            Act::Ask { variable, call, query } => {
                let _ = writeln!(out, "{variable}=$({} --query {query} --output text)", command(&call, " "));
            }
            Act::Wait(seconds) => {
                let _ = writeln!(out, "sleep {seconds}");
            }
            Act::Make(call) => {
                out.push_str(&command(&call, " \\\n  "));
                out.push('\n');
            }
        }
    }
    out
}

fn command(call: &Call, between: &str) -> String {
    let mut out = format!("aws {} {}", call.service, call.action);
    if call.parameters.iter().any(is_fetched) {
        let request = value(&call.request());
        let _ = write!(out, "{between}--cli-input-json {}", quoted(&request));
        return out;
    }
    for parameter in &call.parameters {
        let name = commands::option(&parameter.name);
        let value = value(&parameter.node);
        // A value that looks like an option is joined to its name by `=`.
        let is_like_option = value.starts_with('-');
        let behind = if is_like_option { "=" } else { " " };
        let _ = write!(out, "{between}--{name}{behind}{}", quoted(&value));
    }
    out
}

/// Returns whether the CLI would take the value for the place of the value. Version 1 fetches addresses, too;
/// not that of a queue.
fn is_fetched(parameter: &Member) -> bool {
    const PLACES: [&str; 4] = ["file://", "fileb://", "http://", "https://"];
    let text = parameter.node.as_text().unwrap_or_default();
    parameter.name != "QueueUrl" && PLACES.iter().any(|place| text.starts_with(place))
}

/// Returns a parameter as one text: structures are JSON.
fn value(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => text.clone(),
        Value::Map(_) | Value::List(_) => {
            let text = node.to_json();
            json::pretty_text(&text).unwrap_or(text)
        }
        _ => node.to_json(),
    }
}

/// Returns a text as one word of the shell, with its variables.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,@%+".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut pieces: Vec<String> = Vec::new();
    let quote = |piece: &str| format!("'{}'", piece.replace('\'', r"'\''"));
    for piece in text.split(SIGN).filter(|piece| !piece.is_empty()) {
        pieces.push(if commands::is_variable(piece) { format!("\"${piece}\"") } else { quote(piece) });
    }
    if pieces.is_empty() { quote("") } else { pieces.concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_word_whatever_it_holds() {
        let cases = [
            ("orders", "orders".to_owned()),
            ("", "''".to_owned()),
            ("it's $x", r"'it'\''s $x'".to_owned()),
            ("~", "'~'".to_owned()),
            (&commands::variable("bus_arn"), "\"$bus_arn\"".to_owned()),
            (&format!("[{}]", commands::variable("rule_arn_1")), "'['\"$rule_arn_1\"']'".to_owned()),
        ];
        for (text, expected) in cases {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }
}

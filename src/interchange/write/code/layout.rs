//! The layout of code: a value that fits is on one line, others are indented.

use crate::interchange::node::{Member, Node, Value};
use std::collections::HashMap;
use std::fmt::Write;

/// Lines are at most so long where they can be broken.
const WIDTH: usize = 100;

/// A value as code, before it is laid out.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// Code that stays as it is.
    Atom(String),
    /// The content of brackets.
    Group {
        open: String,
        /// The entries, each with the text before its value (`name = `) and the value.
        entries: Vec<(String, Tree)>,
        close: &'static str,
        /// Whether each entry is on a line of its own without a comma, as in a block of HCL.
        is_block: bool,
    },
}

impl Tree {
    pub(super) fn group(open: impl Into<String>, entries: Vec<(String, Tree)>, close: &'static str) -> Self {
        Self::Group { open: open.into(), entries, close, is_block: false }
    }

    pub(super) fn block(entries: Vec<(String, Tree)>) -> Self {
        Self::Group { open: "{".to_owned(), entries, close: "}", is_block: true }
    }

    /// Returns the code, from a column on; lines are indented by `step` for each level, `depth` levels
    /// outside included.
    pub(super) fn laid_out(&self, step: usize, depth: usize, column: usize) -> String {
        let (open, entries, close, comma) = match self {
            Self::Atom(code) => return code.clone(),
            Self::Group { open, entries, close, is_block } => {
                (open, entries, close, if *is_block { "" } else { "," })
            }
        };
        if let Some(line) = self.on_one_line().filter(|line| column + line.len() <= WIDTH) {
            return line;
        }
        let indent = " ".repeat(step * (depth + 1));
        let value = |(start, tree): &(String, Tree)| {
            tree.laid_out(step, depth + 1, indent.len() + start.len() + comma.len())
        };
        let lines: Vec<(&str, String)> =
            entries.iter().map(|entry| (entry.0.as_str(), value(entry))).collect();
        let mut code = format!("{}\n", open.trim_end());
        for run in lines.chunk_by(|one, other| is_aligned(one) && is_aligned(other)) {
            let width = run.iter().map(|(start, _)| start.chars().count()).max().unwrap_or_default();
            for line in run {
                let (start, value) = line;
                let start = match start.strip_suffix(" = ").filter(|_| is_aligned(line)) {
                    Some(name) => format!("{name:<width$} = ", width = width - 3),
                    None => (*start).to_owned(),
                };
                let _ = writeln!(code, "{indent}{start}{value}{comma}");
            }
        }
        code.push_str(&" ".repeat(step * depth));
        code.push_str(close.trim_start());
        code
    }

    /// Returns the code on one line, or `None` if that is too long or not allowed.
    fn on_one_line(&self) -> Option<String> {
        let (open, entries, close) = match self {
            Self::Atom(code) => return Some(code.clone()),
            Self::Group { is_block: true, .. } => return None,
            Self::Group { open, entries, close, .. } => (open, entries, close),
        };
        if entries.is_empty() {
            return Some([open.trim_end(), close.trim_start()].concat());
        }
        let mut line = open.clone();
        for (index, (start, tree)) in entries.iter().enumerate() {
            line.push_str(if index > 0 { ", " } else { "" });
            line.push_str(start);
            line.push_str(&tree.on_one_line()?);
            if line.len() > WIDTH {
                return None;
            }
        }
        line.push_str(close);
        Some(line)
    }
}

/// Returns whether the `=` of a line is aligned with that of the line before, as `terraform fmt` does it.
fn is_aligned((start, value): &(&str, String)) -> bool {
    start.ends_with(" = ") && !value.contains('\n')
}

/// The style in which a language writes values.
pub(super) struct Style {
    /// A text in quotes.
    pub(super) text: fn(&str) -> String,
    /// Writes the name of a member, with the sign before its value.
    pub(super) key: fn(&str) -> String,
    /// `true`, `false` and `null`.
    pub(super) words: [&'static str; 3],
    /// The braces of a map; spaces within are left out where each member has its own line.
    pub(super) braces: [&'static str; 2],
}

impl Style {
    /// Returns the code of a value. Expressions become their source.
    pub(super) fn tree(&self, node: &Node) -> Tree {
        match &node.value {
            Value::List(elements) => list(elements.iter().map(|element| self.tree(element)).collect()),
            Value::Map(_) => {
                let entry = |member: &Member| ((self.key)(&member.name), self.tree(&member.node));
                self.map(last_ones(node).into_iter().map(entry).collect())
            }
            _ => Tree::Atom(self.scalar(node)),
        }
    }

    pub(super) fn map(&self, entries: Vec<(String, Tree)>) -> Tree {
        let [open, close] = self.braces;
        Tree::group(open, entries, close)
    }

    /// Returns a call with a map as its only argument.
    pub(super) fn around(&self, call: &str, node: &Node) -> Tree {
        wrapped(call, self.tree(node))
    }

    fn scalar(&self, node: &Node) -> String {
        let [yes, no, null] = self.words;
        match &node.value {
            Value::Bool(true) => yes.to_owned(),
            Value::Bool(false) => no.to_owned(),
            Value::Number(code) | Value::Expression(code) => code.clone(),
            Value::Text(text) => (self.text)(text),
            _ => null.to_owned(),
        }
    }
}

/// Returns a list in brackets.
pub(super) fn list(elements: Vec<Tree>) -> Tree {
    Tree::group("[", elements.into_iter().map(|element| (String::new(), element)).collect(), "]")
}

/// Returns a call with a value as its only argument.
pub(super) fn wrapped(call: &str, tree: Tree) -> Tree {
    match tree {
        Tree::Group { open, entries, close, is_block } => {
            Tree::Group { open: format!("{call}({open}"), entries, close: closed(close), is_block }
        }
        Tree::Atom(code) => Tree::Atom(format!("{call}({code})")),
    }
}

/// Returns what closes a group and the call around it.
fn closed(close: &'static str) -> &'static str {
    match close {
        " }" => " })",
        "}" => "})",
        " })" => " }))",
        " }))" => " })))",
        "]" => "])",
        _ => "))",
    }
}

/// Returns the members of a map; of those with one name the last, for tools refuse the others.
pub(super) fn last_ones(node: &Node) -> Vec<&Member> {
    let members = node.members();
    let last: HashMap<&str, usize> =
        members.iter().enumerate().map(|(index, member)| (member.name.as_str(), index)).collect();
    let is_last = |(index, member): &(usize, &Member)| last.get(member.name.as_str()) == Some(index);
    members.iter().enumerate().filter(is_last).map(|(_, member)| member).collect()
}

/// Returns lines of comment, each after the sign that begins one; long lines are broken between words.
pub(super) fn comment(sign: &str, text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut line = sign.to_owned();
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() >= WIDTH && line != sign {
                out.push_str(&line);
                out.push('\n');
                sign.clone_into(&mut line);
            }
            line.push(' ');
            line.push_str(word);
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}

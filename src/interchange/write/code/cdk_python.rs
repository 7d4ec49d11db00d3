//! AWS CDK in Python.

use super::boto3::{STYLE, is_own};
use super::cdk::{Construct, constructs, members, modules, parameter, quoted, type_of};
use super::labels::pascal;
use super::layout::{Tree, comment, last_ones, list};
use super::plan::{PartKind, Plan, Tool};
use super::{Writer, messages};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::parts::Part;
use std::fmt::Write;

pub(in crate::interchange::write) const WRITER: Writer =
    Writer { name: "cdk-python", title: "CDK (Python)", extension: "py", write };

const TOOL: Tool = Tool { arn_of, arn_of_bus, is_own };

fn arn_of(_: PartKind, label: &str) -> String {
    format!("{label}.attr_arn")
}

fn arn_of_bus(name: &str) -> String {
    let name = quoted(name);
    format!("self.format_arn(service=\"events\", resource=\"event-bus\", resource_name={name})")
}

/// Returns what a module is imported as; `lambda` is a word of Python.
fn alias(module: &str) -> &str {
    if module == "lambda" { "lambda_" } else { module }
}

fn write(parts: &[Part]) -> String {
    let plan = Plan::of(parts, &TOOL);
    let constructs = constructs(&plan);
    let how = messages::cdk("");
    let mut out = comment("#", &messages::heading(&plan, &how));
    out.push_str("\nimport aws_cdk as cdk\n");
    for module in modules(&constructs) {
        let _ = writeln!(out, "from aws_cdk import aws_{module} as {}", alias(module));
    }
    out.push_str("from constructs import Construct\n\n\n");
    out.push_str("class EventsStack(cdk.Stack):\n");
    out.push_str("    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:\n");
    out.push_str("        super().__init__(scope, construct_id, **kwargs)\n");
    for construct in &constructs {
        out.push_str(&statements(construct));
    }
    out
}

fn statements(construct: &Construct) -> String {
    let Construct { class, label, .. } = construct;
    let mut out = String::from("\n");
    if let Some(text) = construct.comment {
        out.push_str(&comment("        #", text));
    }
    let start = if construct.is_named { format!("        {label} = ") } else { "        ".to_owned() };
    let whole = format!("{}.{class}", alias(construct.module));
    let mut entries = vec![
        (String::new(), Tree::Atom("self".to_owned())),
        (String::new(), Tree::Atom(quoted(&pascal(label)))),
    ];
    entries.extend(keywords(&construct.properties, &whole, class));
    let tree = Tree::group(format!("{whole}("), entries, ")");
    let _ = writeln!(out, "{start}{}", tree.laid_out(4, 2, start.len()));
    for before in &construct.after {
        let _ = writeln!(out, "        {label}.add_dependency({before})");
    }
    out
}

/// Properties as keyword arguments.
fn keywords(node: &Node, whole: &str, class: &str) -> Vec<(String, Tree)> {
    let entries = members(node).into_iter().map(|(member, is_raw)| {
        let node = &member.node;
        let tree = if is_raw { raw(node) } else { value(&member.name, node, whole, class) };
        (format!("{}=", parameter(&member.name, class)), tree)
    });
    entries.collect()
}

/// Returns a value that goes into the template as it is. On its way from Python to the CDK, `None` is lost
/// out of lists: only a matcher says null.
fn raw(node: &Node) -> Tree {
    const NULL: &str = "events.Match.null_value()";
    match &node.value {
        Value::List(elements) if elements.iter().any(is_null) => {
            let mut runs: Vec<Tree> = Vec::new();
            for run in elements.chunk_by(|one, other| is_null(one) == is_null(other)) {
                match run.first() {
                    Some(first) if is_null(first) => {
                        runs.extend(run.iter().map(|_| Tree::Atom(NULL.to_owned())));
                    }
                    _ => runs.push(list(run.iter().map(raw).collect())),
                }
            }
            if runs.len() == 1 {
                return runs.remove(0);
            }
            let entries = runs.into_iter().map(|run| (String::new(), run)).collect();
            Tree::group("events.Match.any_of(", entries, ")")
        }
        Value::List(elements) => list(elements.iter().map(raw).collect()),
        Value::Map(_) => {
            let entry = |member: &Member| ((STYLE.key)(&member.name), raw(&member.node));
            STYLE.map(last_ones(node).into_iter().map(entry).collect())
        }
        _ => STYLE.tree(node),
    }
}

fn is_null(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

/// Objects are made by the class of their type.
fn value(name: &str, node: &Node, whole: &str, class: &str) -> Tree {
    let made = |object: &Node| {
        let of = type_of(name, node);
        let open = if of.contains('.') { format!("{of}(") } else { format!("{whole}.{of}(") };
        Tree::group(open, keywords(object, whole, class), ")")
    };
    match &node.value {
        Value::Map(_) => made(node),
        Value::List(elements) => {
            let element = |element: &Node| if element.is_map() { made(element) } else { STYLE.tree(element) };
            list(elements.iter().map(element).collect())
        }
        _ => STYLE.tree(node),
    }
}

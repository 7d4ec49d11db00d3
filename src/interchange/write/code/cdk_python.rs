//! AWS CDK in Python.

use super::boto3::{STYLE, is_own};
use super::cdk::{Construct, constructs, members, modules, parameter, quoted, type_of};
use super::labels::pascal;
use super::layout::{Tree, comment, list};
use super::plan::{Plan, Thing, Tool};
use super::{Writer, messages};
use crate::interchange::node::{Node, Value};
use crate::interchange::parts::Part;
use std::fmt::Write;

pub(in crate::interchange::write) const WRITER: Writer =
    Writer { name: "cdk-python", title: "CDK (Python)", extension: "py", write };

const TOOL: Tool = Tool { arn_of, arn_of_bus, is_own };

fn arn_of(_: Thing, label: &str) -> String {
    format!("{label}.attr_arn")
}

fn arn_of_bus(name: &str) -> String {
    let name = quoted(name);
    format!("self.format_arn(service=\"events\", resource=\"event-bus\", resource_name={name})")
}

/// What a module is imported as; `lambda` is a word of Python.
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
        let tree = if is_raw { STYLE.tree(node) } else { value(&member.name, node, whole, class) };
        (format!("{}=", parameter(&member.name, class)), tree)
    });
    entries.collect()
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

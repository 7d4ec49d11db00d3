//! AWS CDK in TypeScript.

use super::cdk::{Construct, constructs, members, modules, property, quoted};
use super::labels::{camel, pascal};
use super::layout::{Tree, comment, list};
use super::plan::{PartKind, Plan, Tool};
use super::sdk::{STYLE, is_own};
use super::{Writer, messages};
use crate::interchange::node::{Node, Value};
use crate::interchange::parts::Part;
use std::fmt::Write;

pub(in crate::interchange::write) const WRITER: Writer =
    Writer { name: "cdk-typescript", title: "CDK (TypeScript)", extension: "ts", write };

const TOOL: Tool = Tool { arn_of, arn_of_bus, is_own };

fn arn_of(_: PartKind, label: &str) -> String {
    format!("{}.attrArn", camel(label))
}

fn arn_of_bus(name: &str) -> String {
    let name = quoted(name);
    format!("this.formatArn({{ service: \"events\", resource: \"event-bus\", resourceName: {name} }})")
}

fn write(parts: &[Part]) -> String {
    let plan = Plan::of(parts, &TOOL);
    let constructs = constructs(&plan);
    let how = messages::cdk("new ");
    let mut out = comment("//", &messages::heading(&plan, &how));
    out.push_str("\nimport * as cdk from \"aws-cdk-lib\";\n");
    for module in modules(&constructs) {
        let _ = writeln!(out, "import * as {module} from \"aws-cdk-lib/aws-{module}\";");
    }
    out.push_str("import { Construct } from \"constructs\";\n\n");
    out.push_str("export class EventsStack extends cdk.Stack {\n");
    out.push_str("  constructor(scope: Construct, id: string, props?: cdk.StackProps) {\n");
    out.push_str("    super(scope, id, props);\n");
    for construct in &constructs {
        out.push_str(&statements(construct));
    }
    out.push_str("  }\n}\n");
    out
}

fn statements(construct: &Construct) -> String {
    let Construct { module, class, label, .. } = construct;
    let mut out = String::from("\n");
    if let Some(text) = construct.comment {
        out.push_str(&comment("    //", text));
    }
    let start = if construct.is_named { format!("    const {} = ", camel(label)) } else { "    ".to_owned() };
    let open = format!("new {module}.{class}(this, {}, ", quoted(&pascal(label)));
    let tree = match object(&construct.properties, class) {
        Tree::Group { open: brace, entries, .. } => Tree::group(open + &brace, entries, " })"),
        atom @ Tree::Atom(_) => atom,
    };
    let _ = writeln!(out, "{start}{};", tree.laid_out(2, 2, start.len()));
    for before in &construct.after {
        let _ = writeln!(out, "    {}.addDependency({});", camel(label), camel(before));
    }
    out
}

fn object(node: &Node, class: &str) -> Tree {
    match &node.value {
        Value::Map(_) => {
            let entries = members(node).into_iter().map(|(member, is_raw)| {
                let tree = if is_raw { STYLE.tree(&member.node) } else { object(&member.node, class) };
                ((STYLE.key)(&property(&member.name, class)), tree)
            });
            STYLE.map(entries.collect())
        }
        Value::List(elements) => list(elements.iter().map(|element| object(element, class)).collect()),
        _ => STYLE.tree(node),
    }
}

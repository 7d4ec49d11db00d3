//! AWS CloudFormation in YAML and in JSON, and AWS SAM.

use super::build::{NOWHERE, list, map, text};
use super::template::{self, Resource};
use super::{Writer, messages, placeholder, yaml};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::parts::Part;
use crate::json;
use std::fmt::Write;

pub(super) const YAML: Writer =
    Writer { name: "cloudformation", title: "CloudFormation (YAML)", extension: "yaml", write: write_yaml };
pub(super) const JSON: Writer = Writer {
    name: "cloudformation-json",
    title: "CloudFormation (JSON)",
    extension: "json",
    write: write_json,
};
pub(super) const SAM: Writer = Writer { name: "sam", title: "AWS SAM", extension: "yaml", write: write_sam };

const VERSION: &str = "2010-09-09";

fn write_yaml(parts: &[Part]) -> String {
    let how = "Deploy: aws cloudformation deploy --template-file template.yaml --stack-name eventbridge";
    in_yaml(parts, how, "")
}

fn write_sam(parts: &[Part]) -> String {
    in_yaml(parts, "Deploy: sam deploy --guided", "Transform: AWS::Serverless-2016-10-31\n")
}

fn in_yaml(parts: &[Part], how: &str, transform: &str) -> String {
    let mut out = comments(&messages::of_all(parts, how), 0);
    let _ = write!(out, "AWSTemplateFormatVersion: '{VERSION}'\n{transform}");
    let resources = template::resources(parts);
    out.push_str(if resources.is_empty() { "Resources: {}\n" } else { "Resources:\n" });
    for Resource { id, notes, node } in resources {
        out.push_str(&comments(&notes, 2));
        out.push_str(&yaml::block(&map([(id.as_str(), node)]), 2));
    }
    out
}

fn comments(notes: &[String], indent: usize) -> String {
    let blanks = " ".repeat(indent);
    messages::lines(notes).lines().flat_map(|line| [blanks.as_str(), line, "\n"]).collect()
}

/// JSON has no comments, so they are under `Metadata`.
fn write_json(parts: &[Part]) -> String {
    let how = "Deploy: aws cloudformation deploy --template-file template.json --stack-name eventbridge";
    let resources = template::resources(parts);
    let of_parts = resources
        .iter()
        .flat_map(|Resource { id, notes, .. }| notes.iter().map(move |note| format!("{id}: {note}")));
    let notes: Vec<Node> =
        messages::of_all(parts, how).into_iter().chain(of_parts).map(|note| text(&note)).collect();
    let template = map([
        ("AWSTemplateFormatVersion", text(VERSION)),
        ("Metadata", map([("Notes", list(notes))])),
        ("Resources", map(resources.iter().map(|resource| (resource.id.as_str(), known(&resource.node))))),
    ]);
    let text = template.to_json();
    json::pretty_text(&text).unwrap_or(text) + "\n"
}

/// Returns the value without expressions: a reference that YAML writes with a tag has its long form.
fn known(node: &Node) -> Node {
    let value = match &node.value {
        Value::Expression(source) => return long_form(source),
        Value::List(elements) => Value::List(elements.iter().map(known).collect()),
        Value::Map(members) => Value::Map(
            members.iter().map(|member| Member { node: known(&member.node), ..member.clone() }).collect(),
        ),
        value => value.clone(),
    };
    Node::new(NOWHERE, value)
}

fn long_form(source: &str) -> Node {
    if let Some(name) = source.strip_prefix("!Ref ") {
        return map([("Ref", text(name.trim()))]);
    }
    if let Some((id, attribute)) =
        source.strip_prefix("!GetAtt ").and_then(|path| path.trim().split_once('.'))
    {
        return map([("Fn::GetAtt", list([text(id), text(attribute)]))]);
    }
    text(&placeholder(source))
}

//! A script for boto3, the AWS SDK for Python.
//!
//! <https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/events.html>

use super::labels::{is_identifier, snake};
use super::layout::{Style, Tree, comment, last_ones, list, wrapped};
use super::plan::{PartKind, Plan, Step, Tool, policy, trust};
use super::script;
use super::{Writer, messages};
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{Member, Node};
use crate::interchange::parts::Part;
use crate::json;
use std::fmt::Write;

pub(in crate::interchange::write) const WRITER: Writer =
    Writer { name: "boto3", title: "Python (boto3)", extension: "py", write };

/// The style of values in Python.
pub(super) const STYLE: Style =
    Style { text: json::quote, key, words: ["True", "False", "None"], braces: ["{", "}"] };

const TOOL: Tool = Tool { arn_of, arn_of_bus, is_own };

fn key(name: &str) -> String {
    format!("{}: ", json::quote(name))
}

fn arn_of(thing: PartKind, label: &str) -> String {
    match thing {
        PartKind::Group => format!("{label}[\"ScheduleGroupArn\"]"),
        PartKind::Rule => format!("{label}[\"RuleArn\"]"),
        PartKind::Bus => format!("{label}[\"EventBusArn\"]"),
        PartKind::Connection => format!("{label}[\"ConnectionArn\"]"),
        PartKind::Destination => format!("{label}[\"ApiDestinationArn\"]"),
        PartKind::Role => format!("{label}[\"Role\"][\"Arn\"]"),
    }
}

fn arn_of_bus(name: &str) -> String {
    format!("events.describe_event_bus(Name={})[\"Arn\"]", json::quote(name))
}

/// Returns whether an expression came out of a program in Python: a member of something, in small letters.
pub(super) fn is_own(source: &str) -> bool {
    let is_small = |name: &str| is_identifier(name) && !name.contains(|c: char| c.is_ascii_uppercase());
    let names: Vec<&str> = source.split('.').collect();
    let is_path = names.len() > 1 && names.iter().all(|name| is_small(name));
    let starts = ["aws_", "var.", "local.", "data.", "module.", "this."];
    is_path && source.contains('_') && !starts.iter().any(|start| source.starts_with(start))
}

/// Returns the code of a call.
fn called(client: &str, operation: &str, entries: Vec<(&str, Tree)>) -> Tree {
    let entries = entries.into_iter().map(|(name, tree)| (format!("{name}="), tree)).collect();
    Tree::group(format!("{client}.{}(", snake(operation)), entries, ")")
}

fn text(text: &str) -> Tree {
    Tree::Atom(json::quote(text))
}

fn json_of(node: &Node) -> Tree {
    script::json_text(&STYLE, "json.dumps", node)
}

fn parameters(node: &Node) -> Vec<(&str, Tree)> {
    let entry = |member: &'_ Member| match (member.name.as_str(), member.node.as_text()) {
        ("EventPattern", None) => json_of(&member.node),
        _ => STYLE.tree(&member.node),
    };
    last_ones(node).into_iter().map(|member| (member.name.as_str(), entry(member))).collect()
}

fn line(start: &str, code: &Tree) -> String {
    format!("{start}{}\n", code.laid_out(4, 0, start.len()))
}

fn write(parts: &[Part]) -> String {
    let plan = Plan::of(parts, &TOOL);
    let how = messages::script("python3", "pip install", "boto3");
    let mut out = comment("#", &messages::heading(&plan, &how));
    out.push_str("\nimport json\n");
    out.push_str(if plan.access.roles.is_empty() { "" } else { "import time\n" });
    out.push_str("\nimport boto3\n\n");
    for client in script::clients(&plan) {
        let _ = writeln!(out, "{} = boto3.client(\"{client}\")", variable(client));
    }
    if plan.steps.iter().any(|step| !script::targets(step).is_empty()) {
        out.push_str(CHECK);
    }
    let (before, behind) = plan.around_roles();
    out.extend(before.iter().map(part));
    out.push_str(&roles(&plan));
    out.extend(behind.iter().map(part));
    out.push_str(&grants(&plan));
    out
}

/// Returns the variable of a client; `lambda` is a word of Python.
fn variable(client: &str) -> &str {
    if client == "lambda" { "functions" } else { client }
}

/// PutTargets reports refused targets in its answer.
const CHECK: &str = "

def checked(answer):
    if answer[\"FailedEntryCount\"] > 0:
        raise RuntimeError(json.dumps(answer[\"FailedEntries\"]))

";

fn roles(plan: &Plan) -> String {
    let mut out = String::new();
    for role in &plan.access.roles {
        let name = super::plan::role_name(role);
        let entries =
            vec![("RoleName", text(&name)), ("AssumeRolePolicyDocument", json_of(&trust(role.service)))];
        out.push('\n');
        out.push_str(&line(&format!("{} = ", role.label), &called("iam", "CreateRole", entries)));
        let entries = vec![
            ("RoleName", text(&name)),
            ("PolicyName", text("eventbridge")),
            ("PolicyDocument", json_of(&policy(&role.statements))),
        ];
        out.push_str(&line("", &called("iam", "PutRolePolicy", entries)));
    }
    if !plan.access.roles.is_empty() {
        out.push_str(&comment("#", messages::NEW_ROLE));
        out.push_str("time.sleep(15)\n");
    }
    out
}

fn part(step: &Step) -> String {
    let call = script::call(step);
    let mut out = String::from("\n");
    if step.value.get("EventPattern").is_some_and(|pattern| pattern.as_text().is_some()) {
        out.push_str(&comment("#", messages::NOT_JSON));
    }
    let code = called(call.client, call.operation, parameters(&call.request));
    out.push_str(&line(&format!("{} = ", step.label), &code));
    if let Some(policy) = script::policy(step) {
        let entries = vec![("EventBusName", text(&step.name)), ("Policy", json_of(policy))];
        out.push_str(&line("", &called("events", "PutPermission", entries)));
    }
    let targets = script::targets(step);
    if step.kind == FindingKind::Rule && !targets.is_empty() {
        let mut entries = vec![("Rule", text(&step.name))];
        entries.extend(step.value.get("EventBusName").map(|bus| ("EventBusName", STYLE.tree(bus))));
        entries.push(("Targets", list(targets.iter().map(|target| STYLE.tree(target)).collect())));
        let code = wrapped("checked", called("events", "PutTargets", entries));
        out.push_str(&line("", &code));
    }
    out
}

fn grants(plan: &Plan) -> String {
    let mut out = String::new();
    for grant in script::grants(plan, &STYLE, json_of) {
        out.push('\n');
        if grant.replaces {
            out.push_str(&comment("#", messages::REPLACES));
        }
        out.push_str(&line("", &called(variable(grant.client), grant.operation, grant.entries)));
    }
    out
}

//! Terraform, in HCL.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs>

use super::labels::{is_identifier, snake};
use super::layout::{Style, Tree, comment, last_ones};
use super::plan::{PartKind, Plan, Step, Tool, policy};
use super::{Writer, access, messages};
use crate::arn::Arn;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::parts::Part;
use crate::interchange::terraform::schema::{self, Field, Shape};
use crate::json;

pub(in crate::interchange::write) const WRITER: Writer =
    Writer { name: "terraform", title: "Terraform", extension: "tf", write };

const STYLE: Style = Style { text: quoted, key, words: ["true", "false", "null"], braces: ["{ ", " }"] };

const GROUP: &str = "aws_scheduler_schedule_group";

const TOOL: Tool = Tool { arn_of, arn_of_bus, is_own };

fn write(parts: &[Part]) -> String {
    let plan = Plan::of(parts, &TOOL);
    let mut out = comment("#", &messages::heading(&plan, messages::TERRAFORM));
    out.push_str(&provider());
    let mut blocks: Vec<String> = Vec::new();
    blocks.extend(plan.steps.iter().filter_map(other_bus));
    blocks.dedup();
    for role in &plan.access.roles {
        blocks.extend(self::role(role));
    }
    for step in &plan.steps {
        blocks.extend(resources(step));
    }
    blocks.extend(policies(&plan.access));
    for block in blocks {
        out.push('\n');
        out.push_str(&block);
    }
    out
}

fn provider() -> String {
    let source = vec![("source = ".to_owned(), Tree::Atom(quoted("hashicorp/aws")))];
    let providers = Tree::block(vec![("aws = ".to_owned(), Tree::block(source))]);
    let tree = Tree::block(vec![("required_providers ".to_owned(), providers)]);
    format!("\nterraform {}\n", tree.laid_out(2, 0, 0))
}

fn block(kind: &str, label: &str, entries: Vec<(String, Tree)>) -> String {
    format!("resource \"{kind}\" \"{label}\" {}\n", Tree::block(entries).laid_out(2, 0, 0))
}

fn entry(name: &str, tree: Tree) -> (String, Tree) {
    (format!("{name} = "), tree)
}

fn atom(name: &str, code: impl Into<String>) -> (String, Tree) {
    entry(name, Tree::Atom(code.into()))
}

fn text(name: &str, text: &str) -> (String, Tree) {
    atom(name, quoted(text))
}

fn json_of(node: &Node) -> Tree {
    STYLE.around("jsonencode", node)
}

fn arn_of(thing: PartKind, label: &str) -> String {
    let kind = match thing {
        PartKind::Group => GROUP,
        PartKind::Rule => "aws_cloudwatch_event_rule",
        PartKind::Bus => "aws_cloudwatch_event_bus",
        PartKind::Connection => "aws_cloudwatch_event_connection",
        PartKind::Destination => "aws_cloudwatch_event_api_destination",
        PartKind::Role => "aws_iam_role",
    };
    format!("{kind}.{label}.arn")
}

/// Returns the label of the data source of an existing bus.
fn data_label(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let plain: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    format!("bus_{plain}")
}

fn arn_of_bus(name: &str) -> String {
    format!("data.aws_cloudwatch_event_bus.{}.arn", data_label(name))
}

/// Returns the data source that an archive refers to.
fn other_bus(step: &Step) -> Option<String> {
    let Value::Expression(code) = &step.value.get("EventSourceArn")?.value else { return None };
    let label = code.strip_prefix("data.aws_cloudwatch_event_bus.")?.strip_suffix(".arn")?;
    let name = step.bus_name.as_deref().unwrap_or("default");
    let tree = Tree::block(vec![text("name", name)]);
    Some(format!("data \"aws_cloudwatch_event_bus\" \"{label}\" {}\n", tree.laid_out(2, 0, 0)))
}

/// Returns whether an expression came out of Terraform.
fn is_own(source: &str) -> bool {
    const STARTS: [&str; 8] = ["aws_", "var.", "local.", "data.", "module.", "each.", "count.", "path."];
    let holds = |start: &&str| {
        source.match_indices(*start).any(|(at, _)| {
            !source
                .get(..at)
                .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    };
    let is_one_line = !source.contains(['\n', '#']);
    is_one_line && STARTS.iter().any(holds) && hcl_edit::parser::parse_expr(source).is_ok()
}

/// Returns a text between quotes.
fn quoted(text: &str) -> String {
    json::quote(text).replace("${", "$${").replace("%{", "%%{")
}

fn key(name: &str) -> String {
    let name = if is_identifier(name) && !["true", "false", "null", "for"].contains(&name) {
        name.to_owned()
    } else {
        quoted(name)
    };
    format!("{name} = ")
}

/// Returns the resource of a part, and those of a rule's targets.
fn resources(step: &Step) -> Vec<String> {
    let (kind, fields): (&str, &[Field]) = match step.kind {
        FindingKind::Bus => ("aws_cloudwatch_event_bus", schema::BUS),
        FindingKind::Connection => ("aws_cloudwatch_event_connection", schema::CONNECTION),
        FindingKind::ApiDestination => ("aws_cloudwatch_event_api_destination", &[]),
        FindingKind::Archive => ("aws_cloudwatch_event_archive", schema::ARCHIVE),
        FindingKind::Schedule => ("aws_scheduler_schedule", schema::SCHEDULE),
        FindingKind::ScheduleGroup => (GROUP, &[]),
        // `is_enabled` is the older way to write the state.
        _ => ("aws_cloudwatch_event_rule", &[]),
    };
    let mut out = String::new();
    if step.value.get("EventPattern").is_some_and(|pattern| pattern.as_text().is_some()) {
        out.push_str(&comment("#", messages::NOT_JSON));
    }
    let value = super::plan::without(&step.value, &["Targets", "Policy"]);
    let mut entries = arguments(&value, fields);
    if let Some(group) = &step.group {
        entries.push(atom("depends_on", format!("[{GROUP}.{group}]")));
    }
    if let Some(bus) = &step.bus {
        let is_named = step.value.get("EventBusName").and_then(Node::as_text) == step.bus_name.as_deref();
        let name = entries.iter_mut().find(|(start, _)| start == "event_bus_name = ");
        match name.filter(|_| is_named) {
            Some((_, name)) => *name = Tree::Atom(format!("aws_cloudwatch_event_bus.{bus}.name")),
            // The bus is named by its ARN.
            None => entries.push(atom("depends_on", format!("[aws_cloudwatch_event_bus.{bus}]"))),
        }
    }
    out.push_str(&block(kind, &step.label, entries));
    let targets = step.value.get("Targets").map(Node::elements).unwrap_or_default();
    let mut blocks = vec![out];
    if let Some(policy) = super::script::policy(step) {
        let bus = atom("event_bus_name", format!("aws_cloudwatch_event_bus.{}.name", step.label));
        let entries = vec![bus, entry("policy", json_of(policy))];
        blocks.push(block("aws_cloudwatch_event_bus_policy", &step.label, entries));
    }
    for (index, target) in targets.iter().enumerate() {
        let mut entries = vec![atom("rule", format!("aws_cloudwatch_event_rule.{}.name", step.label))];
        if step.value.get("EventBusName").is_some() {
            let bus = format!("aws_cloudwatch_event_rule.{}.event_bus_name", step.label);
            entries.push(atom("event_bus_name", bus));
        }
        entries.extend(arguments(target, schema::TARGET));
        blocks.push(block(
            "aws_cloudwatch_event_target",
            &format!("{}_target_{}", step.label, index + 1),
            entries,
        ));
    }
    blocks
}

/// Arguments and blocks for what the API's request says.
fn arguments(request: &Node, fields: &[Field]) -> Vec<(String, Tree)> {
    let (mut plain, mut tags_last, mut blocks) = (Vec::new(), None, Vec::new());
    let mut rest = request.clone();
    for (name, path, shape) in fields.iter().chain(schema::COMMON) {
        if matches!(shape, Shape::Own) {
            continue;
        }
        let Some(node) = take(&mut rest, path) else { continue };
        match shape {
            Shape::One(fields) if node.is_map() => {
                blocks.push((format!("{name} "), Tree::block(arguments(&node, fields))));
            }
            Shape::Many(fields) => {
                for element in node.elements() {
                    blocks.push((format!("{name} "), Tree::block(arguments(element, fields))));
                }
            }
            Shape::State => {
                let is_enabled = node.as_text() == Some("ENABLED");
                plain.push(atom(name, is_enabled.to_string()));
            }
            Shape::Tags => tags_last = Some(entry(name, tags(&node))),
            _ => plain.push(entry(name, STYLE.tree(&node))),
        }
    }
    let others = last_ones(&rest).into_iter().map(argument);
    plain.into_iter().chain(others).chain(tags_last).chain(blocks).collect()
}

fn argument(member: &Member) -> (String, Tree) {
    let is_pattern = member.name == "EventPattern" && member.node.is_map();
    let tree = if is_pattern { json_of(&member.node) } else { STYLE.tree(&member.node) };
    entry(&snake(&member.name), tree)
}

fn tags(node: &Node) -> Tree {
    let tag = |tag: &Node| {
        let (name, value) = (tag.get("Key")?.as_text()?, tag.get("Value")?);
        Some((key(name), STYLE.tree(value)))
    };
    STYLE.map(node.elements().iter().filter_map(tag).collect())
}

/// Takes what is at a path out of a request; a map that is empty then goes, too.
fn take(request: &mut Node, path: &str) -> Option<Node> {
    let Value::Map(members) = &mut request.value else { return None };
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let place = members.iter().rposition(|member| member.name == name)?;
    let Some(rest) = rest else {
        let node = members.remove(place).node;
        members.retain(|member| member.name != name);
        return Some(node);
    };
    let inner = &mut members.get_mut(place)?.node;
    let taken = take(inner, rest);
    if taken.is_some() && inner.members().is_empty() {
        members.remove(place);
    }
    taken
}

fn role(role: &access::Role) -> [String; 2] {
    let trust = super::plan::trust(role.service);
    let entries = vec![text("name_prefix", "eventbridge-"), entry("assume_role_policy", json_of(&trust))];
    let of_policy = vec![
        atom("role", format!("aws_iam_role.{}.id", role.label)),
        entry("policy", json_of(&policy(&role.statements))),
    ];
    [block("aws_iam_role", &role.label, entries), block("aws_iam_role_policy", &role.label, of_policy)]
}

fn policies(access: &access::Access) -> Vec<String> {
    let mut blocks = Vec::new();
    for granted in &access.functions {
        let entries = vec![
            text("action", "lambda:InvokeFunction"),
            text("function_name", &granted.function),
            text("principal", "events.amazonaws.com"),
            atom("source_arn", granted.rule.as_str()),
        ];
        blocks.push(block("aws_lambda_permission", &granted.label, entries));
    }
    let replacing = |block: String| comment("#", messages::REPLACES) + &block;
    for queue in &access.queues {
        let url = Arn::parse(&queue.arn).map(|arn| super::plan::queue_url(&arn)).unwrap_or_default();
        let entries = vec![text("queue_url", &url), entry("policy", json_of(&policy(&queue.statements)))];
        blocks.push(replacing(block("aws_sqs_queue_policy", &queue.label, entries)));
    }
    for topic in &access.topics {
        let entries = vec![text("arn", &topic.arn), entry("policy", json_of(&policy(&topic.statements)))];
        blocks.push(replacing(block("aws_sns_topic_policy", &topic.label, entries)));
    }
    if !access.logs.is_empty() {
        let entries = vec![
            text("policy_name", "eventbridge-rules"),
            entry("policy_document", json_of(&policy(&access.logs))),
        ];
        blocks.push(block("aws_cloudwatch_log_resource_policy", "eventbridge_rules", entries));
    }
    blocks
}

//! Resources that have to do with events.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs>

use super::request;
use super::schema::{self, Field};
use crate::interchange::FormatId;
use crate::interchange::finding::{Finding, FindingKind, Findings, SkipReason};
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::text::Span;
use std::collections::HashMap;

const RULE: &str = "aws_cloudwatch_event_rule";
const TARGET: &str = "aws_cloudwatch_event_target";

/// A resource with its arguments and blocks, in Terraform's names.
pub(super) struct Resource {
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) span: Span,
    pub(super) node: Node,
}

/// Returns whether resources of this kind are read, or named if they are not.
pub(super) fn is_about_events(kind: &str) -> bool {
    ["aws_cloudwatch_event_", "aws_scheduler_", "aws_pipes_"].iter().any(|start| kind.starts_with(start))
        || kind == "aws_lambda_event_source_mapping"
}

/// Adds what the resources are, each rule with its targets.
pub(super) fn add(resources: &[Resource], findings: &mut Findings) {
    let rules = Rules::of(resources);
    let mut targets: HashMap<usize, Vec<&Resource>> = HashMap::new();
    for resource in resources {
        skip_dynamic(&resource.node, findings);
        if resource.kind == TARGET {
            match rules.of_target(&resource.node) {
                Some(rule) => targets.entry(rule).or_default().push(resource),
                None => add_target(resource, findings),
            }
        }
    }
    for (index, resource) in resources.iter().enumerate() {
        let targets = targets.get(&index).map(Vec::as_slice).unwrap_or_default();
        add_resource(resource, targets, findings);
    }
}

/// Returns the arguments of a rule without its block as a finding.
pub(super) fn bare_rule(arguments: &Node) -> Finding {
    let value = request::of(arguments, schema::RULE);
    let name = value.get("Name").and_then(Node::as_text).map(str::to_owned);
    Finding { kind: FindingKind::Rule, format: FormatId::Terraform, name, span: arguments.span, value }
}

fn add_resource(resource: &Resource, targets: &[&Resource], findings: &mut Findings) {
    let (kind, fields): (FindingKind, &[Field]) = match resource.kind.as_str() {
        RULE => (FindingKind::Rule, schema::RULE),
        "aws_cloudwatch_event_bus" => (FindingKind::Bus, schema::BUS),
        "aws_cloudwatch_event_archive" => (FindingKind::Archive, schema::ARCHIVE),
        "aws_cloudwatch_event_permission" => (FindingKind::Policy, schema::PERMISSION),
        "aws_cloudwatch_event_bus_policy" => (FindingKind::Policy, &[]),
        "aws_cloudwatch_event_connection" => (FindingKind::Connection, schema::CONNECTION),
        "aws_cloudwatch_event_api_destination" => (FindingKind::ApiDestination, &[]),
        "aws_scheduler_schedule" => (FindingKind::Schedule, schema::SCHEDULE),
        "aws_scheduler_schedule_group" => (FindingKind::ScheduleGroup, &[]),
        "aws_pipes_pipe" => {
            let sources = blocks(&resource.node, "source_parameters");
            return sources.into_iter().for_each(|source| add_filters(resource, source, findings));
        }
        "aws_lambda_event_source_mapping" => return add_filters(resource, &resource.node, findings),
        TARGET => return,
        kind => {
            let name = format!("{kind}.{}", resource.label);
            return findings.skip(resource.span, SkipReason::Unsupported(name));
        }
    };
    let mut value = request::of(&resource.node, fields);
    let name_field = match kind {
        FindingKind::Archive => "ArchiveName",
        FindingKind::Policy => "StatementId",
        _ => "Name",
    };
    if kind != FindingKind::Policy {
        give_name(&mut value, name_field, resource);
    }
    if let Some(first) = targets.first()
        && let Value::Map(members) = &mut value.value
    {
        let list = targets.iter().map(|target| target_request(target)).collect();
        let node = Node::new(first.span, Value::List(list));
        members.push(Member { name: "Targets".to_owned(), name_span: first.span, node });
    }
    let name = value.get(name_field).and_then(Node::as_text).unwrap_or(&resource.label).to_owned();
    findings.found.push(finding(kind, Some(name), resource.span, value));
}

/// Returns a target as PutTargets takes it.
fn target_request(target: &Resource) -> Node {
    let mut request = request::of(&target.node, schema::TARGET);
    give_name(&mut request, "Id", target);
    request
}

/// Calls a part as the text calls its resource, if the text gives no name; Terraform makes one up then.
fn give_name(request: &mut Node, field: &str, resource: &Resource) {
    if request.get(field).is_none()
        && let Value::Map(members) = &mut request.value
    {
        let node = Node::new(resource.span, Value::Text(resource.label.clone()));
        members.insert(0, Member { name: field.to_owned(), name_span: resource.span, node });
    }
}

fn finding(kind: FindingKind, name: Option<String>, span: Span, value: Node) -> Finding {
    Finding { kind, format: FormatId::Terraform, name, span, value }
}

/// A target whose rule is elsewhere.
fn add_target(resource: &Resource, findings: &mut Findings) {
    let target = target_request(resource);
    let rule = resource.node.get("rule").cloned();
    let name = rule.as_ref().and_then(Node::as_text).map(str::to_owned);
    let value = MapBuilder::default()
        .with("Rule", rule)
        .with("EventBusName", resource.node.get("event_bus_name").cloned())
        .with("Targets", Some(Node::new(resource.span, Value::List(vec![target]))))
        .at(resource.span);
    findings.found.push(finding(FindingKind::Target, name, resource.span, value));
}

/// The filters of a pipe or of an event source mapping; each is a pattern.
fn add_filters(resource: &Resource, source: &Node, findings: &mut Findings) {
    for criteria in blocks(source, "filter_criteria") {
        for filter in blocks(criteria, "filter") {
            let Some(pattern) = filter.get("pattern") else { continue };
            let name = resource.node.get("name").and_then(Node::as_text).unwrap_or(&resource.label);
            findings.found.push(finding(
                FindingKind::Pattern,
                Some(name.to_owned()),
                pattern.span,
                pattern.clone(),
            ));
        }
    }
}

/// Returns the blocks of one name, which the JSON syntax writes as a list.
fn blocks<'n>(node: &'n Node, name: &str) -> Vec<&'n Node> {
    let mut found = Vec::new();
    for member in node.members().iter().filter(|member| member.name == name) {
        match &member.node.value {
            Value::List(elements) => found.extend(elements),
            _ => found.push(&member.node),
        }
    }
    found
}

/// Names the blocks that only Terraform unfolds.
fn skip_dynamic(node: &Node, findings: &mut Findings) {
    for member in node.members() {
        if member.name.starts_with("dynamic \"") {
            findings.skip(member.node.span, SkipReason::Unsupported(format!("The block {}", member.name)));
        } else {
            skip_dynamic(&member.node, findings);
        }
    }
}

/// The rules of a text, by what a target may call them.
struct Rules<'n> {
    by_label: HashMap<&'n str, usize>,
    by_name: HashMap<&'n str, usize>,
}

impl<'n> Rules<'n> {
    fn of(resources: &'n [Resource]) -> Self {
        let rules = || resources.iter().enumerate().filter(|(_, resource)| resource.kind == RULE);
        let name = |resource: &'n Resource| resource.node.get("name").and_then(Node::as_text);
        Self {
            by_label: rules().map(|(index, rule)| (rule.label.as_str(), index)).collect(),
            by_name: rules().filter_map(|(index, rule)| Some((name(rule)?, index))).collect(),
        }
    }

    fn of_target(&self, target: &Node) -> Option<usize> {
        match &target.get("rule")?.value {
            Value::Text(name) => self.by_name.get(name.as_str()).copied(),
            Value::Expression(source) => {
                // `"${…}"` is how Terraform 0.11 wrote a reference.
                let source = source.trim_start_matches(['"', '$', '{', ' ']);
                let rest = source.strip_prefix(RULE)?.strip_prefix('.')?;
                let is_in_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
                let label = rest.split(|letter| !is_in_name(letter)).next()?;
                self.by_label.get(label).copied()
            }
            _ => None,
        }
    }
}

//! Resources that have to do with events. Their properties have the names of the API's fields but for a few.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Events.html>

use super::{Reader, intrinsics, sam};
use crate::interchange::ecs;
use crate::interchange::finding::{FindingKind, SkipReason};
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::pattern_text;
use crate::text::Span;

/// Reads a resource; one that has nothing to do with events is skipped.
pub(super) fn read(reader: &mut Reader, kind: &str, name: Option<&str>, span: Span, properties: &Node) {
    let part = match kind {
        "AWS::Events::Rule" => FindingKind::Rule,
        "AWS::Events::EventBus" => FindingKind::Bus,
        "AWS::Events::Archive" => FindingKind::Archive,
        "AWS::Events::EventBusPolicy" => FindingKind::Policy,
        "AWS::Events::Connection" => FindingKind::Connection,
        "AWS::Events::ApiDestination" => FindingKind::ApiDestination,
        "AWS::Scheduler::Schedule" => FindingKind::Schedule,
        "AWS::Scheduler::ScheduleGroup" => FindingKind::ScheduleGroup,
        "AWS::Pipes::Pipe" => {
            return read_filters(reader, name, properties.get("SourceParameters").unwrap_or(properties));
        }
        "AWS::Lambda::EventSourceMapping" => return read_filters(reader, name, properties),
        "AWS::Serverless::Function" | "AWS::Serverless::StateMachine" => {
            return sam::read_function(reader, kind, name, properties);
        }
        _ if kind.starts_with("AWS::Events::") || kind.starts_with("AWS::Scheduler::") => {
            return reader.findings.skip(span, SkipReason::Unsupported(kind.to_owned()));
        }
        _ => return,
    };
    if let Some(wrong) = properties.get("Pattern").filter(|_| part == FindingKind::Rule) {
        let reason = SkipReason::Misnamed { found: "Pattern", right: "EventPattern" };
        reader.findings.skip(wrong.span, reason);
    }
    let value = in_api_names(reader, part, name, span, properties);
    let name = own_name(part, properties).or(name);
    let format = reader.format();
    reader.add(part, format, name, span, value);
}

/// Returns the name that the properties give any resource.
pub(super) fn name_at_aws(properties: &Node) -> Option<&str> {
    const NAMES: [&str; 9] = [
        "Name",
        "FunctionName",
        "QueueName",
        "TopicName",
        "StateMachineName",
        "LogGroupName",
        "DeliveryStreamName",
        "ClusterName",
        "RoleName",
    ];
    NAMES.iter().find_map(|name| properties.get(name)?.as_text())
}

/// Reads the properties of a rule or a schedule that were pasted without the resource around them.
pub(super) fn read_bare(reader: &mut Reader, name: Option<&str>, span: Span, node: &Node) {
    let kind =
        if node.get("FlexibleTimeWindow").is_some() { FindingKind::Schedule } else { FindingKind::Rule };
    // What is around a rule says little about it.
    let name = name.filter(|name| *name != "Properties");
    let value = in_api_names(reader, kind, name, node.span, node);
    let name = own_name(kind, node).or(name);
    let format = reader.format();
    reader.add(kind, format, name, span, value);
}

/// Returns the property that names a part at AWS.
fn name_property(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Archive => "ArchiveName",
        FindingKind::Policy => "StatementId",
        _ => "Name",
    }
}

fn own_name(kind: FindingKind, properties: &Node) -> Option<&str> {
    properties.get(name_property(kind))?.as_text()
}

fn in_api_names(
    reader: &Reader,
    kind: FindingKind,
    name: Option<&str>,
    span: Span,
    properties: &Node,
) -> Node {
    let mut members: Vec<Member> = Vec::new();
    let name_property = name_property(kind);
    if properties.get(name_property).is_none()
        && let Some(name) = name
    {
        let node = Node::new(span, Value::Text(name.to_owned()));
        members.push(Member { name: name_property.to_owned(), name_span: span, node });
    }
    for member in properties.members() {
        let mut member = Member { node: intrinsics::resolve(&member.node, reader.text), ..member.clone() };
        match (kind, member.name.as_str()) {
            (FindingKind::Archive, "SourceArn") => "EventSourceArn".clone_into(&mut member.name),
            (_, "EventPattern") => member.node = pattern(member.node),
            (_, "Targets") => member.node = targets(&member.node),
            (_, "Target") => member.node = target(&member.node),
            _ => {}
        }
        members.push(member);
    }
    Node::new(span, Value::Map(members))
}

fn targets(node: &Node) -> Node {
    match &node.value {
        Value::List(elements) => Node::new(node.span, Value::List(elements.iter().map(target).collect())),
        _ => node.clone(),
    }
}

/// Returns a target with the names of the API.
fn target(node: &Node) -> Node {
    let Value::Map(members) = &node.value else { return node.clone() };
    let member = |member: &Member| match member.name.as_str() {
        "EcsParameters" => Member { node: ecs::in_request(&member.node), ..member.clone() },
        _ => member.clone(),
    };
    Node::new(node.span, Value::Map(members.iter().map(member).collect()))
}

/// Returns a pattern, which may be written as JSON text, with variables or without.
pub(super) fn pattern(node: Node) -> Node {
    let text = match &node.value {
        Value::Expression(source) => intrinsics::short_sub(source).map(str::trim_start),
        _ => None,
    };
    let block = text.map(|text| text.trim_start_matches(['|', '>', '-', '+']).to_owned());
    match block.and_then(|text| pattern_text::from_text(&text, node.span, true)) {
        Some(pattern) => pattern,
        None => pattern_text::unfold(node, true),
    }
}

/// The filters of a pipe or of an event source mapping; each is a pattern.
pub(super) fn read_filters(reader: &mut Reader, name: Option<&str>, properties: &Node) {
    let filters = properties.get("FilterCriteria").and_then(|criteria| criteria.get("Filters"));
    for filter in filters.map(Node::elements).unwrap_or_default() {
        let Some(text) = filter.get("Pattern") else { continue };
        let pattern = pattern(intrinsics::resolve(text, reader.text));
        let format = reader.format();
        reader.add(FindingKind::Pattern, format, name, text.span, pattern);
    }
}

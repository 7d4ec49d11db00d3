//! AWS CloudFormation and AWS SAM, as YAML or JSON; whole templates, single resources, and bare properties.

mod intrinsics;
mod resources;
mod sam;

use super::finding::{Finding, FindingKind, Findings, Resource, SkipReason};
use super::node::{Member, Node};
use super::{EVERYTHING, Format, FormatId, json_tree, yaml};
use crate::json;
use crate::text::Span;

pub(super) const FORMAT: Format = Format {
    id: FormatId::CloudFormation,
    name: "cloudformation",
    title: "CloudFormation",
    kinds: EVERYTHING,
    recognise,
    read,
};

/// Read with CloudFormation, whose templates may hold both.
pub(super) const SAM: Format = Format {
    id: FormatId::Sam,
    name: "sam",
    title: "AWS SAM",
    kinds: EVERYTHING,
    recognise: |_| false,
    read,
};

fn recognise(text: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "AWS::",
        "EventPattern",
        "ScheduleExpression",
        "EventBridgeRule",
        "CloudWatchEvent",
        "Pattern:",
        "Schedule:",
        "detail-type",
        "source:",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

fn read(text: &str, findings: &mut Findings) {
    let (documents, error) = if text.trim_start().starts_with('{') {
        let document = json::parse(text);
        (json_tree::node(&document).into_iter().collect(), None)
    } else {
        yaml::read(text)
    };
    let mut reader = Reader { text, findings, is_sam: text.contains("AWS::Serverless") };
    for document in &documents {
        reader.look(document, None);
    }
    let bare: Vec<&Node> = documents.iter().filter(|document| is_pattern(document)).collect();
    if reader.findings.found.is_empty() {
        for document in bare {
            let pattern = intrinsics::resolve(document, text);
            reader.add(FindingKind::Pattern, FormatId::CloudFormation, None, document.span, pattern);
        }
    }
    // Many a text that is no template has a sign of one.
    let is_template = text.contains("AWS::") || !reader.findings.found.is_empty();
    if let Some(error) = error.filter(|_| is_template) {
        findings.skip(error.span, SkipReason::Broken { language: "YAML", problem: error.reason });
    }
}

/// Reads the resources in a part of another tool's file.
pub(super) fn read_resources(text: &str, part: &Node, findings: &mut Findings) {
    Reader { text, findings, is_sam: false }.look(part, None);
}

pub(super) use sam::no_window;

/// Returns a bare pattern that was written as YAML.
fn is_pattern(document: &Node) -> bool {
    let is_list = |name: &str| document.get(name).is_some_and(|node| !node.elements().is_empty());
    is_list("source") || is_list("detail-type") || is_list("resources")
}

struct Reader<'t, 'f> {
    text: &'t str,
    findings: &'f mut Findings,
    is_sam: bool,
}

impl Reader<'_, '_> {
    /// Looks for resources in a value that a name leads to.
    fn look(&mut self, node: &Node, member: Option<&Member>) {
        let name = member.map(|member| member.name.as_str());
        // A part begins with its name.
        let start = member.map_or(node.span.start, |member| member.name_span.start);
        let span = Span { start, ..node.span };
        let kind = node.get("Type").and_then(Node::as_text);
        if let Some(kind) = kind.filter(|kind| kind.starts_with("AWS::")) {
            let empty = Node::new(node.span, super::Value::Map(Vec::new()));
            let properties = node.get("Properties").unwrap_or(&empty);
            if let Some(id) = name {
                let name = resources::name_at_aws(properties).map(str::to_owned);
                self.findings.resources.push(Resource { id: id.to_owned(), kind: kind.to_owned(), name });
            }
            return resources::read(self, kind, name, span, properties);
        }
        if kind.is_some_and(sam::is_event) {
            return sam::read_event(self, name, None, span, node);
        }
        if node.get("EventPattern").is_some() || node.get("ScheduleExpression").is_some() {
            return resources::read_bare(self, name, span, node);
        }
        for member in node.members() {
            self.look(&member.node, Some(member));
        }
        for element in node.elements() {
            self.look(element, None);
        }
    }

    fn add(&mut self, kind: FindingKind, format: FormatId, name: Option<&str>, span: Span, value: Node) {
        self.findings.found.push(Finding { kind, format, name: name.map(str::to_owned), span, value });
    }

    /// Returns the format of a plain resource of this template.
    fn format(&self) -> FormatId {
        if self.is_sam { FormatId::Sam } else { FormatId::CloudFormation }
    }
}

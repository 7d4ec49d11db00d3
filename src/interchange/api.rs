//! Answers of the API: what `describe-rule`, `list-rules`, `list-targets-by-rule`, `list-archives`, `get-schedule` and
//! their siblings print, and files for `--cli-input-json`.

use super::finding::{Finding, FindingKind, Findings};
use super::node::{Member, Node, Value};
use super::{Format, FormatId, json_tree, pattern_text};
use crate::json;

pub(super) const FORMAT: Format = Format {
    id: FormatId::Api,
    name: "api",
    title: "API response",
    kinds: &[
        FindingKind::Rule,
        FindingKind::Schedule,
        FindingKind::ScheduleGroup,
        FindingKind::Bus,
        FindingKind::Archive,
        FindingKind::Connection,
        FindingKind::ApiDestination,
    ],
    recognise,
    read,
};

const SIGNS: [&str; 9] = [
    "EventPattern",
    "ScheduleExpression",
    "Targets",
    "EventBuses",
    "Archives",
    "EventSourceArn",
    "ScheduleGroups",
    "Connections",
    "ApiDestinations",
];

fn recognise(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && SIGNS.iter().any(|name| text.contains(name))
}

fn read(text: &str, findings: &mut Findings) {
    // A terminal has the answers of several commands.
    let document = json::parse_sequence(text);
    if document.problems().is_empty() {
        for root in json_tree::nodes(&document) {
            read_value(&root, findings);
        }
    }
}

fn read_value(root: &Node, findings: &mut Findings) {
    // A template says what each part is.
    if root.get("Resources").is_some() || root.get("Type").is_some() {
        return;
    }
    let lists = [
        ("Rules", FindingKind::Rule),
        ("EventBuses", FindingKind::Bus),
        ("Archives", FindingKind::Archive),
        ("Schedules", FindingKind::Schedule),
        ("ScheduleGroups", FindingKind::ScheduleGroup),
        ("Connections", FindingKind::Connection),
        ("ApiDestinations", FindingKind::ApiDestination),
    ];
    let mut is_list = false;
    for (name, kind) in lists {
        for part in root.get(name).map(Node::elements).unwrap_or_default() {
            is_list = true;
            add(part, kind, findings);
        }
    }
    if !root.elements().is_empty() {
        return root.elements().iter().for_each(|element| read_value(element, findings));
    }
    if is_list {
        return;
    }
    if let Some(kind) = kind_of(root) {
        add(root, kind, findings);
    }
}

/// Tells the parts apart by the fields that only they have.
fn kind_of(part: &Node) -> Option<FindingKind> {
    let has = |name: &str| part.get(name).is_some();
    if has("FlexibleTimeWindow") || (has("ScheduleExpression") && has("Target")) {
        Some(FindingKind::Schedule)
    } else if has("ArchiveName") || (has("EventSourceArn") && !has("FunctionArn")) {
        Some(FindingKind::Archive)
    } else if has("EventPattern") || has("ScheduleExpression") {
        Some(FindingKind::Rule)
    } else if has("Targets") {
        Some(FindingKind::Target)
    } else {
        None
    }
}

fn add(part: &Node, kind: FindingKind, findings: &mut Findings) {
    let name =
        ["Name", "ArchiveName", "Rule"].iter().find_map(|name| part.get(name)?.as_text()).map(str::to_owned);
    let unfold = |member: &Member| match member.name.as_str() {
        "EventPattern" => Member { node: pattern_text::unfold(member.node.clone(), false), ..member.clone() },
        _ => member.clone(),
    };
    let value = Node::new(part.span, Value::Map(part.members().iter().map(unfold).collect()));
    findings.found.push(Finding { kind, format: FormatId::Api, name, span: part.span, value });
}

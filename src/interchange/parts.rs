//! The parts of a system, as they are handed to a format that writes them.

use super::finding::FindingKind;
use super::json_tree;
use super::node::{MapBuilder, Member, Node, Value};
use super::pattern_text;
use crate::bus::system::TARGET_OWN;
use crate::json;

/// A part of a system in the field names of AWS's API, without what only the playground knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The kind of part: a bus, a rule with its targets, an archive, a schedule or its group, a connection or
    /// an API destination.
    pub kind: FindingKind,
    /// Its name at AWS.
    pub name: String,
    /// The API's request; for a rule that of PutRule, with `Targets` as PutTargets takes them. A pattern is a
    /// map, or a string if it is not valid JSON.
    pub value: Node,
}

/// The rule that is open beside a system.
#[derive(Clone, Copy, Debug)]
pub struct OpenRule<'t> {
    /// The text of its pattern.
    pub pattern: &'t str,
    /// The function that it invokes where the system names no target, by its ARN.
    pub function: Option<&'t str>,
}

/// The lists of a system that hold parts of AWS.
const LISTS: [(&str, FindingKind, &str); 6] = [
    ("EventBuses", FindingKind::Bus, "Name"),
    ("Rules", FindingKind::Rule, "Name"),
    ("Archives", FindingKind::Archive, "ArchiveName"),
    ("Schedules", FindingKind::Schedule, "Name"),
    ("Connections", FindingKind::Connection, "Name"),
    ("ApiDestinations", FindingKind::ApiDestination, "Name"),
];

/// Fields, besides those of targets, that exist only in a system and not at AWS, or that only describe a
/// state.
const OWN: [&str; 11] = [
    "Endpoint",
    "Account",
    "Region",
    "CreatedBy",
    "ManagedBy",
    "CreationTime",
    "LastModifiedTime",
    "EventCount",
    "SizeBytes",
    "StateReason",
    "LastModificationDate",
];

/// Returns the parts of a system and of the rule that is open beside it: buses first, then connections and destinations,
/// archives, rules, schedules. `None` if the text is no JSON object.
pub fn parts(system: &str, open: OpenRule) -> Option<Vec<Part>> {
    let text = if system.trim().is_empty() { "{}" } else { system };
    let document = json::parse(text);
    let root = json_tree::node(&document).filter(|root| root.is_map() && document.problems().is_empty())?;
    let mut found: Vec<Part> = Vec::new();
    let empty = Node::new(root.span, Value::Map(Vec::new()));
    found.extend(open_rule(root.get("Rule").unwrap_or(&empty), open));
    for (list, kind, name) in LISTS {
        let elements = root.get(list).map(Node::elements).unwrap_or_default();
        found.extend(elements.iter().filter_map(|element| part(kind, name, element)));
    }
    found.extend(groups(&found));
    found.sort_by_key(|part| rank(part.kind));
    Some(found)
}

/// Returns the groups of schedules, which AWS does not create by itself. The group `default` exists in every
/// account.
fn groups(parts: &[Part]) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for part in parts.iter().filter(|part| part.kind == FindingKind::Schedule) {
        let Some(group) = part.value.get("GroupName") else { continue };
        let name = group.as_text().filter(|name| *name != "default");
        if let Some(name) = name.filter(|name| found.iter().all(|known| known.name != *name)) {
            let value = MapBuilder::default().with("Name", Some(group.clone())).at(group.span);
            found.push(Part { kind: FindingKind::ScheduleGroup, name: name.to_owned(), value });
        }
    }
    found
}

/// Returns only the open rule, with its settings in the system. `None` if its pattern is empty, or if the
/// text of the system is no JSON object.
pub fn rule_part(system: &str, open: OpenRule) -> Option<Part> {
    parts(system, open)?
        .into_iter()
        .find(|part| part.kind == FindingKind::Rule)
        .filter(|_| !open.pattern.trim().is_empty())
}

/// Returns where a kind comes in the order in which parts come about.
pub(super) fn rank(kind: FindingKind) -> u8 {
    match kind {
        FindingKind::Bus => 0,
        FindingKind::Connection => 1,
        FindingKind::ApiDestination => 2,
        FindingKind::Archive => 3,
        FindingKind::Rule => 4,
        FindingKind::ScheduleGroup => 5,
        _ => 6,
    }
}

fn part(kind: FindingKind, name: &str, element: &Node) -> Option<Part> {
    let value = of_aws(element);
    // A bus of another account exists already.
    let is_foreign = kind == FindingKind::Bus && element.get("Account").is_some();
    let name = value.get(name)?.as_text().filter(|_| !is_foreign)?.to_owned();
    let value = if kind == FindingKind::Schedule { with_window(value) } else { value };
    Some(Part { kind, name, value })
}

/// Returns a schedule with the time window that AWS requires.
fn with_window(schedule: Node) -> Node {
    const WINDOW: &str = "FlexibleTimeWindow";
    if schedule.get(WINDOW).is_some() {
        return schedule;
    }
    let window = MapBuilder::default().with("Mode", Some(schedule.text_here("OFF"))).at(schedule.span);
    let members = schedule.members().iter().cloned();
    let member = Member { name: WINDOW.to_owned(), name_span: schedule.span, node: window };
    Node::new(schedule.span, Value::Map(members.chain([member]).collect()))
}

/// Returns the rule of the tab Rule, or `None` if it is empty.
fn open_rule(rule: &Node, open: OpenRule) -> Option<Part> {
    if open.pattern.trim().is_empty() {
        return None;
    }
    let rule = of_aws(rule);
    let name = rule.get("Name").and_then(Node::as_text).unwrap_or("rule-1").to_owned();
    let pattern = pattern_text::unfold(Node::new(rule.span, Value::Text(open.pattern.to_owned())), false);
    let of_function = || {
        let arn = rule.text_here(open.function?);
        let target =
            MapBuilder::default().with("Id", Some(rule.text_here("function"))).with("Arn", Some(arn));
        Some(Node::new(rule.span, Value::List(vec![target.at(rule.span)])))
    };
    let value = MapBuilder::default()
        .with("Name", Some(rule.text_here(name.as_str())))
        .with("Description", rule.get("Description").cloned())
        .with("EventBusName", rule.get("EventBusName").cloned())
        .with("EventPattern", Some(pattern))
        .with("State", rule.get("State").cloned())
        .with("RoleArn", rule.get("RoleArn").cloned())
        .with("Targets", rule.get("Targets").cloned().or_else(of_function))
        .at(rule.span);
    Some(Part { kind: FindingKind::Rule, name, value })
}

/// Returns a value without the fields that AWS does not take; patterns are read, inputs and templates are the
/// texts that AWS takes them as.
fn of_aws(node: &Node) -> Node {
    let member = |member: &Member| {
        if OWN.contains(&member.name.as_str()) || TARGET_OWN.contains(&member.name.as_str()) {
            return None;
        }
        let node = match member.name.as_str() {
            "EventPattern" => pattern_text::unfold(member.node.clone(), false),
            "Input" | "InputTemplate" => as_text(&member.node),
            _ => of_aws(&member.node),
        };
        Some(Member { node, ..member.clone() })
    };
    let value = match &node.value {
        Value::Map(members) => Value::Map(members.iter().filter_map(member).collect()),
        Value::List(elements) => Value::List(elements.iter().map(of_aws).collect()),
        value => value.clone(),
    };
    Node::new(node.span, value)
}

/// Returns a value as AWS takes it. A system may have an input as JSON; AWS takes a string with it.
fn as_text(node: &Node) -> Node {
    match node.value {
        Value::Text(_) | Value::Expression(_) => node.clone(),
        _ => node.text_here(node.to_json()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_has_parts_that_aws_takes() {
        let system = r#"{
            "Rule": {"Name": "main", "Targets": [{"Id": "q", "Arn": "a", "Permitted": false, "Input": {"a": 1}}]},
            "Rules": [{"Name": "two", "EventPattern": "{\"source\": [\"a\"]}", "Targets": []}],
            "EventBuses": [{"Name": "orders"}, {"Name": "other", "Account": "210987654321"}],
            "Archives": [{"ArchiveName": "kept", "EventBusName": "orders", "EventCount": 3}]
        }"#;
        let open = OpenRule { pattern: r#"{"source": ["x"]}"#, function: None };
        let told: Vec<String> = parts(system, open)
            .unwrap()
            .iter()
            .map(|part| format!("{} {}", part.name, part.value.to_json()))
            .collect();
        assert_eq!(
            told,
            [
                r#"orders {"Name":"orders"}"#,
                r#"kept {"ArchiveName":"kept","EventBusName":"orders"}"#,
                r#"main {"Name":"main","EventPattern":{"source":["x"]},"Targets":[{"Id":"q","Arn":"a","Input":"{\"a\":1}"}]}"#,
                r#"two {"Name":"two","EventPattern":{"source":["a"]},"Targets":[]}"#,
            ]
        );
    }

    #[test]
    fn a_rule_without_targets_has_the_function() {
        let open = OpenRule { pattern: "{}", function: Some("arn") };
        let found = parts("", open).unwrap();
        assert_eq!(
            found[0].value.to_json(),
            r#"{"Name":"rule-1","EventPattern":{},"Targets":[{"Id":"function","Arn":"arn"}]}"#
        );
        assert_eq!(parts("[", open), None);
        let system = r#"{"Rules": [{"Name": "two", "EventPattern": {}}]}"#;
        assert_eq!(rule_part(system, open).map(|part| part.name).as_deref(), Some("rule-1"));
        assert_eq!(rule_part(system, OpenRule { pattern: "", function: None }), None);
        assert_eq!(parts("", OpenRule { pattern: " ", function: None }), Some(Vec::new()));
    }
}

//! Commands of the AWS CLI that make rules, targets, schedules, buses and archives.
//!
//! <https://docs.aws.amazon.com/cli/latest/reference/events/>

use super::finding::{Finding, FindingKind, Findings, SkipReason};
use super::node::{Member, Node, Value};
use super::{EVERYTHING, Format, FormatId, json_tree, pattern_text};
use crate::event::cli::{Call, CallOption, calls, structure};
use crate::json;
use crate::text::Span;

pub(super) const FORMAT: Format =
    Format { id: FormatId::Cli, name: "cli", title: "AWS CLI commands", kinds: EVERYTHING, recognise, read };

const SERVICES: [&str; 4] = ["events", "scheduler", "pipes", "lambda"];

/// The actions that are read, and what they make.
const ACTIONS: [(&str, FindingKind); 14] = [
    ("put-rule", FindingKind::Rule),
    ("put-targets", FindingKind::Target),
    ("create-schedule", FindingKind::Schedule),
    ("create-schedule-group", FindingKind::ScheduleGroup),
    ("create-event-bus", FindingKind::Bus),
    ("create-archive", FindingKind::Archive),
    ("put-permission", FindingKind::Policy),
    ("create-connection", FindingKind::Connection),
    ("create-api-destination", FindingKind::ApiDestination),
    ("test-event-pattern", FindingKind::Pattern),
    ("create-event-source-mapping", FindingKind::Pattern),
    ("update-event-source-mapping", FindingKind::Pattern),
    ("create-pipe", FindingKind::Pattern),
    ("update-pipe", FindingKind::Pattern),
];

/// Actions that make something which is not read.
const UNREAD: [&str; 2] = ["create-endpoint", "create-partner-event-source"];

/// The option that gives a whole request.
const INPUT: &str = "cli-input-json";

fn recognise(text: &str) -> bool {
    ACTIONS.iter().map(|(name, _)| name).chain(&UNREAD).any(|action| text.contains(action))
}

fn read(text: &str, findings: &mut Findings) {
    for call in calls(text, &SERVICES) {
        match ACTIONS.iter().find(|(name, _)| *name == call.action) {
            Some((_, FindingKind::Pattern)) => {
                let before = findings.found.len();
                patterns(&call, findings);
                // Of a pipe nothing but its filters is read.
                if findings.found.len() == before && call.service == "pipes" {
                    findings.skip(call.span, unsupported(&call));
                }
            }
            Some((_, kind)) => add(text, &call, *kind, findings),
            None if UNREAD.contains(&call.action.as_str()) => {
                findings.skip(call.span, unsupported(&call));
            }
            None => {}
        }
    }
    join_targets(findings);
}

fn unsupported(call: &Call) -> SkipReason {
    SkipReason::Unsupported(format!("aws {} {}", call.service, call.action))
}

fn add(text: &str, call: &Call, kind: FindingKind, findings: &mut Findings) {
    let given: Vec<Member> = call.options.iter().filter_map(|option| member(text, option)).collect();
    // Options count more than the request in a file.
    let mut members = call.options.iter().find_map(request).unwrap_or_default();
    members.retain(|member| given.iter().all(|option| option.name != member.name));
    members.extend(given);
    let value = Node::new(call.span, Value::Map(members));
    let name =
        ["Name", "ArchiveName", "Rule", "StatementId"].iter().find_map(|name| value.get(name)?.as_text());
    let name = name.map(str::to_owned);
    findings.found.push(Finding { kind, format: FormatId::Cli, name, span: call.span, value });
}

/// Returns the members of a whole request, which `--cli-input-json` gives. A script may put ARNs into its
/// text.
fn request(option: &CallOption) -> Option<Vec<Member>> {
    let text = option.values.join(" ");
    let whole = pattern_text::from_text(&text, option.span, false).filter(|_| option.name == INPUT)?;
    let whole = mapped(whole, &is_filled_in);
    let member = |member: &Member| match member.name.as_str() {
        "EventPattern" => Member { node: pattern_text::unfold(member.node.clone(), false), ..member.clone() },
        _ => member.clone(),
    };
    Some(whole.members().iter().map(member).collect())
}

/// The pattern of `test-event-pattern`, and those of a mapping's filters.
fn patterns(call: &Call, findings: &mut Findings) {
    let mut add = |node: Node| {
        findings.found.push(Finding {
            kind: FindingKind::Pattern,
            format: FormatId::Cli,
            name: None,
            span: node.span,
            value: node,
        });
    };
    for option in &call.options {
        match option.name.as_str() {
            "event-pattern" => add(pattern(option)),
            "filter-criteria" | "source-parameters" => {
                let given = structure(&option.values, false).and_then(|text| parsed(&text, option.span));
                let criteria = given.as_ref().map(|given| given.get("FilterCriteria").unwrap_or(given));
                let filters = criteria.and_then(|criteria| criteria.get("Filters"));
                for filter in filters.map(Node::elements).unwrap_or_default() {
                    if let Some(text) = filter.get("Pattern") {
                        add(pattern_text::unfold(text.clone(), false));
                    }
                }
            }
            _ => {}
        }
    }
}

fn pattern(option: &CallOption) -> Node {
    let text = option.values.join(" ");
    // What a file or another command holds cannot be known.
    let is_elsewhere = text.starts_with("file://") || text.starts_with('$');
    let value = if is_elsewhere { Value::Expression(text) } else { Value::Text(text) };
    pattern_text::unfold(Node::new(option.span, value), false)
}

/// Returns an option as a field of the request. Those of the CLI itself are none.
fn member(text: &str, option: &CallOption) -> Option<Member> {
    const OF_THE_CLI: [&str; 10] = [
        "region",
        "profile",
        "output",
        "query",
        "endpoint-url",
        "no-cli-pager",
        "debug",
        "tags",
        "color",
        "no-verify-ssl",
    ];
    if option.name == INPUT || OF_THE_CLI.contains(&option.name.as_str()) {
        return None;
    }
    let node = match option.name.as_str() {
        "event-pattern" => pattern(option),
        "targets"
        | "target"
        | "flexible-time-window"
        | "auth-parameters"
        | "dead-letter-config"
        | "log-config" => {
            let is_list = option.name == "targets";
            structure(&option.values, is_list).and_then(|text| parsed(&text, option.span)).unwrap_or_else(
                || {
                    let source = option.span.of(text).to_owned();
                    Node::new(option.span, Value::Expression(source))
                },
            )
        }
        "retention-days" | "invocation-rate-limit-per-second" => {
            let digits = option.values.join("");
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let value = if is_number { Value::Number(digits) } else { Value::Text(digits) };
            Node::new(option.span, value)
        }
        _ => {
            let value = option.values.join(" ");
            let is_variable = value.starts_with('$') || value.contains("${") || value.contains("$(");
            Node::new(option.span, if is_variable { Value::Expression(value) } else { Value::Text(value) })
        }
    };
    Some(Member { name: in_api_case(&option.name), name_span: option.span, node })
}

/// Returns a JSON text as a value at the place of its option.
fn parsed(text: &str, span: Span) -> Option<Node> {
    let document = json::parse(text);
    json_tree::node(&document).filter(|_| document.problems().is_empty()).map(|node| at(node, span))
}

fn at(node: Node, span: Span) -> Node {
    // `$.detail` is a path into an event.
    let is_name = |text: &str| {
        let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '(' | '{');
        text.strip_prefix('$').is_some_and(|name| name.starts_with(begins))
    };
    let is_variable = |text: &str| is_name(text) || text.contains("${") || is_filled_in(text);
    pattern_text::placed(mapped(node, &is_variable), span, false)
}

/// Returns the value with each text that is known by `is_expression` as one.
fn mapped(node: Node, is_expression: &dyn Fn(&str) -> bool) -> Node {
    let value = match node.value {
        Value::Text(text) if is_expression(&text) => Value::Expression(text),
        Value::List(elements) => {
            Value::List(elements.into_iter().map(|element| mapped(element, is_expression)).collect())
        }
        Value::Map(members) => Value::Map(
            members
                .into_iter()
                .map(|member| Member { node: mapped(member.node, is_expression), ..member })
                .collect(),
        ),
        value => value,
    };
    Node::new(node.span, value)
}

/// Returns whether a script puts something in place of a text: `@role_arn@`.
fn is_filled_in(text: &str) -> bool {
    let name = text.strip_prefix('@').and_then(|text| text.strip_suffix('@')).unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `event-bus-name` is `EventBusName` in the request.
fn in_api_case(option: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
            .unwrap_or_default()
    };
    option.split('-').map(word).collect()
}

/// Targets that name a rule of the same script belong to it.
fn join_targets(findings: &mut Findings) {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in std::mem::take(&mut findings.found) {
        let bus = |finding: &Finding| {
            finding.value.get("EventBusName").map_or_else(|| "\"default\"".to_owned(), Node::to_json)
        };
        let is_its_rule = |rule: &&mut Finding| {
            rule.kind == FindingKind::Rule && rule.name == finding.name && bus(rule) == bus(&finding)
        };
        let rule = (finding.kind == FindingKind::Target).then(|| kept.iter_mut().find(is_its_rule)).flatten();
        match (rule, finding.value.get("Targets")) {
            (Some(rule), Some(targets)) => give(&mut rule.value, targets),
            _ => kept.push(finding),
        }
    }
    findings.found = kept;
}

fn give(rule: &mut Node, targets: &Node) {
    let Value::Map(members) = &mut rule.value else { return };
    match members.iter_mut().find(|member| member.name == "Targets") {
        Some(Member { node: Node { value: Value::List(list), .. }, .. }) => {
            list.extend_from_slice(targets.elements());
        }
        _ => members.push(Member {
            name: "Targets".to_owned(),
            name_span: targets.span,
            node: targets.clone(),
        }),
    }
}

//! Calls of the API: the AWS SDK for JavaScript, version 2 and 3, and boto3. Their parameters have the API's names.
//!
//! <https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/eventbridge/>,
//! <https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/events.html>

use super::cdk;
use super::program::{Program, Site, add_targets};
use super::props::{Props, camel};
use super::syntax::Expression;
use crate::interchange::FormatId;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Node, Value};
use crate::text::Span;

/// The action of an API call.
#[derive(Clone, Copy)]
enum Action {
    /// A part that has its name in a parameter.
    Part(FindingKind, &'static str),
    Targets,
    /// A pattern alone.
    Pattern,
    /// Filters, each of which is a pattern.
    Filters,
}

/// Returns the action of a function or a command of an SDK (`put_rule`, `putRule` or `PutRuleCommand`), or
/// `None` if it has nothing to do with rules.
fn action(name: &str) -> Option<Action> {
    use FindingKind::{ApiDestination, Archive, Bus, Connection, Policy, Rule, Schedule, ScheduleGroup};
    let name = camel(name.strip_suffix("Command").unwrap_or(name));
    let mut letters = name.chars();
    let first = letters.next()?.to_ascii_lowercase();
    let action = match &*format!("{first}{}", letters.as_str()) {
        "putRule" => Action::Part(Rule, "Name"),
        "createSchedule" | "updateSchedule" => Action::Part(Schedule, "Name"),
        "createScheduleGroup" => Action::Part(ScheduleGroup, "Name"),
        "createEventBus" | "updateEventBus" => Action::Part(Bus, "Name"),
        "createArchive" | "updateArchive" => Action::Part(Archive, "ArchiveName"),
        "putPermission" => Action::Part(Policy, "StatementId"),
        "createConnection" | "updateConnection" => Action::Part(Connection, "Name"),
        "createApiDestination" | "updateApiDestination" => Action::Part(ApiDestination, "Name"),
        "putTargets" => Action::Targets,
        "testEventPattern" => Action::Pattern,
        "createPipe" | "updatePipe" | "createEventSourceMapping" | "updateEventSourceMapping" => {
            Action::Filters
        }
        _ => return None,
    };
    Some(action)
}

/// Returns whether a call with this name is read.
pub(super) fn knows(name: &str) -> bool {
    action(name).is_some()
}

/// Reads all calls of the API; targets find their rule by its name.
pub(super) fn read(program: &mut Program) {
    let sites: Vec<(Site, Action)> =
        program.calls().into_iter().filter_map(|site| Some((site, action(site.name)?))).collect();
    let (targets, parts): (Vec<_>, Vec<_>) =
        sites.iter().partition(|(_, action)| matches!(action, Action::Targets));
    for (site, action) in parts.into_iter().chain(targets) {
        let props = Props::of_arguments(&program.scope, &site.call.arguments, 0);
        if !props.entries().is_empty() {
            read_call(program, action, &props, site.call.span);
        } else if !site.call.arguments.is_empty() && !site.name.starts_with(char::is_lowercase) {
            // A command whose parameters are made elsewhere.
            program.skip(site.call.span, site.name);
        }
    }
}

/// Reads the parameters of a rule without the call around them; `false` if they are none.
pub(super) fn read_bare<'p>(program: &mut Program<'p, '_>, expression: &'p Expression) -> bool {
    let Some(props) = Props::of(&program.scope, expression).filter(|props| props.has("EventPattern")) else {
        return false;
    };
    read_call(program, Action::Part(FindingKind::Rule, "Name"), &props, expression.span);
    true
}

fn read_call<'p>(program: &mut Program<'p, '_>, action: Action, props: &Props<'p>, span: Span) {
    match action {
        Action::Part(kind, name_parameter) => {
            let value = parameters(program, props, span);
            let name = value.get(name_parameter).and_then(Node::as_text).map(str::to_owned);
            program.add(kind, format(program), name, span, value);
        }
        Action::Targets => read_targets(program, props, span),
        Action::Pattern => {
            if let Some(given) = props.get("EventPattern") {
                let pattern = program.scope.json_pattern(given, &|_| None);
                program.add(FindingKind::Pattern, format(program), None, span, pattern);
            }
        }
        Action::Filters => {
            let value = parameters(program, props, span);
            let source = value.get("SourceParameters").unwrap_or(&value);
            let Some(criteria) = source.get("FilterCriteria") else { return };
            let name = value.get("Name").and_then(Node::as_text).map(str::to_owned);
            for pattern in cdk::filters(criteria) {
                program.add(FindingKind::Pattern, format(program), name.clone(), pattern.span, pattern);
            }
        }
    }
}

fn format(program: &Program) -> FormatId {
    if program.is_python() { FormatId::Boto3 } else { FormatId::Sdk }
}

fn parameters<'p>(program: &Program<'p, '_>, props: &Props<'p>, span: Span) -> Node {
    let mut map = MapBuilder::default();
    for entry in props.entries() {
        if entry.is_spread() {
            let member = entry.spread(&program.scope);
            map = map.with(&member.name, Some(member.node));
            continue;
        }
        let node = match &*entry.name {
            "EventPattern" => program.scope.json_pattern(entry.value, &|_| None),
            // JavaScript takes dates as objects, the API as texts.
            "StartDate" | "EndDate" => match cdk::date_text(&program.scope, entry.value) {
                Some(date) => Node::new(entry.value.span, Value::Text(date)),
                None => program.scope.value(entry.value),
            },
            _ => program.scope.value(entry.value),
        };
        map = map.with(&entry.name, Some(node));
    }
    map.at(span)
}

fn read_targets<'p>(program: &mut Program<'p, '_>, props: &Props<'p>, span: Span) {
    let value = parameters(program, props, span);
    let targets = value.get("Targets").map(|targets| targets.elements().to_vec()).unwrap_or_default();
    let rule = value.get("Rule").and_then(|name| program.rule_with_name(name, value.get("EventBusName")));
    match rule {
        Some(rule) if !targets.is_empty() => add_targets(rule, targets),
        _ => {
            let name = value.get("Rule").and_then(Node::as_text).map(str::to_owned);
            program.add(FindingKind::Target, format(program), name, span, value);
        }
    }
}

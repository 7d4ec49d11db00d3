//! Help with writing a system: its fields, their known values, and the values of paths and placeholders.

use super::context::{innermost, is_behind_colon, path, token};
use super::{Completion, CompletionKind, Completions, snippet};
use crate::bus::metrics::Metric;
use crate::bus::model::{RuleState, Statistic};
use crate::bus::system;
use crate::handler::HANDLERS;
use crate::json::{self, Document, Kind, ObjectWriter, Value};
use crate::targets::block::{Block, Form, Setting, settings_within};
use crate::targets::kind::{LAMBDA, UNKNOWN};
use crate::targets::{Path, ReservedValues, TargetKind, Template, path as paths};
use crate::text::{Span, shortened};

/// More paths into an event than this fill no list that somebody reads.
const MOST_PATHS: usize = 200;

/// Longer values are cut in help.
const MOST_SHOWN: usize = 400;

/// Offers what can be written at byte `offset` of the text of a system. Paths lead into `event`.
pub fn complete_system(text: &str, offset: u32, event: Option<&Document>) -> Option<Completions> {
    let document = json::parse(if text.trim().is_empty() { "{}" } else { text });
    let object = innermost(&document, offset).filter(|container| container.kind() == Kind::Object)?;
    if is_behind_colon(object, offset) {
        return values(object, offset, event);
    }
    let child = object.children().find(|child| token(*child).is_some_and(|token| token.touches(offset)));
    let span = child.and_then(token).unwrap_or(Span { start: offset, end: offset });
    let names = path(object);
    let container = names.last().map(String::as_str);
    let known = system::fields_within(container);
    let is_free = |name: &&&str| {
        object.get(name).is_none_or(|value| child.is_some_and(|child| child.id() == value.id()))
    };
    let kind = kind_of(object).filter(|_| container == Some("Targets"));
    let fits = |name: &&&str| kind.is_none_or(|kind| is_of_kind(name, kind));
    let option = |name: &&str| Completion {
        label: (*name).to_owned(),
        insert: format!("{}: {}", json::quote(name), form(container, name)),
        detail: String::new(),
        kind: CompletionKind::Field,
    };
    let options: Vec<Completion> = known.iter().filter(is_free).filter(fits).map(option).collect();
    (!options.is_empty()).then_some(Completions { span, options })
}

/// Returns the kind of a target, once its ARN names one.
fn kind_of(target: Value) -> Option<&'static TargetKind> {
    let kind = TargetKind::of(&target.get("Arn")?.as_str()?);
    (*kind != UNKNOWN).then_some(kind)
}

/// Returns whether a field of a target has a meaning for one of this kind: blocks of settings belong to
/// kinds, and some fields to functions.
fn is_of_kind(field: &str, kind: &TargetKind) -> bool {
    match field {
        "Handler" | "AsyncRetryPolicy" | "AsyncDeadLetterConfig" | "OnSuccess" | "OnFailure" => {
            *kind == LAMBDA
        }
        block if Block::find(block).is_some() => kind.blocks.iter().any(|of_kind| of_kind.name == block),
        _ => true,
    }
}

/// Returns the form of the value of a field within a key, as a snippet.
fn form(container: Option<&str>, field: &str) -> &'static str {
    if let Some(settings) = container.and_then(settings_within) {
        return settings.iter().find(|setting| setting.name == field).map_or("", Setting::snippet);
    }
    match field {
        block if Block::find(block).is_some() => "{ ${} }",
        "EventBuses" | "Rules" | "Archives" | "Alarms" | "PutEvents" | "Replays" | "Schedules"
        | "Connections" | "ApiDestinations" | "Targets" | "Emits" | "Entries" | "RuleNames"
        | "FilterArns" => "[${}]",
        "Rule"
        | "Clock"
        | "InputTransformer"
        | "InputPathsMap"
        | "RetryPolicy"
        | "AsyncRetryPolicy"
        | "DeadLetterConfig"
        | "AsyncDeadLetterConfig"
        | "Destination"
        | "EventPattern"
        | "Policy"
        | "AuthParameters"
        | "BasicAuthParameters"
        | "ApiKeyAuthParameters"
        | "OAuthParameters"
        | "InvocationHttpParameters" => "{ ${} }",
        "Permitted" => "${false}",
        "MaximumEventAgeInSeconds"
        | "MaximumRetryAttempts"
        | "Status"
        | "FailsFirst"
        | "RetentionDays"
        | "InvocationRateLimitPerSecond"
        | "Threshold"
        | "Period"
        | "EvaluationPeriods"
        | "Minutes" => "${1}",
        _ => "\"${}\"",
    }
}

/// Returns the values that a field can have, where they are known.
fn values(object: Value, offset: u32, event: Option<&Document>) -> Option<Completions> {
    let member = object.children().find(|member| member.span().touches(offset))?;
    let is_map = object.key().is_some_and(|key| key == "InputPathsMap");
    let names: Vec<String> = match member.key()?.as_ref() {
        "InputPath" => paths_into(event),
        _ if is_map => paths_into(event),
        "State" => RuleState::ALL.iter().map(|state| state.name().to_owned()).collect(),
        "MetricName" => Metric::ALL.iter().map(|metric| metric.name().to_owned()).collect(),
        "Statistic" => Statistic::ALL.iter().map(|statistic| statistic.name().to_owned()).collect(),
        "Handler" => HANDLERS.iter().map(|handler| handler.description().name.to_owned()).collect(),
        "Fault" if path(object).last().is_some_and(|name| name == "EventBuses") => {
            system::BUS_FAULTS.iter().map(|(name, _)| (*name).to_owned()).collect()
        }
        "Fault" => {
            let (kind, has_role) = (kind_of(object), object.get("RoleArn").is_some());
            let fits = |fault| kind.is_none_or(|kind| system::can_show(fault, kind, has_role));
            let faults = system::FAULTS.iter().filter(|(_, fault)| fits(*fault));
            faults.map(|(name, _)| (*name).to_owned()).collect()
        }
        field => choices(object, field)?.iter().map(|choice| (*choice).to_owned()).collect(),
    };
    let option = |name: String| Completion {
        insert: snippet(&json::quote(&name)),
        label: name,
        detail: String::new(),
        kind: CompletionKind::Value,
    };
    let options: Vec<Completion> = names.into_iter().map(option).collect();
    (!options.is_empty()).then_some(Completions { span: member.span(), options })
}

/// Returns the values of a setting that has no others.
fn choices(object: Value, field: &str) -> Option<&'static [&'static str]> {
    let settings = settings_within(path(object).last()?)?;
    match settings.iter().find(|setting| setting.name == field)?.form {
        Form::Choice(choices) => Some(choices),
        _ => None,
    }
}

fn paths_into(event: Option<&Document>) -> Vec<String> {
    event.and_then(Document::root).map(|root| paths::suggest(root, MOST_PATHS)).unwrap_or_default()
}

/// A path or placeholder of a system, and its value in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandsFor {
    /// Where it is.
    pub span: Span,
    /// The path or the placeholder.
    pub name: String,
    /// The value that it has for the event, or `None` if it finds none.
    pub value: Option<String>,
}

/// Returns the value of the path or the placeholder at byte `offset` of the text in an event.
pub fn stands_for(text: &str, offset: u32, event: &Document) -> Option<StandsFor> {
    let document = json::parse(text);
    let root = event.root()?;
    let value = document.value_at(offset)?;
    let within = |key: &str| {
        std::iter::successors(Some(value), |value| value.parent())
            .find(|it| it.key().is_some_and(|k| k == key))
    };
    if let Some(template) = within("InputTemplate") {
        let (span, name) = placeholder_at(text, template.span(), offset)?;
        let map = template.parent().and_then(|parent| parent.get("InputPathsMap"));
        let pair = |member: Value| Some((member.key()?.into_owned(), member.as_str()?.into_owned()));
        let variables: Vec<(String, String)> =
            map.into_iter().flat_map(Value::children).filter_map(pair).collect();
        // In an object, values are JSON.
        let object = ObjectWriter::default().json("value", &format!("<{name}>")).close();
        let filled = Template::new(&variables, &object);
        let reserved = ReservedValues { rule_arn: "", rule_name: "", ingestion_time: "" };
        let value = filled
            .placeholders()
            .first()
            .filter(|found| found.is_defined())
            .map(|found| shortened(&filled.value(found, root, &reserved), MOST_SHOWN));
        return Some(StandsFor {
            span,
            name: format!("<{name}>"),
            value: value.filter(|value| !value.is_empty()),
        });
    }
    if within("InputPath").or_else(|| within("InputPathsMap")).is_some() && value.span().touches(offset) {
        let name = value.as_str()?.into_owned();
        let found = Path::parse(&name).ok()?.find(root).to_json();
        return Some(StandsFor {
            span: value.span(),
            name,
            value: found.map(|found| shortened(&found, MOST_SHOWN)),
        });
    }
    None
}

/// Returns the placeholder around a place, as it is in the text: escapes of JSON do not occur in names.
fn placeholder_at(text: &str, span: Span, offset: u32) -> Option<(Span, String)> {
    let (before, behind) =
        text.get(span.range())?.split_at_checked(offset.checked_sub(span.start)? as usize)?;
    let start = before.rfind('<').filter(|&start| !before[start..].contains('>'))?;
    let end = before.len() + behind.find('>')? + 1;
    let whole = text.get(span.range())?.get(start..end)?;
    let name = whole.get(1..whole.len() - 1).filter(|name| !name.contains(['<', ' ', '"']))?;
    let from = span.start as usize;
    Some((Span::new(from + start, from + end), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"id":"7","detail":{"n":1,"list":["a","b"]}}"#;

    fn labels(text: &str) -> Vec<String> {
        let offset = text.find('|').unwrap() as u32;
        let event = json::parse(EVENT);
        let found = complete_system(&text.replacen('|', "", 1), offset, Some(&event));
        found.map_or_else(Vec::new, |found| found.options.into_iter().map(|option| option.label).collect())
    }

    #[test]
    fn the_fields_of_each_part_are_offered() {
        assert_eq!(labels("{|}")[..2], ["EventBuses", "Rule"]);
        assert_eq!(labels(r#"{"Rule":{"Name":"n",|}}"#)[0], "EventBusName");
        assert_eq!(labels(r#"{"Rules":[{"Targets":[{"|"}]}]}"#)[..2], ["Id", "Arn"]);
        assert_eq!(labels(r#"{"Rule":{"Targets":[{"RetryPolicy":{|}}]}}"#)[0], "MaximumEventAgeInSeconds");
        assert!(labels(r#"{"Rule":{"Targets":[{"Arn":"|"}]}}"#).is_empty());
        assert_eq!(labels(r#"{"Replays":[{"Destination":{|}}]}"#), ["Arn", "FilterArns"]);
        assert_eq!(labels(r#"{"Rule":{"Targets":[{"AsyncDeadLetterConfig":{|}}]}}"#), ["TargetArn"]);
    }

    #[test]
    fn values_are_offered_where_they_are_known() {
        assert_eq!(labels(r#"{"Rule":{"State":"|"}}"#)[0], "ENABLED");
        assert_eq!(labels(r#"{"EventBuses":[{"Fault":"|"}]}"#), ["None", "KeyDisabled"]);
        assert!(labels(r#"{"Rule":{"Targets":[{"Fault":"|"}]}}"#).contains(&"RoleNotAssumed".to_owned()));
        let queue = |rest: &str| {
            labels(&format!(
                r#"{{"Rule":{{"Targets":[{{"Arn":"arn:aws:sqs:us-east-1:123456789012:q",{rest}}}]}}}}"#
            ))
        };
        let faults = queue(r#""Fault":"|""#);
        assert!(faults.contains(&"Throttled".to_owned()) && !faults.contains(&"FunctionError".to_owned()));
        assert!(!faults.contains(&"RoleNotAssumed".to_owned()));
        let keys = queue("|");
        assert!(keys.contains(&"SqsParameters".to_owned()) && !keys.contains(&"EcsParameters".to_owned()));
        assert!(keys.contains(&"DeadLetterConfig".to_owned()) && !keys.contains(&"Handler".to_owned()));
        let paths = ["$.id", "$.detail", "$.detail.n"];
        assert_eq!(labels(r#"{"Rule":{"Targets":[{"InputPath":"|"}]}}"#)[..3], paths);
        assert_eq!(
            labels(r#"{"Rule":{"Targets":[{"InputTransformer":{"InputPathsMap":{"x":"$|"}}}]}}"#)[..3],
            paths
        );
    }

    #[test]
    fn blocks_of_targets_have_their_fields_and_values() {
        let within = |text: &str| labels(&format!(r#"{{"Rule":{{"Targets":[{{{text}}}]}}}}"#));
        assert!(within("|").contains(&"BatchParameters".to_owned()));
        assert_eq!(within(r#""BatchParameters":{|}"#)[..2], ["JobDefinition", "JobName"]);
        assert_eq!(within(r#""BatchParameters":{"ArrayProperties":{|}}"#), ["Size"]);
        assert_eq!(within(r#""EcsParameters":{"LaunchType":"|"}"#)[0], "EC2");
        assert!(within(r#""EcsParameters":{"TaskDefinitionArn":"|"}"#).is_empty());
    }

    #[test]
    fn a_field_comes_with_the_form_of_its_value() {
        let inserted = |text: &str, label: &str| {
            let offset = text.find('|').unwrap() as u32;
            let found = complete_system(&text.replacen('|', "", 1), offset, None).unwrap();
            found.options.into_iter().find(|option| option.label == label).unwrap().insert
        };
        let cases = [
            (r#"{"Targets":[{|}]}"#, "Endpoint", r#""Endpoint": { ${} }"#),
            (r#"{"Targets":[{|}]}"#, "Emits", r#""Emits": [${}]"#),
            (r#"{"EcsParameters":{|}}"#, "TaskCount", r#""TaskCount": ${1}"#),
            (r#"{"EcsParameters":{|}}"#, "LaunchType", r#""LaunchType": "${}""#),
            (r#"{"EcsParameters":{|}}"#, "Tags", r#""Tags": [${}]"#),
            (r#"{"EcsParameters":{|}}"#, "EnableExecuteCommand", r#""EnableExecuteCommand": ${true}"#),
            (r#"{"EcsParameters":{|}}"#, "NetworkConfiguration", r#""NetworkConfiguration": { ${} }"#),
            (r#"{"HttpParameters":{|}}"#, "HeaderParameters", r#""HeaderParameters": { ${} }"#),
            (r#"{"RunCommandTargets":[{|}]}"#, "Values", r#""Values": [${}]"#),
            (r#"{"BatchParameters":{|}}"#, "RetryStrategy", r#""RetryStrategy": { ${} }"#),
        ];
        for (text, label, expected) in cases {
            assert_eq!(inserted(text, label), expected, "{text}");
        }
    }

    #[test]
    fn placeholders_and_paths_have_values() {
        let stands = |template: &str| {
            let text = format!(
                r#"{{"Targets":[{{"InputTransformer":{{"InputPathsMap":{{"x":"$.detail.list","no":"$.nothing"}},"InputTemplate":{template}}}}}]}}"#
            );
            let offset = text.find('|').unwrap();
            let found = stands_for(&text.replacen('|', "", 1), offset as u32, &json::parse(EVENT))?;
            Some((found.name, found.value.unwrap_or_default()))
        };
        let pair = |name: &str, value: &str| Some((name.to_owned(), value.to_owned()));
        assert_eq!(stands(r#""\"It is <|x>.\"""#), pair("<x>", r#"["a","b"]"#));
        assert_eq!(stands(r#"{"a": <x|>}"#), pair("<x>", r#"["a","b"]"#));
        assert_eq!(stands(r#""<n|o>""#), pair("<no>", "\"\""));
        assert_eq!(stands(r#""<ot|her>""#), pair("<other>", ""));
        assert_eq!(stands(r#""no| place""#), None);
        let text = r#"{"InputPath":"$.detail.n"}"#;
        let found = stands_for(text, 16, &json::parse(EVENT)).unwrap();
        assert_eq!((found.name.as_str(), found.value.as_deref()), ("$.detail.n", Some("1")));
    }
}

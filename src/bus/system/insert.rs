//! Adding parts to the text of a setup, with its layout kept.

use super::names;
use super::reader::document;
use crate::arn::Arn;
use crate::handler::own;
use crate::json::{self, Kind, Layout, Value};
use crate::targets::TargetKind;
use crate::text::{Edit, apply};

/// A part that can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A custom event bus.
    Bus,
    /// A rule with a pattern.
    Rule,
    /// A rule with a schedule.
    ScheduledRule,
    /// A target, for the rule with this index.
    Target(&'static TargetKind, u32),
    /// An archive of the default bus.
    Archive,
    /// A replay of the first archive.
    Replay,
    /// An alarm on failed invocations.
    Alarm,
    /// A call of PutEvents.
    PutEvents,
    /// An API destination with its connection.
    ApiDestination,
}

/// Returns the text with a part added, or `None` if the text is no JSON object with lists where they belong.
pub fn insert(text: &str, part: Part, account: &str, region: &str) -> Option<String> {
    let number = |list: &str| count(text, list) + 1;
    match part {
        Part::Bus => insert_bus(text, &format!("bus-{}", number("EventBuses"))),
        Part::Rule => append(
            text,
            &["Rules"],
            &format!(
                r#"{{"Name":"rule-{}","EventPattern":{{"source":["my.app"]}},"Targets":[]}}"#,
                number("Rules") + 1
            ),
        ),
        Part::ScheduledRule => append(
            text,
            &["Rules"],
            &format!(
                r#"{{"Name":"rule-{}","ScheduleExpression":"rate(5 minutes)","Targets":[]}}"#,
                number("Rules") + 1
            ),
        ),
        Part::Archive => append(
            text,
            &["Archives"],
            &format!(r#"{{"ArchiveName":"archive-{}","EventBusName":"default"}}"#, number("Archives")),
        ),
        Part::Replay => append(
            text,
            &["Replays"],
            &format!(r#"{{"ReplayName":"replay-{}","ArchiveName":"archive-1"}}"#, number("Replays")),
        ),
        Part::Alarm => append(
            text,
            &["Alarms"],
            &format!(
                r#"{{"AlarmName":"alarm-{}","MetricName":"FailedInvocations","Threshold":1}}"#,
                number("Alarms")
            ),
        ),
        Part::PutEvents => append(
            text,
            &["PutEvents"],
            r#"{"Entries":[{"Source":"my.app","DetailType":"My Event","Detail":"{\"n\": 1}","EventBusName":"default"}]}"#,
        ),
        Part::ApiDestination => insert_destination(text, number("ApiDestinations"), account, region),
        Part::Target(kind, rule) => insert_target(text, rule, &kind.skeleton_in(account, region)),
    }
}

/// Adds a connection and an API destination that uses it.
fn insert_destination(text: &str, number: usize, account: &str, region: &str) -> Option<String> {
    const ID: &str = "01234567-89ab-cdef-0123-456789abcdef";
    let arn = arn("events", &format!("connection/connection-{number}/{ID}"), account, region);
    let connection = format!(
        r#"{{"Name":"connection-{number}","ConnectionArn":{arn},"AuthorizationType":"API_KEY","AuthParameters":{{"ApiKeyAuthParameters":{{"ApiKeyName":"x-api-key","ApiKeyValue":"my-key"}}}}}}"#,
        arn = json::quote(&arn)
    );
    let destination = format!(
        r#"{{"Name":"destination-{number}","ConnectionArn":{},"InvocationEndpoint":"https://example.com/events","HttpMethod":"POST"}}"#,
        json::quote(&arn)
    );
    append(&append(text, &["Connections"], &connection)?, &["ApiDestinations"], &destination)
}

/// Returns whether the text has the targets of the selected rule.
pub fn names_targets(text: &str) -> bool {
    let document = document(text);
    document.root().and_then(|root| root.get("Rule")).is_some_and(|rule| rule.get("Targets").is_some())
}

/// Returns the text with a call of PutEvents added, whose entries are given as JSON.
pub fn insert_call(text: &str, entries: &str) -> Option<String> {
    append(text, &["PutEvents"], &format!(r#"{{"Entries":{entries}}}"#))
}

/// Returns the text with the function of the selected rule added as its only target, since it is not part of
/// the text otherwise.
pub fn insert_function(text: &str, handler: &str, account: &str, region: &str) -> Option<String> {
    insert_function_arn(text, &function_arn(handler, account, region))
}

/// Returns the same with the ARN of the function.
pub(super) fn insert_function_arn(text: &str, arn: &str) -> Option<String> {
    let arn = json::quote(arn);
    append(text, &["Rule", "Targets"], &format!(r#"{{"Id":"function","Arn":{arn}}}"#))
}

/// Returns the text with a bus of this name added.
pub(super) fn insert_bus(text: &str, name: &str) -> Option<String> {
    append(text, &["EventBuses"], &format!(r#"{{"Name":{}}}"#, json::quote(name)))
}

/// Returns the ARN of the function that the selected rule invokes, a built-in one or the own.
pub fn function_arn(handler: &str, account: &str, region: &str) -> String {
    let name = if handler == own::NAME { own::FUNCTION_NAME } else { handler };
    arn("lambda", &format!("function:{name}"), account, region)
}

/// Returns the ARN of a resource in the partition of its Region.
fn arn(service: &str, resource: &str, account: &str, region: &str) -> String {
    Arn::new(service, region, account, resource).to_string()
}

/// Returns the dead-letter queue that a target is given, as the value of its field.
pub fn dead_letter_config(account: &str, region: &str) -> String {
    format!("{{ \"Arn\": {} }}", json::quote(&arn("sqs", "dead-letters", account, region)))
}

/// Adds a target to a rule. The first rule is under `Rule`, the others in the list.
fn insert_target(text: &str, rule: u32, target: &str) -> Option<String> {
    let document = document(text);
    let root = document.root()?;
    let Some(others) = rule.checked_sub(1) else {
        let is_root = names::selected_rule(root).is_some_and(|rule| rule.id() == root.id());
        return append(text, if is_root { &["Targets"] } else { &["Rule", "Targets"] }, target);
    };
    let listed = root.get("Rules").into_iter().flat_map(Value::children).collect();
    let mut rules =
        names::elements(listed, root, "Rules").into_iter().filter(|it| !names::is_put_targets(*it));
    let rule = rules.nth(others as usize)?;
    let layout = Layout::of(&document);
    let edit = match rule.get("Targets") {
        Some(list) if list.kind() == Kind::Array => layout.append_element(list, &spaced(target)),
        Some(_) => return None,
        None => layout.insert_member(rule, None, &["Targets".to_owned()], &format!("[{}]", spaced(target))),
    };
    Some(tidy(document.text(), &[edit]))
}

/// Returns the text with a part, given as JSON, added to one of its lists (`Rules`, `EventBuses`, …), or
/// `None` if the text is no JSON object with a list there.
pub fn insert_part(text: &str, list: &str, part: &str) -> Option<String> {
    append(text, &[list], part)
}

/// Appends an element to the list under the keys, which are added where they are missing.
pub(super) fn append(text: &str, keys: &[&str], element: &str) -> Option<String> {
    let document = document(text);
    let layout = Layout::of(&document);
    let mut object = document.root().filter(|root| root.kind() == Kind::Object)?;
    for (depth, key) in keys.iter().enumerate() {
        match object.get(key) {
            Some(value) if depth + 1 < keys.len() && value.kind() == Kind::Object => object = value,
            Some(list) if depth + 1 == keys.len() && list.kind() == Kind::Array => {
                return Some(tidy(document.text(), &[layout.append_element(list, &spaced(element))]));
            }
            Some(_) => return None,
            None => {
                let missing: Vec<String> = keys[depth..].iter().map(|&key| key.to_owned()).collect();
                let list = format!("[{}]", spaced(element));
                let edit = layout.insert_member(object, None, &missing, &list);
                return Some(tidy(document.text(), &[edit]));
            }
        }
    }
    None
}

fn count(text: &str, list: &str) -> usize {
    let document = document(text);
    document.root().and_then(|root| root.get(list)).map_or(0, |list| list.children().count())
}

/// Returns the text with the edits. It is laid out anew, so that the new part is readable, unless it is
/// broken elsewhere.
pub(super) fn tidy(text: &str, edits: &[Edit]) -> String {
    let text = apply(text, edits);
    let document = json::parse(&text);
    let sound: Option<Value> = document.root().filter(|_| document.problems().is_empty());
    sound.map_or_else(|| text.clone(), json::laid_out)
}

fn spaced(element: &str) -> String {
    let document = json::parse(element);
    document.root().map_or_else(|| element.to_owned(), json::laid_out)
}

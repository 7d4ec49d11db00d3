//! The kind, the name and the place of a part, as AWS's requests and answers have them.

use super::fields::{self, Part};
use crate::arn::Arn;
use crate::json::{Kind, Value};
use std::borrow::Cow;

/// Returns the list whose element a text is, with the fields of such an element: the text may be the answer
/// or the request of one command. `None` if it is neither.
pub(super) fn list_of(top: Value) -> Option<(&'static str, &'static Part)> {
    let has = |name: &str| top.get(name).is_some();
    let is_bus = || arn_in(top, "Arn").is_some_and(|arn| arn.resource.starts_with("event-bus/"));
    if has("Entries") {
        return Some(("PutEvents", &fields::CALL));
    }
    if has("ReplayName") || has("ReplayArn") {
        return Some(("Replays", &fields::REPLAY));
    }
    if has("ArchiveName") || has("ArchiveArn") {
        return Some(("Archives", &fields::ARCHIVE));
    }
    if has("FlexibleTimeWindow") || has("ScheduleArn") {
        return Some(("Schedules", &fields::SCHEDULE));
    }
    if has("EventPattern") || has("ScheduleExpression") || has("RuleArn") {
        return Some(("Rules", &fields::RULE));
    }
    if has("InvocationEndpoint") || has("ApiDestinationArn") {
        return Some(("ApiDestinations", &fields::API_DESTINATION));
    }
    if has("AuthorizationType") || has("ConnectionArn") {
        return Some(("Connections", &fields::CONNECTION));
    }
    (has("EventBusArn") || is_bus()).then_some(("EventBuses", &fields::BUS))
}

/// Returns the elements of a list, with the whole text if it is such an element.
pub(super) fn elements<'v>(listed: Vec<Value<'v>>, top: Value<'v>, list: &str) -> Vec<Value<'v>> {
    let itself = list_of(top).filter(|(name, _)| *name == list).map(|_| top);
    itself.into_iter().chain(listed).collect()
}

/// Returns the ARN in a field, or `None` if it is none.
fn arn_in<'v>(object: Value<'v>, field: &str) -> Option<OwnedArn<'v>> {
    let text = object.get(field)?.as_str()?;
    let Arn { account, region, resource, .. } = Arn::parse(&text)?;
    Some(OwnedArn {
        account: account.to_owned(),
        region: region.to_owned(),
        resource: resource.to_owned(),
        value: object.get(field)?,
    })
}

/// The parts of an ARN in the text.
pub(super) struct OwnedArn<'v> {
    pub(super) account: String,
    pub(super) region: String,
    pub(super) resource: String,
    /// The value that holds it.
    pub(super) value: Value<'v>,
}

impl OwnedArn<'_> {
    /// Returns the ARN itself.
    pub(super) fn text(&self) -> String {
        self.value.as_str().map(Cow::into_owned).unwrap_or_default()
    }
}

/// Returns the selected rule: under its key, or in the text itself, which may be a request of PutTargets or
/// the answer of ListTargetsByRule. `None` if the text does not have it.
pub(super) fn selected_rule(top: Value) -> Option<Value> {
    match top.get("Rule") {
        Some(rule) if rule.kind() == Kind::String => Some(top),
        Some(rule) => Some(rule),
        None => {
            let is_answer =
                top.get("Targets").is_some() && list_of(top).is_none_or(|(list, _)| list != "Rules");
            is_answer.then_some(top)
        }
    }
}

/// Returns the fields that the whole text may have besides those of a system.
pub(super) fn other_fields(top: Value) -> Option<&'static Part> {
    let is_rule = selected_rule(top).is_some_and(|rule| rule.id() == top.id());
    if is_rule { Some(&fields::RULE) } else { list_of(top).map(|(_, part)| part) }
}

/// Returns the fields that an element may have besides its own: those of a system, if it is the whole text.
pub(super) fn fields_around(element: Value) -> Option<&'static Part> {
    element.parent().is_none().then_some(&fields::TOP)
}

/// Returns the first of several fields that holds an ARN.
pub(super) fn arn<'v>(object: Value<'v>, fields: &[&str]) -> Option<OwnedArn<'v>> {
    fields.iter().find_map(|field| arn_in(object, field))
}

/// Returns the name of a rule: its own, the one in its ARN, or the one that PutTargets has.
pub(super) fn of_rule(object: Value) -> Option<String> {
    let put_targets = || object.get("Rule").and_then(Value::as_str).map(Cow::into_owned);
    text(object, "Name").or_else(put_targets).or_else(|| Some(rule_in(object)?.1))
}

/// Returns the bus of a rule: the one that it names, or the one in its ARN.
pub(super) fn bus_of_rule(object: Value) -> Option<String> {
    text(object, "EventBusName").or_else(|| rule_in(object)?.0)
}

/// Returns the bus and the name in the ARN of a rule; the bus is `None` for the default bus.
fn rule_in(object: Value) -> Option<(Option<String>, String)> {
    let arn = arn(object, &["Arn", "RuleArn"])?;
    let path = arn.resource.strip_prefix("rule/")?;
    Some(match path.rsplit_once('/') {
        Some((bus, name)) => (Some(bus.to_owned()), name.to_owned()),
        None => (None, path.to_owned()),
    })
}

/// Returns whether an element of the rules only has targets for a rule elsewhere, as PutTargets takes them.
pub(super) fn is_put_targets(object: Value) -> bool {
    let is_text = object.get("Rule").is_some_and(|rule| rule.kind() == Kind::String);
    is_text && ["Name", "EventPattern", "ScheduleExpression"].iter().all(|name| object.get(name).is_none())
}

/// Returns the name of a bus or an archive: its own, or the one that follows a prefix in its ARN.
pub(super) fn named(object: Value, field: &str, arns: &[&str], prefix: &str) -> Option<String> {
    text(object, field).or_else(|| Some(arn(object, arns)?.resource.strip_prefix(prefix)?.to_owned()))
}

fn text(object: Value, field: &str) -> Option<String> {
    object.get(field).and_then(Value::as_str).map(Cow::into_owned)
}

/// Returns the archive of a replay, which StartReplay names by its ARN.
pub(super) fn archive_of(replay: Value) -> Option<String> {
    named(replay, "ArchiveName", &["EventSourceArn"], "archive/")
}

/// Returns the name of a replay.
pub(super) fn of_replay(replay: Value) -> Option<String> {
    named(replay, "ReplayName", &["ReplayArn"], "replay/")
}

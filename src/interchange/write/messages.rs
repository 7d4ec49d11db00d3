//! The comments that a reader of an export needs: on its parts, and on the whole.

use super::access::{self, Owner};
use super::fields;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::Value;
use crate::interchange::parts::Part;

pub(super) const REPLACES_QUEUE_POLICY: &str =
    "This replaces the queue's policy. Add the statements that it already has.";
pub(super) const REPLACES_TOPIC_POLICY: &str =
    "This replaces the topic's policy. Add the statements that it already has.";

/// AWS's page of what is billed.
const PRICING: &str = "https://aws.amazon.com/eventbridge/pricing/";

pub(super) const ROLE_OF_TARGET: &str = "The role of a target.";
pub(super) const NEW_ROLE: &str = "A new role takes a few seconds to become available.";
pub(super) const NEEDS_CAPABILITY: &str = "The role is new: deploy with --capabilities CAPABILITY_IAM.";
pub(super) const DEPLOY_BASH: &str =
    "Deploy: bash deploy.sh, with the account and the Region of your AWS CLI.";
pub(super) const DEPLOY_POWERSHELL: &str =
    "Deploy: powershell -File deploy.ps1, with the account and the Region of your AWS CLI.";
pub(super) const LOOK_AT_FAILED_ENTRIES: &str =
    "put-targets succeeds even if a target is rejected, so check that FailedEntryCount is 0.";

/// Notes as comments, a line each.
pub(super) fn lines(notes: &[String]) -> String {
    // A name with a line break must not end the comment.
    notes
        .iter()
        .flat_map(|note| ["# ".to_owned(), note.replace(['\n', '\r'], " "), "\n".to_owned()])
        .collect()
}

/// Returns whether a part is in every account, so that it is not made.
pub(super) fn is_there_already(part: &Part) -> bool {
    part.kind == FindingKind::Bus && part.name == "default"
}

/// The order in which the parts come about.
const ORDER: [(FindingKind, &str); 7] = [
    (FindingKind::Bus, "event buses"),
    (FindingKind::Connection, "connections"),
    (FindingKind::ApiDestination, "API destinations"),
    (FindingKind::Archive, "archives"),
    (FindingKind::Rule, "rules with their targets"),
    (FindingKind::ScheduleGroup, "schedule groups"),
    (FindingKind::Schedule, "schedules"),
];

/// Returns the kinds of part that an export has, with their names, in the order in which they come about.
pub(super) fn in_order(has: impl Fn(FindingKind) -> bool) -> Vec<(FindingKind, &'static str)> {
    ORDER.into_iter().filter(|(kind, _)| has(*kind)).collect()
}

/// Returns the sentences that every export begins with: `how` says how to deploy it, and `order` names what comes about.
pub(super) fn heading(how: &str, order: &[&str], has: impl Fn(FindingKind) -> bool) -> Vec<String> {
    vec![
        how.to_owned(),
        format!("Order: {}.", order.join(", then ")),
        "Functions, queues, topics and other targets aren't included and must already exist.".to_owned(),
        format!("AWS may bill for {}: {PRICING}", billed(has)),
    ]
}

/// Returns the first comment of an export as a template or as commands.
pub(super) fn of_all(parts: &[Part], how: &str) -> Vec<String> {
    let has = |kind| parts.iter().any(|part| part.kind == kind && !is_there_already(part));
    let (before, schedules): (Vec<_>, Vec<_>) = in_order(has)
        .into_iter()
        .partition(|(kind, _)| !matches!(kind, FindingKind::ScheduleGroup | FindingKind::Schedule));
    let names = |kinds: Vec<(FindingKind, &'static str)>| kinds.into_iter().map(|(_, name)| name);
    let order: Vec<&str> = names(before).chain(["permissions"]).chain(names(schedules)).collect();
    let mut notes = heading(how, &order, has);
    if parts.iter().any(is_there_already) {
        notes.push(
            "Every account has a default bus, so it isn't created here and its settings stay unchanged."
                .to_owned(),
        );
    }
    for access in access::needed(parts) {
        if let Owner::Other(title) = access.owner {
            notes.push(format!(
                "{title} {}: its own policy must give events.amazonaws.com access.",
                access.arn
            ));
        }
    }
    notes
}

fn billed(has: impl Fn(FindingKind) -> bool) -> String {
    let mut billed = vec!["events from applications and partners"];
    if has(FindingKind::Archive) {
        billed.push("archived events and their replay");
    }
    if has(FindingKind::ApiDestination) {
        billed.push("API destination invocations");
    }
    if has(FindingKind::Schedule) {
        billed.push("schedule invocations");
    }
    billed.push("the targets");
    billed.join("; ")
}

/// Returns the comments on a part that is a CloudFormation resource.
pub(super) fn of_resource(part: &Part) -> Vec<String> {
    let mut notes = of_part(part);
    let lost = fields::NOT_IN_TEMPLATES.iter().filter(|name| part.value.get(name).is_some());
    notes.extend(
        lost.map(|name| format!("{name} is left out: the CloudFormation resource has no such property.")),
    );
    notes
}

/// Returns the comments on a part.
pub(super) fn of_part(part: &Part) -> Vec<String> {
    let mut notes = Vec::new();
    if part.value.get("EventPattern").is_some_and(|pattern| matches!(pattern.value, Value::Text(_))) {
        notes.push("The pattern isn't valid JSON and is copied unchanged. AWS rejects it.".to_owned());
    }
    if part.kind == FindingKind::Connection {
        notes.push("Known secrets are in plain text here. Use AWS Secrets Manager instead.".to_owned());
    }
    let known = fields::of(part.kind);
    let is_told = |name: &&str| {
        known.contains(name)
            || fields::TOLD_OTHERWISE.contains(name)
            || part.kind == FindingKind::Archive && *name == "EventBusName"
    };
    let left_out: Vec<&str> = part
        .value
        .members()
        .iter()
        .map(|member| member.name.as_str())
        .filter(|name| !is_told(name))
        .collect();
    if !left_out.is_empty() {
        notes.push(format!("Left out, because this format doesn't support it: {}.", left_out.join(", ")));
    }
    notes
}

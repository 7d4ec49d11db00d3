//! The comments that a reader of an export needs: on its parts, and on the whole.

use super::access::{self, Owner};
use super::fields;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::Value;
use crate::interchange::parts::Part;

pub(super) const REPLACES_QUEUE_POLICY: &str =
    "This replaces the policy of the queue: add the statements that it has already.";
pub(super) const REPLACES_TOPIC_POLICY: &str =
    "This replaces the policy of the topic: add the statements that it has already.";

/// AWS's page of what is billed.
const PRICING: &str = "https://aws.amazon.com/eventbridge/pricing/";

pub(super) const ROLE_OF_TARGET: &str = "The role of a target.";
pub(super) const NEW_ROLE: &str = "A new role is not known everywhere at once.";
pub(super) const NEEDS_CAPABILITY: &str = "The role is new: deploy with --capabilities CAPABILITY_IAM.";
pub(super) const DEPLOY_BASH: &str =
    "Deploy: bash deploy.sh, with the account and the Region of your AWS CLI.";
pub(super) const DEPLOY_POWERSHELL: &str =
    "Deploy: powershell -File deploy.ps1, with the account and the Region of your AWS CLI.";
pub(super) const LOOK_AT_FAILED_ENTRIES: &str =
    "put-targets succeeds even if a target was refused: its FailedEntryCount must be 0.";

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

/// Returns the first comment of an export; `how` says how to deploy it.
pub(super) fn of_all(parts: &[Part], how: &str) -> Vec<String> {
    let mut notes = vec![how.to_owned()];
    notes.push("The order: buses, connections, API destinations, archives, rules with their targets, permissions, schedules with their groups.".to_owned());
    notes.push(
        "Functions, queues, topics and other targets must be there before; they are not part of this."
            .to_owned(),
    );
    notes.push(format!("Billed: {}; see {PRICING}", billed(parts)));
    if parts.iter().any(is_there_already) {
        notes.push("The default bus is in every account; it is not made here, and its settings are left as they are.".to_owned());
    }
    for access in access::needed(parts) {
        if let Owner::Other(title) = access.owner {
            notes.push(format!("{title} {}: its own policy must let events.amazonaws.com in.", access.arn));
        }
    }
    notes
}

fn billed(parts: &[Part]) -> String {
    let has = |kind: FindingKind| parts.iter().any(|part| part.kind == kind);
    let mut billed = vec!["events that are put on a bus by applications and partners"];
    if has(FindingKind::Archive) {
        billed.push("archives (what they take in and keep) and replays");
    }
    if has(FindingKind::ApiDestination) {
        billed.push("calls of API destinations");
    }
    if has(FindingKind::Schedule) {
        billed.push("runs of schedules");
    }
    billed.push("and the targets themselves by their own services");
    billed.join(", ")
}

/// Returns the comments on a part that is a CloudFormation resource.
pub(super) fn of_resource(part: &Part) -> Vec<String> {
    let mut notes = of_part(part);
    let lost = fields::NOT_IN_TEMPLATES.iter().filter(|name| part.value.get(name).is_some());
    notes.extend(
        lost.map(|name| format!("{name} is left out: CloudFormation's resource has no such property.")),
    );
    notes
}

/// Returns the comments on a part.
pub(super) fn of_part(part: &Part) -> Vec<String> {
    let mut notes = Vec::new();
    if part.value.get("EventPattern").is_some_and(|pattern| matches!(pattern.value, Value::Text(_))) {
        notes.push("The pattern is not valid JSON and stands here as it is; AWS refuses it.".to_owned());
    }
    if part.kind == FindingKind::Connection {
        notes.push(
            "Secrets stand here in clear text if they are known; better take them from AWS Secrets Manager."
                .to_owned(),
        );
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
        notes.push(format!("Left out, as this cannot say it: {}.", left_out.join(", ")));
    }
    notes
}

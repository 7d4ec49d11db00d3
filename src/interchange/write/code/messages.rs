//! The comments in written files.

use super::plan::Plan;
use crate::interchange::finding::FindingKind;
use crate::interchange::write::messages::{self, in_order};

/// Returns the first comment of an export as code: what every export says, and what is left to do.
pub(super) fn heading(plan: &Plan, how: &str) -> String {
    let has = |kind| plan.has(kind);
    let parts = in_order(has);
    let before_rules = parts.iter().take_while(|(kind, _)| *kind != FindingKind::Rule).count();
    let mut order: Vec<&str> = parts.iter().map(|(_, name)| *name).collect();
    if !plan.access.roles.is_empty() {
        order.insert(before_rules, "roles");
    }
    order.push("permissions to invoke the targets");
    let mut notes = messages::heading(how, &order, has);
    if plan.steps.iter().any(|step| step.value.to_json().contains("REPLACE_ME: ")) {
        notes.push(PLACEHOLDER.to_owned());
    }
    notes.extend_from_slice(&plan.access.notes);
    notes.iter().flat_map(|note| [note.as_str(), "\n"]).collect()
}

/// Stands before a policy that takes the place of another.
pub(super) const REPLACES: &str =
    "This replaces the existing policy. Add the statements of that policy that are still needed.";

/// Stands before a pattern that AWS refuses.
pub(super) const NOT_JSON: &str = "This pattern isn't valid JSON. AWS rejects it until it's fixed.";

/// Says what placeholders are.
const PLACEHOLDER: &str =
    "REPLACE_ME marks values that couldn't be determined. Replace each with the actual value.";

/// The comment after a new role.
pub(super) const NEW_ROLE: &str = "It takes a few seconds before other services can use a new role.";

/// Says how a script is run.
pub(super) fn script(runner: &str, install: &str, packages: &str) -> String {
    format!(
        "Run with: {install} {packages}, then {runner} with this file, with AWS credentials and a Region. Run \
         it once: except for rules, which are updated, the resources must not exist yet."
    )
}

/// Stands before a schedule that deletes itself.
pub(super) const NO_ACTION_AFTER: &str =
    "ActionAfterCompletion is left out: the CloudFormation resource has no such property.";

/// Says how a file of Terraform is deployed.
pub(super) const TERRAFORM: &str =
    "Deploy with: terraform init, then terraform apply. Terraform determines the order.";

/// Returns how to deploy a stack; `new` is the text before its class.
pub(super) fn cdk(new: &str) -> String {
    format!(
        "Deploy with: cdk deploy, in an app that has this stack: {new}EventsStack(app, \"EventsStack\"). \
         CloudFormation determines the order."
    )
}

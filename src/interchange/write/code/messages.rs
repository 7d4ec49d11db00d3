//! The comments in written files.

use super::plan::Plan;
use crate::interchange::finding::FindingKind;
use std::fmt::Write;

/// The parts that cost money, with the page on which AWS gives the price.
const PRICES: [(FindingKind, &str); 4] = [
    (FindingKind::Bus, "custom events"),
    (FindingKind::Archive, "archived events and their replay"),
    (FindingKind::Schedule, "schedule invocations"),
    (FindingKind::ApiDestination, "API destination invocations"),
];

/// The order in which the parts come about, without those that there are none of.
const ORDER: [(FindingKind, &str); 7] = [
    (FindingKind::Bus, "event buses"),
    (FindingKind::Connection, "connections"),
    (FindingKind::ApiDestination, "API destinations"),
    (FindingKind::Archive, "archives"),
    (FindingKind::Rule, "rules with their targets"),
    (FindingKind::ScheduleGroup, "schedule groups"),
    (FindingKind::Schedule, "schedules"),
];

/// Says how a file is deployed, in which order, what is billed, and what is left to do.
pub(super) fn heading(plan: &Plan, how: &str) -> String {
    let listed = |table: &[(FindingKind, &'static str)]| {
        table.iter().filter(|(kind, _)| plan.has(*kind)).map(|(_, words)| *words).collect::<Vec<_>>()
    };
    let mut order = listed(&ORDER);
    if !plan.access.roles.is_empty() {
        order.insert(listed_before(plan), "roles");
    }
    order.push("permissions to invoke the targets");
    let mut text = format!("{how}\nOrder: {}.\n", order.join(", then "));
    let mut prices = listed(&PRICES);
    prices.push("the targets");
    let _ =
        writeln!(text, "AWS may bill for {}: https://aws.amazon.com/eventbridge/pricing/", prices.join("; "));
    text.push_str(
        "The functions, queues, topics and other targets that the ARNs refer to must already exist.\n",
    );
    if plan.steps.iter().any(|step| step.value.to_json().contains("REPLACE_ME: ")) {
        text.push_str(PLACEHOLDER);
        text.push('\n');
    }
    for note in &plan.access.notes {
        text.push_str(note);
        text.push('\n');
    }
    text
}

/// Returns how many of the kinds come before the roles.
fn listed_before(plan: &Plan) -> usize {
    let kinds = ORDER.iter().map(|(kind, _)| *kind);
    kinds.take_while(|kind| *kind != FindingKind::Rule).filter(|kind| plan.has(*kind)).count()
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

//! Parts that were found, put into a system.

use super::finding::{Finding, FindingKind, Findings};
use super::node::{MapBuilder, Node};
use super::stand_in::Surroundings;
use crate::bus::system::insert_part;

/// A system with parts put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// The references that have a stand-in: source text and stand-in.
    pub stand_ins: Vec<(String, String)>,
    /// The references without a stand-in.
    pub unknown: Vec<String>,
    /// Indices of findings that a system has no place for.
    pub left_out: Vec<usize>,
}

/// Puts all that was found into the text of a system: buses, rules with their targets, archives. References to
/// resources get ARNs of the account and Region. Returns `None` if the text of the system has no place for them.
pub fn merge(findings: &Findings, system: &str, account: &str, region: &str) -> Option<Merged> {
    let surroundings = Surroundings { findings, account, region };
    let mut merged =
        Merged { text: system.to_owned(), stand_ins: Vec::new(), unknown: Vec::new(), left_out: Vec::new() };
    for (index, finding) in findings.found.iter().enumerate() {
        let Some(list) = list_of(finding.kind) else {
            merged.left_out.push(index);
            continue;
        };
        let part = surroundings.fill(&finding.value, "", &mut merged.stand_ins);
        let part = in_system(finding, part);
        merged.unknown.extend(part.expressions().into_iter().map(str::to_owned));
        merged.text = insert_part(&merged.text, list, &part.to_json())?;
    }
    merged.stand_ins.dedup();
    Some(merged)
}

/// Returns the list of a system that a kind of part belongs to.
fn list_of(kind: FindingKind) -> Option<&'static str> {
    match kind {
        FindingKind::Rule => Some("Rules"),
        FindingKind::Bus => Some("EventBuses"),
        FindingKind::Archive => Some("Archives"),
        FindingKind::Pattern
        | FindingKind::Schedule
        | FindingKind::ScheduleGroup
        | FindingKind::Target
        | FindingKind::Policy
        | FindingKind::Connection
        | FindingKind::ApiDestination => None,
    }
}

/// Returns a part as a system writes it: an archive names its bus.
fn in_system(finding: &Finding, part: Node) -> Node {
    if finding.kind != FindingKind::Archive {
        return part;
    }
    let bus = part.get("EventSourceArn").map(|arn| {
        let text = arn.as_text().unwrap_or_default();
        arn.text_here(text.rsplit_once("event-bus/").map_or(text, |(_, name)| name))
    });
    let mut builder =
        MapBuilder::default().with("ArchiveName", part.get("ArchiveName").cloned()).with("EventBusName", bus);
    for name in ["Description", "EventPattern", "RetentionDays"] {
        builder = builder.with(name, part.get(name).cloned());
    }
    builder.at(part.span)
}

//! Sentences on the events with which functions failed.

use super::{asynchronous, name_of_arn};
use crate::bus::log::{Log, StepKind};
use crate::bus::model::Model;
use crate::text::counted;
use std::collections::{BTreeMap, BTreeSet};

/// Returns sentences on the events with which functions failed: EventBridge passes an event to Lambda's queue
/// and learns no more of it, and the retries after that are Lambda's. Empty if no function failed.
pub(super) fn words(model: &Model, log: &Log) -> Vec<String> {
    let mut ends: BTreeMap<u32, FunctionEnd> = BTreeMap::new();
    let mut kept: BTreeSet<String> = BTreeSet::new();
    for step in &log.steps {
        let Some(delivery) = step.delivery else { continue };
        let end = ends.entry(delivery).or_default();
        let settings = || asynchronous(model, log, step);
        let kept_by = match step.kind {
            StepKind::FunctionFailed(_) => {
                end.failures += 1;
                None
            }
            StepKind::FunctionReturned(_) => {
                end.has_returned = true;
                None
            }
            StepKind::FunctionGaveUp => {
                end.has_given_up = true;
                None
            }
            StepKind::RecordSent if !end.has_returned => {
                settings().and_then(|settings| settings.on_failure.as_deref())
            }
            StepKind::FunctionDeadLettered => settings().and_then(|settings| settings.dead_letter.as_deref()),
            _ => None,
        };
        if let Some(arn) = kept_by {
            end.is_kept = true;
            kept.insert(name_of_arn(arn));
        }
    }
    let failed: Vec<&FunctionEnd> = ends.values().filter(|end| end.failures > 0).collect();
    let of = |is_it: fn(&FunctionEnd) -> bool| failed.iter().filter(|end| is_it(end)).count();
    let events = |count| counted(count, "event", "events");
    let (gave_up, recovered) = (of(|end| end.has_given_up), of(|end| end.has_returned));
    let mut words = Vec::new();
    if gave_up > 0 {
        let runs: usize = failed.iter().filter(|end| end.has_given_up).map(|end| end.failures).sum();
        let retries = match runs.saturating_sub(gave_up) {
            0 => String::new(),
            retries => format!(", even after {}", counted(retries, "retry", "retries")),
        };
        let lost = gave_up - of(|end| end.has_given_up && end.is_kept);
        let names: Vec<&str> = kept.iter().map(String::as_str).collect();
        let whither =
            if names.len() > 2 { "sent on".to_owned() } else { format!("sent to {}", names.join(" and ")) };
        let (all, some) = if gave_up == 1 { ("It was", "") } else { ("They were", " of them") };
        let end = match lost {
            0 => format!("{all} {whither}"),
            lost if lost == gave_up => format!("{all} lost"),
            lost => format!("{}{some} {whither}, {lost} lost", gave_up - lost),
        };
        words.push(format!("The function failed on {}{retries}. {end}.", events(gave_up)));
    }
    if recovered > 0 {
        let runs: usize = failed.iter().filter(|end| end.has_returned).map(|end| end.failures).sum();
        let retries = counted(runs, "retry", "retries");
        words.push(format!(
            "The function failed at first on {}, and succeeded after {retries}.",
            events(recovered)
        ));
    }
    let open = failed.len() - gave_up - recovered;
    if open > 0 {
        words.push(format!("Lambda is still retrying {}.", events(open)));
    }
    words
}

/// The result of a function for one delivery.
#[derive(Default)]
struct FunctionEnd {
    failures: usize,
    has_returned: bool,
    has_given_up: bool,
    is_kept: bool,
}

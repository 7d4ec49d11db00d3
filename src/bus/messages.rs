//! The words for what happens on the buses.

use super::invocation::ForcedFailure;
use super::log::{CallRefusal, Delivery, EntryFields, Log, Origin, Outcome, Step, StepKind};
use super::model::{AlarmState, Model, Target};
use super::put_events::MAX_ENTRIES;
use crate::arn::Arn;
use crate::text::counted;

/// What happened at a step, in a sentence.
pub fn sentence(model: &Model, log: &Log, step: &Step) -> String {
    let rule =
        || step.rule.and_then(|rule| model.rules.get(rule as usize)).map_or("the rule", |rule| &rule.name);
    let target = || target_name(model, log, step);
    let bus = || bus_name(model, log, step.event);
    match step.kind {
        StepKind::PutEvents(answer) => put_events(log, answer),
        StepKind::Received => format!("The bus {} received the event.", bus()),
        StepKind::Swallowed => {
            "There is no such bus, or the event is no JSON: it is gone, and nobody is told.".to_owned()
        }
        StepKind::Refused(index) => refused(log, index, step.delivery.map(|_| target())),
        StepKind::NoRuleMatched => format!("No rule of the bus {} matched; the event is gone.", bus()),
        StepKind::Matched => format!("{} matched.", rule()),
        StepKind::ScheduleFired => format!("The schedule of {} was due.", rule()),
        StepKind::Archived(index) => {
            let archive = model.archives.get(index as usize).map_or("An archive", |archive| &archive.name);
            format!("{archive} kept a copy.")
        }
        StepKind::ReplayStarted(_) => "The replay began.".to_owned(),
        StepKind::ReplayEnded(_) => "The replay has sent its last event.".to_owned(),
        StepKind::Transformed => format!("The input for {} was made.", target()),
        StepKind::NotTransformed => {
            format!("The input for {} could not be made, so nothing is sent.", target())
        }
        StepKind::Delivered { attempt: 1 } => format!("{} took it.", target()),
        StepKind::Delivered { attempt } => format!("{} took it at attempt {attempt}.", target()),
        StepKind::Failed { attempt, error } => {
            format!("Attempt {attempt} at {} failed: {}. {}", target(), error.name(), error.message())
        }
        StepKind::DeadLettered => format!("It went to the dead-letter queue of {}.", target()),
        StepKind::NotDeadLettered => {
            format!("The dead-letter queue of {} did not take it either.", target())
        }
        StepKind::Dropped => {
            format!("Lost: it never reached {}, and there is no queue to keep it.", target())
        }
        StepKind::FunctionReturned(run) => format!("{} returned{}.", target(), in_run(run)),
        StepKind::FunctionFailed(run) => format!("{} failed{}.", target(), in_run(run)),
        StepKind::FunctionGaveUp => format!("Lambda gave up on {}.", target()),
        StepKind::Forwarded(event) => {
            format!("It was forwarded to the bus {}.", bus_name(model, log, Some(event)))
        }
        StepKind::Emitted(event) => {
            format!("{} sent an event to the bus {}.", target(), bus_name(model, log, Some(event)))
        }
        StepKind::LoopCut => {
            format!("One event led to the next {} times: a loop, cut here.", super::MAX_DEPTH)
        }
        StepKind::Alarm { alarm, state } => {
            let name = model.alarms.get(alarm as usize).map_or("The alarm", |alarm| &alarm.name);
            format!("{name} is in state {}.", alarm_state(state))
        }
    }
}

/// Why PutEvents refuses a call as a whole, in AWS's words where they are known.
pub fn call_refusal(refusal: &CallRefusal) -> String {
    const FAILED: &str = "failed to satisfy constraint: Member must have length";
    match refusal {
        CallRefusal::NotJson => "The request is not JSON; no client would send it.".to_owned(),
        CallRefusal::NoEntries => {
            format!(
                "1 validation error detected: Value '[]' at 'entries' {FAILED} greater than or equal to 1"
            )
        }
        CallRefusal::TooManyEntries(entries) => {
            let entries: Vec<String> = entries.iter().map(request_entry).collect();
            format!(
                "1 validation error detected: Value '[{}]' at 'entries' {FAILED} less than or equal to {MAX_ENTRIES}",
                entries.join(", ")
            )
        }
        CallRefusal::TooLarge => "Total size of the entries in the request is over the limit.".to_owned(),
    }
}

/// An entry as AWS writes it in its messages.
fn request_entry(entry: &EntryFields) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "null".to_owned());
    format!(
        "PutEventsRequestEntry(time=null, source={}, resources=null, detailType={}, detail={}, eventBusName={}, \
         traceHeader=null)",
        text(&entry.source),
        text(&entry.detail_type),
        text(&entry.detail),
        text(&entry.bus)
    )
}

/// What a function says that a fault makes fail.
pub(super) fn forced_failure(failure: ForcedFailure) -> &'static str {
    match failure {
        ForcedFailure::Always => "The function is set to fail.",
        ForcedFailure::AtFirst => "The function is set to fail at first.",
        ForcedFailure::Timeout => "Task timed out after 3.00 seconds",
    }
}

fn in_run(run: u16) -> String {
    if run == 1 { String::new() } else { format!(" in run {run}") }
}

fn put_events(log: &Log, answer: u32) -> String {
    let Some(answer) = log.answers.get(answer as usize) else { return String::new() };
    if answer.refusal.is_some() {
        return "PutEvents was refused.".to_owned();
    }
    let (all, failed) = (answer.entries.len(), answer.failed_entry_count());
    format!("PutEvents took {} of {}.", all - failed, counted(all, "entry", "entries"))
}

fn refused(log: &Log, index: u32, sender: Option<String>) -> String {
    let error = log.refused.get(index as usize).and_then(|refused| refused.answer.error());
    let (code, message) = error.unwrap_or_default();
    match sender {
        Some(sender) => format!("{sender} sent an entry that PutEvents refused: {code}. {message}"),
        None => format!("PutEvents refused an entry: {code}. {message}"),
    }
}

/// A state of an alarm as CloudWatch writes it.
pub fn alarm_state(state: AlarmState) -> &'static str {
    match state {
        AlarmState::Ok => "OK",
        AlarmState::Alarm => "ALARM",
        AlarmState::InsufficientData => "INSUFFICIENT_DATA",
    }
}

/// Where a delivery ended, in a word or two.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Waiting => "waiting",
        Outcome::Delivered => "delivered",
        Outcome::DeadLettered => "dead-lettered",
        Outcome::Dropped => "lost",
    }
}

/// How an event came to its bus, in a few words.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::SimulationInput(_) => "from outside",
        Origin::Entry { .. } => "with PutEvents",
        Origin::Schedule(_) => "from a schedule",
        Origin::Forwarded(_) => "from another bus",
        Origin::Emitted(_) => "from a target",
        Origin::Alarm(_) => "from an alarm",
        Origin::Replayed { .. } => "from an archive",
    }
}

fn target_name(model: &Model, log: &Log, step: &Step) -> String {
    let delivery: Option<&Delivery> =
        step.delivery.and_then(|delivery| log.deliveries.get(delivery as usize));
    let target = delivery.and_then(|delivery| model.target(delivery.rule, delivery.target));
    target.map_or_else(|| "the target".to_owned(), short_name)
}

/// What a target is called: its kind and its name.
pub fn short_name(target: &Target) -> String {
    format!("{} {}", target.kind().title, name_of(target))
}

/// The name of a target: a part of its ARN, or all of a text that is none.
pub fn name_of(target: &Target) -> String {
    let name = Arn::parse(&target.arn).map(|arn| (target.kind().name)(&arn));
    name.unwrap_or(&target.arn).to_owned()
}

fn bus_name<'m>(model: &'m Model, log: &Log, event: Option<u32>) -> &'m str {
    let bus = event.and_then(|event| log.events.get(event as usize)?.bus);
    bus.and_then(|bus| model.buses.get(bus as usize)).map_or("that does not exist", |bus| &bus.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::simulate;
    use crate::bus::system::{SelectedRule, inputs, read};
    use std::sync::Arc;

    /// The sentences of what happens to one event in a system.
    fn told(system: &str) -> Vec<String> {
        let pattern = Arc::from(r#"{"source":["shop"]}"#);
        let selected_rule =
            SelectedRule { account: "111122223333", region: "eu-west-1", pattern: &pattern, handler: None };
        let setup = read(system, selected_rule);
        assert_eq!(setup.problems, [], "{system}");
        let (inputs, until, _) = inputs(&setup, &[Arc::from(r#"{"source":"shop","id":"1"}"#)]);
        let log = simulate(&setup.model, &inputs, 1, Some(until));
        log.steps.iter().map(|step| sentence(&setup.model, &log, step)).collect()
    }

    #[test]
    fn what_happens_is_told() {
        let told = told(
            r#"{"Rule":{"Name":"sold","Targets":[{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q"}]},
            "Archives":[{"ArchiveName":"all"}]}"#,
        );
        for sentence in [
            "The bus default received the event.",
            "sold matched.",
            "SQS queue q took it.",
            "all kept a copy.",
        ] {
            assert!(told.iter().any(|other| other == sentence), "{sentence}: {told:?}");
        }
    }

    #[test]
    fn what_goes_wrong_is_told() {
        let target = |more: &str| {
            told(&format!(
                r#"{{"Rule":{{"Targets":[{{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q"{more}}}]}}}}"#
            ))
        };
        let told = target(r#","Permitted":false"#);
        assert!(
            told.iter().any(|it| it.starts_with("Attempt 1 at SQS queue q failed: NO_PERMISSIONS.")),
            "{told:?}"
        );
        assert!(told.iter().any(|it| it.starts_with("Lost: it never reached SQS queue q")), "{told:?}");
        let told = target(r#","Fault":{"FailsFirst":1}"#);
        assert!(told.iter().any(|it| it == "SQS queue q took it at attempt 2."), "{told:?}");
    }
}

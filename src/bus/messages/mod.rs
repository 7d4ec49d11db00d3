//! Messages about the steps of a simulation.

mod function_ends;

use super::forced::ForcedFailure;
use super::log::{CallRefusal, Delivery, EntryFields, Log, Origin, Outcome, Step, StepKind};
use super::model::{AlarmState, AsyncInvocation, Model, Target};
use super::put_events::{MAX_ENTRIES, MAX_HEADER};
use crate::arn::Arn;
use crate::targets::TargetKind;
use crate::text::counted;
use std::collections::BTreeSet;

/// Returns what happened at a step, in a sentence.
pub fn sentence(model: &Model, log: &Log, step: &Step) -> String {
    let rule =
        || step.rule.and_then(|rule| model.rules.get(rule as usize)).map_or("the rule", |rule| &rule.name);
    let target = || target_name(model, log, step);
    let bus = || bus_name(model, log, step.event);
    match step.kind {
        StepKind::PutEvents(answer) => put_events(log, answer),
        StepKind::Received => format!("Bus {} received the event.", bus()),
        StepKind::Unprocessed { is_kept } => unprocessed(model, log, step, is_kept),
        StepKind::Swallowed => {
            "Event dropped without an error: the bus doesn't exist, or the event isn't JSON.".to_owned()
        }
        StepKind::Refused(index) => refused(log, index, step.delivery.map(|_| target())),
        StepKind::NoRuleMatched => format!("No rule on bus {} matched, so the event was dropped.", bus()),
        StepKind::Matched => format!("The event matched {}.", rule()),
        StepKind::ScheduleFired => format!("The schedule of {} fired.", rule()),
        StepKind::Archived(index) => {
            let archive = model.archives.get(index as usize).map_or("An archive", |archive| &archive.name);
            format!("{archive} archived the event.")
        }
        StepKind::ReplayStarted(_) => "The replay started.".to_owned(),
        StepKind::Replayed(_) => format!("The replay sent the event to bus {}.", bus()),
        StepKind::ReplayEnded(_) => "The replay has sent its last event.".to_owned(),
        StepKind::Transformed => format!("The input for {} was created.", target()),
        StepKind::NotTransformed => {
            format!("The input for {} isn't valid JSON, so nothing was sent.", target())
        }
        StepKind::Delivered { attempt: 1 } => format!("{} received it.", target()),
        StepKind::Delivered { attempt } => format!("{} received it on attempt {attempt}.", target()),
        StepKind::Failed { attempt, error } => {
            format!("Attempt {attempt} to invoke {} failed: {}. {}", target(), error.name(), error.message())
        }
        StepKind::DeadLettered => match queue_name(model, log, step) {
            Some(queue) => format!("Sent to the dead-letter queue {queue}."),
            None => format!("Sent to the dead-letter queue of {}.", target()),
        },
        StepKind::NotDeadLettered => {
            format!("The dead-letter queue of {} didn't accept it either.", target())
        }
        StepKind::Dropped => {
            format!("Lost: it never reached {}, and there is no dead-letter queue to keep it.", target())
        }
        StepKind::FunctionReturned(run) => format!("{} succeeded{}.", target(), in_run(run)),
        StepKind::FunctionFailed(run) => format!("{} failed{}.", target(), in_run(run)),
        StepKind::FunctionGaveUp => format!("Lambda gave up on {}.", target()),
        StepKind::FunctionNotRun(run) => {
            format!("{} hasn't run yet{}: it's your own function.", target(), in_run(run))
        }
        StepKind::RecordSent => record_sent(model, log, step),
        StepKind::FunctionDeadLettered => {
            let queue = asynchronous(model, log, step).and_then(|settings| settings.dead_letter.as_deref());
            format!(
                "Lambda sent the event to the function's dead-letter queue {}.",
                name_of_arn(queue.unwrap_or_default())
            )
        }
        StepKind::Forwarded(event) => {
            format!("Forwarded to bus {}.", bus_name(model, log, Some(event)))
        }
        StepKind::Emitted(event) => {
            format!("{} sent an event to bus {}.", target(), bus_name(model, log, Some(event)))
        }
        StepKind::LoopCut => {
            format!(
                "Loop: one event led to the next {} times. The simulation stops it here.",
                super::MAX_DEPTH
            )
        }
        StepKind::Alarm { alarm, state } => {
            let name = model.alarms.get(alarm as usize).map_or("The alarm", |alarm| &alarm.name);
            format!("{name} is in state {}.", alarm_state(state))
        }
    }
}

/// The form of an entry's bus, as the service's model has it.
const BUS_NAME: &str = r"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+";

/// Returns why PutEvents refuses a call as a whole, in AWS's words where they are known.
pub fn call_refusal(refusal: &CallRefusal) -> String {
    const FAILED: &str = "failed to satisfy constraint: Member must have length";
    match refusal {
        CallRefusal::NotJson => "The request isn't valid JSON, so no client would send it.".to_owned(),
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
        CallRefusal::TraceHeader { entry, value } => {
            let (than, bound) = if value.is_empty() { ("greater", 1) } else { ("less", MAX_HEADER) };
            format!(
                "1 validation error detected: Value '{value}' at 'entries.{entry}.member.traceHeader' {FAILED} {than} than \
                 or equal to {bound}"
            )
        }
        CallRefusal::BusName { entry, value } => {
            let at = format!("Value '{value}' at 'entries.{entry}.member.eventBusName'");
            let form = format!(
                "{at} failed to satisfy constraint: Member must satisfy regular expression pattern: {BUS_NAME}"
            );
            // The form is that of all such messages; none for this member was recorded.
            if value.is_empty() {
                return format!(
                    "2 validation errors detected: {form}; {at} {FAILED} greater than or equal to 1"
                );
            }
            format!("1 validation error detected: {form}")
        }
        CallRefusal::TooLarge => "Total size of the entries in the request is over the limit.".to_owned(),
    }
}

/// Returns an entry as AWS writes it in its messages (LocalStack's snapshots of AWS, January 2025). How it writes a time is
/// not known.
fn request_entry(entry: &EntryFields) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "null".to_owned());
    let resources = entry.resources.as_ref().map(|resources| format!("[{}]", resources.join(", ")));
    format!(
        "PutEventsRequestEntry(time=null, source={}, resources={}, detailType={}, detail={}, eventBusName={}, \
         traceHeader={}, kmsKeyIdentifier=null, internalMetadata=null)",
        text(&entry.source),
        text(&resources),
        text(&entry.detail_type),
        text(&entry.detail),
        text(&entry.bus),
        text(&entry.trace)
    )
}

/// Returns the error message of a function that a fault makes fail.
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

fn unprocessed(model: &Model, log: &Log, step: &Step, is_kept: bool) -> String {
    let bus = step.event.and_then(|event| log.events.get(event as usize)?.bus);
    let queue = bus.and_then(|bus| model.buses.get(bus as usize)?.dead_letter.as_ref()).filter(|_| is_kept);
    let what = match queue {
        Some(queue) => format!("event sent to its dead-letter queue {}", name_of_arn(&queue.arn)),
        None => "event lost".to_owned(),
    };
    format!("Bus {} couldn't use its KMS key: {what}.", bus_name(model, log, step.event))
}

fn put_events(log: &Log, answer: u32) -> String {
    let Some(answer) = log.answers.get(answer as usize) else { return String::new() };
    if answer.refusal.is_some() {
        return "PutEvents was rejected.".to_owned();
    }
    let (all, failed) = (answer.entries.len(), answer.failed_entry_count());
    format!("PutEvents accepted {} of {}.", all - failed, counted(all, "entry", "entries"))
}

fn refused(log: &Log, index: u32, sender: Option<String>) -> String {
    let error = log.refused.get(index as usize).and_then(|refused| refused.answer.error());
    let (code, message) = error.unwrap_or_default();
    match sender {
        Some(sender) => format!("{sender} sent an entry that PutEvents rejected: {code}. {message}"),
        None => format!("PutEvents rejected an entry: {code}. {message}"),
    }
}

/// Returns a state of an alarm as CloudWatch writes it.
pub fn alarm_state(state: AlarmState) -> &'static str {
    match state {
        AlarmState::Ok => "OK",
        AlarmState::Alarm => "ALARM",
        AlarmState::InsufficientData => "INSUFFICIENT_DATA",
    }
}

/// Returns the results of a simulation in a few sentences.
pub fn summary(model: &Model, log: &Log) -> String {
    let all = log.deliveries.len();
    let ended = |outcome| log.deliveries.iter().filter(move |delivery| delivery.outcome == outcome);
    let [delivered, aside, lost, waiting] =
        [Outcome::Delivered, Outcome::DeadLettered, Outcome::Dropped, Outcome::Waiting]
            .map(|outcome| ended(outcome).count());
    let mut words = vec![format!("{} reached a bus.", counted(log.events.len(), "event", "events"))];
    let is_unprocessed = |step: &&Step| matches!(step.kind, StepKind::Unprocessed { .. });
    let unprocessed = log.steps.iter().filter(is_unprocessed).count();
    if unprocessed > 0 {
        let events = counted(unprocessed, "event", "events");
        words.push(format!("{events} couldn't be processed without the KMS key of the bus."));
    }
    let after = function_ends::words(model, log);
    // A function that fails was delivered to all the same: two meanings of one word would contradict each other.
    let of = format!("of {all} {}", if after.is_empty() { "invocations" } else { "deliveries" });
    let failed = aside + lost;
    if all == 0 {
        words.push("No target was invoked.".to_owned());
    }
    if delivered > 0 {
        words.push(format!("{delivered} {of} succeeded."));
    }
    let queues: BTreeSet<String> = ended(Outcome::DeadLettered)
        .filter_map(|delivery| model.target(delivery.rule, delivery.target)?.dead_letter.as_ref())
        .map(|queue| name_of_arn(&queue.arn))
        .collect();
    let queue = match (queues.len(), queues.first()) {
        (1, Some(queue)) => queue.clone(),
        (count, _) => format!("{count} dead-letter queues"),
    };
    match (aside, lost) {
        (0, 0) => {}
        (_, 0) => words.push(format!("{failed} {of} failed, sent to {queue}.")),
        (0, _) => words.push(format!("{failed} {of} failed, lost.")),
        _ => words.push(format!("{failed} {of} failed: {aside} sent to {queue}, {lost} lost.")),
    }
    if waiting > 0 {
        words.push(format!("{waiting} retrying."));
    }
    words.extend(after);
    words.join(" ")
}

/// Returns that a setup cannot be read from this line on, and what is shown instead.
pub fn stale(line: u32, is_last_valid: bool) -> String {
    if is_last_valid {
        format!("Last valid setup; line {line} has a problem.")
    } else {
        format!("Partial setup; line {line} has a problem.")
    }
}

/// Returns that the clock ended, after this many minutes, before all deliveries did.
pub fn clock_stops(minutes: u32) -> String {
    format!("The simulated clock stops here, after {}.", counted(minutes as usize, "minute", "minutes"))
}

/// Says that deliveries went on after the clock had ended.
pub const CLOCK_OVERRUN: &str = "Retries ran to the end, past the simulated clock.";

/// Returns the number of attempts that are not listed one by one, in words.
pub fn more_attempts(count: usize) -> String {
    format!("… {count} more attempts")
}

/// Returns how an event came to its bus, in a few words.
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

/// Returns the name of the queue in which a failed delivery ends.
fn queue_name(model: &Model, log: &Log, step: &Step) -> Option<String> {
    let delivery = log.deliveries.get(step.delivery? as usize)?;
    let queue = model.target(delivery.rule, delivery.target)?.dead_letter.as_ref()?;
    Some(name_of_arn(&queue.arn))
}

/// Returns Lambda's settings for the function that a step is about.
fn asynchronous<'m>(model: &'m Model, log: &Log, step: &Step) -> Option<&'m AsyncInvocation> {
    let delivery = log.deliveries.get(step.delivery? as usize)?;
    Some(&model.target(delivery.rule, delivery.target)?.asynchronous)
}

fn record_sent(model: &Model, log: &Log, step: &Step) -> String {
    let has_returned = log
        .steps
        .iter()
        .any(|other| other.delivery == step.delivery && matches!(other.kind, StepKind::FunctionReturned(_)));
    let settings = asynchronous(model, log, step);
    let (what, arn) = if has_returned {
        ("success", settings.and_then(|settings| settings.on_success.as_deref()))
    } else {
        ("failure", settings.and_then(|settings| settings.on_failure.as_deref()))
    };
    let arn = arn.unwrap_or_default();
    format!("Lambda sent a record of the {what} to {} {}.", TargetKind::of(arn).title, name_of_arn(arn))
}

fn target_name(model: &Model, log: &Log, step: &Step) -> String {
    let delivery: Option<&Delivery> =
        step.delivery.and_then(|delivery| log.deliveries.get(delivery as usize));
    let target = delivery.and_then(|delivery| model.target(delivery.rule, delivery.target));
    target.map_or_else(|| "the target".to_owned(), short_name)
}

/// Returns the kind and the name of a target.
pub fn short_name(target: &Target) -> String {
    format!("{} {}", target.kind().title, name_of(target))
}

/// Returns the name of a target: a part of its ARN, or the whole text if it is no ARN.
pub fn name_of(target: &Target) -> String {
    name_of_arn(&target.arn)
}

/// Returns the name of a resource that can be a target: a part of its ARN, or the whole text if it is no ARN.
pub fn name_of_arn(arn: &str) -> String {
    let name = Arn::parse(arn).map(|parts| (TargetKind::of_parts(&parts).name)(&parts));
    name.unwrap_or(arn).to_owned()
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

    fn played(system: &str) -> (Model, Log) {
        let pattern = Arc::from(r#"{"source":["shop"]}"#);
        let selected_rule =
            SelectedRule { account: "111122223333", region: "eu-west-1", pattern: &pattern, handler: None };
        let setup = read(system, selected_rule);
        assert_eq!(setup.problems, [], "{system}");
        let (inputs, until, _) = inputs(&setup, &[Arc::from(r#"{"source":"shop","id":"1"}"#)]);
        let log = simulate(&setup.model, &inputs, 1, Some(until));
        (setup.model, log)
    }

    /// Returns the sentences of what happens to one event in a system.
    fn told(system: &str) -> Vec<String> {
        let (model, log) = played(system);
        log.steps.iter().map(|step| sentence(&model, &log, step)).collect()
    }

    #[test]
    fn the_numbers_of_the_summary_agree() {
        let target = |more: &str| format!(r#"{{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q"{more}}}"#);
        let queue = r#","DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:111122223333:my-dlq"}"#;
        let [good, lost, aside, retrying] = [
            target(""),
            target(r#","Permitted":false"#),
            target(&format!(r#","Permitted":false{queue}"#)),
            target(r#","Fault":"Throttled""#),
        ];
        for (targets, expected) in [
            (vec![], "No target was invoked."),
            (vec![&good], "1 of 1 invocations succeeded."),
            (vec![&aside], "1 of 1 invocations failed, sent to my-dlq."),
            (vec![&lost], "1 of 1 invocations failed, lost."),
            (vec![&retrying], "1 retrying."),
            (vec![&good, &aside], "1 of 2 invocations succeeded. 1 of 2 invocations failed, sent to my-dlq."),
            (vec![&lost, &aside], "2 of 2 invocations failed: 1 sent to my-dlq, 1 lost."),
        ] {
            let targets: Vec<&str> = targets.into_iter().map(String::as_str).collect();
            let (model, log) = played(&format!(r#"{{"Rule":{{"Targets":[{}]}}}}"#, targets.join(",")));
            assert_eq!(summary(&model, &log), format!("1 event reached a bus. {expected}"));
        }
    }

    #[test]
    fn the_summary_tells_a_delivery_from_what_the_function_made_of_it() {
        let function =
            |more: &str| format!(r#"{{"Arn":"arn:aws:lambda:eu-west-1:111122223333:function:f"{more}}}"#);
        let failing = |more: &str| function(&format!(r#","Fault":"FunctionError"{more}"#));
        let (bad, own) = ("arn:aws:sqs:eu-west-1:111122223333:bad", "arn:aws:sqs:eu-west-1:111122223333:own");
        let record = format!(r#","OnFailure":"{bad}""#);
        let both = format!(r#"{record},"AsyncDeadLetterConfig":{{"TargetArn":"{own}"}}"#);
        let failed =
            "1 of 1 deliveries succeeded. The function failed on 1 event, even after 2 retries. It was";
        let cases = [
            (function(""), "1 of 1 invocations succeeded.".to_owned()),
            (failing(""), format!("{failed} lost.")),
            (failing(&record), format!("{failed} sent to bad.")),
            (failing(&both), format!("{failed} sent to bad and own.")),
            (
                function(r#","Fault":{"FailsFirst":1}"#),
                "1 of 1 deliveries succeeded. The function failed at first on 1 event, and succeeded after 1 retry."
                    .to_owned(),
            ),
        ];
        for (target, expected) in cases {
            let (model, log) = played(&format!(r#"{{"Rule":{{"Targets":[{target}]}}}}"#));
            assert_eq!(summary(&model, &log), format!("1 event reached a bus. {expected}"), "{target}");
        }
    }

    #[test]
    fn the_summary_says_what_a_bus_could_not_process() {
        let system = r#"{"EventBuses":[{"Name":"default","KmsKeyIdentifier":"alias/k","Fault":"KeyDisabled",
            "DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:111122223333:d"}}],"Rule":{"Targets":[]}}"#;
        let (model, log) = played(system);
        assert_eq!(
            summary(&model, &log),
            "1 event reached a bus. 1 event couldn't be processed without the KMS key of the bus. No target was invoked."
        );
        assert!(told(system).contains(
            &"Bus default couldn't use its KMS key: event sent to its dead-letter queue d.".to_owned()
        ));
    }

    #[test]
    fn what_lambda_does_with_an_outcome_is_told() {
        let told = |fault: &str| {
            told(&format!(
                r#"{{"Rule":{{"Targets":[{{"Arn":"arn:aws:lambda:eu-west-1:111122223333:function:f","Fault":"{fault}",
                "OnSuccess":"arn:aws:sns:eu-west-1:111122223333:good","OnFailure":"arn:aws:sqs:eu-west-1:111122223333:bad",
                "AsyncDeadLetterConfig":{{"TargetArn":"arn:aws:sqs:eu-west-1:111122223333:own"}}}}]}}}}"#
            ))
        };
        for (fault, sentence) in [
            ("None", "Lambda sent a record of the success to SNS topic good."),
            ("FunctionError", "Lambda sent a record of the failure to SQS queue bad."),
            ("FunctionError", "Lambda sent the event to the function's dead-letter queue own."),
        ] {
            let told = told(fault);
            assert!(told.iter().any(|it| it == sentence), "{sentence}: {told:?}");
        }
    }

    #[test]
    fn what_happens_is_told() {
        let told = told(
            r#"{"Rule":{"Name":"sold","Targets":[{"Arn":"arn:aws:sqs:eu-west-1:111122223333:q"}]},
            "Archives":[{"ArchiveName":"all"}]}"#,
        );
        for sentence in [
            "Bus default received the event.",
            "The event matched sold.",
            "SQS queue q received it.",
            "all archived the event.",
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
            told.iter().any(|it| it.starts_with("Attempt 1 to invoke SQS queue q failed: NO_RESOURCE.")),
            "{told:?}"
        );
        assert!(told.iter().any(|it| it.starts_with("Lost: it never reached SQS queue q")), "{told:?}");
        let told = target(r#","Fault":{"FailsFirst":1}"#);
        assert!(told.iter().any(|it| it == "SQS queue q received it on attempt 2."), "{told:?}");
    }
}

//! Messages of the advice on a model.

use super::{Advice, AdviceKind, Practice, PracticeKind};
use crate::bus::{MAX_DEPTH, Model};
use crate::targets;

/// Returns a piece of advice in one or two sentences.
pub fn sentence(model: &Model, advice: &Advice) -> String {
    let name = |rule: u32| model.rules.get(rule as usize).map_or("", |rule| rule.name.as_str());
    match &advice.kind {
        AdviceKind::Loop { through } if through.is_empty() => {
            "The rule matches what its own target's work sends: a loop, which EventBridge does not stop.".into()
        }
        AdviceKind::Loop { through } => {
            let names: Vec<&str> = through.iter().map(|rule| name(*rule)).collect();
            format!(
                "What this rule's targets send comes back to it through {}: a loop, which EventBridge does not stop.",
                names.join(", ")
            )
        }
        AdviceKind::LoopSeen => format!(
            "The simulation cut a loop here: one event led to another {MAX_DEPTH} times. EventBridge would go on."
        ),
        AdviceKind::SamePattern { other } => format!(
            "The rule {} on this bus has the same pattern. One rule can have several targets.",
            name(*other)
        ),
        AdviceKind::AlwaysTwice { other } => format!(
            "Whatever the rule {} matches, this rule matches too, and both send it to the same target, which gets it twice.",
            name(*other)
        ),
        AdviceKind::DeliversTwice { other, .. } => {
            format!("The rule {} sent the same event to the same target, which got it twice.", name(*other))
        }
        AdviceKind::NoSource => {
            "The pattern names no source, so events of every service on the default bus can match.".into()
        }
        AdviceKind::NoDeadLetter => {
            "Without a dead-letter queue, events that cannot be delivered are lost.".into()
        }
        AdviceKind::LongRetries => {
            "With the default retry policy a failing invocation is retried up to 185 times for 24 hours. Set a maximum \
             age or number of your own to keep old events out."
                .into()
        }
        AdviceKind::ObjectInQuotes => {
            "The template is a text in double quotes that holds an object: the target gets a text, and values go into it \
             without quotes. Take the outer quotes away, and what escapes those within."
                .into()
        }
        AdviceKind::Unread(unread) => targets::messages::unread(unread),
        AdviceKind::PathFindsNothing { path, events, of, is_template } => {
            let instead =
                if *is_template { "an empty text takes its place" } else { "{} is sent for it" };
            format!("{path} finds nothing in {events} of {of} events that came here; {instead}.")
        }
        AdviceKind::MatchesReplays => {
            "The bus has an archive, and replayed events would match again. To leave them out, add \"replay-name\": \
             [{\"exists\": false}]."
                .into()
        }
        AdviceKind::UnusedBus => "No rule is on this bus, so its events are dropped.".into(),
    }
}

/// Returns a point of the checklist, in a few words.
pub fn practice(kind: PracticeKind) -> &'static str {
    match kind {
        PracticeKind::SeparateBuses => "Separate buses for separate applications",
        PracticeKind::DetailTypes => "Patterns that ask for a detail type",
        PracticeKind::FailuresWatched => "Dead-letter queues or alarms for failed deliveries",
        PracticeKind::RetriesLimited => "Limits on retries",
        PracticeKind::Secured => "Permissions given, and only to those who need them",
    }
}

/// Returns how many points of the checklist a model meets, in a sentence.
pub fn met(practices: &[Practice]) -> String {
    let met = practices.iter().filter(|practice| practice.is_met()).count();
    format!("Best practices: {met} of {} met", practices.len())
}

/// Returns how far a model meets a point of the checklist, in words.
pub fn progress(practice: &Practice) -> String {
    let Practice { followed, of, .. } = practice;
    if *of == 0 { "not applicable yet".to_owned() } else { format!("{followed} of {of}") }
}

//! Messages of the advice on a model.

use super::{Advice, AdviceKind, Practice, PracticeKind};
use crate::bus::{MAX_DEPTH, Model};
use crate::targets;

/// Returns a piece of advice in one or two sentences.
pub fn sentence(model: &Model, advice: &Advice) -> String {
    let name = |rule: u32| model.rules.get(rule as usize).map_or("", |rule| rule.name.as_str());
    match &advice.kind {
        AdviceKind::Loop { through } if through.is_empty() => {
            "The rule matches events that its own target causes. This is a loop, and EventBridge doesn't stop \
             it.".into()
        }
        AdviceKind::Loop { through } => {
            let names: Vec<&str> = through.iter().map(|rule| name(*rule)).collect();
            format!(
                "Events from this rule's targets come back to it through {}. This is a loop, and EventBridge \
                 doesn't stop it.",
                names.join(", ")
            )
        }
        AdviceKind::LoopSeen => format!(
            "The simulation stopped a loop here after {MAX_DEPTH} events, each caused by the one before. \
             EventBridge would go on."
        ),
        AdviceKind::SamePattern { other } => format!(
            "Rule {} on this bus has the same pattern. Consider one rule with several targets.",
            name(*other)
        ),
        AdviceKind::AlwaysTwice { other } => format!(
            "This rule matches every event that rule {} matches, and both have the same target, so it receives \
             each event twice.",
            name(*other)
        ),
        AdviceKind::DeliversTwice { other, .. } => {
            format!("Rule {} sent the same event to the same target, so the target received it twice.", name(*other))
        }
        AdviceKind::NoSource => {
            "The pattern has no source, so events from any service on the default bus can match.".into()
        }
        AdviceKind::NoDeadLetter => {
            "Without a dead-letter queue, events that can't be delivered are lost.".into()
        }
        AdviceKind::LongRetries => {
            "By default, EventBridge retries a failed invocation for 24 hours and up to 185 times. Set a \
             maximum event age or number of retries so that outdated events aren't delivered."
                .into()
        }
        AdviceKind::ObjectInQuotes => {
            "The template is a quoted string that contains an object, so the target receives a string, with \
             unquoted values in it. Remove the outer quotes and the backslashes before the inner ones."
                .into()
        }
        AdviceKind::Unread(unread) => targets::messages::unread(unread),
        AdviceKind::PathFindsNothing { path, events, of, is_template } => {
            let instead =
                if *is_template { "an empty string replaces it" } else { "{} is sent instead" };
            format!("{path} finds nothing in {events} of the {of} events that arrived here; {instead}.")
        }
        AdviceKind::MatchesReplays => {
            "The bus has an archive, and replayed events would match again. To exclude them, add \
             \"replay-name\": [{\"exists\": false}]."
                .into()
        }
        AdviceKind::UnusedBus => "This bus has no rules, so its events are dropped.".into(),
    }
}

/// Returns a point of the checklist, in a few words.
pub fn practice(kind: PracticeKind) -> &'static str {
    match kind {
        PracticeKind::SeparateBuses => "Separate buses for separate applications",
        PracticeKind::DetailTypes => "Patterns that specify a detail type",
        PracticeKind::FailuresWatched => "Dead-letter queues or alarms for failed deliveries",
        PracticeKind::RetriesLimited => "Limited retries",
        PracticeKind::Secured => "Least-privilege permissions",
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

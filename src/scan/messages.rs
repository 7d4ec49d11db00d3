//! Messages about problems of a file's events, and of a list of rules.

use super::{ProblemKind, RuleProblemKind, Trouble};
use crate::pattern::messages;
use crate::ruleset::EventError;

/// Returns a sentence on a text that is no event.
pub fn sentence(problem: &ProblemKind) -> String {
    match problem {
        ProblemKind::Frame(trouble) => frame(*trouble).to_owned(),
        ProblemKind::Json { kind, column } => {
            format!("{} (column {column})", messages::json_sentence(kind))
        }
        ProblemKind::Event(error) => format!("{}.", capital(error)),
    }
}

fn frame(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::TooLong => "Skipped: this is longer than 16 MiB and isn't an event.",
        Trouble::UnclosedString => "A string isn't closed on its line.",
        Trouble::Unclosed => "The event is incomplete: a bracket isn't closed.",
        Trouble::Stray => "This text isn't an event.",
        Trouble::EndsEarly => "The file ends in the middle of its list of events.",
        Trouble::Damaged => {
            "The compressed data is damaged or incomplete, so the rest of the file can't be read."
        }
    }
}

fn capital(error: &EventError) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns a sentence on a problem of a list of rules, or of one of them.
pub fn rule_sentence(problem: &RuleProblemKind) -> String {
    match problem {
        RuleProblemKind::Json(kind) => messages::json_sentence(kind),
        RuleProblemKind::NoList => {
            "Rules must be an object of patterns by name, or an array of rules.".to_owned()
        }
        RuleProblemKind::NoName => "A rule in an array needs a Name and an EventPattern.".to_owned(),
        RuleProblemKind::NoPattern => "The rule has no EventPattern.".to_owned(),
        RuleProblemKind::Pattern(problem) => messages::sentence(problem),
        RuleProblemKind::Repeated => "A later rule has the same name and replaces this one.".to_owned(),
    }
}

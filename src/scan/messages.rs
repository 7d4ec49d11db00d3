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
        Trouble::TooLong => "This is longer than 16 MiB, and no event; it was passed over.",
        Trouble::UnclosedString => "A string does not end on its line.",
        Trouble::Unclosed => "The event is not complete: a bracket is not closed.",
        Trouble::Stray => "This text is no event.",
        Trouble::EndsEarly => "The file ends before its list of events does.",
        Trouble::Damaged => "The packed data is damaged or ends early; what comes after it cannot be read.",
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
        RuleProblemKind::NoList => "Rules are an object of patterns by name, or a list of rules.".to_owned(),
        RuleProblemKind::NoName => "A rule of a list needs a Name and an EventPattern.".to_owned(),
        RuleProblemKind::NoPattern => "The rule has no EventPattern.".to_owned(),
        RuleProblemKind::Pattern(problem) => messages::sentence(problem),
        RuleProblemKind::Repeated => {
            "A later rule has the same name, and takes the place of this one.".to_owned()
        }
    }
}

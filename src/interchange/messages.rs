//! Messages about a text that was read.

use super::finding::SkipReason;

/// The mistake of a program that ends too early.
pub(super) const UNCLOSED: &str = "a bracket is not closed";

/// Returns a sentence about a part that was not understood.
pub fn skipped(reason: &SkipReason) -> String {
    match reason {
        SkipReason::Unsupported(kind) => format!("{kind} is not supported."),
        SkipReason::Misnamed { found, right } => {
            format!("{found} is called {right} here, so AWS refuses it, and it isn't read.")
        }
        SkipReason::NoRules(what) => {
            format!("This is {what} without rules, schedules, buses or anything else of EventBridge.")
        }
        SkipReason::Broken { language, problem } => {
            format!(
                "Not valid {language}, so the text isn't read from here on: {}.",
                problem.trim_end_matches('.')
            )
        }
    }
}

//! What is said of a text that was read.

use super::finding::SkipReason;

/// What is wrong with a program that ends too early.
pub(super) const UNCLOSED: &str = "a bracket is not closed";

/// Returns a sentence about a part that was not understood.
pub fn skipped(reason: &SkipReason) -> String {
    match reason {
        SkipReason::Unsupported(kind) => format!("{kind} is not read."),
        SkipReason::Broken { language, problem } => {
            format!(
                "The rest is not read, as this is not valid {language}: {}.",
                problem.trim_end_matches('.')
            )
        }
    }
}

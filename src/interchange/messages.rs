//! What is said of a text that was read.

use super::finding::SkipReason;

/// Returns a sentence about a part that was not understood.
pub fn skipped(reason: &SkipReason) -> String {
    match reason {
        SkipReason::Unsupported(kind) => format!("{kind} is not read."),
        SkipReason::Broken { language, problem } => {
            format!(
                "From here on it is not read, as this is not valid {language}: {}.",
                problem.trim_end_matches('.')
            )
        }
    }
}

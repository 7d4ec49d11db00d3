//! Messages about a text that was read.

use super::finding::SkipReason;

/// The mistake of a program that ends too early.
pub(super) const UNCLOSED: &str = "a bracket isn't closed";

/// Returns a sentence about a part that was not understood.
pub fn skipped(reason: &SkipReason) -> String {
    match reason {
        SkipReason::Unsupported(kind) => format!("{kind} isn't supported."),
        SkipReason::Misnamed { found, right } => {
            format!("{found} was ignored. The name that AWS expects here is {right}.")
        }
        SkipReason::NoRules(what) => {
            format!("This is {what} without any EventBridge resources.")
        }
        SkipReason::Broken { language, problem } => {
            format!(
                "Not valid {language} from here on, so the rest wasn't read: {}.",
                problem.trim_end_matches('.')
            )
        }
    }
}

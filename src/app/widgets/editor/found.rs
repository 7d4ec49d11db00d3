//! The engine's findings in a text, as an editor draws them.

use super::{Mark, Problem, Severity};
use eventbridge_playground::matching::Highlight;
use eventbridge_playground::text::LineIndex;
use eventbridge_playground::{json, pattern};

/// Highlights of a text.
pub(crate) fn marks(line_index: &LineIndex, highlights: Vec<Highlight>) -> Vec<Mark> {
    let mark = |found: Highlight| Mark::new(line_index, found.span, found.matched, found.title);
    highlights.into_iter().map(mark).collect()
}

/// Returns a problem of a pattern, in our words.
pub(crate) fn pattern_problem(line_index: &LineIndex, problem: &pattern::Problem) -> Problem {
    let is_notice = problem.layer() == pattern::Layer::Notice;
    let severity = if is_notice { Severity::Warning } else { Severity::Error };
    Problem::new(line_index, problem.span, severity, pattern::messages::sentence(problem))
}

/// Returns a problem of a text as JSON, in our words.
pub(crate) fn json_problem(line_index: &LineIndex, problem: &json::Problem) -> Problem {
    let sentence = pattern::messages::json_sentence(&problem.kind);
    Problem::new(line_index, problem.span, Severity::Error, sentence)
}

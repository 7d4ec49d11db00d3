//! The parts around the content: the function, its parentheses, blanks.

use super::{Subject, Suggestion, SuggestionKind};
use crate::schedule::problem::{Problem, ProblemKind};
use crate::text::Edit;

pub(super) fn suggest(subject: &Subject) -> Vec<Suggestion> {
    let one = |problem: &Problem| {
        let span = problem.span;
        let (kind, edit) = match &problem.kind {
            ProblemKind::BlanksAround => {
                let text = subject.text.trim().to_owned();
                return Some(subject.instead(SuggestionKind::Blanks, text));
            }
            ProblemKind::FieldBlanks => {
                let words: Vec<&str> = span.of(subject.text).split_whitespace().collect();
                (SuggestionKind::Blanks, Edit::replace(span, words.join(" ")))
            }
            ProblemKind::TrailingText if span.of(subject.text).trim().is_empty() => {
                (SuggestionKind::Blanks, Edit::remove(span))
            }
            ProblemKind::UnknownFunction(name) | ProblemKind::FunctionCase(name) => {
                (SuggestionKind::Function, Edit::replace(span, name.trim().to_lowercase()))
            }
            ProblemKind::Unclosed => (SuggestionKind::Close, Edit::insert(span.start, ")")),
            _ => return None,
        };
        Some(Suggestion { kind, edit })
    };
    subject.parsed.problems.iter().filter_map(one).collect()
}

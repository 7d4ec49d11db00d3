//! The place of AWS's reader, and the list of problems that grows with it.

use super::problem::{Problem, ProblemKind};
use crate::json::{Kind, Value};
use crate::text::Span;

/// Collects the problems of one pattern.
///
/// The methods differ in the place that AWS's message would name. Its reader takes token by token;
/// of a string it has seen only the opening quote until somebody asks for the text.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    /// `value` is of the wrong kind: noticed when its first token has been read.
    pub(super) fn wrong_kind(&mut self, kind: ProblemKind, value: Value) {
        self.push(kind, value.span(), after_first_token(value), 1);
    }

    /// The same, for a place under a list of which AWS names the position twice.
    pub(super) fn wrong_kind_in_list(&mut self, kind: ProblemKind, value: Value) {
        self.push(kind, value.span(), after_first_token(value), 2);
    }

    /// The key of `value` is wrong: AWS's reader has by then read the first token of the value.
    pub(super) fn wrong_key(&mut self, kind: ProblemKind, value: Value) {
        let span = value.key_span().unwrap_or(value.span());
        self.push(kind, span, after_first_token(value), 1);
    }

    /// Reports a problem in the content of `value`, found when all of it has been read.
    pub(super) fn wrong_content(&mut self, kind: ProblemKind, value: Value, places: u8) {
        if is_whole(value) {
            self.push(kind, value.span(), value.span().end, places);
        }
    }

    /// `at` is wrong, but that is noticed only at the end of `whole`.
    pub(super) fn wrong_by_the_end(&mut self, kind: ProblemKind, at: Value, whole: Value) {
        if is_whole(whole) {
            self.push(kind, at.span(), whole.span().end, 1);
        }
    }

    /// AWS's compiler reads the list separately, and adds its place to every problem in it, and so to the
    /// messages of its JSON parser there.
    pub(super) fn enter_list(&mut self, list: Value) {
        let Span { start, end } = list.span();
        // What ends a list too early is directly behind it.
        let inside = |at: u32| start < at && (at < end || at == end && !list.is_closed());
        let problems = self.problems.iter_mut().filter(|problem| inside(problem.span.start));
        for problem in problems.filter(|problem| matches!(problem.kind, ProblemKind::Json(_))) {
            problem.places = 2;
        }
    }

    pub(super) fn push(&mut self, kind: ProblemKind, span: Span, reader: u32, places: u8) {
        self.problems.push(Problem { kind, span, reader, places });
    }
}

/// Returns whether the value was read to its end; what is missing there has been said already if not.
fn is_whole(value: Value) -> bool {
    value.is_closed() && value.kind() != Kind::Invalid
}

fn after_first_token(value: Value) -> u32 {
    match value.kind() {
        Kind::String | Kind::Array | Kind::Object => value.span().start + 1,
        _ => value.span().end,
    }
}

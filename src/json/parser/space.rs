//! Reads what is between tokens: white space, and comments where they are allowed.

use super::{Parser, State};
use crate::json::problem::ProblemKind;
use crate::text::Span;

impl Parser<'_> {
    /// Skips white space, and notes what else is between tokens and may be skipped.
    pub(super) fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' | b'#' => {
                    if !self.comment() {
                        return;
                    }
                }
                0..=0x1f => {
                    let span = Span::new(self.at, self.at + 1);
                    self.at += 1;
                    self.problem_read_at(ProblemKind::StrayControlCharacter(char::from(byte)), span, self.at);
                }
                _ => return,
            }
        }
    }

    /// Skips a comment, if one is here. Between the values of a sequence it is allowed.
    fn comment(&mut self) -> bool {
        let start = self.at;
        let rest = &self.text[start..];
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else {
            return false;
        };
        let span = Span::new(start, start + length);
        if self.sequence && self.stack.is_empty() {
            self.comments.push(span);
        } else {
            self.comment_problem(rest.starts_with('#'), span);
        }
        self.at += length;
        true
    }

    /// AWS's reader knows `/` as the start of a comment that it does not allow, and `#` as nothing.
    fn comment_problem(&mut self, hash: bool, span: Span) {
        let kind = match self.state {
            _ if !hash => ProblemKind::Comment('/'),
            State::Top | State::FirstElement | State::Element | State::Member => {
                ProblemKind::ExpectedValue('#')
            }
            State::FirstKey | State::Key => ProblemKind::ExpectedKey('#'),
            State::AfterEntry => ProblemKind::ExpectedComma { found: '#', in_object: self.in_object() },
        };
        self.problem(kind, span);
    }
}

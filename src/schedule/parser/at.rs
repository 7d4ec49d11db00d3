//! Reads the text in `at()`.

use super::{Part, Reader};
use crate::event::Timestamp;
use crate::schedule::expression::{At, Service};
use crate::schedule::problem::ProblemKind;
use crate::text::Span;

/// The form of the text in `at()`; `0` stands for any digit.
const SHAPE: &str = "0000-00-00T00:00:00";

impl Reader {
    pub(super) fn at(&mut self, content: Part) -> Option<At> {
        if self.service == Service::Rule {
            // The name belongs to it: not the content is wrong here.
            let start = content.start.saturating_sub("at(".len());
            let whole = Span::new(start, content.start + content.text.len() + 1);
            self.refuse(ProblemKind::AtInRule, whole);
        }
        let as_digits = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
        if !content.text.bytes().map(as_digits).eq(SHAPE.bytes()) {
            self.refuse(ProblemKind::AtShape, content.span());
            return None;
        }
        let local = Timestamp::parse(&format!("{}Z", content.text));
        if local.is_none() {
            self.refuse(ProblemKind::AtDate, content.span());
        }
        local.map(|local| At { local })
    }
}

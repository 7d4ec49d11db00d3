//! Reads the text in `at()`.

use super::{Part, Reader};
use crate::event::Timestamp;
use crate::schedule::expression::{At, Service};
use crate::schedule::problem::ProblemKind;
use crate::text::Span;

/// The form of the text in `at()`; `0` stands for any digit. The seconds may be left out, which AWS does not
/// document (recorded once, September 2026).
const SHAPE: &str = "0000-00-00T00:00:00";

/// The length of the form without seconds.
const TO_THE_MINUTE: usize = SHAPE.len() - ":00".len();

impl Reader {
    pub(super) fn at(&mut self, content: Part) -> Option<At> {
        if self.service == Service::Rule {
            // The name belongs to it: not the content is wrong here.
            let start = content.start.saturating_sub("at(".len());
            let whole = Span::new(start, content.start + content.text.len() + 1);
            self.refuse(ProblemKind::AtInRule, whole);
        }
        let as_digits = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
        let length = content.text.len();
        let shape = SHAPE.get(..length).filter(|_| [TO_THE_MINUTE, SHAPE.len()].contains(&length));
        if shape.is_none_or(|shape| !content.text.bytes().map(as_digits).eq(shape.bytes())) {
            self.refuse(ProblemKind::AtShape, content.span());
            return None;
        }
        let seconds = if length == TO_THE_MINUTE { ":00" } else { "" };
        let local = Timestamp::parse(&format!("{}{seconds}Z", content.text));
        if local.is_none() {
            self.refuse(ProblemKind::AtDate, content.span());
        }
        local.map(|local| At { local })
    }
}

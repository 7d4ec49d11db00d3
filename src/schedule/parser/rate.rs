//! Reads the text in `rate()`.

use super::{Part, Reader};
use crate::schedule::expression::{Rate, Service, Unit};
use crate::schedule::problem::{ProblemKind, Weight};

impl Reader {
    pub(super) fn rate(&mut self, content: Part) -> Option<Rate> {
        let Some((value, unit)) = self.value_and_unit(content) else {
            self.refuse(ProblemKind::RateShape, content.span());
            return None;
        };
        let is_close = self.service == Service::Scheduler && value.span().end == unit.span().start;
        let parts = [value.text, unit.text];
        if content.text != parts.join(" ") && !(is_close && content.text == parts.concat()) {
            self.refuse(ProblemKind::RateBlanks, content.span());
        }
        let value = self.rate_value(value);
        let known = self.rate_unit(unit);
        let rate = Rate { value: value?, unit: known? };
        if unit.text.to_lowercase() != rate.unit.word(rate.value) {
            let kind = ProblemKind::RateNumber { value: rate.value, unit: rate.unit };
            // Scheduler's guide itself writes `rate(1 days)`.
            match (self.service, rate.value) {
                (Service::Rule, _) => self.refuse(kind, unit.span()),
                (Service::Scheduler, 1) => {}
                (Service::Scheduler, _) => self.report(Weight::Unknown, kind, unit.span()),
            }
        }
        Some(rate)
    }

    /// Returns the number and the unit. Scheduler takes them without a blank, as in `1minute`.
    fn value_and_unit<'t>(&self, content: Part<'t>) -> Option<(Part<'t>, Part<'t>)> {
        match (content.words().as_slice(), self.service) {
            (&[value, unit], _) => Some((value, unit)),
            (&[both], Service::Scheduler) => {
                let digits = both.text.bytes().take_while(u8::is_ascii_digit).count();
                let is_both = (1..both.text.len()).contains(&digits);
                is_both.then(|| (both.slice(0, digits), both.slice(digits, both.text.len())))
            }
            _ => None,
        }
    }

    fn rate_value(&mut self, part: Part) -> Option<u32> {
        if !part.is_number() || part.text.bytes().all(|digit| digit == b'0') {
            self.refuse(ProblemKind::RateValue(part.text.to_owned()), part.span());
            return None;
        }
        let value = part.text.parse().ok().filter(|value| *value <= Rate::MAX);
        if value.is_none() {
            self.refuse(ProblemKind::RateTooLarge, part.span());
        }
        value
    }

    fn rate_unit(&mut self, part: Part) -> Option<Unit> {
        let lower = part.text.to_lowercase();
        let is_word = |unit: &Unit| lower == unit.singular() || lower == unit.plural();
        let Some(unit) = Unit::ALL.into_iter().find(is_word) else {
            self.refuse(ProblemKind::RateUnit(part.text.to_owned()), part.span());
            return None;
        };
        if lower != part.text {
            let rule = self.service == Service::Rule;
            let weight = if rule { Weight::Refused } else { Weight::Unknown };
            self.report(weight, ProblemKind::RateUnitCase(unit), part.span());
        }
        Some(unit)
    }
}

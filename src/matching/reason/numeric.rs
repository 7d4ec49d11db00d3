//! Numbers and ranges.

use super::{Reason, exact, short, wrong_type};
use crate::json::{Kind, Number, Scalar, Value};
use crate::pattern::operator::Range;

pub(super) fn reason(range: &Range, value: Value, scalar: &Scalar) -> Reason {
    let number = match scalar {
        Scalar::Number(number) => number,
        Scalar::String(text) => {
            let within = |text: &str| Number::new(text).value().is_some_and(|number| range.contains(number));
            return wrong_type(Kind::Number, None, value, exact::is_number(text) && within(text));
        }
        _ => return wrong_type(Kind::Number, None, value, false),
    };
    let has = short(number.text());
    let Some(number) = number.value() else { return Reason::NotComparable { has } };
    let single = match (&range.low, &range.high) {
        (Some(low), Some(high)) => low.value >= high.value,
        _ => false,
    };
    let below =
        range.low.as_ref().filter(|low| number < low.value || (!low.inclusive && number <= low.value));
    let (bound, upper) = match (below, &range.high) {
        (Some(low), _) => (low, false),
        (None, Some(high)) => (high, true),
        (None, None) => return Reason::NotComparable { has },
    };
    Reason::OutOfRange {
        bound: bound.text.clone(),
        upper,
        inclusive: bound.inclusive,
        single,
        has,
        by: (number - bound.value).abs(),
    }
}

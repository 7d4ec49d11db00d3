//! Values that just miss a matcher.

use super::sample::{Sample, excluded};
use crate::json::{Number, Scalar};
use crate::pattern::Predicate;
use crate::pattern::operator::{Block, Exact, Range};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Values near to what a matcher accepts, starting from one that it does accept; the caller tries
/// whether they really miss. The nearest come first, and behind them values of other types.
pub(super) fn near(asked: &Predicate, value: &Scalar) -> Vec<Sample> {
    let text = value.as_str().unwrap_or_default();
    let mut near = match asked {
        Predicate::Exact(Exact::Bool(value)) => vec![Sample((!value).to_string())],
        Predicate::Exact(Exact::Null) => vec![Sample::text("")],
        Predicate::Exact(Exact::Number(number)) => beside(number),
        Predicate::Exact(_) | Predicate::EqualsIgnoreCase(_) => vec![Sample::text(&format!("{text}-other"))],
        Predicate::Prefix(_) => vec![Sample::text(&format!("not-{text}"))],
        Predicate::Suffix(_) => vec![Sample::text(&format!("{text}-not"))],
        Predicate::Wildcard(wildcard) => {
            let ends = [format!("{text}-not"), format!("not-{text}")];
            let without = wildcard
                .pieces()
                .iter()
                .filter(|piece| !piece.is_empty())
                .map(|piece| text.replace(piece, ""));
            ends.into_iter().chain(without).map(|text| Sample::text(&text)).collect()
        }
        Predicate::Numeric(range) => outside(range),
        Predicate::Cidr(block) => neighbours(block),
        Predicate::AnythingBut(anything_but) => excluded(anything_but),
        Predicate::Exists(_) => Vec::new(),
    };
    near.extend(["other", "0", ""].map(Sample::text));
    near.extend(["0", "null", "true"].map(|value| Sample(value.to_owned())));
    near
}

fn beside(number: &Number) -> Vec<Sample> {
    let value = number.value().unwrap_or(0.0);
    [value + 1.0, value - 1.0, value * 2.0].into_iter().filter_map(Sample::number).collect()
}

/// The nearest numbers that are not within.
fn outside(range: &Range) -> Vec<Sample> {
    let below = range.low.as_ref().map(|low| if low.inclusive { low.value - 1.0 } else { low.value });
    let above = range.high.as_ref().map(|high| if high.inclusive { high.value + 1.0 } else { high.value });
    let low = range.low.as_ref().map(|low| low.value.next_down());
    let high = range.high.as_ref().map(|high| high.value.next_up());
    [below, above, low, high].into_iter().flatten().filter_map(Sample::number).collect()
}

/// The addresses next to a block.
fn neighbours(block: &Block) -> Vec<Sample> {
    let (first, last) = block.ends();
    let mut texts = Vec::new();
    if let (Ok(first), Ok(last)) = (first.parse::<Ipv4Addr>(), last.parse::<Ipv4Addr>()) {
        texts.extend(last.to_bits().checked_add(1).map(|bits| Ipv4Addr::from_bits(bits).to_string()));
        texts.extend(first.to_bits().checked_sub(1).map(|bits| Ipv4Addr::from_bits(bits).to_string()));
    }
    if let (Ok(first), Ok(last)) = (first.parse::<Ipv6Addr>(), last.parse::<Ipv6Addr>()) {
        texts.extend(last.to_bits().checked_add(1).map(|bits| Ipv6Addr::from_bits(bits).to_string()));
        texts.extend(first.to_bits().checked_sub(1).map(|bits| Ipv6Addr::from_bits(bits).to_string()));
    }
    texts.iter().map(|text| Sample::text(text)).collect()
}

//! Values that a matcher is likely to accept, and values that just miss it.

use crate::json::{self, Number, Scalar, quote};
use crate::pattern::Predicate;
use crate::pattern::operator::{Affix, AnythingBut, Block, Exact, IgnoreCase, Range, Wildcard};
use std::net::{Ipv4Addr, Ipv6Addr};

/// A value without inside, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sample(pub(super) String);

impl Sample {
    pub(super) fn text(text: &str) -> Self {
        Self(quote(text))
    }

    /// Returns a number, or `None` for what JSON cannot write.
    pub(super) fn number(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let plain = number == 0.0 || (1e-7..1e15).contains(&number.abs());
        Some(Self(if plain { format!("{number}") } else { format!("{number:e}") }))
    }

    pub(super) fn is_accepted_by(&self, predicate: &Predicate) -> bool {
        let document = json::parse(&self.0);
        document.root().and_then(Scalar::of).is_some_and(|value| predicate.accepts(&value))
    }
}

/// Values for a field, the nicest first; the caller tries them.
pub(super) fn accepted(asked: &Predicate, path: &str) -> Vec<Sample> {
    match asked {
        Predicate::Exact(exact) => vec![exact_value(exact)],
        Predicate::Prefix(affix) => {
            let text = affix_text(affix);
            let filled =
                if text.is_empty() { typical(path) } else { Sample::text(&format!("{text}example")) };
            vec![filled, Sample::text(&text)]
        }
        Predicate::Suffix(affix) => {
            let text = affix_text(affix);
            let filled =
                if text.is_empty() { typical(path) } else { Sample::text(&format!("example{text}")) };
            vec![filled, Sample::text(&text)]
        }
        Predicate::EqualsIgnoreCase(text) => vec![Sample::text(text.source()), Sample::text(&lower(text))],
        Predicate::Wildcard(wildcard) if asked.takes_every_string() => vec![typical(path), filled(wildcard)],
        Predicate::Wildcard(wildcard) => vec![filled(wildcard)],
        Predicate::Exists(true) => vec![typical(path)],
        Predicate::Exists(false) => Vec::new(),
        Predicate::Numeric(range) => within(range),
        Predicate::Cidr(block) => addresses(block),
        Predicate::AnythingBut(AnythingBut::Numbers(numbers)) => {
            let values = numbers.iter().filter_map(Number::value);
            let above = values.fold(0.0, f64::max) + 1.0;
            Sample::number(above).into_iter().chain([Sample::text("other")]).collect()
        }
        Predicate::AnythingBut(_) => {
            let texts = ["other", "something else", "", "0", "~"].map(Sample::text);
            let typical = [typical(path)].into_iter();
            typical.chain(texts).chain([Sample("0".to_owned())]).collect()
        }
    }
}

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

/// Returns a value that a matcher of `anything-but` names.
fn excluded(anything_but: &AnythingBut) -> Vec<Sample> {
    match anything_but {
        AnythingBut::Texts(texts) => texts.iter().map(|text| Sample::text(text)).collect(),
        AnythingBut::Numbers(numbers) => {
            numbers.iter().map(|number| Sample(number.text().to_owned())).collect()
        }
        AnythingBut::Prefixes(texts) => {
            texts.iter().map(|text| Sample::text(&format!("{text}example"))).collect()
        }
        AnythingBut::Suffixes(texts) => {
            texts.iter().map(|text| Sample::text(&format!("example{text}"))).collect()
        }
        AnythingBut::IgnoreCase(texts) => texts.iter().map(|text| Sample::text(&lower(text))).collect(),
        AnythingBut::Wildcards(wildcards) => wildcards.iter().map(filled).collect(),
    }
}

/// Returns a value that a field of this name may hold.
pub(super) fn typical(path: &str) -> Sample {
    let name = path.rsplit('.').next().unwrap_or(path).to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let text = match path {
        "version" => "0",
        "account" => "111122223333",
        "region" => "eu-west-1",
        "replay-name" => "replay-2026-01-31",
        _ if ends(&["arn", "resources"]) => "arn:aws:sns:eu-west-1:111122223333:example",
        _ if ends(&["ip", "ipaddress", "ip-address"]) => "192.0.2.10",
        _ if ends(&["time", "date", "timestamp"]) => "2026-01-31T09:00:00Z",
        _ if ends(&["size", "count", "amount", "total", "seconds"]) => return Sample("42".to_owned()),
        _ => "example",
    };
    Sample::text(text)
}

fn exact_value(exact: &Exact) -> Sample {
    Sample(match exact {
        Exact::Null => "null".to_owned(),
        Exact::Bool(value) => value.to_string(),
        Exact::Number(number) => number.text().to_owned(),
        Exact::Text(text) | Exact::Address(text, _) => quote(text),
    })
}

fn affix_text(affix: &Affix) -> String {
    match affix {
        Affix::Text(text) => text.clone(),
        Affix::IgnoreCase(text) => lower(text),
    }
}

/// Returns the text with each letter in its lower case. The pattern's own letters may be neither of theirs.
fn lower(text: &IgnoreCase) -> String {
    text.cases().iter().map(|[lower, _]| lower.as_str()).collect()
}

fn filled(wildcard: &Wildcard) -> Sample {
    Sample::text(&wildcard.pieces().join("example"))
}

/// Numbers within a range: near a bound where there is room, between both otherwise.
fn within(range: &Range) -> Vec<Sample> {
    let low = range.low.as_ref().map(|bound| bound.value);
    let high = range.high.as_ref().map(|bound| bound.value);
    let near = match (low, high) {
        (Some(low), Some(high)) => {
            vec![(low + 1.0).floor(), low / 2.0 + high / 2.0, low, high, low.next_up(), high.next_down()]
        }
        (Some(low), None) => vec![(low + 1.0).floor(), low, low * 2.0, low.next_up()],
        (None, Some(high)) => vec![(high - 1.0).ceil(), high, high * 2.0, high.next_down()],
        (None, None) => vec![0.0],
    };
    near.into_iter().filter_map(Sample::number).collect()
}

fn addresses(block: &Block) -> Vec<Sample> {
    let (first, last) = block.ends();
    let mut texts = Vec::new();
    if let Ok(first) = first.parse::<Ipv4Addr>() {
        texts.extend(
            [10, 1].map(|step| Ipv4Addr::from_bits(first.to_bits().saturating_add(step)).to_string()),
        );
    } else if let Ok(first) = first.parse::<Ipv6Addr>() {
        texts.extend(
            [10, 1].map(|step| Ipv6Addr::from_bits(first.to_bits().saturating_add(step)).to_string()),
        );
    }
    texts.extend([first, last]);
    texts.iter().map(|text| Sample::text(text)).collect()
}

fn beside(number: &Number) -> Vec<Sample> {
    let value = number.value().unwrap_or(0.0);
    [value + 1.0, value - 1.0, value * 2.0].into_iter().filter_map(Sample::number).collect()
}

/// Returns the nearest numbers that are not within.
fn outside(range: &Range) -> Vec<Sample> {
    let below = range.low.as_ref().map(|low| if low.inclusive { low.value - 1.0 } else { low.value });
    let above = range.high.as_ref().map(|high| if high.inclusive { high.value + 1.0 } else { high.value });
    let low = range.low.as_ref().map(|low| low.value.next_down());
    let high = range.high.as_ref().map(|high| high.value.next_up());
    [below, above, low, high].into_iter().flatten().filter_map(Sample::number).collect()
}

/// Returns the addresses next to a block.
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

//! The conditions of matchers, prepared for bytes.

use super::text::{Folded, Pieces};
use crate::json::{self, Number};
use crate::pattern::Predicate;
use crate::pattern::operator::{Address, Affix, AnythingBut, Exact, Range, Reach};

/// The kind of a value that a condition can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    True,
    False,
    Number,
    String,
}

/// A value as the checks see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'e> {
    pub(super) kind: Kind,
    /// A string's inside with its escapes resolved, or a number as written.
    pub(super) text: &'e [u8],
    /// The double of a number that EventBridge compares by value.
    pub(super) double: Option<f64>,
}

impl<'e> Seen<'e> {
    fn string(&self) -> Option<&'e [u8]> {
        (self.kind == Kind::String).then_some(self.text)
    }

    /// Returns the address that a string is.
    pub(super) fn address(&self) -> Option<Address> {
        std::str::from_utf8(self.string()?).ok().and_then(Address::parse)
    }

    /// Returns the digits that a number is compared with addresses by.
    pub(super) fn digits(&self) -> Option<String> {
        let number = std::str::from_utf8(self.text).ok().filter(|_| self.kind == Kind::Number)?;
        Some(Number::of_event(number).digits())
    }

    /// Returns whether its digits are within reach.
    fn is_within(&self, reach: Reach) -> bool {
        match self.kind {
            Kind::String => self.address().is_some_and(|address| reach.holds(address)),
            Kind::Number if reach.takes_numbers() || self.double.is_none() => {
                self.digits().is_some_and(|digits| reach.holds_number(&digits))
            }
            _ => false,
        }
    }

    /// Returns whether it is a number that EventBridge compares by value, with a value that passes.
    pub(super) fn passes(&self, predicate: impl Fn(f64) -> bool) -> bool {
        self.double.is_some_and(predicate)
    }
}

/// One matcher.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum CompiledPredicate {
    Literal(Literal),
    Text(Box<[u8]>),
    Number(Bits),
    /// A number that no double represents: only the same text is equal.
    Digits(Box<[u8]>),
    Address(Box<Reach>),
    Prefix(Box<[u8]>),
    Suffix(Box<[u8]>),
    Equals(Folded),
    FoldedPrefix(Folded),
    FoldedSuffix(Folded),
    Wildcard(Pieces),
    Present,
    Numbers(Interval),
    Cidr(Box<Reach>),
    Not(Box<Not>),
}

/// The values that a value must not be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Not {
    Texts(Box<[Box<[u8]>]>),
    Numbers(Box<[Bits]>),
    Prefixes(Box<[Box<[u8]>]>),
    Suffixes(Box<[Box<[u8]>]>),
    Folded(Box<[Folded]>),
    Wildcards(Box<[Pieces]>),
}

/// `null`, `false` or `true`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Literal {
    Null,
    False,
    True,
}

impl Literal {
    pub(super) fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Null => Some(Self::Null),
            Kind::False => Some(Self::False),
            Kind::True => Some(Self::True),
            Kind::Number | Kind::String => None,
        }
    }
}

/// A double that can be looked up: no NaN, and one zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Bits(u64);

impl Bits {
    pub(super) fn new(value: f64) -> Self {
        // Adding zero turns −0 into 0.
        Self((value + 0.0).to_bits())
    }

    pub(super) fn value(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// The doubles between two bounds, which are among them: an open bound is the closed one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Interval {
    pub(super) low: Bits,
    pub(super) high: Bits,
}

impl Interval {
    fn new(range: &Range) -> Self {
        let low = range.low.as_ref().map_or(f64::NEG_INFINITY, |bound| {
            let value = bound.value + 0.0;
            if bound.inclusive { value } else { value.next_up() }
        });
        let high = range.high.as_ref().map_or(f64::INFINITY, |bound| {
            let value = bound.value + 0.0;
            if bound.inclusive { value } else { value.next_down() }
        });
        Self { low: Bits::new(low), high: Bits::new(high) }
    }

    pub(super) fn contains(self, value: f64) -> bool {
        self.low.value() <= value && value <= self.high.value()
    }
}

fn bytes(text: &str) -> Box<[u8]> {
    text.as_bytes().into()
}

impl CompiledPredicate {
    /// Prepares a matcher; `None` for one that no value satisfies, as `{"exists": false}`.
    pub(super) fn new(asked: &Predicate) -> Option<Self> {
        Some(match asked {
            Predicate::Exact(Exact::Null) => Self::Literal(Literal::Null),
            Predicate::Exact(Exact::Bool(value)) => {
                Self::Literal(if *value { Literal::True } else { Literal::False })
            }
            Predicate::Exact(Exact::Number(number)) => match number.value() {
                Some(value) => Self::Number(Bits::new(value)),
                // Such a number of an event is a double, which this is none of.
                None if json::is_fraction(number.text().as_bytes()) => return None,
                None => Self::Digits(bytes(number.text())),
            },
            Predicate::Exact(Exact::Text(text)) => Self::Text(bytes(text)),
            Predicate::Exact(Exact::Address(_, reach)) => Self::Address(Box::new(*reach)),
            Predicate::Prefix(Affix::Text(text)) => Self::Prefix(bytes(text)),
            Predicate::Prefix(Affix::IgnoreCase(text)) => Self::FoldedPrefix(Folded::new(text)),
            Predicate::Suffix(Affix::Text(text)) => Self::Suffix(bytes(text)),
            Predicate::Suffix(Affix::IgnoreCase(text)) => Self::FoldedSuffix(Folded::new(text)),
            Predicate::EqualsIgnoreCase(text) => Self::Equals(Folded::new(text)),
            Predicate::Wildcard(wildcard) => {
                let pieces = Pieces::new(wildcard);
                pieces.whole().map(Box::from).map_or(Self::Wildcard(pieces), Self::Text)
            }
            Predicate::Exists(true) => Self::Present,
            Predicate::Exists(false) => return None,
            Predicate::Numeric(range) => match Interval::new(range) {
                Interval { low, high } if low == high => Self::Number(low),
                interval => Self::Numbers(interval),
            },
            Predicate::Cidr(block) => Self::Cidr(Box::new(block.reach)),
            Predicate::AnythingBut(anything_but) => Self::Not(Box::new(Not::new(anything_but))),
        })
    }

    /// Returns whether a value satisfies it.
    pub(super) fn accepts(&self, value: &Seen) -> bool {
        match self {
            Self::Literal(literal) => Literal::of(value.kind) == Some(*literal),
            Self::Text(text) => value.string() == Some(text),
            Self::Number(number) => value.passes(|double| Bits::new(double) == *number),
            Self::Digits(digits) => value.kind == Kind::Number && *value.text == **digits,
            Self::Prefix(text) => value.string().is_some_and(|whole| whole.starts_with(text)),
            Self::Suffix(text) => value.string().is_some_and(|whole| whole.ends_with(text)),
            Self::Equals(text) => value.string().is_some_and(|whole| text.equals(whole)),
            Self::FoldedPrefix(text) => value.string().is_some_and(|whole| text.begins(whole)),
            Self::FoldedSuffix(text) => value.string().is_some_and(|whole| text.ends(whole)),
            Self::Wildcard(pieces) => value.string().is_some_and(|whole| pieces.accepts(whole)),
            Self::Present => true,
            Self::Numbers(interval) => value.passes(|double| interval.contains(double)),
            Self::Address(reach) | Self::Cidr(reach) => value.is_within(**reach),
            Self::Not(not) => !not.names(value),
        }
    }
}

impl Not {
    fn new(anything_but: &AnythingBut) -> Self {
        let texts = |texts: &[String]| texts.iter().map(|text| bytes(text)).collect();
        match anything_but {
            AnythingBut::Texts(list) => Self::Texts(texts(list)),
            AnythingBut::Numbers(list) => {
                Self::Numbers(list.iter().filter_map(|number| number.value().map(Bits::new)).collect())
            }
            AnythingBut::Prefixes(list) => Self::Prefixes(texts(list)),
            AnythingBut::Suffixes(list) => Self::Suffixes(texts(list)),
            AnythingBut::IgnoreCase(list) => Self::Folded(list.iter().map(Folded::new).collect()),
            AnythingBut::Wildcards(list) => Self::Wildcards(list.iter().map(Pieces::new).collect()),
        }
    }

    /// Returns whether a value is one of those it must not be.
    fn names(&self, value: &Seen) -> bool {
        if let Self::Numbers(numbers) = self {
            return value.passes(|double| numbers.contains(&Bits::new(double)));
        }
        let Some(text) = value.string() else { return false };
        match self {
            Self::Numbers(_) => false,
            Self::Texts(texts) => texts.iter().any(|other| **other == *text),
            Self::Prefixes(texts) => texts.iter().any(|other| text.starts_with(other)),
            Self::Suffixes(texts) => texts.iter().any(|other| text.ends_with(other)),
            Self::Folded(texts) => texts.iter().any(|other| other.equals(text)),
            Self::Wildcards(pieces) => pieces.iter().any(|other| other.accepts(text)),
        }
    }
}

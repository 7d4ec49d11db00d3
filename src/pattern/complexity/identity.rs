//! Which matchers AWS's engine takes for one: those of the same value, however it is written.

use crate::pattern::operator::{Affix, AnythingBut, Bound, Exact, IgnoreCase, Predicate, Reach, Wildcard};
use std::collections::HashMap;

/// A matcher by its sort and the bytes of its values.
pub(super) type Identity = (Sort, Vec<Vec<u8>>);

/// The kind of a matcher.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Literal,
    Text,
    Addresses,
    Double,
    Digits,
    Range,
    Prefix,
    PrefixIgnoringCase,
    Suffix,
    SuffixIgnoringCase,
    IgnoreCase,
    Wildcard,
    Exists,
    NotTexts,
    NotNumbers,
    NotPrefixes,
    NotSuffixes,
    NotIgnoringCase,
    NotWildcards,
}

/// The matchers of a pattern, by number.
#[derive(Default)]
pub(super) struct Identities(HashMap<Identity, usize>);

impl Identities {
    /// Returns the number of a matcher, which is that of each other one like it.
    pub(super) fn number(&mut self, identity: Identity) -> usize {
        let next = self.0.len();
        *self.0.entry(identity).or_insert(next)
    }
}

/// Returns the matchers that one of a pattern is to AWS's engine, in order. A number is two: that value, and
/// that text.
pub(super) fn identities(asked: &Predicate) -> impl Iterator<Item = Identity> {
    let second = match asked {
        Predicate::Exact(Exact::Number(number)) => Some((Sort::Digits, vec![number.text().into()])),
        // All others are one matcher to AWS's engine as well.
        _ => None,
    };
    first(asked).into_iter().chain(second)
}

fn first(asked: &Predicate) -> Option<Identity> {
    let (sort, value) = match asked {
        Predicate::Exact(Exact::Null) => (Sort::Literal, Vec::new()),
        Predicate::Exact(Exact::Bool(value)) => (Sort::Literal, vec![u8::from(*value)]),
        Predicate::Exact(Exact::Number(number)) => (Sort::Double, double(number.value()?)),
        Predicate::Exact(Exact::Text(text)) => (Sort::Text, text.as_bytes().to_vec()),
        Predicate::Exact(Exact::Address(_, within)) => return Some(reach(*within)),
        Predicate::Prefix(Affix::Text(text)) => (Sort::Prefix, text.as_bytes().to_vec()),
        Predicate::Prefix(Affix::IgnoreCase(text)) => (Sort::PrefixIgnoringCase, ignore_case(text)),
        Predicate::Suffix(Affix::Text(text)) => (Sort::Suffix, text.as_bytes().to_vec()),
        Predicate::Suffix(Affix::IgnoreCase(text)) => (Sort::SuffixIgnoringCase, ignore_case(text)),
        Predicate::EqualsIgnoreCase(text) => (Sort::IgnoreCase, ignore_case(text)),
        Predicate::Wildcard(text) => (Sort::Wildcard, wildcard(text)),
        Predicate::Exists(exists) => (Sort::Exists, vec![u8::from(*exists)]),
        Predicate::Numeric(range) => match range.only() {
            Some(only) => (Sort::Double, double(only)),
            None => return Some((Sort::Range, vec![bound(range.low.as_ref()), bound(range.high.as_ref())])),
        },
        Predicate::Cidr(block) => return Some(reach(block.reach)),
        Predicate::AnythingBut(anything_but) => return Some(excluded(anything_but)),
    };
    Some((sort, vec![value]))
}

/// Returns what is excluded is a set: order and repetition make no difference.
fn excluded(anything_but: &AnythingBut) -> Identity {
    let texts = |texts: &[String]| texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    let (sort, mut values): (Sort, Vec<Vec<u8>>) = match anything_but {
        AnythingBut::Texts(list) => (Sort::NotTexts, texts(list)),
        AnythingBut::Numbers(list) => {
            (Sort::NotNumbers, list.iter().filter_map(|number| number.value().map(double)).collect())
        }
        AnythingBut::Prefixes(list) => (Sort::NotPrefixes, texts(list)),
        AnythingBut::Suffixes(list) => (Sort::NotSuffixes, texts(list)),
        AnythingBut::IgnoreCase(list) => (Sort::NotIgnoringCase, list.iter().map(ignore_case).collect()),
        AnythingBut::Wildcards(list) => (Sort::NotWildcards, list.iter().map(wildcard).collect()),
    };
    values.sort_unstable();
    values.dedup();
    (sort, values)
}

fn double(value: f64) -> Vec<u8> {
    // Adding zero turns −0 into 0.
    (value + 0.0).to_bits().to_be_bytes().to_vec()
}

fn bound(bound: Option<&Bound>) -> Vec<u8> {
    let Some(bound) = bound else { return Vec::new() };
    let mut bytes = double(bound.value);
    bytes.push(u8::from(bound.inclusive));
    bytes
}

fn reach(reach: Reach) -> Identity {
    let (low, high, count) = reach.bits();
    (Sort::Addresses, vec![low.to_be_bytes().into(), high.to_be_bytes().into(), vec![count as u8]])
}

fn ignore_case(text: &IgnoreCase) -> Vec<u8> {
    text.source().as_bytes().to_vec()
}

fn wildcard(wildcard: &Wildcard) -> Vec<u8> {
    wildcard.source().as_bytes().to_vec()
}

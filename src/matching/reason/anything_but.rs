//! Which of the excluded strings or numbers it was.

use super::{Reason, short};
use crate::json::{Scalar, Value, quote};
use crate::pattern::operator::AnythingBut;

/// How an operand of `anything-but` excludes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exclusion {
    /// The value equals it.
    Equal,
    /// The value begins with it.
    Prefix,
    /// The value ends with it.
    Suffix,
    /// The value equals it, ignoring case.
    IgnoreCase,
    /// The value fits it.
    Wildcard,
}

pub(super) fn reason(predicate: &AnythingBut, value: Value, scalar: &Scalar) -> Option<Reason> {
    let has = short(value.source());
    let excluded =
        |index: usize, listed: String, how| Reason::Excluded { has: has.clone(), listed, index, how };
    if let (AnythingBut::Numbers(numbers), Scalar::Number(number)) = (predicate, scalar) {
        let index = numbers.iter().position(|other| other.equals(number))?;
        return Some(excluded(index, numbers[index].text().to_owned(), Exclusion::Equal));
    }
    let found = scalar.as_str()?;
    let find = |texts: &[String], how, names: &dyn Fn(&String) -> bool| {
        let index = texts.iter().position(names)?;
        Some(excluded(index, quote(&texts[index]), how))
    };
    match predicate {
        AnythingBut::Texts(texts) => find(texts, Exclusion::Equal, &|listed| listed == found),
        AnythingBut::Prefixes(texts) => {
            find(texts, Exclusion::Prefix, &|listed| found.starts_with(listed.as_str()))
        }
        AnythingBut::Suffixes(texts) => {
            find(texts, Exclusion::Suffix, &|listed| found.ends_with(listed.as_str()))
        }
        AnythingBut::IgnoreCase(texts) => {
            let index = texts.iter().position(|listed| listed.equals(found))?;
            Some(excluded(index, quote(texts[index].source()), Exclusion::IgnoreCase))
        }
        AnythingBut::Wildcards(wildcards) => {
            let index = wildcards.iter().position(|listed| listed.accepts(found))?;
            Some(excluded(index, quote(wildcards[index].source()), Exclusion::Wildcard))
        }
        _ => None,
    }
}

//! How values get in that few expect: looked for by matcher.

use super::Trap;
use crate::json::Scalar;
use crate::matching::reason::short;
use crate::pattern::operator::{AnythingBut, Exact, Range, Wildcard};

/// Whether one range has only a lower bound and the other one only an upper bound above that.
pub(super) fn faces(a: &Range, b: &Range) -> bool {
    let below = |low: &Range, high: &Range| match (low, high) {
        (Range { low: Some(low), high: None }, Range { low: None, high: Some(high) }) => {
            low.value < high.value
        }
        _ => false,
    };
    below(a, b) || below(b, a)
}

/// A value of a type that is never excluded, or one that differs from an excluded text only in case.
pub(super) fn not_excluded(anything_but: &AnythingBut, value: &Scalar) -> Option<Trap> {
    if let AnythingBut::Numbers(_) = anything_but {
        return (!matches!(value, Scalar::Number(_))).then_some(Trap::OtherType { numbers: true });
    }
    let Some(has) = value.as_str() else { return Some(Trap::OtherType { numbers: false }) };
    let has = has.to_lowercase();
    let (texts, fits): (_, fn(&str, &str) -> bool) = match anything_but {
        AnythingBut::Texts(texts) => (texts, |has, text| has == text),
        AnythingBut::Prefixes(texts) => (texts, |has, text| has.starts_with(text)),
        AnythingBut::Suffixes(texts) => (texts, |has, text| has.ends_with(text)),
        AnythingBut::IgnoreCase(_) | AnythingBut::Wildcards(_) | AnythingBut::Numbers(_) => return None,
    };
    let excluded = texts.iter().find(|text| fits(&has, &text.to_lowercase()))?;
    Some(Trap::OtherCase { excluded: short(excluded) })
}

/// A value that goes on where the prefix ends within a name: `prod/mail` and `prod/mail-archive`.
pub(super) fn goes_on(prefix: &str, has: &str) -> Option<Trap> {
    let rest = has.strip_prefix(prefix)?;
    let last = prefix.chars().next_back()?;
    // What comes behind a slash or a colon lies within what the prefix names.
    let is_name = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    // `CreateUser` is a word of its own behind `Create`.
    let is_next_word = last.is_lowercase() && rest.starts_with(char::is_uppercase);
    let secret = prefix.contains(":secret:");
    (last.is_alphanumeric() && is_name && !is_next_word).then(|| Trap::GoesOn { rest: short(rest), secret })
}

/// A value in which the suffix is the end of a longer word: `example.com` and `badexample.com`.
pub(super) fn begins_earlier(suffix: &str, has: &str) -> Option<Trap> {
    let before = has.strip_suffix(suffix)?;
    let is_word = suffix.starts_with(char::is_alphanumeric) && before.ends_with(char::is_alphanumeric);
    is_word.then(|| Trap::BeginsEarlier { before: short(before) })
}

/// A star that took a slash, or a word within a longer one.
pub(super) fn in_wildcard(wildcard: &Wildcard, has: &str) -> Option<Trap> {
    let pieces: Vec<&str> = wildcard.pieces().iter().map(String::as_str).collect();
    if let ["", word, ""] = pieces.as_slice() {
        let at = has.find(word)?;
        let (before, behind) = (&has[..at], &has[at + word.len()..]);
        let begins = word.starts_with(char::is_alphanumeric) && before.ends_with(char::is_alphanumeric);
        let ends = word.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
        return (begins || ends).then_some(Trap::WithinWord);
    }
    let between = taken(&pieces, has)?;
    let is_path = pieces.iter().any(|piece| piece.contains('/'));
    // What a star in front of everything takes is meant to be all.
    let took = between.into_iter().zip(&pieces).filter(|(_, before)| !before.is_empty());
    let slash = took.map(|(text, _)| text).find(|text| text.contains('/')).filter(|_| is_path)?;
    Some(Trap::StarOverSlash { taken: short(slash) })
}

/// What each star took, as early as can be.
fn taken<'t>(pieces: &[&str], has: &'t str) -> Option<Vec<&'t str>> {
    let (first, rest) = pieces.split_first()?;
    let (last, middle) = rest.split_last()?;
    let mut left = has.strip_prefix(first)?;
    let mut taken = Vec::new();
    for piece in middle {
        let (before, behind) = left.split_once(piece)?;
        taken.push(before);
        left = behind;
    }
    taken.push(left.strip_suffix(last)?);
    Some(taken)
}

/// A number or an address that is written in another way than the pattern's.
pub(super) fn written_otherwise(exact: &Exact, value: &Scalar, source: &str) -> Option<Trap> {
    match exact {
        Exact::Number(number) if number.text() != source => Some(Trap::SameValue { numbers: true }),
        Exact::Address(text, _) if value.as_str().is_some_and(|has| has != text) => {
            Some(Trap::SameValue { numbers: false })
        }
        _ => None,
    }
}

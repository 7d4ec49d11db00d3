//! How much of a wildcard fits a string.

use super::{Reason, short};
use crate::pattern::operator::Wildcard;

/// The place at which a wildcard stops fitting a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WildcardStop {
    /// The whole wildcard, as written.
    pub wants: String,
    /// The string in the event.
    pub has: String,
    /// The beginning of the wildcard that fits; empty if none does.
    pub fits: String,
    /// The number of characters of the string that this beginning takes, at least.
    pub at: usize,
    /// The text that is expected there.
    pub expected: String,
    /// Whether that text must be the end of the string.
    pub at_end: bool,
    /// The text of the string at its beginning, its end, or where the expected text should be.
    pub found: String,
    /// Whether only the case keeps it from fitting.
    pub case: bool,
}

pub(super) fn reason(wildcard: &Wildcard, has: &str) -> Reason {
    let pieces = wildcard.pieces();
    let stop = stop(pieces, has);
    let lower = |text: &str| text.to_lowercase();
    let lower_pieces: Vec<String> = pieces.iter().map(|piece| lower(piece)).collect();
    let case = has.len() < 4096 && self::stop(&lower_pieces, &lower(has)).is_none();
    let (index, at) = stop.unwrap_or_default();
    let expected = pieces.get(index).cloned().unwrap_or_default();
    let at_end = index + 1 == pieces.len();
    let length = expected.chars().count();
    let (fits, at, found) = if pieces.len() == 1 {
        (String::new(), 0, short(has))
    } else if index == 0 {
        let common = expected.chars().zip(has.chars()).take_while(|(a, b)| a == b).count();
        let found = has.chars().take(length).collect();
        (expected.chars().take(common).collect(), common, found)
    } else {
        let found = if at_end {
            has[at..].chars().rev().take(length).collect::<Vec<_>>().into_iter().rev().collect()
        } else {
            short(&has[at..])
        };
        (pieces[..index].join("*") + "*", has[..at].chars().count(), found)
    };
    Reason::Wildcard(WildcardStop {
        wants: short(wildcard.source()),
        has: short(has),
        fits: short(&fits),
        at,
        expected: short(&expected),
        at_end,
        found: short(&found),
        case,
    })
}

/// Returns the first piece that is not found, and the byte of the value up to which the pieces before it
/// reach, or `None` if all are found.
fn stop(pieces: &[String], has: &str) -> Option<(usize, usize)> {
    let [first, middle @ .., last] = pieces else {
        return pieces.first().is_none_or(|only| only != has).then_some((0, 0));
    };
    if !has.starts_with(first.as_str()) {
        return Some((0, 0));
    }
    let mut at = first.len();
    for (index, piece) in middle.iter().enumerate() {
        match has[at..].find(piece.as_str()) {
            Some(offset) => at += offset + piece.len(),
            None => return Some((index + 1, at)),
        }
    }
    (!has[at..].ends_with(last.as_str())).then_some((pieces.len() - 1, at))
}

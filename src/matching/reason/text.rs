//! Strings that are not equal: how they differ.

use super::{Reason, short};
use crate::json::ObjectWriter;
use crate::pattern::operator::{Address, IgnoreCase};
use strsim::osa_distance;

/// The most bytes of strings that are compared letter by letter.
const MOST: usize = 256;

/// How two strings differ.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TextDifference {
    /// Only the case differs.
    Case,
    /// Only spaces at the ends differ.
    Space {
        /// Whether the event's string has more of them.
        in_event: bool,
    },
    /// An ARN has `:` in place of `/`, or the reverse; positions count from 1.
    ArnSeparator {
        /// The position of that character.
        at: usize,
        /// The character in the event.
        has: char,
    },
    /// A few characters differ.
    Spelling(Window),
    /// The event's string begins with the expected one, and goes on.
    GoesOn {
        /// The text after it.
        rest: String,
    },
    /// The event's string ends with the expected one, and begins earlier.
    BeginsEarlier {
        /// The text before it.
        before: String,
    },
    /// The event's string contains the expected one.
    Within,
    /// The event's string ends too early: it is only the beginning of the expected one.
    CutShort {
        /// The missing text.
        missing: String,
    },
    /// The expected string would match as a `wildcard`.
    Wildcard,
    /// The expected string has characters outside the BMP, which count as `??` where the case is ignored.
    QuestionMarks,
    /// Both are IP addresses.
    Address,
    /// None of these.
    Other,
}

/// The one range in which two strings differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The position in the event's string at which it begins, counted from 1.
    pub at: usize,
    /// The text in the event's string.
    pub has: String,
    /// The expected text.
    pub wants: String,
    /// The characters just before it, which are equal.
    pub behind: String,
}

pub(super) fn plain(wants: &str, has: &str, any_case: bool) -> Reason {
    let how = difference(wants, has);
    Reason::Text { wants: short(wants), has: short(has), how, any_case }
}

pub(super) fn ignoring_case(wants: &IgnoreCase, has: &str) -> Reason {
    let source = wants.source();
    let how = match difference(&source.to_lowercase(), &has.to_lowercase()) {
        TextDifference::Case if source.chars().any(|c| c.len_utf16() > 1) => TextDifference::QuestionMarks,
        // There are letters whose cases differ in length, such as ß.
        TextDifference::Case => TextDifference::Other,
        TextDifference::Spelling(_) => TextDifference::Spelling(window(source, has, true)),
        how => how,
    };
    Reason::Text { wants: short(wants.source()), has: short(has), how, any_case: true }
}

pub(super) fn address(wants: &str, has: &str) -> Reason {
    let how = if Address::parse(has).is_some() { TextDifference::Address } else { difference(wants, has) };
    Reason::Text { wants: short(wants), has: short(has), how, any_case: false }
}

fn difference(wants: &str, has: &str) -> TextDifference {
    use TextDifference as T;
    if same_ignoring_case(wants, has) {
        return T::Case;
    }
    if wants.trim() == has.trim() && !wants.trim().is_empty() {
        return T::Space { in_event: has.len() > wants.len() };
    }
    if let Some((at, has)) = arn_separator(wants, has) {
        return T::ArnSeparator { at, has };
    }
    if wants.contains('*') && wants.len() < MOST && fits_as_wildcard(wants, has) {
        return T::Wildcard;
    }
    if wants.chars().count() >= 3 {
        if let Some(rest) = has.strip_prefix(wants).filter(|rest| rest.chars().count() > 1) {
            return T::GoesOn { rest: short(rest) };
        }
        if let Some(before) = has.strip_suffix(wants).filter(|before| before.chars().count() > 1) {
            return T::BeginsEarlier { before: short(before) };
        }
    }
    if is_close(wants, has) {
        return T::Spelling(window(wants, has, false));
    }
    if wants.chars().count() >= 3 && has.contains(wants) {
        return T::Within;
    }
    match wants.strip_prefix(has) {
        Some(missing) if has.chars().count() >= 3 => T::CutShort { missing: short(missing) },
        _ => T::Other,
    }
}

pub(super) fn same_ignoring_case(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
        || (!(a.is_ascii() && b.is_ascii()) && a.len() < 4096 && a.to_lowercase() == b.to_lowercase())
}

/// Returns the position and the character at which two ARNs differ only in `:` and `/`, or `None`.
fn arn_separator(wants: &str, has: &str) -> Option<(usize, char)> {
    if !wants.starts_with("arn:") || !has.starts_with("arn:") || wants.len() != has.len() {
        return None;
    }
    let is_separator = |c: char| matches!(c, ':' | '/');
    let same = |(a, b): (char, char)| a == b || (is_separator(a) && is_separator(b));
    if !wants.chars().zip(has.chars()).all(same) {
        return None;
    }
    let at = wants.chars().zip(has.chars()).position(|(a, b)| a != b)?;
    Some((at + 1, has.chars().nth(at)?))
}

/// Returns whether the string fits if each `*` of the text matches any characters.
fn fits_as_wildcard(wants: &str, has: &str) -> bool {
    let wildcard = ObjectWriter::default().text("wildcard", wants).close();
    let pattern = crate::pattern::parse(&ObjectWriter::default().list("f", [wildcard]).close());
    let predicate = pattern.pattern.leaves.first().and_then(|leaf| leaf.matchers.first());
    pattern.is_valid()
        && predicate.is_some_and(|matcher| {
            matcher.predicate.accepts(&crate::json::Scalar::String(std::borrow::Cow::Borrowed(has)))
        })
}

/// Returns whether two strings are so similar that one is likely a typing error for the other: at most one
/// character in four differs, and at most three.
pub(super) fn is_close(a: &str, b: &str) -> bool {
    if a.len() > MOST || b.len() > MOST {
        return false;
    }
    if a.len().abs_diff(b.len()) > 8 {
        return false;
    }
    let (long, short) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    // Similar letters may take one character or two.
    let allowed = (long / 4).min(3) + usize::from(!a.is_ascii() || !b.is_ascii());
    // Numbers and ids that differ in one digit are different things.
    let word = |text: &str| text.chars().any(char::is_alphabetic);
    allowed > 0
        && long - short <= allowed
        && word(a)
        && word(b)
        && osa_distance(a, b) <= allowed
        && !differ_in_digits(a, b)
}

/// Returns whether the two are equal without their digits.
fn differ_in_digits(a: &str, b: &str) -> bool {
    let rest = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    rest(a) == rest(b)
}

/// Returns the range between the equal beginnings and the equal ends.
fn window(wants: &str, has: &str, any_case: bool) -> Window {
    let (a, b): (Vec<char>, Vec<char>) = (wants.chars().collect(), has.chars().collect());
    let same = |(a, b): &(&char, &char)| a == b || (any_case && a.to_lowercase().eq(b.to_lowercase()));
    let front = a.iter().zip(&b).take_while(same).count();
    let room = a.len().min(b.len()) - front;
    let back = a.iter().rev().zip(b.iter().rev()).take(room).take_while(same).count();
    let text = |characters: &[char]| characters.iter().collect::<String>();
    Window {
        at: front + 1,
        has: text(&b[front..b.len() - back]),
        wants: text(&a[front..a.len() - back]),
        behind: text(&b[front.saturating_sub(12)..front]),
    }
}

//! Sentences on why an event matches, and on what would keep it out.

use super::reason::by_digits;
use crate::matching::admission::{Admission, Trap};
use crate::text::counted;

/// Returns which matcher let the event in by which value, and what may be surprising about that.
pub fn admission(admission: &Admission) -> String {
    let Admission { path, matcher, has, trap, .. } = admission;
    let matches = format!("{path}: {has} matches {matcher}.");
    match trap {
        None => matches,
        Some(Trap::Absent { all: false }) => {
            format!("{path}: the event has no value here, and {matcher} matches that.")
        }
        Some(Trap::Absent { all: true }) => format!(
            "{path}: the event has no value here, and {matcher} matches that. The event has none of the sibling \
             fields either."
        ),
        Some(Trap::ExcludedByOther { other }) => {
            format!("{matches} {other} excludes it, but one matching condition in the array is enough.")
        }
        Some(Trap::OutsideOther { other }) => {
            format!("{matches} It's outside {other}, but one matching condition in the array is enough.")
        }
        Some(Trap::ExcludedElement { excluded }) => {
            format!("{matches} {excluded} is excluded, but one value that isn't excluded is enough.")
        }
        Some(Trap::OtherType { .. }) => format!("{matches} A value of another type is never excluded."),
        Some(Trap::OtherCase { excluded }) => {
            format!("{matches} Only the case differs from \"{excluded}\", which is excluded.")
        }
        Some(Trap::StarOverSlash { taken }) => {
            format!("{matches} * also matches \"/\": here it matches \"{taken}\".")
        }
        Some(Trap::WithinWord) => format!("{matches} The text is part of a longer word there."),
        Some(Trap::SameValue { numbers: true }) => format!("{matches} Both are the same number."),
        Some(Trap::SameValue { numbers: false }) => format!("{matches} Both are the same address."),
        Some(Trap::Empty) => format!("{matches} null and \"\" count as values."),
        Some(Trap::GoesOn { rest, .. }) => {
            format!("{matches} After the prefix, the name continues with \"{rest}\".")
        }
        Some(Trap::BeginsEarlier { before }) => {
            format!("{matches} The suffix is the end of a longer word, which begins with \"{before}\".")
        }
        Some(Trap::Digits(found)) => format!("{path}: {}", by_digits(found)),
        Some(Trap::OneOfMany { others }) => {
            let others = counted(*others, "other value doesn't match", "other values don't match");
            format!("{matches} {others} in the event, but one is enough.")
        }
    }
}

/// Returns what would keep the event out at this condition, in a sentence.
pub fn keeps_out(admission: &Admission) -> String {
    let Admission { path, matcher, trap, .. } = admission;
    match trap {
        Some(Trap::Absent { all: false }) => format!("To require the field, remove {matcher}."),
        Some(Trap::Absent { all: true }) => {
            "To require at least one of these fields, make each a branch of $or, without exists.".to_owned()
        }
        Some(Trap::OutsideOther { .. }) => "Write both comparisons in one numeric.".to_owned(),
        Some(Trap::ExcludedByOther { .. }) => "Put all exclusions in one anything-but.".to_owned(),
        Some(Trap::ExcludedElement { excluded }) => format!(
            "A pattern can't require that no element is {excluded}. Match a field with a single value, or check \
             in the target."
        ),
        Some(Trap::OtherType { numbers: false }) => {
            "To match only strings, use {\"prefix\": \"\"} or list the values you want.".to_owned()
        }
        Some(Trap::OtherType { numbers: true }) => {
            "To match only numbers, use numeric with the ranges below and above.".to_owned()
        }
        Some(Trap::OtherCase { .. }) => {
            "Exclude both spellings, or use equals-ignore-case inside anything-but.".to_owned()
        }
        Some(Trap::StarOverSlash { .. }) => {
            "No matcher stops at \"/\". Match a longer part of the path, or check in the target.".to_owned()
        }
        Some(Trap::WithinWord) => {
            "Add the character next to the word to the wildcard, such as {\"wildcard\": \"*/test/*\"}.".to_owned()
        }
        Some(Trap::SameValue { .. }) => "EventBridge compares the values, not how they're written.".to_owned(),
        Some(Trap::Empty) => {
            "To match only strings, use {\"prefix\": \"\"}; {\"anything-but\": \"\"} matches all but the empty string."
                .to_owned()
        }
        Some(Trap::GoesOn { secret: true, .. }) => {
            "Use the whole ARN, with the hyphen and the six random characters at its end. Only those \
             distinguish this secret from others with longer names."
                .to_owned()
        }
        Some(Trap::GoesOn { secret: false, .. }) => {
            "Use the whole name, or end the prefix with the character that ends the name, such as \"/\".".to_owned()
        }
        Some(Trap::BeginsEarlier { .. }) => {
            "Begin the suffix with the character before the word, such as \".\" or \"/\", and list the word itself as well."
                .to_owned()
        }
        Some(Trap::OneOfMany { .. }) => format!(
            "A pattern can't require that every value of {path} matches. Match a field with a single value, or \
             check in the target."
        ),
        Some(Trap::Digits(_)) | None => {
            format!("Remove or narrow {matcher}, or add a condition on another field.")
        }
    }
}

/// Returns the sentences on why an event matches, the surprising ones first.
pub fn why_it_matched(admissions: &[Admission]) -> Vec<String> {
    let (odd, plain): (Vec<&Admission>, Vec<&Admission>) =
        admissions.iter().partition(|admission| admission.trap.is_some());
    odd.into_iter().chain(plain).map(admission).collect()
}

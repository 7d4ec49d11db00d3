//! One sentence for a reason.

use super::absence;
use super::text::{affix, exact};
use crate::json::{Kind, quote};
use crate::matching::reason::{ByDigits, Exclusion, NoAddress, Reason, ReasonKind, Split, WildcardStop};
use crate::text::{counted, plural};

/// Why it does not hold, in one sentence: what the event has, and what the pattern wants.
pub fn sentence(reason: &Reason) -> String {
    match reason {
        Reason::Absent(absent) => absence::absent(absent),
        Reason::JsonText { field, inside } => absence::json_text(field, *inside),
        Reason::NotAnObject { field, has, name } => {
            format!("{} is {has}, not an object with {}.", field.path, quote(name))
        }
        Reason::NoValue { field, kind, empty, inside } => {
            absence::no_value(field, *kind, *empty, inside.as_ref())
        }
        Reason::WrongType { wants, wanted, kind, has, alike } => {
            wrong_type(*wants, wanted.as_deref(), *kind, has, *alike)
        }
        Reason::Text { wants, has, how, any_case } => exact(wants, has, how, *any_case),
        Reason::Affix { suffix, wants, has, how } => affix(*suffix, wants, has, how),
        Reason::Wildcard(stop) => wildcard(stop),
        Reason::Other { wants, has } => format!("The event has {has}, the pattern wants {wants}."),
        Reason::OutOfRange { bound, upper, inclusive, single, has, by } => {
            out_of_range(bound, *upper, *inclusive, *single, has, *by)
        }
        Reason::NotComparable { has } => {
            format!("{has} has no exact form as a 64-bit float, so no range holds it.")
        }
        Reason::OutsideBlock { block, first, last, has } => {
            format!("{has} lies outside {block}, which is {first} to {last}.")
        }
        Reason::NoDouble { wants, has } => format!(
            "The event's {has} is read as a 64-bit float, and no float is exactly the pattern's {wants}: it matches \
             no number."
        ),
        Reason::OtherFamily { block, v4, has, digits, first, last } => {
            let family = if *v4 { "IPv6" } else { "IPv4" };
            format!(
                "{has} is an {family} address with the digits {digits}, which lie outside {block}: {first} to {last}."
            )
        }
        Reason::NoAddress { has, how, .. } => no_address(has, *how),
        Reason::Present { has } => format!("The field must have no value, and has {has}."),
        Reason::Excluded { has, listed, how, .. } => excluded(has, listed, *how),
        Reason::Split(split) => apart(split),
    }
}

/// How a value came to be let in that looks as if it should not.
pub fn by_digits(found: &ByDigits) -> String {
    let ByDigits { has, digits, wants, first, last } = found;
    let range = if first == last { first.to_owned() } else { format!("{first} to {last}") };
    format!(
        "{has} is let in by its digits {digits}: AWS compares hex digits from the left, whatever the family, and \
         {wants} is {range}."
    )
}

/// What sort of reason it is, in a few words, for a list of counts.
pub fn reason_kind(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Absent => "the field is absent",
        ReasonKind::Misplaced => "the field has another name or place",
        ReasonKind::JsonText => "JSON inside a string",
        ReasonKind::Shape => "an object or array where a value should be, or the reverse",
        ReasonKind::Type => "another type",
        ReasonKind::Case => "only the case differs",
        ReasonKind::Space => "only spaces differ",
        ReasonKind::Spelling => "only a few characters differ",
        ReasonKind::Value => "another value",
        ReasonKind::Range => "a number outside the range",
        ReasonKind::Address => "an address outside the block, or none",
        ReasonKind::Excluded => "a value that is excluded",
        ReasonKind::Split => "conditions met by different elements of an array",
    }
}

/// How many events fail on one condition only, and why; without a path they have all fields, but not
/// in the same element of an array.
pub fn near_misses(count: usize, path: Option<&str>, reason: ReasonKind) -> String {
    let (events, s) = (counted(count, "event", "events"), plural(count, "s", ""));
    match path {
        Some(path) => format!("{events} fail{s} only on {path}: {}.", reason_kind(reason)),
        None => format!("{events} meet{s} each condition, but in different elements of an array."),
    }
}

fn wrong_type(wants: Kind, wanted: Option<&str>, kind: Kind, has: &str, alike: bool) -> String {
    let has = match kind {
        Kind::String => format!("the string {has}"),
        Kind::Number => format!("the number {has}"),
        _ => has.to_owned(),
    };
    let wanted = match (wants, wanted) {
        (Kind::String, Some(text)) => format!("the string {text}"),
        (Kind::Number, Some(text)) => format!("the number {text}"),
        (_, Some(text)) if alike && kind == Kind::String => format!("{text} without quotes"),
        (_, Some(text)) => text.to_owned(),
        (Kind::String, None) => "a string".to_owned(),
        (_, None) => "a number".to_owned(),
    };
    if alike && wants == Kind::Number && kind == Kind::String {
        return format!("The event has {has}, the pattern wants {wanted}: the quotes make it text.");
    }
    format!("The event has {has}, the pattern wants {wanted}.")
}

fn wildcard(stop: &WildcardStop) -> String {
    let WildcardStop { wants, has, fits, at, expected, at_end, found, case } = stop;
    let (wants, has) = (quote(wants), quote(has));
    if *case {
        return format!("{has} differs from {wants} only in case, and wildcard minds the case.");
    }
    let expected = quote(expected);
    if fits.is_empty() {
        return format!("{has} begins with {}, the wildcard with {expected}.", quote(found));
    }
    if !fits.ends_with('*') {
        return format!(
            "{has} follows {wants} for {}, then the wildcard wants {}.",
            characters(*at),
            quote(&expected_rest(fits, &stop.expected))
        );
    }
    if *at_end && found.is_empty() {
        return format!("{has} fits {wants} as far as {}; nothing is left to be {expected}.", quote(fits));
    }
    if *at_end {
        return format!(
            "{has} fits {wants} as far as {}; it should end with {expected}, and ends with {}.",
            quote(fits),
            quote(found)
        );
    }
    format!("{has} fits {wants} as far as {}; {expected} does not follow in {}.", quote(fits), quote(found))
}

fn expected_rest(fits: &str, expected: &str) -> String {
    expected.strip_prefix(fits).unwrap_or(expected).to_owned()
}

fn out_of_range(bound: &str, upper: bool, inclusive: bool, single: bool, has: &str, by: f64) -> String {
    if single {
        return format!("The event has {has}, the pattern wants {bound}.");
    }
    let bound_is = match (upper, inclusive) {
        (true, true) => "at most",
        (true, false) => "below",
        (false, true) => "at least",
        (false, false) => "above",
    };
    if by == 0.0 {
        return format!("{has} is the bound itself; the pattern wants {bound_is} {bound}.");
    }
    let side = if upper { "too large" } else { "too small" };
    format!("{has} is {side} by {}: the pattern wants {bound_is} {bound}.", amount(by))
}

/// A difference without the noise of binary fractions.
fn amount(by: f64) -> String {
    let rounded = format!("{by:.11e}").parse().unwrap_or(by);
    if (1e-6..1e15).contains(&rounded) { format!("{rounded}") } else { format!("{rounded:e}") }
}

fn no_address(has: &str, how: NoAddress) -> String {
    let has = quote(has);
    match how {
        NoAddress::Port => format!("{has} is an address with a port; cidr takes the address alone."),
        NoAddress::Mask => format!("{has} is itself a block; cidr takes a single address."),
        NoAddress::Space => format!("{has} has a space beside the address, so it is none."),
        NoAddress::List => format!("{has} is a list in one string; cidr takes a single address."),
        NoAddress::Other => format!("{has} is no IP address."),
    }
}

fn excluded(has: &str, listed: &str, how: Exclusion) -> String {
    match how {
        Exclusion::Equal => format!("{has} is one of the values that are excluded."),
        Exclusion::Prefix => format!("{has} begins with {listed}, which is excluded."),
        Exclusion::Suffix => format!("{has} ends with {listed}, which is excluded."),
        Exclusion::IgnoreCase if has == listed => {
            format!("{has} is one of the values that are excluded.")
        }
        Exclusion::IgnoreCase => format!("{has} is {listed} in another case, which is excluded."),
        Exclusion::Wildcard => format!("{has} fits {listed}, which is excluded."),
    }
}

fn apart(split: &Split) -> String {
    let array = split.array.path.rsplit('.').next().unwrap_or(&split.array.path);
    let conditions: Vec<String> = split
        .conditions
        .iter()
        .map(|condition| {
            let element = |index: &u32| format!("{array}[{index}]");
            let mut elements: Vec<String> = condition.elements.iter().map(element).collect();
            if condition.more > 0 {
                elements.push(format!("{} more", condition.more));
            }
            let path = condition.path.rsplit('.').next().unwrap_or(&condition.path);
            format!("{path} by {}", listing(&elements))
        })
        .collect();
    format!(
        "Each condition is met, but no element of {} meets them all: {}.",
        split.array.path,
        conditions.join(", ")
    )
}

/// `a`, `a and b`, `a, b and c`.
fn listing(words: &[String]) -> String {
    match words {
        [] => "none".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(super) fn characters(count: usize) -> String {
    counted(count, "character", "characters")
}

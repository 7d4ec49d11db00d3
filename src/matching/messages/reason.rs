//! Sentences for reasons.

use super::absence;
use super::text::{affix, exact};
use crate::json::{Kind, quote};
use crate::matching::reason::{
    ByDigits, Condition, Exclusion, NoAddress, Reason, ReasonKind, Split, WildcardStop,
};
use crate::text::{counted, plural};

/// Returns why a value or a field doesn't match: the value in the event, and the value that the pattern
/// expects.
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
        Reason::Other { wants, has } => format!("The event has {has}, but the pattern expects {wants}."),
        Reason::OutOfRange { bound, upper, inclusive, single, has, by } => {
            out_of_range(bound, *upper, *inclusive, *single, has, *by)
        }
        Reason::NotComparable { has } => {
            format!("{has} can't be represented exactly as a 64-bit float, so no range matches it.")
        }
        Reason::OutsideBlock { block, first, last, has } => {
            format!("{has} is outside {block} ({first} to {last}).")
        }
        Reason::NoDouble { wants, has } => format!(
            "The event's {has} is read as a 64-bit float, which can't represent the pattern's {wants} exactly, so no \
             number matches it."
        ),
        Reason::OtherFamily { block, v4, has, digits, first, last } => {
            let family = if *v4 { "IPv6" } else { "IPv4" };
            format!(
                "{has} is an {family} address, and its digits {digits} are outside {block} ({first} to {last})."
            )
        }
        Reason::NoAddress { has, how, .. } => no_address(has, *how),
        Reason::Present { has } => format!("The field must not exist, but the event has {has}."),
        Reason::Excluded { has, listed, how, .. } => excluded(has, listed, *how),
        Reason::Split(split) => apart(split),
    }
}

/// Returns a sentence on a value that was accepted by its digits although it looks as if it should not be.
pub fn by_digits(found: &ByDigits) -> String {
    let ByDigits { has, digits, wants, first, last } = found;
    let range = if first == last { first.to_owned() } else { format!("{first} to {last}") };
    format!(
        "{has} matches because of its digits {digits}: AWS compares hex digits from the left, for IPv4 and IPv6 \
         alike, and {wants} is {range}."
    )
}

/// Returns the sort of reason in a few words, for a list of counts.
pub fn reason_kind(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Absent => "the field is missing",
        ReasonKind::Misplaced => "the field has a different name or place",
        ReasonKind::JsonText => "JSON inside a string",
        ReasonKind::Shape => "an object or array instead of a value, or vice versa",
        ReasonKind::Type => "a different type",
        ReasonKind::Case => "only the case differs",
        ReasonKind::Space => "only spaces differ",
        ReasonKind::Spelling => "only a few characters differ",
        ReasonKind::Value => "a different value",
        ReasonKind::Range => "a number outside the range",
        ReasonKind::Address => "an address outside the block, or not an address",
        ReasonKind::Excluded => "an excluded value",
        ReasonKind::Split => "conditions met by different array elements",
    }
}

/// Returns how many events fail on one condition only, and why. Without a path, they meet all conditions, but
/// not in the same element of an array.
pub fn near_misses(count: usize, path: Option<&str>, reason: ReasonKind) -> String {
    let (events, s) = (counted(count, "event", "events"), plural(count, "s", ""));
    match path {
        // A different value needs no further words.
        Some(path) if reason == ReasonKind::Value => format!("{events} fail{s} only on {path}."),
        Some(path) => format!("{events} fail{s} only on {path}: {}.", reason_kind(reason)),
        None => format!("{events} meet{s} every condition, but in different array elements."),
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
        return format!(
            "The event has {has}, but the pattern expects {wanted}: the quotes make it a string."
        );
    }
    format!("The event has {has}, but the pattern expects {wanted}.")
}

fn wildcard(stop: &WildcardStop) -> String {
    let WildcardStop { wants, has, fits, at, expected, at_end, found, case } = stop;
    let (wants, has) = (quote(wants), quote(has));
    if *case {
        return format!("{has} differs from {wants} only in case, and wildcard is case-sensitive.");
    }
    let expected = quote(expected);
    if fits.is_empty() {
        return format!("{has} begins with {}, but the wildcard begins with {expected}.", quote(found));
    }
    if !fits.ends_with('*') {
        return format!(
            "{has} matches {wants} for {}, then the wildcard expects {}.",
            characters(*at),
            quote(&expected_rest(fits, &stop.expected))
        );
    }
    if *at_end && found.is_empty() {
        return format!("{has} matches {wants} up to {}, but nothing is left for {expected}.", quote(fits));
    }
    if *at_end {
        return format!(
            "{has} matches {wants} up to {}, but ends with {} instead of {expected}.",
            quote(fits),
            quote(found)
        );
    }
    format!(
        "{has} matches {wants} up to {}, but the rest, {}, doesn't contain {expected}.",
        quote(fits),
        quote(found)
    )
}

fn expected_rest(fits: &str, expected: &str) -> String {
    expected.strip_prefix(fits).unwrap_or(expected).to_owned()
}

fn out_of_range(bound: &str, upper: bool, inclusive: bool, single: bool, has: &str, by: f64) -> String {
    if single {
        return format!("The event has {has}, but the pattern expects {bound}.");
    }
    let bound_is = match (upper, inclusive) {
        (true, true) => "at most",
        (true, false) => "less than",
        (false, true) => "at least",
        (false, false) => "more than",
    };
    if by == 0.0 {
        return format!("{has} is the bound itself, but the pattern expects {bound_is} {bound}.");
    }
    let side = if upper { "too large" } else { "too small" };
    format!("{has} is {side} by {}: the pattern expects {bound_is} {bound}.", amount(by))
}

/// Returns a difference, rounded so that binary fractions do not show.
fn amount(by: f64) -> String {
    let rounded = format!("{by:.11e}").parse().unwrap_or(by);
    if (1e-6..1e15).contains(&rounded) { format!("{rounded}") } else { format!("{rounded:e}") }
}

fn no_address(has: &str, how: NoAddress) -> String {
    let has = quote(has);
    match how {
        NoAddress::Port => format!("{has} is an address with a port, but cidr expects the address alone."),
        NoAddress::Mask => format!("{has} is a CIDR block, but cidr expects a single address in the event."),
        NoAddress::Space => format!("{has} isn't an IP address because of the space."),
        NoAddress::List => format!("{has} is a list in one string, but cidr expects a single address."),
        NoAddress::Other => format!("{has} isn't an IP address."),
    }
}

fn excluded(has: &str, listed: &str, how: Exclusion) -> String {
    match how {
        Exclusion::Equal => format!("{has} is excluded."),
        Exclusion::Prefix => format!("{has} begins with {listed}, which is excluded."),
        Exclusion::Suffix => format!("{has} ends with {listed}, which is excluded."),
        Exclusion::IgnoreCase if has == listed => {
            format!("{has} is excluded.")
        }
        Exclusion::IgnoreCase => format!("{has} is {listed} when case is ignored, which is excluded."),
        Exclusion::Wildcard => format!("{has} matches {listed}, which is excluded."),
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
            let path = name_among(&split.conditions, condition);
            format!("{path} by {}", listing(&elements))
        })
        .collect();
    let lacking = split.conditions.iter().find_map(|condition| Some((condition.lacking?, condition)));
    let lacking = lacking.map_or_else(String::new, |(index, condition)| {
        let name = name_among(&split.conditions, condition);
        format!(" {array}[{index}] meets the rest but has no {name}.")
    });
    format!(
        "Each condition is met, but no single element of {} meets them all: {}.{lacking}",
        split.array.path,
        conditions.join(", ")
    )
}

/// Returns the end of a condition's path that tells it from the others: `Status`, or `Workflow.Status` beside
/// `Compliance.Status`.
fn name_among<'c>(conditions: &[Condition], condition: &'c Condition) -> &'c str {
    let path = &condition.path;
    let ends_so = |other: &Condition, name: &str| {
        let before = other.path.strip_suffix(name);
        other.leaf != condition.leaf
            && before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let starts = path.rmatch_indices('.').map(|(at, _)| at + 1).chain([0]);
    let mut names = starts.filter_map(|at| path.get(at..));
    names.find(|name| !conditions.iter().any(|other| ends_so(other, name))).unwrap_or(path)
}

/// Joins words as in `a`, `a and b`, `a, b and c`.
pub(super) fn listing(words: &[String]) -> String {
    match words {
        [] => "none".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(super) fn characters(count: usize) -> String {
    counted(count, "character", "characters")
}

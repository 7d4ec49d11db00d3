//! Messages about strings that differ.

use crate::json::quote;
use crate::matching::reason::{AffixDifference, TextDifference, Window};

pub(super) fn exact(wants: &str, has: &str, how: &TextDifference, any_case: bool) -> String {
    use TextDifference as T;
    let detail = match how {
        T::Case => "only the case differs".to_owned(),
        T::Space { in_event } => spaces(wants, has, *in_event),
        T::ArnSeparator { at, has } => {
            let wants = if *has == ':' { '/' } else { ':' };
            format!("{} instead of {} at character {at}", quoted(*has), quoted(wants))
        }
        T::Spelling(window) => spelling(window),
        T::GoesOn { rest } => format!("it continues with {}", quote(rest)),
        T::BeginsEarlier { before } => format!("it has {} in front", quote(before)),
        T::Within => "that's only part of it".to_owned(),
        T::CutShort { missing } => format!("{} is missing at the end", quote(missing)),
        T::Wildcard => "* is an ordinary character outside wildcard".to_owned(),
        T::QuestionMarks => {
            "when case is ignored, AWS reads a character outside the Basic Multilingual Plane as ??"
                .to_owned()
        }
        T::Address => "the addresses differ".to_owned(),
        T::Other => {
            let suffix = if any_case { " (ignoring case)" } else { "" };
            return format!(
                "The event has {}, but the pattern expects {}{suffix}.",
                quote(has),
                quote(wants)
            );
        }
    };
    format!("The event has {}, but the pattern expects {}: {detail}.", quote(has), quote(wants))
}

fn spaces(wants: &str, has: &str, in_event: bool) -> String {
    let (side, text, other) = if in_event { ("event", has, wants) } else { ("pattern", wants, has) };
    let leading = text.len() - text.trim_start().len() != other.len() - other.trim_start().len();
    let trailing = text.len() - text.trim_end().len() != other.len() - other.trim_end().len();
    let place = match (leading, trailing) {
        (true, true) => "at both ends",
        (true, false) => "at the start",
        _ => "at the end",
    };
    let space = |text: &str| match text.chars().find(|&c| c.is_whitespace()) {
        Some('\n' | '\r') => "a line break".to_owned(),
        Some('\t') => "a tab".to_owned(),
        Some(' ') | None => "a space".to_owned(),
        Some(other) => quoted(other),
    };
    let front = &text[..text.len() - text.trim_start().len()];
    let back = &text[text.trim_end().len()..];
    format!("the {side} has {} {place}", space(if leading { front } else { back }))
}

fn spelling(window: &Window) -> String {
    let Window { at, has, wants, behind } = window;
    let place =
        if behind.is_empty() { "at the start".to_owned() } else { format!("after {}", quote(behind)) };
    match (has.is_empty(), wants.is_empty()) {
        (true, _) => format!("{} is missing {place}", named(wants)),
        (_, true) => format!("extra {} {place}", named(has)),
        _ => format!("{} instead of {} at character {at}", named(has), named(wants)),
    }
}

/// Returns the text in quotes, and with its code point where it is invisible.
fn named(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => quoted(only),
        _ if text.is_ascii() => quote(text),
        _ => {
            let codes: Vec<String> =
                text.chars().take(4).map(|c| format!("U+{:04X}", u32::from(c))).collect();
            format!("{} ({})", quote(text), codes.join(" "))
        }
    }
}

fn quoted(c: char) -> String {
    let is_seen = c.is_alphanumeric() || c.is_ascii_punctuation();
    match c {
        ' ' => "a space".to_owned(),
        _ if is_seen && c.is_ascii() => quote(&c.to_string()),
        _ if is_seen => format!("{} (U+{:04X})", quote(&c.to_string()), u32::from(c)),
        _ => format!("U+{:04X}", u32::from(c)),
    }
}

pub(super) fn affix(suffix: bool, wants: &str, has: &str, how: &AffixDifference) -> String {
    let (has, wants) = (quote(has), quote(wants));
    let (verb, end) = if suffix { ("end", "end") } else { ("begin", "beginning") };
    match how {
        AffixDifference::Case => {
            format!("{has} should {verb} with {wants}: only the case differs.")
        }
        AffixDifference::Space => format!("{has} should {verb} with {wants}: a space is in the way."),
        AffixDifference::Elsewhere { at } => {
            format!("{has} should {verb} with {wants}, which is at character {at}, not at the {end}.")
        }
        AffixDifference::CutShort { missing } => {
            let side = if suffix { "at the start" } else { "at the end" };
            format!("{has} should {verb} with {wants}: {} is missing {side}.", quote(missing))
        }
        AffixDifference::Differs { at: 1, .. } => format!("{has} doesn't {verb} with {wants}."),
        AffixDifference::Differs { at, has: found, wants: wanted } => {
            let from = if suffix { " from the end" } else { "" };
            format!(
                "{has} should {verb} with {wants}: {} instead of {} at character {at}{from}.",
                quoted(*found),
                quoted(*wanted)
            )
        }
    }
}

//! Strings that begin or end otherwise, and wildcards.

use super::{matcher_value, operand};
use crate::fix::misplaced::escaped;
use crate::fix::tools::{shown, shown_string};
use crate::fix::{FixKind, Miss, QuickFix, replace};
use crate::json::{Kind, Layout, Value, quote};
use crate::matching::reason::{AffixDifference, Reason};
use crate::pattern::Predicate;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Some((matcher, operand)) = matcher_value(miss).zip(operand(miss)) else { return Vec::new() };
    let fix = match miss.reason {
        Reason::Affix { how, suffix, .. } => affix(miss, matcher, operand, how, *suffix),
        Reason::Wildcard(stop) if stop.case => any_case(miss, matcher),
        Reason::Wildcard(_) => at_the_beginning(operand),
        _ => None,
    };
    fix.into_iter().collect()
}

fn affix(
    miss: &Miss,
    matcher: Value,
    operand: Value,
    how: &AffixDifference,
    suffix: bool,
) -> Option<QuickFix> {
    use AffixDifference as D;
    let layout = Layout::of(&miss.parsed.document);
    let inner = operand.children().next().filter(|_| operand.kind() == Kind::Object).unwrap_or(operand);
    let text = inner.as_str().filter(|_| inner.kind() == Kind::String)?;
    let changed =
        |kind, new: &str| replace(kind, inner.span(), quote(new), format!("Change to {}", shown_string(new)));
    match how {
        D::Case => {
            let nested = layout.operator("equals-ignore-case", inner.source());
            Some(replace(FixKind::Widen, operand.span(), nested, "Ignore case"))
        }
        D::Space if text.trim() != text => Some(changed(FixKind::Value, text.trim())),
        D::Elsewhere { .. } | D::Space if inner.id() == operand.id() => {
            let wildcard = layout.operator("wildcard", &quote(&format!("*{}*", escaped(&text))));
            let label = format!("Change to {}", shown(&wildcard));
            Some(replace(FixKind::Widen, matcher.span(), wildcard, label))
        }
        D::CutShort { .. } | D::Differs { .. } => {
            // Keys and paths begin without the slash that people write.
            let value = miss.event.value(miss.value?);
            if let Some(bare) = text.strip_prefix('/').filter(|bare| !suffix && !bare.is_empty())
                && value.as_str()?.starts_with(bare)
            {
                return Some(changed(FixKind::Value, bare));
            }
            let shorter = shortened(&text, &value.as_str()?, suffix)?;
            let label = format!("Shorten to {}", shown_string(&shorter));
            Some(QuickFix { label, ..changed(FixKind::Widen, &shorter) })
        }
        _ => None,
    }
}

/// Returns the part of a prefix (or suffix) that the event's string has, cut where a part of the text ends.
/// `None` if that is less than half of it: then it was hardly meant.
fn shortened(wants: &str, has: &str, suffix: bool) -> Option<String> {
    let turned = |text: &str| -> Vec<char> {
        if suffix { text.chars().rev().collect() } else { text.chars().collect() }
    };
    let (wants, has) = (turned(wants), turned(has));
    let common = wants.iter().zip(&has).take_while(|(a, b)| a == b).count();
    let is_separator = |c: &char| matches!(c, '/' | ':' | '.' | '-' | '_' | ' ');
    let cut = if common == has.len() {
        common
    } else {
        wants[..common].iter().rposition(is_separator).map_or(0, |at| at + 1)
    };
    if cut < 3 || cut * 2 < wants.len() || cut == wants.len() {
        return None;
    }
    let mut kept: Vec<char> = wants[..cut].to_vec();
    if suffix {
        kept.reverse();
    }
    Some(kept.into_iter().collect())
}

/// `*/in/*.csv` without the slash behind the star, which asks for something in front of `in/`.
fn at_the_beginning(operand: Value) -> Option<QuickFix> {
    let text = operand.as_str()?;
    let wider = quote(&format!("*{}", text.strip_prefix("*/").filter(|rest| !rest.starts_with('*'))?));
    let label = format!("Change to {}", shown(&wider));
    Some(replace(FixKind::Widen, operand.span(), wider, label))
}

/// A wildcard with one star at an end as an affix in any case: `wildcard` itself has no such form.
fn any_case(miss: &Miss, matcher: Value) -> Option<QuickFix> {
    let Predicate::Wildcard(wildcard) = &miss.matcher?.predicate else { return None };
    let (name, text) = match wildcard.pieces() {
        [begin, end] if end.is_empty() => ("prefix", begin),
        [begin, end] if begin.is_empty() => ("suffix", end),
        _ => return None,
    };
    let layout = Layout::of(&miss.parsed.document);
    let affix = layout.operator(name, &layout.operator("equals-ignore-case", &quote(text)));
    Some(replace(FixKind::Widen, matcher.span(), affix, "Ignore case"))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn an_affix_is_cut_where_a_part_of_it_ends() {
        let cases = [
            ("orders/2025/", "orders/2026/a", false, Some("orders/")),
            ("prod/mail", "prod/mai", false, Some("prod/mai")),
            ("arn:aws:s3:::logs-a", "arn:aws:s3:::logs-b", false, Some("arn:aws:s3:::logs-")),
            ("-prod.json", "a-dev.json", true, Some(".json")),
            // Less than half of it.
            ("in/2026/11/27", "in/2025", false, None),
            ("shop.orders", "shop", false, None),
            ("abc", "xyz", false, None),
            ("ab", "a", false, None),
        ];
        for (wants, has, suffix, expected) in cases {
            assert_eq!(shortened(wants, has, suffix).as_deref(), expected, "{wants} {has}");
        }
    }
}

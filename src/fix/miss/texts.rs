//! Strings that differ a little.

use super::{matcher_value, operand, source};
use crate::fix::misplaced::escaped;
use crate::fix::tools::{shown, value_at};
use crate::fix::{Edit, FixKind, Miss, QuickFix, replace};
use crate::json::{Kind, Layout, Value, quote};
use crate::lint::meant_source;
use crate::matching::reason::{Reason, TextDifference};
use crate::pattern::Predicate;
use crate::pattern::operator::Exact;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    use TextDifference as T;
    let Reason::Text { how, .. } = miss.reason else { return Vec::new() };
    let Some(matcher) = matcher_value(miss) else { return Vec::new() };
    // `"text"`, or the operand of `equals-ignore-case` and the like.
    let text = if matcher.kind() == Kind::String { Some(matcher) } else { operand(miss) };
    let layout = Layout::of(&miss.parsed.document);
    let Some((text, value)) = text.filter(|text| text.kind() == Kind::String).zip(source(miss)) else {
        return Vec::new();
    };
    let taken_over = || replace(FixKind::Value, text.span(), value, format!("Change to {}", shown(value)));
    let widened = |name: &str, operand: &str| {
        let written = layout.operator(name, operand);
        let label = format!("Change to {}", shown(&written));
        replace(FixKind::Widen, matcher.span(), written, label)
    };
    match how {
        T::Case => {
            let one =
                QuickFix { label: "Ignore case".to_owned(), ..widened("equals-ignore-case", text.source()) };
            vec![together(miss, &layout, "equals-ignore-case", |_| true).unwrap_or(one), taken_over()]
        }
        T::Space { in_event } => {
            let label = if *in_event { "Add the space" } else { "Remove the space" };
            vec![QuickFix { label: label.to_owned(), ..taken_over() }]
        }
        T::ArnSeparator { .. } | T::Spelling(_) => vec![taken_over()],
        T::GoesOn { .. } => vec![widened("prefix", text.source())],
        T::BeginsEarlier { .. } => {
            let wanted = text.as_str().unwrap_or_default();
            let suffix = end_of_arn(&wanted, value).unwrap_or_else(|| text.source().to_owned());
            vec![widened("suffix", &suffix)]
        }
        // Names that AWS or the sender gives: nothing goes beside them.
        T::CutShort { .. } if is_kind(miss) => vec![taken_over()],
        T::Other if is_kind(miss) && is_meant_source(&text.as_str().unwrap_or_default(), value) => {
            vec![taken_over()]
        }
        T::Within => {
            let wanted = text.as_str().unwrap_or_default();
            let secret = secret(&wanted, value).map(|wildcard| widened("wildcard", &wildcard));
            vec![secret.unwrap_or_else(|| widened("wildcard", &within(text)))]
        }
        T::Wildcard => {
            let one = widened("wildcard", text.source());
            vec![together(miss, &layout, "wildcard", |text| text.contains('*')).unwrap_or(one)]
        }
        _ => Vec::new(),
    }
}

/// Returns all texts of the list that are alike, under an operator; `None` if there is one only.
fn together(miss: &Miss, layout: &Layout, operator: &str, is_like: fn(&str) -> bool) -> Option<QuickFix> {
    let like =
        miss.parsed.pattern.leaf(miss.leaf).matchers.iter().filter(
            |matcher| matches!(&matcher.predicate, Predicate::Exact(Exact::Text(text)) if is_like(text)),
        );
    let edits: Vec<Edit> = like
        .filter_map(|matcher| value_at(&miss.parsed.document, matcher.span))
        .map(|text| Edit::replace(text.span(), layout.operator(operator, text.source())))
        .collect();
    let label = match operator {
        "wildcard" => format!("Change all {} to wildcard", edits.len()),
        _ => "Ignore case".to_owned(),
    };
    (edits.len() > 1).then_some(QuickFix { label, edits, kind: FixKind::Widen })
}

/// Whether the leaf says what kind of event it is.
fn is_kind(miss: &Miss) -> bool {
    matches!(&*miss.parsed.pattern.leaf(miss.leaf).path, "source" | "detail-type")
}

/// Whether the event's source, as JSON, is that of the service whose domain or name in capitals the pattern has.
fn is_meant_source(wanted: &str, value: &str) -> bool {
    meant_source(wanted).is_some_and(|meant| value.trim_matches('"') == meant)
}

/// For the name of a resource, where the event has its ARN: the name with the separator in front, as JSON, so that no
/// other name that ends with it fits.
fn end_of_arn(name: &str, value: &str) -> Option<String> {
    let before = value.trim_matches('"').strip_suffix(name)?;
    let separator = before.chars().next_back().filter(|c| matches!(c, '/' | ':'))?;
    before.starts_with("arn:").then(|| quote(&format!("{separator}{name}")))
}

/// For a secret's name, where the event has its ARN with six random characters: a wildcard as narrow as can be, as
/// JSON.
fn secret(name: &str, value: &str) -> Option<String> {
    const RANDOM: usize = 6;
    let (_, resource) = value.trim_matches('"').split_once(":secret:")?;
    let random = resource.strip_prefix(name)?.strip_prefix('-')?;
    (random.len() == RANDOM).then(|| quote(&format!("*:secret:{}-*", escaped(name))))
}

/// `*text*`, as JSON.
fn within(text: Value) -> String {
    quote(&format!("*{}*", escaped(&text.as_str().unwrap_or_default())))
}

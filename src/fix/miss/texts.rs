//! Strings that differ a little.

use super::{matcher_value, operand, source};
use crate::fix::tools::shown;
use crate::fix::{FixKind, Miss, QuickFix, replace};
use crate::json::{Kind, Layout, Value, quote};
use crate::matching::reason::{Reason, TextDifference};

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
        T::Case => vec![
            QuickFix { label: "Ignore case".to_owned(), ..widened("equals-ignore-case", text.source()) },
            taken_over(),
        ],
        T::Space { in_event } => {
            let label = if *in_event { "Add the space" } else { "Remove the space" };
            vec![QuickFix { label: label.to_owned(), ..taken_over() }]
        }
        T::ArnSeparator { .. } | T::Spelling(_) => vec![taken_over()],
        T::GoesOn { .. } => vec![widened("prefix", text.source())],
        T::BeginsEarlier { .. } => vec![widened("suffix", text.source())],
        T::Within => vec![widened("wildcard", &within(text))],
        T::Wildcard => vec![widened("wildcard", text.source())],
        _ => Vec::new(),
    }
}

/// `*text*`, as JSON.
fn within(text: Value) -> String {
    let text = text.as_str().unwrap_or_default().replace('\\', "\\\\").replace('*', "\\*");
    quote(&format!("*{text}*"))
}

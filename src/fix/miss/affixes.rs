//! Strings that begin or end otherwise, and wildcards.

use super::{matcher_value, operand};
use crate::fix::tools::{shown, shown_string};
use crate::fix::{FixKind, Miss, QuickFix, replace};
use crate::json::{Kind, Layout, quote};
use crate::matching::reason::{AffixDifference, Reason};

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::Affix { how, .. } = miss.reason else { return Vec::new() };
    let Some((matcher, operand)) = matcher_value(miss).zip(operand(miss)) else { return Vec::new() };
    let Some(text) = operand.as_str().filter(|_| operand.kind() == Kind::String) else {
        return Vec::new();
    };
    let layout = Layout::of(&miss.parsed.document);
    match how {
        AffixDifference::Case => {
            let nested = layout.operator("equals-ignore-case", operand.source());
            vec![replace(FixKind::Widen, operand.span(), nested, "Ignore case")]
        }
        AffixDifference::Space if text.trim() != text => {
            let trimmed = quote(text.trim());
            let label = format!("Change to {}", shown_string(text.trim()));
            vec![replace(FixKind::Value, operand.span(), trimmed, label)]
        }
        AffixDifference::Elsewhere { .. } | AffixDifference::Space => {
            let escaped = text.replace('\\', "\\\\").replace('*', "\\*");
            let wildcard = layout.operator("wildcard", &quote(&format!("*{escaped}*")));
            let label = format!("Change to {}", shown(&wildcard));
            vec![replace(FixKind::Widen, matcher.span(), wildcard, label)]
        }
        _ => Vec::new(),
    }
}

//! Numbers outside a range.

use super::{operand, source};
use crate::fix::{Edit, FixKind, Miss, QuickFix};
use crate::json::{Value, quote};
use crate::matching::reason::Reason;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::OutOfRange { upper, single: false, by, .. } = miss.reason else { return Vec::new() };
    let Some((operand, value)) = operand(miss).zip(source(miss)) else { return Vec::new() };
    let members: Vec<Value> = operand.children().collect();
    let sign = if *upper { '<' } else { '>' };
    let bound = members
        .chunks(2)
        .find(|pair| pair[0].as_str().is_some_and(|comparison| comparison.starts_with(sign)));
    let Some([comparison, number]) = bound else { return Vec::new() };
    let inclusive = Edit::replace(comparison.span(), quote(&format!("{sign}=")));
    let is_inclusive = comparison.as_str().is_some_and(|comparison| comparison.ends_with('='));
    let (label, edits) = if *by == 0.0 {
        (format!("Include {}", number.source()), vec![inclusive])
    } else {
        let mut edits = vec![Edit::replace(number.span(), value)];
        edits.extend((!is_inclusive).then_some(inclusive));
        (format!("Change the bound to {value}"), edits)
    };
    vec![QuickFix { label, edits, kind: FixKind::Widen }]
}

//! Operators in the place of a field's name.

use super::way_to;
use crate::fix::{Miss, QuickFix, misplaced};
use crate::matching::reason::Reason;
use crate::pattern::operator_named;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let is_operator = |name: &str| operator_named(name).is_some();
    let is_meant = match miss.reason {
        Reason::NotAnObject { name, .. } => is_operator(name),
        Reason::Absent(absent) => is_operator(&absent.name),
        _ => false,
    };
    if !is_meant {
        return Vec::new();
    }
    let way = way_to(miss);
    way.last().and_then(|(_, leaf)| misplaced::outermost(*leaf)).into_iter().collect()
}

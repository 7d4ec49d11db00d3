//! Values of another type.

use super::{matcher_value, source};
use crate::fix::tools::shown;
use crate::fix::{FixKind, Miss, QuickFix, replace};
use crate::matching::reason::Reason;
use crate::pattern::Predicate;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::WrongType { alike: true, .. } = miss.reason else { return Vec::new() };
    let is_exact = miss.matcher.is_some_and(|matcher| {
        matches!(matcher.predicate, Predicate::Exact(_) | Predicate::EqualsIgnoreCase(_))
    });
    let places = matcher_value(miss).zip(source(miss)).filter(|_| is_exact);
    let Some((matcher, value)) = places else { return Vec::new() };
    vec![replace(FixKind::Type, matcher.span(), value, format!("Change to {}", shown(value)))]
}

//! Values of another type.

use super::super::tools::shown;
use super::super::{Miss, Repair, RepairKind, replace};
use super::{matcher_value, source};
use crate::matching::why::Why;
use crate::pattern::Test;

pub(in crate::repair) fn repairs(miss: &Miss) -> Vec<Repair> {
    let Why::WrongType { alike: true, .. } = miss.why else { return Vec::new() };
    let is_exact = miss
        .matcher
        .is_some_and(|matcher| matches!(matcher.test, Test::Exact(_) | Test::EqualsIgnoreCase(_)));
    let places = matcher_value(miss).zip(source(miss)).filter(|_| is_exact);
    let Some((matcher, value)) = places else { return Vec::new() };
    vec![replace(RepairKind::Type, matcher.span(), value, format!("Write {}", shown(value)))]
}

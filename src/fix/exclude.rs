//! One more value that `anything-but` excludes.

use super::keep_out::Place;
use super::tools::shown;
use super::{Edit, FixKind, QuickFix, anything_but, replace};
use crate::json::{Kind, Value, quote};
use crate::matching::Trap;
use crate::pattern::Predicate;
use crate::pattern::operator::AnythingBut;

/// Returns the fixes that let `anything-but` exclude the value as well, those that keep its kind first. None where it
/// got in beside a value that is excluded: whatever else is excluded, the next one gets in.
pub(super) fn fixes(place: &Place) -> Vec<QuickFix> {
    let Some(Predicate::AnythingBut(anything_but)) = place.predicate() else { return Vec::new() };
    // Beside another anything-but, the two belong in one.
    let is_beside = matches!(place.admission.trap, Some(Trap::ExcludedByOther { .. }));
    if let Some(Trap::ExcludedElement { .. }) = place.admission.trap {
        return Vec::new();
    }
    let Some((value, operand)) = place.value().zip(place.at.children().next()) else { return Vec::new() };
    let listed = operand.children().next().filter(|_| operand.kind() == Kind::Object).unwrap_or(operand);
    let found = match (anything_but, value.kind()) {
        (AnythingBut::Texts(_), Kind::String) => {
            vec![in_any_case(place, listed), Some(appended(place, listed, value.source(), value))]
        }
        (AnythingBut::Numbers(_), Kind::Number) | (AnythingBut::IgnoreCase(_), Kind::String) => {
            vec![Some(appended(place, listed, value.source(), value))]
        }
        (AnythingBut::Numbers(_), _) => vec![only_numbers(place, operand)],
        (_, Kind::String) if is_beside => Vec::new(),
        (_, Kind::String) => {
            vec![own_case(place, anything_but, listed, value), whole(place, anything_but, value)]
        }
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn appended(place: &Place, listed: Value, text: &str, value: Value) -> QuickFix {
    let label = format!("Exclude {} as well", shown(value.source()));
    let edit = if listed.kind() == Kind::Array {
        place.layout.append_element(listed, text)
    } else {
        Edit::replace(listed.span(), place.layout.list(&[listed.source().to_owned(), text.to_owned()]))
    };
    QuickFix { label, edits: vec![edit], kind: FixKind::Narrow }
}

/// The same texts, whatever their case.
fn in_any_case(place: &Place, listed: Value) -> Option<QuickFix> {
    let Some(Trap::OtherCase { .. }) = place.admission.trap else { return None };
    let nested = place.layout.operator("equals-ignore-case", listed.source());
    Some(replace(FixKind::Narrow, listed.span(), nested, "Ignore case"))
}

/// The part of the value that an excluded prefix or suffix is but for its case.
fn own_case(place: &Place, anything_but: &AnythingBut, listed: Value, value: Value) -> Option<QuickFix> {
    let Some(Trap::OtherCase { excluded }) = &place.admission.trap else { return None };
    let has = value.as_str()?;
    let part = match anything_but {
        AnythingBut::Suffixes(_) => has.get(has.len().checked_sub(excluded.len())?..)?,
        _ => has.get(..excluded.len())?,
    };
    let label = format!("Exclude {} as well", quote(part));
    Some(QuickFix { label, ..appended(place, listed, &quote(part), value) })
}

/// The value and nothing more, beside what is excluded already, as wildcards.
fn whole(place: &Place, anything_but: &AnythingBut, value: Value) -> Option<QuickFix> {
    let mut wildcards = anything_but::wildcards(anything_but)?;
    wildcards.push(super::misplaced::escaped(&value.as_str()?));
    let list: Vec<String> = wildcards.iter().map(|text| quote(text)).collect();
    let nested = place.layout.operator("wildcard", &place.layout.list(&list));
    let label = format!("Exclude {} as well", shown(value.source()));
    Some(replace(FixKind::Narrow, place.at.children().next()?.span(), nested, label))
}

/// What is below the only number that is excluded, or above: no value of another type.
fn only_numbers(place: &Place, operand: Value) -> Option<QuickFix> {
    let number = if operand.kind() == Kind::Array { operand.children().next()? } else { operand };
    (operand.kind() == Kind::Number || operand.children().count() == 1).then_some(())?;
    let range = |sign: &str| {
        place.layout.operator("numeric", &place.layout.list(&[quote(sign), number.source().to_owned()]))
    };
    let ranges = [range("<"), range(">")].join(place.layout.comma());
    Some(replace(FixKind::Narrow, place.at.span(), ranges, "Match only numbers"))
}

//! Two half-open ranges of one field, which as alternatives let in every number, as one range.

use super::tools::{remove_all, shown, value_at};
use super::{FixKind, QuickFix};
use crate::json::{Layout, quote};
use crate::pattern::operator::{Bound, Range};
use crate::pattern::{Leaf, Matcher, Parsed, Predicate};
use crate::text::Edit;

/// Returns the fix that makes one range of two whose bounds face each other, or `None` if the leaf has no such.
pub(super) fn in_one(parsed: &Parsed, leaf: &Leaf) -> Option<QuickFix> {
    let half = |matcher: &&Matcher| match &matcher.predicate {
        Predicate::Numeric(range) => half_open(range).is_some(),
        _ => false,
    };
    let halves: Vec<&Matcher> = leaf.matchers.iter().filter(half).collect();
    let [first, second] = halves.as_slice() else { return None };
    let (Predicate::Numeric(a), Predicate::Numeric(b)) = (&first.predicate, &second.predicate) else {
        return None;
    };
    let (low, high) = (a.low.as_ref().or(b.low.as_ref())?, a.high.as_ref().or(b.high.as_ref())?);
    let sign =
        |bound: &Bound, sign: &str| quote(&format!("{sign}{}", if bound.inclusive { "=" } else { "" }));
    let layout = Layout::of(&parsed.document);
    let members = [sign(low, ">"), low.text.clone(), sign(high, "<"), high.text.clone()];
    let range = layout.operator("numeric", &layout.list(&members));
    let other = value_at(&parsed.document, second.span)?;
    let mut edits = vec![Edit::replace(first.span, range.clone())];
    edits.extend(remove_all(other.parent()?, &[other.id()])?);
    Some(QuickFix { label: format!("Change to {}", shown(&range)), edits, kind: FixKind::Merge })
}

/// Returns the only bound of a range.
fn half_open(range: &Range) -> Option<&Bound> {
    match (&range.low, &range.high) {
        (Some(bound), None) | (None, Some(bound)) => Some(bound),
        _ => None,
    }
}

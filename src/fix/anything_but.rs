//! Several `anything-but` of one field, which let in what any of them does, as one.

use super::misplaced::escaped;
use super::tools::{shown, value_at};
use super::{FixKind, QuickFix};
use crate::json::{Layout, Value, quote};
use crate::pattern::operator::AnythingBut;
use crate::pattern::{Leaf, Parsed, Predicate};
use crate::text::Edit;

/// Returns the fix that makes one `anything-but` of all those of a leaf, or `None` if there are not several, or if no
/// single one can say the same: numbers and strings do not mix.
pub(super) fn in_one(parsed: &Parsed, leaf: &Leaf) -> Option<QuickFix> {
    let several: Vec<(&AnythingBut, crate::text::Span)> = leaf
        .matchers
        .iter()
        .filter_map(|matcher| match &matcher.predicate {
            Predicate::AnythingBut(anything_but) => Some((anything_but, matcher.span)),
            _ => None,
        })
        .collect();
    let ((_, first), others) = several.split_first()?;
    if others.is_empty() {
        return None;
    }
    let layout = Layout::of(&parsed.document);
    let all: Vec<&AnythingBut> = several.iter().map(|(one, _)| *one).collect();
    let one = layout.operator("anything-but", &operand(&layout, &all)?);
    let list = value_at(&parsed.document, *first)?.parent()?;
    let others: Vec<_> = list
        .children()
        .filter(|child| others.iter().any(|(_, span)| *span == child.span()))
        .map(Value::id)
        .collect();
    let mut edits = vec![Edit::replace(*first, one.clone())];
    edits.extend(crate::json::remove_entries(list, &others));
    Some(QuickFix { label: format!("Change to {}", shown(&one)), edits, kind: FixKind::Merge })
}

/// Returns the operand that excludes what all of them exclude.
fn operand(layout: &Layout, all: &[&AnythingBut]) -> Option<String> {
    use AnythingBut as A;
    let quoted = |texts: &[String]| texts.iter().map(|text| quote(text)).collect::<Vec<String>>();
    let plain = |one: &&AnythingBut| match one {
        A::Texts(texts) => Some((None, quoted(texts))),
        A::Numbers(numbers) => Some((None, numbers.iter().map(|number| number.text().to_owned()).collect())),
        A::Prefixes(texts) => Some((Some("prefix"), quoted(texts))),
        A::Suffixes(texts) => Some((Some("suffix"), quoted(texts))),
        A::IgnoreCase(texts) => {
            Some((Some("equals-ignore-case"), texts.iter().map(|text| quote(text.source())).collect()))
        }
        A::Wildcards(_) => None,
    };
    let same: Option<Vec<(Option<&str>, Vec<String>)>> = all.iter().map(plain).collect();
    let is_number = |one: &&AnythingBut| matches!(one, A::Numbers(_));
    if let Some(same) = same
        && let Some((name, _)) = same.first().cloned()
        && same.iter().all(|(other, _)| *other == name)
        && (all.iter().all(is_number) || !all.iter().any(is_number))
    {
        let list = layout.list(&same.into_iter().flat_map(|(_, texts)| texts).collect::<Vec<_>>());
        return Some(name.map_or(list.clone(), |name| layout.operator(name, &list)));
    }
    // A wildcard can say what the others say.
    let texts: Vec<Vec<String>> = all.iter().map(|one| wildcards(one)).collect::<Option<_>>()?;
    Some(layout.operator("wildcard", &layout.list(&quoted(&texts.concat()))))
}

/// What it excludes as wildcards; `None` where wildcards cannot say it.
pub(super) fn wildcards(one: &AnythingBut) -> Option<Vec<String>> {
    use AnythingBut as A;
    match one {
        A::Texts(texts) => Some(texts.iter().map(|text| escaped(text)).collect()),
        A::Prefixes(texts) => Some(texts.iter().map(|text| format!("{}*", escaped(text))).collect()),
        A::Suffixes(texts) => Some(texts.iter().map(|text| format!("*{}", escaped(text))).collect()),
        A::Wildcards(wildcards) => Some(wildcards.iter().map(|one| one.source().to_owned()).collect()),
        A::Numbers(_) | A::IgnoreCase(_) => None,
    }
}

//! Which events: what the pattern says of source and detail-type.

use super::predicate::{either, quoted, shortened};
use super::{Clause, service_name};
use crate::pattern::operator::{Affix, Exact};
use crate::pattern::{Leaf, Pattern, Predicate};

/// Takes source and detail-type out of the clauses, where they can be said of the events
/// themselves: “Object Created” events from Amazon S3.
pub(super) fn take(pattern: &Pattern, clauses: &mut Vec<Clause>) -> String {
    let types = take_field(pattern, clauses, "detail-type", exact_texts);
    let sources = take_field(pattern, clauses, "source", source_names);
    let from = sources.map(|names| either(&shortened(names)));
    let Some(types) = types else {
        return from.map_or("events".to_owned(), |from| format!("events from {from}"));
    };
    if types == ["AWS API Call via CloudTrail"] {
        let to = from.map_or(String::new(), |to| format!(" to {to}"));
        return format!("API calls{to}, reported by CloudTrail,");
    }
    let from = from.map_or(String::new(), |from| format!(" from {from}"));
    let types: Vec<String> = types.iter().map(|name| quoted(name)).collect();
    format!("{} events{from}", either(&shortened(types)))
}

/// Takes the field out, if it can be read in this way.
fn take_field(
    pattern: &Pattern,
    clauses: &mut Vec<Clause>,
    path: &str,
    read: impl Fn(&Leaf) -> Option<Vec<String>>,
) -> Option<Vec<String>> {
    let found = clauses.iter().enumerate().find_map(|(index, clause)| match clause {
        Clause::Field(id) if pattern.leaf(*id).path == path => Some((index, read(pattern.leaf(*id))?)),
        _ => None,
    });
    let (index, words) = found?;
    clauses.remove(index);
    Some(words)
}

/// Returns the texts of a leaf that has only exact texts, else `None`.
fn exact_texts(leaf: &Leaf) -> Option<Vec<String>> {
    let text = |predicate: &Predicate| match predicate {
        Predicate::Exact(Exact::Text(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    let texts: Vec<String> =
        leaf.matchers.iter().map(|matcher| text(&matcher.predicate)).collect::<Option<_>>()?;
    (!texts.is_empty()).then_some(texts)
}

fn source_names(leaf: &Leaf) -> Option<Vec<String>> {
    if let [only] = leaf.matchers.as_slice()
        && let Predicate::Prefix(Affix::Text(text)) = &only.predicate
    {
        let partner = text.strip_prefix("aws.partner/")?.split('/').next()?;
        return (!partner.is_empty()).then(|| vec![format!("the partner {partner}")]);
    }
    let texts = exact_texts(leaf)?;
    Some(texts.iter().map(|text| service_name(text).map_or_else(|| quoted(text), str::to_owned)).collect())
}

//! The ranges of the two texts to highlight.

use super::explanation::{Explanation, LeafOutcome, MatcherOutcome};
use super::messages;
use super::reason::{ByDigits, Reason, by_digits, of_value};
use crate::json::{Document, Scalar, Value};
use crate::pattern::{Leaf, LeafId, Matcher, Predicate};
use crate::text::Span;
use std::collections::BTreeMap;

/// The most highlights in one text; more would help nobody and slow an editor down.
const MAX_HIGHLIGHTS: usize = 2_000;

/// The most values, and the most matchers, of each field that are given a reason.
const MAX_REASONS: usize = 8;

/// A highlighted range of a text that a match looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Its place in the text.
    pub span: Span,
    /// Whether it matched.
    pub matched: bool,
    /// The title to show; empty without titles.
    pub title: String,
}

/// The functions that make titles of highlights. Their messages are a large part of the engine, so a caller
/// that only highlights does without.
#[derive(Clone, Copy, Debug)]
pub struct Titles {
    matcher: fn(&Leaf, &LeafOutcome, &MatcherOutcome) -> String,
    missed: fn(&Leaf, &Value<'_>) -> String,
    other: fn(&Leaf) -> String,
    matched: fn(&Leaf, &Value<'_>) -> String,
}

/// Titles in sentences.
pub static TITLES: Titles = Titles {
    matcher: messages::matcher_title,
    missed: missed_title,
    other: |leaf| messages::missed_title(leaf, None),
    matched: matched_title,
};

/// Returns what a value matched, and by which digits where the match is surprising.
fn matched_title(leaf: &Leaf, value: &Value) -> String {
    let scalar = Scalar::of(*value);
    let accepts = |predicate: &&Predicate| scalar.as_ref().is_some_and(|scalar| predicate.accepts(scalar));
    let accepting = leaf.matchers.iter().map(|matcher| &matcher.predicate).filter(accepts);
    // A matcher that accepts the value as expected is enough.
    let odd: Option<Vec<ByDigits>> = accepting.map(|predicate| by_digits(predicate, *value)).collect();
    messages::matched_title(leaf, odd.unwrap_or_default().first())
}

/// Returns why a leaf does not accept a value: the reason of the nearest matcher.
fn missed_title(leaf: &Leaf, value: &Value) -> String {
    // Of each field, some matchers are enough.
    let reasons = leaf.matchers.iter().take(MAX_REASONS);
    let nearest =
        reasons.filter_map(|matcher| of_value(&matcher.predicate, *value)).min_by_key(Reason::distance);
    messages::missed_title(leaf, nearest.as_ref())
}

/// A matcher that looked at a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// The leaf that it belongs to.
    pub leaf: LeafId,
    /// Its place in the pattern.
    pub span: Span,
    /// Whether it accepts the value.
    pub accepted: bool,
}

/// Returns the matchers that looked at the value at byte `offset` of the event's text.
pub fn inspections_at(explanation: &Explanation, event: &Document, offset: u32) -> Vec<Inspection> {
    let Some(id) = event.value_at(offset).map(Value::id) else { return Vec::new() };
    let counting = explanation.pattern().leaves().filter(|(leaf, _)| explanation.leaf(*leaf).counts);
    let inspections = counting.filter_map(|(leaf, syntax)| {
        let outcome = explanation.leaf(leaf);
        let index = outcome.values.binary_search(&id).ok()? as u32;
        let inspection = move |(matcher, found): (&Matcher, &MatcherOutcome)| {
            let accepted = found.accepted.binary_search(&index).is_ok();
            Inspection { leaf, span: matcher.span, accepted }
        };
        Some(syntax.matchers.iter().zip(&outcome.matchers).map(inspection).collect::<Vec<Inspection>>())
    });
    inspections.flatten().collect()
}

/// Returns a highlight for each matcher of the pattern.
pub fn pattern_highlights(explanation: &Explanation, titles: Option<&Titles>) -> Vec<Highlight> {
    let counting = explanation.pattern().leaves().filter(|(id, _)| explanation.leaf(*id).counts);
    let highlights = counting.flat_map(|(id, leaf)| {
        let outcome = explanation.leaf(id);
        leaf.matchers.iter().zip(&outcome.matchers).map(move |(matcher, found)| {
            let matched = !found.accepted.is_empty() || found.by_absence;
            let title = titles.map_or_else(String::new, |titles| (titles.matcher)(leaf, outcome, found));
            Highlight { span: matcher.span, matched, title }
        })
    });
    highlights.take(MAX_HIGHLIGHTS).collect()
}

/// Returns a highlight for each value of the event that some matcher looked at. A value counts as matched if
/// any matcher accepts it.
pub fn event_highlights(
    explanation: &Explanation,
    event: &Document,
    titles: Option<&Titles>,
) -> Vec<Highlight> {
    let mut highlights: BTreeMap<Span, Highlight> = BTreeMap::new();
    for (id, leaf) in explanation.pattern().leaves() {
        let outcome = explanation.leaf(id);
        if !outcome.counts {
            continue;
        }
        let accepted = outcome.accepted();
        for (index, &value) in outcome.values.iter().enumerate() {
            if highlights.len() >= MAX_HIGHLIGHTS {
                break;
            }
            let span = event.value(value).span();
            let matched = accepted.binary_search(&(index as u32)).is_ok();
            // An editor shows one title at a time; reasons for the first values are enough.
            let value = event.value(value);
            let title = titles.map_or_else(String::new, |titles| match matched {
                true => (titles.matched)(leaf, &value),
                false if index < MAX_REASONS => (titles.missed)(leaf, &value),
                false => (titles.other)(leaf),
            });
            let highlight =
                highlights.entry(span).or_insert_with(|| Highlight { span, matched, title: title.clone() });
            if matched && !highlight.matched {
                *highlight = Highlight { span, matched, title };
            }
        }
    }
    highlights.into_values().collect()
}

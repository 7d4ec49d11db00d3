//! One more condition, where the other events tell which: a field in which all that should match agree.

use super::tools::insert_at;
use super::{FixKind, QuickFix, apply};
use crate::json::{Document, Kind, Layout, Value, quote};
use crate::matching::PatternMatcher;
use crate::pattern::{self, Parsed};

/// More than this do not help to choose.
const MAX_OFFERED: usize = 3;

/// More values of an event than this are not looked at.
const MAX_VALUES: usize = 500;

/// More events than this are not compared.
const MAX_EVENTS: usize = 50;

/// Fields of the envelope that differ in every event, so that they say nothing about the intention.
const CHANCE: [&str; 3] = ["id", "time", "version"];

/// Returns the condition that keeps replayed events out, if the event is one and the pattern does not ask for that.
pub fn without_replays(matcher: &PatternMatcher, event: &Document) -> Option<QuickFix> {
    const NAME: &str = "replay-name";
    let parsed = matcher.parsed();
    event.root()?.get(NAME)?;
    let layout = Layout::of(&parsed.document);
    let list = layout.list(&[layout.operator("exists", "false")]);
    let edit = insert_at(parsed.document.root()?, &[NAME.to_owned()], &layout, &list)?;
    let fix =
        QuickFix { label: "Exclude replayed events".to_owned(), edits: vec![edit], kind: FixKind::Narrow };
    tells_apart(parsed, event, &[], &fix).then_some(fix)
}

/// Returns conditions that keep an event out which matches, and let in all of `wanted` that match. Each is about a
/// field that the pattern does not ask for and in which those have values that the event does not have; the fewer
/// values the better. Empty without such events.
pub fn conditions_that_tell_apart(
    matcher: &PatternMatcher,
    event: &Document,
    wanted: &[&Document],
) -> Vec<QuickFix> {
    let parsed = matcher.parsed();
    let wanted: Vec<&Document> =
        wanted.iter().copied().filter(|wanted| matcher.matches(wanted)).take(MAX_EVENTS).collect();
    let Some(first) = wanted.first().and_then(|first| first.root()) else { return Vec::new() };
    let mut fields = Vec::new();
    gather(first, &mut fields, &mut { MAX_VALUES });
    let mut found: Vec<(usize, QuickFix)> = Vec::new();
    for keys in fields {
        let is_asked_for = parsed.pattern.leaves.iter().any(|leaf| leaf.path == keys.join("."));
        if is_asked_for || CHANCE.contains(&keys[0].as_str()) {
            continue;
        }
        let Some(values) = values_of_all(&wanted, &keys) else { continue };
        let has = event.root().and_then(|root| at(root, &keys)).map(Value::source);
        if has.is_some_and(|has| values.iter().any(|value| value == has)) {
            continue;
        }
        if let Some(fix) =
            condition(parsed, &keys, &values).filter(|fix| tells_apart(parsed, event, &wanted, fix))
        {
            found.push((values.len(), fix));
        }
    }
    found.sort_by_key(|(values, _)| *values);
    found.into_iter().take(MAX_OFFERED).map(|(_, fix)| fix).collect()
}

/// The keys of the short plain values of an event that lie in no array.
fn gather(object: Value, fields: &mut Vec<Vec<String>>, left: &mut usize) {
    for member in object.children() {
        if *left == 0 {
            return;
        }
        *left -= 1;
        match member.kind() {
            Kind::Object => gather(member, fields, left),
            Kind::String | Kind::True | Kind::False if member.source().len() < 64 => {
                fields.push(member.keys());
            }
            _ => {}
        }
    }
}

fn at<'d>(root: Value<'d>, keys: &[String]) -> Option<Value<'d>> {
    keys.iter().try_fold(root, |object, key| object.get(key))
}

/// Returns the different values of a field in all events; `None` if one lacks it, or if there are too many.
fn values_of_all(events: &[&Document], keys: &[String]) -> Option<Vec<String>> {
    const MAX_DIFFERENT: usize = 3;
    let mut values: Vec<String> = Vec::new();
    for event in events {
        let value = at(event.root()?, keys)?;
        let is_plain = matches!(value.kind(), Kind::String | Kind::True | Kind::False);
        if !is_plain || (!values.iter().any(|other| other == value.source()) && values.len() == MAX_DIFFERENT)
        {
            return None;
        }
        if !values.iter().any(|other| other == value.source()) {
            values.push(value.source().to_owned());
        }
    }
    // What is different in each of several events is an id or a moment.
    (values.len() == 1 || values.len() * 2 <= events.len()).then_some(values)
}

fn condition(parsed: &Parsed, keys: &[String], values: &[String]) -> Option<QuickFix> {
    let layout = Layout::of(&parsed.document);
    let list = layout.list(values);
    let edit = insert_at(parsed.document.root()?, keys, &layout, &list)?;
    let label = format!("Require {}: {}", quote(&keys.join(".")).trim_matches('"'), values.join(" or "));
    Some(QuickFix { label, edits: vec![edit], kind: FixKind::Narrow })
}

fn tells_apart(parsed: &Parsed, event: &Document, wanted: &[&Document], fix: &QuickFix) -> bool {
    let after = pattern::parse(&apply(parsed.document.text(), &fix.edits));
    if !after.is_valid() {
        return false;
    }
    let after = PatternMatcher::new(after);
    !after.matches(event) && wanted.iter().all(|wanted| after.matches(wanted))
}

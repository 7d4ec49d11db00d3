//! Near misses: a matching event with one condition spoiled.

use super::event::names;
use super::sample::{self, Sample, typical};
use crate::json::{self, Document, Kind, Layout, NodeId, Scalar, Value, remove_entries};
use crate::matching::{Explanation, PatternMatcher};
use crate::pattern::{Leaf, LeafId, Predicate};
use crate::text::{Edit, apply, shortened};
use std::collections::{BTreeMap, BTreeSet};

/// More of them than this nobody reads.
const MAX_MUTATIONS: usize = 200;

/// An event that just does not match any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutation {
    /// A name for what was changed, for a list of tests.
    pub name: String,
    /// The event.
    pub text: String,
    /// The leaf of the pattern that it misses.
    pub leaf: LeafId,
    /// Which matcher of the leaf it comes near to, by index.
    pub matcher: usize,
}

/// A change to the values of a field.
enum Change {
    Replace(Sample),
    Remove,
    Add(Sample),
}

/// Near misses of a pattern: for each matcher of the branch that the event satisfies, the event with
/// a change by which the pattern no longer matches it.
///
/// Empty if the event does not match. A matcher has none where no change helps, because another
/// branch matches just as well.
pub fn mutations(matcher: &PatternMatcher, event: &str) -> Vec<Mutation> {
    let document = json::parse(event);
    if !document.problems().is_empty() || document.root().is_none_or(|root| root.kind() != Kind::Object) {
        return Vec::new();
    }
    let explanation = matcher.explain(&document);
    let Some(branch) = explanation.branches.iter().find(|branch| branch.matched()) else { return Vec::new() };
    let spoiler =
        Spoiler { matcher, document: &document, explanation: &explanation, names: names(matcher.pattern()) };
    let mut found: Vec<Mutation> = Vec::new();
    let mut texts = BTreeSet::new();
    for &leaf in &branch.leaves {
        for index in 0..matcher.pattern().leaf(leaf).matchers.len() {
            if found.len() == MAX_MUTATIONS {
                return found;
            }
            found.extend(spoiler.spoil(leaf, index).filter(|mutation| texts.insert(mutation.text.clone())));
        }
    }
    found
}

struct Spoiler<'s> {
    matcher: &'s PatternMatcher,
    document: &'s Document,
    explanation: &'s Explanation,
    /// The keys under which a new value of each leaf would go.
    names: Vec<Vec<String>>,
}

impl Spoiler<'_> {
    /// Returns the first change near one matcher that works.
    fn spoil(&self, id: LeafId, index: usize) -> Option<Mutation> {
        let leaf = self.matcher.pattern().leaf(id);
        self.changes(id, index).into_iter().find_map(|change| {
            let text = apply(self.document.text(), &self.edits(id, &change));
            let mutated = json::parse(&text);
            let misses = mutated.problems().is_empty() && !self.matcher.matches(&mutated);
            misses.then(|| Mutation { name: self.name(leaf, id, &change), text, leaf: id, matcher: index })
        })
    }

    fn changes(&self, id: LeafId, index: usize) -> Vec<Change> {
        let leaf = self.matcher.pattern().leaf(id);
        let predicate = &leaf.matchers[index].predicate;
        let rejected =
            |value: &Sample| !leaf.matchers.iter().any(|other| value.is_accepted_by(&other.predicate));
        let absent = self.accepted(id).is_empty();
        let near = self.near(id, index).into_iter().filter(rejected);
        match predicate {
            Predicate::Exists(false) if absent => near.map(Change::Add).collect(),
            _ if absent => near.map(Change::Add).chain([Change::Remove]).collect(),
            Predicate::Exists(_) => [Change::Remove].into_iter().chain(near.map(Change::Replace)).collect(),
            // All others ask for a value, so another one is the smaller change.
            _ => near.map(Change::Replace).chain([Change::Remove]).collect(),
        }
    }

    /// Values near to what the matcher accepts.
    fn near(&self, id: LeafId, index: usize) -> Vec<Sample> {
        let leaf = self.matcher.pattern().leaf(id);
        let predicate = &leaf.matchers[index].predicate;
        if let Predicate::Exists(false) = predicate {
            return [typical(&leaf.path)].into_iter().chain(sample::near(predicate, &Scalar::Null)).collect();
        }
        let outcome = self.explanation.leaf(id);
        let accepted = outcome.matchers[index].accepted.first().map(|&value| outcome.values[value as usize]);
        if let Some(value) = accepted.and_then(|id| Scalar::of(self.document.value(id))) {
            return sample::near(predicate, &value);
        }
        let usual =
            sample::accepted(predicate, &leaf.path).into_iter().find(|value| value.is_accepted_by(predicate));
        let Some(usual) = usual else { return Vec::new() };
        let document = json::parse(&usual.0);
        document.root().and_then(Scalar::of).map(|value| sample::near(predicate, &value)).unwrap_or_default()
    }

    /// Returns the values of the event that hold the leaf.
    fn accepted(&self, id: LeafId) -> Vec<NodeId> {
        let outcome = self.explanation.leaf(id);
        outcome.accepted().into_iter().map(|index| outcome.values[index as usize]).collect()
    }

    fn edits(&self, id: LeafId, change: &Change) -> Vec<Edit> {
        match change {
            Change::Replace(sample) => {
                let replace = |node| Edit::replace(self.document.value(node).span(), &sample.0);
                self.accepted(id).into_iter().map(replace).collect()
            }
            Change::Remove => self.removals(id),
            Change::Add(sample) => self.addition(id, sample).into_iter().collect(),
        }
    }

    /// Takes the field away wherever it has a value.
    fn removals(&self, id: LeafId) -> Vec<Edit> {
        let mut members: BTreeMap<NodeId, (Value, Vec<NodeId>)> = BTreeMap::new();
        for &value in self.explanation.leaf(id).values.iter() {
            let mut member = self.document.value(value);
            while let (None, Some(parent)) = (member.key_span(), member.parent()) {
                member = parent;
            }
            let Some(object) = member.parent() else { continue };
            let (_, removed) = members.entry(object.id()).or_insert((object, Vec::new()));
            if !removed.contains(&member.id()) {
                removed.push(member.id());
            }
        }
        members.into_values().flat_map(|(object, removed)| remove_entries(object, &removed)).collect()
    }

    /// Gives the field a value where it has none.
    fn addition(&self, id: LeafId, sample: &Sample) -> Option<Edit> {
        let mut object = self.document.root()?;
        let keys = &self.names[id.0 as usize];
        for (depth, key) in keys.iter().enumerate() {
            match object.get(key) {
                Some(inner) if depth + 1 == keys.len() => {
                    return Some(Edit::replace(inner.span(), &sample.0));
                }
                Some(inner) if inner.kind() == Kind::Object => object = inner,
                // Something else is in the way; a key with dots has the same path.
                Some(_) => {
                    let key = [keys[depth..].join(".")];
                    return Some(Layout::of(self.document).insert_member(object, None, &key, &sample.0));
                }
                None => {
                    let layout = Layout::of(self.document);
                    return Some(layout.insert_member(object, None, &keys[depth..], &sample.0));
                }
            }
        }
        None
    }

    fn name(&self, leaf: &Leaf, id: LeafId, change: &Change) -> String {
        let path = &leaf.path;
        let Change::Replace(sample) = change else {
            return match change {
                Change::Add(sample) => format!("{path} is there: {}", shortened(&sample.0, MOST_SHOWN)),
                _ => format!("{path} is missing"),
            };
        };
        let before = self.accepted(id).first().map_or("", |&id| self.document.value(id).source());
        format!("{path}: {} instead of {}", shortened(&sample.0, MOST_SHOWN), shortened(before, MOST_SHOWN))
    }
}

/// Longer values are cut here in a name.
const MOST_SHOWN: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[track_caller]
    fn check(pattern: &str, event: &str, expected: &[(&str, &str)]) {
        let found = mutations(&PatternMatcher::new(parse(pattern)), event);
        let found: Vec<_> =
            found.iter().map(|mutation| (mutation.name.as_str(), mutation.text.as_str())).collect();
        assert_eq!(found, expected, "{pattern}");
    }

    #[test]
    fn each_matcher_is_missed_by_little() {
        check(r#"{"a":["x"]}"#, r#"{"a":"x"}"#, &[(r#"a: "x-other" instead of "x""#, r#"{"a":"x-other"}"#)]);
        check(
            r#"{"a":["x",{"prefix":"y"}]}"#,
            r#"{"a":"x"}"#,
            &[
                (r#"a: "x-other" instead of "x""#, r#"{"a":"x-other"}"#),
                (r#"a: "not-yexample" instead of "x""#, r#"{"a":"not-yexample"}"#),
            ],
        );
        check(
            r#"{"a":[{"numeric":[">",5]}],"b":[{"exists":true}]}"#,
            r#"{"a":6,"b":1}"#,
            &[("a: 5 instead of 6", r#"{"a":5,"b":1}"#), ("b is missing", r#"{"a":6}"#)],
        );
        check(
            r#"{"a":{"b":[{"exists":false}]}}"#,
            r#"{"a": {"c": 1}}"#,
            &[(r#"a.b is there: "example""#, r#"{"a": {"c": 1, "b": "example"}}"#)],
        );
        check(
            r#"{"a":[{"anything-but":{"prefix":"tmp"}}]}"#,
            r#"{"a":["q","tmp1"]}"#,
            &[(r#"a: "tmpexample" instead of "q""#, r#"{"a":["tmpexample","tmp1"]}"#)],
        );
    }

    #[test]
    fn an_event_that_does_not_match_has_none() {
        check(r#"{"a":["x"]}"#, r#"{"a":"y"}"#, &[]);
        check(r#"{"a":["x"]}"#, "[", &[]);
        // The other branch holds all the same.
        check(r#"{"$or":[{"a":["x"]},{"b":["y"]}]}"#, r#"{"a":"x","b":"y"}"#, &[]);
    }
}

//! The parts of a pattern that a set of events exercises: matchers and `$or` alternatives that no matching
//! event has ever needed are gaps in a test.
//!
//! ```
//! use eventbridge_playground::coverage::coverage;
//! use eventbridge_playground::matching::PatternMatcher;
//! use eventbridge_playground::{json, pattern};
//!
//! let text = r#"{"detail": {"state": ["stopped", "terminated"]}}"#;
//! let parsed = pattern::parse(text);
//! let events = [json::parse(r#"{"detail": {"state": "stopped"}}"#)];
//! let coverage = coverage(&PatternMatcher::new(parsed), &events);
//! assert_eq!(coverage.matched, 1);
//! assert_eq!(coverage.gaps[0].span.of(text), r#""terminated""#);
//! ```

use crate::json::Document;
use crate::matching::{Explanation, PatternMatcher};
use crate::pattern::{LeafId, Pattern, counting_leaves};
use crate::text::Span;
use std::collections::BTreeMap;

/// The parts of a pattern that the events leave untried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many events were looked at. Fewer than there are, if a part of them exercised everything.
    pub events: usize,
    /// How many of these the pattern matched.
    pub matched: usize,
    /// The parts that no matching event exercises, in the order of the text. A matcher within an alternative
    /// that is a gap itself is not listed.
    pub gaps: Vec<Gap>,
}

/// A part of the pattern that no matching event exercises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it is in the pattern.
    pub span: Span,
    /// Its kind.
    pub kind: GapKind,
}

/// The kinds of [`Gap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GapKind {
    /// A matcher that accepts nothing in any event that matches: the leaf, and its index there.
    Matcher(LeafId, usize),
    /// An alternative of `$or` that no event satisfies together with the rest of the pattern.
    Alternative,
}

impl GapKind {
    /// Returns a sentence about it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Matcher(..) => "No matching event tests this.",
            Self::Alternative => "No event matches this $or branch.",
        }
    }
}

/// Looks at events until everything of the pattern has been exercised.
pub fn coverage<'d>(matcher: &PatternMatcher, events: impl IntoIterator<Item = &'d Document>) -> Coverage {
    let mut tally = Tally::new(matcher);
    for event in events {
        tally.add(&matcher.explain(event));
        if tally.untried == 0 {
            break;
        }
    }
    tally.finish(matcher.pattern())
}

/// The parts that have been exercised so far.
struct Tally {
    events: usize,
    matched: usize,
    /// By leaf and matcher; true as well for what never counts.
    matchers: Vec<Vec<bool>>,
    alternatives: BTreeMap<Span, bool>,
    /// For each branch of the pattern the alternatives that it takes.
    taken: Vec<Vec<Span>>,
    untried: usize,
}

impl Tally {
    fn new(matcher: &PatternMatcher) -> Self {
        let (pattern, branches) = (matcher.pattern(), matcher.branches());
        let counts = counting_leaves(pattern, branches);
        let matchers: Vec<Vec<bool>> =
            pattern.leaves().map(|(id, leaf)| vec![!counts[id.0 as usize]; leaf.matchers.len()]).collect();
        let taken: Vec<Vec<Span>> = branches.iter().map(|branch| branch.alternatives.clone()).collect();
        let alternatives: BTreeMap<Span, bool> = taken.iter().flatten().map(|&span| (span, false)).collect();
        let untried = matchers.iter().flatten().filter(|tried| !**tried).count() + alternatives.len();
        Self { events: 0, matched: 0, matchers, alternatives, taken, untried }
    }

    fn add(&mut self, explanation: &Explanation) {
        self.events += 1;
        self.matched += usize::from(explanation.matched);
        for (branch, taken) in explanation.branches.iter().zip(&self.taken) {
            if !branch.matched() {
                continue;
            }
            for span in taken {
                let tried = self.alternatives.entry(*span).or_insert(true);
                self.untried -= usize::from(!std::mem::replace(tried, true));
            }
            for &id in &branch.leaves {
                let outcomes = &explanation.leaf(id).matchers;
                for (tried, found) in self.matchers[id.0 as usize].iter_mut().zip(outcomes) {
                    if !*tried && (found.by_absence || !found.accepted.is_empty()) {
                        *tried = true;
                        self.untried -= 1;
                    }
                }
            }
        }
    }

    fn finish(self, pattern: &Pattern) -> Coverage {
        let untried = self.alternatives.iter().filter(|(_, tried)| !**tried);
        let alternatives: Vec<Span> = untried.map(|(span, _)| *span).collect();
        let is_inside =
            |span: Span| alternatives.iter().any(|outer| outer.start <= span.start && span.end <= outer.end);
        let matchers = pattern.leaves().flat_map(|(id, leaf)| {
            let tried = &self.matchers[id.0 as usize];
            let untried = leaf.matchers.iter().enumerate().filter(|(index, _)| !tried[*index]);
            untried.map(move |(index, matcher)| Gap { span: matcher.span, kind: GapKind::Matcher(id, index) })
        });
        let mut gaps: Vec<Gap> = matchers.filter(|gap| !is_inside(gap.span)).collect();
        let outermost = alternatives.iter().filter(|&&span| {
            !alternatives
                .iter()
                .any(|outer| *outer != span && outer.start <= span.start && span.end <= outer.end)
        });
        gaps.extend(outermost.map(|&span| Gap { span, kind: GapKind::Alternative }));
        gaps.sort_by_key(|gap| gap.span);
        Coverage { events: self.events, matched: self.matched, gaps }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{json, pattern};

    #[track_caller]
    fn check(text: &str, events: &[&str], gaps: &[&str]) {
        let parsed = pattern::parse(text);
        assert!(parsed.is_valid(), "{text}");
        let events: Vec<Document> = events.iter().map(|event| json::parse(event)).collect();
        let found = coverage(&PatternMatcher::new(parsed), &events);
        let found: Vec<&str> = found.gaps.iter().map(|gap| gap.span.of(text)).collect();
        assert_eq!(found, gaps, "{text}");
    }

    #[test]
    fn matchers_that_no_matching_event_needs_are_gaps() {
        let pattern = r#"{"a":["x",{"prefix":"y"}],"b":[1]}"#;
        check(pattern, &[], &["\"x\"", r#"{"prefix":"y"}"#, "1"]);
        check(pattern, &[r#"{"a":"x","b":1}"#], &[r#"{"prefix":"y"}"#]);
        check(pattern, &[r#"{"a":"x","b":1}"#, r#"{"a":"y1","b":2}"#], &[r#"{"prefix":"y"}"#]);
        check(pattern, &[r#"{"a":"x","b":1}"#, r#"{"a":"y1","b":1}"#], &[]);
        check(r#"{"a":[{"exists":false},5]}"#, &["{}"], &["5"]);
        check(r#"{"a":[1],"a":[2]}"#, &[r#"{"a":2}"#], &[]);
    }

    #[test]
    fn alternatives_that_no_event_takes_are_gaps() {
        let pattern = r#"{"s":["q"],"$or":[{"a":[1]},{"b":[2],"$or":[{"c":[3]},{"d":[4]}]}]}"#;
        check(pattern, &[], &["\"q\"", r#"{"a":[1]}"#, r#"{"b":[2],"$or":[{"c":[3]},{"d":[4]}]}"#]);
        check(pattern, &[r#"{"s":"q","a":1}"#], &[r#"{"b":[2],"$or":[{"c":[3]},{"d":[4]}]}"#]);
        check(pattern, &[r#"{"s":"q","b":2,"d":4}"#], &[r#"{"a":[1]}"#, r#"{"c":[3]}"#]);
        check(pattern, &[r#"{"s":"r","a":1}"#, r#"{"s":"q","b":2,"d":4,"c":3}"#], &[r#"{"a":[1]}"#]);
    }

    #[test]
    fn it_stops_when_nothing_is_left() {
        let parsed = pattern::parse(r#"{"a":[1]}"#);
        let events = [r#"{"a":2}"#, r#"{"a":1}"#, r#"{"a":1}"#].map(json::parse);
        let found = coverage(&PatternMatcher::new(parsed), &events);
        assert_eq!((found.events, found.matched), (2, 1));
    }
}

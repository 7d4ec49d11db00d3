//! How much a matcher would have to keep in mind for the wildcards of one field.
//!
//! AWS refuses patterns whose wildcards are "too complex" without saying where the limit lies. The
//! measure that fits its recorded answers: the largest number of [`states`] in which a reader of
//! some worst value can be at the same moment.
//!
//! Which wildcards one reader has to follow comes from how AWS's engine lays the branches of a
//! pattern over each other. All begin in one state and take their fields in the order of the paths.
//! A matcher that the engine knows in this state leads where it led before; all new ones of a leaf
//! lead to one new state. So branches go together as long as their leaves are alike.
//!
//! A wildcard is known again only if the reader shares all of its places, which a letter behind a
//! star prevents. Then every branch brings its own copy to the same reader, and `$or` multiplies.

mod identity;
mod states;

use self::identity::{Identities, identities};
use self::states::{States, Text};
use super::branches::Branch;
use super::operator::{Predicate, Wildcard};
use super::syntax::{Leaf, LeafId, Pattern};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::slice;

/// The largest measure that is accepted: 10 was seen accepted, and 11 refused.
pub const MAX_COMPLEXITY: usize = 10;

/// How many matchers and characters are laid over each other; real patterns need some thousand.
const MAX_ADDED: usize = 100_000;

/// How many moves of the readers are tried; real patterns need a few hundred.
const MAX_MOVES: usize = 400_000;

/// Returns the largest measure of any field of a pattern, and a leaf that has it; 0 and `None` without
/// wildcards.
///
/// The search ends as soon as it passes `enough`, and gives up after a fixed amount of work; the
/// answer is then a lower bound.
pub fn measure_complexity(pattern: &Pattern, branches: &[Branch], enough: usize) -> (usize, Option<LeafId>) {
    let mut predicates =
        pattern.leaves.iter().flat_map(|leaf| &leaf.matchers).map(|matcher| &matcher.predicate);
    if predicates.all(|predicate| wildcards_of(predicate).is_empty()) {
        return (0, None);
    }
    let mut engine = Engine::new(pattern);
    for branch in branches {
        engine.add(branch);
    }
    engine.measure(enough)
}

fn wildcards_of(predicate: &Predicate) -> &[Wildcard] {
    match predicate {
        Predicate::Wildcard(wildcard) => slice::from_ref(wildcard),
        Predicate::AnythingBut(anything_but) => anything_but.wildcards(),
        _ => &[],
    }
}

/// A matcher as the engine tells it from others.
struct Alternative {
    /// Equal for equal matchers of a pattern.
    identity: usize,
    absence: bool,
    wildcards: BTreeSet<Text>,
}

impl Alternative {
    fn all_of(leaf: &Leaf, known: &mut Identities) -> Vec<Self> {
        let mut all = Vec::new();
        for predicate in leaf.matchers.iter().map(|matcher| &matcher.predicate) {
            all.extend(identities(predicate).map(|identity| Self {
                identity: known.number(identity),
                absence: predicate.accepts_absence(),
                wildcards: wildcards_of(predicate).iter().map(Text::new).collect(),
            }));
        }
        all
    }
}

/// The branches of a pattern, laid over each other.
struct Engine<'p> {
    pattern: &'p Pattern,
    /// The alternatives of each leaf.
    leaves: Vec<Vec<Alternative>>,
    /// The first is the one in which all branches begin.
    states: Vec<State<'p>>,
    added: usize,
}

/// The fields that are looked at in one state, by their paths.
type State<'p> = BTreeMap<&'p str, Field>;

#[derive(Default)]
struct Field {
    /// The first leaf that brought wildcards.
    leaf: Option<LeafId>,
    places: States,
    /// The way of each other matcher.
    others: HashMap<usize, usize>,
    /// The states to which matchers of values lead; their numbers here are called ways.
    behind: Vec<usize>,
    /// The state to which `{"exists": false}` leads.
    absent: Option<usize>,
}

impl<'p> Engine<'p> {
    fn new(pattern: &'p Pattern) -> Self {
        let mut known = Identities::default();
        let leaves = pattern.leaves.iter().map(|leaf| Alternative::all_of(leaf, &mut known)).collect();
        Self { pattern, leaves, states: vec![State::new()], added: 0 }
    }

    fn add(&mut self, branch: &Branch) {
        let has_wildcards =
            |leaf: &LeafId| self.leaves[leaf.0 as usize].iter().any(|a| !a.wildcards.is_empty());
        // What follows the last wildcard makes no difference.
        let length = branch.leaves.iter().rposition(has_wildcards).map_or(0, |last| last + 1);
        let mut here = BTreeSet::from([0]);
        for &leaf in &branch.leaves[..length] {
            let path = self.pattern.leaf(leaf).path.as_str();
            let mut behind = BTreeSet::new();
            for state in here {
                let mut last = None;
                for alternative in &self.leaves[leaf.0 as usize] {
                    self.added += 1 + alternative.wildcards.iter().map(Text::len).sum::<usize>();
                    if self.added > MAX_ADDED {
                        return;
                    }
                    let new = self.states.len();
                    let field = self.states[state].entry(path).or_default();
                    let next = field.add(leaf, alternative, last.unwrap_or(new));
                    if next == new {
                        self.states.push(State::new());
                    }
                    behind.insert(next);
                    last = Some(next);
                }
            }
            here = behind;
        }
    }

    /// Returns the largest measure of a field, and its leaf. AWS does not look behind a field that must be
    /// absent.
    fn measure(&self, enough: usize) -> (usize, Option<LeafId>) {
        let mut most = (0, None);
        let mut seen = HashSet::new();
        let mut moves = MAX_MOVES;
        let mut waiting = vec![0];
        while let Some(state) = waiting.pop().filter(|_| most.0 <= enough) {
            for field in self.states[state].values() {
                if field.leaf.is_some() && seen.insert(&field.places) {
                    let measure = field.places.most_at_once(enough, &mut moves);
                    if measure > most.0 {
                        most = (measure, field.leaf);
                    }
                }
                waiting.extend(&field.behind);
            }
        }
        most
    }
}

impl Field {
    /// Adds a matcher; gives the state to which it leads, which is `otherwise` for a new one.
    fn add(&mut self, leaf: LeafId, alternative: &Alternative, otherwise: usize) -> usize {
        let Alternative { identity, absence, wildcards } = alternative;
        if *absence {
            return *self.absent.get_or_insert(otherwise);
        }
        let known = wildcards.iter().find_map(|text| self.places.find(text, *identity));
        let known = known.or_else(|| self.others.get(identity).copied());
        let way = known.unwrap_or_else(|| self.way_to(otherwise));
        if wildcards.is_empty() {
            self.others.insert(*identity, way);
        } else {
            self.leaf.get_or_insert(leaf);
        }
        for text in wildcards {
            self.places.add(text, *identity, way);
        }
        self.behind[way]
    }

    fn way_to(&mut self, state: usize) -> usize {
        self.behind.iter().rposition(|&known| known == state).unwrap_or_else(|| {
            self.behind.push(state);
            self.behind.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::{expand, parse};

    #[track_caller]
    fn check(text: &str, measure: usize) {
        let pattern = parse(text).pattern;
        assert_eq!(measure_complexity(&pattern, &expand(&pattern), usize::MAX).0, measure, "{text}");
    }

    #[test]
    fn one_wildcard_has_the_measure_that_aws_counts() {
        let cases = [
            (r#""*""#, 2),
            (r#""""#, 1),
            (r#""a*""#, 2),
            (r#""*a*""#, 3),
            (r#""/Users/*/doc.txt""#, 2),
            (r#""arn:aws:events:us-east-1:*:event-bus/*""#, 3),
            (r#""*/dir/*""#, 4),
            (r#""/Users/*/dir/dir/dir/dir/dir/doc.txt""#, 7),
            (r#""*:*:*:*:*""#, 9),
            (r#""*:*:*:*:*:event-bus/*""#, 11),
        ];
        for (text, measure) in cases {
            check(&format!("{{\"f\":[{{\"wildcard\":{text}}}]}}"), measure);
        }
    }

    #[test]
    fn wildcards_of_one_field_add_up() {
        check(r#"{"f":[{"wildcard":"*a"},{"wildcard":"*b"}]}"#, 4);
        check(r#"{"f":[{"wildcard":"*1"},{"wildcard":"*1"}]}"#, 2);
        check(r#"{"f":[{"wildcard":"*a"}],"g":[{"wildcard":"*b"}]}"#, 2);
        // In a list they share their first star.
        check(r#"{"f":[{"anything-but":{"wildcard":["*a","*b"]}}]}"#, 2);
    }

    #[test]
    fn letters_are_copied_for_every_branch() {
        let or = r#""$or":[{"x":["a"]},{"x":["b"]},{"x":["c"]}]"#;
        check(&format!(r#"{{"f":[{{"wildcard":"*a*b*"}}],{or}}}"#), 10);
        check(&format!(r#"{{"f":[{{"wildcard":"*1*2*"}}],{or}}}"#), 4);
        // After a field that tells the branches apart, each of them is measured alone.
        check(&format!(r#"{{"y":[{{"wildcard":"*a*b*"}}],{or}}}"#), 4);
        // Leaves that are alike do not.
        let or = r#""$or":[{"f":["a"],"x":["1"]},{"f":["a"],"x":["2"]}]"#;
        check(&format!(r#"{{"g":[{{"wildcard":"*a*b*"}}],{or}}}"#), 7);
    }

    /// radkawar/stackd, pattern_admission.json, review-identity, September 2026: matchers are one by value.
    /// Those of one list that begin with the same letter are captured there, the rest follows.
    #[test]
    fn matchers_of_one_value_are_one() {
        let alike = [
            (r#""10.0.0.1""#, r#""010.0.0.1""#),
            (r#""2001:db8::1""#, r#""2001:DB8:0::1""#),
            (r#""a""#, r#"{"exactly":"a"}"#),
            ("1", "1.0"),
            ("1", r#"{"numeric":["=",1]}"#),
            (r#"{"numeric":["=",1]}"#, "1e0"),
            ("0", r#"{"numeric":["=",-0]}"#),
            (r#"{"numeric":[">",1,"<=",20]}"#, r#"{"numeric":[">",1.0,"<=",2e1]}"#),
            (r#"{"cidr":"10.0.0.0/24"}"#, r#"{"cidr":"10.0.0.1/24"}"#),
            (r#"{"anything-but":["a","b"]}"#, r#"{"anything-but":["b","a","b"]}"#),
            (r#"{"anything-but":"a"}"#, r#"{"anything-but":["a"]}"#),
            (r#"{"anything-but":1}"#, r#"{"anything-but":[1.0]}"#),
            (r#"{"anything-but":{"prefix":"a"}}"#, r#"{"anything-but":{"prefix":["a"]}}"#),
            (
                r#"{"anything-but":{"equals-ignore-case":"a"}}"#,
                r#"{"anything-but":{"equals-ignore-case":["a"]}}"#,
            ),
        ];
        let different = [
            (r#""a""#, r#""A""#),
            (r#""10.0.0.1""#, r#"{"exactly":"10.0.0.1"}"#),
            ("9007199254740993", "9007199254740992"),
            (r#"{"numeric":[">",1]}"#, r#"{"numeric":[">=",1]}"#),
            (r#"{"numeric":[">",1]}"#, r#"{"numeric":["<",1]}"#),
            (r#"{"cidr":"10.0.0.0/24"}"#, r#"{"cidr":"10.0.0.0/25"}"#),
            (r#"{"anything-but":["a","b"]}"#, r#"{"anything-but":["ab"]}"#),
            (r#"{"anything-but":"1"}"#, r#"{"anything-but":1}"#),
            (r#"{"anything-but":{"prefix":"a"}}"#, r#"{"anything-but":{"suffix":"a"}}"#),
            (r#"{"equals-ignore-case":"ab"}"#, r#"{"equals-ignore-case":"AB"}"#),
            (r#"{"prefix":"a"}"#, r#"{"prefix":{"equals-ignore-case":"a"}}"#),
            ("null", "true"),
        ];
        let wildcards = r#"[{"wildcard":"*a*b*"}]"#;
        let other = r#"[{"wildcard":"*c*d*"}]"#;
        for (pairs, measure) in [(&alike[..], 8), (&different[..], 4)] {
            for (one, two) in pairs {
                let branch = |test: &str, texts: &str| format!(r#"{{"f":[{test}],"g":{texts}}}"#);
                let (one, two) = (branch(one, wildcards), branch(two, other));
                check(&format!(r#"{{"$or":[{one},{two}]}}"#), measure);
            }
        }
    }

    #[test]
    fn nobody_looks_behind_an_absent_field() {
        check(r#"{"f":[{"exists":false}],"g":[{"wildcard":"*a*"}]}"#, 0);
        check(r#"{"f":[{"exists":false},"x"],"g":[{"wildcard":"*a*"}]}"#, 3);
    }

    #[test]
    fn hostile_patterns_do_not_stall() {
        let long = format!("{{\"wildcard\":\"{}\"}}", "*ab*ba*a*b".repeat(300).replace("**", "*"));
        let many = format!("{{\"x\":[1]}},{}", "{\"a\":[1]},".repeat(300)).repeat(3);
        for text in [
            format!("{{\"f\":[{long}]}}"),
            format!("{{\"f\":[{long}],\"$or\":[{}]}}", many.trim_end_matches(',')),
        ] {
            let pattern = parse(&text).pattern;
            let (measure, leaf) = measure_complexity(&pattern, &expand(&pattern), MAX_COMPLEXITY);
            assert!(measure > MAX_COMPLEXITY && leaf.is_some());
        }
    }
}

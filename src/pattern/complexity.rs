//! How much a matcher would have to keep in mind for the wildcards of one field.
//!
//! AWS refuses patterns whose wildcards are "too complex" without saying where the limit lies. The
//! measure that fits its recorded answers: the largest number of places in which a reader of some
//! worst value can be at the same moment. Behind a literal character it is in one place; inside a
//! `*` it stays while it also goes on where the next character fits. The value's quotes count as
//! its first and last character.

use super::branches::Branch;
use super::operator::{Test, Wildcard};
use super::syntax::{LeafId, Matcher, Pattern};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The largest measure that is taken to be accepted: 9 was seen accepted and 11 refused.
pub const MAX_COMPLEXITY: usize = 10;

/// How many moves of the search are enough; real patterns need a few hundred.
const MAX_MOVES: usize = 400_000;

/// The largest measure of any field of a pattern, and a leaf that has it; 0 without wildcards.
///
/// AWS's engine compiles each branch of the pattern by itself, field by field in the order of their
/// paths. Branches that begin with the same field meet in one automaton, and there each brings its
/// own copy of a wildcard from behind its first `*`. Behind a field that must be absent it does not
/// look.
///
/// The search ends as soon as it passes `enough`, and gives up after a fixed amount of work; the
/// answer is then a lower bound.
pub fn measure_complexity(pattern: &Pattern, branches: &[Branch], enough: usize) -> (usize, Option<LeafId>) {
    let mut fields: BTreeMap<(&str, Option<LeafId>), Vec<LeafId>> = BTreeMap::new();
    for branch in branches {
        for (index, &id) in branch.leaves.iter().enumerate() {
            // Behind the first field every branch has automata of its own.
            let alone = (index > 0).then_some(id);
            let leaves = fields.entry((&pattern.leaf(id).path, alone)).or_default();
            if alone.is_none() || leaves.is_empty() {
                leaves.push(id);
            }
            if pattern.leaf(id).matchers.iter().all(|matcher| matcher.test.accepts_absence()) {
                break;
            }
        }
    }
    let mut most = (0, None);
    for leaves in fields.values() {
        let measure = measure_field(pattern, leaves, enough);
        if measure > most.0 {
            most = (measure, leaves.first().copied());
        }
    }
    most
}

/// The measure of leaves that share one automaton; a leaf may stand in the list several times.
fn measure_field(pattern: &Pattern, leaves: &[LeafId], enough: usize) -> usize {
    let mut copies: BTreeMap<Vec<&str>, (Vec<&Wildcard>, usize)> = BTreeMap::new();
    for &id in leaves {
        let mut of_this_leaf = BTreeSet::new();
        for wildcards in pattern.leaf(id).matchers.iter().map(wildcards_of).filter(|list| !list.is_empty()) {
            let texts: Vec<&str> = wildcards.iter().map(|wildcard| wildcard.source()).collect();
            // Equal texts in one leaf count once.
            if of_this_leaf.insert(texts.clone()) {
                copies.entry(texts).or_insert((wildcards, 0)).1 += 1;
            }
        }
    }
    let mut places = Places::default();
    for (wildcards, count) in copies.values() {
        let first = places.tokens.len();
        for _ in 0..*count {
            for wildcard in wildcards {
                places.add(wildcard, first);
            }
        }
    }
    places.most_at_once(enough)
}

fn wildcards_of(matcher: &Matcher) -> Vec<&Wildcard> {
    match &matcher.test {
        Test::Wildcard(wildcard) => vec![wildcard],
        Test::AnythingBut(anything_but) => anything_but.wildcards().iter().collect(),
        _ => Vec::new(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Literal(u8),
    Star,
}

/// All places of all wildcards: a forest of tokens.
#[derive(Default)]
struct Places {
    tokens: Vec<Token>,
    next: Vec<Vec<u32>>,
    first: Vec<u32>,
}

impl Places {
    /// Adds a wildcard. Up to and with its first star it uses the places from `shared` on that fit.
    fn add(&mut self, wildcard: &Wildcard, shared: usize) {
        let mut at: Option<u32> = None;
        let mut shares = true;
        for token in tokens(wildcard) {
            let siblings = at.map_or(&self.first, |at| &self.next[at as usize]);
            let fits = |&&place: &&u32| place as usize >= shared && self.tokens[place as usize] == token;
            let same = siblings.iter().find(fits).copied().filter(|_| shares);
            at = Some(same.unwrap_or_else(|| self.push(at, token)));
            shares &= token != Token::Star;
        }
    }

    fn push(&mut self, behind: Option<u32>, token: Token) -> u32 {
        let place = self.tokens.len() as u32;
        self.tokens.push(token);
        self.next.push(Vec::new());
        match behind {
            Some(behind) => self.next[behind as usize].push(place),
            None => self.first.push(place),
        }
        place
    }

    fn most_at_once(&self, enough: usize) -> usize {
        let alphabet: BTreeSet<u8> = self
            .tokens
            .iter()
            .filter_map(|token| match token {
                Token::Literal(byte) => Some(*byte),
                Token::Star => None,
            })
            .collect();
        // Every value begins with a quote, so that is the only first step.
        let mut start = BTreeSet::new();
        for &place in &self.first {
            self.enter(place, &mut start);
        }
        let mut most = start.len();
        let mut seen: HashSet<Vec<u32>> = HashSet::new();
        let mut waiting = vec![start.into_iter().collect::<Vec<_>>()];
        let mut moves = 0;
        while let Some(here) = waiting.pop() {
            for &byte in &alphabet {
                moves += here.len();
                let there: Vec<u32> = self.step(&here, byte).into_iter().collect();
                most = most.max(there.len());
                if !there.is_empty() && seen.insert(there.clone()) {
                    waiting.push(there);
                }
            }
            if most > enough || moves > MAX_MOVES {
                break;
            }
        }
        most
    }

    fn step(&self, here: &[u32], byte: u8) -> BTreeSet<u32> {
        let mut there = BTreeSet::new();
        for &place in here {
            if self.tokens[place as usize] == Token::Star {
                there.insert(place);
            }
            for &next in &self.next[place as usize] {
                if self.tokens[next as usize] == Token::Literal(byte) {
                    self.enter(next, &mut there);
                }
            }
        }
        there
    }

    /// Takes a place, and with it the star directly behind.
    fn enter(&self, place: u32, set: &mut BTreeSet<u32>) {
        set.insert(place);
        set.extend(self.next[place as usize].iter().filter(|&&next| self.tokens[next as usize] == Token::Star));
    }
}

fn tokens(wildcard: &Wildcard) -> Vec<Token> {
    let mut tokens = vec![Token::Literal(b'"')];
    for (index, piece) in wildcard.pieces().iter().enumerate() {
        if index > 0 {
            tokens.push(Token::Star);
        }
        tokens.extend(piece.bytes().map(Token::Literal));
    }
    tokens.push(Token::Literal(b'"'));
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::{expand, parse};
    use super::*;

    fn measured(text: &str) -> usize {
        let pattern = parse(text).pattern;
        measure_complexity(&pattern, &expand(&pattern), usize::MAX).0
    }

    #[test]
    fn measures_that_are_known() {
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
            assert_eq!(measured(&format!("{{\"f\":[{{\"wildcard\":{text}}}]}}")), measure, "{text}");
        }
    }

    #[test]
    fn a_hostile_pattern_does_not_stall() {
        let text = format!("{{\"f\":[{{\"wildcard\":\"{}\"}}]}}", "*ab*ba*a*b".repeat(300).replace("**", "*"));
        assert!(measured(&text) > MAX_COMPLEXITY);
    }
}

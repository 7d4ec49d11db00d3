//! The places in which a reader of one field's values can be.
//!
//! After a character it is in one place; inside a `*` it stays there and also moves on where the next
//! character fits. The value's quotes count as its first and last character. Several wildcards are followed
//! at once, and share their common beginnings.

use crate::pattern::operator::Wildcard;
use std::collections::{BTreeSet, HashSet};

const QUOTE: u8 = b'"';

/// The parts of a wildcard between the quotes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text(Vec<Token>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Token {
    /// A byte, and whether a letter with two cases begins with it.
    Byte {
        byte: u8,
        letter: bool,
    },
    Star,
}

impl Text {
    pub(super) fn new(wildcard: &Wildcard) -> Self {
        let mut tokens = Vec::new();
        for (index, piece) in wildcard.pieces().iter().enumerate() {
            if index > 0 {
                tokens.push(Token::Star);
            }
            for c in piece.chars() {
                // AWS's engine goes by UTF-16 units, and a surrogate has no case.
                let letter = c.len_utf16() == 1 && !c.to_lowercase().eq(c.to_uppercase());
                let mut buffer = [0; 4];
                let bytes = c.encode_utf8(&mut buffer).bytes().enumerate();
                tokens.extend(bytes.map(|(nth, byte)| Token::Byte { byte, letter: letter && nth == 0 }));
            }
        }
        Self(tokens)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl Token {
    fn byte(self) -> Option<u8> {
        match self {
            Self::Byte { byte, .. } => Some(byte),
            Self::Star => None,
        }
    }
}

/// A tree of places; the first is behind the opening quote.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct States(Vec<State>);

#[derive(PartialEq, Eq, Hash)]
struct State {
    token: Token,
    next: Vec<usize>,
    /// The matchers that come through here: the place counts once for each.
    owners: BTreeSet<usize>,
    /// The matchers that the closing quote completes here, and their ways on.
    ends: BTreeSet<(usize, usize)>,
}

impl Default for States {
    fn default() -> Self {
        Self(vec![State::at(Token::Byte { byte: QUOTE, letter: false })])
    }
}

impl State {
    fn at(token: Token) -> Self {
        Self { token, next: Vec::new(), owners: BTreeSet::new(), ends: BTreeSet::new() }
    }
}

impl States {
    /// Returns the way of a wildcard that would share all of its places with one from the same matcher.
    pub(super) fn find(&self, text: &Text, owner: usize) -> Option<usize> {
        let shared = self.shared(text);
        let last = shared.last().filter(|_| shared.len() == text.len() + 1)?;
        self.0[*last].ends.iter().find(|end| end.0 == owner).map(|end| end.1)
    }

    pub(super) fn add(&mut self, text: &Text, owner: usize, way: usize) {
        let mut path = self.shared(text);
        for &token in &text.0[path.len() - 1..] {
            let new = self.0.len();
            self.0[path[path.len() - 1]].next.push(new);
            self.0.push(State::at(token));
            path.push(new);
        }
        for &place in &path {
            self.0[place].owners.insert(owner);
        }
        let ends = &mut self.0[path[path.len() - 1]].ends;
        if ends.iter().all(|end| end.0 != owner) {
            ends.insert((owner, way));
        }
    }

    /// Returns the places of a text that are there already, from the first on.
    ///
    /// Behind a star AWS's engine shares no letter that has two cases: there it could not tell the
    /// place from one that belongs to a text whose case is ignored.
    fn shared(&self, text: &Text) -> Vec<usize> {
        let mut path = vec![0];
        let mut behind_star = false;
        for &token in &text.0 {
            if behind_star && matches!(token, Token::Byte { letter: true, .. }) {
                break;
            }
            let mut next = self.0[path[path.len() - 1]].next.iter();
            let Some(&place) = next.find(|&&next| self.0[next].token == token) else { break };
            behind_star |= token == Token::Star;
            path.push(place);
        }
        path
    }

    /// Returns the largest number of places in which the reader of some value is at once. Ends as soon as it
    /// passes `enough` or when no `moves` are left.
    pub(super) fn most_at_once(&self, enough: usize, moves: &mut usize) -> usize {
        let alphabet: BTreeSet<u8> = self.0.iter().filter_map(|place| place.token.byte()).collect();
        let mut first = BTreeSet::new();
        self.enter(0, &mut first);
        let mut most = 0;
        let mut seen = HashSet::from([first.clone()]);
        let mut waiting = vec![first];
        while let Some(here) = waiting.pop() {
            most = most.max(self.count(&here)).max(self.count_at_end(&here));
            if most > enough || *moves == 0 {
                break;
            }
            for &byte in &alphabet {
                *moves = moves.saturating_sub(here.len());
                let there = self.step(&here, byte);
                if seen.insert(there.clone()) {
                    waiting.push(there);
                }
            }
        }
        most
    }

    fn count(&self, places: &BTreeSet<usize>) -> usize {
        places.iter().map(|&place| self.0[place].owners.len()).sum()
    }

    /// The count behind the closing quote. Ends of one matcher on the same way are one place.
    fn count_at_end(&self, here: &BTreeSet<usize>) -> usize {
        let ends: BTreeSet<_> = here.iter().flat_map(|&place| &self.0[place].ends).collect();
        if ends.is_empty() { 0 } else { ends.len() + self.count(&self.step(here, QUOTE)) }
    }

    fn step(&self, here: &BTreeSet<usize>, byte: u8) -> BTreeSet<usize> {
        let mut there = BTreeSet::new();
        for &place in here {
            if self.0[place].token == Token::Star {
                there.insert(place);
            }
            for &next in &self.0[place].next {
                if self.0[next].token.byte() == Some(byte) {
                    self.enter(next, &mut there);
                }
            }
        }
        there
    }

    /// Takes a place, and with it the star directly behind.
    fn enter(&self, place: usize, set: &mut BTreeSet<usize>) {
        set.insert(place);
        set.extend(self.0[place].next.iter().filter(|&&next| self.0[next].token == Token::Star));
    }
}

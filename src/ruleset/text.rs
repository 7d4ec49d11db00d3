//! Tests of strings as bytes, with the meaning that [`crate::pattern::operator`] gives them.

use crate::pattern::operator::{IgnoreCase, Wildcard};
use memchr::memmem;
use smallvec::SmallVec;

/// A text in which every character accepts its lower and its upper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Folded {
    /// ASCII alone, in lower case.
    Ascii(Box<[u8]>),
    /// Both cases of every character; they may differ in length.
    Any(Box<[[Box<[u8]>; 2]]>),
}

impl Folded {
    pub(super) fn new(text: &IgnoreCase) -> Self {
        if text.source().is_ascii() {
            return Self::Ascii(text.source().to_ascii_lowercase().into_bytes().into());
        }
        let bytes = |case: &String| case.as_bytes().into();
        Self::Any(text.cases().iter().map(|[lower, upper]| [bytes(lower), bytes(upper)]).collect())
    }

    pub(super) fn equals(&self, value: &[u8]) -> bool {
        match self {
            Self::Ascii(text) => value.eq_ignore_ascii_case(text),
            Self::Any(cases) => ends(cases.iter(), value, <[u8]>::strip_prefix).contains(&0),
        }
    }

    pub(super) fn begins(&self, value: &[u8]) -> bool {
        match self {
            Self::Ascii(text) => {
                value.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
            }
            Self::Any(cases) => !ends(cases.iter(), value, <[u8]>::strip_prefix).is_empty(),
        }
    }

    pub(super) fn ends(&self, value: &[u8]) -> bool {
        match self {
            Self::Ascii(text) => {
                let start = value.len().checked_sub(text.len());
                start.is_some_and(|start| value[start..].eq_ignore_ascii_case(text))
            }
            // Going backwards, what is left of the value is its front.
            Self::Any(cases) => !ends(cases.iter().rev(), value, <[u8]>::strip_suffix).is_empty(),
        }
    }
}

/// Returns how much of `value` may be left when one case of every character has been taken off.
fn ends<'c>(
    cases: impl Iterator<Item = &'c [Box<[u8]>; 2]>,
    value: &[u8],
    strip: for<'v> fn(&'v [u8], &[u8]) -> Option<&'v [u8]>,
) -> SmallVec<[usize; 8]> {
    let mut rests: SmallVec<[&[u8]; 8]> = SmallVec::from_slice(&[value]);
    for both in cases {
        let mut next: SmallVec<[&[u8]; 8]> = SmallVec::new();
        for rest in rests {
            for left in both.iter().filter_map(|case| strip(rest, case)) {
                if !next.iter().any(|other| other.len() == left.len()) {
                    next.push(left);
                }
            }
        }
        rests = next;
    }
    rests.iter().map(|rest| rest.len()).collect()
}

/// A text with `*`: the pieces between the stars.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pieces(Box<[Box<[u8]>]>);

impl Pieces {
    pub(super) fn new(wildcard: &Wildcard) -> Self {
        Self(wildcard.pieces().iter().map(|piece| piece.as_bytes().into()).collect())
    }

    /// Returns the whole text, if there is no star.
    pub(super) fn whole(&self) -> Option<&[u8]> {
        if let [only] = &*self.0 { Some(only) } else { None }
    }

    /// Returns the text that the value must begin with.
    pub(super) fn first(&self) -> &[u8] {
        self.0.first().map_or(&[], |piece| piece)
    }

    /// Returns the text that the value must end with.
    pub(super) fn last(&self) -> &[u8] {
        self.0.last().map_or(&[], |piece| piece)
    }

    pub(super) fn accepts(&self, value: &[u8]) -> bool {
        let [first, middle @ .., last] = &*self.0 else { return self.first() == value };
        let Some(rest) = value.strip_prefix(&**first) else { return false };
        let Some(mut rest) = rest.strip_suffix(&**last) else { return false };
        // The leftmost place of each piece leaves the most room for those behind it.
        for piece in middle {
            match memmem::find(rest, piece) {
                Some(at) => rest = &rest[at + piece.len()..],
                None => return false,
            }
        }
        true
    }
}

//! Why an event matches, as data: which matcher let it in by which value. The mirror image of a reason.

mod trap;

use super::explanation::{Explanation, LeafOutcome};
use super::reason::{ByDigits, by_digits, short};
use crate::json::{Document, NodeId, Scalar, Value};
use crate::pattern::operator::Affix;
use crate::pattern::{Leaf, LeafId, Predicate};
use crate::text::Span;

/// A condition of a pattern, and how it let an event in.
#[derive(Clone, Debug, PartialEq)]
pub struct Admission {
    /// The leaf.
    pub leaf: LeafId,
    /// Its path.
    pub path: String,
    /// The index of the matcher that did, in the leaf's list.
    pub index: usize,
    /// That matcher, as written.
    pub matcher: String,
    /// Its place in the pattern.
    pub span: Span,
    /// The value that it accepts; `None` if it is satisfied by absence.
    pub value: Option<NodeId>,
    /// That value as written, shortened; empty for absence.
    pub has: String,
    /// Why that may not be what the author means; `None` if there is nothing to say.
    pub trap: Option<Trap>,
}

/// A way in which an event matches that people do not expect.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Trap {
    /// The field is absent, and that is one of the alternatives.
    Absent {
        /// Whether each other field of the object may be absent as well.
        all: bool,
    },
    /// Another `anything-but` of the same list excludes the value: the matchers are alternatives.
    ExcludedByOther {
        /// The other one, as written.
        other: String,
    },
    /// Another range of the same list, with a bound on the other side, does not hold the number.
    OutsideOther {
        /// The other one, as written.
        other: String,
    },
    /// `anything-but` on an array that also holds an excluded value.
    ExcludedElement {
        /// The excluded value, as written.
        excluded: String,
    },
    /// `anything-but` of strings or numbers, and a value of another type.
    OtherType {
        /// Whether numbers are excluded, and not strings.
        numbers: bool,
    },
    /// `anything-but`, and a string that differs from what is excluded only in case.
    OtherCase {
        /// The excluded text.
        excluded: String,
    },
    /// `exists` and a value that many take for none: `null`, `""`.
    Empty,
    /// A prefix, on a value whose name goes on in the same word.
    GoesOn {
        /// What follows the prefix.
        rest: String,
        /// Whether the value is a secret's ARN, which ends with six random characters anyway.
        secret: bool,
    },
    /// A suffix, on a value in which the same word begins earlier.
    BeginsEarlier {
        /// The text before the suffix.
        before: String,
    },
    /// A wildcard's star that took a slash, and so more than one level of a path.
    StarOverSlash {
        /// What it took.
        taken: String,
    },
    /// A wildcard with stars around a word, and a value in which that is part of a longer word.
    WithinWord,
    /// A number or an address that is the pattern's, written otherwise.
    SameValue {
        /// Whether they are numbers, and not addresses.
        numbers: bool,
    },
    /// An address or a number with the digits of an address.
    Digits(ByDigits),
    /// Other values of the array do not match: one match is enough.
    OneOfMany {
        /// How many there are.
        others: usize,
    },
}

/// Returns how each condition let the event in, in the order of the pattern; empty if the event does not
/// match. If several branches hold, it is about the first.
pub fn admissions(explanation: &Explanation, event: &Document) -> Vec<Admission> {
    let branch = explanation.branches.iter().find(|branch| branch.matched());
    let Some((branch, witness)) = branch.and_then(|branch| Some((branch, branch.witness.as_ref()?))) else {
        return Vec::new();
    };
    let pairs = branch.leaves.iter().zip(witness);
    let mut found: Vec<Admission> =
        pairs.filter_map(|(&id, &value)| admission(explanation, event, id, value)).collect();
    found.sort_by_key(|admission| admission.leaf);
    mark_absent(explanation, &mut found);
    found
}

fn admission(
    explanation: &Explanation,
    event: &Document,
    id: LeafId,
    value: Option<NodeId>,
) -> Option<Admission> {
    let (leaf, outcome) = (explanation.pattern().leaf(id), explanation.leaf(id));
    let place = value.and_then(|value| outcome.values.binary_search(&value).ok()).map(|at| at as u32);
    let lets_in = |predicate: &Predicate, accepted: &[u32]| match place {
        Some(place) => accepted.binary_search(&place).is_ok(),
        None => predicate.accepts_absence(),
    };
    let index = leaf
        .matchers
        .iter()
        .zip(&outcome.matchers)
        .position(|(matcher, found)| lets_in(&matcher.predicate, &found.accepted))?;
    let matcher = &leaf.matchers[index];
    let text = explanation.parsed().document.text();
    let trap = match value {
        Some(value) => trap(explanation, event, leaf, outcome, index, event.value(value)),
        None => Some(Trap::Absent { all: false }),
    };
    Some(Admission {
        leaf: id,
        path: leaf.path.clone(),
        index,
        matcher: short(matcher.span.of(text)),
        span: matcher.span,
        value,
        has: value.map_or_else(String::new, |value| short(event.value(value).source())),
        trap,
    })
}

fn trap(
    explanation: &Explanation,
    event: &Document,
    leaf: &Leaf,
    outcome: &LeafOutcome,
    index: usize,
    value: Value,
) -> Option<Trap> {
    let scalar = Scalar::of(value)?;
    let matcher = &leaf.matchers[index];
    let written = |span: Span| short(span.of(explanation.parsed().document.text()));
    let accepted = outcome.accepted();
    let other_value = || {
        let indices = (0..outcome.values.len() as u32).find(|at| accepted.binary_search(at).is_err())?;
        Some(event.value(outcome.values[indices as usize]))
    };
    let special = match &matcher.predicate {
        Predicate::AnythingBut(anything_but) => {
            let excluding = leaf.matchers.iter().find(|other| {
                matches!(other.predicate, Predicate::AnythingBut(_)) && !other.predicate.accepts(&scalar)
            });
            match (excluding, other_value()) {
                (Some(other), _) => Some(Trap::ExcludedByOther { other: written(other.span) }),
                (None, Some(excluded)) => Some(Trap::ExcludedElement { excluded: short(excluded.source()) }),
                (None, None) => trap::not_excluded(anything_but, &scalar),
            }
        }
        Predicate::Exists(true) => {
            let is_empty = matches!(scalar, Scalar::Null) || scalar.as_str().is_some_and(str::is_empty);
            is_empty.then_some(Trap::Empty)
        }
        Predicate::Numeric(range) => {
            let other = leaf.matchers.iter().find(|other| match &other.predicate {
                Predicate::Numeric(one) => trap::faces(range, one) && !other.predicate.accepts(&scalar),
                _ => false,
            });
            other.map(|other| Trap::OutsideOther { other: written(other.span) })
        }
        Predicate::Prefix(Affix::Text(prefix)) => trap::goes_on(prefix, scalar.as_str()?),
        Predicate::Suffix(Affix::Text(suffix)) => trap::begins_earlier(suffix, scalar.as_str()?),
        Predicate::Wildcard(wildcard) => trap::in_wildcard(wildcard, scalar.as_str()?),
        Predicate::Exact(exact) => trap::written_otherwise(exact, &scalar, value.source()),
        predicate => by_digits(predicate, value).map(Trap::Digits),
    };
    let others = outcome.values.len() - accepted.len();
    special.or((others > 0).then_some(Trap::OneOfMany { others }))
}

/// Marks the fields that are absent where each other field of the object may be absent as well.
fn mark_absent(explanation: &Explanation, found: &mut [Admission]) {
    let parent = |path: &str| path.rsplit_once('.').map(|(parent, _)| parent.to_owned());
    let may_lack = |admission: &Admission| {
        let leaf = explanation.pattern().leaf(admission.leaf);
        leaf.matchers.iter().any(|matcher| matcher.predicate.accepts_absence())
    };
    let all: Vec<bool> = found
        .iter()
        .map(|one| {
            let mut siblings = found.iter().filter(|other| parent(&other.path) == parent(&one.path));
            siblings.clone().count() > 1 && siblings.all(|other| other.value.is_none() && may_lack(other))
        })
        .collect();
    for (one, is_all) in found.iter_mut().zip(all) {
        if let Some(Trap::Absent { all }) = &mut one.trap {
            *all = is_all;
        }
    }
}

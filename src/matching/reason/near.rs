//! Fields that were probably meant: a similar name, or another place.

use super::lookup::{FieldRef, Near, NearKind, Search, resolve};
use super::text::{is_close, same_ignoring_case};
use crate::json::{Kind, Scalar, Value};
use crate::pattern::{Leaf, Predicate};
use strsim::{jaro_winkler, osa_distance};

/// The steps that one comparison of two names letter by letter costs.
const SLOW: usize = 8;

/// Returns the field that `leaf` probably means, in and around `objects`. These lie at the first `taken`
/// bytes of its path and lack the next name. `None` if no field is similar.
pub(super) fn find(search: &mut Search, objects: &[Value], leaf: &Leaf, taken: usize) -> Option<Near> {
    let rest = leaf.path.get(taken..)?;
    let mut best: Option<(u32, Near)> = None;
    for &object in objects {
        for member in object.children() {
            if !search.spend(1) {
                break;
            }
            let Some(found) = named_alike(search, member, leaf, taken) else { continue };
            if best.as_ref().is_none_or(|(score, _)| found.0 < *score) {
                best = Some(found);
            }
        }
        // A name in another case is more likely meant than the same name elsewhere.
        if best.as_ref().is_none_or(|(score, _)| *score >= 10)
            && let Some(near) = elsewhere(search, object, rest)
        {
            return Some(near);
        }
    }
    best.map(|(_, near)| near)
}

/// Returns a member whose name is similar to the missing one, with a score: the smaller, the more similar.
fn named_alike(search: &mut Search, member: Value, leaf: &Leaf, taken: usize) -> Option<(u32, Near)> {
    let key = member.key()?;
    let rest = leaf.path.get(taken..)?;
    let (name, behind) = rest.split_once('.').map_or((rest, None), |(name, rest)| (name, Some(rest)));
    let (kind, score) = if same_ignoring_case(&key, name) {
        (NearKind::Case, 0)
    } else if key.trim() == name.trim() && !name.trim().is_empty() {
        (NearKind::Space, 1)
    } else if same_letters(&key, name) {
        (NearKind::Separators, 2)
    } else if behind.is_some() && same_letters(&key, rest) {
        (NearKind::Joined, 3)
    } else if !shares_an_end(name, &key) || !search.spend(SLOW) {
        return None;
    } else if is_close(name, &key) {
        (NearKind::Spelling, 10 + osa_distance(name, &key) as u32)
    } else if is_alike(name, &key) && would_do(member, leaf, behind) {
        (NearKind::Spelling, 20)
    } else {
        return None;
    };
    let path = format!("{}{key}", &leaf.path[..taken]);
    if search.is_asked_for(&path) {
        return None;
    }
    let leads_on = match behind {
        Some(rest) if kind != NearKind::Joined => resolve(member, rest, &mut 200).is_some(),
        _ => true,
    };
    let near = Near { kind, name: key.into_owned(), field: FieldRef::of(member) };
    Some((score * 2 + u32::from(!leads_on), near))
}

/// Returns whether two names share a part, such as `state` and `status`.
fn is_alike(a: &str, b: &str) -> bool {
    a.get(..2).is_some_and(|start| b.starts_with(start)) && a.len() < 64 && jaro_winkler(a, b) > 0.8
}

/// Returns whether the leaf's matchers would accept the value of `member`, which makes up for a name that is
/// less similar.
fn would_do(member: Value, leaf: &Leaf, behind: Option<&str>) -> bool {
    let value = behind.map_or(Some(member), |rest| resolve(member, rest, &mut 200));
    let scalar = value.and_then(Scalar::of);
    let is_open =
        |predicate: &Predicate| matches!(predicate, Predicate::Exists(_) | Predicate::AnythingBut(_));
    scalar.is_some_and(|scalar| {
        leaf.matchers.iter().any(|matcher| !is_open(&matcher.predicate) && matcher.predicate.accepts(&scalar))
    })
}

/// Returns whether the two have the same letters and digits, whatever the characters between them.
fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| {
        let letters: Vec<char> =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        letters
    };
    a.len().abs_diff(b.len()) <= 8
        && shares_an_end(a, b)
        && !letters(a).is_empty()
        && letters(a) == letters(b)
}

/// Returns whether the two begin or end with the same letter. Similar names do, and most names do not.
fn shares_an_end(a: &str, b: &str) -> bool {
    let same = |(a, b): (&u8, &u8)| a.eq_ignore_ascii_case(b);
    a.as_bytes().first().zip(b.as_bytes().first()).is_some_and(same)
        || a.as_bytes().last().zip(b.as_bytes().last()).is_some_and(same)
}

/// Returns the rest of the path one level deeper or higher, or `None`.
fn elsewhere(search: &mut Search, object: Value, rest: &str) -> Option<Near> {
    for member in object.children() {
        if matches!(member.kind(), Kind::Object | Kind::Array) {
            if !search.spend(1) {
                return None;
            }
            if let Some(value) = resolve(member, rest, &mut 200) {
                return Some(near(NearKind::Deeper, value));
            }
        }
    }
    let without_next = rest.split_once('.').and_then(|(_, rest)| resolve(object, rest, &mut 200));
    let above = || {
        let mut parent = object.parent()?;
        while parent.kind() == Kind::Array {
            parent = parent.parent()?;
        }
        resolve(parent, rest, &mut 200)
    };
    without_next.or_else(above).map(|value| near(NearKind::Higher, value))
}

/// Returns the field of a value; for an element of an array, the array's field.
fn near(kind: NearKind, value: Value) -> Near {
    let mut field = value;
    while field.key().is_none() {
        let Some(parent) = field.parent() else { break };
        field = parent;
    }
    let name = field.key().map(std::borrow::Cow::into_owned).unwrap_or_default();
    Near { kind, name, field: FieldRef::of(field) }
}

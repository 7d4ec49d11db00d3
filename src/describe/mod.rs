//! A pattern as one paragraph for people.
//!
//! [`pattern()`] keeps to what the pattern means: fields that do not count are left out, and where
//! conditions inside and outside of `$or` replace each other, the branches are read as they are.
//!
//! ```
//! use eventbridge_playground::{describe, pattern};
//!
//! let parsed = pattern::parse(r#"{"source": ["aws.s3"], "detail": {"bucket": {"name": [{"prefix": "logs-"}]}}}"#);
//! let sentence = describe::pattern(&parsed.pattern);
//! assert_eq!(sentence, "Events from Amazon S3 where bucket name begins with “logs-”.");
//! ```

mod predicate;
mod services;
mod subject;
#[cfg(test)]
mod tests;

pub use services::service_name;

use crate::event::envelope;
use crate::pattern::{LeafId, MAX_COMBINATIONS, Member, Object, Pattern, expand, misplaced_operators};
use std::collections::{BTreeMap, BTreeSet};

/// More alternatives than this are counted, not read out.
const MAX_ALTERNATIVES: usize = 12;

/// Returns the pattern in words; empty if it has no condition.
pub fn pattern(pattern: &Pattern) -> String {
    let branches: Vec<BTreeSet<LeafId>> =
        expand(pattern).into_iter().map(|branch| branch.leaves.into_iter().collect()).collect();
    let counting: BTreeSet<LeafId> = branches.iter().flatten().copied().collect();
    if counting.is_empty() {
        return String::new();
    }
    let mut clauses = clauses(&pattern.root, &counting);
    if !says(&clauses, &branches) {
        clauses = branch_by_branch(&branches);
    }
    let subject = subject::take(pattern, &mut clauses);
    if clauses.is_empty() {
        return format!("All {}.", subject.trim_end_matches(','));
    }
    let misplaced = misplaced_operators(pattern)
        .into_iter()
        .flat_map(|one| one.leaves.into_iter().map(move |leaf| (leaf, one.field.clone())))
        .collect();
    let reader = Reader { pattern, misplaced };
    let conditions = reader.all(&clauses);
    let mut sentence = subject;
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{sentence} where {conditions}.")
}

/// Part of a pattern.
#[derive(Clone, Debug)]
enum Clause {
    /// A field's matchers.
    Field(LeafId),
    /// Alternatives; in each of them everything must hold.
    Either(Vec<Vec<Clause>>),
}

/// Returns the conditions of an object, without the leaves that never count.
fn clauses(object: &Object, counting: &BTreeSet<LeafId>) -> Vec<Clause> {
    let mut found = Vec::new();
    for member in &object.members {
        match member {
            Member::Object(_, inner) => found.extend(clauses(inner, counting)),
            Member::Leaf(id) if counting.contains(id) => found.push(Clause::Field(*id)),
            Member::Leaf(_) => {}
            Member::Or(or) => {
                found.push(Clause::Either(
                    or.branches.iter().map(|branch| clauses(branch, counting)).collect(),
                ));
            }
        }
    }
    found
}

/// Returns whether the clauses, multiplied out, are the branches of the pattern.
fn says(clauses: &[Clause], branches: &[BTreeSet<LeafId>]) -> bool {
    let mut states = vec![BTreeSet::new()];
    multiply(clauses, &mut states);
    let said: BTreeSet<_> = states.iter().collect();
    let meant: BTreeSet<_> = branches.iter().collect();
    said == meant
}

fn multiply(clauses: &[Clause], states: &mut Vec<BTreeSet<LeafId>>) {
    for clause in clauses {
        match clause {
            Clause::Field(id) => {
                for state in states.iter_mut() {
                    state.insert(*id);
                }
            }
            Clause::Either(alternatives) => {
                let before = std::mem::take(states);
                for alternative in alternatives {
                    let room = MAX_COMBINATIONS.saturating_sub(states.len());
                    let mut added: Vec<_> = before.iter().take(room).cloned().collect();
                    multiply(alternative, &mut added);
                    states.append(&mut added);
                }
            }
        }
    }
}

/// Returns the conditions of all branches, and then what each of them asks beyond that.
fn branch_by_branch(branches: &[BTreeSet<LeafId>]) -> Vec<Clause> {
    let Some((first, others)) = branches.split_first() else { return Vec::new() };
    let common: BTreeSet<LeafId> =
        first.iter().filter(|id| others.iter().all(|branch| branch.contains(id))).copied().collect();
    let rest = |branch: &BTreeSet<LeafId>| branch.difference(&common).copied().map(Clause::Field).collect();
    let mut clauses: Vec<Clause> = common.iter().copied().map(Clause::Field).collect();
    clauses.push(Clause::Either(branches.iter().map(rest).collect()));
    clauses
}

struct Reader<'p> {
    pattern: &'p Pattern,
    /// The leaves that were meant as operators, with the paths of the fields that these were meant for.
    misplaced: BTreeMap<LeafId, String>,
}

impl Reader<'_> {
    /// Everything that must hold, alternatives last.
    fn all(&self, clauses: &[Clause]) -> String {
        let (fields, eithers): (Vec<&Clause>, Vec<&Clause>) =
            clauses.iter().partition(|clause| matches!(clause, Clause::Field(_)));
        let parts: Vec<String> =
            fields.into_iter().chain(eithers).map(|clause| self.clause(clause)).collect();
        match parts.as_slice() {
            [] => "there is no other condition".to_owned(),
            [only] => only.clone(),
            [a, b] if clauses.iter().all(|clause| matches!(clause, Clause::Field(_))) => {
                format!("{a} and {b}")
            }
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        }
    }

    fn clause(&self, clause: &Clause) -> String {
        match clause {
            Clause::Field(id) => {
                let leaf = self.pattern.leaf(*id);
                format!("{} {}", self.field(*id, &leaf.path), predicate::words(leaf))
            }
            Clause::Either(alternatives) => {
                let mut words: Vec<String> =
                    alternatives.iter().take(MAX_ALTERNATIVES).map(|all| self.alternative(all)).collect();
                if alternatives.len() > words.len() {
                    words.push(format!(
                        "one of {} more alternatives matches",
                        alternatives.len() - words.len()
                    ));
                }
                format!("either {}", words.join(", or "))
            }
        }
    }

    /// Returns the field in words. A field with an operator's name is called a field, since the sentence
    /// would read otherwise as if the operator worked.
    fn field(&self, id: LeafId, path: &str) -> String {
        let meant = self.misplaced.get(&id).and_then(|field| Some((field, path.strip_prefix(&**field)?)));
        match meant {
            Some((field, name)) => {
                let name = predicate::quoted(name.trim_start_matches('.'));
                format!("a field named {name} inside {}", field_words(field))
            }
            None => field_words(path),
        }
    }

    fn alternative(&self, clauses: &[Clause]) -> String {
        let words = self.all(clauses);
        match clauses {
            [] | [Clause::Field(_)] | [Clause::Field(_), Clause::Field(_)] => words,
            _ => format!("({words})"),
        }
    }
}

/// Returns a path in words: `detail.bucket.name` is “bucket name”. `detail` is left out where no field of the
/// envelope has the name that follows.
fn field_words(path: &str) -> String {
    let is_envelope = |name: &str| envelope::FIELDS.iter().any(|field| field.name == name);
    let short = path.strip_prefix("detail.").unwrap_or(path);
    let first = short.split('.').next().unwrap_or_default();
    let names = if is_envelope(first) { path } else { short };
    let quoted = |name: &str| {
        let is_plain = !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control());
        if is_plain { name.to_owned() } else { predicate::quoted(name) }
    };
    names.split('.').map(quoted).collect::<Vec<_>>().join(" ")
}

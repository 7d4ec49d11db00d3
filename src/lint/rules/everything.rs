//! A field whose matchers together accept everything.

use super::prelude::*;
use crate::json::Scalar;
use crate::pattern::Predicate;
use crate::pattern::operator::AnythingBut;
use std::borrow::Cow;
use std::collections::BTreeSet;

pub(super) static LINT: Lint = Lint {
    id: "matches-everything",
    title: "The conditions on a field match everything",
    why: "The values in a field's array are alternatives: one match is enough. What one anything-but excludes, the \
          next one matches again.",
    page: &pages::OPERATORS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"detail":{"s":[{"anything-but":"x"},{"anything-but":"y"}]}}"#,
            r#"{"source":["a"],"detail":{"s":["x",{"anything-but":"x"}]}}"#,
            r#"{"source":["a"],"detail":{"s":[{"anything-but":{"prefix":"a"}},{"anything-but":{"suffix":"z"}}]}}"#,
            r#"{"source":["a"],"detail":{"s":[{"exists":true},{"exists":false}]}}"#,
            r#"{"source":["a"],"detail":{"n":[{"numeric":[">",0]},{"numeric":["<",100]}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"s":[{"anything-but":["x","y"]}]}}"#,
            r#"{"source":["a"],"detail":{"s":[{"exists":false},{"anything-but":"x"}]}}"#,
            r#"{"source":["a"],"detail":{"n":[{"numeric":[">",100]},{"numeric":["<",0]}]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// The mistake in the matchers of one field, named by its path.
enum Everything {
    /// They accept every value; `absence` if they accept a missing field as well.
    Accepted { path: String, absence: bool },
    /// Two ranges together contain every number.
    EveryNumber { path: String },
    /// There are several `anything-but`; `mixed` if they are not all of the same form.
    NotOrNot { path: String, mixed: bool },
}

impl Sentence for Everything {
    fn sentence(&self) -> String {
        match self {
            Self::Accepted { path, absence: false } => format!(
                "Together, these match every value of {path}. To exclude several values, list them in one anything-but."
            ),
            Self::Accepted { path, absence: true } => {
                format!("Together, these match whether or not {path} exists, and whatever its value.")
            }
            Self::EveryNumber { path } => format!(
                "Together, these match every number in {path}. For a range, write both comparisons in one numeric."
            ),
            Self::NotOrNot { path, mixed } => {
                let instead = if *mixed {
                    "use one anything-but with wildcard: a prefix is \"text*\" there, a suffix \"*text\""
                } else {
                    "list them in one anything-but"
                };
                format!(
                    "A value of {path} is excluded only if every one of these anything-but excludes it. To exclude all \
                     of their values, {instead}."
                )
            }
        }
    }
}

fn check(subject: &Subject) -> Vec<Finding<Everything>> {
    subject.leaves().filter_map(check_leaf).collect()
}

fn check_leaf(leaf: &Leaf) -> Option<Finding<Everything>> {
    let asked: Vec<&Predicate> = leaf.matchers.iter().map(|matcher| &matcher.predicate).collect();
    let absence = asked.iter().any(|predicate| predicate.accepts_absence());
    let negations = asked.iter().filter(|predicate| matches!(predicate, Predicate::AnythingBut(_))).count();
    let exists = asked.iter().any(|predicate| matches!(predicate, Predicate::Exists(true)));
    let path = leaf.path.clone();
    let kind = if (0..asked.len()).any(|index| is_filled_up(&asked, index)) || exists && absence {
        Everything::Accepted { path, absence }
    } else if holds_every_number(&asked) {
        Everything::EveryNumber { path }
    } else if negations > 1 {
        let forms: BTreeSet<_> = asked.iter().filter_map(|predicate| form(predicate)).collect();
        Everything::NotOrNot { path, mixed: forms.len() > 1 }
    } else {
        return None;
    };
    let related = leaf.matchers.iter().map(|matcher| matcher.span).collect();
    Some(Finding::new(leaf.span, kind).with(related))
}

/// Returns whether a range that goes up begins below the end of one that goes down.
fn holds_every_number(asked: &[&Predicate]) -> bool {
    let ranges = || {
        asked.iter().filter_map(|predicate| match predicate {
            Predicate::Numeric(range) => Some((range.low.as_ref(), range.high.as_ref())),
            _ => None,
        })
    };
    let ups = || ranges().filter(|(_, high)| high.is_none()).filter_map(|(low, _)| low);
    let downs = || ranges().filter(|(low, _)| low.is_none()).filter_map(|(_, high)| high);
    ups().any(|up| downs().any(|down| up.value < down.value))
}

/// Returns a number for each form of `anything-but`, or `None` for other predicates.
fn form(asked: &Predicate) -> Option<u8> {
    let Predicate::AnythingBut(anything_but) = asked else { return None };
    Some(match anything_but {
        AnythingBut::Texts(_) => 0,
        AnythingBut::Numbers(_) => 1,
        AnythingBut::Prefixes(_) => 2,
        AnythingBut::Suffixes(_) => 3,
        AnythingBut::IgnoreCase(_) => 4,
        AnythingBut::Wildcards(_) => 5,
    })
}

/// Returns whether the other matchers accept everything that this one excludes.
fn is_filled_up(asked: &[&Predicate], index: usize) -> bool {
    let Predicate::AnythingBut(anything_but) = asked[index] else { return false };
    let others =
        || asked.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, predicate)| predicate);
    let is_accepted = |value: &Scalar| others().any(|predicate| predicate.accepts(value));
    match anything_but {
        AnythingBut::Texts(texts) => {
            texts.iter().all(|text| is_accepted(&Scalar::String(Cow::Borrowed(text))))
        }
        AnythingBut::Numbers(numbers) => {
            numbers.iter().all(|number| is_accepted(&Scalar::Number(number.clone())))
        }
        AnythingBut::Prefixes(texts) => others().any(|predicate| match predicate {
            Predicate::AnythingBut(AnythingBut::Prefixes(other)) => {
                are_apart(texts, other, |a, b| a.starts_with(b))
            }
            _ => false,
        }),
        AnythingBut::Suffixes(texts) => others().any(|predicate| match predicate {
            Predicate::AnythingBut(AnythingBut::Suffixes(other)) => {
                are_apart(texts, other, |a, b| a.ends_with(b))
            }
            _ => false,
        }),
        AnythingBut::IgnoreCase(_) | AnythingBut::Wildcards(_) => false,
    }
}

/// Returns whether no string can fit one text of each list.
fn are_apart(a: &[String], b: &[String], fits: fn(&str, &str) -> bool) -> bool {
    a.iter().all(|a| b.iter().all(|b| !fits(a, b) && !fits(b, a)))
}

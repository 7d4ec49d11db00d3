//! A field whose matchers together accept everything.

use super::prelude::*;
use crate::json::Scalar;
use crate::pattern::Predicate;
use crate::pattern::operator::AnythingBut;
use std::borrow::Cow;

pub(super) static LINT: Lint = Lint {
    id: "matches-everything",
    title: "The matchers of a field let everything through",
    why: "Matchers of one field are alternatives: one that accepts the value is enough. So what one anything-but \
          excludes, the next one lets in again.",
    page: &pages::OPERATORS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        advised: &[
            r#"{"source":["a"],"detail":{"s":[{"anything-but":"x"},{"anything-but":"y"}]}}"#,
            r#"{"source":["a"],"detail":{"s":["x",{"anything-but":"x"}]}}"#,
            r#"{"source":["a"],"detail":{"s":[{"anything-but":{"prefix":"a"}},{"anything-but":{"suffix":"z"}}]}}"#,
            r#"{"source":["a"],"detail":{"s":[{"exists":true},{"exists":false}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"s":[{"anything-but":["x","y"]}]}}"#,
            r#"{"source":["a"],"detail":{"s":[{"exists":false},{"anything-but":"x"}]}}"#,
        ],
    },
    check,
};

fn check(subject: &Subject) -> Vec<Finding> {
    subject.leaves().filter_map(check_leaf).collect()
}

fn check_leaf(leaf: &Leaf) -> Option<Finding> {
    let asked: Vec<&Predicate> = leaf.matchers.iter().map(|matcher| &matcher.predicate).collect();
    let absence = asked.iter().any(|predicate| predicate.accepts_absence());
    let negations = asked.iter().filter(|predicate| matches!(predicate, Predicate::AnythingBut(_))).count();
    let exists = asked.iter().any(|predicate| matches!(predicate, Predicate::Exists(true)));
    let path = leaf.path.clone();
    let kind = if (0..asked.len()).any(|index| is_filled_up(&asked, index)) || exists && absence {
        FindingKind::AcceptsEverything { path, absence }
    } else if negations > 1 {
        FindingKind::NotOrNot { path }
    } else {
        return None;
    };
    let related = leaf.matchers.iter().map(|matcher| matcher.span).collect();
    Some(Finding::new(leaf.span, kind).with(related))
}

/// Whether the other matchers accept all that this one excludes.
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

/// Whether no string can fit one text of each list.
fn are_apart(a: &[String], b: &[String], fits: fn(&str, &str) -> bool) -> bool {
    a.iter().all(|a| b.iter().all(|b| !fits(a, b) && !fits(b, a)))
}

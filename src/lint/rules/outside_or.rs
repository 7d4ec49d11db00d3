//! A field both inside and outside of `$or`.

use super::prelude::*;
use crate::pattern::{LeafId, Member, Object};
use crate::text::Span;

pub(super) static LINT: Lint = Lint {
    id: "field-inside-and-outside-or",
    title: "A field is both inside and outside $or",
    why: "The two conditions aren't combined: where both apply, the later one in the text replaces the earlier one, \
          and AWS doesn't warn about it.",
    page: &pages::OPERATORS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"$or":[{"source":["b"]},{"detail":{"x":[1]}}]}"#,
            r#"{"$or":[{"source":["b"]},{"detail":{"x":[1]}}],"source":["a"]}"#,
            r#"{"source":["a"],"$or":[{"id":["1"]},{"time":["2"]}],"detail":{"$or":[{"x":[1]},{"y":[1]}],"x":[2]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"$or":[{"detail":{"x":[1]}},{"detail":{"x":[2],"y":[3]}}]}"#,
            r#"{"source":["a"],"source":["b"]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A field within `$or` and one outside of it, where the later replaces the earlier.
#[derive(Debug)]
struct AlsoOutside {
    path: String,
    /// Whether the one outside comes later, so that the inner one never counts.
    outer_wins: bool,
}

impl Sentence for AlsoOutside {
    fn sentence(&self) -> String {
        let Self { path, outer_wins } = self;
        if *outer_wins {
            format!(
                "This condition on {path} has no effect: the one outside $or comes later and replaces it."
            )
        } else {
            format!("In this branch, this is the only condition on {path}: it replaces the one outside $or.")
        }
    }
}

fn check(subject: &Subject) -> Vec<Finding<AlsoOutside>> {
    let pattern = subject.pattern();
    let mut places = vec![Vec::new(); pattern.leaves.len()];
    collect(&pattern.root, &mut Vec::new(), &mut places);
    let mut findings = Vec::new();
    for (id, leaf) in pattern.leaves() {
        let inner = &places[id.0 as usize];
        let outer = pattern.leaves().find(|(other, outer)| {
            *other != id && outer.path == leaf.path && meets(&places[other.0 as usize], inner, *other < id)
        });
        if let Some((other, outer)) = outer {
            let kind = AlsoOutside { path: leaf.path.clone(), outer_wins: other > id };
            findings.push(Finding::new(leaf.key.span, kind).with(vec![outer.key.span]));
        }
    }
    findings
}

/// For each leaf the alternatives around it, outermost first: the `$or` and the alternative.
type Places = Vec<Vec<(Span, Span)>>;

fn collect(object: &Object, above: &mut Vec<(Span, Span)>, places: &mut Places) {
    for member in &object.members {
        match member {
            Member::Object(_, object) => collect(object, above, places),
            Member::Leaf(LeafId(id)) => places[*id as usize].clone_from(above),
            Member::Or(or) => {
                for branch in &or.branches {
                    above.push((or.span, branch.span));
                    collect(branch, above, places);
                    above.pop();
                }
            }
        }
    }
}

/// Returns whether a branch of the pattern contains both, and one of them lies in a `$or` that the other is
/// not in.
fn meets(outer: &[(Span, Span)], inner: &[(Span, Span)], outer_is_first: bool) -> bool {
    let common = outer.iter().zip(inner).take_while(|(a, b)| a == b).count();
    match (outer.get(common), inner.get(common)) {
        (None, Some(_)) => true,
        // In two different `$or`; reported once, at the later one.
        (Some((a, _)), Some((b, _))) => a != b && outer_is_first,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[test]
    fn the_later_one_counts() {
        let wins = |text: &str| {
            let parsed = parse(text);
            let findings = check(&Subject::new(&parsed));
            let [Finding { kind: AlsoOutside { outer_wins, .. }, .. }] = findings[..] else {
                panic!("{findings:?}")
            };
            outer_wins
        };
        assert!(!wins(r#"{"a":[1],"$or":[{"a":[2]},{"b":[3]}]}"#));
        assert!(wins(r#"{"$or":[{"a":[2]},{"b":[3]}],"a":[1]}"#));
        assert!(!wins(
            r#"{"$or":[{"a":[2]},{"b":[3]}],"x":{"$or":[{"c":[1]},{"d":[1]}]},"$or":[{"a":[4]},{"e":[5]}]}"#
        ));
    }
}

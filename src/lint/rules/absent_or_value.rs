//! Objects in which each field may be absent.

use super::prelude::*;
use crate::pattern::{LeafId, Member, Object, Predicate};
use crate::text::Span;

pub(super) static LINT: Lint = Lint {
    id: "absent-or-value",
    title: "Each of these fields may be absent",
    why: "Fields are combined with \"and\". If each may be absent, an event with none of them matches as well.",
    page: &pages::OPERATORS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.ecr"],"detail":{"counts":{"CRITICAL":[{"exists":false},{"numeric":[">",0]}],"HIGH":[{"exists":false},{"numeric":[">",0]}]}}}"#,
            r#"{"source":["a"],"detail":{"x":["1",{"exists":false}],"y":["2",{"exists":false}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"x":["1",{"exists":false}]}}"#,
            r#"{"source":["a"],"detail":{"x":["1",{"exists":false}],"y":["2"]}}"#,
            r#"{"source":["a"],"detail":{"x":[{"exists":false}],"y":[{"exists":false}]}}"#,
            r#"{"source":["a"],"detail":{"$or":[{"x":["1"]},{"y":["2"]}]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// The names of the fields of one object, of which each may be absent.
struct AllAbsent {
    names: Vec<String>,
}

impl Sentence for AllAbsent {
    fn sentence(&self) -> String {
        let (last, first) = self
            .names
            .split_last()
            .map_or((String::new(), String::new()), |(last, first)| (last.clone(), first.join(", ")));
        format!(
            "An event without {first} or {last} matches too. To require at least one of them, make each a branch of \
             $or that doesn't accept its absence."
        )
    }
}

fn check(subject: &Subject) -> Vec<Finding<AllAbsent>> {
    let mut findings = Vec::new();
    walk(subject, &subject.pattern().root, &mut findings);
    findings
}

fn walk(subject: &Subject, object: &Object, findings: &mut Vec<Finding<AllAbsent>>) {
    for member in &object.members {
        match member {
            Member::Object(_, inner) => {
                findings.extend(all_absent(subject, inner));
                walk(subject, inner, findings);
            }
            Member::Leaf(_) => {}
            Member::Or(or) => or.branches.iter().for_each(|branch| walk(subject, branch, findings)),
        }
    }
}

fn all_absent(subject: &Subject, object: &Object) -> Option<Finding<AllAbsent>> {
    let leaf = |member: &Member| match member {
        Member::Leaf(id) => Some(*id).filter(|id| subject.counts(&[*id])),
        Member::Object(..) | Member::Or(_) => None,
    };
    let leaves: Vec<LeafId> = object.members.iter().map(leaf).collect::<Option<_>>()?;
    let fields: Vec<&Leaf> = leaves.iter().map(|id| subject.pattern().leaf(*id)).collect();
    let [first, others @ ..] = fields.as_slice() else { return None };
    if others.is_empty() || !fields.iter().all(|leaf| is_absent_or_value(leaf)) {
        return None;
    }
    let names = fields.iter().map(|leaf| leaf.key.name.clone()).collect();
    let related: Vec<Span> = others.iter().map(|leaf| leaf.key.span).collect();
    Some(Finding::new(first.key.span, AllAbsent { names }).with(related))
}

fn is_absent_or_value(leaf: &Leaf) -> bool {
    let predicates = || leaf.matchers.iter().map(|matcher| &matcher.predicate);
    predicates().any(Predicate::accepts_absence) && predicates().any(|predicate| !predicate.accepts_absence())
}

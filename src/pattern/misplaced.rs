//! Operators in the place of a field's name: `{"key": {"suffix": [".zip"]}}`.
//!
//! AWS takes them for fields and accepts the pattern without a word, except within `$or`.

use super::operator::{Exact, OPERATORS, Operator};
use super::{Key, LeafId, Matcher, Member, Object, Pattern, Predicate, ProblemKind};
use crate::text::Span;

/// An operator in the place of a field's name.
#[derive(Clone, Debug)]
pub struct Misplaced {
    /// The operator.
    pub operator: &'static Operator,
    /// The path of the field that it is meant for.
    pub field: String,
    /// Where its name is, quotes included.
    pub span: Span,
    /// The leaves that it was taken for: one, or those within if another operator is its operand.
    pub leaves: Vec<LeafId>,
}

/// Returns the operators in the place of a field's name, in the order of the text.
///
/// Only where all members of an object are operators whose values read as their operands, and the object is
/// not one that is there to hold fields: events may well have a field named `prefix`.
pub fn misplaced_operators(pattern: &Pattern) -> Vec<Misplaced> {
    let mut found = Vec::new();
    walk(pattern, &pattern.root, "", &mut found);
    found
}

/// Returns the operator with this name, or `None` if no operator is written as `{"name": operand}` with it.
pub fn operator_named(name: &str) -> Option<&'static Operator> {
    OPERATORS.iter().copied().find(|operator| operator.takes_operand() && operator.name == name)
}

/// Returns the operator in the place of a field's name if a problem is about one, else `None`.
pub(super) fn misplaced_operator(problem: &ProblemKind) -> Option<&'static Operator> {
    match problem {
        ProblemKind::NotObjectOrArray(name) | ProblemKind::ReservedField(name) => operator_named(name),
        _ => None,
    }
}

/// Returns whether an object with this name is there to hold fields, of which one may have an operator's
/// name.
pub fn holds_fields(name: &str) -> bool {
    name == "detail" || name.ends_with("Parameters") || name.ends_with("ilter")
}

fn walk(pattern: &Pattern, object: &Object, path: &str, found: &mut Vec<Misplaced>) {
    for member in &object.members {
        match member {
            Member::Object(key, inner) => {
                let path = joined(path, &key.name);
                match operators_in(pattern, inner).filter(|_| !holds_fields(&key.name)) {
                    Some(operators) => {
                        found.extend(operators.into_iter().map(|(operator, key, leaves)| Misplaced {
                            operator,
                            field: path.clone(),
                            span: key.span,
                            leaves,
                        }));
                    }
                    None => walk(pattern, inner, &path, found),
                }
            }
            Member::Leaf(_) => {}
            Member::Or(or) => {
                for branch in &or.branches {
                    walk(pattern, branch, path, found);
                }
            }
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

type Found<'p> = (&'static Operator, &'p Key, Vec<LeafId>);

/// Returns the members of an object as operators; `None` if one of them is none.
fn operators_in<'p>(pattern: &'p Pattern, object: &'p Object) -> Option<Vec<Found<'p>>> {
    let found = object.members.iter().map(|member| match member {
        Member::Leaf(id) => {
            let leaf = pattern.leaf(*id);
            let operator = operator_named(&leaf.key.name)?;
            reads_as_operand(operator.name, &leaf.matchers).then(|| (operator, &leaf.key, vec![*id]))
        }
        Member::Object(key, inner) => {
            let operator = operator_named(&key.name).filter(|operator| operator.takes_operator())?;
            let inner = operators_in(pattern, inner)?;
            let leaves = inner.into_iter().flat_map(|(.., leaves)| leaves).collect();
            Some((operator, key, leaves))
        }
        Member::Or(_) => None,
    });
    found.collect::<Option<Vec<_>>>().filter(|found| !found.is_empty())
}

/// Returns whether the values are what one would write behind the operator.
fn reads_as_operand(name: &str, matchers: &[Matcher]) -> bool {
    let exact = |matcher: &Matcher| match &matcher.predicate {
        Predicate::Exact(exact) => Some(exact.clone()),
        _ => None,
    };
    let Some(values) = matchers.iter().map(exact).collect::<Option<Vec<Exact>>>() else { return false };
    let any_text =
        |fits: fn(&str) -> bool| values.iter().any(|value| matches!(value, Exact::Text(text) if fits(text)));
    match name {
        "exists" => values.iter().all(|value| matches!(value, Exact::Bool(_))),
        "numeric" => any_text(|text| matches!(text, "=" | "<" | "<=" | ">" | ">=")),
        "cidr" => any_text(|text| text.contains('/')),
        "anything-but" => true,
        _ => values.iter().all(|value| matches!(value, Exact::Text(_) | Exact::Address(..))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[test]
    fn an_operator_is_misplaced_where_only_operators_stand() {
        let cases = [
            (r#"{"a":{"suffix":[".zip"]}}"#, "suffix for a"),
            (r#"{"d":{"a":{"numeric":[">",5]}}}"#, "numeric for d.a"),
            (r#"{"source":{"prefix":["aws."]}}"#, "prefix for source"),
            (r#"{"a":{"prefix":["x"],"suffix":["y"]}}"#, "prefix for a, suffix for a"),
            (r#"{"a":{"anything-but":["x"]}}"#, "anything-but for a"),
            (r#"{"a":{"anything-but":{"prefix":["x"]}}}"#, "anything-but for a"),
            (r#"{"a":{"prefix":{"equals-ignore-case":["x"]}}}"#, "prefix for a"),
            (r#"{"a":{"exists":[false]},"b":{"cidr":["10.0.0.0/8"]}}"#, "exists for a, cidr for b"),
            (
                r#"{"a":{"wildcard":["*x"]},"b":{"equals-ignore-case":["x"]}}"#,
                "wildcard for a, equals-ignore-case for b",
            ),
            // A field of that name.
            (r#"{"detail":{"prefix":["scans/"]}}"#, ""),
            (r#"{"detail":{"requestParameters":{"prefix":["in/"]}}}"#, ""),
            (r#"{"a":{"prefix":["Dr."],"last":["Who"]}}"#, ""),
            (r#"{"a":{"exists":["yes"]},"b":{"numeric":[5]},"c":{"cidr":["x"]},"d":{"prefix":[5]}}"#, ""),
            (r#"{"a":[{"suffix":".zip"}]}"#, ""),
        ];
        for (pattern, expected) in cases {
            let parsed = parse(pattern);
            let found = misplaced_operators(&parsed.pattern);
            let told: Vec<String> =
                found.iter().map(|one| format!("{} for {}", one.operator.name, one.field)).collect();
            assert_eq!(told.join(", "), expected, "{pattern}");
            assert!(found.iter().all(|one| !one.leaves.is_empty()), "{pattern}");
        }
    }
}

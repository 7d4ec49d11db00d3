//! The operators, from their registry, with the words that people have for them.

use super::{Section, Topic};
use crate::pattern::operator::{OPERATORS, Operator};

pub(super) fn topics() -> impl Iterator<Item = Topic> {
    OPERATORS.iter().map(|operator| topic(operator))
}

fn topic(operator: &'static Operator) -> Topic {
    Topic {
        section: Section::Operators,
        name: operator.name,
        text: operator.summary,
        forms: operator.syntax,
        words: words(operator.name),
        operator: Some(operator),
    }
}

/// Returns what people call the operator with this name. Empty for one that is not known here.
fn words(name: &str) -> &'static str {
    match name {
        "exact value" => "equals is same literal null empty list or",
        "prefix" => "starts with begins with",
        "suffix" => "ends with extension",
        "equals-ignore-case" => "case insensitive lower upper",
        "wildcard" => "star glob like contains regex regular expression",
        "anything-but" => "not except other than exclude unequal",
        "numeric" => "number range greater less than between compare",
        "cidr" => "ip address network subnet block",
        "exists" => "present missing absent null optional",
        "$or" => "either one of several fields disjunction",
        _ => "",
    }
}

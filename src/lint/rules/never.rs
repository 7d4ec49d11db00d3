//! Conditions that no event can meet.

use super::prelude::*;
use crate::pattern::operator::{Exact, Range};
use crate::pattern::{Matcher, Predicate};

pub(super) static LINT: Lint = Lint {
    id: "never-matches",
    title: "No event can match this",
    why: "The fields around detail have fixed types and formats. A condition that expects anything else never \
          matches, and AWS doesn't warn about it.",
    page: &pages::EVENTS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"account":["*"]}"#,
            r#"{"source":["a"],"account":[111122223333]}"#,
            r#"{"source":[{"exists":false}]}"#,
            r#"{"source":["a"],"region":["EU-WEST-1"]}"#,
            r#"{"source":{"name":["a"]}}"#,
            r#"{"source":["a"],"detail":["x"]}"#,
            r#"{"source":["a"],"version":["1"]}"#,
            r#"{"source":["a"],"resources":[5]}"#,
            r#"{"source":["a"],"detail":{"s":["x"],"s":{"t":["y"]}}}"#,
            r#"{"source":["a"],"detail":{"n":[{"numeric":[">",1,"<",1.0000000000000002]}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"account":["111122223333"],"region":["us-gov-west-1","eu-west-1"],"version":["0"]}"#,
            r#"{"source":["a"],"replay-name":[{"exists":false}],"resources":[{"prefix":"arn:"}]}"#,
            r#"{"source":["a"],"detail":{"s":[{"exists":false}],"s":{"t":["y"]}}}"#,
            r#"{"source":[{"anything-but":{"prefix":"aws."}}],"time":[{"prefix":"2026-"}]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// Why no event can meet a matcher.
enum Never {
    /// The field always holds a string.
    AlwaysText(String),
    /// The field holds a string, so it has no fields.
    NothingInside(String),
    /// `detail` is an object.
    DetailIsObject,
    /// `resources` holds strings.
    ResourcesAreTexts,
    /// An account ID has 12 digits.
    NotAnAccount(String),
    /// The text does not have the form of a Region's name.
    NotARegion(String),
    /// The version is always `"0"`.
    NotTheVersion,
    /// The field would have to be a value and an object at once.
    ValueAndObject(String),
    /// No number lies between these bounds.
    EmptyRange,
}

impl Sentence for Never {
    fn sentence(&self) -> String {
        match self {
            Self::AlwaysText(field) => format!("{field} is a string in every event, so this never matches."),
            Self::NothingInside(field) => format!("{field} is a string, so there are no fields inside it."),
            Self::DetailIsObject => {
                "detail is always an object, and only values can match. Choose a field inside it."
                    .into()
            }
            Self::ResourcesAreTexts => "resources contains only strings, so this never matches.".into(),
            Self::NotAnAccount(text) if text.contains('*') => {
                "* isn't a wildcard here, so this matches no account. To match every account, remove the field."
                    .into()
            }
            Self::NotAnAccount(text) => format!("An account ID has 12 digits; {text} isn't one."),
            Self::NotARegion(text) => {
                format!("{text} isn't a Region. Regions look like eu-west-1.")
            }
            Self::NotTheVersion => "The version is \"0\" in every event.".into(),
            Self::ValueAndObject(path) => {
                format!("{path} can't be a value and an object with this field at the same time.")
            }
            Self::EmptyRange => "There is no number between these bounds.".into(),
        }
    }
}

fn check(subject: &Subject) -> Vec<Finding<Never>> {
    let matchers = subject.leaves().flat_map(|leaf| leaf.matchers.iter().map(move |matcher| (leaf, matcher)));
    let never = |(leaf, matcher): (&Leaf, &Matcher)| {
        never(&leaf.path, &matcher.predicate).map(|never| Finding::new(matcher.span, never))
    };
    let mut findings: Vec<Finding<Never>> = matchers.filter_map(never).collect();
    findings.extend(values_and_objects(subject));
    findings
}

fn never(path: &str, asked: &Predicate) -> Option<Never> {
    if let Predicate::Numeric(range) = asked
        && is_empty(range)
    {
        return Some(Never::EmptyRange);
    }
    let (field, inside) = path.split_once('.').map_or((path, None), |(field, inside)| (field, Some(inside)));
    let is_absence = asked.accepts_absence();
    let takes_text = !is_absence && takes_texts(asked);
    match (field, inside) {
        ("detail", None) if !is_absence => Some(Never::DetailIsObject),
        ("resources", None) if !is_absence && !takes_text => Some(Never::ResourcesAreTexts),
        ("replay-name", None) if !is_absence && !takes_text => Some(Never::AlwaysText(field.to_owned())),
        ("version" | "id" | "detail-type" | "source" | "account" | "time" | "region", None) => {
            if takes_text {
                wrong_form(field, asked)
            } else {
                Some(Never::AlwaysText(field.to_owned()))
            }
        }
        (
            "version" | "id" | "detail-type" | "source" | "account" | "time" | "region" | "replay-name"
            | "resources",
            Some(_),
        ) if !is_absence => Some(Never::NothingInside(field.to_owned())),
        _ => None,
    }
}

fn takes_texts(asked: &Predicate) -> bool {
    !matches!(
        asked,
        Predicate::Numeric(_) | Predicate::Exact(Exact::Null | Exact::Bool(_) | Exact::Number(_))
    )
}

/// Returns why the operand cannot be a value of the field, or `None`.
fn wrong_form(field: &str, asked: &Predicate) -> Option<Never> {
    let Predicate::Exact(Exact::Text(text) | Exact::Address(text, _)) = asked else { return None };
    match field {
        "account" if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Never::NotAnAccount(text.clone()))
        }
        "region" if !is_region(text) => Some(Never::NotARegion(text.clone())),
        "version" if text != "0" => Some(Never::NotTheVersion),
        _ => None,
    }
}

/// Returns whether the text has the form of a Region's name: `eu-west-1`, `us-gov-east-1`.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let Some((number, words)) = parts.split_last() else { return false };
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    words.len() >= 2 && words.iter().all(is_word) && number.parse::<u8>().is_ok()
}

/// Returns whether no double lies between two exclusive bounds.
fn is_empty(range: &Range) -> bool {
    let (Some(low), Some(high)) = (&range.low, &range.high) else { return false };
    !low.inclusive && !high.inclusive && low.value.next_up() >= high.value
}

/// Returns the fields that a branch requires to be a value and to contain a field.
fn values_and_objects(subject: &Subject) -> Vec<Finding<Never>> {
    let mut findings: Vec<Finding<Never>> = Vec::new();
    let needs_value = |leaf: &Leaf| !leaf.matchers.iter().any(|matcher| matcher.predicate.accepts_absence());
    for branch in &subject.branches {
        let leaves: Vec<&Leaf> = branch.leaves.iter().map(|id| subject.pattern().leaf(*id)).collect();
        for inner in leaves.iter().filter(|leaf| needs_value(leaf)) {
            let is_inside = |outer: &&&Leaf| {
                inner.path.strip_prefix(outer.path.as_str()).is_some_and(|rest| rest.starts_with('.'))
            };
            let Some(outer) = leaves.iter().filter(|outer| needs_value(outer)).find(is_inside) else {
                continue;
            };
            let is_new = findings.iter().all(|finding| finding.span != inner.key.span);
            // The fields of the envelope have a finding of their own.
            if is_new && outer.path.starts_with("detail.") {
                let kind = Never::ValueAndObject(outer.path.clone());
                findings.push(Finding::new(inner.key.span, kind).with(vec![outer.key.span]));
            }
        }
    }
    findings
}

//! Operators: their names, how many there are in an object, and what kind of operand they take.

use crate::fix::tools::{letters, matcher_of, remove, shown, value_at, with_part};
use crate::fix::{Edit, FixKind, QuickFix, misplaced, replace};
use crate::json::{Kind, Layout, Value, quote};
use crate::pattern::operator::OPERATORS;
use crate::pattern::{Operand, Parsed, Problem, ProblemKind};
use crate::text::Span;
use strsim::osa_distance;

/// Names from other languages, by their letters, and the operators that do the same.
const ALIASES: &[(&str, &str)] = &[
    ("startswith", "prefix"),
    ("beginswith", "prefix"),
    ("startwith", "prefix"),
    ("starts", "prefix"),
    ("begins", "prefix"),
    ("endswith", "suffix"),
    ("endwith", "suffix"),
    ("ends", "suffix"),
    ("ignorecase", "equals-ignore-case"),
    ("equalignorecase", "equals-ignore-case"),
    ("equalsignoringcase", "equals-ignore-case"),
    ("iequals", "equals-ignore-case"),
    ("not", "anything-but"),
    ("ne", "anything-but"),
    ("neq", "anything-but"),
    ("notin", "anything-but"),
    ("notequal", "anything-but"),
    ("notequals", "anything-but"),
    ("except", "anything-but"),
    ("like", "wildcard"),
    ("glob", "wildcard"),
    ("exist", "exists"),
    ("present", "exists"),
    ("ispresent", "exists"),
    ("number", "numeric"),
    ("ip", "cidr"),
    ("ipaddress", "cidr"),
    ("cidrblock", "cidr"),
    ("ipaddressinrange", "cidr"),
];

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    match &problem.kind {
        ProblemKind::UnknownOperator(name) => {
            let mut fixes = unknown(parsed, name, value);
            fixes.extend(unlisted(value).filter(|_| !is_foreign(name)));
            fixes
        }
        ProblemKind::UnsupportedNested { outer, inner } => {
            let allowed: &[&str] = match *outer {
                "anything-but" => &["prefix", "suffix", "equals-ignore-case", "wildcard"],
                _ => &["equals-ignore-case"],
            };
            let name = nearest(inner).filter(|name| allowed.contains(name));
            name.and_then(|name| renamed(value, name)).into_iter().collect()
        }
        ProblemKind::SecondOperator { .. } => {
            let both =
                [excluded(parsed, value), both_ends(parsed, value), implied(value)].into_iter().flatten();
            both.chain(split(value)).collect()
        }
        ProblemKind::NotAString(operand) => not_a_string(parsed, *operand, value),
        ProblemKind::ExistsNotBoolean => exists(value).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn unknown(parsed: &Parsed, name: &str, operand: Value) -> Vec<QuickFix> {
    let Some(object) = operand.parent() else { return Vec::new() };
    let layout = Layout::of(&parsed.document);
    let lower = letters(name);
    if matches!(lower.as_str(), "contains" | "includes" | "contain" | "substring") {
        let Some(text) = operand.as_str() else { return Vec::new() };
        let wildcard = layout.operator("wildcard", &quote(&format!("*{}*", misplaced::escaped(&text))));
        let label = format!("Change to {}", shown(&wildcard));
        return vec![replace(FixKind::Operator, object.span(), wildcard, label)];
    }
    let comparison = match name {
        "<" | "<=" | ">" | ">=" | "=" => Some(name),
        "==" => Some("="),
        _ => match lower.as_str() {
            "gt" | "greaterthan" => Some(">"),
            "gte" | "ge" | "greaterthanorequal" | "greaterthanequals" => Some(">="),
            "lt" | "lessthan" => Some("<"),
            "lte" | "le" | "lessthanorequal" | "lessthanequals" => Some("<="),
            _ => None,
        },
    };
    if let Some(comparison) = comparison.filter(|_| operand.kind() == Kind::Number) {
        let list = layout.list(&[quote(comparison), operand.source().to_owned()]);
        let numeric = layout.operator("numeric", &list);
        let label = format!("Change to {}", shown(&numeric));
        return vec![replace(FixKind::Operator, object.span(), numeric, label)];
    }
    let is_plain = !matches!(operand.kind(), Kind::Object | Kind::Invalid);
    if matches!(lower.as_str(), "eq" | "equals" | "equal" | "is" | "in" | "anyof" | "exact" | "") && is_plain
    {
        let elements: Vec<String> = match operand.kind() {
            Kind::Array => operand.children().map(|element| element.source().to_owned()).collect(),
            _ => vec![operand.source().to_owned()],
        };
        let values = elements.join(layout.comma());
        let label = format!("Change to {}", shown(&values));
        return vec![replace(FixKind::Operator, object.span(), values, label)];
    }
    nearest(name).and_then(|name| renamed(operand, name)).into_iter().collect()
}

/// Whether a name says in another language what no operator does here.
fn is_foreign(name: &str) -> bool {
    matches!(letters(name).as_str(), "between" | "inrange" | "regex" | "regexp" | "indaterange")
}

/// Returns the operator that a name means.
fn nearest(name: &str) -> Option<&'static str> {
    let lower = letters(name);
    let names = || OPERATORS.iter().map(|operator| operator.name).filter(|name| !name.contains([' ', '$']));
    let same = names().find(|known| letters(known) == lower);
    let alias = || ALIASES.iter().find(|(alias, _)| *alias == lower).map(|&(_, name)| name);
    let close = || {
        let distance = |known: &&str| osa_distance(&letters(known), &lower);
        let closest = names().min_by_key(distance)?;
        (distance(&closest) * 3 <= lower.len().min(closest.len())).then_some(closest)
    };
    same.or_else(alias).or_else(close)
}

fn renamed(operand: Value, name: &str) -> Option<QuickFix> {
    let label = format!("Change to {}", quote(name));
    Some(replace(FixKind::Operator, operand.key_span()?, quote(name), label))
}

/// Returns an object in a list whose keys were meant as fields: without the list it is one level deeper.
fn unlisted(operand: Value) -> Option<QuickFix> {
    let object = operand.parent()?;
    let list = object.parent().filter(|list| list.kind() == Kind::Array && list.key().is_some())?;
    let are_fields = object.children().all(|member| matches!(member.kind(), Kind::Array | Kind::Object));
    if !are_fields || list.children().count() != 1 {
        return None;
    }
    let edits = vec![
        Edit::remove(Span { start: list.span().start, end: object.span().start }),
        Edit::remove(Span { start: object.span().end, end: list.span().end }),
    ];
    Some(QuickFix { label: "Remove the array around the object".to_owned(), edits, kind: FixKind::Brackets })
}

/// Returns a `prefix` and a `suffix` that must both hold, as one wildcard.
fn both_ends(parsed: &Parsed, second: Value) -> Option<QuickFix> {
    let object = second.parent()?;
    let wildcard = misplaced::both_ends(object, &Layout::of(&parsed.document))?;
    let label = format!("Match both: {}", shown(&wildcard));
    Some(replace(FixKind::Operator, object.span(), wildcard, label))
}

/// Operators beside each other in `anything-but`: one wildcard that excludes what any of them does.
fn excluded(parsed: &Parsed, second: Value) -> Option<QuickFix> {
    let object = second.parent().filter(|object| object.key().is_some_and(|key| key == "anything-but"))?;
    let mut wildcards = Vec::new();
    for member in object.children() {
        let name = member.key()?;
        let texts = if member.kind() == Kind::Array { member.children().collect() } else { vec![member] };
        for text in texts {
            let text = text.as_str()?;
            wildcards.push(quote(&match &*name {
                "prefix" => format!("{}*", misplaced::escaped(&text)),
                "suffix" => format!("*{}", misplaced::escaped(&text)),
                "wildcard" => text.into_owned(),
                _ => return None,
            }));
        }
    }
    let layout = Layout::of(&parsed.document);
    let operand = layout.operator("wildcard", &layout.list(&wildcards));
    let label = format!("Exclude both: {}", shown(&operand));
    Some(replace(FixKind::Operator, object.span(), operand, label))
}

/// `"exists": true` beside an operator that only a value satisfies.
fn implied(second: Value) -> Option<QuickFix> {
    let object = second.parent()?;
    let exists = object.get("exists").filter(|exists| exists.kind() == Kind::True)?;
    let edits = remove(exists).filter(|_| object.children().count() == 2)?;
    let label = "Remove exists, which the other operator implies".to_owned();
    Some(QuickFix { label, edits, kind: FixKind::Remove })
}

/// An object with several operators becomes one object each, of which one must match.
fn split(second: Value) -> Option<QuickFix> {
    let object = second.parent()?;
    let text = object.document().text();
    let mut members = object.children();
    let mut before = members.next()?;
    let key = before.key_span()?;
    let pad = Span { start: object.span().start + 1, end: key.start }.of(text);
    let pad = if pad.contains('\n') { " " } else { pad };
    let mut edits = Vec::new();
    for member in members {
        let between = Span { start: before.span().end, end: member.key_span()?.start };
        edits.push(Edit::replace(between, format!("{pad}}}, {{{pad}")));
        before = member;
    }
    matcher_of(object).filter(|matcher| matcher.id() == object.id())?;
    let names: Vec<_> = object.children().filter_map(Value::key).collect();
    let label = match names.as_slice() {
        [a, b] => format!("Match either {a} or {b}"),
        _ => format!("Match any of the {} operators", edits.len() + 1),
    };
    Some(QuickFix { label, edits, kind: FixKind::Split })
}

fn not_a_string(parsed: &Parsed, operand: Operand, value: Value) -> Vec<QuickFix> {
    match value.kind() {
        Kind::Number | Kind::True | Kind::False | Kind::Null => {
            let text = quote(value.source());
            let label = format!("Change to {text}");
            vec![replace(FixKind::Type, value.span(), text, label)]
        }
        Kind::Array => several(parsed, value).into_iter().collect(),
        // {"prefix": {"prefix": "x"}}
        Kind::Object => {
            let inner = value.children().next().filter(|inner| inner.kind() == Kind::String);
            let inner = inner.filter(|_| value.children().count() == 1 && operand.operator != "prefix");
            inner
                .map(|inner| {
                    let label = format!("Change to {}", shown(inner.source()));
                    replace(FixKind::Operand, value.span(), inner.source(), label)
                })
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Returns a list under an operator that takes one text: a matcher for each.
fn several(parsed: &Parsed, list: Value) -> Option<QuickFix> {
    let matcher = matcher_of(list)?;
    let texts: Vec<String> =
        list.children().map(|element| with_part(matcher, list.span(), element.source())).collect();
    let label = match texts.len() {
        0 => return None,
        1 => "Remove the brackets".to_owned(),
        several => format!("Split into {several} objects"),
    };
    let comma = Layout::of(&parsed.document).comma();
    Some(replace(FixKind::Split, matcher.span(), texts.join(comma), label))
}

fn exists(value: Value) -> Option<QuickFix> {
    let only = if value.kind() == Kind::Array { value.children().next()? } else { value };
    let text = only.as_str().unwrap_or(only.source().into()).to_lowercase();
    let word = match text.trim() {
        "true" | "yes" | "1" => "true",
        "false" | "no" | "0" | "null" => "false",
        _ => return None,
    };
    Some(replace(FixKind::Type, value.span(), word, format!("Change to {word}")))
}

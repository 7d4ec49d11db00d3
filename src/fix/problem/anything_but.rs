//! Fixes for the operand of `anything-but`.

use crate::fix::misplaced::escaped;
use crate::fix::tools::{remove, shown, value_at};
use crate::fix::{Edit, FixKind, QuickFix, replace};
use crate::json::{Kind, Layout, Value, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    let layout = Layout::of(&parsed.document);
    let taken_out = |label: String| {
        let edits = remove(value);
        edits.map(|edits| QuickFix { label, edits, kind: FixKind::Remove })
    };
    let fixes = match &problem.kind {
        ProblemKind::AnythingButMember => {
            let gathered = gathered(value, &layout).or_else(|| excluded(value.parent()?, &layout));
            vec![gathered, taken_out(format!("Remove {} from the array", shown(value.source())))]
        }
        ProblemKind::AnythingButMixed if value.children().next().is_none() => {
            vec![value.parent().and_then(remove).map(|edits| QuickFix {
                label: "Remove the empty condition".to_owned(),
                edits,
                kind: FixKind::Remove,
            })]
        }
        ProblemKind::AnythingButMixed => vec![all_in_quotes(value)],
        ProblemKind::AnythingButValue => vec![other_boolean(value)],
        ProblemKind::AnythingButEmptyText => vec![taken_out("Remove the empty string".to_owned())],
        ProblemKind::AnythingButNotText | ProblemKind::AnythingButIgnoreCaseMember => {
            let is_plain = !matches!(value.kind(), Kind::Array | Kind::Object);
            let text = quote(value.source());
            let label = format!("Change to {text}");
            vec![
                is_plain.then(|| replace(FixKind::Type, value.span(), text, label)),
                taken_out(format!("Remove {} from the array", shown(value.source()))),
            ]
        }
        ProblemKind::UnsupportedNested { outer: "anything-but", .. } => vec![opposite(value, &layout)],
        _ => Vec::new(),
    };
    fixes.into_iter().flatten().collect()
}

fn all_in_quotes(list: Value) -> Option<QuickFix> {
    let numbers = list.children().filter(|element| element.kind() == Kind::Number);
    let edits: Vec<Edit> =
        numbers.map(|number| Edit::replace(number.span(), quote(number.source()))).collect();
    let label = "Change all values to strings".to_owned();
    (!edits.is_empty()).then_some(QuickFix { label, edits, kind: FixKind::Type })
}

/// `[{"prefix": "a"}, {"prefix": "b"}]` as `{"prefix": ["a", "b"]}`.
fn gathered(element: Value, layout: &Layout) -> Option<QuickFix> {
    let list = element.parent()?;
    let mut name: Option<String> = None;
    let mut texts = Vec::new();
    for object in list.children() {
        let mut members = object.children();
        let member = members.next().filter(|member| member.kind() == Kind::String)?;
        let key = member.key()?.into_owned();
        if members.next().is_some() || name.as_ref().is_some_and(|name| *name != key) {
            return None;
        }
        name = Some(key);
        texts.push(member.source().to_owned());
    }
    let operand = if let [only] = texts.as_slice() { only.clone() } else { layout.list(&texts) };
    let nested = layout.operator(&name?, &operand);
    let label = format!("Change to {}", shown(&nested));
    Some(replace(FixKind::Merge, list.span(), nested, label))
}

/// Operators beside each other as one wildcard that excludes what any of them does: of `[{"prefix": "a"}, "b"]`.
fn excluded(list: Value, layout: &Layout) -> Option<QuickFix> {
    let wildcard = |element: Value| {
        if let Some(text) = element.as_str() {
            return Some(escaped(&text));
        }
        let member = element.children().next().filter(|_| element.children().count() == 1)?;
        let text = member.as_str()?;
        match &*member.key()? {
            "prefix" => Some(format!("{}*", escaped(&text))),
            "suffix" => Some(format!("*{}", escaped(&text))),
            "wildcard" => Some(text.into_owned()),
            _ => None,
        }
    };
    let wildcards: Vec<String> =
        list.children().map(|element| wildcard(element).map(|text| quote(&text))).collect::<Option<_>>()?;
    let operand = layout.operator("wildcard", &layout.list(&wildcards));
    let label = format!("Exclude all: {}", shown(&operand));
    Some(replace(FixKind::Merge, list.span(), operand, label))
}

/// `{"anything-but": true}` as `false`: there are only two.
fn other_boolean(operand: Value) -> Option<QuickFix> {
    let other = match operand.kind() {
        Kind::True => "false",
        Kind::False => "true",
        _ => return None,
    };
    Some(replace(FixKind::Operator, operand.parent()?.span(), other, format!("Change to {other}")))
}

/// Returns the matcher that says the opposite of an operator which is not allowed here.
fn opposite(inner: Value, layout: &Layout) -> Option<QuickFix> {
    let nested = inner.parent()?;
    let matcher = nested.parent()?;
    if nested.children().count() != 1 {
        return None;
    }
    let written = match &*inner.key()? {
        "exists" => layout.operator("exists", if inner.kind() == Kind::True { "false" } else { "true" }),
        "numeric" => {
            let mut members = inner.children();
            let (comparison, number, rest) = (members.next()?, members.next()?, members.next());
            if let (Some(second), Some(end)) = (rest, members.next()) {
                return outside(matcher, [(comparison, number), (second, end)], layout);
            }
            if rest.is_some() || number.kind() != Kind::Number {
                return None;
            }
            let other = match &*comparison.as_str()? {
                "=" => return Some(with_operand(nested, number.source())),
                "<" => ">=",
                "<=" => ">",
                ">" => "<=",
                ">=" => "<",
                _ => return None,
            };
            layout.operator("numeric", &layout.list(&[quote(other), number.source().to_owned()]))
        }
        _ => return None,
    };
    let label = format!("Change to {}", shown(&written));
    Some(replace(FixKind::Operator, matcher.span(), written, label))
}

/// All outside a range: what is below its lower bound, or above its upper one.
fn outside(matcher: Value, bounds: [(Value, Value); 2], layout: &Layout) -> Option<QuickFix> {
    let turned = |(comparison, number): (Value, Value)| {
        let sign = match &*comparison.as_str()? {
            ">" => "<=",
            ">=" => "<",
            "<" => ">=",
            "<=" => ">",
            _ => return None,
        };
        Some(layout.operator("numeric", &layout.list(&[quote(sign), number.source().to_owned()])))
    };
    let [low, high] = bounds.map(turned);
    let written = [low?, high?].join(layout.comma());
    let label = format!("Change to {}", shown(&written));
    Some(replace(FixKind::Operator, matcher.span(), written, label))
}

fn with_operand(nested: Value, operand: &str) -> QuickFix {
    let label = format!("Change to {}", shown(operand));
    replace(FixKind::Operator, nested.span(), operand, label)
}

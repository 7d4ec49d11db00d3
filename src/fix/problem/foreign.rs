//! Operators of other languages that EventBridge says in another way: regular expressions, `between`, `!=`, `null`.

use crate::fix::misplaced::escaped;
use crate::fix::tools::{shown, value_at};
use crate::fix::{FixKind, QuickFix, replace};
use crate::json::{Kind, Layout, Number, Value, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    let layout = Layout::of(&parsed.document);
    let fix = match &problem.kind {
        ProblemKind::UnknownOperator(name) => translated(name, value, &layout),
        ProblemKind::NumericOperator(sign) if matches!(sign.trim(), "!=" | "<>" | "ne") => {
            value.parent().and_then(|operand| unequal(operand, &layout))
        }
        ProblemKind::UnsupportedNested { outer, inner } => nested(outer, inner, value, &layout),
        _ => None,
    };
    fix.into_iter().collect()
}

fn translated(name: &str, operand: Value, layout: &Layout) -> Option<QuickFix> {
    let object = operand.parent().filter(|object| object.children().count() == 1)?;
    let written = match crate::fix::tools::letters(name).as_str() {
        "regex" | "regexp" | "matches" | "match" | "pattern" => of_regex(&operand.as_str()?, layout)?,
        "between" | "range" | "inrange" => between(operand, layout)?,
        "null" | "isnull" | "nil" | "isnil" if operand.kind() == Kind::True => "null".to_owned(),
        "anythingbut" | "not" | "ne" if operand.kind() == Kind::Null => layout.operator("exists", "true"),
        _ => return None,
    };
    Some(changed(object, &written))
}

fn changed(object: Value, written: &str) -> QuickFix {
    replace(FixKind::Operator, object.span(), written, format!("Change to {}", shown(written)))
}

/// `[1, 5]` as a range with both ends.
fn between(operand: Value, layout: &Layout) -> Option<String> {
    let numbers: Vec<Value> = operand.children().collect();
    let [low, high] = numbers.as_slice() else { return None };
    let value = |number: &Value| number.as_number().as_ref().and_then(Number::value);
    (value(low)? < value(high)?).then_some(())?;
    let (low, high) = (low.source().to_owned(), high.source().to_owned());
    Some(layout.operator("numeric", &layout.list(&[quote(">="), low, quote("<="), high])))
}

/// `{"numeric": ["!=", 5]}` as `{"anything-but": 5}`.
fn unequal(operand: Value, layout: &Layout) -> Option<QuickFix> {
    let members: Vec<Value> = operand.children().collect();
    let [_, number] = members.as_slice() else { return None };
    let object = operand.parent().filter(|_| number.kind() == Kind::Number)?;
    Some(changed(object, &layout.operator("anything-but", number.source())))
}

/// `{"suffix": {"anything-but": ".tmp"}}` turned over, and `{"prefix": {"wildcard": "a*"}}` as one wildcard.
fn nested(outer: &str, inner: &str, operand: Value, layout: &Layout) -> Option<QuickFix> {
    let matcher = operand.parent()?.parent().filter(|_| matches!(outer, "prefix" | "suffix"))?;
    let written = match inner {
        "anything-but" => layout.operator("anything-but", &layout.operator(outer, operand.source())),
        "wildcard" => {
            let text = operand.as_str()?;
            let whole = match outer {
                "prefix" if !text.ends_with('*') => format!("{text}*"),
                "suffix" if !text.starts_with('*') => format!("*{text}"),
                _ => text.into_owned(),
            };
            layout.operator("wildcard", &quote(&whole))
        }
        _ => return None,
    };
    Some(changed(matcher, &written))
}

/// A regular expression that asks for no more than texts with anything between them, as a matcher; `None` for any other.
fn of_regex(regex: &str, layout: &Layout) -> Option<String> {
    let begins = regex.starts_with('^');
    let ends = regex.ends_with('$') && !regex.ends_with("\\$");
    let inner = regex.get(usize::from(begins)..regex.len() - usize::from(ends))?;
    let mut pieces = vec![String::new()];
    if !begins {
        pieces.push(String::new());
    }
    let mut letters = inner.chars().peekable();
    while let Some(c) = letters.next() {
        let letter = match c {
            '.' if matches!(letters.peek(), Some('*' | '+')) => {
                letters.next();
                pieces.push(String::new());
                continue;
            }
            '\\' => letters.next().filter(|c| !c.is_alphanumeric())?,
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
            c => c,
        };
        pieces.last_mut()?.push(letter);
    }
    if !ends {
        pieces.push(String::new());
    }
    let last = pieces.len() - 1;
    let mut at = 0;
    // Nothing between two stars is one star.
    pieces.retain(|piece| {
        at += 1;
        !piece.is_empty() || at == 1 || at == last + 1
    });
    Some(match pieces.as_slice() {
        [exact] => quote(exact),
        [begin, end] if end.is_empty() && !begin.is_empty() => layout.operator("prefix", &quote(begin)),
        [begin, end] if begin.is_empty() && !end.is_empty() => layout.operator("suffix", &quote(end)),
        pieces if pieces.iter().all(String::is_empty) => return None,
        pieces => {
            let escaped: Vec<String> = pieces.iter().map(|piece| escaped(piece)).collect();
            layout.operator("wildcard", &quote(&escaped.join("*")))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn plain_regular_expressions_have_a_matcher() {
        let layout = Layout::of(&json::parse(r#"{"a":["x","y"]}"#));
        let cases = [
            ("^in/", Some(r#"{"prefix":"in/"}"#)),
            (r"\.zip$", Some(r#"{"suffix":".zip"}"#)),
            (r"^in/.*\.zip$", Some(r#"{"wildcard":"in/*.zip"}"#)),
            ("part", Some(r#"{"wildcard":"*part*"}"#)),
            (".*part.*", Some(r#"{"wildcard":"*part*"}"#)),
            ("^prod-.+", Some(r#"{"prefix":"prod-"}"#)),
            ("^exact$", Some(r#""exact""#)),
            (r"^a\*b", Some(r#"{"prefix":"a*b"}"#)),
            (r"a\*b", Some(r#"{"wildcard":"*a\\*b*"}"#)),
            ("^(a|b)$", None),
            (r"\d+", None),
            ("[a-z]", None),
            ("a.c", None),
            (".*", None),
            ("", None),
        ];
        for (regex, expected) in cases {
            assert_eq!(of_regex(regex, &layout).as_deref(), expected, "{regex}");
        }
    }
}

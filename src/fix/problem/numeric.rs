//! Ranges of numbers.

use crate::fix::tools::{number_in, shown, value_at};
use crate::fix::{Edit, FixKind, QuickFix, replace};
use crate::json::{Kind, Layout, Number, Value, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    use ProblemKind as P;
    if !matches!(
        problem.kind,
        P::NumericNotArray
            | P::NumericMember(_)
            | P::NumericOperator(_)
            | P::NumericValue(_)
            | P::NumericTooMany
            | P::NumericRangeOperatorDue(_)
            | P::NumericRangeOperator(_)
            | P::NumericTooManyTerms
            | P::NumericBounds
    ) {
        return Vec::new();
    }
    let layout = Layout::of(&parsed.document);
    let operand = value_at(&parsed.document, problem.span).and_then(operand_of);
    let Some(operand) = operand else { return Vec::new() };
    let token_by_token = in_place(operand);
    let rewritten = terms(operand).and_then(|terms| range(&terms)).map(|terms| {
        let list = layout.list(&terms);
        replace(FixKind::Operand, operand.span(), &list, format!("Change to {}", shown(&list)))
    });
    token_by_token.into_iter().chain(rewritten).collect()
}

/// Returns the whole operand of `numeric` that a value is or lies in.
fn operand_of(value: Value) -> Option<Value> {
    let mut at = value;
    loop {
        if at.key().is_some_and(|key| key == "numeric") {
            return Some(at);
        }
        at = at.parent()?;
    }
}

/// Returns the comparison that a name means.
fn comparison(name: &str) -> Option<&'static str> {
    Some(match name.trim().to_lowercase().as_str() {
        "=" | "==" | "===" | "eq" | "equals" | "equal" => "=",
        "<" | "lt" => "<",
        "<=" | "=<" | "≤" | "lte" | "le" => "<=",
        ">" | "gt" => ">",
        ">=" | "=>" | "≥" | "gte" | "ge" => ">=",
        _ => return None,
    })
}

/// Returns each member corrected in its place: comparisons spelled differently, numbers in quotes.
fn in_place(operand: Value) -> Option<QuickFix> {
    if operand.kind() != Kind::Array {
        return None;
    }
    let mut edits = Vec::new();
    let mut words = Vec::new();
    for (index, member) in operand.children().enumerate() {
        let text = member.as_str()?.into_owned();
        let right = if index % 2 == 0 { comparison(&text).map(quote) } else { number_in(&text) };
        let right = right.or_else(|| number_in(&text));
        if let Some(right) = right.filter(|right| right != member.source()) {
            words.push(right.clone());
            edits.push(Edit::replace(member.span(), right));
        }
    }
    is_whole(edits, &words)
}

fn is_whole(edits: Vec<Edit>, words: &[String]) -> Option<QuickFix> {
    let label = format!("Change to {}", words.join(" and "));
    (!edits.is_empty()).then_some(QuickFix { label, edits, kind: FixKind::Operand })
}

/// Returns the comparisons and numbers of the operand.
fn terms(operand: Value) -> Option<Vec<(&'static str, String)>> {
    let mut tokens: Vec<String> = Vec::new();
    match operand.kind() {
        Kind::Number => tokens.push(operand.source().to_owned()),
        Kind::String => tokens.extend(tokens_in(&operand.as_str()?)),
        Kind::Array => {
            for member in operand.children() {
                match member.kind() {
                    Kind::Number => tokens.push(member.source().to_owned()),
                    Kind::String => tokens.extend(tokens_in(&member.as_str()?)),
                    _ => return None,
                }
            }
        }
        Kind::Object => {
            for member in operand.children() {
                tokens.push(member.key()?.into_owned());
                tokens.push(
                    member.as_str().map_or_else(|| member.source().to_owned(), std::borrow::Cow::into_owned),
                );
            }
        }
        _ => return None,
    }
    let mut terms = Vec::new();
    let mut due = None;
    for token in tokens {
        // A range needs no word between its ends.
        if due.is_none() && matches!(&*token.to_lowercase(), "and" | "&&" | "," | "to") {
            continue;
        }
        match (comparison(&token), number_in(&token)) {
            (Some(comparison), _) if due.is_none() => due = Some(comparison),
            (None, Some(number)) => terms.push((due.take().unwrap_or(""), number)),
            _ => return None,
        }
    }
    due.is_none().then_some(terms)
}

/// `">=5"` as two tokens.
fn tokens_in(text: &str) -> Vec<String> {
    let text = text.trim();
    let end = text.find(|c| !"<>=≤≥".contains(c)).unwrap_or(text.len());
    let (comparison, number) = text.split_at(end);
    [comparison, number.trim()].iter().filter(|part| !part.is_empty()).map(|&part| part.to_owned()).collect()
}

/// Returns the terms as AWS takes them: one comparison, or the lower bound and then the upper one.
fn range(terms: &[(&'static str, String)]) -> Option<Vec<String>> {
    let value = |text: &str| Number::new(text).value();
    let ordered = match terms {
        [("" | "=", number)] => vec![("=", number)],
        [(comparison, number)] => vec![(*comparison, number)],
        [(a, low), (b, high)] => {
            let turn = |comparison: &str| match comparison {
                ">" => "<",
                ">=" => "<=",
                "<" => ">",
                "<=" => ">=",
                _ => "",
            };
            let (mut low, mut high) = ((*a, low), (*b, high));
            if value(low.1)? > value(high.1)? {
                std::mem::swap(&mut low, &mut high);
            }
            // Bounds in the wrong places keep whether they are included.
            if low.0.starts_with('<') && high.0.starts_with('>') {
                (low.0, high.0) = (turn(low.0), turn(high.0));
            }
            let low_sign = if low.0.is_empty() { ">=" } else { low.0 };
            let high_sign = match high.0 {
                "" => "<=",
                sign if sign.starts_with('>') => turn(sign),
                sign => sign,
            };
            if value(low.1)? >= value(high.1)? {
                (low_sign == ">=" && high_sign == "<=").then_some(vec![("=", low.1)])?
            } else {
                vec![(low_sign, low.1), (high_sign, high.1)]
            }
        }
        _ => return None,
    };
    let tokens = ordered.into_iter().flat_map(|(comparison, number)| [quote(comparison), number.clone()]);
    Some(tokens.collect())
}

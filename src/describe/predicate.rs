//! The condition of a field, as the second half of a clause: is “x”, or begins with “y”.

use crate::json;
use crate::pattern::operator::{Affix, AnythingBut, Exact, Range};
use crate::pattern::{Leaf, Predicate};
use crate::text;

/// More values than this are counted, not read out.
const MAX_VALUES: usize = 8;

/// Returns all matchers of a leaf, as alternatives.
pub(super) fn words(leaf: &Leaf) -> String {
    let exact = leaf.matchers.iter().filter_map(|matcher| match &matcher.predicate {
        Predicate::Exact(exact) => Some(value(exact)),
        _ => None,
    });
    let mut values = shortened(exact.collect());
    if leaf.matchers.iter().any(|matcher| matcher.predicate.accepts_absence()) {
        values.push("absent".to_owned());
    }
    let others = leaf.matchers.iter().map(|matcher| &matcher.predicate);
    let others =
        others.filter(|predicate| !matches!(predicate, Predicate::Exact(_) | Predicate::Exists(false)));
    let mut phrases: Vec<String> = others.map(phrase).collect();
    if !values.is_empty() {
        phrases.insert(0, format!("is {}", either(&values)));
    }
    if phrases.is_empty() {
        return "matches no value".to_owned();
    }
    phrases.join(if values.len() > 1 { ", or " } else { " or " })
}

/// Returns the operator's phrase with its operand.
fn phrase(asked: &Predicate) -> String {
    if asked.takes_every_string() {
        return "is any string".to_owned();
    }
    let operand = match asked {
        Predicate::Exact(exact) => value(exact),
        Predicate::Prefix(affix) | Predicate::Suffix(affix) => affix_words(affix),
        Predicate::EqualsIgnoreCase(text) => quoted(text.source()),
        Predicate::Wildcard(wildcard) => quoted(wildcard.source()),
        Predicate::Exists(true) => String::new(),
        Predicate::Exists(false) => return "is absent".to_owned(),
        Predicate::Numeric(range) => range_words(range),
        Predicate::Cidr(block) => {
            let (first, last) = block.ends();
            format!("{} ({first} to {last})", block.text)
        }
        Predicate::AnythingBut(anything_but) => match excluded_words(anything_but) {
            Ok(values) => values,
            Err(phrase) => return phrase,
        },
    };
    asked.operator().phrase.replace("{}", &operand)
}

/// Returns the excluded values; the whole phrase where it is about parts of the text.
fn excluded_words(anything_but: &AnythingBut) -> Result<String, String> {
    let texts = |texts: &[String]| either(&shortened(texts.iter().map(|text| quoted(text)).collect()));
    match anything_but {
        AnythingBut::Texts(list) => Ok(texts(list)),
        AnythingBut::Numbers(list) => {
            Ok(either(&shortened(list.iter().map(|number| grouped(number.text())).collect())))
        }
        AnythingBut::IgnoreCase(list) => {
            let list: Vec<String> = list.iter().map(|text| text.source().to_owned()).collect();
            Ok(format!("{} (ignoring case)", texts(&list)))
        }
        AnythingBut::Prefixes(list) => Err(format!("is anything that doesn't begin with {}", texts(list))),
        AnythingBut::Suffixes(list) => Err(format!("is anything that doesn't end with {}", texts(list))),
        AnythingBut::Wildcards(list) => {
            let list: Vec<String> = list.iter().map(|wildcard| wildcard.source().to_owned()).collect();
            Err(format!("is anything that doesn't match {}", texts(&list)))
        }
    }
}

fn affix_words(affix: &Affix) -> String {
    match affix {
        Affix::Text(text) => quoted(text),
        Affix::IgnoreCase(text) => format!("{} (ignoring case)", quoted(text.source())),
    }
}

fn range_words(range: &Range) -> String {
    let low = range.low.as_ref().map(|low| (low.inclusive, grouped(&low.text)));
    let high = range.high.as_ref().map(|high| (high.inclusive, grouped(&high.text)));
    let above = |(inclusive, number): (bool, String)| {
        if inclusive { format!("at least {number}") } else { format!("more than {number}") }
    };
    let below = |(inclusive, number): (bool, String)| {
        if inclusive { format!("at most {number}") } else { format!("less than {number}") }
    };
    match (low, high) {
        (Some((_, low)), _) if range.only().is_some() => low,
        (Some((true, low)), Some((true, high))) => format!("from {low} to {high}"),
        (Some(low), Some(high)) => format!("{} and {}", above(low), below(high)),
        (Some(low), None) => above(low),
        (None, Some(high)) => below(high),
        (None, None) => "a number".to_owned(),
    }
}

fn value(exact: &Exact) -> String {
    match exact {
        Exact::Null => "null".to_owned(),
        Exact::Bool(value) => value.to_string(),
        Exact::Number(number) => grouped(number.text()),
        Exact::Text(text) if text.is_empty() => "an empty string".to_owned(),
        Exact::Text(text) => quoted(text),
        Exact::Address(text, _) => format!("the address {text}"),
    }
}

/// Returns the text in quotation marks; with JSON's escapes where it holds what cannot be seen.
pub(super) fn quoted(text: &str) -> String {
    if text.chars().any(char::is_control) {
        return json::quote(text);
    }
    format!("“{text}”")
}

/// Returns the words as alternatives: `a, b or c`.
pub(super) fn either(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

/// Returns the first of many, with the number of the others.
pub(super) fn shortened(mut words: Vec<String>) -> Vec<String> {
    let more = words.len().saturating_sub(MAX_VALUES);
    if more > 1 {
        words.truncate(MAX_VALUES);
        words.push(format!("{more} others"));
    }
    words
}

/// Returns a whole number with commas between the thousands; one of up to four digits, which may be a year or
/// a port, as it is written.
fn grouped(number: &str) -> String {
    if number.trim_start_matches('-').len() < 5 { number.to_owned() } else { text::grouped(number) }
}

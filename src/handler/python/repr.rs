//! `repr` and `str` of what `json.loads` gives.

use super::{float, is_int};
use crate::json::{Kind, Number, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// `repr(value)`, as containers show what is in them.
pub fn repr(value: Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

/// `str(value)`, which is also what `print` and f-strings show: strings without quotes.
pub fn str(value: Value) -> String {
    value.as_str().map_or_else(|| repr(value), Cow::into_owned)
}

/// `repr` of a string.
pub fn repr_of_str(text: &str) -> String {
    let mut out = String::new();
    write_str(text, &mut out);
    out
}

/// JSON is not deeper than [`crate::json::MAX_DEPTH`], so neither is the recursion.
fn write_value(value: Value, out: &mut String) {
    match value.kind() {
        Kind::Null | Kind::Invalid => out.push_str("None"),
        Kind::True => out.push_str("True"),
        Kind::False => out.push_str("False"),
        Kind::Number => out.extend(value.as_number().map(|number| number_text(&number))),
        Kind::String => write_str(&value.as_str().unwrap_or_default(), out),
        Kind::Array => {
            out.push('[');
            for (index, element) in value.children().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_value(element, out);
            }
            out.push(']');
        }
        Kind::Object => {
            out.push('{');
            for (index, (key, member)) in items(value).into_iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write_str(&key, out);
                out.push_str(": ");
                write_value(member, out);
            }
            out.push('}');
        }
    }
}

/// Returns the items of a dictionary: of repeated keys the last value, where the first key stood.
fn items(object: Value<'_>) -> Vec<(Cow<'_, str>, Value<'_>)> {
    let mut items: Vec<(Cow<str>, Value)> = Vec::new();
    let mut places: BTreeMap<Cow<str>, usize> = BTreeMap::new();
    for member in object.children() {
        let key = member.key().unwrap_or_default();
        if let Some(&place) = places.get(&key) {
            items[place].1 = member;
        } else {
            places.insert(key.clone(), items.len());
            items.push((key, member));
        }
    }
    items
}

fn number_text(number: &Number) -> String {
    match number.text() {
        "-0" => "0".to_owned(),
        text if is_int(number) => text.to_owned(),
        _ => float::repr(number.nearest()),
    }
}

/// In single quotes, unless only double quotes can be around it without escapes.
fn write_str(text: &str, out: &mut String) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for c in text.chars() {
        // Writing to a String does not fail.
        let _ = match c {
            '\\' => out.write_str("\\\\"),
            '\n' => out.write_str("\\n"),
            '\r' => out.write_str("\\r"),
            '\t' => out.write_str("\\t"),
            c if c == quote => write!(out, "\\{c}"),
            c if is_printable(c) => out.write_char(c),
            c if c as u32 <= 0xff => write!(out, "\\x{:02x}", c as u32),
            c if c as u32 <= 0xffff => write!(out, "\\u{:04x}", c as u32),
            c => write!(out, "\\U{:08x}", c as u32),
        };
    }
    out.push(quote);
}

/// `str.isprintable`: no control, format, private, unassigned or separator character but the space.
///
/// Rust's own escaping follows the same rule, from a newer Unicode; inside a text (here after an `x`) it does
/// not escape combining characters.
fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    let mut text = String::from('x');
    text.push(c);
    text.escape_debug().nth(1) == Some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{MAX_DEPTH, parse};

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(repr(parse(json).root().unwrap()), expected, "{json}");
    }

    #[test]
    fn containers_and_scalars_are_written_as_repr_does() {
        check(r#"{"a":[1,2.50,"x"],"b":{},"c":[]}"#, "{'a': [1, 2.5, 'x'], 'b': {}, 'c': []}");
        check("[true,false,null]", "[True, False, None]");
        check("[3,-0,-0.0,1e2,1E16]", "[3, 0, -0.0, 100.0, 1e+16]");
        check("123456789012345678901234567890", "123456789012345678901234567890");
        check(r#"{"a":1,"b":2,"a":3}"#, "{'a': 3, 'b': 2}");
    }

    #[test]
    fn strings_choose_their_quotes_and_escapes() {
        check(r#""it's""#, r#""it's""#);
        check(r#""say \"hi\"""#, r#"'say "hi"'"#);
        check(r#""it's \"it\"""#, r#"'it\'s "it"'"#);
        check(r#""a\\b\n\r\t""#, r"'a\\b\n\r\t'");
        check(r#""\u0000\u001b\u007f\u0085\u00a0\u00ad""#, r"'\x00\x1b\x7f\x85\xa0\xad'");
        check(r#""é日😀""#, "'é日😀'");
        check(r#""e\u0301\u0301""#, "'e\u{301}\u{301}'");
        check(r#""\u0301""#, "'\u{301}'");
        check(r#""\u200b\u2028\ufeff\ue000\uffff""#, r"'\u200b\u2028\ufeff\ue000\uffff'");
        check(r#""\udb40\udc01\udbff\udfff""#, r"'\U000e0001\U0010ffff'");
    }

    #[test]
    fn str_leaves_quotes_away_only_outside() {
        assert_eq!(str(parse(r#""it's""#).root().unwrap()), "it's");
        assert_eq!(str(parse(r#"["a"]"#).root().unwrap()), "['a']");
        assert_eq!(str(parse("null").root().unwrap()), "None");
    }

    #[test]
    fn the_deepest_value_can_be_shown() {
        let json = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
        check(&json, &json);
    }
}

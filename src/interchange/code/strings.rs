//! The values of string literals, in both languages.

use super::token::{Language, Part, TokenKind};
use crate::text::Span;

/// The form of a string literal.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) language: Language,
    /// Whether backslashes are literal.
    pub(super) is_raw: bool,
    /// Whether values are filled in: a template literal or an f-string.
    pub(super) is_template: bool,
}

/// Returns the string between its quotes, which lie at `span` of `text`, as a token.
pub(super) fn token(text: &str, span: Span, style: Style) -> TokenKind {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = span.of(text).char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        let from = span.start as usize + at;
        match char {
            '\\' if !style.is_raw => escape(&mut rest, style.language, &mut literal),
            '\r' => {
                // Both languages read a line's end of Windows as a plain one.
                rest.next_if(|(_, next)| *next == '\n');
                literal.push('\n');
            }
            '{' | '}' if is_python_template(style) && rest.next_if(|(_, next)| *next == char).is_some() => {
                literal.push(char);
            }
            '{' if is_python_template(style) => {
                let end = value_end(text, from + 1, span.end as usize);
                push_value(&mut parts, &mut literal, Span::new(from + 1, end));
                skip_to(&mut rest, span, end);
            }
            '$' if style.is_template && style.language == Language::JavaScript => {
                if rest.next_if(|(_, next)| *next == '{').is_none() {
                    literal.push('$');
                    continue;
                }
                let end = value_end(text, from + 2, span.end as usize);
                push_value(&mut parts, &mut literal, Span::new(from + 2, end));
                skip_to(&mut rest, span, end);
            }
            other => literal.push(other),
        }
    }
    if parts.is_empty() {
        return TokenKind::Text(literal);
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    TokenKind::Template(parts)
}

fn is_python_template(style: Style) -> bool {
    style.is_template && style.language == Language::Python
}

fn push_value(parts: &mut Vec<Part>, literal: &mut String, value: Span) {
    if !literal.is_empty() {
        parts.push(Part::Text(std::mem::take(literal)));
    }
    parts.push(Part::Value(value));
}

type Chars<'t> = std::iter::Peekable<std::str::CharIndices<'t>>;

/// Skips to the end of the brace at `end`.
fn skip_to(rest: &mut Chars, span: Span, end: usize) {
    while rest.next_if(|(at, _)| span.start as usize + at <= end).is_some() {}
}

/// Returns where the brace is that ends a filled-in value which begins at `from`; `limit` if there is none.
pub(super) fn value_end(text: &str, from: usize, limit: usize) -> usize {
    /// An open construct: a value in braces, or a string with its quote.
    enum Open {
        Braces,
        Quote(u8),
    }
    let bytes = text.as_bytes();
    let mut open = vec![Open::Braces];
    let mut at = from;
    while at < limit {
        let byte = bytes[at];
        match open.last() {
            Some(Open::Quote(quote)) => match byte {
                b'\\' => at += 1,
                _ if byte == *quote => drop(open.pop()),
                b'{' if *quote == b'`' && bytes[at - 1] == b'$' => open.push(Open::Braces),
                _ => {}
            },
            _ => match byte {
                b'\'' | b'"' | b'`' => open.push(Open::Quote(byte)),
                b'{' => open.push(Open::Braces),
                b'}' => {
                    open.pop();
                    if open.is_empty() {
                        return at;
                    }
                }
                _ => {}
            },
        }
        at += 1;
    }
    limit
}

/// Reads what follows a backslash.
fn escape(rest: &mut Chars, language: Language, out: &mut String) {
    let Some((_, char)) = rest.next() else { return };
    match char {
        'n' => out.push('\n'),
        't' => out.push('\t'),
        'r' => out.push('\r'),
        'b' => out.push('\u{8}'),
        'f' => out.push('\u{c}'),
        'v' => out.push('\u{b}'),
        '0' => out.push('\0'),
        'x' => code_point(rest, 2, out),
        'u' => unicode(rest, out),
        'U' if language == Language::Python => code_point(rest, 8, out),
        'a' if language == Language::Python => out.push('\u{7}'),
        '\r' => drop(rest.next_if(|(_, next)| *next == '\n')),
        '\n' => {}
        '\\' | '\'' | '"' => out.push(char),
        other => {
            // Python keeps the backslash of an escape that it does not know.
            if language == Language::Python {
                out.push('\\');
            }
            out.push(other);
        }
    }
}

fn hex(rest: &mut Chars, most: usize) -> u32 {
    let mut value = 0_u32;
    for _ in 0..most {
        let Some((_, digit)) = rest.next_if(|(_, char)| char.is_ascii_hexdigit()) else { break };
        value = value.saturating_mul(16).saturating_add(digit.to_digit(16).unwrap_or_default());
    }
    value
}

fn code_point(rest: &mut Chars, digits: usize, out: &mut String) {
    out.push(char::from_u32(hex(rest, digits)).unwrap_or(char::REPLACEMENT_CHARACTER));
}

/// `\u0041`, `\u{1F600}` or two halves of one character.
fn unicode(rest: &mut Chars, out: &mut String) {
    if rest.next_if(|(_, char)| *char == '{').is_some() {
        code_point(rest, 8, out);
        rest.next_if(|(_, char)| *char == '}');
        return;
    }
    let first = hex(rest, 4);
    if !(0xD800..0xDC00).contains(&first) {
        out.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        return;
    }
    let mut ahead = rest.clone();
    let is_pair = ahead.next().is_some_and(|(_, char)| char == '\\')
        && ahead.next().is_some_and(|(_, char)| char == 'u');
    let second = if is_pair { hex(&mut ahead, 4) } else { 0 };
    if !(0xDC00..0xE000).contains(&second) {
        return out.push(char::REPLACEMENT_CHARACTER);
    }
    *rest = ahead;
    let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
}

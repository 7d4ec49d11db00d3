//! The text of a JSON string: escapes resolved.

use std::borrow::Cow;

/// Returns the content of a string token, its quotes included in `token`; `escaped` says whether it holds a
/// backslash at all. Broken escapes are kept as they are; a lone surrogate becomes `?`.
pub(super) fn decode(token: &str, escaped: bool) -> Cow<'_, str> {
    let quote = token.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote else { return Cow::Borrowed(token) };
    let inner = &token[1..];
    if !escaped {
        return Cow::Borrowed(inner.strip_suffix(quote).unwrap_or(inner));
    }
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find(['\\', quote]) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if !rest.starts_with('\\') {
            return Cow::Owned(out);
        }
        rest = unescape(rest, &mut out);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Returns the first bytes of a string token, at most `length` of them, without its closing quote and without
/// a part of an escape or of a character at their end.
pub(super) fn cut(token: &str, length: usize) -> &str {
    let mut at = 1.min(token.len());
    while at < token.len() {
        let rest = &token[at..];
        let step = match rest.as_bytes() {
            [b'\\', b'u', ..]
                if matches!(hex(rest), Some(0xd800..0xdc00)) && rest[6..].starts_with("\\u") =>
            {
                12
            }
            [b'\\', b'u', ..] => 6,
            [b'\\', ..] => 2,
            [b'"', ..] => break,
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        if at + step > length || !token.is_char_boundary(at + step) {
            break;
        }
        at += step;
    }
    &token[..at]
}

/// Takes one escape from the front of `text` and gives what follows it.
fn unescape<'t>(text: &'t str, out: &mut String) -> &'t str {
    let plain = match text.as_bytes().get(1) {
        Some(c @ (b'"' | b'\\' | b'/')) => char::from(*c),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unescape_unicode(text, out),
        _ => {
            out.push('\\');
            return &text[1..];
        }
    };
    out.push(plain);
    &text[2..]
}

fn unescape_unicode<'t>(text: &'t str, out: &mut String) -> &'t str {
    let Some(first) = hex(text) else {
        out.push('\\');
        return &text[1..];
    };
    let rest = &text[6..];
    if (0xd800..0xdc00).contains(&first)
        && let Some(second) = hex(rest).filter(|second| (0xdc00..0xe000).contains(second))
    {
        let scalar = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        out.extend(char::from_u32(scalar));
        return &rest[6..];
    }
    out.push(char::from_u32(first).unwrap_or('?'));
    rest
}

/// Returns the number in `\uXXXX` at the front of `text`.
fn hex(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_escapes_whole() {
        let token = r#""aé\n\u00e9\ud83d\ude00z""#;
        let cuts: Vec<String> =
            (0..=token.len() + 1).map(|at| decode(cut(token, at), true).into_owned()).collect();
        let mut different = cuts.clone();
        different.dedup();
        assert_eq!(different, ["", "a", "aé", "aé\n", "aé\né", "aé\né😀", "aé\né😀z"]);
        assert_eq!(cuts.last().unwrap(), "aé\né😀z");
        assert_eq!(cut("\"", 5), "\"");
        assert_eq!(cut("\"a\\", 5), "\"a");
    }

    #[test]
    fn escapes_are_resolved() {
        let cases = [
            (r#""""#, ""),
            (r#""a\"b""#, "a\"b"),
            (r#""\b\f\n\r\t\/\\""#, "\u{8}\u{c}\n\r\t/\\"),
            (r#""\u00e9\u65e5""#, "é日"),
            (r#""\ud83d\ude00!""#, "😀!"),
            (r#""\ud83d!""#, "?!"),
            (r#""\ude00\ud83d""#, "??"),
            (r#""\ud83d\u0041""#, "?A"),
            (r#""unclosed\n"#, "unclosed\n"),
            (r#""bad\x\u12g4""#, "bad\\x\\u12g4"),
        ];
        for (token, text) in cases {
            assert_eq!(decode(token, token.contains('\\')), text, "{token}");
        }
    }
}

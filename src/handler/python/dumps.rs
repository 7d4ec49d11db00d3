//! `json.dumps`, as Lambda's runtime encodes what a function returns.

use std::fmt::Write;

/// Returns a string as JSON. Since Python 3.12 Lambda's runtime keeps what is not ASCII.
pub fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        // Writing to a String does not fail.
        let _ = match c {
            '"' => out.write_str("\\\""),
            '\\' => out.write_str("\\\\"),
            '\n' => out.write_str("\\n"),
            '\r' => out.write_str("\\r"),
            '\t' => out.write_str("\\t"),
            '\u{8}' => out.write_str("\\b"),
            '\u{c}' => out.write_str("\\f"),
            c if c < ' ' => write!(out, "\\u{:04x}", c as u32),
            c => out.write_char(c),
        };
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_as_python_does() {
        assert_eq!(
            string("a\"\\\n\r\t\u{8}\u{c}\u{1}\u{7f}é😀/"),
            "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0001\u{7f}é😀/\""
        );
    }
}

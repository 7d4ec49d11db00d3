//! From a JSON text to the text that it was written in: a block of YAML, a heredoc, a string in JSON.

use crate::text::Span;

/// The places of a text's bytes in the source that contains it, as far as the two can be aligned.
#[derive(Debug)]
pub(super) struct Alignment {
    /// For each byte of the text its byte offset in the source.
    offsets: Vec<u32>,
}

impl Alignment {
    /// Aligns a text with the part of a source that it was read from. White space, and the characters of
    /// escapes, may be in only one of the two.
    pub(super) fn new(text: &str, source: &str, part: Span) -> Self {
        let written = part.of(source).as_bytes();
        let first = text.as_bytes().first();
        let mut at = written.iter().position(|byte| Some(byte) == first).unwrap_or(written.len());
        // In a single-quoted string of YAML, each single quote is doubled.
        let is_doubled = at.checked_sub(1).and_then(|before| written.get(before)) == Some(&b'\'');
        let mut offsets = Vec::with_capacity(text.len());
        let (mut in_string, mut is_escaped) = (false, false);
        for &byte in text.as_bytes() {
            let is_space = byte.is_ascii_whitespace();
            while let Some(&found) = written.get(at).filter(|&&found| found != byte) {
                let next = written.get(at + 1);
                match found {
                    _ if is_space => break,
                    b'\\' if !in_string && matches!(next, Some(b'n' | b'r' | b't')) => at += 2,
                    b'\\' => at += 1,
                    _ if found.is_ascii_whitespace() => at += 1,
                    _ => return Self { offsets },
                }
            }
            match written.get(at) {
                Some(&found) => {
                    offsets.push(part.start + at as u32);
                    let is_twice = is_doubled && byte == b'\'' && written.get(at + 1) == Some(&b'\'');
                    at += usize::from(found == byte) * if is_twice { 2 } else { 1 };
                }
                None => return Self { offsets },
            }
            match byte {
                b'"' if !is_escaped => in_string = !in_string,
                b'\\' if in_string && !is_escaped => {
                    is_escaped = true;
                    continue;
                }
                _ => {}
            }
            is_escaped = false;
        }
        Self { offsets }
    }

    /// Returns the place in the source of a span of the text, or `None` where the two part.
    pub(super) fn locate(&self, span: Span) -> Option<Span> {
        // A problem at the end is reported at the last byte.
        let last = self.offsets.len().checked_sub(1)?;
        let start = if span.is_empty() { (span.start as usize).min(last) } else { span.start as usize };
        let start = *self.offsets.get(start)?;
        let end = (span.end as usize).checked_sub(1).and_then(|end| self.offsets.get(end));
        Some(Span { start, end: end.map_or(start, |end| end + 1).max(start) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_is_found_again(
            values in prop::collection::vec("[a-zA-Zé😀 '{}:,#\\[\\]\"\\\\-]{0,12}", 0..6),
            indent in 0_usize..6,
        ) {
            let values: Vec<String> = values.iter().map(|value| json::quote(value)).collect();
            let text = format!(r#"{{"source":[{}]}}"#, values.join(","));
            let laid_out = json::pretty_text(&text).unwrap();
            let block = laid_out.replace('\n', &format!("\n{}", " ".repeat(indent)));
            let sources = [
                format!("EventPattern: |\n{block}\n"),
                format!("EventPattern: '{}'", block.replace('\'', "''")),
                format!("pattern = {}", json::quote(&laid_out)),
            ];
            for source in sources {
                let start = source.find([':', '=']).unwrap() + 1;
                let alignment = Alignment::new(&text, &source, Span::new(start, source.len()));
                // White space may be in only one of the two.
                for at in text.char_indices().filter(|(_, c)| *c != ' ').map(|(at, _)| at) {
                    let found = alignment.locate(Span::new(at, at + 1)).map(|span| source.as_bytes()[span.start as usize]);
                    prop_assert_eq!(found, Some(text.as_bytes()[at]), "byte {} of {} in {}", at, text, source);
                }
            }
        }
    }

    #[test]
    fn a_text_is_found_in_what_it_was_written_in() {
        let cases = [
            (r#"{"a":["b"]}"#, "x: |\n  {\n    \"a\": [\"b\"]\n  }\n", r#""b""#),
            (r#"{"a":["b"]}"#, r#"x = "{\"a\": [\"b\"]}""#, r#"\"b\""#),
            (r#"{"a":["b"]}"#, r#""{\n  \"a\": [\n \"b\"]}""#, r#"\"b\""#),
            (r#"{"a":["b"]}"#, "<<EOT\r\n{\"a\":\r\n[\"b\"]}\r\nEOT", r#""b""#),
            (r#"{"a":["it's"]}"#, r#"'{"a": ["it''s"]}'"#, r#""it''s""#),
            (r#"{"a":["\\n"]}"#, r#""{\"a\":[\"\\\\n\"]}""#, r#"\"\\\\n\""#),
            ("{\"a\": [\n \"b\" }", "x: |\n    {\"a\": [\n     \"b\" }", r#""b""#),
        ];
        for (text, source, expected) in cases {
            let start = text.find('[').unwrap() + 1;
            let start = start + text[start..].find('"').unwrap();
            let end = text.rfind('"').unwrap() + 1;
            let alignment = Alignment::new(text, source, Span::new(0, source.len()));
            let found = alignment.locate(Span::new(start, end)).map(|span| span.of(source));
            // The escape before the first quote belongs to it.
            assert_eq!(found, Some(expected.strip_prefix('\\').unwrap_or(expected)), "{source}");
        }
    }

    #[test]
    fn what_parts_is_not_placed() {
        let alignment = Alignment::new(r#"{"é":1}"#, r#"{"\u00e9":1}"#, Span::new(0, 12));
        assert_eq!(alignment.locate(Span::new(0, 1)), Some(Span::new(0, 1)));
        assert_eq!(alignment.locate(Span::new(5, 6)), None);
        assert_eq!(Alignment::new("", "abc", Span::new(0, 3)).locate(Span::at(0)), None);
    }
}

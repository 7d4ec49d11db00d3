//! Finding the placeholders of a template.

use super::template::Placeholder;
use crate::text::Span;

/// Returns the placeholders of a template, in order. Text in angle brackets that is no name, as in `a < b`,
/// stays text.
pub(super) fn find(text: &str) -> Vec<Placeholder> {
    let mut placeholders = Vec::new();
    let (mut quoted, mut escaped) = (false, false);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = if c == '<' { name_end(&text[at + 1..]) } else { None };
        if let Some(length) = end {
            let after = at + 1 + length + 1;
            placeholders.push(Placeholder::new(Span::new(at, after), &text[at + 1..after - 1], quoted));
            escaped = false;
            at = after;
            continue;
        }
        match c {
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        at += c.len_utf8();
    }
    placeholders
}

/// Returns the length of the name before `>`, or `None` if it is no name.
fn name_end(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'))?;
    (end > 0 && text[end..].starts_with('>')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let found = find(text);
        let seen: Vec<_> = found.iter().map(|it| (it.span.of(text), it.quoted)).collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn placeholders_know_whether_they_are_quoted() {
        check(r#"{"a":<b>,"c":"<d> and <e>"}"#, &[("<b>", false), ("<d>", true), ("<e>", true)]);
        check(
            r#"{"a":"\"<b>\" \\","c":<aws.events.rule-name>}"#,
            &[("<b>", true), ("<aws.events.rule-name>", false)],
        );
        check("\"<a>\"\n\"<b-c_1>\"", &[("<a>", true), ("<b-c_1>", true)]);
    }

    #[test]
    fn other_brackets_are_text() {
        check("\"a < b, <>, < c>, <d e>, <é>, <f\"", &[]);
        check("<<a>>", &[("<a>", false)]);
    }
}

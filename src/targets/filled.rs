//! Whether a template that is filled in is JSON, as AWS takes it.

use crate::json::{self, Document, Kind, Problem, ProblemKind, Value};
use crate::text::Span;

/// Reads a template that is filled in: one that begins with `{` is one object, any other is one or more JSON
/// values in a row. AWS was seen to take several quoted strings on lines of their own; that other values may
/// follow each other as well is concluded from that.
///
/// Returns the object without its layout, or `None` for a text, which is sent as it is.
///
/// # Errors
/// Returns the first problem if the result is not JSON.
pub(super) fn read(text: &str, is_text: bool) -> Result<Option<String>, Problem> {
    if is_text {
        return sequence_problem(text, &json::parse_sequence(text)).map_or(Ok(None), Err);
    }
    let document = json::parse(text);
    match document.problems().first() {
        Some(problem) => Err(problem.clone()),
        None => Ok(Some(document.root().map(json::compact).unwrap_or_default())),
    }
}

/// Returns whether a text begins with a JSON value.
pub(super) fn begins_well(text: &str) -> bool {
    json::parse_sequence(text).root().is_some_and(|root| root.kind() != Kind::Invalid)
}

/// Returns what is wrong with values in a row, or `None`; AWS takes no commas or comments between them.
fn sequence_problem(text: &str, document: &Document) -> Option<Problem> {
    let problem = |kind, span: Span| Problem { kind, span, reader: span.start };
    let first = document.problems().first().cloned();
    let comment = document.comments().first().map(|span| {
        let sign = span.of(text).chars().next().unwrap_or('#');
        problem(ProblemKind::Comment(sign), *span)
    });
    let mut ends = 0;
    let mut values = document.roots().map(Value::span).chain([Span::new(text.len(), text.len())]);
    let comma = values.find_map(|value| {
        let from = std::mem::replace(&mut ends, value.end as usize);
        let at = from + text.get(from..value.start as usize)?.find(',')?;
        Some(problem(ProblemKind::ExpectedValue(','), Span::new(at, at + 1)))
    });
    let nothing = document.root().is_none().then(|| problem(ProblemKind::Empty, Span::new(0, text.len())));
    [first, comment, comma, nothing].into_iter().flatten().min_by_key(|problem| problem.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hold_one_value_or_more() {
        let cases = [
            ("\"a\"", true),
            ("\"a\"\n\"b\"", true),
            ("42", true),
            ("[null]", true),
            ("hello", false),
            ("[hello]", false),
            ("[1,,2]", false),
            ("\"a\", \"b\"", false),
            ("\"a\",", false),
            ("\"a\" # b", false),
            ("\"a\nb\"", false),
            ("", false),
            (" \n", false),
            (",", false),
        ];
        for (text, is_taken) in cases {
            assert_eq!(read(text, true).is_ok(), is_taken, "{text}: {:?}", read(text, true));
        }
        assert_eq!(read("{ \"a\" : 1 }", false), Ok(Some("{\"a\":1}".to_owned())));
        assert!(read("{} {}", false).is_err());
    }
}

//! Tells an event from a pattern, for a text that was put in the other's place.

use super::envelope::FIELDS;
use crate::json::{Document, Kind, Value};

/// Returns whether a text looks like an event: of the envelope's fields that hold text, at least two do,
/// `source` or `detail-type` among them. In a pattern they would hold arrays.
///
/// ```
/// use eventbridge_playground::event::shape::looks_like_event;
/// use eventbridge_playground::json;
///
/// assert!(looks_like_event(&json::parse(r#"{"source": "shop", "detail-type": "Order", "detail": {}}"#)));
/// assert!(!looks_like_event(&json::parse(r#"{"source": ["shop"]}"#)));
/// ```
pub fn looks_like_event(document: &Document) -> bool {
    let Some(root) = object(document) else { return false };
    let is_text = |name: &str| root.get(name).is_some_and(|value| value.kind() == Kind::String);
    let texts = FIELDS.iter().filter(|field| field.kind == Kind::String && is_text(field.name)).count();
    texts >= 2 && (is_text("source") || is_text("detail-type"))
}

/// Returns whether a text looks like a pattern: `source` or `detail-type` is an array, and every plain value
/// is in an array.
pub fn looks_like_pattern(document: &Document) -> bool {
    let Some(root) = object(document) else { return false };
    let is_array = |name: &str| root.get(name).is_some_and(|value| value.kind() == Kind::Array);
    (is_array("source") || is_array("detail-type")) && holds_only_arrays(root)
}

/// Returns whether a text is an object, with nothing but comments above it, as tutorials have their patterns
/// and events.
pub fn is_object_below_comments(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(['#', '/']));
    first.is_some_and(|line| line.starts_with('{'))
}

/// Returns whether a text is the code of a function: it defines a handler, as Lambda's runtimes for Python
/// and Node.js look for it.
pub fn looks_like_handler(text: &str) -> bool {
    const SIGNS: [&str; 6] = [
        "def lambda_handler(",
        "def handler(",
        "exports.handler",
        "export const handler",
        "export async function handler",
        "export function handler",
    ];
    text.lines().any(|line| SIGNS.iter().any(|sign| line.trim_start().starts_with(sign)))
}

fn object(document: &Document) -> Option<Value<'_>> {
    document.root().filter(|root| root.kind() == Kind::Object)
}

fn holds_only_arrays(object: Value<'_>) -> bool {
    object.children().all(|value| match value.kind() {
        Kind::Array => true,
        Kind::Object => holds_only_arrays(value),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn events_and_patterns_are_told_apart() {
        let cases = [
            (r#"{"source": "shop", "detail-type": "Order placed"}"#, true, false),
            (r#"{"version": "0", "source": "shop", "detail": {"a": [1]}}"#, true, false),
            (r#"{"source": "shop"}"#, false, false),
            (r#"{"id": "1", "time": "2026-01-01T00:00:00Z"}"#, false, false),
            (r#"{"source": ["shop"]}"#, false, true),
            (r#"{"detail-type": ["Order"], "detail": {"total": [{"numeric": [">", 5]}]}}"#, false, true),
            (r#"{"source": ["shop"], "detail": {"state": "new"}}"#, false, false),
            (r#"{"resources": ["arn:aws:s3:::b"]}"#, false, false),
            ("[]", false, false),
            ("", false, false),
        ];
        for (text, event, pattern) in cases {
            let document = json::parse(text);
            assert_eq!(
                (looks_like_event(&document), looks_like_pattern(&document)),
                (event, pattern),
                "{text}"
            );
        }
    }

    #[test]
    fn code_is_told_by_its_handler() {
        let cases = [
            ("import json\n\ndef lambda_handler(event, context):\n    return 1", true),
            ("export const handler = async (event) => event;", true),
            ("exports.handler = async () => {};", true),
            (r#"{"source": "shop", "detail": "def lambda_handler("}"#, false),
            ("source:\n  - shop", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(looks_like_handler(text), expected, "{text}");
        }
    }

    #[test]
    fn an_object_may_have_comments_above_it() {
        let cases = [
            ("{}", true),
            ("##\n## A rule\n##\n{\n}", true),
            ("  // a rule\n\n  {}", true),
            ("source:\n  - shop", false),
            ("# a rule\nsource: {}", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_object_below_comments(text), expected, "{text}");
        }
    }
}

//! The envelope: the fields around `detail` that every event has.
//!
//! Follows "Event structure" in the EventBridge User Guide, and `TestEventPattern` in the API
//! reference as AWS was seen to answer it: it wants six of the fields. Whether it looks at their
//! types is not known.

use crate::json::{Document, Kind, Value};
use std::fmt;

/// One field of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// The sort of value that AWS puts there.
    pub kind: Kind,
    /// Whether `TestEventPattern` refuses an event without it.
    pub required: bool,
}

/// The envelope's fields in the order in which EventBridge delivers them. `replay-name` is there
/// only while an archive is replayed.
pub const FIELDS: [Field; 10] = [
    Field { name: "version", kind: Kind::String, required: false },
    Field { name: "id", kind: Kind::String, required: true },
    Field { name: "detail-type", kind: Kind::String, required: true },
    Field { name: "source", kind: Kind::String, required: true },
    Field { name: "account", kind: Kind::String, required: true },
    Field { name: "time", kind: Kind::String, required: true },
    Field { name: "region", kind: Kind::String, required: true },
    Field { name: "replay-name", kind: Kind::String, required: false },
    Field { name: "resources", kind: Kind::Array, required: false },
    Field { name: "detail", kind: Kind::Object, required: false },
];

/// Something about an event's envelope that AWS would not send or not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The text is no object, so it is no event at all.
    NotAnEvent(Kind),
    /// `TestEventPattern` demands this field.
    Missing(&'static Field),
    /// The field holds another sort of value than AWS puts there.
    WrongType {
        /// The field.
        field: &'static Field,
        /// What it holds.
        found: Kind,
    },
}

impl Finding {
    /// Whether AWS's `TestEventPattern` is known to refuse the event for it, with `Parameter Event
    /// is not valid.`
    pub fn is_refused_by_aws(self) -> bool {
        !matches!(self, Self::WrongType { .. })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAnEvent(found) => {
                write!(f, "an event must be an object, but this is {}", with_article(*found))
            }
            Self::Missing(field) => write!(f, "{} is missing", field.name),
            Self::WrongType { field, found } => {
                let Field { name, kind, .. } = field;
                write!(f, "{name} is {}, but AWS sends {}", with_article(*found), with_article(*kind))
            }
        }
    }
}

/// The kind's name with the article that it needs in a sentence.
pub(crate) fn with_article(kind: Kind) -> String {
    match kind {
        Kind::Null | Kind::True | Kind::False => kind.name().to_owned(),
        Kind::Array | Kind::Object | Kind::Invalid => format!("an {}", kind.name()),
        Kind::Number | Kind::String => format!("a {}", kind.name()),
    }
}

/// Looks at the envelope of an event and gives what AWS would miss or not send, in the order of
/// [`FIELDS`]. An empty answer means that `TestEventPattern` takes the event.
pub fn inspect(event: Value) -> Vec<Finding> {
    if event.kind() != Kind::Object {
        return vec![Finding::NotAnEvent(event.kind())];
    }
    let finding = |field: &'static Field| match event.get(field.name) {
        None => field.required.then_some(Finding::Missing(field)),
        Some(value) if value.kind() == field.kind => None,
        Some(value) => Some(Finding::WrongType { field, found: value.kind() }),
    };
    FIELDS.iter().filter_map(finding).collect()
}

/// The names of the fields that `TestEventPattern` demands and `event` lacks; none for a value that
/// is no object.
pub fn missing(event: Value) -> Vec<&'static str> {
    let name = |finding| match finding {
        Finding::Missing(field) => Some(field.name),
        _ => None,
    };
    inspect(event).into_iter().filter_map(name).collect()
}

/// Returns AWS's note on an event as such, in a sentence. `None` if it takes the event, or while the text is
/// no JSON object.
pub fn note(document: &Document) -> Option<String> {
    let root =
        document.root().filter(|root| root.kind() == Kind::Object && document.problems().is_empty())?;
    let missing = missing(root);
    if missing.is_empty() {
        return inspect(root).first().map(ToString::to_string);
    }
    let missing = missing.join(", ");
    Some(format!("Partial event. TestEventPattern requires {missing}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[track_caller]
    fn check(event: &str, findings: &[&str]) {
        let document = parse(event);
        let found: Vec<_> = inspect(document.root().unwrap()).iter().map(Finding::to_string).collect();
        assert_eq!(found, findings, "{event}");
    }

    #[test]
    fn findings_name_the_field_and_the_type() {
        let whole = r#"{"id":"1","detail-type":"T","source":"s","account":"1","time":"t","region":"r"}"#;
        check(whole, &[]);
        check(
            r#"{"id":"1","detail-type":"T","source":"s","region":"r"}"#,
            &["account is missing", "time is missing"],
        );
        check(
            &whole
                .replace(r#""account":"1""#, r#""account":1"#)
                .replace('}', r#","resources":"x","detail":null}"#),
            &[
                "account is a number, but AWS sends a string",
                "resources is a string, but AWS sends an array",
                "detail is null, but AWS sends an object",
            ],
        );
        check("[]", &["an event must be an object, but this is an array"]);
        check("true", &["an event must be an object, but this is true"]);
    }

    #[test]
    fn a_fragment_misses_all_six() {
        let document = parse(r#"{"state":"running"}"#);
        let names = missing(document.root().unwrap());
        assert_eq!(names, ["id", "detail-type", "source", "account", "time", "region"]);
        assert!(missing(parse("5").root().unwrap()).is_empty());
    }

    #[test]
    fn an_event_gets_one_note() {
        let note = |text: &str| note(&parse(text)).unwrap_or_default();
        let missing = note(r#"{"source": 7, "id": "1"}"#);
        assert!(missing.starts_with("Partial event. ") && missing.contains("detail-type, "), "{missing}");
        let whole = r#"{"version":"0","id":"1","detail-type":"T","source":"s","account":"123456789012",
            "time":"2026-03-02T09:00:00Z","region":"eu-west-1","resources":[],"detail":{}}"#;
        assert_eq!(note(whole), "");
        let odd = whole.replace("\"s\"", "7");
        assert_eq!(note(&odd), inspect(parse(&odd).root().unwrap())[0].to_string());
        for text in ["", "[]", "7", "{\"source\": }"] {
            assert_eq!(note(text), "", "{text}");
        }
    }
}

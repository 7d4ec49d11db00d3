//! The envelope: the fields around `detail` that every event has.
//!
//! Follows "Event structure" in the EventBridge User Guide, and `TestEventPattern` in the API
//! reference as AWS was seen to answer it: it wants six of the fields and reads `time`. It takes any
//! type for all others.

use super::calendar::days_in;
use super::{RecordSource, Timestamp};
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

/// AWS's message for an event that it cannot read, or that lacks a field.
pub const NOT_VALID: &str = "Parameter Event is not valid.";

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
        /// The type of its value.
        found: Kind,
    },
    /// `time` is no ISO 8601 date-time.
    NotATime,
    /// `time` is a date-time in another form than AWS sends, with an offset or a fraction, or a date alone.
    /// Whether `TestEventPattern` takes it is not known.
    OtherFormOfTime,
}

impl Finding {
    /// Returns whether AWS's `TestEventPattern` is known to refuse the event for it.
    pub fn is_refused_by_aws(self) -> bool {
        self.aws_message().is_some()
    }

    /// AWS's message for it, which comes with the code `ValidationException`. `None` if AWS takes the event, or
    /// is not known to refuse it.
    pub fn aws_message(self) -> Option<&'static str> {
        match self {
            Self::NotAnEvent(_) | Self::Missing(_) => Some(NOT_VALID),
            Self::NotATime => Some("Parameter Event is not valid. Reason: Invalid time."),
            Self::WrongType { .. } | Self::OtherFormOfTime => None,
        }
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
            Self::NotATime => write!(f, "time isn't an ISO 8601 date and time such as 2026-03-02T09:00:00Z"),
            Self::OtherFormOfTime => {
                write!(f, "AWS sends time in the form 2026-03-02T09:00:00Z and may reject other forms")
            }
        }
    }
}

/// Returns the kind's name with the article that it needs in a sentence.
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
        Some(value) if field.name == "time" => inspect_time(value),
        Some(value) if value.kind() == field.kind => None,
        Some(value) => Some(Finding::WrongType { field, found: value.kind() }),
    };
    FIELDS.iter().filter_map(finding).collect()
}

/// Returns what is wrong with the value of `time`.
fn inspect_time(value: Value) -> Option<Finding> {
    let text = value.as_str().filter(|_| value.kind() == Kind::String).unwrap_or_default();
    match Timestamp::parse(&text) {
        // The form of all times that AWS was seen to take, and to send.
        Some(time) if time.to_string() == *text => None,
        Some(_) => Some(Finding::OtherFormOfTime),
        None if is_date(&text) => Some(Finding::OtherFormOfTime),
        None => Some(Finding::NotATime),
    }
}

/// Returns whether the text is a day: `2026-03-02`.
fn is_date(text: &str) -> bool {
    let parts: Vec<i64> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return false };
    text.len() == 10 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

/// Returns the names of the fields that `TestEventPattern` demands and `event` lacks; none for a value that
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
    if let Some(source) = RecordSource::of(root) {
        let name = source.name();
        return Some(format!(
            "A record from {name}, as Pipes and Lambda filters receive it. Event buses don't deliver records."
        ));
    }
    let missing = missing(root);
    if missing.is_empty() {
        let findings = inspect(root);
        let refused = findings.iter().find(|finding| finding.is_refused_by_aws());
        return refused.or(findings.first()).map(ToString::to_string);
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
        let whole = r#"{"id":"1","detail-type":"T","source":"s","account":"1","time":"2026-03-02T09:00:00Z","region":"r"}"#;
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
    fn the_time_is_read_as_test_event_pattern_reads_it() {
        use Finding::{NotATime, OtherFormOfTime};
        let cases = [
            // Row 57 (SD, 13 September 2026, two captures): refused.
            (r#""not-a-time""#, Some(NotATime)),
            ("1", Some(NotATime)),
            // Taken (SD): three of this form.
            (r#""2026-09-13T00:00:00Z""#, None),
            (r#""2024-02-29T23:59:59Z""#, None),
            // Of the same sort as what is refused.
            (r#""""#, Some(NotATime)),
            ("null", Some(NotATime)),
            ("{}", Some(NotATime)),
            (r#""1767225600""#, Some(NotATime)),
            (r#""13 September 2026""#, Some(NotATime)),
            (r#""2026-13-01T00:00:00Z""#, Some(NotATime)),
            (r#""2026-02-30T00:00:00Z""#, Some(NotATime)),
            (r#""2026-02-30""#, Some(NotATime)),
            // Not known.
            (r#""2026-09-13T00:00:00.123Z""#, Some(OtherFormOfTime)),
            (r#""2026-09-13T02:00:00+02:00""#, Some(OtherFormOfTime)),
            (r#""2026-09-13""#, Some(OtherFormOfTime)),
        ];
        let event = |time: &str| {
            format!(r#"{{"id":"1","detail-type":"T","source":"s","account":"1","time":{time},"region":"r"}}"#)
        };
        for (time, expected) in cases {
            let document = parse(&event(time));
            let found = inspect(document.root().unwrap());
            assert_eq!(found.first().copied(), expected, "{time}");
            let is_refused = found.iter().any(|finding| finding.is_refused_by_aws());
            assert_eq!(is_refused, expected == Some(NotATime), "{time}");
            let message = found.iter().find_map(|finding| finding.aws_message());
            let in_words = is_refused.then_some("Parameter Event is not valid. Reason: Invalid time.");
            assert_eq!(message, in_words, "{time}");
            let note = note(&document);
            assert_eq!(note, expected.map(|finding| finding.to_string()), "{time}");
        }
        // A field of any other type is taken (SD), and said after what is refused.
        let odd = parse(&event("1").replace(r#""account":"1""#, r#""account":1"#));
        assert_eq!(note(&odd), Some(NotATime.to_string()));
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
        let record = note(r#"{"eventSource":"aws:dynamodb","dynamodb":{}}"#);
        assert!(record.starts_with("A record from a DynamoDB stream, "), "{record}");
        let odd = whole.replace("\"s\"", "7");
        assert_eq!(note(&odd), inspect(parse(&odd).root().unwrap())[0].to_string());
        for text in ["", "[]", "7", "{\"source\": }"] {
            assert_eq!(note(text), "", "{text}");
        }
    }
}

//! The conditions for a step to be solved, as data.

use super::Fault;
use super::run::{self, RunCheck};
use super::state::{line_of, of_kind, sound, whole, written};
use crate::event::Timestamp;
use crate::json::{self, Kind, Value};
use crate::pattern::operator::OPERATORS;
use crate::workspace::Workspace;
use std::sync::Arc;

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// The pattern matches an event, or does not.
    Matches {
        /// The event; the learner's own edits of it do not count.
        event: GivenEvent,
        /// Whether it must match.
        expected: bool,
    },
    /// AWS accepts the pattern.
    Valid,
    /// The pattern uses an operator, or avoids it.
    Uses {
        /// Its name, as the registry of operators has it.
        operator: &'static str,
        /// Whether it must be there.
        expected: bool,
    },
    /// The pattern has a condition on a field, or has none.
    Field {
        /// The names from the top, joined with dots.
        path: String,
        /// Whether it must be there.
        expected: bool,
    },
    /// The pattern has no more matchers than this.
    MostMatchers(usize),
    /// One of the learner's events is matched by this pattern.
    OwnEvent {
        /// The name of the event; `None` for any.
        name: Option<String>,
        /// The pattern, which is not shown.
        pattern: Arc<str>,
    },
    /// The function answers, on an event that the pattern matches.
    Answers(Answer),
    /// The function writes a line with this text to its log, on an event that the pattern matches.
    Logs(String),
    /// The own function does something, in a run that the learner has made.
    Run(RunCheck),
    /// The schedule runs at these moments, and at no other between them.
    Runs {
        /// The moment after which runs count.
        from: Timestamp,
        /// The first runs.
        at: Vec<Timestamp>,
    },
    /// AWS accepts the event bus setup.
    Accepted,
    /// A target of the setup is this resource.
    Target {
        /// Its Id.
        target: String,
        /// Its ARN.
        arn: String,
    },
    /// Something happens in the event bus setup.
    Happens(Played),
}

/// An event of a check.
#[derive(Clone, Debug, PartialEq)]
pub enum GivenEvent {
    /// One of the start, with its text there.
    Shown {
        /// Its name in the list.
        name: String,
        /// Its text.
        text: Arc<str>,
    },
    /// One that the learner does not see.
    Hidden(Arc<str>),
}

impl GivenEvent {
    /// Returns its text.
    pub fn text(&self) -> &Arc<str> {
        match self {
            Self::Shown { text, .. } | Self::Hidden(text) => text,
        }
    }
}

/// The expected answer of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It returns this JSON.
    Returned(String),
    /// It fails with an error of this type.
    Failed(String),
}

/// Steps of a play that are counted. What is `None` may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// The kind, as `bus::transcript` has it.
    pub kind: &'static str,
    /// The rule.
    pub rule: Option<String>,
    /// The Id of the target.
    pub target: Option<String>,
    /// The event bus.
    pub bus: Option<String>,
    /// The code of the error.
    pub error: Option<String>,
    /// The alarm.
    pub alarm: Option<String>,
    /// The state of the alarm.
    pub state: Option<String>,
    /// The payload: JSON without layout, or a text.
    pub payload: Option<String>,
    /// The fewest such steps.
    pub least: usize,
    /// The most such steps.
    pub most: Option<usize>,
}

/// The kinds of steps that a check can count, with their meaning, as `bus::transcript` has them.
pub(super) const KINDS: [&str; 16] = [
    "received",
    "matched",
    "unmatched",
    "input",
    "delivered",
    "failed",
    "retry",
    "dead-letter",
    "lost",
    "forwarded",
    "archived",
    "replayed",
    "invoked",
    "returned",
    "alarm",
    "put-refused",
];

/// Reads a list of checks. The events that they name are those of the start.
///
/// # Errors
/// The first thing that is wrong, with its line in the text, from 1.
pub(super) fn read(text: &str, start: &Workspace) -> Result<Vec<Check>, (usize, Fault)> {
    let document = sound(text)?;
    let list = whole(&document, Kind::Array)?;
    let check = |value: Value| check(value, start).map_err(|fault| (line_of(text, value), fault));
    list.children().map(check).collect()
}

fn check(value: Value, start: &Workspace) -> Result<Check, Fault> {
    of_kind(value, "", &[Kind::Object], "an object with a \"check\"")?;
    let name = text(value, "check")?;
    let (check, keys) = match run::read(&name, value, start)? {
        Some((check, keys)) => (Check::Run(check), keys),
        None => named(&name, value, start)?,
    };
    let is_known = |key: &str| key == "check" || keys.contains(&key);
    match value.children().filter_map(Value::key).find(|key| !is_known(key)) {
        Some(key) => Err(Fault::UnknownKey(key.into_owned())),
        None => Ok(check),
    }
}

/// Returns a check by its name, with the keys that it may have.
fn named(name: &str, value: Value, start: &Workspace) -> Result<(Check, &'static [&'static str]), Fault> {
    Ok(match name {
        "match" | "no-match" => {
            let expected = name == "match";
            (Check::Matches { event: given_event(value, start)?, expected }, &["event"])
        }
        "valid" => (Check::Valid, &[]),
        "uses" | "avoids" => {
            let operator = text(value, "operator")?;
            let known = OPERATORS.iter().find(|known| known.name == operator);
            let known = known.ok_or(Fault::BadValue { key: "operator", value: operator })?;
            (Check::Uses { operator: known.name, expected: name == "uses" }, &["operator"])
        }
        "field" | "no-field" => {
            (Check::Field { path: text(value, "path")?, expected: name == "field" }, &["path"])
        }
        "most-matchers" => (Check::MostMatchers(number(value, "count")?), &["count"]),
        "own-event" => {
            let pattern = value.get("pattern").ok_or(Fault::Missing("pattern"))?;
            let pattern = written(pattern, "pattern")?;
            (Check::OwnEvent { name: optional(value, "event")?, pattern }, &["event", "pattern"])
        }
        "answers" => (Check::Answers(answer(value)?), &["answer", "error"]),
        "logs" => (Check::Logs(text(value, "text")?), &["text"]),
        "runs" => (runs(value)?, &["from", "at"]),
        "accepted" => (Check::Accepted, &[]),
        "target" => {
            (Check::Target { target: text(value, "target")?, arn: text(value, "arn")? }, &["target", "arn"])
        }
        _ => match KINDS.iter().find(|kind| **kind == name) {
            Some(kind) => (Check::Happens(played(kind, value)?), &PLAYED),
            None => return Err(Fault::UnknownCheck(name.to_owned())),
        },
    })
}

pub(super) fn given_event(value: Value, start: &Workspace) -> Result<GivenEvent, Fault> {
    let event = value.get("event").ok_or(Fault::Missing("event"))?;
    let Some(name) = event.as_str() else {
        return Ok(GivenEvent::Hidden(written(event, "event")?));
    };
    match start.events.iter().find(|event| event.name == name) {
        Some(event) => Ok(GivenEvent::Shown { name: name.into_owned(), text: Arc::clone(&event.text) }),
        None => Err(Fault::NoSuchEvent(name.into_owned())),
    }
}

pub(super) fn answer(value: Value) -> Result<Answer, Fault> {
    match (value.get("answer"), optional(value, "error")?) {
        (Some(answer), None) => Ok(Answer::Returned(json::compact(answer))),
        (None, Some(error)) => Ok(Answer::Failed(error)),
        _ => Err(Fault::Missing("answer")),
    }
}

fn runs(value: Value) -> Result<Check, Fault> {
    let moment =
        |key: &'static str, text: String| Timestamp::parse(&text).ok_or(Fault::BadValue { key, value: text });
    let from = moment("from", text(value, "from")?)?;
    let list = value.get("at").ok_or(Fault::Missing("at"))?;
    of_kind(list, "at", &[Kind::Array], "an array of times")?;
    let at = list.children().map(|run| moment("at", run.as_str().unwrap_or_default().into_owned()));
    Ok(Check::Runs { from, at: at.collect::<Result<_, _>>()? })
}

/// The keys of a check on what happens in the setup.
const PLAYED: [&str; 10] =
    ["rule", "target", "bus", "error", "alarm", "state", "payload", "count", "at-least", "at-most"];

fn played(kind: &'static str, value: Value) -> Result<Played, Fault> {
    let count = |key| value.get(key).map(|_| number(value, key)).transpose();
    let exactly = count("count")?;
    let payload = value.get("payload").map(|payload| match payload.as_str() {
        Some(text) => text.into_owned(),
        None => json::compact(payload),
    });
    let most = exactly.or(count("at-most")?);
    Ok(Played {
        kind,
        rule: optional(value, "rule")?,
        target: optional(value, "target")?,
        bus: optional(value, "bus")?,
        error: optional(value, "error")?,
        alarm: optional(value, "alarm")?,
        state: optional(value, "state")?,
        payload,
        least: exactly.or(count("at-least")?).unwrap_or(usize::from(most.is_none())),
        most,
    })
}

pub(super) fn text(value: Value, key: &'static str) -> Result<String, Fault> {
    optional(value, key)?.ok_or(Fault::Missing(key))
}

fn optional(value: Value, key: &'static str) -> Result<Option<String>, Fault> {
    let Some(member) = value.get(key) else { return Ok(None) };
    of_kind(member, key, &[Kind::String], "a string")?;
    Ok(member.as_str().map(String::from))
}

pub(super) fn number(value: Value, key: &'static str) -> Result<usize, Fault> {
    let member = value.get(key).ok_or(Fault::Missing(key))?;
    member.source().parse().map_err(|_| Fault::BadValue { key, value: member.source().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Workspace {
        let mut start = Workspace::empty();
        start.add_events([("Sold".to_owned(), Arc::from("{}"))]);
        start
    }

    #[test]
    fn each_kind_of_check_is_read() {
        let text = r#"[
            {"check": "match", "event": "Sold"},
            {"check": "no-match", "event": {"a": 1}},
            {"check": "valid"},
            {"check": "uses", "operator": "prefix"},
            {"check": "avoids", "operator": "$or"},
            {"check": "field", "path": "detail.state"},
            {"check": "most-matchers", "count": 2},
            {"check": "own-event", "pattern": {"a": [1]}},
            {"check": "answers", "answer": {"statusCode": 200}},
            {"check": "answers", "error": "KeyError"},
            {"check": "logs", "text": "Started"},
            {"check": "runs", "from": "2026-01-01T00:00:00Z", "at": ["2026-01-02T00:00:00Z"]},
            {"check": "accepted"},
            {"check": "target", "target": "1", "arn": "arn:aws:sqs:us-east-1:123456789012:q"},
            {"check": "dead-letter", "count": 1},
            {"check": "retry", "target": "1", "at-most": 3}
        ]"#;
        let checks = read(text, &start()).unwrap();
        assert_eq!(checks.len(), 16);
        assert!(matches!(&checks[0], Check::Matches { event: GivenEvent::Shown { .. }, expected: true }));
        assert_eq!(
            checks[1],
            Check::Matches { event: GivenEvent::Hidden(Arc::from(r#"{"a": 1}"#)), expected: false }
        );
        assert_eq!(checks[4], Check::Uses { operator: "$or", expected: false });
        let letter = Played { kind: "dead-letter", least: 1, most: Some(1), ..Played::default() };
        assert_eq!(checks[14], Check::Happens(letter));
        let retry =
            Played { kind: "retry", target: Some("1".to_owned()), most: Some(3), ..Played::default() };
        assert_eq!(checks[15], Check::Happens(retry));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let bad = |key, value: &str| Fault::BadValue { key, value: value.to_owned() };
        let cases = [
            (r#"[{"check": "matches"}]"#, Fault::UnknownCheck("matches".to_owned())),
            (r#"[{"check": "match"}]"#, Fault::Missing("event")),
            (r#"[{"check": "match", "event": "Bought"}]"#, Fault::NoSuchEvent("Bought".to_owned())),
            (r#"[{"check": "valid", "why": 1}]"#, Fault::UnknownKey("why".to_owned())),
            (r#"[{"check": "uses", "operator": "like"}]"#, bad("operator", "like")),
            (r#"[{"check": "most-matchers", "count": -1}]"#, bad("count", "-1")),
            (r#"[{"check": "runs", "from": "now", "at": []}]"#, bad("from", "now")),
            (r#"[{"check": "answers"}]"#, Fault::Missing("answer")),
            (r"[{}]", Fault::Missing("check")),
        ];
        for (text, fault) in cases {
            assert_eq!(read(&format!("\n{text}"), &start()), Err((2, fault)), "{text}");
        }
    }
}

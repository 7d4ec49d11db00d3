//! AWS's refusals, as JavaScript errors.

use crate::event::envelope::{Finding, NOT_VALID};
use crate::json::{self, Document};
use crate::pattern::{Layer, Parsed, messages};
use crate::text::{LineIndex, Position};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// A request that AWS would refuse.
pub(super) struct Refusal {
    code: &'static str,
    /// In AWS's words.
    message: String,
    /// In ours.
    reason: String,
    place: Option<Position>,
}

impl Refusal {
    /// Returns the refusal of a pattern, or `None` for one that AWS takes.
    pub(super) fn of_pattern(parsed: &Parsed) -> Option<Self> {
        let problem = parsed.refusal()?;
        let is_request = problem.layer() == Layer::Request;
        Some(Self {
            code: if is_request { "ValidationException" } else { "InvalidEventPatternException" },
            message: messages::aws_message(parsed)?,
            reason: messages::sentence(problem),
            place: Some(LineIndex::new(parsed.document.text()).position(problem.span.start)),
        })
    }

    /// Returns the refusal of an event that is not a valid JSON object.
    pub(super) fn of_event(event: &Document) -> Self {
        if let Some(problem) = event.problems().first() {
            let place = LineIndex::new(event.text()).position(problem.span.start);
            return Self { place: Some(place), ..Self::event(messages::json_sentence(&problem.kind)) };
        }
        let finding = event.root().map(|root| Finding::NotAnEvent(root.kind()));
        Self::event(finding.map(sentence).unwrap_or_default())
    }

    /// Returns the refusal of the bytes of an event that are not a valid JSON object.
    pub(super) fn of_bytes(event: &[u8]) -> Self {
        if let Ok(text) = str::from_utf8(event) {
            return Self::of_event(&json::parse(text));
        }
        let sound = event.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let place = LineIndex::new(sound).position(sound.len() as u32);
        Self { place: Some(place), ..Self::event("The event isn't UTF-8.".to_owned()) }
    }

    /// Returns the refusal of an event for its envelope.
    pub(super) fn of_envelope(finding: Finding) -> Self {
        let reason = sentence(finding);
        Self { message: finding.aws_message().unwrap_or(NOT_VALID).to_owned(), ..Self::event(reason) }
    }

    fn event(reason: String) -> Self {
        Self { code: "ValidationException", message: NOT_VALID.to_owned(), reason, place: None }
    }
}

fn sentence(finding: Finding) -> String {
    let mut text = format!("{finding}.");
    text[..1].make_ascii_uppercase();
    text
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        let error = Error::new(&refusal.message);
        error.set_name(refusal.code);
        let set = |property: &str, value: JsValue| {
            // Setting a property of a new object does not fail.
            let _ = Reflect::set(&error, &property.into(), &value);
        };
        set("code", refusal.code.into());
        set("reason", refusal.reason.into());
        if let Some(Position { line, column }) = refusal.place {
            set("line", line.into());
            set("column", column.into());
        }
        error.into()
    }
}

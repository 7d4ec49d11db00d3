//! The engine for JavaScript: each function decodes its arguments, calls the engine and encodes
//! the answer.
//!
//! The doc comments of the functions are written for users of the JavaScript package; they and the
//! types in `types.d.ts` become its declarations.
//!
//! ```js
//! import { testEventPattern } from "eventbridge-playground";
//!
//! testEventPattern({ source: ["shop"] }, { source: "shop" }); // true
//! ```
#![allow(clippy::missing_errors_doc, reason = "JSDoc's @throws says it")]

mod answers;
mod argument;
mod bus;
#[cfg(feature = "command")]
pub mod command;
mod refusal;
mod ruleset;
mod scan;

pub use self::bus::SimulationRun;
pub use self::ruleset::RuleSet;
pub use self::scan::TrafficPass;

use self::answers::{Explanation, Validation};
use self::refusal::Refusal;
use crate::event::envelope;
use crate::json::{self, Document, Kind};
use crate::matching::PatternMatcher;
use crate::pattern::{self, Parsed};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Says whether EventBridge would take an event pattern, and everything that is wrong with it, in
/// plain words and in those of AWS.
///
/// @param pattern The pattern as JSON text, or as an object.
/// @throws {TypeError} if the pattern is `undefined`, a function, or has no JSON form.
#[wasm_bindgen(js_name = validatePattern, unchecked_return_type = "PatternValidation")]
pub fn validate_pattern(
    #[wasm_bindgen(unchecked_param_type = "string | object")] pattern: &JsValue,
) -> Result<JsValue, JsValue> {
    let text = argument::text(pattern, "pattern")?;
    encode(&Validation::of(&pattern::parse(&text)))
}

/// Says whether an event pattern matches an event, as the API action `TestEventPattern` does.
///
/// An event may be a fragment: the fields of the envelope that AWS demands (`id`, `account`,
/// `source`, `time`, `region`, `detail-type`) may be missing, unless `options.strict` is true.
///
/// @param pattern The pattern as JSON text, or as an object.
/// @param event The event as JSON text, as the bytes of JSON text in UTF-8, or as an object.
/// @throws {EventBridgeError} `InvalidEventPatternException` for a pattern, `ValidationException`
///   for a request that AWS would refuse.
/// @throws {TypeError} if an argument is `undefined`, a function, or has no JSON form.
#[wasm_bindgen(js_name = testEventPattern)]
pub fn test_event_pattern(
    #[wasm_bindgen(unchecked_param_type = "string | object")] pattern: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | object")] event: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TestOptions")] options: &JsValue,
) -> Result<bool, JsValue> {
    let Options { strict } = argument::options(options)?;
    let parsed = read_pattern(pattern)?;
    let event = read_event(event)?;
    if strict {
        demand_envelope(&event)?;
    }
    Ok(PatternMatcher::new(parsed).matches(&event))
}

/// Says why an event pattern matches an event or does not: for each field and each matcher of the
/// pattern the values of the event that it met, and what became of them.
///
/// @param pattern The pattern as JSON text, or as an object.
/// @param event The event as JSON text, as the bytes of JSON text in UTF-8, or as an object.
/// @throws {EventBridgeError} `InvalidEventPatternException` for a pattern, `ValidationException`
///   for a request that AWS would refuse.
/// @throws {TypeError} if an argument is `undefined`, a function, or has no JSON form.
#[wasm_bindgen(unchecked_return_type = "Explanation")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "string | object")] pattern: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | object")] event: &JsValue,
) -> Result<JsValue, JsValue> {
    let parsed = read_pattern(pattern)?;
    let event = read_event(event)?;
    encode(&Explanation::of(&PatternMatcher::new(parsed).explain(&event), &event))
}

/// How `testEventPattern` looks at the event.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Options {
    strict: bool,
}

fn encode(answer: &impl Serialize) -> Result<JsValue, JsValue> {
    serde_wasm_bindgen::to_value(answer).map_err(JsValue::from)
}

fn read_pattern(argument: &JsValue) -> Result<Parsed, JsValue> {
    let parsed = pattern::parse(&argument::text(argument, "pattern")?);
    Refusal::of_pattern(&parsed).map_or(Ok(parsed), |refusal| Err(refusal.into()))
}

fn read_event(argument: &JsValue) -> Result<Document, JsValue> {
    let document = json::parse(&argument::event_text(argument)?);
    let is_object = document.root().is_some_and(|root| root.kind() == Kind::Object);
    if is_object && document.problems().is_empty() {
        return Ok(document);
    }
    Err(Refusal::of_event(&document).into())
}

fn demand_envelope(event: &Document) -> Result<(), JsValue> {
    let findings = event.root().map(envelope::inspect).unwrap_or_default();
    let refused = findings.into_iter().find(|finding| finding.is_refused_by_aws());
    refused.map_or(Ok(()), |finding| Err(Refusal::of_envelope(finding).into()))
}

//! The part of the engine that only the package's command needs. It has the feature `command` and a binary of
//! its own, since the readers of templates are large.

mod checking;
mod matching;
mod testing;

pub use checking::{check_text, lints, list_rules};
pub use matching::MatchRun;
pub use testing::run_tests;

use crate::check::Known;
use crate::text::{LineIndex, Position};
use js_sys::TypeError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// A place in a text, from 1; columns count UTF-16 units.
#[derive(Serialize)]
struct TextPosition {
    line: u32,
    column: u32,
}

impl TextPosition {
    fn of(offset: u32, lines: &LineIndex) -> Self {
        let Position { line, column } = lines.position(offset);
        Self { line, column }
    }
}

/// A value for an expression of a template.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GivenValue {
    source: String,
    value: String,
    is_json: bool,
}

impl From<GivenValue> for Known {
    fn from(GivenValue { source, value, is_json }: GivenValue) -> Self {
        Self { source, value, is_json }
    }
}

fn decode<T: DeserializeOwned>(argument: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(argument).map_err(|error| TypeError::new(&error.to_string()).into())
}

fn known(given: Vec<GivenValue>) -> Vec<Known> {
    given.into_iter().map(Known::from).collect()
}

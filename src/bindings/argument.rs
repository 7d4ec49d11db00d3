//! The arguments of the functions: JSON text, bytes of it, objects, options.

use super::refusal::Refusal;
use js_sys::{ArrayBuffer, JSON, JsString, Reflect, Symbol, TypeError, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    type Encoded;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    /// Writes as many whole characters as fit.
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &mut [u8]) -> Encoded;

    /// UTF-16 units that were read.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    /// Bytes that were written.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// Returns the text of an argument: a string is JSON text already, anything else is written as JSON.
pub(super) fn text(argument: &JsValue, name: &str) -> Result<String, JsValue> {
    match argument.as_string() {
        Some(text) => Ok(text),
        None => Ok(written(argument, name)?.into()),
    }
}

/// Returns the text of an event, which may also be given as the bytes of its text.
pub(super) fn event_text(event: &JsValue) -> Result<String, JsValue> {
    let Some(bytes) = bytes(event) else { return text(event, "event") };
    String::from_utf8(bytes.to_vec()).map_err(|error| Refusal::of_bytes(error.as_bytes()).into())
}

/// Options; none at all are the default ones.
pub(super) fn options<O: Default + DeserializeOwned>(options: &JsValue) -> Result<O, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(O::default());
    }
    serde_wasm_bindgen::from_value(options.clone())
        .map_err(|error| TypeError::new(&format!("options: {error}")).into())
}

/// Returns an object as `JSON.stringify` writes it. It would write binary data as an object of numbers or as
/// an empty one, which nobody means.
fn written(argument: &JsValue, name: &str) -> Result<JsString, JsValue> {
    let is_binary = argument.is_instance_of::<ArrayBuffer>() || ArrayBuffer::is_view(argument);
    let text = if is_binary { JsValue::UNDEFINED } else { JSON::stringify(argument)?.into() };
    text.dyn_into().map_err(|_| TypeError::new(&format!("{name} must be JSON text or an object")).into())
}

/// Returns the argument if it is an `Uint8Array`, of this realm or of another: test runners have several.
fn bytes(argument: &JsValue) -> Option<&Uint8Array> {
    let has_tag = || Reflect::get(argument, &Symbol::to_string_tag()).is_ok_and(|tag| tag == "Uint8Array");
    let is_bytes = argument.is_instance_of::<Uint8Array>() || (ArrayBuffer::is_view(argument) && has_tag());
    is_bytes.then(|| argument.unchecked_ref())
}

/// Memory for the bytes of an event, kept for the next one.
pub(super) struct EventBytes {
    encoder: TextEncoder,
    memory: Vec<u8>,
}

impl EventBytes {
    pub(super) fn new() -> Self {
        Self { encoder: TextEncoder::new(), memory: Vec::new() }
    }

    /// Returns the bytes of an event's text.
    pub(super) fn of(&mut self, event: &JsValue) -> Result<&[u8], JsValue> {
        if let Some(text) = event.dyn_ref::<JsString>() {
            return Ok(self.encode(text));
        }
        if let Some(bytes) = bytes(event) {
            let memory = self.room(bytes.length());
            bytes.copy_to(memory);
            return Ok(memory);
        }
        Ok(self.encode(&written(event, "event")?))
    }

    fn encode(&mut self, text: &JsString) -> &[u8] {
        let units = text.length();
        // As a rule all of it is ASCII; a unit becomes three bytes at most.
        let mut encoded = self.encode_within(text, units);
        if encoded.read() < units {
            encoded = self.encode_within(text, units.saturating_mul(3));
        }
        self.room(encoded.written())
    }

    fn encode_within(&mut self, text: &JsString, bytes: u32) -> Encoded {
        self.room(bytes);
        let Self { encoder, memory } = self;
        encoder.encode_into(text, memory)
    }

    /// Returns the first bytes of the memory, as many as were requested.
    pub(super) fn room(&mut self, bytes: u32) -> &mut [u8] {
        let bytes = bytes as usize;
        if self.memory.len() < bytes {
            self.memory.resize(bytes, 0);
        }
        &mut self.memory[..bytes]
    }
}

//! `RuleSet`: many patterns at once.

use super::argument::{self, EventBytes};
use super::refusal::Refusal;
use crate::ruleset::{self, Mode, RuleId, Scratch};
use js_sys::{Array, JsString, TypeError};
use serde::Deserialize;
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Rules, each a name and an event pattern, compiled to be matched together: many rules cost little
/// more than one.
#[wasm_bindgen]
pub struct RuleSet {
    rules: ruleset::RuleSet<Name>,
    mode: Mode,
    /// How many rules were ever added.
    added: u32,
    event: EventBytes,
    scratch: Scratch,
    found: Vec<(u32, RuleId)>,
}

#[wasm_bindgen]
impl RuleSet {
    /// Returns an empty set.
    ///
    /// @throws {TypeError} if the options are of another shape.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "RuleSetOptions")] options: &JsValue,
    ) -> Result<Self, JsValue> {
        let Options { mode } = argument::options(options)?;
        Ok(Self {
            rules: ruleset::RuleSet::new(),
            mode: mode.into(),
            added: 0,
            event: EventBytes::new(),
            scratch: Scratch::default(),
            found: Vec::new(),
        })
    }

    /// Adds a rule, or replaces the one of this name, as the API action `PutRule` does.
    ///
    /// A rule that is refused leaves the set as it was.
    ///
    /// @param pattern The pattern as JSON text, or as an object.
    /// @throws {EventBridgeError} for a pattern that AWS would refuse.
    /// @throws {TypeError} if the name is no well-formed string, or the pattern has no JSON form.
    pub fn add(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | object")] pattern: &JsValue,
    ) -> Result<(), JsValue> {
        let name = Name::new(name, self.added)?;
        let parsed = super::read_pattern(pattern)?;
        self.added = self.added.saturating_add(1);
        self.rules.add(name, &parsed.pattern);
        Ok(())
    }

    /// Removes a rule; says whether there was one of this name.
    ///
    /// @throws {TypeError} if the name is no well-formed string.
    pub fn remove(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] name: &JsValue,
    ) -> Result<bool, JsValue> {
        Ok(self.rules.remove(&Name::new(name, 0)?))
    }

    /// Returns the names of the rules that match an event, in the order in which they were added.
    ///
    /// @param event The event as JSON text, as the bytes of JSON text in UTF-8, or as an object.
    ///   Bytes are the fastest.
    /// @throws {EventBridgeError} `ValidationException` for what is no JSON object.
    /// @throws {TypeError} if the event is `undefined`, a function, or has no JSON form.
    #[wasm_bindgen(js_name = "match", unchecked_return_type = "string[]")]
    pub fn matches(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | object")] event: &JsValue,
    ) -> Result<Array, JsValue> {
        let event = self.event.of(event)?;
        let found = find(&self.rules, event, self.mode, &mut self.scratch, &mut self.found)?;
        Ok(found.unwrap_or_default())
    }

    /// Makes room for the bytes of an event; gives where in the engine's memory it begins.
    #[wasm_bindgen(js_name = roomFor, skip_typescript)]
    pub fn room_for(&mut self, bytes: u32) -> *const u8 {
        self.event.room(bytes).as_ptr()
    }

    /// As `match`, for as many bytes as were put into the room. `undefined` if no rule matches.
    ///
    /// @throws {EventBridgeError} `ValidationException` for what is no JSON object.
    #[wasm_bindgen(js_name = matchRoom, skip_typescript)]
    pub fn match_room(&mut self, bytes: u32) -> Result<Option<Array>, JsValue> {
        let event = self.event.room(bytes);
        find(&self.rules, event, self.mode, &mut self.scratch, &mut self.found)
    }

    /// Returns the number of rules.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.rules.len()
    }
}

/// Returns the names of the rules that match, in the order in which they were added, or `undefined` if there
/// are none.
fn find(
    rules: &ruleset::RuleSet<Name>,
    event: &[u8],
    mode: Mode,
    scratch: &mut Scratch,
    found: &mut Vec<(u32, RuleId)>,
) -> Result<Option<Array>, JsValue> {
    let matched = rules.matches(event, mode, scratch).map_err(|_| JsValue::from(Refusal::of_bytes(event)))?;
    if matched.is_empty() {
        return Ok(None);
    }
    found.clear();
    found.extend(matched.iter().filter_map(|&id| Some((rules.name(id)?.order, id))));
    found.sort_unstable();
    let names = Array::new();
    for name in found.iter().filter_map(|&(_, id)| rules.name(id)) {
        names.push(&name.value);
    }
    Ok(Some(names))
}

/// How a set looks at events.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Options {
    mode: ModeName,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ModeName {
    #[default]
    Strict,
    Structural,
    Early,
}

impl From<ModeName> for Mode {
    fn from(name: ModeName) -> Self {
        match name {
            ModeName::Strict => Self::Strict,
            ModeName::Structural => Self::Structural,
            ModeName::Early => Self::Early,
        }
    }
}

/// A rule's name. Its string is kept as well, so that none is made for each match.
#[derive(Clone)]
struct Name {
    text: Rc<str>,
    value: JsValue,
    /// How many rules were added before this one.
    order: u32,
}

impl Name {
    /// Two names that differ in halves of surrogate pairs alone would be one text.
    fn new(name: &JsValue, order: u32) -> Result<Self, JsValue> {
        let whole = name.dyn_ref::<JsString>().filter(|name| name.is_valid_utf16());
        let text = whole.and_then(|name| name.as_string());
        let text = text.ok_or_else(|| TypeError::new("name must be a well-formed string"))?;
        Ok(Self { text: text.into(), value: name.clone(), order })
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

//! The text that the editor element shows, kept so that no text travels to it that it has, and only changes
//! come back.

use super::{property, set, units};
use eventbridge_playground::text::{Mirror, UnitEdit};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The text that the element was given or has reported last; `None` if it is not known.
#[derive(Clone, Copy)]
pub(super) struct Shown(StoredValue<Option<Mirror>>);

impl Shown {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Gives the element a text, unless that is what it shows.
    pub(super) fn show(self, element: &Element, text: &Arc<str>) {
        let is_shown = self.0.with_value(|shown| shown.as_ref().is_some_and(|shown| shown.text() == text));
        if !is_shown {
            set(element, "value", &JsValue::from_str(text));
            self.0.set_value(Some(Mirror::new(Arc::clone(text))));
        }
    }

    /// Returns the text after the change that the element reports; `None` if it has no text to give.
    pub(super) fn changed(self, element: &Element, change: &JsValue) -> Option<Arc<str>> {
        let after = self.0.with_value(|shown| {
            let length = units(&property(change, "length"))?;
            shown.as_ref()?.apply(&edits(&property(change, "edits"))?, length)
        });
        let text = after.as_ref().map(|after| Arc::clone(after.text()));
        self.0.set_value(after);
        text.or_else(|| property(element, "value").as_string().map(Arc::from))
    }
}

fn edits(list: &JsValue) -> Option<Vec<UnitEdit>> {
    let edit = |edit: JsValue| {
        Some(UnitEdit {
            from: units(&property(&edit, "from"))?,
            to: units(&property(&edit, "to"))?,
            text: property(&edit, "text").as_string()?,
        })
    };
    js_sys::Array::from(list).iter().map(edit).collect()
}

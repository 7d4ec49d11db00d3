//! How large the page's text is, and whether it is shown to a room.

use crate::app::browser;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const KEY: &str = "eventbridge-playground.text-size";

/// The sizes of the text, in per cent of the browser's own.
const SIZES: [u16; 7] = [80, 90, 100, 115, 130, 150, 175];

const USUAL: u16 = 100;

/// The size of the text, and whether the page is presented. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    size: StoredValue<u16>,
    presenting: RwSignal<bool>,
}

impl Reading {
    /// Returns the size that was chosen last; anything unknown is the usual one.
    pub(crate) fn kept() -> Self {
        let kept = browser::storage(false).and_then(|storage| storage.get_item(KEY).ok()?);
        let kept = kept.and_then(|size| size.parse().ok()).filter(|size| SIZES.contains(size));
        if let Some(size) = kept {
            apply(size);
        }
        Self { size: StoredValue::new(kept.unwrap_or(USUAL)), presenting: RwSignal::new(false) }
    }

    /// Changes the text's size by this many steps, within its limits, and stores it.
    pub(crate) fn step(self, by: isize) {
        let at = SIZES.iter().position(|size| *size == self.size.get_value()).unwrap_or(0);
        let size = SIZES[at.saturating_add_signed(by).min(SIZES.len() - 1)];
        self.size.set_value(size);
        apply(size);
        if let Some(storage) = browser::storage(false) {
            // Where nothing can be stored, the size lasts as long as the page.
            let _ = storage.set_item(KEY, &size.to_string());
        }
    }

    /// Returns whether the page is presented; tracked.
    pub(crate) fn is_presenting(self) -> bool {
        self.presenting.get()
    }

    /// Presents the page, or ends that. `style/components/present.css` does the rest.
    pub(crate) fn present(self, on: bool) {
        if let Some(root) = root() {
            // A known attribute is taken.
            let _ = root.toggle_attribute_with_force("data-present", on);
        }
        self.presenting.set(on);
    }
}

fn root() -> Option<HtmlElement> {
    browser::document()?.document_element()?.dyn_into().ok()
}

fn apply(size: u16) {
    if let Some(root) = root() {
        let _ = root.style().set_property("font-size", &format!("{size}%"));
    }
}

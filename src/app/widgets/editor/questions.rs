//! What the editor asks the engine: what can be written at a place, and what there is to say about one.

use super::{property, set, units};
use eventbridge_playground::completion::{CompletionKind, Completions};
use eventbridge_playground::text::{LineIndex, Span};
use leptos::prelude::*;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::Element;

/// A completion, as `js/editor/contract.ts` has it.
#[derive(Serialize)]
struct Offered {
    from: u32,
    to: u32,
    options: Vec<Offer>,
}

#[derive(Serialize)]
struct Offer {
    label: String,
    apply: String,
    detail: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// A note on a part of the text.
pub(crate) struct Help {
    pub(crate) span: Span,
    pub(crate) title: String,
    pub(crate) body: String,
    /// An example, or the value of a path or placeholder; may be empty.
    pub(crate) code: String,
}

/// A note, as `js/editor/contract.ts` has it.
#[derive(Serialize)]
struct HelpCard {
    from: u32,
    to: u32,
    title: String,
    body: String,
    code: String,
}

/// Passes what answers the element's questions to it.
pub(super) fn answer(
    element: impl Fn() -> Option<Element> + Copy + Send + Sync + 'static,
    value: Signal<Arc<str>>,
    completer: Option<Callback<(String, u32), Option<Completions>>>,
    helper: Option<Callback<(String, u32), Option<Help>>>,
) {
    let sources = StoredValue::new_local((
        completer.map(completion_source),
        helper.map(|helper| help_source(value, helper)),
    ));
    Effect::new(move |_| {
        if let Some(element) = element() {
            sources.with_value(|(completer, help)| {
                for (name, source) in [("completer", completer), ("hover", help)] {
                    if let Some(source) = source {
                        set(&element, name, source.as_ref());
                    }
                }
            });
        }
    });
}

type Source = Closure<dyn Fn(JsValue) -> JsValue>;

/// Returns the function that answers what can be written at a place.
fn completion_source(completer: Callback<(String, u32), Option<Completions>>) -> Source {
    Closure::new(move |request: JsValue| {
        let offset = units(&property(&request, "offset"));
        let (Some(text), Some(offset)) = (property(&request, "text").as_string(), offset) else {
            return JsValue::NULL;
        };
        let line_index = LineIndex::new(&text);
        let Some(found) = completer.run((text.clone(), line_index.byte(offset))) else {
            return JsValue::NULL;
        };
        let range = line_index.utf16_range(found.span);
        let options = found.options.into_iter().map(|option| Offer {
            label: option.label,
            apply: option.insert,
            detail: option.detail,
            kind: match option.kind {
                CompletionKind::Field => "property",
                CompletionKind::Operator => "operator",
                _ => "value",
            },
        });
        let offered = Offered { from: range.start, to: range.end, options: options.collect() };
        serde_wasm_bindgen::to_value(&offered).unwrap_or(JsValue::NULL)
    })
}

/// Returns the function that answers what there is to say about a place.
fn help_source(text: Signal<Arc<str>>, helper: Callback<(String, u32), Option<Help>>) -> Source {
    Closure::new(move |offset: JsValue| {
        let text = text.get_untracked();
        let line_index = LineIndex::new(&text);
        let found = units(&offset).and_then(|offset| helper.run((text.to_string(), line_index.byte(offset))));
        let Some(Help { span, title, body, code }) = found else { return JsValue::NULL };
        let range = line_index.utf16_range(span);
        let card = HelpCard { from: range.start, to: range.end, title, body, code };
        serde_wasm_bindgen::to_value(&card).unwrap_or(JsValue::NULL)
    })
}

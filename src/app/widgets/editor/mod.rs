//! The code editor element, as Leptos sees it. The element itself is JavaScript: `js/editor`.

pub(crate) mod found;
mod questions;
mod shown;

use crate::app::browser;
use crate::app::state::rule::Caret;
use eventbridge_playground::completion::Completions;
use eventbridge_playground::fix::QuickFix;
use eventbridge_playground::text::{Edit, LineIndex, Span};
use leptos::{ev, html, prelude::*};
pub(crate) use questions::Help;
use questions::answer;
use serde::Serialize;
use shown::Shown;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// A highlighted stretch, as `js/editor/contract.ts` has it. Offsets are UTF-16 units.
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct Mark {
    from: u32,
    to: u32,
    kind: &'static str,
    title: String,
}

impl Mark {
    pub(crate) fn new(line_index: &LineIndex, span: Span, matched: bool, title: String) -> Self {
        let range = line_index.utf16_range(span);
        Self { from: range.start, to: range.end, kind: if matched { "match" } else { "miss" }, title }
    }

    /// Returns a part of the pattern that no event has put to the test.
    pub(crate) fn uncovered(line_index: &LineIndex, span: Span, title: &str) -> Self {
        Self { kind: "uncovered", ..Self::new(line_index, span, false, title.to_owned()) }
    }

    /// Returns a part of the pattern that looked at the value under the cursor.
    pub(crate) fn active(line_index: &LineIndex, span: Span) -> Self {
        Self { kind: "active", ..Self::new(line_index, span, false, String::new()) }
    }
}

/// A problem in the text, as `js/editor/contract.ts` has it.
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct Problem {
    from: u32,
    to: u32,
    severity: &'static str,
    message: String,
    actions: Vec<Fix>,
}

/// A quick fix, as `js/editor/contract.ts` has it.
#[derive(Clone, PartialEq, Serialize)]
struct Fix {
    label: String,
    edits: Vec<Replacement>,
}

#[derive(Clone, PartialEq, Serialize)]
struct Replacement {
    from: u32,
    to: u32,
    text: String,
}

fn replacements(line_index: &LineIndex, edits: &[Edit]) -> Vec<Replacement> {
    let replacement = |edit: &Edit| {
        let range = line_index.utf16_range(edit.span);
        Replacement { from: range.start, to: range.end, text: edit.text.clone() }
    };
    edits.iter().map(replacement).collect()
}

/// How much a problem matters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Severity {
    Error,
    Warning,
    /// It is advice.
    Info,
    /// Not drawn; it only offers fixes.
    Hint,
}

impl Severity {
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Hint => "hint",
        }
    }
}

impl Problem {
    pub(crate) fn new(line_index: &LineIndex, span: Span, severity: Severity, message: String) -> Self {
        let range = line_index.utf16_range(span);
        Self { from: range.start, to: range.end, severity: severity.name(), message, actions: Vec::new() }
    }

    /// Returns the problem with fixes.
    pub(crate) fn with_fixes<'r>(
        self,
        line_index: &LineIndex,
        repairs: impl IntoIterator<Item = &'r QuickFix>,
    ) -> Self {
        let fix =
            |fix: &QuickFix| Fix { label: fix.label.clone(), edits: replacements(line_index, &fix.edits) };
        Self { actions: repairs.into_iter().map(fix).collect(), ..self }
    }
}

/// A code editor.
#[component]
pub(crate) fn Editor(
    /// Its accessible name.
    label: &'static str,
    /// Advice on editing for screen readers.
    #[prop(optional)]
    description: &'static str,
    /// As `js/editor/contract.ts` has it.
    language: &'static str,
    /// The text.
    #[prop(into)]
    value: Signal<Arc<str>>,
    /// Which document it shows: another one has an undo history of its own.
    #[prop(into, optional)]
    document: Signal<String>,
    #[prop(into, optional)] marks: Signal<Vec<Mark>>,
    /// Whether the marks are of an earlier text.
    #[prop(into, optional)]
    stale: Signal<bool>,
    #[prop(into, optional)] problems: Signal<Vec<Problem>>,
    /// Called with the text at each change by the visitor; without it the text cannot be changed.
    #[prop(optional)]
    on_edit: Option<Callback<Arc<str>>>,
    /// Whether the text cannot be changed all the same.
    #[prop(optional)]
    is_fixed: bool,
    /// Called when the visitor moves the cursor or selects something.
    #[prop(optional)]
    on_cursor: Option<Callback<Caret>>,
    /// Called with a pasted text; true if it was taken care of and is not to be inserted.
    #[prop(optional)]
    on_paste: Option<Callback<String, bool>>,
    /// Returns what can be written at a byte offset of the text.
    #[prop(optional)]
    completer: Option<Callback<(String, u32), Option<Completions>>>,
    /// Returns the note on a byte offset of the text, on hovering.
    #[prop(optional)]
    helper: Option<Callback<(String, u32), Option<Help>>>,
    /// Changes when this stretch is to be brought into view.
    #[prop(into, optional)]
    reveal: Signal<Option<(u32, u32)>>,
) -> impl IntoView {
    let on_edit = on_edit.filter(|_| !is_fixed);
    let frame = NodeRef::<html::Div>::new();
    let element = move || frame.get().and_then(|frame| frame.first_element_child());
    let stand_in = NodeRef::<html::Textarea>::new();
    let shown = Shown::new();

    Effect::new(move |_| {
        if let Some(element) = element() {
            let _ = element.set_attribute("document", &document.get());
            value.with(|text| shown.show(&element, text));
        }
    });
    // Once the element has its script, nobody sees the stand-in, and it follows no text any more.
    Effect::new(move |_| {
        if let (Some(element), Some(stand_in)) = (element(), stand_in.get())
            && !is_upgraded(&element)
        {
            value.with(|text| stand_in.set_value(text));
        }
    });
    draw(element, marks, problems, reveal);
    answer(element, value, completer, helper);

    let edited = move |event: web_sys::CustomEvent| {
        let element = event_target::<Element>(&event);
        if let Some(text) = shown.changed(&element, &event.detail())
            && let Some(on_edit) = on_edit
        {
            on_edit.run(text);
        }
    };
    let moved = move |event: web_sys::CustomEvent| {
        // Not by serde: the first view reads nothing else with it, and would be 9 kB larger.
        let end = |name| units(&property(&event.detail(), name));
        if let (Some(on_cursor), Some(anchor), Some(head)) = (on_cursor, end("anchor"), end("head")) {
            let text = value.get_untracked();
            let line_index = LineIndex::new(&text);
            on_cursor.run(Caret { anchor: line_index.byte(anchor), head: line_index.byte(head) });
        }
    };
    let pasted = move |event: web_sys::CustomEvent| {
        if let (Some(on_paste), Some(text)) = (on_paste, event.detail().as_string())
            && on_paste.run(text)
        {
            event.prevent_default();
        }
    };
    // Until the element's script has arrived, a plain text box stands in for it.
    let typed = move |event: ev::Event| {
        if let Some(on_edit) = on_edit {
            on_edit.run(event_target_value(&event).into());
        }
    };
    view! {
        <div class="editor" node_ref=frame>
            <code-editor
                label=label
                describedby-text=(!description.is_empty()).then_some(description)
                language=language
                readonly=on_edit.is_none().then_some("")
                stale=move || stale.get().then_some("")
                on:edit=edited
                on:cursor=moved
                on:pastetext=pasted
            >
                <textarea aria-label=label node_ref=stand_in
                    readonly=on_edit.is_none() on:input=typed></textarea>
            </code-editor>
        </div>
    }
}

/// Passes the marks and problems to the element, and brings a stretch of the text into view.
fn draw(
    element: impl Fn() -> Option<Element> + Copy + Send + Sync + 'static,
    marks: Signal<Vec<Mark>>,
    problems: Signal<Vec<Problem>>,
    reveal: Signal<Option<(u32, u32)>>,
) {
    Effect::new(move |_| {
        if let Some(element) = element() {
            marks.with(|marks| set(&element, "marks", &to_js(marks)));
        }
    });
    Effect::new(move |_| {
        if let Some(element) = element() {
            problems.with(|problems| set(&element, "diagnostics", &to_js(problems)));
        }
    });
    Effect::new(move |_| {
        if let (Some(element), Some((from, to))) = (element(), reveal.get()) {
            call(&element, "reveal", &[from.into(), to.into()]);
        }
    });
}

#[allow(clippy::cast_sign_loss, reason = "the editor's offsets are not negative")]
fn units(offset: &JsValue) -> Option<u32> {
    offset.as_f64().map(|offset| offset as u32)
}

fn to_js<T: Serialize>(list: &[T]) -> JsValue {
    serde_wasm_bindgen::to_value(list).unwrap_or(JsValue::NULL)
}

/// Returns whether the script of a custom element has run: it has a shadow root then.
fn is_upgraded(element: &Element) -> bool {
    property(element, "shadowRoot").is_object()
}

/// Returns a property of something that JavaScript hands over; undefined if it has none of that name.
fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn set(element: &Element, property: &str, value: &JsValue) {
    // Setting a property of an element that is there does not fail.
    let _ = js_sys::Reflect::set(element, &property.into(), value);
}

fn call(element: &Element, method: &str, arguments: &[JsValue]) {
    if let Ok(function) = property(element, method).dyn_into::<js_sys::Function>() {
        // The element is not there yet, or the stretch is gone: nothing to show then.
        let _ = function.apply(element, &arguments.iter().collect());
    }
}

/// Inserts a text at the cursor of the editor with this label, as if it were typed.
pub(crate) fn insert(label: &str, text: &str) {
    if let Some(element) = labelled(label) {
        call(&element, "replaceSelection", &[text.into()]);
    }
}

/// Draws in the editor with this label what edits of `text`, its text, would do. None takes the drawing away.
pub(crate) fn preview(label: &str, text: &str, edits: &[Edit]) {
    if let Some(element) = labelled(label) {
        call(&element, "preview", &[to_js(&replacements(&LineIndex::new(text), edits))]);
    }
}

fn labelled(label: &str) -> Option<Element> {
    browser::query(&format!("code-editor[label='{label}']")).map(Element::from)
}

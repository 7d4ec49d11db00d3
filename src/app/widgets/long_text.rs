//! Texts of any length. A megabyte in one element makes every key wait for its layout.

use super::download;
use crate::app::state::App;
use eventbridge_playground::text::grouped;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// So many bytes of a text are in the page at once.
pub(crate) const WINDOW: usize = 10_000;

/// A text as it is, or a window of a long one with buttons that move it. With `copy`, which names the text, a button
/// copies all of it.
#[component]
pub(crate) fn LongText(
    #[prop(into)] text: Arc<str>,
    #[prop(optional)] copy: Option<(App, &'static str)>,
) -> impl IntoView {
    let Some((app, name)) = copy else { return windowed(text) };
    view! { <div class="long-text">{copy_button(app, name, Arc::clone(&text))} {windowed(text)}</div> }
        .into_any()
}

/// Copies a text, which `name` names; it lies in a corner of what shows the text.
pub(crate) fn copy_button(app: App, name: &'static str, text: Arc<str>) -> AnyView {
    let copy = move |_| download::copy(app, text.to_string(), "Copied.");
    view! {
        <button type="button" class="button button-small button-copy" aria-label=format!("Copy {name}") on:click=copy>
            "Copy"
        </button>
    }
    .into_any()
}

fn windowed(text: Arc<str>) -> AnyView {
    if text.len() <= WINDOW {
        return view! { <pre class="output" tabindex="0">{text.to_string()}</pre> }.into_any();
    }
    let windows = StoredValue::new(windows(&text));
    let count = windows.with_value(Vec::len);
    let text = StoredValue::new(text);
    let at = RwSignal::new(0_usize);
    let range = move || windows.with_value(|windows| windows.get(at.get()).cloned().unwrap_or_default());
    let part = move || text.with_value(|text| text.get(range()).unwrap_or_default().to_owned());
    let place = move || {
        let Range { start, end } = range();
        let all = text.with_value(|text| text.len());
        format!("Bytes {} to {} of {}", grouped(start + 1), grouped(end), grouped(all))
    };
    view! {
        <pre class="output" tabindex="0">{part}</pre>
        <div class="toolbar" role="group" aria-label="Part of the text">
            <button type="button" class="button" disabled=move || { at.get() == 0 }
                on:click=move |_| at.update(|at| *at = at.saturating_sub(1))>"Earlier"</button>
            <span class="quiet">{place}</span>
            <button type="button" class="button" disabled=move || { at.get() + 1 >= count }
                on:click=move |_| at.update(|at| *at += 1)>"Later"</button>
        </div>
    }
    .into_any()
}

/// Returns the start of a text that is not shown whole, and how much is left out.
pub(crate) fn beginning(text: &str) -> String {
    match windows(text).first() {
        Some(first) if first.end < text.len() => {
            format!("{} … and {} more bytes", &text[first.clone()], grouped(text.len() - first.end))
        }
        _ => text.to_owned(),
    }
}

/// Returns a text in windows of about [`WINDOW`] bytes, between characters.
fn windows(text: &str) -> Vec<Range<usize>> {
    let mut windows = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let mut end = (start + WINDOW).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        windows.push(start..end);
        start = end;
    }
    windows
}

//! A list that is searched by typing and chosen from by key: the palette and the samples.

use crate::app::browser;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// More rows than this are not drawn; typing finds the others.
const MOST: usize = 100;

/// One row of a [`Chooser`].
#[derive(Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) hint: String,
}

/// A search box with a list below. `on_choose` gets the index of a row.
#[component]
pub(crate) fn Chooser(
    /// The accessible name of the search box.
    label: &'static str,
    /// The text typed so far.
    search: RwSignal<String>,
    /// The rows that fit it.
    #[prop(into)]
    rows: Signal<Vec<Row>>,
    on_choose: Callback<usize>,
    /// Suggestions if nothing is found: words with commas between them.
    tries: &'static str,
    /// Says why there are no rows yet; empty if there are.
    #[prop(optional, into)]
    waiting: Signal<String>,
) -> impl IntoView {
    let active = RwSignal::new(0_usize);
    let pressed = move |event: KeyboardEvent| {
        let count = rows.with(Vec::len).min(MOST);
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.set((at + 1) % count),
            "ArrowUp" if count > 0 => active.set((at + count - 1) % count),
            "Enter" if at < count => on_choose.run(at),
            _ => return,
        }
        event.prevent_default();
        if let Some(option) = browser::element(&option_id(active.get_untracked())) {
            option.scroll_into_view_with_bool(false);
        }
    };
    let typed = move |event: leptos::ev::Event| {
        search.set(event_target_value(&event));
        active.set(0);
    };
    let row = move |(index, row): (usize, Row)| {
        let selected = Signal::derive(move || if active.get() == index { "true" } else { "false" });
        view! {
            <li role="option" class="palette-row" id=option_id(index) aria-selected=selected
                on:click=move |_| on_choose.run(index)>
                <span>{row.label}</span>
                <span class="palette-hint">{row.hint}</span>
            </li>
        }
    };
    let drawn = move || rows.get().into_iter().take(MOST).enumerate().map(row).collect_view();
    view! {
        <input type="text" class="palette-search" role="combobox" aria-label=label aria-expanded="true"
            aria-controls="palette-list" autocomplete="off" autofocus
            aria-activedescendant=move || option_id(active.get())
            prop:value=search on:input=typed on:keydown=pressed />
        <ul role="listbox" id="palette-list" class="palette" aria-label="Found">{drawn}</ul>
        <p class="quiet" role="status">
            {move || match rows.with(Vec::len) {
                0 if waiting.with(|text| !text.is_empty()) => waiting.get(),
                0 => format!("No results for “{}”. Try: {tries}.", search.get().trim()),
                count if count > MOST => format!("Showing {MOST} of {count}."),
                _ => String::new(),
            }}
        </p>
    }
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
}

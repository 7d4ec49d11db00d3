//! Tabs with their panels, as the ARIA practices have them.

use crate::app::browser;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// One tab and what it shows.
pub(crate) struct Panel {
    /// Names it in the page: lower case, the only one of its kind.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// A count beside the title; its room is kept while it is empty.
    pub(crate) count: Option<Signal<String>>,
    pub(crate) view: AnyView,
}

/// Returns the index of the tab that a key leads to from the one at `at` of `count`; `None` for all other
/// keys.
pub(crate) fn walk(event: &KeyboardEvent, at: usize, count: usize) -> Option<usize> {
    let to = match event.key().as_str() {
        "ArrowRight" => (at + 1) % count,
        "ArrowLeft" => (at + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    event.prevent_default();
    Some(to)
}

/// Tabs, and the panel of the selected one. All panels stay in the page, so that no state in them is lost.
///
/// `selected` is the id of a panel; `before` and `after` are placed in the tabs' row.
#[component]
pub(crate) fn TabSet(
    label: &'static str,
    panels: Vec<Panel>,
    selected: RwSignal<&'static str>,
    #[prop(optional)] before: Option<AnyView>,
    #[prop(optional)] after: Option<AnyView>,
) -> impl IntoView {
    let ids: StoredValue<Vec<&'static str>> = StoredValue::new(panels.iter().map(|panel| panel.id).collect());
    let pressed = move |event: KeyboardEvent| {
        let next = ids.with_value(|ids| {
            let at = ids.iter().position(|id| *id == selected.get_untracked()).unwrap_or_default();
            walk(&event, at, ids.len()).and_then(|to| ids.get(to).copied())
        });
        if let Some(next) = next {
            selected.set(next);
            if let Some(tab) = browser::element(&format!("tab-{next}")) {
                let _ = tab.focus();
            }
        }
    };
    let (tabs, bodies): (Vec<_>, Vec<_>) = panels
        .into_iter()
        .map(|Panel { id, title, count, view }| {
            let is_selected = move || selected.get() == id;
            let tab = view! {
                <button type="button" role="tab" class="tab" id=format!("tab-{id}") aria-controls=format!("panel-{id}")
                    aria-selected=move || if is_selected() { "true" } else { "false" }
                    tabindex=move || if is_selected() { "0" } else { "-1" }
                    on:click=move |_| selected.set(id)>
                    {title}
                    {count.map(|count| view! {
                        " " <span class="tab-count" aria-hidden="true">{move || count.get()}</span>
                    })}
                </button>
            };
            let body = view! {
                <div role="tabpanel" class="tab-panel" id=format!("panel-{id}") aria-label=title tabindex="0"
                    hidden=move || !is_selected()>{view}</div>
            };
            (tab, body)
        })
        .unzip();
    view! {
        <div class="tab-set">
            <div class="tab-row">
                {before}
                <div role="tablist" class="tabs" aria-label=label on:keydown=pressed>{tabs}</div>
                {after}
            </div>
            {bodies}
        </div>
    }
}

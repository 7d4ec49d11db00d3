//! A button that opens a short list of things to do or to choose.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// How far the list stays away from the window's edge, in CSS pixels.
const MARGIN: f64 = 8.0;

/// A button with a popover. The browser closes it on Escape and on a press elsewhere, and gives the focus back.
///
/// `label` is the accessible name; `face` is what the button shows. `content` is made when it is opened first;
/// a press of a button in it closes it, and arrow keys go from one to the next.
#[component]
pub(crate) fn Menu(
    #[prop(into)] label: Signal<String>,
    face: AnyView,
    #[prop(default = "button")] class: &'static str,
    content: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    let id = format!("menu-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed));
    let opened = RwSignal::new(false);
    let place = RwSignal::new((0.0, 0.0));
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let before = move |_: Event| {
        opened.set(true);
        if let Some(button) = button.get_untracked() {
            let edge = button.get_bounding_client_rect();
            place.set((edge.left(), edge.bottom()));
        }
    };
    let toggled = move |_: Event| {
        let Some(list) = list.get_untracked() else { return };
        // It keeps inside the window, now that its size is known.
        let edge = list.get_bounding_client_rect();
        let (width, height) = browser::window_size();
        if edge.width() > 0.0 {
            let (left, top) = place.get_untracked();
            let left = left.min(width - edge.width() - MARGIN).max(MARGIN);
            let top = top.min(height - edge.height() - MARGIN).max(MARGIN);
            place.set((left, top));
            step(&list, 0);
        }
    };
    let chosen = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_button = target.and_then(|target| target.closest("button").ok().flatten()).is_some();
        if let Some(list) = list.get_untracked().filter(|_| is_button) {
            // Fails only if it is closed already.
            let _ = list.hide_popover();
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        if let Some(list) = list.get_untracked() {
            step(&list, by);
        }
    };
    view! {
        <button type="button" class=class aria-label=label aria-haspopup="true" title=label popovertarget=id.clone()
            node_ref=button>{face}</button>
        <div class="menu" popover="auto" id=id role="group" aria-label=label node_ref=list
            style:left=move || format!("{}px", place.get().0) style:top=move || format!("{}px", place.get().1)
            on:beforetoggle=before on:toggle=toggled on:click=chosen on:keydown=pressed>
            {move || opened.get().then(&content)}
        </div>
    }
}

/// An entry of a menu that does what a command says, with its keys behind it; `is_off` says when it cannot be done.
pub(crate) fn command_entry(
    app: App,
    (id, label): (CommandId, &'static str),
    is_off: impl Fn() -> bool + Send + 'static,
) -> AnyView {
    view! {
        <button type="button" class="menu-entry" disabled=is_off on:click=move |_| app.run(id)>
            {label} <kbd aria-hidden="true">{shown_keys(id)}</kbd>
        </button>
    }
    .into_any()
}

/// Entries that can always be pressed.
pub(crate) fn command_entries(app: App, entries: &[(CommandId, &'static str)]) -> AnyView {
    entries.iter().map(|entry| command_entry(app, *entry, || false)).collect_view().into_any()
}

/// Moves the focus by this many entries of a list; by 0 to the first.
fn step(list: &HtmlElement, by: i32) {
    let Ok(entries) = list.query_selector_all("button:not(:disabled), select, input") else { return };
    let count = entries.length().cast_signed();
    let focused = browser::document().and_then(|document| document.active_element());
    let at = (0..count).find(|&index| {
        entries
            .get(index.cast_unsigned())
            .is_some_and(|entry| focused.as_ref().is_some_and(|it| entry.is_same_node(Some(it))))
    });
    let to = at.map_or(0, |at| (at + by).rem_euclid(count.max(1)));
    if let Some(entry) =
        entries.get(to.cast_unsigned()).and_then(|entry| entry.dyn_into::<HtmlElement>().ok())
    {
        let _ = entry.focus();
    }
}

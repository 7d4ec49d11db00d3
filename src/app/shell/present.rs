//! The page as it is shown to a room, and the size of its text.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
use crate::app::state::screen::Tab;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Does what a command about the size of the text says.
pub(super) fn run(app: App, id: CommandId) {
    match id {
        CommandId::LargerText => app.reading.step(1),
        CommandId::SmallerText => app.reading.step(-1),
        _ => app.reading.present(!untrack(|| app.reading.is_presenting())),
    }
}

/// The elements that use the arrow keys themselves.
const OWN_ARROWS: &str = "input, textarea, select, code-editor, [contenteditable], [role=tab]";

/// Goes a step on or back, in the lesson or the timeline that is open. Returns whether there is one.
fn step(app: App, is_forward: bool) -> bool {
    if browser::focused().is_some_and(|focused| focused.matches(OWN_ARROWS).unwrap_or(true)) {
        return false;
    }
    let button = match (untrack(|| app.screen.tab()), is_forward) {
        (Tab::LEARN, true) => "learn-next",
        (Tab::LEARN, false) => "learn-back",
        (tab, true) if tab.0 == "bus" => "timeline-next",
        (tab, false) if tab.0 == "bus" => "timeline-back",
        _ => return false,
    };
    let button = browser::element(button);
    if let Some(button) = &button {
        button.click();
    }
    button.is_some()
}

/// A small bar while the page is presented: the size of the text, and the way out. Escape is the same, and arrow
/// keys go through a lesson or a timeline.
#[component]
pub(super) fn PresentBar(app: App) -> impl IntoView {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let is_free = !event.default_prevented() && untrack(|| app.screen.dialog()).is_none();
        if !is_free || !untrack(|| app.reading.is_presenting()) {
            return;
        }
        let has_modifier = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
        let has_stepped = match event.key().as_str() {
            "Escape" => {
                app.reading.present(false);
                false
            }
            "ArrowRight" if !has_modifier => step(app, true),
            "ArrowLeft" if !has_modifier => step(app, false),
            _ => false,
        };
        if has_stepped {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    view! {
        <Show when=move || app.reading.is_presenting()>
            <aside class="present-bar" aria-label="Presentation">
                <TextSize app />
                <button type="button" class="button button-small" title="Escape"
                    on:click=move |_| app.reading.present(false)>"End presentation"</button>
            </aside>
        </Show>
    }
}

/// The buttons that make all text larger and smaller.
#[component]
pub(super) fn TextSize(app: App) -> impl IntoView {
    let button = move |id: CommandId, label: &'static str| {
        // A menu stays open, since one press is seldom enough.
        let pressed = move |event: MouseEvent| {
            event.stop_propagation();
            app.run(id);
        };
        view! {
            <button type="button" class="button button-small" title=shown_keys(id) on:click=pressed>
                {label} <span class="visually-hidden">" text"</span>
            </button>
        }
    };
    view! {
        {button(CommandId::SmallerText, "Smaller")}
        {button(CommandId::LargerText, "Larger")}
    }
}

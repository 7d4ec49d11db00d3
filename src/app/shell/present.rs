//! The page as it is shown to a room, and the size of its text.

use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
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

/// A small bar while the page is presented: the size of the text, and the way out. Escape is the same.
#[component]
pub(super) fn PresentBar(app: App) -> impl IntoView {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let is_free = !event.default_prevented() && untrack(|| app.screen.dialog()).is_none();
        if event.key() == "Escape" && is_free && untrack(|| app.reading.is_presenting()) {
            app.reading.present(false);
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

//! Whose workspace is open.

use super::opening::own;
use crate::app::shell::storage::{write, write_now};
use crate::app::state::App;
use crate::app::state::origin::Origin;
use leptos::prelude::*;

/// Says whose workspace is open, if it is not the visitor's own, and leads back.
#[component]
pub(super) fn SharedBanner(app: App) -> impl IntoView {
    let is_shared = move || app.session.origin() != Origin::Own;
    let back = move |_| {
        write_now(app);
        app.session.belongs_to(Origin::Own);
        app.open(own().workspace);
    };
    let keep = move |_| {
        let before = own().workspace;
        let shared = untrack(|| app.session.origin());
        app.session.belongs_to(Origin::Own);
        let undo = move || {
            write(&before, &Origin::Own);
            app.session.belongs_to(shared.clone());
        };
        app.screen.notices.done_with(
            "This workspace is yours now; it replaced your earlier one.",
            "Undo",
            undo,
        );
    };
    view! {
        <Show when=is_shared>
            <aside class="banner" aria-label="Shared workspace">
                <p>"You are looking at a workspace from a link. Your own work is kept."</p>
                <button type="button" class="button" on:click=back>"Back to my work"</button>
                <button type="button" class="button" on:click=keep>"Keep this as mine"</button>
            </aside>
        </Show>
    }
}

//! Whose workspace is open.

use super::opening::own;
use super::workspaces::keep_shared;
use crate::app::shell::storage::write_now;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use eventbridge_playground::workspace::{Workspace, link};
use leptos::prelude::*;
use std::sync::Arc;

/// Says whose workspace is open, if it is not the visitor's own, and whether it was changed; leads back.
#[component]
pub(super) fn SharedBanner(app: App) -> impl IntoView {
    let is_shared = Memo::new(move |_| app.session.origin() != Origin::Own);
    let original = Memo::new(move |_| match app.session.origin() {
        Origin::Own => None,
        Origin::Shared(fragment) => link::decode(&fragment).ok().map(Arc::new),
    });
    let is_changed = Memo::new(move |_| {
        original.with(|original| {
            let original = original.as_ref();
            original.is_some_and(|original| app.session.read(|workspace| !workspace.has_same_work(original)))
        })
    });
    let is_exercise = Memo::new(move |_| match app.session.origin() {
        Origin::Own => false,
        Origin::Shared(fragment) => link::exercise(&fragment).is_ok_and(|exercise| exercise.is_some()),
    });
    let show_original = move |_| {
        if let Some(original) = original.get_untracked() {
            restore(app, &original);
        }
    };
    let changed = move || {
        is_changed.get().then(|| {
            view! { <button type="button" class="button" on:click=show_original>"Show the original"</button> }
        })
    };
    let told = move || {
        let changed = if is_changed.get() { " Changed since you opened it." } else { "" };
        let what = if is_exercise.get() {
            "an exercise from a link, which is on the Learn tab"
        } else {
            "a workspace from a link"
        };
        format!("You're viewing {what}.{changed} Your own work is kept.")
    };
    view! {
        <Show when=move || is_shared.get()>
            <aside class="banner" aria-label="Shared workspace">
                <p role="status">{told}</p>
                {changed}
                <button type="button" class="button" on:click=move |_| back(app)>"Back to my work"</button>
                <button type="button" class="button" on:click=move |_| keep_shared(app)>"Keep this as mine"</button>
            </aside>
        </Show>
    }
}

/// Shows the link's workspace as it was sent, with a way back to the changes.
fn restore(app: App, original: &Workspace) {
    let tab = untrack(|| app.screen.tab());
    app.open_instead(Workspace { tab: None, ..original.clone() }, "This is the link's original workspace.");
    app.screen.show(tab);
}

/// Opens the visitor's own work.
fn back(app: App) {
    write_now(app);
    app.session.belongs_to(Origin::Own);
    app.open(own().workspace);
}

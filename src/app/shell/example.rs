//! The points of interest of the open example.

use crate::app::state::App;
use eventbridge_playground::gallery::{Example, neighbours};
use leptos::prelude::*;

/// The description of the open example, and the way to the next ones, until it is dismissed or something else is
/// opened.
#[component]
pub(super) fn ExampleStrip(app: App) -> impl IntoView {
    move || {
        let opened = app.gallery.opened().filter(|opened| opened.number == app.session.opened())?;
        let example = opened.example;
        let (before, after) = neighbours(&app.gallery.examples(), example.id);
        let step = |name: &'static str, label: &'static str, to: Option<Example>| {
            let open = move |_| {
                if let Some(example) = to {
                    app.open_example(&example);
                }
            };
            view! {
                <button type="button" class="button button-small" aria-label=label disabled=to.is_none() on:click=open>
                    {name}
                </button>
            }
        };
        Some(view! {
            <aside class="banner banner-slim banner-steps" aria-label="Example">
                <p><strong>{example.title}</strong>" "{example.shows}</p>
                {step("Previous", "Previous example", before)}
                {step("Next", "Next example", after)}
                <button type="button" class="button button-small button-quiet" aria-label="Dismiss the description"
                    on:click=move |_| app.gallery.note_opened(None)>"✕"</button>
            </aside>
        })
    }
}

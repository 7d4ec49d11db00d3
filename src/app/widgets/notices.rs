//! The messages that are shown.

use crate::app::state::notices::{Notice, Notices, Tone};
use leptos::prelude::*;

/// Shows the messages; a screen reader hears each once.
#[component]
pub(crate) fn NoticeList(notices: Notices) -> impl IntoView {
    let row = move |notice: Notice| {
        let id = notice.id;
        let warning = notice.tone == Tone::Warning;
        let action = notice.action.map(|(label, action)| {
            let act = move |_| {
                notices.remove(id);
                action();
            };
            view! { <button type="button" class="button" on:click=act>{label}</button> }
        });
        view! {
            <div class="notice" class:notice-warning=warning>
                <p>{notice.text}</p>
                {action}
                <button type="button" class="button button-quiet" aria-label="Dismiss message"
                    on:click=move |_| notices.remove(id)>"✕"</button>
            </div>
        }
    };
    view! {
        <div class="notices" role="status" aria-label="Messages">
            <For each=move || notices.0.get() key=|notice| notice.id children=row />
        </div>
    }
}

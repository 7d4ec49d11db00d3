//! AWS's view of the event as such, and its size.

use crate::app::state::App;
use eventbridge_playground::event::{envelope, size};
use eventbridge_playground::text::byte_size;
use leptos::prelude::*;

/// AWS's view of the event as such, and its size.
#[component]
pub(super) fn EventNotes(app: App) -> impl IntoView {
    let note = Memo::new(move |_| app.rule.document().and_then(|document| envelope::note(&document)));
    let length =
        Memo::new(move |_| app.rule.document().map_or(0, |document| size::size_while_typing(&document)));
    let is_over = move || length.get() > size::LIMIT;
    view! {
        <div class="event-notes quiet">
            <span class:is-over=is_over title="EventBridge accepts up to 1 MB">
                {move || byte_size(length.get() as u64)} {move || is_over().then_some(" of 1 MB")}
            </span>
            <span title=move || note.get()>{move || note.get()}</span>
        </div>
    }
}

//! What AWS would say to the event as such, and how large it is.

use crate::app::state::App;
use eventbridge_playground::event::{envelope, size};
use eventbridge_playground::json::{Document, Kind};
use leptos::prelude::*;

/// What AWS would say to the event as such, and how large it is.
#[component]
pub(super) fn EventNotes(app: App) -> impl IntoView {
    let note = Memo::new(move |_| app.rule.document().and_then(|document| note(&document)));
    let length = Memo::new(move |_| app.rule.document().map_or(0, |document| length(&document)));
    view! {
        <div class="event-notes quiet">
            <span class:is-over=move || { length.get() > size::LIMIT }>
                {move || bytes(length.get())} " of 1 MB"
            </span>
            <span>{move || note.get()}</span>
        </div>
    }
}

fn length(document: &Document) -> usize {
    // Printing a large event on every key would cost more than the answer is worth.
    let is_small = document.text().len() < 100_000;
    document.root().filter(|_| is_small).map_or(document.text().len(), size::event_size)
}

fn note(document: &Document) -> Option<String> {
    let root =
        document.root().filter(|root| root.kind() == Kind::Object && document.problems().is_empty())?;
    let findings = envelope::inspect(root);
    let missing = envelope::missing(root);
    if !missing.is_empty() {
        return Some(format!(
            "A fragment: matched all the same, but AWS's TestEventPattern would refuse it for lack of {}.",
            missing.join(", ")
        ));
    }
    findings.first().map(ToString::to_string)
}

/// A number of bytes for people, rounded down.
fn bytes(count: usize) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{}.{} kB", count / 1_000, count % 1_000 / 100),
        _ => format!("{}.{:02} MB", count / 1_000_000, count % 1_000_000 / 10_000),
    }
}

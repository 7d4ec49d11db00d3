//! A pattern by pointing: what the pattern should say of the value at the cursor.

use super::super::state::App;
use eventbridge_playground::json::NodeId;
use eventbridge_playground::pointing::{Wish, conditions_on, point, wishes};
use eventbridge_playground::text::apply;
use leptos::prelude::*;

/// The value that the cursor is on, and what can be wished for it.
#[derive(Clone, PartialEq)]
struct Target {
    node: NodeId,
    path: String,
    wishes: Vec<Wish>,
    /// Whether the pattern says something of it already.
    named: bool,
}

fn target(app: App, cursor: u32) -> Option<Target> {
    app.shown.with(|shown| {
        let shown = shown.as_ref()?;
        let event = &shown.event.document;
        let value = event.value_at(cursor)?;
        let wishes = wishes(event, value.id(), cursor);
        let named = !conditions_on(&shown.pattern.parsed, event, value.id()).is_empty();
        (!wishes.is_empty() || named).then(|| Target { node: value.id(), path: value.path(), wishes, named })
    })
}

/// The wishes for the value at the cursor, as buttons. `cursor` is a byte offset of the event.
#[component]
pub(super) fn PointingBar(app: App, #[prop(into)] cursor: Signal<Option<u32>>) -> impl IntoView {
    let target = Memo::new(move |_| cursor.get().and_then(|cursor| target(app, cursor)));
    let button = move |node: NodeId, wish: Wish| {
        view! {
            <button type="button" class="button button-small" on:click=move |_| grant(app, node, wish)>
                {wish.label()}
            </button>
        }
    };
    let bar = move || match target.get() {
        None => view! { <span class="quiet">"Put the cursor on a value to add it to the pattern."</span> }
            .into_any(),
        Some(target) => {
            let Target { node, path, wishes, named } = target;
            let take_out = named.then(|| button(node, Wish::Remove));
            view! {
                <span class="quiet">"In the pattern, " <code>{path}</code> ":"</span>
                {wishes.into_iter().map(|wish| button(node, wish)).collect_view()}
                {take_out}
            }
            .into_any()
        }
    };
    view! { <div class="pointing" role="group" aria-label="Add to the pattern">{bar}</div> }
}

/// Changes the pattern as wished. The editor's Undo takes it back.
fn grant(app: App, node: NodeId, wish: Wish) {
    let edits = app.shown.with_untracked(|shown| {
        let shown = shown.as_ref()?;
        let parsed = &shown.pattern.parsed;
        Some(
            point(parsed, &shown.event.document, node, wish)
                .map(|edits| apply(parsed.document.text(), &edits)),
        )
    });
    match edits {
        Some(Ok(text)) => app.set_pattern(&text),
        Some(Err(refusal)) => app.notices.warn(refusal.to_string()),
        None => {}
    }
}

//! Ways to begin: an empty pattern, and a text that was put in the other's place.

use super::findings::is_event_as_pattern;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use eventbridge_playground::condition_edits::pattern_of;
use eventbridge_playground::event::shape::looks_like_pattern;
use eventbridge_playground::json::pretty_text;
use leptos::prelude::*;
use std::sync::Arc;

/// An example of a pattern, shown in grey in an empty pane.
const EXAMPLE: &str = r#"{
  "source": ["aws.ec2"],
  "detail": { "state": ["stopped"] }
}"#;

/// Lies over an empty pattern.
#[component]
pub(super) fn EmptyPattern(app: App) -> impl IntoView {
    let is_empty = Memo::new(move |_| app.session.is_pattern_blank());
    let from_event = move || app.rule.document().and_then(|event| pattern_of(&event));
    let take = move |_| take_pattern_of_event(app);
    view! {
        <Show when=move || is_empty.get()>
            <div class="empty-pattern" role="group" aria-label="Start a pattern">
                <p>
                    <button type="button" class="button" disabled=move || from_event().is_none() on:click=take>
                        "From this event"
                    </button>
                    <button type="button" class="button" on:click=move |_| app.run(CommandId::AddSample)>
                        "From a sample"
                    </button>
                </p>
                <p class="quiet">"Or click a value in the event, or write one:"</p>
                <pre class="quiet">{EXAMPLE}</pre>
            </div>
        </Show>
    }
}

/// Writes the pattern anew, from the selected event.
pub(super) fn take_pattern_of_event(app: App) {
    let Some(pattern) = untrack(|| app.rule.document()).and_then(|event| pattern_of(&event)) else {
        return app.screen.notices.warn("The event has no source and no detail-type to make a pattern from.");
    };
    let was_blank = untrack(|| app.session.is_pattern_blank());
    let before = app.session.pattern.get_untracked();
    app.session.edit_pattern(pretty(pattern));
    if !was_blank {
        app.screen.notices.done_with("Created a pattern from the event.", "Undo", move || {
            app.session.edit_pattern(Arc::clone(&before));
        });
    }
}

/// Offers to move an event that was written as the pattern.
#[component]
pub(super) fn EventAsPattern(app: App) -> impl IntoView {
    let is_misplaced = Memo::new(move |_| is_event_as_pattern(app));
    let move_it = move |with_pattern: bool| {
        let text = app.session.pattern.get_untracked();
        let pattern = app.session.evaluation.with_untracked(|evaluation| {
            with_pattern.then(|| pattern_of(&evaluation.pattern.parsed().document)).flatten()
        });
        change(app, "Moved the event to the list.", move || {
            let number = app.session.peek(|workspace| workspace.events.len() + 1);
            let added = app.session.add_events([(format!("Event {number}"), text)], None);
            if !added.ids.is_empty() {
                app.session.edit_pattern(pattern.map(pretty).unwrap_or_default());
            }
        });
    };
    view! {
        <Show when=move || is_misplaced.get()>
            <p class="misplaced" role="group" aria-label="Event in the pattern">
                "This looks like an event."
                <button type="button" class="button button-small" on:click=move |_| move_it(false)>"Add to events"</button>
                <button type="button" class="button button-small" on:click=move |_| move_it(true)>
                    "Make a pattern from it"
                </button>
            </p>
        </Show>
    }
}

/// Offers to move a pattern that was written as an event.
#[component]
pub(super) fn PatternAsEvent(app: App) -> impl IntoView {
    let is_misplaced =
        Memo::new(move |_| app.rule.document().is_some_and(|event| looks_like_pattern(&event)));
    let move_it = move |_| {
        let text = app.session.event.get_untracked();
        change(app, "Moved the text to the pattern.", move || {
            app.session.edit_pattern(text);
            let index = app.session.peek(|workspace| workspace.selected);
            app.session.remove_event(index);
        });
    };
    view! {
        <Show when=move || is_misplaced.get()>
            <p class="misplaced" role="group" aria-label="Pattern in the event">
                "This looks like a pattern: its values are in arrays."
                <button type="button" class="button button-small" on:click=move_it>"Move to the pattern"</button>
            </p>
        </Show>
    }
}

/// Changes pattern and events in one, with a way back.
fn change(app: App, told: &str, work: impl FnOnce()) {
    let before = app.session.peek(Clone::clone);
    work();
    app.screen.notices.done_with(told, "Undo", move || app.session.restore(before.clone()));
}

/// Returns the text with its lines laid out; as it is, if that cannot be done.
fn pretty(text: String) -> Arc<str> {
    pretty_text(&text).unwrap_or(text).into()
}

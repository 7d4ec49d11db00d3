//! The events' pane: the list, and the selected event.

use super::events::EventList;
use super::{RULE, highlights, paste_into};
use crate::app::state::App;
use crate::app::state::session::Session;
use crate::app::widgets::editor::Editor;
use crate::app::widgets::place::quiet_place;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn EventPane(app: App) -> impl IntoView {
    let problems =
        Memo::new(move |_| app.wings.get(&RULE).map_or_else(Vec::new, |rule| (rule.event_problems)(app)));
    let document = Signal::derive(move || {
        let (opened, id) = app.rule.owner();
        format!("event-{opened}-{id:?}")
    });
    let tally = Memo::new(move |_| tally(app));
    let has_event = Memo::new(move |_| app.session.selected_id().is_some());
    view! {
        <section class="pane events-pane" aria-labelledby="events-title" on:focusout=move |_| app.rule.leave_place()>
            <div class="events-rail">
                <div class="pane-head">
                    <h2 id="events-title">"Events"</h2>
                    <span class="quiet" title=tally>{tally}</span>
                </div>
                <div class="events-add">{quiet_place(app, &RULE, move |rule| (rule.add_event)(app))}</div>
                <EventList app />
            </div>
            <div class="event-body">
                <Show when=move || has_event.get()>
                    <div class="toolbar-room">{quiet_place(app, &RULE, move |rule| (rule.toolbar)(app))}</div>
                    <Editor label="Event" language="json" value=app.session.event document problems
                        reveal=app.rule.in_event marks=highlights::of_event(app) stale=highlights::are_stale(app)
                        is_fixed=Session::is_fixed()
                        on_cursor=Callback::new(move |caret| app.rule.put_caret(caret))
                        on_edit=Callback::new(move |text: Arc<str>| app.session.edit_event(text))
                        on_paste=Callback::new(move |text: String| paste_into(app, text, true)) />
                    <div class="below-event">{quiet_place(app, &RULE, move |rule| (rule.below_event)(app))}</div>
                </Show>
            </div>
        </section>
    }
}

/// Returns how many events match, and how many are as they ought to be, in a few words.
fn tally(app: App) -> String {
    app.session
        .evaluation
        .with(|evaluation| app.session.read(|workspace| evaluation.summary(&workspace.events)))
}

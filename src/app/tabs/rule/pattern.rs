//! The pattern's pane.

use super::{RULE, highlights, paste_into};
use crate::app::state::App;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::session::Session;
use crate::app::widgets::editor::Editor;
use crate::app::widgets::place::quiet_place;
use eventbridge_playground::pattern::MAX_LENGTH;
use leptos::prelude::*;
use std::sync::Arc;

/// A button that formats a text.
#[component]
pub(super) fn FormatButton(app: App, id: CommandId) -> impl IntoView {
    let label = if id == CommandId::FormatPattern { "Format pattern" } else { "Format event" };
    view! {
        <button type="button" class="button button-icon" aria-label=label
            title=tooltip(label, id) on:click=move |_| app.run(id)>"{ }"</button>
    }
}

#[component]
pub(super) fn PatternPane(app: App) -> impl IntoView {
    let text = app.session.pattern;
    let problems =
        Memo::new(move |_| app.wings.get(&RULE).map_or_else(Vec::new, |rule| (rule.pattern_problems)(app)));
    let length = move || text.with(|text| text.encode_utf16().count());
    view! {
        <section class="pane pattern-pane" aria-labelledby="pattern-title" on:focusout=move |_| app.rule.leave_place()>
            <div class="pane-head">
                <h2 id="pattern-title">"Event pattern"</h2>
                <span class="quiet meter" class:is-over=move || { length() > MAX_LENGTH }
                    title="Characters in the pattern, and AWS's limit">{length} " / " {MAX_LENGTH}</span>
                <FormatButton app id=CommandId::FormatPattern />
            </div>
            <Editor label="Event pattern" language="json" value=text
                document=Signal::derive(move || format!("pattern-{}", app.session.opened()))
                marks=highlights::of_pattern(app) stale=highlights::are_stale(app) problems reveal=app.rule.in_pattern
                helper=Callback::new(move |(text, offset): (String, u32)| {
                    app.wings.peek(&RULE).and_then(|rule| (rule.help)(&text, offset))
                })
                completer=Callback::new(move |(text, offset): (String, u32)| {
                    app.wings.peek(&RULE).and_then(|rule| (rule.complete)(app, &text, offset))
                })
                is_fixed=Session::is_fixed()
                on_cursor=Callback::new(move |_| app.rule.hear_cursor())
                on_edit=Callback::new(move |text: Arc<str>| app.session.edit_pattern(text))
                on_paste=Callback::new(move |text: String| paste_into(app, text, false)) />
            <div class="below-pattern">{quiet_place(app, &RULE, move |rule| (rule.below_pattern)(app))}</div>
        </section>
    }
}

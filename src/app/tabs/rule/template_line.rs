//! Where the pattern was taken from, and the way back.

use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
use leptos::prelude::*;

/// The template of the pattern; empty for a pattern that was not imported.
#[component]
pub(super) fn TemplateLine(app: App) -> impl IntoView {
    move || {
        let template = app.rule.template()?;
        Some(view! {
            <div class="template-line" role="group" aria-label="Template">
                <span class="template-name quiet" title=template.name.to_string()>"From " {template.name.to_string()}</span>
                <button type="button" class="button button-small" title=move || shown_keys(CommandId::CopyBack)
                    on:click=move |_| app.run(CommandId::CopyBack)>"Copy updated template…"</button>
            </div>
        })
    }
}

//! The rule or the whole setup, written for another tool: to look at, to copy, to keep as a file.

use crate::app::state::App;
use crate::app::widgets::download;
use crate::app::widgets::editor::Editor;
use eventbridge_playground::bus::system;
use eventbridge_playground::interchange::{OpenRule, WRITERS, Writer, parts, rule_part};
use leptos::prelude::*;
use std::sync::Arc;

/// The parts that are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Rule,
    Setup,
}

#[component]
pub(super) fn ExportDialog(app: App) -> impl IntoView {
    let format = RwSignal::new(0_usize);
    let scope = RwSignal::new(Scope::Rule);
    let text =
        Memo::new(move |_| WRITERS.get(format.get()).and_then(|writer| written(app, writer, scope.get())));
    let choose_format = move |event: leptos::ev::Event| {
        if let Some(index) = WRITERS.iter().position(|writer| writer.name == event_target_value(&event)) {
            format.set(index);
        }
    };
    let choose_scope = move |event: leptos::ev::Event| {
        scope.set(if event_target_value(&event) == "setup" { Scope::Setup } else { Scope::Rule });
    };
    let formats = WRITERS
        .iter()
        .map(|writer| view! { <option value=writer.name>{writer.title}</option> })
        .collect_view();
    let copy = move |_| {
        if let Some(text) = text.get_untracked() {
            download::copy(app, text, "Copied.");
        }
    };
    let save = move |_| {
        let writer = WRITERS.get(format.get_untracked());
        if let (Some(writer), Some(text)) = (writer, text.get_untracked()) {
            let name = format!("eventbridge.{}", writer.extension);
            download::hand_over(app, &name, "text/plain", &js_sys::Array::of1(&text.into()));
        }
    };
    let is_nothing = move || text.with(Option::is_none);
    let preview = move || {
        match text.get() {
        Some(text) => {
            let extension = WRITERS.get(format.get_untracked()).map_or("", |writer| writer.extension);
            view! { <Preview text language=language_of(extension) label="Preview" /> }.into_any()
        }
        None => view! {
            <p class="quiet">"There is nothing to copy: the pattern is empty, or the setup isn't valid JSON."</p>
        }
        .into_any(),
    }
    };
    view! {
        <p class="export-choices">
            <label>"Format " <select on:change=choose_format>{formats}</select></label>
            <label>
                "What " <select on:change=choose_scope>
                    <option value="rule">"This rule and its targets"</option>
                    <option value="setup">"The whole setup on the Bus tab"</option>
                </select>
            </label>
        </p>
        {preview}
        <p class="export-choices">
            <button type="button" class="button button-primary" disabled=is_nothing on:click=copy>"Copy"</button>
            <button type="button" class="button" disabled=is_nothing on:click=save>"Download"</button>
        </p>
    }
}

/// A text to look at, coloured. On a narrow screen its heading is folded, which would fill it.
#[component]
pub(super) fn Preview(
    #[prop(into)] text: Arc<str>,
    /// As the editor calls it.
    language: &'static str,
    label: &'static str,
) -> impl IntoView {
    let text = RwSignal::new(text);
    view! { <div class="export-preview"><Editor label language value=text /></div> }
}

/// Returns the editor's language for files that end so.
pub(super) fn language_of(extension: &str) -> &'static str {
    match extension {
        "yaml" | "yml" => "yaml",
        "json" => "json",
        "tf" => "hcl",
        "ts" | "mts" => "typescript",
        "js" | "mjs" => "javascript",
        "py" => "python",
        "sh" => "shell",
        "ps1" => "powershell",
        _ => "text",
    }
}

fn written(app: App, writer: &Writer, scope: Scope) -> Option<String> {
    app.session.read(|workspace| {
        let settings = &workspace.settings;
        let function = workspace.handler.as_deref().filter(|_| !system::names_targets(&workspace.system));
        let function = function.map(|name| system::function_arn(name, &settings.account, &settings.region));
        let open = OpenRule { pattern: &workspace.pattern, function: function.as_deref() };
        let parts = match scope {
            Scope::Rule => rule_part(&workspace.system, open).into_iter().collect(),
            Scope::Setup => parts(&workspace.system, open)?,
        };
        (!parts.is_empty()).then(|| (writer.write)(&parts))
    })
}

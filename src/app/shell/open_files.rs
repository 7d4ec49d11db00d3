//! Opening files: workspaces, events, and files for the tab Traffic.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::tabs::{rule, traffic};
use eventbridge_playground::workspace::format;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// Opens a workspace file, or takes the events out of any other.
pub(crate) fn open_text(app: App, name: &str, text: &str) {
    match format::from_text(text) {
        Ok(workspace) => {
            app.open_instead(workspace, format!("Opened {name}."));
        }
        Err(error @ format::Unreadable::Newer(_)) => {
            app.screen.notices.warn(format!("{name} was not opened. {error}"));
        }
        // Not a workspace: events, then.
        Err(_) => rule::paste::take(app, text),
    }
}

/// Lets the visitor choose a file and opens it.
#[component]
pub(crate) fn FileInput(app: App) -> impl IntoView {
    let chosen = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            open_files(app, traffic::all_of(&files));
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <input type="file" id="open-file" class="visually-hidden" tabindex="-1" aria-label="Open a file"
            accept=".json,.ndjson,.jsonl,.txt,.log,.gz,application/json" multiple on:change=chosen />
    }
}

/// Opens what was chosen or dropped: one small file as a workspace or as events, else all as traffic.
pub(crate) fn open_files(app: App, mut files: Vec<File>) {
    let is_traffic = files.len() > 1 || untrack(|| app.screen.tab()) == Tab::Traffic;
    if is_traffic || files.iter().any(traffic::belongs_here) {
        traffic::add_files(app, files);
    } else if let Some(file) = files.pop() {
        open_file(app, file);
    }
}

fn open_file(app: App, file: File) {
    let name = file.name();
    spawn_local(async move {
        match browser::read_file(file).await {
            Some(text) => open_text(app, &name, &text),
            None => app.screen.notices.warn(format!("{name} could not be read.")),
        }
    });
}

//! Opening files: workspaces, events, and files for the tab Traffic.

use super::sharing::SHARING;
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::tabs::{rule, traffic};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, FileList};

/// Lets the visitor choose a file and opens it.
#[component]
pub(crate) fn FileInput(app: App) -> impl IntoView {
    let chosen = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            open_list(app, &files);
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <input type="file" id="open-file" hidden aria-label="Open a file"
            accept=".json,.ndjson,.jsonl,.txt,.log,.gz,.yaml,.yml,.tf,.ts,.js,.py,.sh,.ps1,application/json" multiple on:change=chosen />
    }
}

/// Opens all files of a list of the browser.
pub(super) fn open_list(app: App, files: &FileList) {
    open_files(app, traffic::all_of(files));
}

/// Opens what was chosen or dropped: one small file as a workspace or as events, else all as traffic.
fn open_files(app: App, mut files: Vec<File>) {
    let is_traffic = files.len() > 1 || untrack(|| app.screen.tab()) == Tab::TRAFFIC;
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
            Some(text) => app.wings.with(&SHARING, move |sharing| {
                if !(sharing.open_text)(app, &name, &text) {
                    rule::paste::take_file(app, &name, &text);
                }
            }),
            None => app.screen.notices.warn(format!("{name} couldn't be read.")),
        }
    });
}

//! Handing the workspace on: as a link, or as a file.

use super::state::{App, Dialog, Tab};
use super::{browser, traffic};
use eventbridge_playground::workspace::{format, link};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// Puts a link to the workspace on the clipboard. Nothing is sent anywhere: the link is the data.
pub(crate) fn share(app: App) {
    let Ok(fragment) = app.workspace.with_untracked(link::encode) else {
        app.dialog.set(Some(Dialog::TooLargeForLink));
        return;
    };
    let url = format!("{}#{fragment}", browser::address());
    spawn_local(async move {
        if !browser::copy(url.clone()).await {
            app.dialog.set(Some(Dialog::Link(url)));
            return;
        }
        let length = url.len();
        if length > link::COMFORTABLE {
            let text = format!("Link copied. It has {length} characters; some chat tools cut that short.");
            app.notices.done_with(text, "Download a file instead", move || download(app));
        } else {
            app.notices.done(format!("Link copied. It holds the whole workspace in {length} characters."));
        }
    });
}

/// Puts a text on the clipboard, and says so; or says that the browser did not let it.
pub(crate) fn copy(app: App, text: String, told: &'static str) {
    spawn_local(async move {
        if browser::copy(text).await {
            app.notices.done(told);
        } else {
            app.notices.warn("The browser did not let the page use the clipboard.");
        }
    });
}

/// Hands the workspace over as a file.
pub(crate) fn download(app: App) {
    let text = app.workspace.with_untracked(format::to_text);
    hand_over(app, "eventbridge-playground.json", "application/json", &js_sys::Array::of1(&text.into()));
}

/// Hands texts and blobs over as one file, and says whether the browser let the page; warns if not.
pub(crate) fn hand_over(app: App, name: &str, media_type: &str, parts: &js_sys::Array) -> bool {
    let is_saved = browser::download_as(name, media_type, parts).is_some();
    if !is_saved {
        app.notices.warn("This browser does not let the page save a file.");
    }
    is_saved
}

/// Opens a workspace file, or takes the events out of any other.
pub(crate) fn open_text(app: App, name: &str, text: &str) {
    match format::from_text(text) {
        Ok(workspace) => {
            let before = app.workspace.get_untracked();
            app.open(workspace);
            app.notices.done_with(format!("Opened {name}."), "Undo", move || app.open(before.clone()));
        }
        Err(error @ format::Unreadable::Newer(_)) => {
            app.notices.warn(format!("{name} was not opened. {error}"));
        }
        // Not a workspace: events, then.
        Err(_) => super::paste::take(app, text),
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
    let is_traffic = files.len() > 1 || app.tab.get_untracked() == Tab::Traffic;
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
            None => app.notices.warn(format!("{name} could not be read.")),
        }
    });
}

/// The link in a box, where the browser refused the clipboard.
#[component]
pub(crate) fn LinkDialog(url: String) -> impl IntoView {
    let select = |event: leptos::ev::FocusEvent| {
        let text_box: web_sys::HtmlTextAreaElement = event_target(&event);
        text_box.select();
    };
    view! {
        <p>"The browser did not let the page use the clipboard. Copy the link by hand:"</p>
        <textarea class="link-box" aria-label="Link" readonly rows="5" on:focus=select>{url}</textarea>
    }
}

/// What to do when no link can carry the workspace.
#[component]
pub(crate) fn TooLargeDialog(app: App) -> impl IntoView {
    view! {
        <p>
            "This workspace is too large for a link: more than " {link::MAX_LENGTH}
            " characters, even packed. A file carries it; open it here with “Open a file”."
        </p>
        <button type="button" class="button button-primary" on:click=move |_| {
            download(app);
            app.dialog.set(None);
        }>"Download the workspace"</button>
    }
}

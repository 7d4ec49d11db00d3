//! Sharing the workspace as a link.

use crate::app::browser;
use crate::app::shell::addresses::tab_of;
use crate::app::state::App;
use crate::app::state::screen::{Dialog, Tab};
use crate::app::widgets::download::hand_over;
use eventbridge_playground::workspace::{Workspace, format, link};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts a link to the workspace on the clipboard. Nothing is sent anywhere: the link is the data.
pub(super) fn share(app: App) {
    let Ok(fragment) = link::encode(&shared(app)) else {
        app.screen.open_dialog(Dialog::TooLargeForLink);
        return;
    };
    let url = format!("{}#{fragment}", browser::address());
    spawn_local(async move {
        if !browser::copy(url.clone()).await {
            app.screen.open_dialog(Dialog::Link(url));
            return;
        }
        let length = url.len();
        if length > link::COMFORTABLE {
            let text = format!("Link copied. It has {length} characters; some chat tools cut that short.");
            app.screen.notices.done_with(text, "Download a file instead", move || download(app));
        } else {
            app.screen
                .notices
                .done(format!("Link copied. It holds the whole workspace in {length} characters."));
        }
    });
}

/// The workspace, with the tab that it is shared from.
fn shared(app: App) -> Workspace {
    let tab = Some(untrack(|| app.screen.tab())).filter(|tab| *tab != Tab::RULE);
    Workspace { tab: tab.map(|tab| tab.0.to_owned()), ..app.session.snapshot() }
}

/// Hands the workspace over as a file.
pub(super) fn download(app: App) {
    let text = format::to_text(&shared(app));
    hand_over(app, "eventbridge-playground.json", "application/json", &js_sys::Array::of1(&text.into()));
}

/// Opens a text that is a workspace; false if it is none. One that a newer page made is refused in words.
pub(super) fn open_text(app: App, name: &str, text: &str) -> bool {
    match format::from_text(text) {
        Ok(mut workspace) => {
            let tab = tab_of(&mut workspace);
            app.open_instead(workspace, format!("Opened {name}."));
            app.screen.show(tab);
        }
        Err(error @ format::Unreadable::Newer(_)) => {
            app.screen.notices.warn(format!("{name} was not opened. {error}"));
        }
        Err(_) => return false,
    }
    true
}

/// The link in a box, where the browser refused the clipboard.
#[component]
pub(super) fn LinkDialog(url: String) -> impl IntoView {
    let select = |event: leptos::ev::FocusEvent| {
        let text_box: web_sys::HtmlTextAreaElement = event_target(&event);
        text_box.select();
    };
    view! {
        <p>"The browser did not let the page use the clipboard. Copy the link by hand:"</p>
        <textarea class="link-box" aria-label="Link" readonly rows="5" on:focus=select>{url}</textarea>
    }
}

/// The advice for when no link can carry the workspace.
#[component]
pub(super) fn TooLargeDialog(app: App) -> impl IntoView {
    view! {
        <p>
            "This workspace is too large for a link: more than " {link::MAX_LENGTH}
            " characters, even packed. A file carries it; open it here with “Open a file”."
        </p>
        <button type="button" class="button button-primary" on:click=move |_| {
            download(app);
            app.screen.close_dialog();
        }>"Download the workspace"</button>
    }
}

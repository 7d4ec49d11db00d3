//! Sharing the workspace as a link.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Dialog;
use crate::app::widgets::download::download;
use eventbridge_playground::workspace::link;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts a link to the workspace on the clipboard. Nothing is sent anywhere: the link is the data.
pub(crate) fn share(app: App) {
    let Ok(fragment) = app.session.peek(link::encode) else {
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
            app.screen.close_dialog();
        }>"Download the workspace"</button>
    }
}

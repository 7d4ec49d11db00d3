//! Handing texts on: to the clipboard, or as files.

use crate::app::browser;
use crate::app::state::App;
use leptos::task::spawn_local;

/// Puts a text on the clipboard, and says so; or says that the browser did not let it.
pub(crate) fn copy(app: App, text: String, told: &'static str) {
    spawn_local(async move {
        if browser::copy(text).await {
            app.screen.notices.done(told);
        } else {
            app.screen.notices.warn("The browser blocked access to the clipboard.");
        }
    });
}

/// Hands texts and blobs over as one file, and says whether the browser let the page; warns if not.
pub(crate) fn hand_over(app: App, name: &str, media_type: &str, parts: &js_sys::Array) -> bool {
    let is_saved = browser::download_as(name, media_type, parts).is_some();
    if !is_saved {
        app.screen.notices.warn("The browser blocked saving a file.");
    }
    is_saved
}

//! Keeping the visitor's work in the browser.

use super::storage;
use crate::app::browser;
use crate::app::browser::debounce::Debounce;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use eventbridge_playground::workspace::format;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Writing waits until the visitor has paused for this long.
const PAUSE: Duration = Duration::from_millis(400);

/// Writes the workspace down whenever the visitor pauses, and when the page is left.
pub(super) fn keep_written(app: App) {
    let waiting = Debounce::of(PAUSE);
    // A frame keeps nothing, and says so from the start.
    let warned = StoredValue::new(browser::embedded().is_some());
    let write = move || {
        if !storage::write_now(app) && !warned.get_value() {
            warned.set_value(true);
            app.screen.notices.done_with(
                "This browser can't save your work: its storage is full or blocked. Download the workspace to \
                 keep it.",
                "Download",
                move || app.run(CommandId::Download),
            );
        }
    };
    Effect::new(move |first: Option<()>| {
        app.session.track();
        if first.is_none() {
            // What was just read need not be written.
            storage::remember(&app.session.peek(format::to_text));
            return;
        }
        storage::note_change();
        // A large workspace takes its time, which no key should wait for.
        waiting.then(move || {
            spawn_local(async move {
                browser::idle().await;
                write();
            });
        });
    });
    // The browser of a phone may end a page in the background without another word.
    let leave =
        ["pagehide", "visibilitychange"].map(|name| window_event_listener_untyped(name, move |_| write()));
    on_cleanup(move || leave.into_iter().for_each(WindowListenerHandle::remove));
}

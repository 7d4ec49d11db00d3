//! Keeping the visitor's work in the browser, and telling it apart from a workspace in a link.

use super::addresses::{self, Place};
use super::sharing::SHARING;
use super::storage;
use crate::app::browser;
use crate::app::browser::debounce::Debounce;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use eventbridge_playground::workspace::{Workspace, format};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Writing waits until the visitor has paused for this long.
const PAUSE: Duration = Duration::from_millis(400);

/// Writes the workspace down whenever the visitor pauses, and when the page is left.
pub(super) fn keep_written(app: App) {
    let waiting = Debounce::of(PAUSE);
    let warned = StoredValue::new(false);
    let write = move || {
        if !storage::write_now(app) && !warned.get_value() {
            warned.set_value(true);
            app.screen.notices.done_with(
                "This browser keeps nothing more for the page: its storage is full or not allowed. Download the \
                 workspace to keep it.",
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

/// Follows the address when it is changed while the page is open: by hand, by a link, by Back and Forward.
pub(super) fn listen_for_addresses(app: App) {
    let follow = move || {
        if Place::here().origin == untrack(|| app.session.origin()) {
            app.screen.show(Place::here().tab(&mut Workspace::empty()));
            addresses::put_right(app);
        } else {
            app.wings.with(&SHARING, move |sharing| (sharing.follow_address)(app));
        }
    };
    // Not each browser sends both for each of these; whichever comes second finds nothing to do.
    let listeners =
        ["popstate", "hashchange"].map(|name| window_event_listener_untyped(name, move |_| follow()));
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

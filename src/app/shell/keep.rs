//! Keeping the visitor's work in the browser, and telling it apart from a workspace in a link.

use super::sharing::SHARING;
use crate::app::browser;
use crate::app::browser::pause::Pause;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::origin::Origin;
use eventbridge_playground::workspace::{Workspace, format};
use leptos::prelude::*;
use std::sync::Mutex;
use std::time::Duration;

/// The visitor's own work.
pub(super) const OWN: &str = "eventbridge-playground.workspace";
/// Own work that could not be read; put aside, never dropped.
pub(super) const SET_ASIDE: &str = "eventbridge-playground.set-aside";
/// Changes to a workspace from a link, for as long as the tab lives.
pub(super) const DRAFT: &str = "eventbridge-playground.draft";

/// Writing waits until the visitor has paused for this long.
const PAUSE: Duration = Duration::from_millis(400);

/// What the page opens with.
pub(crate) struct Opening {
    pub(crate) workspace: Workspace,
    pub(crate) origin: Origin,
    /// What the visitor should know about it.
    pub(crate) warning: Option<String>,
}

impl Opening {
    /// The opening workspace, for a first visit; `None` if there is a link or earlier work to read.
    pub(super) fn first() -> Option<Self> {
        let has_work =
            || browser::storage(false).is_some_and(|it| it.get_item(OWN).is_ok_and(|it| it.is_some()));
        let is_first = browser::fragment().len() <= 1 && !has_work();
        is_first.then(|| Self { workspace: Workspace::default(), origin: Origin::Own, warning: None })
    }
}

/// The last workspace that was written, as a text, for the message after a crash.
static LAST: Mutex<String> = Mutex::new(String::new());

/// The last workspace that was written, as a text.
pub(crate) fn last_written() -> String {
    LAST.lock().map(|text| text.clone()).unwrap_or_default()
}

/// Writes the workspace down whenever the visitor pauses, and when the page is left.
pub(crate) fn keep_written(app: App) {
    let waiting = Pause::of(PAUSE);
    let warned = StoredValue::new(false);
    let write = move || {
        let written = write_now(app);
        if !written && !warned.get_value() {
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
            remember(&app.session.peek(format::to_text));
            return;
        }
        waiting.then(write);
    });
    let leave = window_event_listener(leptos::ev::pagehide, move |_| {
        // A page that is left long after the last change must not write over newer work.
        if waiting.cancel() {
            write();
        }
    });
    on_cleanup(move || leave.remove());
}

pub(super) fn write(workspace: &Workspace, origin: &Origin) -> bool {
    let text = format::to_text(workspace);
    remember(&text);
    match origin {
        Origin::Own => browser::storage(false).is_some_and(|storage| storage.set_item(OWN, &text).is_ok()),
        Origin::Shared(fragment) => browser::storage(true)
            .is_some_and(|storage| storage.set_item(DRAFT, &format!("{fragment}\n{text}")).is_ok()),
    }
}

fn remember(text: &str) {
    if let Ok(mut last) = LAST.lock() {
        text.clone_into(&mut last);
    }
}

/// Writes the workspace down; says whether the browser kept it.
pub(super) fn write_now(app: App) -> bool {
    let origin = untrack(|| app.session.origin());
    app.session.peek(|workspace| write(workspace, &origin))
}

/// Follows links that are opened while the page is open.
pub(super) fn listen_for_links(app: App) {
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        if browser::fragment().len() > 1 {
            app.wings.with(&SHARING, move |sharing| (sharing.follow_link)(app));
        }
    });
    on_cleanup(move || listener.remove());
}

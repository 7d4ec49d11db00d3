//! Keeping the visitor's work in the browser, and telling it apart from a workspace in a link.

use crate::app::browser;
use crate::app::browser::pause::Pause;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::widgets::download::download;
use eventbridge_playground::workspace::{Workspace, format, link};
use leptos::prelude::*;
use std::sync::Mutex;
use std::time::Duration;

/// The visitor's own work.
const OWN: &str = "eventbridge-playground.workspace";
/// Own work that could not be read; put aside, never dropped.
const SET_ASIDE: &str = "eventbridge-playground.set-aside";
/// Changes to a workspace from a link, for as long as the tab lives.
const DRAFT: &str = "eventbridge-playground.draft";

/// Writing waits until the visitor has paused for this long.
const PAUSE: Duration = Duration::from_millis(400);

/// What the page opens with.
pub(crate) struct Opening {
    pub(crate) workspace: Workspace,
    pub(crate) origin: Origin,
    /// What the visitor should know about it.
    pub(crate) warning: Option<String>,
}

/// The last workspace that was written, as a text, for the message after a crash.
static LAST: Mutex<String> = Mutex::new(String::new());

/// The last workspace that was written, as a text.
pub(crate) fn last_written() -> String {
    LAST.lock().map(|text| text.clone()).unwrap_or_default()
}

/// Decides what to open: the link's workspace if there is one, else the visitor's own.
pub(crate) fn opening() -> Opening {
    let fragment = browser::fragment();
    if fragment.len() <= 1 {
        return own();
    }
    match link::decode(&fragment) {
        Ok(workspace) => {
            let fragment = fragment.trim_start_matches('#').to_owned();
            let workspace = draft(&fragment).unwrap_or(workspace);
            Opening { workspace, origin: Origin::Shared(fragment), warning: None }
        }
        Err(error) => {
            browser::set_fragment("");
            let Opening { workspace, origin, warning } = own();
            let told = format!("The link could not be opened. {error} Your own work is as it was.");
            let warning = warning.map_or(told.clone(), |warning| format!("{told} {warning}"));
            Opening { workspace, origin, warning: Some(warning) }
        }
    }
}

/// The visitor's own work, or the opening workspace on a first visit.
pub(crate) fn own() -> Opening {
    let storage = browser::storage(false);
    let text = storage.as_ref().and_then(|storage| storage.get_item(OWN).ok()?);
    let opening = |workspace, warning| Opening { workspace, origin: Origin::Own, warning };
    let Some(text) = text else { return opening(Workspace::default(), None) };
    match format::from_text(&text) {
        Ok(workspace) => opening(workspace, None),
        Err(error) => {
            let put_aside = storage.is_some_and(|storage| storage.set_item(SET_ASIDE, &text).is_ok());
            let place = if put_aside { "It was put aside in this browser, not deleted." } else { "" };
            opening(
                Workspace::default(),
                Some(format!("Your earlier work could not be read. {error} {place}")),
            )
        }
    }
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
                move || download(app),
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

fn write(workspace: &Workspace, origin: &Origin) -> bool {
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

/// Changes made earlier in this tab to the workspace of this link.
fn draft(fragment: &str) -> Option<Workspace> {
    let text = browser::storage(true)?.get_item(DRAFT).ok()??;
    let (of, text) = text.split_once('\n')?;
    (of == fragment).then(|| format::from_text(text).ok())?
}

/// Follows links that are opened while the page is open.
pub(crate) fn follow_links(app: App) {
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        if browser::fragment().len() <= 1 {
            return;
        }
        let Opening { workspace, origin, warning } = opening();
        if let Some(warning) = warning {
            if let Origin::Shared(fragment) = untrack(|| app.session.origin()) {
                browser::set_fragment(&fragment);
            }
            // A broken link changes nothing, not even what is open.
            app.screen.notices.warn(warning);
        } else {
            write_now(app);
            app.session.belongs_to(origin);
            app.open(workspace);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Writes the workspace down; says whether the browser kept it.
fn write_now(app: App) -> bool {
    let origin = untrack(|| app.session.origin());
    app.session.peek(|workspace| write(workspace, &origin))
}

/// Says whose workspace is open, if it is not the visitor's own, and leads back.
#[component]
pub(crate) fn SharedBanner(app: App) -> impl IntoView {
    let is_shared = move || app.session.origin() != Origin::Own;
    let back = move |_| {
        write_now(app);
        browser::set_fragment("");
        app.session.belongs_to(Origin::Own);
        app.open(own().workspace);
    };
    let keep = move |_| {
        let before = own().workspace;
        let shared = untrack(|| app.session.origin());
        browser::set_fragment("");
        app.session.belongs_to(Origin::Own);
        let undo = move || {
            write(&before, &Origin::Own);
            app.session.belongs_to(shared.clone());
            if let Origin::Shared(fragment) = &shared {
                browser::set_fragment(fragment);
            }
        };
        app.screen.notices.done_with(
            "This workspace is yours now; it replaced your earlier one.",
            "Undo",
            undo,
        );
    };
    view! {
        <Show when=is_shared>
            <aside class="banner" aria-label="Shared workspace">
                <p>"You are looking at a workspace from a link. Your own work is kept."</p>
                <button type="button" class="button" on:click=back>"Back to my work"</button>
                <button type="button" class="button" on:click=keep>"Keep this as mine"</button>
            </aside>
        </Show>
    }
}

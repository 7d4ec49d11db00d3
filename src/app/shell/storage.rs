//! Where the browser keeps the visitor's work.

use super::addresses::{known, of_own_work};
use super::shelf::{self, ON_SHOW, OTHERS, OWN, Store};
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;
use eventbridge_playground::workspace::{Workspace, format};
use leptos::prelude::*;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Own work that could not be read; put aside, never dropped.
pub(super) const SET_ASIDE: &str = "eventbridge-playground.set-aside";
/// Changes to a workspace from a link, for as long as the tab lives.
pub(super) const DRAFT: &str = "eventbridge-playground.draft";

/// The workspace that the page opens with.
pub(super) struct Opening {
    pub(super) workspace: Workspace,
    pub(super) origin: Origin,
    pub(super) tab: Tab,
    /// A message about it for the visitor.
    pub(super) warning: Option<String>,
}

impl Opening {
    /// Returns the opening workspace, for a first visit; `None` if there is a link or earlier work to read.
    pub(super) fn first() -> Option<Self> {
        let tab = known(of_own_work(&browser::fragment())?).unwrap_or(Tab::RULE);
        let first = || Self { workspace: Workspace::default(), origin: Origin::Own, tab, warning: None };
        kept().is_none().then(first)
    }
}

/// The last workspace that was written, as a text, for the message after a crash.
static LAST: Mutex<String> = Mutex::new(String::new());

/// What [`ON_SHOW`] held when this page opened its own work: a page in another tab may have another open since.
static OPENED: Mutex<String> = Mutex::new(String::new());

/// Returns the last workspace that was written, as a text; before this page has read or written any, what an
/// earlier one wrote.
pub(super) fn last_written() -> String {
    let last = LAST.lock().map(|text| text.clone()).unwrap_or_default();
    if last.is_empty() { kept().unwrap_or_default() } else { last }
}

/// Returns the visitor's own work as a text, if there is any.
pub(super) fn kept() -> Option<String> {
    Browser.get(OWN)
}

/// The browser's permanent store.
pub(super) struct Browser;

impl Store for Browser {
    fn get(&self, key: &str) -> Option<String> {
        browser::storage(false)?.get_item(key).ok()?
    }

    fn set(&self, key: &str, text: &str) -> bool {
        browser::storage(false).is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = browser::storage(false) {
            // Fails only where nothing is stored.
            let _ = storage.remove_item(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        let Some(storage) = browser::storage(false) else { return Vec::new() };
        (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?).collect()
    }
}

/// Returns the id of the workspace of the visitor's own that this page has open.
pub(super) fn opened_id() -> String {
    opened(|opened| shelf::split(opened).0.to_owned())
}

fn opened<T>(read: impl FnOnce(&str) -> T) -> T {
    read(&OPENED.lock().map(|opened| opened.clone()).unwrap_or_default())
}

/// Notes which workspace of the visitor's own this page has open.
pub(super) fn note_on_show() {
    if let Ok(mut opened) = OPENED.lock() {
        *opened = Browser.get(ON_SHOW).unwrap_or_default();
    }
}

/// Writes a workspace down; says whether the browser kept it.
pub(super) fn write(workspace: &Workspace, origin: &Origin) -> bool {
    let text = format::to_text(workspace);
    remember(&text);
    match origin {
        Origin::Own => {
            let on_show = Browser.get(ON_SHOW).unwrap_or_default();
            opened(|opened| {
                let (id, name) = shelf::split(opened);
                if shelf::split(&on_show).0 == id {
                    return Browser.set(OWN, &text);
                }
                // Another tab put another workspace on show since, which must not be written over.
                Browser.set(&[OTHERS, id].concat(), &[name, "\n", &text].concat())
            })
        }
        Origin::Shared(fragment) => browser::storage(true)
            .is_some_and(|storage| storage.set_item(DRAFT, &[fragment, "\n", &text].concat()).is_ok()),
    }
}

/// Keeps a text for the message after a crash.
pub(super) fn remember(text: &str) {
    if let Ok(mut last) = LAST.lock() {
        text.clone_into(&mut last);
    }
}

/// Whether the open workspace was changed since it was last written.
static IS_NEW: AtomicBool = AtomicBool::new(false);

/// Says that the open workspace was changed.
pub(super) fn note_change() {
    IS_NEW.store(true, Ordering::Relaxed);
}

/// Writes the open workspace down if it was changed; false if the browser did not keep it. A page that has
/// not changed it for long must not write over newer work of another tab.
pub(super) fn write_now(app: App) -> bool {
    if !IS_NEW.load(Ordering::Relaxed) {
        return true;
    }
    let origin = untrack(|| app.session.origin());
    let is_kept = app.session.peek(|workspace| write(workspace, &origin));
    IS_NEW.store(!is_kept, Ordering::Relaxed);
    is_kept
}

//! The page's address and the browser's history: whose workspace is open, and on which tab.
//!
//! Own work has addresses such as `#/bus`. A link stays the whole fragment, so the tab goes into the state of the
//! history's entry.

use super::history_entry::HistoryEntry;
use super::opening::opening;
use crate::app::browser;
use crate::app::shell::storage::{Opening, write_now};
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;
use leptos::prelude::*;

/// Keeps the address in step with what is open, and what is open with the address.
pub(super) fn watch(app: App) {
    // It may have changed before this was loaded.
    follow(app);
    Effect::new(move |_| {
        let (current, entry) = (HistoryEntry::current(), HistoryEntry::of(app));
        // An entry that does not say its tab is completed.
        write(&entry, current.tab.is_some() || current.origin != entry.origin);
    });
    // Not each browser sends both when the address is changed by hand, by a link, or by Back and Forward; whichever
    // comes second finds nothing to do.
    let listeners = ["popstate", "hashchange"].map(|name| {
        window_event_listener_untyped(name, move |_| {
            if !follow(app) {
                app.screen.show(HistoryEntry::current().tab.unwrap_or(Tab::RULE));
                correct_address(app);
            }
        })
    });
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

/// Opens the workspace that the address says; false if it is open.
fn follow(app: App) -> bool {
    let entry = HistoryEntry::current();
    if entry.origin == untrack(|| app.session.origin()) {
        return false;
    }
    write_now(app);
    let Opening { workspace, origin, tab, warning } = opening();
    if let Some(warning) = warning {
        app.screen.notices.warn(warning);
    }
    if origin == entry.origin {
        app.session.belongs_to(origin);
        app.open(workspace);
        app.screen.show(tab);
    } else {
        // A broken link changes nothing, not even what is open.
        correct_address(app);
    }
    true
}

/// Corrects the address after one that could not be opened.
fn correct_address(app: App) {
    write(&untrack(|| HistoryEntry::of(app)), false);
}

fn write(entry: &HistoryEntry, as_new: bool) {
    if HistoryEntry::current() == *entry {
        return;
    }
    let tab = entry.tab.unwrap_or(Tab::RULE);
    match &entry.origin {
        Origin::Shared(link) => browser::go(link, Some(tab.0), as_new),
        Origin::Own if tab == Tab::RULE => browser::go("", None, as_new),
        Origin::Own => browser::go(&["/", tab.0].concat(), None, as_new),
    }
}

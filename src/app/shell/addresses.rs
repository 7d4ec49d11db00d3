//! The page's address and the browser's history: whose workspace is open, and on which tab.
//!
//! Own work has addresses such as `#/bus`; the first tab has none. A link stays the whole fragment, so the tab
//! goes into the state of the history's entry.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;
use crate::app::tabs::TABS;
use eventbridge_playground::workspace::Workspace;
use leptos::prelude::*;

/// What an entry of the history stands for.
#[derive(PartialEq)]
pub(super) struct Place {
    /// Whose workspace; a link that cannot be read is one, too.
    pub(super) origin: Origin,
    /// `None` where the entry does not say it: a link that was just opened, or a tab that does not exist.
    tab: Option<Tab>,
}

impl Place {
    /// The place that the page's address stands for.
    pub(super) fn here() -> Self {
        let fragment = browser::fragment();
        let rest = fragment.trim_start_matches('#');
        if rest.is_empty() {
            return Self { origin: Origin::Own, tab: Some(Tab::RULE) };
        }
        match rest.strip_prefix('/') {
            Some(tab) => Self { origin: Origin::Own, tab: known(tab) },
            None => Self {
                origin: Origin::Shared(rest.to_owned()),
                tab: browser::history_state().and_then(|tab| known(&tab)),
            },
        }
    }

    /// The tab to open here; for a link that says no other, the one that its workspace was shared from.
    pub(super) fn tab(&self, workspace: &mut Workspace) -> Tab {
        let shared = tab_of(workspace);
        self.tab.unwrap_or(shared)
    }
}

/// Takes the tab that a workspace was shared from out of it.
pub(super) fn tab_of(workspace: &mut Workspace) -> Tab {
    workspace.tab.take().and_then(|tab| known(&tab)).unwrap_or(Tab::RULE)
}

/// The tab with this address.
fn known(address: &str) -> Option<Tab> {
    TABS.iter().map(|spec| spec.tab).find(|tab| tab.0 == address)
}

/// Keeps the address in step with what is open: another tab or another workspace is an entry of the history.
pub(super) fn keep(app: App) {
    Effect::new(move |before: Option<()>| {
        let place = Place { origin: app.session.origin(), tab: Some(app.screen.tab()) };
        let here = Place::here();
        // An entry that does not say its tab is completed.
        let is_other = here.tab.is_some() || here.origin != place.origin;
        write(&place, before.is_some() && is_other);
    });
}

/// Puts the address right after one that nothing could be done with.
pub(super) fn put_right(app: App) {
    write(&untrack(|| Place { origin: app.session.origin(), tab: Some(app.screen.tab()) }), false);
}

fn write(place: &Place, as_new: bool) {
    if Place::here() == *place {
        return;
    }
    let tab = place.tab.unwrap_or(Tab::RULE);
    match &place.origin {
        Origin::Shared(link) => browser::go(link, Some(tab.0), as_new),
        Origin::Own if tab == Tab::RULE => browser::go("", None, as_new),
        Origin::Own => browser::go(&format!("/{}", tab.0), None, as_new),
    }
}

//! An entry of the browser's history, as the page reads it from its address.

use crate::app::browser;
use crate::app::shell::addresses::{known, of_own_work};
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;

/// The work that an entry of the history shows.
#[derive(PartialEq)]
pub(super) struct HistoryEntry {
    /// Whose workspace; a link that cannot be read is one, too.
    pub(super) origin: Origin,
    /// `None` where the entry does not say it: a link that was just opened, or a tab that does not exist.
    pub(super) tab: Option<Tab>,
}

impl HistoryEntry {
    /// Returns the entry of the page's address.
    pub(super) fn current() -> Self {
        let fragment = browser::fragment();
        match of_own_work(&fragment) {
            Some(tab) => Self { origin: Origin::Own, tab: known(tab) },
            None => Self {
                origin: Origin::Shared(fragment.trim_start_matches('#').to_owned()),
                tab: browser::history_state().and_then(|tab| known(&tab)),
            },
        }
    }

    /// Returns the entry of what is open; tracked.
    pub(super) fn of(app: App) -> Self {
        Self { origin: app.session.origin(), tab: Some(app.screen.tab()) }
    }
}

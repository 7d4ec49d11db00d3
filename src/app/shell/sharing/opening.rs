//! The workspace that the page opens with: that of a link, or the visitor's own.

use super::history_entry::HistoryEntry;
use crate::app::browser;
use crate::app::shell::addresses::{known, of_own_work};
use crate::app::shell::storage::{DRAFT, Opening, SET_ASIDE, kept, note_on_show};
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;
use eventbridge_playground::workspace::{Workspace, format, link};

/// Decides what to open: the link's workspace if there is one, else the visitor's own.
pub(in crate::app::shell) fn opening() -> Opening {
    let HistoryEntry { origin: Origin::Shared(fragment), tab } = HistoryEntry::current() else {
        return own();
    };
    match link::decode(&fragment) {
        Ok(mut workspace) => {
            let shared = tab_of(&mut workspace);
            let workspace = draft(&fragment).unwrap_or(workspace);
            let origin = Origin::Shared(fragment);
            Opening { workspace, origin, tab: tab.unwrap_or(shared), warning: None }
        }
        Err(error) => {
            browser::go("", None, false);
            let Opening { workspace, origin, tab, warning } = own();
            let told = format!("The link couldn't be opened. {error} Your own work is unchanged.");
            let warning = warning.map_or(told.clone(), |warning| format!("{told} {warning}"));
            Opening { workspace, origin, tab, warning: Some(warning) }
        }
    }
}

/// Returns the visitor's own work, or the opening workspace on a first visit.
pub(super) fn own() -> Opening {
    let tab = of_own_work(&browser::fragment()).and_then(known).unwrap_or(Tab::RULE);
    let opening = |workspace, warning| Opening { workspace, origin: Origin::Own, tab, warning };
    note_on_show();
    let Some(text) = kept() else { return opening(Workspace::default(), None) };
    match format::from_text(&text) {
        Ok(workspace) => opening(workspace, None),
        Err(error) => {
            let put_aside =
                browser::storage(false).is_some_and(|storage| storage.set_item(SET_ASIDE, &text).is_ok());
            let place = if put_aside { "It's still in this browser's storage." } else { "" };
            opening(
                Workspace::default(),
                Some(format!("Your earlier work couldn't be read. {error} {place}")),
            )
        }
    }
}

/// Changes made earlier in this tab to the workspace of this link.
fn draft(fragment: &str) -> Option<Workspace> {
    let text = browser::storage(true)?.get_item(DRAFT).ok()??;
    let (of, text) = text.split_once('\n')?;
    (of == fragment).then(|| format::from_text(text).ok())?
}

/// Takes the tab that a workspace was shared from out of it.
pub(super) fn tab_of(workspace: &mut Workspace) -> Tab {
    workspace.tab.take().and_then(|tab| known(&tab)).unwrap_or(Tab::RULE)
}

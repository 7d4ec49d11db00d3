//! The workspace that the page opens with: that of a link, or the visitor's own.

use crate::app::browser;
use crate::app::shell::addresses::{self, Place};
use crate::app::shell::storage::{DRAFT, Opening, SET_ASIDE, kept, note_on_show, write_now};
use crate::app::state::App;
use crate::app::state::origin::Origin;
use eventbridge_playground::workspace::{Workspace, format, link};
use leptos::prelude::*;

/// Decides what to open: the link's workspace if there is one, else the visitor's own.
pub(super) fn opening() -> Opening {
    let Origin::Shared(fragment) = Place::here().origin else { return own() };
    match link::decode(&fragment) {
        Ok(workspace) => {
            let draft = draft(&fragment).map(|draft| Workspace { tab: workspace.tab.clone(), ..draft });
            let workspace = draft.unwrap_or(workspace);
            Opening { workspace, origin: Origin::Shared(fragment), warning: None }
        }
        Err(error) => {
            let Opening { workspace, origin, warning } = own();
            let told = format!("The link could not be opened. {error} Your own work is as it was.");
            let warning = warning.map_or(told.clone(), |warning| format!("{told} {warning}"));
            Opening { workspace, origin, warning: Some(warning) }
        }
    }
}

/// The visitor's own work, or the opening workspace on a first visit.
pub(super) fn own() -> Opening {
    let opening = |workspace, warning| Opening { workspace, origin: Origin::Own, warning };
    note_on_show();
    let Some(text) = kept() else { return opening(Workspace::default(), None) };
    match format::from_text(&text) {
        Ok(workspace) => opening(workspace, None),
        Err(error) => {
            let put_aside =
                browser::storage(false).is_some_and(|storage| storage.set_item(SET_ASIDE, &text).is_ok());
            let place = if put_aside { "It was put aside in this browser, not deleted." } else { "" };
            opening(
                Workspace::default(),
                Some(format!("Your earlier work could not be read. {error} {place}")),
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

/// Opens the workspace that the page's address was changed to.
pub(super) fn follow_address(app: App) {
    let place = Place::here();
    if place.origin == untrack(|| app.session.origin()) {
        return;
    }
    write_now(app);
    let Opening { mut workspace, origin, warning } = opening();
    if let Some(warning) = warning {
        app.screen.notices.warn(warning);
    }
    if origin == place.origin {
        let tab = place.tab(&mut workspace);
        app.session.belongs_to(origin);
        app.open(workspace);
        app.screen.show(tab);
    } else {
        // A broken link changes nothing, not even what is open.
        addresses::put_right(app);
    }
}

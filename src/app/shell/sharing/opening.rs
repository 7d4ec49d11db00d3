//! The workspace that the page opens with: that of a link, or the visitor's own.

use crate::app::browser;
use crate::app::shell::storage::{DRAFT, Opening, SET_ASIDE, kept, write_now};
use crate::app::state::App;
use crate::app::state::origin::Origin;
use eventbridge_playground::workspace::{Workspace, format, link};
use leptos::prelude::*;

/// Decides what to open: the link's workspace if there is one, else the visitor's own.
pub(super) fn opening() -> Opening {
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
pub(super) fn own() -> Opening {
    let opening = |workspace, warning| Opening { workspace, origin: Origin::Own, warning };
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

/// Opens the link that the page's address was changed to.
pub(super) fn follow_link(app: App) {
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
}

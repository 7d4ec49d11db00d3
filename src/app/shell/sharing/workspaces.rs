//! Several workspaces of the visitor's own: creating them, and selecting the one on show.

use super::opening::own;
use crate::app::browser;
use crate::app::shell::shelf::{self, MOST, OWN, Refusal, Store};
use crate::app::shell::storage::{Browser, note_on_show, write, write_now};
use crate::app::state::App;
use crate::app::state::origin::Origin;
use eventbridge_playground::workspace::{Workspace, format};
use leptos::prelude::*;

/// Returns the message of a refusal.
pub(super) fn told(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooMany => format!("This browser keeps {MOST} workspaces. Delete one first."),
        Refusal::Full => "This browser's storage is full or blocked, so nothing was changed. Delete a \
             workspace, or download one as a file."
            .to_owned(),
        Refusal::Gone => "This workspace no longer exists.".to_owned(),
    }
}

/// Begins an empty workspace beside the others, with a way back; says whether it did.
pub(super) fn begin(app: App) -> bool {
    let before = (app.session.snapshot(), untrack(|| app.session.origin()));
    let begun = place_beside(app, "Workspace", &Workspace::empty());
    match begun {
        Ok((name, go_back)) => {
            app.session.belongs_to(Origin::Own);
            app.open(Workspace::empty());
            let undo = move || {
                write_now(app);
                if let Err(refusal) = go_back() {
                    return app.screen.notices.warn(told(refusal));
                }
                let (workspace, origin) = before.clone();
                app.session.belongs_to(origin);
                app.open(workspace);
            };
            let told = format!("Opened the new workspace “{name}”. The others are kept.");
            app.screen.notices.done_with(told, "Undo", undo);
            true
        }
        Err(refusal) => {
            app.screen.notices.warn(told(refusal));
            false
        }
    }
}

/// Makes the workspace of the open link the visitor's own, beside the others, with a way back.
pub(super) fn keep_shared(app: App) {
    let shared = untrack(|| app.session.origin());
    match place_beside(app, "From a link", &app.session.snapshot()) {
        Ok((name, go_back)) => {
            app.session.belongs_to(Origin::Own);
            let undo = move || {
                write_now(app);
                match go_back() {
                    Ok(()) => app.session.belongs_to(shared.clone()),
                    Err(refusal) => app.screen.notices.warn(told(refusal)),
                }
            };
            let told = format!("This workspace is now yours, as “{name}”. Your other work is kept.");
            app.screen.notices.done_with(told, "Undo", undo);
        }
        Err(refusal) => app.screen.notices.warn(told(refusal)),
    }
}

/// Puts a workspace into the store beside the others, under a similar name. Returns its name, and the
/// function that puts the previous one on show again and removes this one unless it was changed.
fn place_beside(
    app: App,
    name: &str,
    workspace: &Workspace,
) -> Result<(String, impl Fn() -> Result<(), Refusal> + Send + Sync + use<>), Refusal> {
    write_now(app);
    if untrack(|| app.session.origin()) == Origin::Own && Browser.get(OWN).is_none() {
        // The opening workspace is not written down before it is changed.
        app.session.peek(|workspace| write(workspace, &Origin::Own));
    }
    let before = Browser.get(OWN).map(|_| shelf::on_show(&Browser).id);
    let name = shelf::free_name(&Browser, name);
    let text = format::to_text(workspace);
    let id = format!("{:x}-{:x}", browser::now(), browser::random());
    shelf::begin(&Browser, &id, &name, &text)?;
    note_on_show();
    let go_back = move || {
        let Some(before) = &before else {
            shelf::forget_only(&Browser, &text);
            note_on_show();
            return Ok(());
        };
        shelf::switch(&Browser, before)?;
        note_on_show();
        if shelf::text(&Browser, &id).as_ref() == Some(&text) {
            shelf::remove(&Browser, &id);
        }
        Ok(())
    };
    Ok((name, go_back))
}

/// Opens one of the visitor's own workspaces; says whether it did.
pub(super) fn switch_to(app: App, id: &str) -> bool {
    write_now(app);
    let text = shelf::text(&Browser, id);
    let read = text.map_or_else(|| Ok(own().workspace), |text| format::from_text(&text));
    let workspace = match read {
        Ok(workspace) => workspace,
        Err(error) => {
            app.screen.notices.warn(format!("This workspace can't be read. {error} It was left unchanged."));
            return false;
        }
    };
    if let Err(refusal) = shelf::switch(&Browser, id) {
        app.screen.notices.warn(told(refusal));
        return false;
    }
    note_on_show();
    app.session.belongs_to(Origin::Own);
    app.open(workspace);
    true
}

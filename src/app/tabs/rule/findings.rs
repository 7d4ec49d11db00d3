//! Repairs on offer, and carrying them out.

use crate::app::state::App;
use crate::app::state::findings::remedies;
use eventbridge_playground::repair::Repair;
use eventbridge_playground::text::apply;
use leptos::prelude::*;

/// What would make a line of the explanation hold, as buttons.
pub(crate) fn of_line(app: App, line: usize) -> Option<AnyView> {
    app.findings.with(|findings| {
        let remedy = remedies(app, findings).iter().find(|remedy| remedy.line == line)?;
        Some(buttons(app, remedy.repairs.clone()))
    })
}

/// Carries a repair out. The editor's Undo takes it back.
pub(crate) fn carry_out(app: App, repair: &Repair) {
    let findings = app.findings.get_untracked();
    let is_current = app.workspace.with_untracked(|workspace| findings.is_about(&workspace.pattern));
    // Between a keystroke and the next look the edits fit a text that is no longer there.
    if is_current {
        app.set_pattern(&apply(&findings.text, &repair.edits));
    }
}

/// The repair that is offered first: of the pattern's problems, else of what keeps the event out.
pub(crate) fn first(app: App) -> Option<Repair> {
    app.findings.with(|findings| {
        let first = |text: &str| app.lines.with(|lines| findings.first_repair(text, lines.as_ref()).cloned());
        app.workspace.with(|workspace| first(&workspace.pattern))
    })
}

/// Repairs as buttons.
pub(crate) fn buttons(app: App, repairs: Vec<Repair>) -> AnyView {
    let button = move |repair: Repair| {
        let label = repair.label.clone();
        view! {
            <button type="button" class="button button-small button-fix"
                on:click=move |_| carry_out(app, &repair)>{label}</button>
        }
    };
    repairs.into_iter().take(MOST_OFFERED).map(button).collect_view().into_any()
}

/// More choices at one place than this do not help to choose.
const MOST_OFFERED: usize = 4;

/// Carries out the repair that is offered first.
pub(crate) fn carry_out_first(app: App) {
    match first(app) {
        Some(repair) => carry_out(app, &repair),
        None => app.notices.warn("There is nothing that an obvious change would repair."),
    }
}

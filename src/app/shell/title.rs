//! The document's title, as a tab of the browser, a bookmark and the history show it.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::tabs::TABS;
use leptos::prelude::*;

/// Keeps the title in step: the verdict on the tab Rule, elsewhere the tab's name.
pub(super) fn keep(app: App) {
    let subject = Memo::new(move |before: Option<&String>| match app.screen.tab() {
        // What was said last stays while a text is unfinished.
        Tab::RULE => app.rule.hold(before, || heading(app)),
        tab => TABS.iter().find(|spec| spec.tab == tab).map_or("", |spec| spec.title).to_owned(),
    });
    Effect::new(move |_| {
        if let Some(document) = browser::document() {
            document.set_title(&subject.with(|subject| of(subject)));
        }
    });
}

/// Returns the verdict on the selected event; tracked.
pub(super) fn heading(app: App) -> String {
    app.session.evaluation.with(|evaluation| app.session.read(|workspace| evaluation.heading(workspace)))
}

/// Returns a title about something.
pub(super) fn of(subject: &str) -> String {
    format!("{subject} – EventBridge Playground")
}

//! What comes a moment after a keystroke is found once the visitor pauses, so that typing never waits for it.

use crate::app::browser::pause::Pause;
use crate::app::state::App;
use eventbridge_playground::workspace::insight::{Insight, Remedy};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The visitor has paused after this long.
const PAUSE: Duration = Duration::from_millis(120);

/// Looks again whenever the visitor has changed something and paused.
pub(crate) fn follow(app: App) {
    let pause = Pause::of(PAUSE);
    Effect::new(move |_| {
        app.evaluation.track();
        app.shown.track();
        pause.then(move || app.findings.set(Arc::new(look(app))));
    });
}

fn look(app: App) -> Insight {
    let shown = app.shown.get_untracked();
    let lines = app.lines.get_untracked();
    let explained = shown.as_ref().map(|shown| &shown.event).zip(lines.as_ref());
    app.evaluation.with_untracked(|evaluation| Insight::of(evaluation, explained))
}

/// Whether the findings are about the pattern as it is now.
pub(crate) fn are_current(app: App, findings: &Insight) -> bool {
    app.workspace.with(|workspace| findings.is_about(&workspace.pattern))
}

/// The remedies, unless they are about an earlier explanation.
pub(crate) fn remedies(app: App, findings: &Insight) -> &[Remedy] {
    app.lines.with(|lines| findings.remedies(lines.as_ref()))
}

//! The fixes that are offered, and carrying them out.

use super::lines::lines;
use crate::app::browser::debounce::Debounce;
use crate::app::state::App;
use eventbridge_playground::event::shape::looks_like_event;
use eventbridge_playground::fix::{self, QuickFix};
use eventbridge_playground::text::apply;
use eventbridge_playground::workspace::insight::Insight;
use eventbridge_playground::workspace::{Expectation, Verdict};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// The visitor has paused after this long.
const PAUSE: Duration = Duration::from_millis(120);

/// Looks again whenever the visitor has changed something and paused.
pub(super) fn follow(app: App) {
    let pause = Debounce::of(PAUSE);
    Effect::new(move |_| {
        app.session.evaluation.track();
        // Not the lines: equal ones are made again without a word.
        app.rule.settled.track();
        pause.then(move || app.rule.findings.set(Arc::new(look(app))));
    });
}

fn look(app: App) -> Insight {
    let shown = app.rule.settled.get_untracked();
    let lines = lines(app).get_untracked();
    app.session.evaluation.with_untracked(|evaluation| {
        // Where no frame was drawn since, the lines may still be of an earlier pattern.
        let shown = shown.as_ref().filter(|shown| Arc::ptr_eq(&shown.pattern, &evaluation.pattern));
        Insight::of(evaluation, shown.map(|shown| &shown.event).zip(lines.as_ref()))
    })
}

/// Returns whether there is nothing to mend: the selected event is kept out, as it should be, or it is no
/// pattern that stands in the pattern's place.
pub(super) fn is_none_wanted(app: App) -> bool {
    let is_kept_out = app.session.verdict() == Some(Verdict::NoMatch) && must_not_match(app);
    is_kept_out || is_event_as_pattern(app)
}

/// Returns whether an event stands in the pattern's place.
pub(super) fn is_event_as_pattern(app: App) -> bool {
    app.session.evaluation.with(|evaluation| {
        let parsed = evaluation.pattern.parsed();
        !parsed.is_valid() && looks_like_event(&parsed.document)
    })
}

/// Returns the fixes for these lines of the explanation, as buttons.
pub(crate) fn of_lines(app: App, range: &Range<usize>) -> Option<AnyView> {
    if is_none_wanted(app) {
        return None;
    }
    app.rule.findings.with(|findings| {
        let of_lines = findings.line_fixes(lines(app).get().as_ref()).iter();
        let mut fixes: Vec<QuickFix> = Vec::new();
        for fix in of_lines.filter(|fixes| range.contains(&fixes.line)).flat_map(|fixes| &fixes.fixes) {
            if fixes.iter().all(|other| other.label != fix.label) {
                fixes.push(fix.clone());
            }
        }
        (!fixes.is_empty()).then(|| buttons(app, fixes))
    })
}

/// Carries a fix out. The editor's Undo takes it back.
pub(crate) fn carry_out(app: App, fix: &QuickFix) {
    let findings = app.rule.findings.get_untracked();
    let is_current = app.session.peek(|workspace| findings.is_about(&workspace.pattern));
    // Between a keystroke and the next look the edits fit a text that is no longer there.
    if is_current {
        app.session.edit_pattern(apply(&findings.text, &fix.edits));
    }
}

/// Whether the selected event is expected not to match.
pub(super) fn must_not_match(app: App) -> bool {
    app.session.read(|workspace| {
        workspace.selected_event().is_some_and(|event| event.expected == Some(Expectation::NoMatch))
    })
}

/// Returns the fix that is offered first: of the pattern's problems, else of what keeps the event out.
pub(crate) fn first(app: App) -> Option<QuickFix> {
    if is_none_wanted(app) {
        return None;
    }
    app.rule.findings.with(|findings| {
        let first = |text: &str| lines(app).with(|lines| findings.first_fix(text, lines.as_ref()).cloned());
        app.session.pattern.with(|text| first(text))
    })
}

/// Returns the fix that is offered first for the text of the selected event.
pub(super) fn first_of_event(app: App) -> Option<QuickFix> {
    let document = app.rule.document()?;
    fix::for_event(&document).into_iter().flatten().next()
}

/// Carries out a fix of the selected event's text. The editor's Undo takes it back.
pub(super) fn mend_event(app: App, fix: &QuickFix) {
    let document = untrack(|| app.rule.document());
    let text = app.session.event.get_untracked();
    // Between a keystroke and the next frame the edits fit a text that is no longer there.
    if document.is_some_and(|document| document.text() == &*text) {
        app.session.edit_event(apply(&text, &fix.edits));
    }
}

/// Fixes as buttons.
pub(crate) fn buttons(app: App, fixes: Vec<QuickFix>) -> AnyView {
    let button = move |fix: QuickFix| {
        let label = fix.label.clone();
        view! {
            <button type="button" class="button button-small button-fix"
                on:click=move |_| carry_out(app, &fix)>{label}</button>
        }
    };
    fixes.into_iter().take(MOST_OFFERED).map(button).collect_view().into_any()
}

/// More choices at one place than this do not help to choose.
const MOST_OFFERED: usize = 4;

/// Carries out the fix that is offered first.
pub(crate) fn carry_out_first(app: App) {
    // A key can be quicker than a frame; what it fixes is what is selected now.
    app.rule.settle();
    match (first(app), first_of_event(app)) {
        (Some(fix), _) => carry_out(app, &fix),
        (None, Some(fix)) => mend_event(app, &fix),
        (None, None) => app.screen.notices.warn("No automatic fix for this one."),
    }
}

//! The highlights of the two editors. While a text cannot be read, what lit up before stays, fainter.

use super::RULE;
use crate::app::state::App;
use crate::app::state::session::Shown;
use crate::app::widgets::editor::{Mark, found};
use eventbridge_playground::matching::{
    Explanation, Titles, event_highlights, inspections_at, pattern_highlights,
};
use eventbridge_playground::text::LineIndex;
use leptos::prelude::*;

/// Marks, and the workspace and event that they belong to.
type EventHighlights = ((u32, Option<u32>), Vec<Mark>);

/// Returns the matchers with what became of them on the selected event, those that no event exercises, and
/// those that looked at the value under the cursor.
pub(super) fn of_pattern(app: App) -> Signal<Vec<Mark>> {
    kept(app, move |shown, explanation| {
        let parsed = shown.pattern.parsed();
        let line_index = LineIndex::new(parsed.document.text());
        let mut marks = found::marks(&line_index, pattern_highlights(explanation, titles(app)));
        app.rule.findings.with(|findings| {
            let is_current = findings.is_about(parsed.document.text());
            let gaps = findings.gaps().iter().filter(|_| is_current);
            marks.extend(gaps.map(|gap| Mark::uncovered(&line_index, gap.span, gap.kind.sentence())));
        });
        if let Some(caret) = app.rule.caret() {
            let inspections = inspections_at(explanation, &shown.event.document, caret.head);
            marks.extend(inspections.iter().map(|it| Mark::active(&line_index, it.span)));
        }
        marks
    })
}

/// Returns the values of the selected event that matchers looked at.
pub(super) fn of_event(app: App) -> Signal<Vec<Mark>> {
    kept(app, move |shown, explanation| {
        let event = &shown.event.document;
        found::marks(&LineIndex::new(event.text()), event_highlights(explanation, event, titles(app)))
    })
}

/// Returns the titles of highlights; none before the wing is there.
fn titles(app: App) -> Option<&'static Titles> {
    app.wings.get(&RULE).map(|rule| rule.titles)
}

/// Returns whether the marks are of an earlier text.
pub(super) fn are_stale(app: App) -> Signal<bool> {
    Signal::derive(move || {
        app.session.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.explanation.is_none()))
    })
}

/// Equal marks are not set again, so that the editor lets them follow the text meanwhile.
fn kept(
    app: App,
    marks: impl Fn(&Shown, &Explanation) -> Vec<Mark> + Send + Sync + 'static,
) -> Signal<Vec<Mark>> {
    let owned = Memo::new(move |before: Option<&EventHighlights>| {
        let opened = app.session.opened();
        app.session.shown.with(|shown| {
            let owner = (opened, shown.as_ref().map(|shown| shown.event.id));
            let explained = shown.as_ref().and_then(|shown| Some((shown, shown.explanation.as_ref()?)));
            let found = match (explained, before) {
                _ if app.session.is_pattern_blank() => Vec::new(),
                (Some((shown, explanation)), _) => marks(shown, explanation),
                (None, Some((earlier, found))) if *earlier == owner => found.clone(),
                (None, _) => Vec::new(),
            };
            (owner, found)
        })
    });
    Signal::derive(move || owned.with(|(_, marks)| marks.clone()))
}

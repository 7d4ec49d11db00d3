//! What belongs to the tab Rule alone: how often the function ran, and where the cursor is.

use super::findings::Findings;
use super::reveal::{Reveal, reveal};
use super::session::{Session, Shown};
use eventbridge_playground::matching::{Line, outline};
use eventbridge_playground::text::Span;
use leptos::prelude::*;
use std::sync::Arc;

/// The workspace and the event that something belongs to.
type Owner = (u32, Option<u32>);

/// Runs, cursor, and the places that are to be brought into view.
#[derive(Clone, Copy)]
pub(crate) struct RuleState {
    session: Session,
    /// Presses of *Run*, and the session's revision that they belong to.
    runs: RwSignal<(u32, u64)>,
    cursor: RwSignal<Option<(Owner, u32)>>,
    /// The explanation of the selected event, line by line.
    pub(crate) lines: Memo<Option<Arc<Vec<Line>>>>,
    /// What was found when the visitor last paused.
    pub(crate) findings: RwSignal<Arc<Findings>>,
    /// The place in the pattern that was asked for last.
    pub(crate) in_pattern: Reveal,
    /// The place in the event that was asked for last.
    pub(crate) in_event: Reveal,
}

impl RuleState {
    pub(crate) fn new(session: Session) -> Self {
        let lines = Memo::new(move |_| {
            session.shown.with(|shown: &Option<Shown>| {
                let shown = shown.as_ref()?;
                let explanation = shown.explanation.as_ref()?;
                Some(Arc::new(outline(&shown.pattern.parsed, &shown.event.document, explanation)))
            })
        });
        Self {
            session,
            lines,
            findings: RwSignal::new(Arc::default()),
            runs: RwSignal::new((0, 1)),
            cursor: RwSignal::new(None),
            in_pattern: RwSignal::new(None),
            in_event: RwSignal::new(None),
        }
    }

    /// How often the function has run on what is selected: once by itself, and once more for each press
    /// of *Run*. Another event, function or account begins anew.
    pub(crate) fn runs(self) -> u64 {
        let revision = self.session.revision();
        let (of, runs) = self.runs.get();
        if of == revision { runs } else { 1 }
    }

    /// Runs the function once more.
    pub(crate) fn run_again(self) {
        let (revision, runs) = untrack(|| (self.session.revision(), self.runs()));
        self.runs.set((revision, runs + 1));
    }

    /// The byte of the selected event that the cursor is at, once it was put there.
    pub(crate) fn cursor(self) -> Option<u32> {
        let owner = self.owner();
        self.cursor.get().filter(|(of, _)| *of == owner).map(|(_, at)| at)
    }

    pub(crate) fn put_cursor(self, at: u32) {
        self.cursor.set(Some((untrack(|| self.owner()), at)));
    }

    /// The workspace and the event that what is shown belongs to.
    pub(crate) fn owner(self) -> Owner {
        (self.session.opened(), self.session.selected_id())
    }

    /// Brings a stretch of the pattern into view.
    pub(crate) fn show_in_pattern(self, span: Span) {
        reveal(self.in_pattern, &self.session.pattern.get_untracked(), span);
    }

    /// Brings a stretch of the selected event into view.
    pub(crate) fn show_in_event(self, span: Span) {
        reveal(self.in_event, &self.session.event.get_untracked(), span);
    }
}

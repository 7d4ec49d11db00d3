//! The state of the tab Rule alone: how often the function ran, and where the cursor is.

use super::lazy_memo::LazyMemo;
use super::reveal::{Reveal, reveal};
use super::session::{Session, Shown};
use super::template::Template;
use crate::app::browser::debounce::Debounce;
use crate::app::browser::frame::NextFrame;
use eventbridge_playground::json::Document;
use eventbridge_playground::matching::Line;
use eventbridge_playground::text::Span;
use eventbridge_playground::workspace::Verdict;
use eventbridge_playground::workspace::insight::Insight;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The lines of an explanation.
type LineList = Option<Arc<Vec<Line>>>;

/// The workspace and the event that something belongs to.
type EventOfList = (u32, Option<u32>);

/// The panes of the tab; a narrow screen shows one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pane {
    Pattern,
    Event,
    Why,
    Response,
}

/// A cursor in a text with the other end of the selection; byte offsets, equal without a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Caret {
    pub(crate) anchor: u32,
    pub(crate) head: u32,
}

impl Caret {
    /// Returns the selection.
    pub(crate) fn selected(self) -> Span {
        Span { start: self.anchor.min(self.head), end: self.anchor.max(self.head) }
    }
}

/// Which events the list shows. The selected one is always among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListFilter {
    All,
    Matching,
    NotMatching,
    /// Those with another verdict than expected.
    Unexpected,
}

impl ListFilter {
    /// Returns whether an event of this verdict is shown; `passed` says for one with an expectation whether
    /// it is met.
    pub(crate) fn lets(self, verdict: Verdict, passed: Option<bool>) -> bool {
        match self {
            Self::All => true,
            Self::Matching => verdict == Verdict::Match,
            Self::NotMatching => verdict != Verdict::Match,
            Self::Unexpected => passed == Some(false),
        }
    }
}

/// Runs, cursor, and the places that are to be brought into view.
#[derive(Clone, Copy)]
pub(crate) struct RuleState {
    session: Session,
    owner: Memo<EventOfList>,
    /// Presses of *Run*, and the session's revision that they belong to.
    runs: RwSignal<(u32, u64)>,
    caret: RwSignal<Option<(EventOfList, Caret)>>,
    /// The selected event, a frame later: for all that need not be there in the frame of a keystroke. What
    /// a next key overtakes is never looked at.
    pub(crate) settled: RwSignal<Option<Shown>>,
    /// The explanation of the selected event, line by line.
    pub(crate) lines: LazyMemo<LineList>,
    /// The deciding reasons, in sentences.
    pub(crate) reasons: LazyMemo<Vec<String>>,
    /// The findings of the visitor's last pause.
    pub(crate) findings: RwSignal<Arc<Insight>>,
    /// Whether the answers of before are kept, as a text is unfinished and the visitor still types.
    held: Memo<bool>,
    /// How often the visitor has paused.
    rests: RwSignal<u32>,
    /// The two texts when the cursor was heard of last.
    texts_at_cursor: StoredValue<Texts>,
    /// The pane that a narrow screen shows.
    pub(crate) pane: RwSignal<Pane>,
    /// Which events the list shows.
    pub(crate) filter: RwSignal<ListFilter>,
    /// The selected tab of what is said of the pattern: `why`, `tips` or `tests`.
    pub(crate) findings_tab: RwSignal<&'static str>,
    /// The selected tab of the function: `response`, `logs` or `code`.
    pub(crate) function_tab: RwSignal<&'static str>,
    /// The template that the pattern was taken from, of whatever workspace.
    pub(crate) taken_from: RwSignal<Option<Template>>,
    /// The place in the pattern that was asked for last.
    pub(crate) in_pattern: Reveal,
    /// The place in the event that was asked for last.
    pub(crate) in_event: Reveal,
}

impl RuleState {
    pub(crate) fn new(session: Session) -> Self {
        let settled = RwSignal::new(session.shown.get_untracked());
        let frame = NextFrame::new();
        Effect::new(move |first: Option<()>| {
            session.shown.track();
            if first.is_some() {
                frame.then(move || settled.set(session.shown.get_untracked()));
            }
        });
        let rests = RwSignal::new(0);
        Self {
            session,
            owner: Memo::new(move |_| (session.opened(), session.selected_id())),
            settled,
            lines: LazyMemo::new(),
            reasons: LazyMemo::new(),
            findings: RwSignal::new(Arc::default()),
            runs: RwSignal::new((0, 1)),
            caret: RwSignal::new(None),
            held: hold_while_typing(session, rests),
            rests,
            texts_at_cursor: StoredValue::new((0, 0)),
            pane: RwSignal::new(Pane::Pattern),
            filter: RwSignal::new(ListFilter::All),
            findings_tab: RwSignal::new("why"),
            function_tab: RwSignal::new("response"),
            taken_from: RwSignal::new(None),
            in_pattern: RwSignal::new(None),
            in_event: RwSignal::new(None),
        }
    }

    /// Returns the template that the pattern of the open workspace was taken from.
    pub(crate) fn template(self) -> Option<Template> {
        let opened = self.session.opened();
        self.taken_from.with(|template| template.clone().filter(|template| template.opened == opened))
    }

    /// Returns whether the answers of before are to be kept: a text is unfinished, and the visitor still
    /// types.
    pub(crate) fn is_held(self) -> bool {
        self.held.get()
    }

    /// Returns the answer of before while [`Self::is_held`], else the current one.
    pub(crate) fn hold<T: Clone>(self, before: Option<&T>, current: impl FnOnce() -> T) -> T {
        match before {
            Some(before) if self.is_held() => before.clone(),
            _ => current(),
        }
    }

    /// Takes a visitor who leaves the place for one who has paused.
    pub(crate) fn leave_place(self) {
        if self.held.get_untracked() {
            self.rests.update(|rests| *rests += 1);
        }
    }

    /// Hears of the cursor in one of the two texts. One that moves without an edit leaves the place.
    pub(crate) fn hear_cursor(self) {
        let texts = untrack(|| texts_of(self.session));
        if self.texts_at_cursor.get_value() == texts {
            self.leave_place();
        }
        self.texts_at_cursor.set_value(texts);
    }

    /// Returns the selected event, as read, a frame later.
    pub(crate) fn document(self) -> Option<Arc<Document>> {
        self.settled.with(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.event.document)))
    }

    /// Returns whether [`Self::settled`] is what is selected now.
    pub(crate) fn is_settled(self) -> bool {
        self.settled.with_untracked(|settled| self.session.shown.with_untracked(|shown| shown == settled))
    }

    /// Takes the selected event over at once, for what must not be about an earlier one.
    pub(crate) fn settle(self) {
        if !self.is_settled() {
            self.settled.set(self.session.shown.get_untracked());
        }
    }

    /// Returns how often the function has run on the selection: once automatically, and once more for each
    /// press of *Run*. Another event, function or account starts over.
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

    /// Returns the cursor in the selected event, and what is selected there, once it was put there.
    pub(crate) fn caret(self) -> Option<Caret> {
        let owner = self.owner();
        self.caret.get().filter(|(of, _)| *of == owner).map(|(_, caret)| caret)
    }

    pub(crate) fn put_caret(self, caret: Caret) {
        self.hear_cursor();
        self.caret.set(Some((untrack(|| self.owner()), caret)));
    }

    /// Returns the workspace and the event that what is shown belongs to.
    pub(crate) fn owner(self) -> EventOfList {
        self.owner.get()
    }

    /// Brings a stretch of the pattern into view.
    pub(crate) fn show_in_pattern(self, span: Span) {
        self.pane.set(Pane::Pattern);
        reveal(self.in_pattern, &self.session.pattern.get_untracked(), span);
    }

    /// Brings a stretch of the selected event into view.
    pub(crate) fn show_in_event(self, span: Span) {
        self.pane.set(Pane::Event);
        reveal(self.in_event, &self.session.event.get_untracked(), span);
    }
}

/// The time without typing after which a visitor has paused.
const REST: Duration = Duration::from_millis(600);

/// Where pattern and event lie: tells one state from the next, and is compared at once.
type Texts = (usize, usize);

fn texts_of(session: Session) -> Texts {
    let lies_at = |text: Memo<Arc<str>>| text.with(|text| text.as_ptr() as usize);
    (lies_at(session.pattern), lies_at(session.event))
}

/// Whether what was said last is kept, and what that depends on.
#[derive(Clone, PartialEq)]
struct Hold {
    owner: EventOfList,
    texts: Texts,
    is_broken: bool,
    /// How often the visitor has rested until then.
    rests: u32,
    is_held: bool,
}

/// True while a text that could be read before cannot be read, until the visitor rests. Half a key is no mistake.
fn hold_while_typing(session: Session, rests: RwSignal<u32>) -> Memo<bool> {
    let hold = Memo::new(move |before: Option<&Hold>| {
        let texts = texts_of(session);
        let owner = (session.opened(), session.selected_id());
        let is_broken = is_pattern_broken(session) || is_event_broken(session);
        let rests = rests.get();
        let before = before.filter(|before| before.owner == owner && before.rests == rests);
        let is_held = is_broken && before.is_some_and(|before| before.is_held || !before.is_broken);
        Hold { owner, texts, is_broken, rests, is_held }
    });
    let rest = Debounce::of(REST);
    Effect::new(move |_| {
        if hold.with(|hold| hold.is_held) {
            rest.then(move || rests.update(|rests| *rests += 1));
        } else {
            rest.cancel();
        }
    });
    Memo::new(move |_| hold.with(|hold| hold.is_held))
}

fn is_pattern_broken(session: Session) -> bool {
    !session.evaluation.with(|evaluation| evaluation.pattern.parsed().is_valid())
        && !session.is_pattern_blank()
}

fn is_event_broken(session: Session) -> bool {
    session.document().is_some_and(|event| !event.problems().is_empty() && !event.text().trim().is_empty())
}

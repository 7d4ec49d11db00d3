//! The page's state: the workspace, and what is derived from it.

pub(crate) mod commands;
pub(crate) mod findings;
pub(crate) mod notices;
pub(crate) mod origin;
pub(crate) mod samples;

use crate::app::browser;
use eventbridge_playground::gallery::Example;
use eventbridge_playground::json::Document;
use eventbridge_playground::matching::{Explanation, Line, outline};
use eventbridge_playground::workspace::insight::Insight;
use eventbridge_playground::workspace::{
    Evaluation, Evaluator, EventReport, PatternReport, Verdict, Workspace,
};
use leptos::prelude::*;
use notices::Notices;
use origin::Origin;
use samples::Samples;
use std::sync::Arc;

/// The main tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    Rule,
    Bus,
    Schedule,
    Traffic,
    Examples,
    Reference,
}

/// What is open on top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The list of commands.
    Commands,
    /// Room for pasting events.
    Paste,
    /// The catalogue of sample events.
    Samples,
    /// A link, for copying by hand.
    Link(String),
    /// Nothing but a file can carry the workspace.
    TooLargeForLink,
    /// Putting events on a bus.
    PutEvents,
    /// Where the rule lives.
    Settings,
}

/// The event on show against the pattern.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) pattern: Arc<PatternReport>,
    pub(crate) event: EventReport,
    /// Missing while the pattern or the event cannot be read.
    pub(crate) explanation: Option<Arc<Explanation>>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.pattern, &other.pattern)
            && Arc::ptr_eq(&self.event.document, &other.event.document)
            && self.event.id == other.event.id
            && self.event.verdict == other.event.verdict
    }
}

/// Everything that the views share. Cheap to copy: it only names signals.
#[derive(Clone, Copy)]
pub(crate) struct App {
    /// The only state; all else follows from it.
    pub(crate) workspace: RwSignal<Workspace>,
    /// Whose workspace is open.
    pub(crate) origin: RwSignal<Origin>,
    pub(crate) tab: RwSignal<Tab>,
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    pub(crate) notices: Notices,
    /// Grows with each press of Run, and begins anew with another event or function.
    pub(crate) runs: RwSignal<u64>,
    /// Changes whenever another workspace is opened, so that editors forget their undo history.
    pub(crate) opened: RwSignal<u32>,
    /// The sample events, once they were asked for.
    pub(crate) samples: RwSignal<Samples>,
    pub(crate) evaluation: Memo<Evaluation>,
    pub(crate) shown: Memo<Option<Shown>>,
    /// The explanation of the event on show, line by line.
    pub(crate) lines: Memo<Option<Arc<Vec<Line>>>>,
    /// What was found when the visitor last paused.
    pub(crate) findings: RwSignal<Arc<Insight>>,
    /// The files of events that were chosen.
    pub(crate) files: RwSignal<Vec<web_sys::File>, LocalStorage>,
    /// The byte of the event on show that the cursor is at, once it was put there.
    pub(crate) event_cursor: RwSignal<Option<u32>>,
}

impl App {
    pub(crate) fn new(workspace: Workspace, origin: Origin) -> Self {
        let workspace = RwSignal::new(workspace);
        let evaluator = StoredValue::new(Evaluator::default());
        let evaluation = Memo::new(move |_| {
            let mut evaluator = evaluator.write_value();
            workspace.with(|workspace| evaluator.evaluate(workspace))
        });
        let selected = Memo::new(move |_| workspace.with(|workspace| workspace.selected));
        let shown = Memo::new(move |_| {
            let (pattern, event) = evaluation.with(|evaluation| {
                Some((Arc::clone(&evaluation.pattern), evaluation.events.get(selected.get())?.clone()))
            })?;
            let explanation = pattern.explain(&event.document).map(Arc::new);
            Some(Shown { pattern, event, explanation })
        });
        let lines = Memo::new(move |_| {
            shown.with(|shown: &Option<Shown>| {
                let shown = shown.as_ref()?;
                let explanation = shown.explanation.as_ref()?;
                Some(Arc::new(outline(&shown.pattern.parsed, &shown.event.document, explanation)))
            })
        });
        Self {
            workspace,
            origin: RwSignal::new(origin),
            tab: RwSignal::new(Tab::Rule),
            dialog: RwSignal::new(None),
            notices: Notices::new(),
            runs: RwSignal::new(1),
            opened: RwSignal::new(0),
            samples: RwSignal::new(Samples::NotAsked),
            evaluation,
            shown,
            lines,
            findings: RwSignal::new(Arc::default()),
            files: RwSignal::new_local(Vec::new()),
            event_cursor: RwSignal::new(None),
        }
    }

    /// Opens another workspace in place of the one on show.
    pub(crate) fn open(self, workspace: Workspace) {
        self.opened.update(|opened| *opened += 1);
        self.notices.drop_undo();
        self.workspace.set(workspace);
        self.event_cursor.set(None);
        self.runs.set(1);
        self.tab.set(Tab::Rule);
        // Whoever opened it may have been far down in the gallery.
        browser::scroll_to_top();
    }

    /// Opens an example in place of the workspace, with a way back.
    pub(crate) fn open_example(self, example: &Example) {
        let before = self.workspace.get_untracked();
        self.open(Workspace::from_example(example));
        if !example.system.is_empty() {
            self.tab.set(Tab::Bus);
        }
        let told = format!("Opened the example “{}”.", example.title);
        self.notices.done_with(told, "Undo", move || self.open(before.clone()));
    }

    pub(crate) fn set_pattern(self, text: &str) {
        self.workspace.update(|workspace| workspace.pattern = Arc::from(text));
    }

    /// Replaces the text of the event on show.
    pub(crate) fn set_event(self, text: &str) {
        self.change_events(|workspace| {
            let selected = workspace.selected;
            if let Some(event) = workspace.events.get_mut(selected) {
                event.text = Arc::from(text);
            }
        });
    }

    pub(crate) fn select(self, index: usize) {
        self.change_events(|workspace| {
            if index < workspace.events.len() {
                workspace.selected = index;
            }
        });
    }

    /// Changes the list of events. The function has not run on what is then on show.
    pub(crate) fn change_events(self, change: impl FnOnce(&mut Workspace)) {
        let on_show = |workspace: &Workspace| workspace.selected_event().map(|event| event.id);
        let before = self.workspace.with_untracked(on_show);
        self.workspace.update(change);
        if self.workspace.with_untracked(on_show) != before {
            self.event_cursor.set(None);
        }
        self.runs.set(1);
    }

    /// Takes an event out and offers to put it back.
    pub(crate) fn remove_event(self, index: usize) {
        let event = self.workspace.with_untracked(|workspace| workspace.events.get(index).cloned());
        let Some(event) = event else { return };
        self.change_events(|workspace| workspace.remove_event(index));
        let told = format!("Removed {}.", event.name);
        let back = move || self.change_events(|workspace| workspace.put_back(index, event.clone()));
        self.notices.done_with(told, "Undo", back);
    }

    /// The pattern's text, to be followed by itself.
    pub(crate) fn pattern_text(self) -> Memo<Arc<str>> {
        Memo::new(move |_| self.workspace.with(|workspace| Arc::clone(&workspace.pattern)))
    }

    /// The text of the event on show; empty without one.
    pub(crate) fn event_text(self) -> Memo<Arc<str>> {
        Memo::new(move |_| {
            self.workspace.with(|workspace| {
                workspace.selected_event().map_or_else(|| Arc::from(""), |event| Arc::clone(&event.text))
            })
        })
    }

    /// The verdict on the event on show.
    pub(crate) fn verdict(self) -> Memo<Option<Verdict>> {
        Memo::new(move |_| self.shown.with(|shown| shown.as_ref().map(|shown| shown.event.verdict)))
    }

    /// The event on show, as read.
    pub(crate) fn document(self) -> Option<Arc<Document>> {
        self.shown.with(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.event.document)))
    }
}

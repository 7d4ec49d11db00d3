//! The visitor's session: the workspace, and what follows from it at a glance.

use super::origin::Origin;
use eventbridge_playground::handler::own::Code;
use eventbridge_playground::json::Document;
use eventbridge_playground::matching::{Explanation, PatternMatcher};
use eventbridge_playground::workspace::{
    Evaluation, Evaluator, EventEntry, EventReport, Expectation, Measure, ScheduleEntry, Settings, Verdict,
    Workspace,
};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether nobody changes the workspace. Not in the session, since each verb asks.
static IS_FIXED: AtomicBool = AtomicBool::new(false);

/// The selected event against the pattern.
#[derive(Clone)]
pub(crate) struct Shown {
    /// The number of the workspace that it is of, as [`Session::opened`].
    pub(crate) opened: u32,
    pub(crate) pattern: Arc<PatternMatcher>,
    pub(crate) event: EventReport,
    /// `None` while the pattern or the event cannot be read.
    pub(crate) explanation: Option<Arc<Explanation>>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.opened == other.opened
            && Arc::ptr_eq(&self.pattern, &other.pattern)
            && Arc::ptr_eq(&self.event.document, &other.event.document)
            && self.event.id == other.event.id
            && self.event.verdict == other.event.verdict
    }
}

/// Events that were added, and the one that was selected before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Added {
    pub(crate) ids: Vec<u32>,
    before: Option<u32>,
}

/// Alone reads and writes the workspace; everybody else uses its verbs. Cheap to copy: it only names
/// signals.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    workspace: RwSignal<Workspace>,
    origin: RwSignal<Origin>,
    opened: RwSignal<u32>,
    evaluator: StoredValue<Evaluator>,
    measured: RwSignal<bool>,
    revision: RwSignal<u32>,
    /// The pattern's text.
    pub(crate) pattern: Memo<Arc<str>>,
    /// The selected event's text; empty without one.
    pub(crate) event: Memo<Arc<str>>,
    /// The verdict on every event.
    pub(crate) evaluation: Memo<Evaluation>,
    /// The selected event; `None` if there is none.
    pub(crate) shown: Memo<Option<Shown>>,
}

impl Session {
    pub(crate) fn new(workspace: Workspace, origin: Origin) -> Self {
        let workspace = RwSignal::new(workspace);
        let opened = RwSignal::new(0);
        let evaluator = StoredValue::new(Evaluator::unmeasured());
        let measured = RwSignal::new(false);
        let evaluation = Memo::new(move |_| {
            measured.track();
            let mut evaluator = evaluator.write_value();
            workspace.with(|workspace| evaluator.evaluate(workspace))
        });
        let shown = Memo::new(move |_| {
            let selected = workspace.with(|workspace| workspace.selected);
            let (pattern, event) = evaluation.with(|evaluation| {
                Some((Arc::clone(&evaluation.pattern), evaluation.events.get(selected)?.clone()))
            })?;
            let explanation = pattern.try_explain(&event.document).map(Arc::new);
            Some(Shown { opened: opened.get(), pattern, event, explanation })
        });
        let text = |text: fn(&Workspace) -> Arc<str>| Memo::new(move |_| workspace.with(text));
        Self {
            workspace,
            origin: RwSignal::new(origin),
            opened,
            evaluator,
            measured,
            revision: RwSignal::new(0),
            pattern: text(|workspace| Arc::clone(&workspace.pattern)),
            event: text(|workspace| {
                workspace.selected_event().map_or_else(|| Arc::from(""), |event| Arc::clone(&event.text))
            }),
            evaluation,
            shown,
        }
    }

    /// Lets nobody change the workspace any more, besides selecting an event.
    pub(crate) fn fix() {
        IS_FIXED.store(true, Ordering::Relaxed);
    }

    /// Returns whether the workspace cannot be changed.
    pub(crate) fn is_fixed() -> bool {
        IS_FIXED.load(Ordering::Relaxed)
    }

    /// Returns a value of the workspace, and tracks it.
    pub(crate) fn read<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with(read)
    }

    /// Something of the workspace as it is now.
    pub(crate) fn peek<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.workspace.with_untracked(read)
    }

    /// Returns a copy of the workspace as it is now. Its texts are shared.
    pub(crate) fn snapshot(self) -> Workspace {
        self.workspace.get_untracked()
    }

    /// Follows every change of the workspace, and of whose it is.
    pub(crate) fn track(self) {
        self.workspace.track();
        self.origin.track();
    }

    /// Whose workspace is open.
    pub(crate) fn origin(self) -> Origin {
        self.origin.get()
    }

    /// Returns a number that changes whenever another workspace is opened.
    pub(crate) fn opened(self) -> u32 {
        self.opened.get()
    }

    /// Returns a number that changes with the events, the selection, the function and where it runs.
    pub(crate) fn revision(self) -> u32 {
        self.revision.get()
    }

    /// Returns the id of the selected event.
    pub(crate) fn selected_id(self) -> Option<u32> {
        self.read(|workspace| workspace.selected_event().map(|event| event.id))
    }

    /// Evaluates from now on with a measure of how complex wildcards are. That is loaded later; until then a
    /// pattern that AWS refuses for it counts as valid.
    pub(crate) fn measure_by(self, measure: Measure) {
        self.evaluator.update_value(|evaluator| evaluator.measure_by(measure));
        self.measured.set(true);
    }

    /// Returns whether the pattern is still empty.
    pub(crate) fn is_pattern_blank(self) -> bool {
        self.pattern.with(|text| text.trim().is_empty())
    }

    /// Returns the verdict on the selected event.
    pub(crate) fn verdict(self) -> Option<Verdict> {
        self.shown.with(|shown| shown.as_ref().map(|shown| shown.event.verdict))
    }

    /// Returns the selected event, as read.
    pub(crate) fn document(self) -> Option<Arc<Document>> {
        self.shown.with(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.event.document)))
    }

    /// Puts another workspace in place of the open one, which keeps its origin.
    pub(crate) fn open(self, workspace: Workspace) {
        self.opened.update(|opened| *opened += 1);
        self.restore(workspace);
    }

    /// Puts an earlier state of the open workspace back.
    pub(crate) fn restore(self, workspace: Workspace) {
        self.edit_events(|open| *open = workspace);
    }

    /// Says whose the open workspace is from now on.
    pub(crate) fn belongs_to(self, origin: Origin) {
        self.origin.set(origin);
    }

    pub(crate) fn edit_pattern(self, text: impl Into<Arc<str>>) {
        self.change(|workspace| workspace.pattern = text.into());
    }

    pub(crate) fn edit_system(self, text: impl Into<Arc<str>>) {
        self.change(|workspace| workspace.system = text.into());
    }

    pub(crate) fn edit_rules(self, text: impl Into<Arc<str>>) {
        self.change(|workspace| workspace.rules = text.into());
    }

    /// Switches a rule of the list on or off, by its name.
    pub(crate) fn switch_rule(self, name: &str) {
        self.change(|workspace| {
            let off = &mut workspace.rules_off;
            match off.iter().position(|it| it == name) {
                Some(at) => drop(off.remove(at)),
                None => off.push(name.to_owned()),
            }
        });
    }

    pub(crate) fn edit_schedule(self, change: impl FnOnce(&mut ScheduleEntry)) {
        self.change(|workspace| change(&mut workspace.schedule));
    }

    /// Chooses the built-in function with this name as the rule's target, or none.
    pub(crate) fn choose_function(self, name: Option<String>) {
        self.edit_events(|workspace| workspace.handler = name);
    }

    /// Puts the own function in the place of the one before. By the user's hand only [`super::own`] may do so, and the tab
    /// Learn in its own session: they note who wrote the code.
    pub(crate) fn edit_code(self, code: Option<Arc<Code>>) {
        self.workspace.update(|workspace| workspace.code = code);
    }

    /// Says what the own function ought to respond to an event.
    pub(crate) fn expect_response(self, id: u32, expected: Option<Arc<str>>) {
        self.workspace.update(|workspace| {
            if let Some(event) = workspace.events.iter_mut().find(|event| event.id == id) {
                event.response = expected;
            }
        });
    }

    /// Sets the account and Region.
    pub(crate) fn move_to(self, settings: Settings) {
        self.edit_events(|workspace| workspace.settings = settings);
    }

    /// Replaces the text of the selected event.
    pub(crate) fn edit_event(self, text: impl Into<Arc<str>>) {
        self.edit_events(|workspace| change_selected(workspace, |event| event.text = text.into()));
    }

    /// Switches the selected event on or off.
    pub(crate) fn switch_event(self) {
        self.edit_events(|workspace| change_selected(workspace, |event| event.enabled = !event.enabled));
    }

    pub(crate) fn rename_event(self, name: String) {
        self.change(|workspace| change_selected(workspace, |event| event.name = name));
    }

    /// Says which verdict the selected event ought to have.
    pub(crate) fn expect(self, expected: Option<Expectation>) {
        self.change(|workspace| change_selected(workspace, |event| event.expected = expected));
    }

    /// Selects an event. An index that no event has has no effect.
    pub(crate) fn select(self, index: usize) {
        self.revision.update(|revision| *revision += 1);
        self.workspace.update(|workspace| {
            if index < workspace.events.len() {
                workspace.selected = index;
            }
        });
    }

    /// Adds events (name and text) behind the others, as far as there is room, and selects the first.
    pub(crate) fn add_events(
        self,
        events: impl IntoIterator<Item = (String, Arc<str>)>,
        expected: Option<Expectation>,
    ) -> Added {
        let mut added = Added { ids: Vec::new(), before: untrack(|| self.selected_id()) };
        self.edit_events(|workspace| {
            let first = workspace.events.len();
            workspace.add_events(events);
            for event in &mut workspace.events[first..] {
                event.expected = expected;
                added.ids.push(event.id);
            }
        });
        added
    }

    /// Takes events that were added out again.
    pub(crate) fn take_out(self, added: &Added) {
        self.edit_events(|workspace| workspace.take_out(&added.ids, added.before));
    }

    /// Removes the event at a place of the list, and returns it.
    pub(crate) fn remove_event(self, index: usize) -> Option<EventEntry> {
        let event = self.peek(|workspace| workspace.events.get(index).cloned())?;
        self.edit_events(|workspace| workspace.remove_event(index));
        Some(event)
    }

    /// Puts an event that was removed back to its place.
    pub(crate) fn put_back(self, index: usize, event: EventEntry) {
        self.edit_events(|workspace| workspace.put_back(index, event));
    }

    /// Puts a copy of the selected event behind it.
    pub(crate) fn duplicate_event(self) {
        self.edit_events(|workspace| workspace.duplicate_event(workspace.selected));
    }

    /// Moves the selected event this many places down the list.
    pub(crate) fn move_event(self, by: isize) {
        self.edit_events(|workspace| {
            let selected = workspace.selected;
            workspace.move_event(selected, selected.saturating_add_signed(by));
        });
    }

    /// Changes something that the function's invocations depend on.
    fn edit_events(self, change: impl FnOnce(&mut Workspace)) {
        self.revision.update(|revision| *revision += 1);
        self.change(change);
    }

    fn change(self, change: impl FnOnce(&mut Workspace)) {
        if !Self::is_fixed() {
            self.workspace.update(change);
        }
    }
}

fn change_selected(workspace: &mut Workspace, change: impl FnOnce(&mut EventEntry)) {
    let selected = workspace.selected;
    if let Some(event) = workspace.events.get_mut(selected) {
        change(event);
    }
}

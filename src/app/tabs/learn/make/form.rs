//! What the dialog holds.

use crate::app::browser;
use crate::app::state::App;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::lessons::{Given, Goal, Offer, Plan, WorkPart, offers, parts, suggested_task};
use leptos::prelude::*;
use std::cell::RefCell;

/// Schedules are checked from the hour that has begun.
const HOUR: i64 = 3_600_000;

/// Cheap to copy: it only names signals.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) title: RwSignal<String>,
    pub(super) task: RwSignal<String>,
    pub(super) solution_text: RwSignal<String>,
    /// The hints, each with a number that no other has.
    pub(super) hints: RwSignal<Vec<(u32, RwSignal<String>)>>,
    pub(super) parts: StoredValue<Vec<PartRow>>,
    pub(super) checks: StoredValue<Vec<CheckRow>>,
}

/// What the learner starts with in place of a part.
#[derive(Clone)]
pub(super) struct PartRow {
    pub(super) part: WorkPart,
    pub(super) choice: RwSignal<Choice>,
    /// The other text, whether it is chosen or not.
    pub(super) other: RwSignal<String>,
}

/// What can be chosen for a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Empty,
    AsIs,
    Other,
}

/// A check that can be chosen.
#[derive(Clone)]
pub(super) struct CheckRow {
    pub(super) offer: Offer,
    pub(super) is_chosen: RwSignal<bool>,
    pub(super) is_hidden: RwSignal<bool>,
}

/// What was written into the dialog.
#[derive(Clone)]
struct Kept {
    /// The number of the workspace that it was about.
    opened: u32,
    plan: Plan,
    /// The checks that were not chosen.
    left_out: Vec<Goal>,
}

thread_local! {
    /// What was written last: whoever closes the dialog by mistake finds it again.
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// Whether both are about the same, even if another verdict is expected by now.
fn is_same(one: &Goal, other: &Goal) -> bool {
    match (one, other) {
        (Goal::Event { index: one, .. }, Goal::Event { index: other, .. }) => one == other,
        _ => one == other,
    }
}

impl Form {
    /// A form for the workspace on show, with what was written for it before.
    pub(super) fn of(app: App) -> Self {
        let opened = untrack(|| app.session.opened());
        let kept = KEPT.with_borrow(Clone::clone).filter(|kept| kept.opened == opened);
        let now = Timestamp::from_millis(browser::now() / HOUR * HOUR).unwrap_or_default();
        let (parts, offers) = app.session.peek(|workspace| (parts(workspace), offers(workspace, now)));
        let part = |(at, part): (usize, WorkPart)| {
            let given = kept.as_ref().map(|kept| kept.plan.given.iter().find(|(of, _)| *of == part));
            let (choice, other) = match given {
                Some(Some((_, Given::Empty))) => (Choice::Empty, String::new()),
                Some(Some((_, Given::Other(text)))) => (Choice::Other, text.clone()),
                Some(None) => (Choice::AsIs, String::new()),
                // What the exercise is about is most often the first part.
                None => (if at == 0 { Choice::Empty } else { Choice::AsIs }, String::new()),
            };
            PartRow { part, choice: RwSignal::new(choice), other: RwSignal::new(other) }
        };
        let check = |offer: Offer| {
            let mut chosen = kept.iter().flat_map(|kept| &kept.plan.goals);
            let chosen = chosen.find(|(goal, _)| is_same(goal, &offer.goal));
            let mut left_out = kept.iter().flat_map(|kept| &kept.left_out);
            let is_left_out = left_out.any(|goal| is_same(goal, &offer.goal));
            let is_chosen = chosen.is_some() || offer.is_usual && !is_left_out;
            let is_hidden = chosen.is_some_and(|(_, is_hidden)| *is_hidden);
            CheckRow { offer, is_chosen: RwSignal::new(is_chosen), is_hidden: RwSignal::new(is_hidden) }
        };
        let form = Self {
            title: RwSignal::new(String::new()),
            task: RwSignal::new(String::new()),
            solution_text: RwSignal::new(String::new()),
            hints: RwSignal::new(Vec::new()),
            parts: StoredValue::new(parts.into_iter().enumerate().map(part).collect()),
            checks: StoredValue::new(offers.into_iter().map(check).collect()),
        };
        if let Some(Kept { plan, .. }) = kept {
            form.title.set(plan.title);
            form.task.set(plan.task);
            form.solution_text.set(plan.solution_text);
            plan.hints.into_iter().for_each(|hint| form.add_hint(hint));
        }
        form.suggest(app);
        form
    }

    /// Puts a task for the chosen checks in the place of the one before, as long as nobody writes another.
    fn suggest(self, app: App) {
        Effect::new(move |before: Option<String>| {
            let goals = self.goals();
            let suggested = app.session.peek(|workspace| suggested_task(workspace, &goals));
            let is_untouched =
                self.task.with_untracked(|task| task.trim().is_empty() || Some(task) == before.as_ref());
            if is_untouched {
                self.task.set(suggested.clone());
            }
            suggested
        });
    }

    /// Adds a hint behind the others.
    pub(super) fn add_hint(self, text: String) {
        let text = RwSignal::new(text);
        self.hints.update(|hints| {
            let id = hints.iter().map(|(id, _)| id + 1).max().unwrap_or_default();
            hints.push((id, text));
        });
    }

    /// Takes the hint at a place of the list out.
    pub(super) fn remove_hint(self, at: usize) {
        self.hints.update(|hints| {
            hints.remove(at);
        });
    }

    /// Follows every change.
    pub(super) fn track(self) {
        let _ = self.plan();
    }

    /// What is checked, and whether that is hidden, to be followed.
    fn goals(self) -> Vec<(Goal, bool)> {
        self.checks.with_value(|checks| {
            let chosen = checks.iter().filter(|row| row.is_chosen.get());
            chosen.map(|row| (row.offer.goal.clone(), row.is_hidden.get())).collect()
        })
    }

    /// What the form says, to be followed.
    pub(super) fn plan(self) -> Plan {
        let given = self.parts.with_value(|parts| {
            let given = |row: &PartRow| match (row.choice.get(), row.other.get()) {
                (Choice::AsIs, _) => None,
                (Choice::Empty, _) => Some((row.part.clone(), Given::Empty)),
                (Choice::Other, text) => Some((row.part.clone(), Given::Other(text))),
            };
            parts.iter().filter_map(given).collect()
        });
        Plan {
            title: self.title.get(),
            task: self.task.get(),
            given,
            goals: self.goals(),
            hints: self.hints.get().iter().map(|(_, hint)| hint.get()).collect(),
            solution_text: self.solution_text.get(),
        }
    }

    /// Keeps what is written for when the dialog is opened again.
    pub(super) fn keep(self, app: App) {
        let (opened, plan) = untrack(|| (app.session.opened(), self.plan()));
        let left_out = self.checks.with_value(|checks| {
            let left_out = checks.iter().filter(|row| !row.is_chosen.get_untracked());
            left_out.map(|row| row.offer.goal.clone()).collect()
        });
        KEPT.set(Some(Kept { opened, plan, left_out }));
    }
}

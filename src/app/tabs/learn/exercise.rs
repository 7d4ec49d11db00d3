//! The exercise of a link: a step with checks that may be hidden, and whose answer is a link, too.

use super::{Begun, Learn, focused_title, panes, step, text};
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::state::screen::{Dialog, Tab};
use eventbridge_playground::lessons::{Attempt, Exercise, Outcome};
use eventbridge_playground::rng::seed_of;
use eventbridge_playground::text::counted;
use eventbridge_playground::workspace::link;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The exercise of the link that is open.
#[derive(Clone)]
pub(super) enum Opened {
    Exercise {
        /// Names its draft.
        name: String,
        exercise: Arc<Exercise>,
    },
    /// It cannot be read, for the reason in this sentence.
    Unreadable(String),
}

/// Shows the exercise of each link that is opened.
pub(super) fn watch(learn: Learn) {
    let origin = Memo::new(move |_| learn.app.session.origin());
    Effect::new(move |_| {
        let fragment = match origin.get() {
            Origin::Own => None,
            Origin::Shared(fragment) => Some(fragment),
        };
        let found = fragment.and_then(|fragment| match Exercise::of_link(&fragment)? {
            Ok(exercise) => {
                let name = format!("exercise/{:016x}", seed_of(&fragment));
                Some(Opened::Exercise { name, exercise: Arc::new(exercise) })
            }
            Err(flaw) => Some(Opened::Unreadable(flaw.to_string())),
        });
        untrack(|| take(learn, found));
    });
}

fn take(learn: Learn, found: Option<Opened>) {
    let shown = learn.shows_exercise.get_untracked();
    match &found {
        Some(Opened::Unreadable(reason)) => {
            learn
                .app
                .screen
                .notices
                .warn(format!("{reason} The link's workspace is open in the other tabs."));
        }
        Some(Opened::Exercise { .. }) => {
            learn.exercise.set(found);
            open(learn);
            // The page has just opened with it.
            return learn.takes_focus.set_value(false);
        }
        None => {}
    }
    learn.exercise.set(found);
    if shown {
        learn.go(None);
    }
}

/// Opens the exercise: with the answer that came with it, or else with the learner's own work.
fn open(learn: Learn) {
    let Some(Opened::Exercise { name, exercise }) = learn.exercise.get_untracked() else { return };
    learn.leave();
    learn.place.set(None);
    learn.shows_exercise.set(true);
    match &exercise.answer {
        Some(answer) => {
            learn.session.open(answer.work.clone());
            learn.has_seen_solution.set(answer.has_seen_solution);
        }
        None => learn.begin(Begun { name, start: exercise.step.start.clone(), is_exercise: true }),
    }
}

/// The way from the list of courses to the exercise; or why there is none.
pub(super) fn way_back(learn: Learn) -> impl Fn() -> Option<AnyView> + Send {
    move || match learn.exercise.get()? {
        Opened::Unreadable(reason) => Some(view! { <p class="missing" role="alert">{reason}</p> }.into_any()),
        Opened::Exercise { exercise, .. } => Some(
            view! {
                <p class="learn-on">
                    <button type="button" class="button button-primary" on:click=move |_| open(learn)>
                        "Continue the exercise"
                    </button>
                    <span>{exercise.step.title.clone()}</span>
                </p>
            }
            .into_any(),
        ),
    }
}

/// The exercise on show.
pub(super) fn view(learn: Learn) -> AnyView {
    match learn.exercise.get() {
        Some(Opened::Exercise { exercise, .. }) => view! { <ExerciseView learn exercise /> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn ExerciseView(learn: Learn, exercise: Arc<Exercise>) -> impl IntoView {
    let (judged, start) = (Arc::clone(&exercise), exercise.step.start.clone());
    let outcomes = Memo::new(move |_| learn.session.read(|workspace| judged.judge(workspace)));
    let is_solved = Memo::new(move |_| outcomes.with(|outcomes| outcomes.iter().all(Outcome::is_met)));
    Effect::new(move |_| {
        if learn.session.read(|workspace| !workspace.has_same_work(&start)) {
            learn.has_tried.set(true);
        }
    });
    Effect::new(move |_| {
        if learn.shows_solution.get() {
            learn.has_seen_solution.set(true);
        }
    });
    let solved = Signal::derive(move || {
        if learn.has_seen_solution.get() { "Solved after viewing the solution" } else { "Solved" }
    });
    // It is read from its beginning.
    let title = focused_title(learn.takes_focus);
    let step = exercise.step.clone();
    let (step_panes, count) = (step.panes, step.checks.len());
    let copied = Arc::clone(&exercise);
    let copy = move |_| copy(learn, &copied);
    let copy_label =
        move || if is_solved.get() { "Copy link to my solution" } else { "Copy link to my answer" };
    view! {
        <div class="lesson-step">
            <section class="pane lesson" aria-labelledby="step-title">
                <div class="pane-head lesson-head">
                    <button type="button" class="button button-small" on:click=move |_| learn.go(None)>"All courses"</button>
                    <span class="quiet lesson-place">"Exercise from a link"</span>
                </div>
                <div class="lesson-body" tabindex="0" role="region" aria-label="Exercise">
                    <h2 id="step-title" tabindex="-1" node_ref=title>{step.title.clone()}</h2>
                    <p class="quiet">{counted(count, "check", "checks")} {hidden(exercise.hidden_count())}</p>
                    {answer(learn, &exercise)}
                    <div class="lesson-task"><h3>"Task"</h3>{text::blocks(&step.task)}</div>
                    <step::Checks outcomes />
                    <step::Help learn step=step.clone() />
                </div>
            </section>
            <panes::PanesOf learn step=Arc::new(step) />
            <section class="pane lesson-foot" aria-label="Result" class:is-match=move || is_solved.get()>
                <step::Result learn outcomes is_solved solved />
                <div class="lesson-ways">
                    <button type="button" class="button" on:click=move |_| step::open(learn, step_panes)>"Open in playground"</button>
                    <button type="button" class="button" class:button-primary=move || is_solved.get() on:click=copy>{copy_label}</button>
                </div>
            </section>
        </div>
    }
}

fn hidden(count: usize) -> Option<String> {
    (count > 0).then(|| format!(", {count} hidden"))
}

/// What became of the answer that the link brings, and the way back to it.
fn answer(learn: Learn, exercise: &Exercise) -> Option<AnyView> {
    let answer = exercise.answer.clone()?;
    let told = exercise.told(&answer);
    let work = answer.work;
    let original = work.clone();
    let is_changed = Memo::new(move |_| learn.session.read(|workspace| !workspace.has_same_work(&original)));
    let back = move || {
        let work = work.clone();
        is_changed.get().then(|| {
            view! {
                <button type="button" class="button button-small"
                    on:click=move |_| learn.put(work.clone(), "The answer has been applied.")>"Show the \
                        answer"</button>
            }
        })
    };
    Some(
        view! {
            <div class="lesson-hint" role="group" aria-label="Answer">
                <h3>"This link contains an answer"</h3>
                <p>{told}</p>
                <p class="quiet">"This page has just run the checks. The number of hints comes from the \
                                  learner's page."</p>
                {back}
            </div>
        }
        .into_any(),
    )
}

/// Puts a link to the exercise with the learner's work on the clipboard.
fn copy(learn: Learn, exercise: &Exercise) {
    let hints = exercise.answer.as_ref().map(|answer| answer.hints).unwrap_or_default();
    let attempt = Attempt {
        work: learn.session.snapshot(),
        hints: hints.max(learn.hints.get_untracked()),
        has_seen_solution: learn.has_seen_solution.get_untracked(),
    };
    match exercise.link_with(&attempt, Tab::LEARN.0) {
        Ok(fragment) => copy_link(learn.app, &fragment, "It contains the exercise and your work."),
        Err(_) => {
            learn.app.screen.notices.warn(
                "This answer is too large for a link. Use “Open in playground” and download it as a file.",
            );
        }
    }
}

/// Puts the link with this fragment on the clipboard and says what it holds; or shows it where the browser refuses that.
pub(super) fn copy_link(app: App, fragment: &str, told: &'static str) {
    let url = format!("{}#{fragment}", browser::address());
    spawn_local(async move {
        if !browser::copy(url.clone()).await {
            return app.screen.open_dialog(Dialog::Link(url));
        }
        let length = url.len();
        let long = if length > link::COMFORTABLE { "; some chat apps cut off links that long" } else { "" };
        app.screen.notices.done(format!("Link copied. {told} It has {length} characters{long}."));
    });
}

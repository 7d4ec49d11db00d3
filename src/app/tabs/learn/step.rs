//! A step: what there is to read and to do, the checks, the help, and beside it the panes.

use super::{Learn, focused_title, function, panes, text};
use crate::app::browser;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::own;
use crate::app::state::screen::Tab;
use eventbridge_playground::handler::own::messages::CameFrom;
use eventbridge_playground::lessons::{
    Course, Lesson, Outcome, Panes, Place, Step, WorkPart, judge_with, step_name,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A step with all that its view needs.
#[derive(Clone)]
struct Shown {
    name: String,
    course: String,
    lesson: String,
    number: usize,
    count: usize,
    step: Arc<Step>,
}

fn shown(place: Place) -> impl Fn(&Course, &Lesson, &Step) -> Shown {
    move |course, lesson, step| Shown {
        name: step_name(course, lesson, step),
        course: course.title.clone(),
        lesson: lesson.title.clone(),
        number: place.step + 1,
        count: lesson.steps.len(),
        step: Arc::new(step.clone()),
    }
}

#[component]
pub(super) fn StepView(learn: Learn, place: Place) -> impl IntoView {
    let Some(shown) = untrack(|| learn.with_step(place, shown(place))) else { return ().into_any() };
    let Shown { name, course, lesson, number, count, step } = shown;
    let (judged, run, start) = (Arc::clone(&step), Arc::clone(&step), step.start.clone());
    let made = Memo::new_with_compare(move |_| learn.function.runs(), |_, _| true);
    let outcomes = Memo::new(move |_| {
        learn.session.read(|workspace| made.with(|made| judge_with(&judged, workspace, made)))
    });
    let is_solved = Memo::new(move |_| outcomes.with(|outcomes| outcomes.iter().all(Outcome::is_met)));
    // While another step is being opened, its work is not yet judged by its own checks.
    let is_open = move || learn.place.get_untracked() == Some(place);
    Effect::new(move |_| {
        if is_solved.get() && is_open() {
            learn.solve(&name);
        }
    });
    Effect::new(move |_| {
        if learn.session.read(|workspace| !workspace.has_same_work(&start)) && is_open() {
            learn.has_tried.set(true);
        }
    });
    // A new step is read from its beginning.
    let title = focused_title(learn.takes_focus);
    let (before, after) = learn.neighbours(place);
    let panes = step.panes;
    view! {
        <div class="lesson-step" on:keydown=move |event| function::on_key(learn, &run, &event)>
            <section class="pane lesson" aria-labelledby="step-title">
                <div class="pane-head lesson-head">
                    <button type="button" class="button button-small" on:click=move |_| learn.go(None)>"All courses"</button>
                    <span class="quiet lesson-place">{course} " › " {lesson}</span>
                </div>
                <div class="lesson-body" tabindex="0" role="region" aria-label="Lesson">
                    <h2 id="step-title" tabindex="-1" node_ref=title>{step.title.clone()}</h2>
                    <p class="quiet">"Step " {number} " of " {count}</p>
                    {text::blocks(&step.text)}
                    <div class="lesson-task"><h3>"Task"</h3>{text::blocks(&step.task)}</div>
                    <Checks outcomes />
                    <Help learn step=(*step).clone() />
                </div>
            </section>
            <panes::PanesOf learn step=Arc::clone(&step) />
            <section class="pane lesson-foot" aria-label="Result" class:is-match=move || is_solved.get()>
                <Result learn outcomes is_solved solved=Signal::derive(|| "Solved") />
                <div class="lesson-ways">
                    <button type="button" class="button" id="learn-back" disabled=before.is_none()
                        title=tooltip("Back", CommandId::PreviousStep) on:click=move |_| learn.go(before)>"Back"</button>
                    <button type="button" class="button" on:click=move |_| open(learn, panes)>"Open in playground"</button>
                    <button type="button" class="button" id="learn-next" class:button-primary=move || is_solved.get()
                        title=tooltip("Next", CommandId::NextStep) on:click=move |_| learn.go(after)>
                        {if after.is_some() { "Next" } else { "Finish" }}
                    </button>
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// The conditions, and whether each is met.
#[component]
pub(super) fn Checks(outcomes: Memo<Vec<Outcome>>) -> impl IntoView {
    let row = move |outcome: Outcome| {
        let (class, words) =
            if outcome.is_met() { ("check is-match", ": met") } else { ("check", ": not yet") };
        view! {
            <li class=class>
                <span class="check-label">{outcome.label} <span class="visually-hidden">{words}</span></span>
            </li>
        }
    };
    let rows = move || outcomes.get().into_iter().map(row).collect_view();
    view! {
        <div class="checks-place">
            <h3>"Checks"</h3>
            <ul class="checks" role="list" aria-label="Checks">{rows}</ul>
        </div>
    }
}

/// How many checks are met; and why the first of the others is not, once something was tried. `solved` is what is said
/// if all are met.
#[component]
pub(super) fn Result(
    learn: Learn,
    outcomes: Memo<Vec<Outcome>>,
    is_solved: Memo<bool>,
    solved: Signal<&'static str>,
) -> impl IntoView {
    let count = Memo::new(move |_| {
        outcomes.with(|outcomes| (outcomes.iter().filter(|outcome| outcome.is_met()).count(), outcomes.len()))
    });
    let words = move || {
        let (met, all) = count.get();
        if is_solved.get() { solved.get().to_owned() } else { format!("{met} of {all} checks met") }
    };
    let reason = Memo::new(move |_| {
        let first = outcomes.with(|outcomes| outcomes.iter().find(|outcome| !outcome.is_met()).cloned());
        first.filter(|_| learn.has_tried.get())
    });
    let reason = move || {
        reason.get().map(|Outcome { label, reason }| {
            view! { <span class="result-reason"><span class="quiet">{label} ": "</span>{reason}</span> }
        })
    };
    view! {
        <p class="lesson-result" role="status" aria-label="Result of the checks">
            <strong class="result-words">{words}</strong> " " {reason}
        </p>
    }
}

/// Check, hints, solution, and the way back to the start.
#[component]
pub(super) fn Help(learn: Learn, step: Step) -> impl IntoView {
    let count = step.hints.len();
    let changes = step.changes();
    let (hints, solution, solution_text) = (step.hints, step.solution, step.solution_text);
    let start = step.start;
    let shown = move || {
        let hints = hints.iter().take(learn.hints.get()).enumerate().map(|(at, hint)| {
            let state = hint.state.clone();
            let button = state.map(|state| {
                view! {
                    <button type="button" class="button button-small" aria-label=format!("Use hint {}", at + 1)
                        on:click=move |_| learn.put(state.clone(), "The hint has been applied.")>"Use hint"</button>
                }
            });
            view! { <div class="lesson-hint" id=help_id(at + 1)><h3>"Hint " {at + 1}</h3>{text::blocks(&hint.text)}{button}</div> }
        });
        hints.collect_view()
    };
    let solved = move || {
        learn.shows_solution.get().then(|| {
            let solution = solution.clone();
            view! {
                <div class="lesson-hint" id=help_id(0)>
                    <h3>"Solution"</h3>
                    {text::blocks(&solution_text)}
                    {changes.iter().map(change).collect_view()}
                    <button type="button" class="button button-small"
                        on:click=move |_| learn.put(solution.clone(), "The solution has been applied.")>"Use \
                            the solution"</button>
                </div>
            }
        })
    };
    let more = move || learn.hints.get() < count;
    let hint = move || {
        if count < 2 {
            "Hint".to_owned()
        } else {
            format!("Hint {} of {count}", (learn.hints.get() + 1).min(count))
        }
    };
    view! {
        <div class="lesson-help" role="group" aria-label="Help with the step">
            <button type="button" class="button" on:click=move |_| learn.has_tried.set(true)>"Check"</button>
            {(count > 0).then(|| view! {
                <button type="button" class="button" id="learn-hint" disabled=move || !more()
                    on:click=move |_| {
                        learn.hints.update(|hints| *hints += 1);
                        bring_into_view(learn.hints.get_untracked());
                    }>{hint}</button>
            })}
            <button type="button" class="button" aria-expanded=move || learn.shows_solution.get().to_string()
                on:click=move |_| {
                    learn.shows_solution.update(|shown| *shown = !*shown);
                    bring_into_view(0);
                }>"Solution"</button>
            <button type="button" class="button" on:click=move |_| learn.put(start.clone(), "The step was reset.")>
                "Start over"
            </button>
        </div>
        {shown}
        {solved}
    }
}

/// Returns the id of a hint by its number, from 1; 0 is the solution.
fn help_id(number: usize) -> String {
    format!("learn-help-{number}")
}

/// Scrolls to help that was asked for, as it comes below what is there.
fn bring_into_view(number: usize) {
    request_animation_frame(move || {
        if let Some(help) = browser::element(&help_id(number)) {
            // A solution is read from its beginning; a hint is short, and the task stays in view.
            help.scroll_into_view_with_bool(number == 0);
        }
    });
}

/// A part of the solution.
fn change((part, text): &(WorkPart, Arc<str>)) -> AnyView {
    let name = match part {
        WorkPart::Pattern => "Event pattern".to_owned(),
        WorkPart::Event(name) => format!("Event “{name}”"),
        WorkPart::Code => "Your function".to_owned(),
        WorkPart::CodeSettings => "Settings of the function".to_owned(),
        WorkPart::Schedule => "Schedule".to_owned(),
        WorkPart::Setup => "Event bus setup".to_owned(),
    };
    view! {
        <p class="quiet">{name.clone()}</p>
        <pre class="lesson-code" tabindex="0" role="region" aria-label=format!("Solution: {name}")><code>{text.to_string()}</code></pre>
    }
    .into_any()
}

/// Opens the learner's work in the tabs, in place of what is open there, with a way back.
pub(super) fn open(learn: Learn, panes: Panes) {
    let app = learn.app;
    app.open_instead(learn.session.snapshot(), "Opened the step's workspace.");
    own::own(app).note_source(app, CameFrom::Lesson);
    app.screen.show(match panes {
        Panes { setup: true, .. } => Tab::BUS,
        Panes { schedule: true, pattern: false, .. } => Tab::SCHEDULE,
        _ => Tab::RULE,
    });
}

//! The list of courses, with the progress in them.

use super::{Learn, drafts, exercise, focused_title, kept, own};
use eventbridge_playground::lessons::{Course, Lesson, Place, Progress, step_name};
use leptos::prelude::*;

#[component]
pub(super) fn Courses(learn: Learn) -> impl IntoView {
    let cards = move || {
        learn.with_courses(|courses| {
            let card =
                |(at, course): (usize, &&Course)| learn.progress.with(|done| card(learn, at, course, done));
            courses.iter().enumerate().map(card).collect_view()
        })
    };
    let last = move || {
        let name = learn.progress.with(|progress| progress.last.clone());
        let place = (!name.is_empty()).then(|| learn.find(&name)).flatten()?;
        let title = learn.with_step(place, |course, _, step| format!("{}: {}", course.title, step.title))?;
        Some(view! {
            <p class="learn-on">
                <button type="button" class="button button-primary" on:click=move |_| learn.go(Some(place))>
                    "Continue"
                </button>
                <span>{title}</span>
            </p>
        })
    };
    // Who comes back from a step goes on from here.
    let title = focused_title(learn.has_left);
    view! {
        <div class="sheet">
            <h2 class="learn-title" tabindex="-1" node_ref=title>"Learn EventBridge"</h2>
            <p class="learn-intro">
                "Short steps, each with a task. Your work is checked as you type, and your own functions when you \
                 run them, and you see why something isn't right yet. Each step has its own workspace, so your work on the other tabs stays as it \
                 is. Your progress and unfinished work are kept in this browser."
            </p>
            {exercise::way_back(learn)}
            {last}
            <ul class="courses" role="list" aria-label="Courses">{cards}</ul>
            <p class="learn-foot">
                <label class="button file-choice">
                    "Open a course"
                    <input type="file" class="visually-hidden" accept=".json,.md,application/json,text/markdown"
                        on:change:target=move |event| own::open_file(learn, &event.target()) />
                </label>
                <button type="button" class="button" disabled=move || learn.progress.with(|done| *done == Progress::default() && !kept::is_any() && !drafts::is_any(learn))
                    on:click=move |_| reset(learn)>"Reset progress"</button>
            </p>
        </div>
    }
}

fn card(learn: Learn, course: usize, it: &Course, progress: &Progress) -> AnyView {
    let solved = progress.count(&format!("{}/", it.id)).min(it.len());
    let lessons = it.lessons.iter().enumerate().map(|(lesson, that)| {
        let is_done = |step: &_| progress.is_solved(&step_name(it, that, step));
        let done = that.steps.iter().filter(|step| is_done(step)).count();
        let step = that.steps.iter().position(|step| !is_done(step)).unwrap_or_default();
        row(learn, Place { course, lesson, step }, that, done)
    });
    view! {
        <li class="card course">
            <h3>{it.title.clone()}</h3>
            <p>{it.summary.clone()}</p>
            <progress max=it.len() value=solved aria-label=format!("Progress in {}", it.title)></progress>
            <p class="quiet">{solved} " of " {it.len()} " steps solved"</p>
            <ol class="course-lessons">{lessons.collect_view()}</ol>
        </li>
    }
    .into_any()
}

fn row(learn: Learn, place: Place, lesson: &Lesson, done: usize) -> AnyView {
    let all = lesson.steps.len();
    view! {
        <li class:is-match=done == all>
            <button type="button" class="lesson-link" on:click=move |_| learn.go(Some(place))>{lesson.title.clone()}</button>
            <span class="lesson-count">{done} " of " {all}</span>
        </li>
    }
    .into_any()
}

/// Forgets which steps were solved and what was done in others, with a way back.
fn reset(learn: Learn) {
    let before = learn.progress.get_untracked();
    let put_back = drafts::forget(learn);
    kept::forget();
    learn.progress.set(Progress::default());
    learn.app.screen.notices.done_with("Progress reset.", "Undo", move || {
        put_back();
        learn.progress.set(before.clone());
        kept::keep(learn.app, &before);
    });
}

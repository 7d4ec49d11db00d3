//! What is the matter with the user's own function. Before code of others runs: where it came from, and what it can and cannot reach. While it runs: how far it is.

use crate::app::browser::sandbox::Progress;
use crate::app::state::App;
use crate::app::state::own::{self, Activity, Made};
use crate::app::widgets::editor::{Problem, Severity};
use eventbridge_playground::handler::own::messages::{came_from, ended, reach};
use eventbridge_playground::text::LineIndex;
use leptos::prelude::*;

/// The question, or how far a run is, or why it could not be made; nothing while nothing is the matter.
///
/// `has_stop`: there is no other *Stop* button in view.
#[component]
pub(crate) fn OwnMatter(app: App, again: Callback<()>, #[prop(optional)] has_stop: bool) -> impl IntoView {
    let question = own::own(app).question.clone();
    let is_asked = Memo::new(move |_| question.with(Option::is_some));
    move || {
        if is_asked.get() { question_view(app) } else { view! { <RunState app again has_stop /> }.into_any() }
    }
}

/// How far a run is, or why it could not be made; nothing while nothing runs. `has_stop` as above.
#[component]
pub(crate) fn RunState(app: App, again: Callback<()>, #[prop(optional)] has_stop: bool) -> impl IntoView {
    let activity = own::own(app).activity.clone();
    let activity = Memo::new(move |_| activity.get());
    move || {
        match activity.get() {
        Activity::Quiet => ().into_any(),
        Activity::Running { progress, done, all } => progress_view(app, progress, (done, all), has_stop),
        Activity::Stopped { done, all } => {
            let words = match all {
                1 => "Stopped. This run has no result.".to_owned(),
                _ => format!("Stopped after {done} of {all} runs."),
            };
            view! { <p class="own-stopped" role="status">{words}</p> }.into_any()
        }
        Activity::Failed(reason) => view! {
            <p class="function-error" role="alert">{reason} " "
                <button type="button" class="button button-small" on:click=move |_| again.run(())>"Try again"</button>
            </p>
        }
        .into_any(),
    }
    }
}

fn question_view(app: App) -> AnyView {
    let state = own::own(app);
    let from = came_from(&untrack(|| state.came_from(app)));
    let reach = app.session.peek(|workspace| workspace.code.as_deref().map(reach)).unwrap_or_default();
    question(from, reach, move |may_run| state.answer(app, may_run))
}

/// Asks whether code may run that came from elsewhere, as `from` says, and can do what `reach` says. `answer` is
/// called with whether it may.
pub(crate) fn question(from: String, reach: String, answer: impl Fn(bool) + Clone + 'static) -> AnyView {
    let refuse = answer.clone();
    view! {
        <div class="own-question" role="group" aria-label="Run this code?">
            <p><strong>"Run this code?"</strong> " " {from}</p>
            <p class="quiet">{reach}</p>
            <p class="own-answers">
                <button type="button" class="button button-primary" on:click=move |_| answer(true)>"Run it"</button>
                <button type="button" class="button" on:click=move |_| refuse(false)>"Don't run"</button>
            </p>
        </div>
    }
    .into_any()
}

/// Returns the place in the code at which a run failed.
pub(crate) fn problem(made: &Made) -> Option<Problem> {
    let source = &made.code.source;
    let span = made.outcome.failure()?.span(source)?;
    let message = ended(&made.invocation, &made.outcome);
    Some(Problem::new(&LineIndex::new(source), span, Severity::Error, message))
}

fn progress_view(app: App, progress: Progress, (done, all): (usize, usize), has_stop: bool) -> AnyView {
    let state = own::own(app);
    let of = if all > 1 { format!("Run {} of {all}. ", done + 1) } else { String::new() };
    let (words, bar) = match progress {
        Progress::Loading { loaded, total } => {
            let megabytes = |bytes: f64| format!("{:.1}", bytes / 1e6);
            let words = format!(
                "Loading the runtime: {} of {} MB, only the first time.",
                megabytes(loaded),
                megabytes(total)
            );
            (words, Some((loaded, total)))
        }
        Progress::Starting => ("Starting…".to_owned(), None),
        Progress::Running => ("Running…".to_owned(), None),
    };
    view! {
        <p class="own-progress" role="status">
            <span>{of} {words}</span>
            {bar.map(|(loaded, total)| view! {
                <progress aria-label="Loading the runtime" value=loaded max=total.max(1.0)></progress>
            })}
            {has_stop.then(|| view! {
                <button type="button" class="button button-small" on:click=move |_| state.stop()>"Stop"</button>
            })}
        </p>
    }
    .into_any()
}

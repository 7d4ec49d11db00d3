//! The dialog that makes an exercise of the workspace: what it says, what the learner starts with, what is checked, and
//! the help. It is tried out by the engine while one writes, and there is no link before it can be solved.

mod checks;
mod form;
mod start;

use super::exercise::copy_link;
use crate::app::browser::debounce::Debounce;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::lessons::{MAX_HINTS, Made, Trouble, make};
use eventbridge_playground::workspace::link;
use form::Form;
use leptos::prelude::*;
use std::time::Duration;

/// The exercise is tried out once its maker has paused for this long.
const PAUSE: Duration = Duration::from_millis(300);

/// More reasons are not told at once.
const MOST_TOLD: usize = 5;

/// What came of trying it out.
type Tried = Result<Ready, Vec<Trouble>>;

/// An exercise that can be solved.
#[derive(Clone)]
struct Ready {
    proof: String,
    /// The fragment of its link; `None` if none can hold it.
    fragment: Option<String>,
}

impl From<Made> for Ready {
    fn from(made: Made) -> Self {
        Self { proof: made.proof(), fragment: made.link(Tab::LEARN.0).ok() }
    }
}

#[component]
pub(super) fn MakeDialog(app: App) -> impl IntoView {
    let form = Form::of(app);
    let try_out = move || app.session.peek(|workspace| make(workspace, &form.plan()).map(Ready::from));
    let tried = RwSignal::new(untrack(try_out));
    let waiting = Debounce::of(PAUSE);
    Effect::new(move |first: Option<()>| {
        form.track();
        if first.is_some() {
            form.keep(app);
            waiting.then(move || tried.set(untrack(try_out)));
        }
    });
    // A dialog that is closed has nothing to try out any more.
    on_cleanup(move || {
        waiting.cancel();
    });
    let copy = move |_| {
        let found = untrack(try_out);
        let fragment = found.as_ref().ok().and_then(|ready| ready.fragment.clone());
        tried.set(found);
        if let Some(fragment) = fragment {
            // What is said would stand behind it.
            app.screen.close_dialog();
            copy_link(app, &fragment, "Whoever opens it can solve the exercise.");
        }
    };
    view! {
        <p class="quiet">"The current workspace is the solution. Whoever opens the link gets the task, and the \
                          page checks the answer."</p>
        <label class="make-field">"Title"
            <input type="text" maxlength="200" autocomplete="off" prop:value=form.title
                on:input=move |event| form.title.set(event_target_value(&event)) />
        </label>
        <label class="make-field">"Task"
            <textarea rows="3" aria-describedby="make-task-note" prop:value=form.task
                on:input=move |event| form.task.set(event_target_value(&event))></textarea>
        </label>
        <p id="make-task-note" class="quiet">"The task, hints and note on the solution are Markdown: \
                                              paragraphs, lists, **bold**, `code` and links."</p>
        <start::Start form />
        <checks::Checks form />
        <Hints form />
        <label class="make-field">"Note on the solution"
            <textarea rows="2" prop:value=form.solution_text
                on:input=move |event| form.solution_text.set(event_target_value(&event))></textarea>
        </label>
        <div class="make-result" role="status" aria-label="Result of the trial">{move || tried.with(told)}</div>
        <p class="export-choices">
            <button type="button" class="button button-primary" on:click=copy>"Copy link to the exercise"</button>
            {move || tried.with(preview)}
        </p>
    }
}

/// Whether it can be solved, and why not.
fn told(tried: &Tried) -> AnyView {
    let troubles = match tried {
        Ok(ready) => {
            return match ready.fragment {
                Some(_) => view! { <p class="is-match make-proof">{ready.proof.clone()}</p> }.into_any(),
                None => view! {
                    <p>"The exercise is too large for a link: more than " {link::MAX_LENGTH} " characters, even \
                        compressed. Remove events or checks."</p>
                }
                .into_any(),
            };
        }
        Err(troubles) => troubles,
    };
    let more = troubles.len().saturating_sub(MOST_TOLD);
    let rows = troubles.iter().take(MOST_TOLD).map(|trouble| view! { <li>{trouble.to_string()}</li> });
    view! {
        <p><strong>"Not ready to share yet."</strong></p>
        <ul role="list">{rows.collect_view()}</ul>
        {(more > 0).then(|| view! { <p>"And " {more} " more."</p> })}
    }
    .into_any()
}

/// The way to the exercise as a learner sees it.
fn preview(tried: &Tried) -> Option<AnyView> {
    let fragment = tried.as_ref().ok()?.fragment.as_ref()?;
    Some(
        view! { <a class="button" target="_blank" rel="noopener" href=format!("./#{fragment}")>"Open it in a new tab"</a> }
            .into_any(),
    )
}

#[component]
fn Hints(form: Form) -> impl IntoView {
    let add = move |_| {
        form.add_hint(String::new());
        // The new box is there in the next frame.
        request_animation_frame(move || {
            let boxes = form.hints.with_untracked(Vec::len);
            if let Some(text_box) = crate::app::browser::element(&hint_id(boxes.saturating_sub(1))) {
                let _ = text_box.focus();
            }
        });
    };
    let row = move |(at, (_, text)): (usize, (u32, RwSignal<String>))| {
        let number = at + 1;
        view! {
            <li>
                <textarea rows="2" id=hint_id(at) aria-label=format!("Hint {number}") prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))></textarea>
                <button type="button" class="button button-small" aria-label=format!("Remove hint {number}")
                    on:click=move |_| form.remove_hint(at)>"Remove"</button>
            </li>
        }
    };
    let is_full = move || form.hints.with(Vec::len) >= MAX_HINTS;
    let rows = move || form.hints.get().into_iter().enumerate().map(row).collect_view();
    view! {
        <fieldset class="make-part">
            <legend>"Hints"</legend>
            <ol class="make-hints" role="list">{rows}</ol>
            <button type="button" class="button button-small" disabled=is_full
                on:click=add>"Add a hint"</button>
        </fieldset>
    }
}

fn hint_id(at: usize) -> String {
    format!("make-hint-{at}")
}

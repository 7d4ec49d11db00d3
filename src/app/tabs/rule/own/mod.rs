//! The user's own function in the dock: its code, its settings, and what came of running it.

mod all;
mod code;
mod results;

use super::function::chosen_name;
use crate::app::browser::debounce::Debounce;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::own::{self, Own, code_of};
use crate::app::state::wings::wing;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::handler::own::templates::{TEMPLATES, Template};
use eventbridge_playground::handler::own::{Code, MAX_PAYLOAD, NAME, messages};
use eventbridge_playground::json::{Document, Value};
use eventbridge_playground::workspace::Verdict;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The views and verbs of the own function.
pub(crate) struct OwnWing {
    pub(super) response: fn(App) -> AnyView,
    pub(super) log: fn(App) -> AnyView,
    pub(super) code: fn(App) -> AnyView,
    pub(super) button: fn(App) -> AnyView,
    /// Runs it on the selected event, whether that matches or not.
    pub(super) run: fn(App),
    /// Makes it the rule's target; a new one begins as the built-in function with this name.
    pub(super) take: fn(App, &str),
}

wing! {
    /// The user's own function.
    pub(crate) static OWN: Wing<OwnWing> = "own" in assist, OwnWing {
        response: |app| view! { <results::Response app /> }.into_any(),
        log: |app| view! { <results::Log app /> }.into_any(),
        code: |app| view! { <code::CodeView app /> }.into_any(),
        button: |app| view! { <RunButton app /> }.into_any(),
        run,
        take,
    };
}

/// After this long the visitor has paused, and code runs that is to run as it is typed.
const PAUSE: Duration = Duration::from_millis(600);

fn take(app: App, before: &str) {
    let has_code = app.session.peek(|workspace| workspace.code.is_some());
    let template = Template::of_built_in(before).or(TEMPLATES.first());
    if let Some(template) = template.filter(|_| !has_code || !before.is_empty()) {
        begin_anew(app, template);
    }
    app.session.choose_function(Some(NAME.to_owned()));
}

/// Puts a template in the place of the code, with a way back; code that could run before can run again then.
fn begin_anew(app: App, template: &'static Template) {
    let state = own::own(app);
    let before = app.session.peek(|workspace| workspace.code.clone());
    let could_run = before.as_ref().is_some_and(|before| untrack(|| state.allows(before)));
    state.replace(app, template.code());
    if let Some(before) = before.filter(|before| !before.source.trim().is_empty()) {
        let told = format!("Replaced by: {}.", template.title);
        app.screen.notices.done_with(told, "Undo", move || {
            if could_run {
                state.replace(app, (*before).clone());
            } else {
                app.session.edit_code(Some(Arc::clone(&before)));
            }
        });
    }
}

/// Runs the function on the selected event once it may run.
fn run(app: App) {
    let state = own::own(app);
    if untrack(|| state.is_busy()) {
        return;
    }
    state.start(app, move || run_now(app, state));
}

fn run_now(app: App, state: &'static Own) {
    app.rule.settle();
    let Some(payload) = untrack(|| payload(app)) else {
        return app.screen.notices.warn("Not run: there is no valid event.");
    };
    if payload.len() > MAX_PAYLOAD {
        return app.screen.notices.warn(messages::payload_too_large(payload.len()));
    }
    let time = untrack(|| app.rule.document()).and_then(|document| time_of(&document));
    let to_run = state.next_on(&payload, time);
    state.run(app, vec![to_run], |_| {});
}

/// Returns the selected event as the function gets it, tracked; `None` if there is none that can be
/// read.
fn payload(app: App) -> Option<Arc<str>> {
    app.rule.settled.with(|shown| {
        let shown = shown.as_ref()?;
        let is_event = matches!(shown.event.verdict, Verdict::Match | Verdict::NoMatch);
        is_event.then(|| Arc::from(shown.event.document.text()))
    })
}

fn time_of(document: &Document) -> Option<Timestamp> {
    let time = document.root()?.get("time").and_then(Value::as_str)?;
    Timestamp::parse(&time)
}

/// Returns the code if it is the rule's target; tracked.
fn shown_code(app: App) -> Memo<Option<Arc<Code>>> {
    let (name, code) = (chosen_name(app), code_of(app));
    Memo::new(move |_| code.get().filter(|_| name.with(|name| name == NAME)))
}

/// The code and the event that it would run on.
type RunOn = (Arc<Code>, Option<Arc<str>>);

/// Runs code again that the user lets run as it is typed, after a pause.
pub(super) fn follow(app: App) {
    let state = own::own(app);
    let code = shown_code(app);
    let waiting = Debounce::of(PAUSE);
    let event = Memo::new(move |_| payload(app));
    Effect::new(move |before: Option<Option<RunOn>>| {
        let now = code.get().map(|code| (code, event.get()));
        let is_changed = before.is_some_and(|before| before != now);
        if let Some((code, _)) = now.as_ref().filter(|_| is_changed)
            && untrack(|| state.runs_as_typed(code))
        {
            let code = Arc::clone(code);
            waiting.then(move || {
                // Only what the visitor has typed, and still has before him.
                let is_there = app.session.peek(|workspace| workspace.code.as_ref() == Some(&code));
                if is_there && untrack(|| state.runs_as_typed(&code) && !state.is_busy()) {
                    run_now(app, state);
                }
            });
        } else if is_changed {
            waiting.cancel();
        }
        now
    });
}

#[component]
fn RunButton(app: App) -> impl IntoView {
    let state = own::own(app);
    let is_busy = Memo::new(move |_| state.is_busy());
    let press = move |_| if is_busy.get_untracked() { state.stop() } else { run(app) };
    let is_large = state.is_large.clone();
    let large = Memo::new(move |_| is_large.get());
    let switch = move |_| state.is_large.update(|is_large| *is_large = !*is_large);
    view! {
        <span class="own-buttons">
            <button type="button" class="button own-enlarge" aria-label="Enlarge" aria-pressed=move || large.get().to_string()
                title="Enlarge: hide the pattern and the event" on:click=switch>"⤢"</button>
            <button type="button" class="button" aria-keyshortcuts="Control+Enter"
                title=tooltip("Run", CommandId::Run)
                on:click=press>{move || if is_busy.get() { "Stop" } else { "Run" }}</button>
        </span>
    }
}

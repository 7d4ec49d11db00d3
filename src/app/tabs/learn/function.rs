//! The learner's own function in a step: its code, its settings, and what came of running it. It runs when the learner
//! says so, on the events that the step's checks are about.

use super::Learn;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::own::{self, Made, ToRun};
use crate::app::widgets::editor::{Editor, Problem};
use crate::app::widgets::long_text::LongText;
use crate::app::widgets::own_matter::{RunState, problem, question};
use crate::app::widgets::own_settings::{Change, OwnSettings, runtime_of};
use eventbridge_playground::handler::own::{Code, Consent, FUNCTION_NAME, OwnRuns, messages};
use eventbridge_playground::handler::{RecordedCall, Response};
use eventbridge_playground::json;
use eventbridge_playground::lessons::{NeededRun, Step, needed_runs};
use eventbridge_playground::text::shortened;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The function's state. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Function {
    /// The runs that were made last.
    made: RwSignal<Arc<Vec<Made>>>,
    /// Whether a run of this tab is under way.
    is_running: StoredValue<bool>,
    /// The learner's consent to run code of somebody else's course.
    consent: StoredValue<Consent>,
    /// Whether the learner is asked for that.
    asks: RwSignal<bool>,
}

impl Function {
    pub(super) fn new() -> Self {
        Self {
            made: RwSignal::new(Arc::default()),
            is_running: StoredValue::new(false),
            consent: StoredValue::new(Consent::default()),
            asks: RwSignal::new(false),
        }
    }

    /// Returns the runs for the judge; tracked.
    pub(super) fn runs(self) -> OwnRuns {
        self.made.with(|made| {
            let Some(first) = made.first() else { return OwnRuns::default() };
            let runs = made.iter().map(|run| (Arc::clone(&run.payload), run.attempt, run.outcome.clone()));
            OwnRuns::of(Arc::clone(&first.code), runs.collect())
        })
    }

    /// The learner goes to another step: what runs is ended, what was made is forgotten.
    pub(super) fn leave(self, app: App) {
        if self.is_running.get_value() {
            own::own(app).stop();
        }
        own::own(app).forget_end();
        self.asks.set(false);
        self.made.set(Arc::default());
    }
}

/// The learner edits the code or its settings.
fn edit(learn: Learn, change: impl FnOnce(&mut Code)) {
    let before = learn.session.peek(|workspace| workspace.code.clone());
    let mut after = before.as_deref().cloned().unwrap_or_default();
    change(&mut after);
    learn.function.consent.update_value(|consent| consent.edited(before.as_deref(), &after));
    // What kept it from running may be fixed.
    own::own(learn.app).forget_end();
    learn.session.edit_code(Some(Arc::new(after)));
}

/// Runs the function, once it may: code of a course of somebody else is asked about first.
fn run(learn: Learn, step: &Arc<Step>) {
    let Some(code) = learn.session.peek(|workspace| workspace.code.clone()) else { return };
    let may_run = learn.is_own_course() || learn.function.consent.with_value(|consent| consent.allows(&code));
    if may_run {
        run_now(learn, step, &code);
    } else {
        learn.function.asks.set(true);
    }
}

fn run_now(learn: Learn, step: &Arc<Step>, code: &Arc<Code>) {
    let (function, state) = (learn.function, own::own(learn.app));
    if untrack(|| state.is_busy()) {
        return;
    }
    function.asks.set(false);
    learn.has_tried.set(true);
    let to_run = |run: NeededRun| ToRun {
        identity: run.identity(),
        payload: run.payload,
        attempt: run.attempt,
        function_name: FUNCTION_NAME.to_owned(),
        is_warm: run.attempt > 1,
    };
    let runs = learn.session.peek(|workspace| needed_runs(step, workspace)).into_iter().map(to_run);
    let place = learn.place.get_untracked();
    let made = Rc::new(RefCell::new(Vec::new()));
    let keep = {
        let made = Rc::clone(&made);
        move |run| made.borrow_mut().push(run)
    };
    let has_begun = state.run_code(code, learn.session, runs.collect(), keep, move |_| {
        function.is_running.set_value(false);
        // What is judged changes once, when all is there.
        if learn.place.get_untracked() == place {
            function.made.set(Arc::new(made.take()));
        } else {
            state.forget_end();
        }
    });
    function.is_running.set_value(has_begun);
}

/// Runs the function by the keys that run one on the tab Rule, from wherever in the step.
pub(super) fn on_key(learn: Learn, step: &Arc<Step>, event: &KeyboardEvent) {
    let is_run = event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.shift_key();
    if is_run && step.panes.code {
        event.prevent_default();
        event.stop_propagation();
        run(learn, step);
    }
}

fn code_of(learn: Learn) -> Memo<Option<Arc<Code>>> {
    Memo::new(move |_| learn.session.read(|workspace| workspace.code.clone()))
}

/// Returns the runs on the selected event, by their attempts, and whether the code has changed since; tracked.
fn shown(learn: Learn) -> (Vec<usize>, bool) {
    let (payload, code) = learn.session.read(|workspace| {
        (workspace.selected_event().map(|event| Arc::clone(&event.text)), workspace.code.clone())
    });
    learn.function.made.with(|made| {
        let is_it = |run: &Made| payload.as_ref().is_some_and(|payload| *run.payload == **payload);
        let found = made.iter().enumerate().filter(|(_, run)| is_it(run)).map(|(at, _)| at).collect();
        let is_stale = made.first().is_some_and(|run| code.as_ref().is_some_and(|code| **code != *run.code));
        (found, is_stale)
    })
}

#[component]
pub(super) fn CodePane(learn: Learn, step: Arc<Step>) -> impl IntoView {
    let code = code_of(learn);
    let text = Memo::new(move |_| {
        code.with(|code| code.as_ref().map_or_else(|| Arc::from(""), |code| Arc::clone(&code.source)))
    });
    let runtime = runtime_of(code);
    let about = move || {
        code.with(|code| code.as_ref().map(|code| format!("{}, {}", code.runtime.title(), code.handler())))
    };
    let problems = Memo::new(move |_| {
        let (found, is_stale) = shown(learn);
        learn.function.made.with(|made| {
            let runs = found.iter().filter(|_| !is_stale).filter_map(|at| made.get(*at));
            runs.filter_map(problem).take(1).collect::<Vec<Problem>>()
        })
    });
    let settings =
        |code: &Option<Arc<Code>>| code.as_deref().map(|code| Code { source: Arc::from(""), ..code.clone() });
    let is_about_settings = settings(&step.start.code) != settings(&step.solution.code);
    let state = own::own(learn.app);
    let is_busy = Memo::new(move |_| state.is_busy());
    let press = move |_| if is_busy.get_untracked() { state.stop() } else { run(learn, &step) };
    let editor = move |syntax: &'static str| {
        view! {
            <Editor label="Your function" language=syntax value=text problems
                document=Signal::derive(move || format!("code-{}", learn.session.opened()))
                description="The source of your function. It runs when you press Run."
                on_edit=Callback::new(move |text: Arc<str>| edit(learn, |code| code.set_source(text))) />
        }
        .into_any()
    };
    view! {
        <section class="pane step-code" aria-labelledby="learn-code">
            <div class="pane-head">
                <h2 id="learn-code">"Your function"</h2>
                <span class="quiet">{about}</span>
                <button type="button" class="button button-primary" id="learn-run" aria-keyshortcuts="Control+Enter"
                    title=tooltip("Run", CommandId::Run)
                    on:click=press>{move || if is_busy.get() { "Stop" } else { "Run" }}</button>
            </div>
            {move || editor(runtime.get().syntax())}
            <details class="step-settings" open=is_about_settings>
                <summary>"Settings"</summary>
                <OwnSettings app=learn.app code edit=Callback::new(move |change: Change| edit(learn, change))
                    last_call=Callback::new(move |()| last_call(learn)) />
            </details>
        </section>
    }
}

fn last_call(learn: Learn) -> Option<String> {
    learn.function.made.with_untracked(|made| made.iter().find_map(Made::first_call))
}

/// The outcome of the last run on the selected event.
#[component]
pub(super) fn RunsPane(learn: Learn, step: Arc<Step>) -> impl IntoView {
    let function = learn.function;
    let again = {
        let step = Arc::clone(&step);
        Callback::new(move |()| run(learn, &step))
    };
    let question = move || function.asks.get().then(|| ask(learn, Arc::clone(&step)));
    let content = move || {
        let (found, is_stale) = shown(learn);
        function.made.with(|made| {
            if found.is_empty() {
                let words = if made.is_empty() {
                    "Not run yet. Your code runs when you press Run, in a sandbox in this page."
                } else {
                    "Not run yet on this event."
                };
                return view! { <p class="quiet">{words}</p> }.into_any();
            }
            let stale = is_stale.then(|| {
                view! { <p class="own-stale">"From an earlier version of the code. Press Run to update it."</p> }
            });
            let runs = found.iter().filter_map(|at| made.get(*at)).map(run_view).collect_view();
            view! { {stale} {runs} }.into_any()
        })
    };
    view! {
        <section class="pane step-function" aria-labelledby="learn-runs">
            <div class="pane-head"><h2 id="learn-runs">"Last run"</h2></div>
            <div class="step-results" tabindex="0" role="region" aria-label="Response, calls and log of the last run">
                {question}
                <RunState app=learn.app again />
                {content}
            </div>
        </section>
    }
}

fn run_view(made: &Made) -> AnyView {
    let of = match made.attempt {
        1 => String::new(),
        attempt => format!(", attempt {attempt}"),
    };
    let text = made.invocation.response.json();
    let text = json::pretty_text(text).unwrap_or_else(|| text.to_owned());
    let has_failed = matches!(made.invocation.response, Response::Failed(_));
    let hint = made.outcome.failure().and_then(|failure| failure.hint.clone());
    let call = |call: &RecordedCall| {
        let RecordedCall { service, operation, parameters, answer } = call;
        let (asked, answered) = (shortened(parameters, 400), shortened(answer, 400));
        view! { <dt><code>{format!("{service}.{operation} {asked}")}</code></dt><dd><code>{answered}</code></dd> }
    };
    let calls = made.invocation.calls.iter().map(call).collect_view();
    let calls = (!made.invocation.calls.is_empty()).then(
        || view! { <h3>"Calls and their responses" {of.clone()}</h3> <dl class="step-payloads">{calls}</dl> },
    );
    let log: Vec<&str> = made.invocation.log.iter().map(|line| line.text.trim_end_matches('\n')).collect();
    view! {
        <h3>"Response" {of.clone()}</h3>
        {has_failed.then(|| view! { <p class="function-error">{messages::ended(&made.invocation, &made.outcome)}</p> })}
        {hint.map(|hint| view! { <p class="own-hint">{hint}</p> })}
        <LongText text />
        {calls}
        <h3>"Logs" {of}</h3>
        <pre>{log.join("\n")}</pre>
    }
    .into_any()
}

/// Asks whether code that came with a course may run.
fn ask(learn: Learn, step: Arc<Step>) -> AnyView {
    let function = learn.function;
    let reach = learn.session.peek(|workspace| workspace.code.as_deref().map(messages::reach));
    let answer = move |may_run: bool| {
        if !may_run {
            return function.asks.set(false);
        }
        let Some(code) = learn.session.peek(|workspace| workspace.code.clone()) else { return };
        function.consent.update_value(|consent| consent.allow((*code).clone()));
        run(learn, &step);
    };
    question(
        "It came with the course. Read it before you run it.".to_owned(),
        reach.unwrap_or_default(),
        answer,
    )
}

//! The rule's target: a function, what it returns and what it logs.

use super::own::{OWN, OwnWing};
use crate::app::state::App;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::rule::Pane;
use crate::app::state::screen::Tab;
use crate::app::widgets::editor::Editor;
use crate::app::widgets::long_text::{LongText, beginning, copy_button};
use crate::app::widgets::place::{place, quiet_place};
use crate::app::widgets::tab_set::{Panel, TabSet};
use eventbridge_playground::handler::{
    self, Description, HANDLERS, Handler, Invocation, LogKind, Response, Settings, SimulatedTelemetry, Start,
    invoke, own,
};
use eventbridge_playground::json;
use eventbridge_playground::rng::seed_of;
use eventbridge_playground::workspace::{self, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// Older invocations leave the log that is shown.
const MAX_RUNS: u64 = 20;

const MEMORY_MB: u32 = 128;

/// The time of invocations whose event has none.
const CLOCK: &str = "2026-01-01T00:00:00Z";

/// The state of the function, as the page shows it.
#[derive(Clone)]
enum Work {
    /// The rule has no target.
    NoFunction,
    /// No event is selected.
    NoEvent,
    /// The event does not come this far, for this verdict, or there is no pattern; whether the function could run on
    /// it all the same.
    NotInvoked { verdict: Option<Verdict>, can_run: bool },
    /// The invocations so far, oldest first; never empty. `anyway`: the rule would not have invoked it.
    Ran { invocations: Arc<[Invocation]>, anyway: bool },
}

/// Returns the name of the chosen function in a memo of its own; empty without one.
pub(super) fn chosen_name(app: App) -> Memo<String> {
    Memo::new(move |_| app.session.read(|workspace| workspace.handler.clone()).unwrap_or_default())
}

fn chosen(app: App) -> Option<&'static dyn Handler> {
    app.session.read(|workspace| workspace.handler.as_deref().and_then(handler::find))
}

/// Has the function run `runs` times on the selected event, a frame later.
fn work(app: App, handler: &str, place: &workspace::Settings, runs: u64) -> Work {
    let Some(handler) = handler::find(handler) else { return Work::NoFunction };
    let workspace::Settings { account, region } = place.clone();
    let settings = Settings { account, region, memory_size: MEMORY_MB };
    app.rule.settled.with(|shown| {
        let Some(shown) = shown else { return Work::NoEvent };
        let verdict = Some(shown.event.verdict).filter(|_| !app.session.is_pattern_blank());
        let anyway = shown.event.verdict == Verdict::NoMatch;
        let is_run = shown.event.verdict == Verdict::Match || anyway;
        let Some(event) = shown.event.document.root().filter(|_| is_run) else {
            return Work::NotInvoked { verdict, can_run: false };
        };
        // It runs automatically on an event that matches, and otherwise only on request.
        let runs = if anyway { runs - 1 } else { runs };
        if runs == 0 {
            return Work::NotInvoked { verdict, can_run: true };
        }
        // The same event gives the same numbers, so that a link shows what its sender saw.
        let telemetry = SimulatedTelemetry::new(seed_of(shown.event.document.text()), CLOCK);
        let run = |run| {
            let start = if run == 1 { Start::Cold } else { Start::Warm };
            invoke(handler, event, start, run, &settings, &telemetry)
        };
        let invocations = (runs.saturating_sub(MAX_RUNS) + 1..=runs).map(run).collect();
        Work::Ran { invocations, anyway }
    })
}

/// Runs the function once more on the selected event.
pub(crate) fn run_function(app: App) {
    if app.session.peek(|workspace| workspace.handler.as_deref() == Some(own::NAME)) {
        return app.wings.with(&OWN, move |wing| (wing.run)(app));
    }
    let verdict = app.session.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.event.verdict));
    let runs_anyway = verdict == Some(Verdict::NoMatch) && untrack(|| app.rule.runs()) > 1;
    if chosen(app).is_some() && (verdict == Some(Verdict::Match) || runs_anyway) {
        app.rule.run_again();
    } else {
        app.screen
            .notices
            .warn("Not invoked: the rule has no function, or the event doesn't match the rule.");
    }
}

#[component]
pub(super) fn FunctionPane(app: App) -> impl IntoView {
    // Each in a memo of its own, since the workspace changes with every key.
    let name = chosen_name(app);
    let home = Memo::new(move |_| app.session.read(|workspace| workspace.settings.clone()));
    let runs = Memo::new(move |_| app.rule.runs());
    let work = Memo::new_with_compare(
        move |_| name.with(|name| home.with(|home| work(app, name, home, runs.get()))),
        |_, _| true,
    );
    let is_own = Memo::new(move |_| name.with(|name| name == own::NAME));
    Effect::new(move |_| {
        if is_own.get() {
            app.wings.load(&OWN);
        }
    });
    let can_run = move || work.with(|work| matches!(work, Work::Ran { .. }));
    let listing =
        Memo::new(move |_| Arc::<str>::from(chosen(app).map_or("", |handler| handler.description().listing)));
    let document =
        Signal::derive(move || chosen(app).map_or("none", |handler| handler.description().name).to_owned());
    let has_code = move || listing.with(|listing| !listing.is_empty());
    let code = view! {
        <Show when=has_code fallback=|| view! { <p class="quiet empty">"This rule has no function."</p> }>
            <p class="code-note">
                <span class="quiet">"Built in: simulated here, so it runs at once."</span> " "
                <button type="button" class="button button-small" on:click=move |_| take_own(app)>"Edit and run for real"</button>
            </p>
            <Editor label="Handler" language="python" value=listing document
                description="The source of the built-in function in Python. It is read-only." />
        </Show>
    }
    .into_any();
    let either = move |of_own: fn(&'static OwnWing) -> fn(App) -> AnyView, built_in: AnyView| {
        let own = move || is_own.get().then(|| place(app, &OWN, move |wing| of_own(wing)(app)));
        view! { <div class="dock-part" hidden=move || is_own.get()>{built_in}</div> {own} }.into_any()
    };
    let panel = |id, title, view| Panel { id, title, count: None, view };
    let panels = vec![
        panel(
            "response",
            "Response",
            either(
                |wing| wing.response,
                view! { {move || work.with(|work| response(app, work, runs.get()))} }.into_any(),
            ),
        ),
        panel(
            "logs",
            "Logs",
            either(|wing| wing.log, view! { {move || work.with(|work| log(app, work))} }.into_any()),
        ),
        panel("code", "Code", either(|wing| wing.code, code)),
    ];
    let before = view! { <FunctionSelect app /> }.into_any();
    let run = move || {
        if is_own.get() {
            return quiet_place(app, &OWN, move |wing| (wing.button)(app));
        }
        view! {
            <button type="button" class="button" aria-keyshortcuts="Control+Enter"
                title=tooltip("Run", CommandId::Run)
                disabled=move || !can_run() on:click=move |_| run_function(app)>"Run"</button>
        }
        .into_any()
    };
    let after = view! { {run} }.into_any();
    view! {
        <section class="pane dock-function" aria-label="Lambda function">
            <TabSet label="Lambda function" panels selected=app.rule.function_tab before after />
        </section>
    }
}

/// Shows the place for the visitor's own code.
pub(super) fn open_own_code(app: App) {
    app.screen.show(Tab::RULE);
    app.rule.pane.set(Pane::Response);
    app.rule.function_tab.set("code");
    app.wings.with(&OWN, move |wing| (wing.take)(app, ""));
}

/// Makes the built-in function the visitor's own, to be edited and run.
fn take_own(app: App) {
    let name = app.session.peek(|workspace| workspace.handler.clone()).unwrap_or_default();
    app.wings.with(&OWN, move |wing| (wing.take)(app, &name));
}

#[component]
fn FunctionSelect(app: App) -> impl IntoView {
    let name = chosen_name(app);
    let choose = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        if name == own::NAME {
            return app.wings.with(&OWN, move |wing| (wing.take)(app, ""));
        }
        app.session.choose_function((!name.is_empty()).then_some(name));
    };
    let option = move |handler: &&'static dyn Handler| {
        let Description { name: value, title, .. } = *handler.description();
        view! { <option value=value selected=move || name.get() == value>{title}</option> }
    };
    view! {
        <label class="function-select">
            <span class="visually-hidden">"Function"</span>
            <select on:change=choose prop:value=move || name.get()>
                <option value="" selected=move || name.with(String::is_empty)>"No function"</option>
                {HANDLERS.iter().map(option).collect_view()}
                <option value=own::NAME selected=move || name.with(|name| name == own::NAME)>"Your own function"</option>
            </select>
        </label>
    }
}

/// Returns why there is no result to show.
fn absence(work: &Work) -> Option<&'static str> {
    match work {
        Work::NoFunction => Some("The rule has no target. Choose a function to see what it does."),
        Work::NoEvent => Some("There is no event to run the function on."),
        Work::NotInvoked { verdict, .. } => Some(match verdict {
            None => "Not invoked: there is no pattern yet.",
            Some(Verdict::InvalidPattern) => "Not invoked: the pattern isn't valid.",
            Some(Verdict::InvalidEvent) => "Not invoked: the event isn't valid.",
            Some(Verdict::Off) => "Not invoked: this event isn't included.",
            Some(Verdict::Match | Verdict::NoMatch) => "Not invoked: the event doesn't match the rule.",
        }),
        Work::Ran { .. } => None,
    }
}

fn response(app: App, work: &Work, runs: u64) -> AnyView {
    let Work::Ran { invocations, anyway } = work else {
        let can_run = matches!(work, Work::NotInvoked { can_run: true, .. });
        return view! {
            <p class="quiet">{absence(work)}</p>
            {can_run.then(|| view! {
                <button type="button" class="button button-small" on:click=move |_| app.rule.run_again()>
                    "Run anyway"
                </button>
            })}
        }
        .into_any();
    };
    let Some(last) = invocations.last() else { return ().into_any() };
    let failed = matches!(last.response, Response::Failed(_));
    let text = last.response.json();
    let text = json::pretty_text(text).unwrap_or_else(|| text.to_owned());
    view! {
        {anyway.then(|| view! { <p class="quiet">"The rule wouldn't invoke it: the event doesn't match."</p> })}
        {failed.then(|| view! { <p class="function-error">"The function failed. Lambda would retry twice."</p> })}
        <LongText text copy=(app, "the response") />
        <p class="quiet run-line">{run_line(last, runs)}</p>
        {calls_view(last)}
    }
    .into_any()
}

/// Returns which invocation it was: another press of *Run* is another one.
fn run_line(invocation: &Invocation, runs: u64) -> String {
    // The report's first parts are the id and the duration.
    let report = invocation.log.last().map_or("", |line| line.text.as_str());
    let mut words: Vec<String> = report.split('\t').take(2).map(|part| part.replace("REPORT ", "")).collect();
    if runs > 1 {
        words.push(format!("run {runs}"));
    }
    words.join(" · ")
}

/// The calls to AWS that an invocation would have made.
pub(super) fn calls_view(invocation: &Invocation) -> AnyView {
    if invocation.calls.is_empty() {
        return ().into_any();
    }
    let call = |call: &handler::RecordedCall| {
        let text = format!("{}.{} {}", call.service, call.operation, beginning(&call.parameters));
        let answer = format!("Response: {}", beginning(&call.answer));
        view! { <li><code title=answer>{text}</code></li> }
    };
    let calls = invocation.calls.iter().map(call).collect_view();
    view! {
        <p class="quiet">"AWS calls that the function would make (recorded, not sent):"</p>
        <ul class="calls" aria-label="Recorded calls">{calls}</ul>
    }
    .into_any()
}

fn log(app: App, work: &Work) -> AnyView {
    let Work::Ran { invocations, .. } = work else {
        return view! { <p class="quiet">{absence(work)}</p> }.into_any();
    };
    let lines = invocations.iter().flat_map(|invocation| &invocation.log).map(|line| line.text.as_str());
    let text = lines.collect::<Vec<_>>().join("\n");
    view! {
        <div class="long-text">
            {copy_button(app, "the log", text.into())}
            {log_view(invocations.iter())}
        </div>
        <p class="quiet">"IDs, times and durations are simulated."</p>
    }
    .into_any()
}

/// The log lines of invocations.
pub(super) fn log_view<'i>(invocations: impl Iterator<Item = &'i Invocation>) -> AnyView {
    let line = |line: &handler::LogLine| {
        let class = match line.kind {
            LogKind::Platform => "log-line log-platform",
            LogKind::Error => "log-line log-error",
            _ => "log-line",
        };
        let text = format!("{}\n", beginning(&line.text));
        view! { <span class=class>{text}</span> }
    };
    let lines = invocations.flat_map(|invocation| invocation.log.iter().map(line)).collect_view();
    view! { <pre class="output log" tabindex="0">{lines}</pre> }.into_any()
}

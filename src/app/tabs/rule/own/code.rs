//! The tab Code of the own function: the editor, and beside it settings and all events.

use super::results::{Last, last};
use super::{all, begin_anew, run, shown_code};
use crate::app::state::App;
use crate::app::state::own::{self, code_of};
use crate::app::widgets::editor::{Editor, Problem};
use crate::app::widgets::menu::Menu;
use crate::app::widgets::own_matter::{OwnMatter, problem};
use crate::app::widgets::own_settings::{Change, OwnSettings, runtime_of};
use eventbridge_playground::handler::Response;
use eventbridge_playground::handler::own::templates::{TEMPLATES, Template};
use eventbridge_playground::handler::own::{Code, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// What the tab shows below its bar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Editor,
    Settings,
    AllEvents,
}

const PARTS: [(Part, &str); 3] =
    [(Part::Editor, "Editor"), (Part::Settings, "Settings"), (Part::AllEvents, "All events")];

#[component]
pub(super) fn CodeView(app: App) -> impl IntoView {
    super::follow(app);
    let part = RwSignal::new(Part::Editor);
    let switch = move |(of, title): (Part, &'static str)| {
        view! {
            <button type="button" aria-pressed=move || (part.get() == of).to_string() on:click=move |_| part.set(of)>{title}</button>
        }
    };
    view! {
        <div class="own-code">
            <div class="own-bar toolbar">
                <div class="own-parts" role="group" aria-label="Your function">{PARTS.map(switch)}</div>
                <NewFromTemplate app part />
                <span class="own-summary quiet" title=summary(app)>{summary(app)}</span>
            </div>
            <div class="own-room" hidden=move || part.get() != Part::Editor><CodeEditor app /></div>
            <Show when=move || part.get() == Part::Settings>
                <OwnSettings app code=code_of(app) edit=Callback::new(move |change: Change| own::own(app).edit(app, change))
                    last_call=Callback::new(move |()| last_call(app)) />
            </Show>
            <Show when=move || part.get() == Part::AllEvents><all::AllEvents app /></Show>
            <div class="own-status"><OwnMatter app again=Callback::new(move |()| run(app)) /> <Status app /></div>
        </div>
    }
}

#[component]
fn NewFromTemplate(app: App, part: RwSignal<Part>) -> impl IntoView {
    let take = move |template: &'static Template| {
        begin_anew(app, template);
        part.set(Part::Editor);
    };
    let entry = move |template: &'static Template| {
        view! { <button type="button" class="menu-entry" on:click=move |_| take(template)>{template.title}</button> }
    };
    let content = move || TEMPLATES.iter().map(entry).collect_view().into_any();
    view! { <Menu label="New from template" face="New ▾".into_any() content /> }
}

/// Returns the settings in a line.
fn summary(app: App) -> impl Fn() -> String {
    let code = code_of(app);
    move || {
        code.with(|code| {
            let Some(code) = code else { return String::new() };
            let Code { runtime, timeout, memory, .. } = &**code;
            format!("{} · {} · {timeout} s · {memory} MB", runtime.title(), code.handler())
        })
    }
}

#[component]
fn CodeEditor(app: App) -> impl IntoView {
    let (state, code) = (own::own(app), code_of(app));
    let text = Memo::new(move |_| {
        code.with(|code| code.as_ref().map_or_else(|| Arc::from(""), |code| Arc::clone(&code.source)))
    });
    let last = last(app);
    let problems = Memo::new(move |_| {
        // An earlier version of the code failed elsewhere.
        let found = last.get().filter(|last| !last.is_stale).and_then(|last| problem(&last.made));
        found.into_iter().collect::<Vec<Problem>>()
    });
    let lineage = state.lineage.clone();
    let edited = move |text: Arc<str>| state.edit(app, |code| code.set_source(text));
    let runtime = runtime_of(code);
    let editor = move |syntax: &'static str| {
        let lineage = lineage.clone();
        view! {
            <Editor label="Handler" language=syntax value=text problems
                document=Signal::derive(move || format!("own-{}", lineage.get()))
                description="The source of your function. It runs when you press Run."
                on_edit=Callback::new(edited) />
        }
        .into_any()
    };
    move || editor(runtime.get().syntax())
}

/// How the last run on the selected event ended, on one line.
#[component]
fn Status(app: App) -> impl IntoView {
    let (state, code, last) = (own::own(app), shown_code(app), last(app));
    let troubles = Memo::new(move |_| {
        let found = |code: &Arc<Code>| {
            code.troubles().iter().map(|it| messages::trouble(it, &code.answers)).collect()
        };
        code.with(|code| code.as_ref().map_or_else(Vec::new, found))
    });
    let ended = move || match last.get() {
        None => view! { <span class="quiet">"Not run yet on this event."</span> }.into_any(),
        Some(Last { is_stale: true, .. }) => {
            view! { <span class="quiet">"Changed since the last run."</span> }.into_any()
        }
        Some(Last { made, .. }) => {
            let has_failed = matches!(made.invocation.response, Response::Failed(_));
            let words = messages::ended(&made.invocation, &made.outcome);
            let value = (!has_failed).then(|| beginning(made.invocation.response.json()));
            view! {
                <span class:function-error=has_failed>{words}</span>
                {value.map(|value| view! { " " <code>{value}</code> })}
            }
            .into_any()
        }
    };
    let runs_as_typed =
        Memo::new(move |_| code.with(|code| code.as_ref().is_some_and(|code| state.runs_as_typed(code))));
    let may_run = Memo::new(move |_| code.with(|code| code.as_ref().is_some_and(|code| state.allows(code))));
    let switch = move |event: leptos::ev::Event| {
        if let Some(code) = code.get_untracked() {
            state.run_as_typed(&code, event_target_checked(&event));
        }
    };
    view! {
        {move || troubles.get().into_iter().map(|words| view! { <p class="field-problem">{words}</p> }).collect_view()}
        <p class="own-ended">
            <span role="status" aria-label="Last run">{ended}</span>
            <label class="switch" title="Runs on every edit, and for each event that you select. Turns off when \
                                         the code changes in any other way.">
                <input type="checkbox" prop:checked=move || runs_as_typed.get() disabled=move || !may_run.get() on:change=switch />
                "Run as I type"
            </label>
        </p>
    }
}

/// Returns the first call of the last run, for which an answer is most likely meant.
fn last_call(app: App) -> Option<String> {
    let payload = untrack(|| super::payload(app))?;
    untrack(|| own::own(app).last(&payload))?.first_call()
}

/// Returns the start of a value that fits a line.
pub(super) fn beginning(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

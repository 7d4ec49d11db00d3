//! The input that the next run sends to its target.

use super::Parts;
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::event::Context;
use eventbridge_playground::schedule::messages::short_time;
use eventbridge_playground::schedule::{
    Execution, INPUT_WORDS, Outlook, Run, Service, default_input, rule_event, schedule_arn,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The name of the rule or the schedule.
const NAME: &str = "my-schedule";

/// The id of each event that is made here.
const ID: &str = "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa";

#[component]
pub(super) fn SendsPane(parts: Parts) -> impl IntoView {
    let app = parts.app;
    let text = Memo::new(move |_| parts.show(|outlook| sent(app, outlook)));
    let is_rule = move || parts.show(|outlook| outlook.entry.service == Service::Rule);
    let can_add = move || is_rule() && text.with(Option::is_some);
    let when = move || {
        parts.show(|outlook| {
            outlook
                .runs
                .first()
                .map(|run| format!("at {} UTC; IDs are simulated", short_time(Run { offset: 0, ..*run })))
        })
    };
    let copy = move |_| {
        let text = text.get_untracked().unwrap_or_default();
        spawn_local(async move {
            if browser::copy(text).await {
                app.screen.notices.done("Copied the event.");
            } else {
                app.screen
                    .notices
                    .warn("The browser blocked access to the clipboard. Select the text instead.");
            }
        });
    };
    view! {
        <section class="pane" aria-labelledby="sends-title">
            <div class="pane-head">
                <h2 id="sends-title">"Event sent"</h2>
                <span class="quiet">{when}</span>
                <Show when=can_add>
                    <button type="button" class="button" on:click=move |_| add(app, text.get_untracked())>
                        "Add to the events"
                    </button>
                </Show>
                <button type="button" class="button" disabled=move || text.with(Option::is_none) on:click=copy>
                    "Copy"
                </button>
            </div>
            <div class="schedule-sends">
                {move || match text.get() {
                    Some(text) => view! { <pre class="output" tabindex="0" aria-label="Event of a run" role="region">{text}</pre> }.into_any(),
                    None => view! { <p class="quiet">"There is no run, so nothing is sent."</p> }.into_any(),
                }}
                {move || if is_rule() { about_rule() } else { about_scheduler() }}
            </div>
        </section>
    }
}

/// Returns the input that the next run sends, as JSON.
fn sent(app: App, outlook: &Outlook) -> Option<String> {
    let at = outlook.runs.first()?.at;
    let settings = app.session.read(|workspace| workspace.settings.clone());
    let context = Context {
        account: settings.account,
        region: settings.region,
        time: at.to_string(),
        id: ID.to_owned(),
    };
    Some(match outlook.entry.service {
        Service::Rule => rule_event(NAME, &context, at),
        Service::Scheduler => {
            let execution = Execution {
                schedule_arn: schedule_arn("default", NAME, &context),
                scheduled_time: at,
                execution_id: ID.to_owned(),
                attempt_number: 1,
            };
            default_input(&execution, &context)
        }
    })
}

/// Puts the event beside those of the rule.
fn add(app: App, text: Option<String>) {
    let Some(text) = text else { return };
    let added = app.session.add_events([("Scheduled Event".to_owned(), Arc::from(text))], None);
    if added.ids.is_empty() {
        app.screen.notices.warn("The list of events is full.");
    } else {
        app.screen.notices.done_with("Added the event to the list on the Rule tab.", "Show it", move || {
            app.screen.show(Tab::RULE);
        });
    }
}

fn about_rule() -> AnyView {
    view! {
        <p class="quiet">
            "The rule's own targets receive this event. It's on the default bus, where other rules can match it with "
            <code>"\"source\": [\"aws.events\"]"</code>"."
        </p>
    }
    .into_any()
}

fn about_scheduler() -> AnyView {
    let word = |(word, meaning): (&'static str, &'static str)| {
        view! { <dt><code>{word}</code></dt><dd>{meaning}</dd> }
    };
    view! {
        <p class="quiet">
            "Scheduler invokes one target with the "<code>"Input"</code>" that you set. Without one, Lambda, \
                Step Functions and EventBridge receive this, which AWS doesn't document."
        </p>
        <details class="aws-words">
            <summary>"Context attributes for Input"</summary>
            <dl class="schedule-inputs">{INPUT_WORDS.map(word)}</dl>
        </details>
    }
    .into_any()
}

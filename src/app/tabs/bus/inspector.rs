//! The details of a step, and the settings of the selected target.

use super::BusView;
use super::system_editor;
use crate::app::state::App;
use crate::app::widgets::download;
use crate::app::widgets::long_text::LongText;
use eventbridge_playground::bus::messages;
use eventbridge_playground::bus::model::{Fault, Target};
use eventbridge_playground::bus::payload_of;
use eventbridge_playground::bus::records::{Level, Record, records_of};
use eventbridge_playground::bus::simulated::{DiagramNode, Simulated};
use eventbridge_playground::bus::system;
use eventbridge_playground::targets::permission::{self, Policy};
use leptos::prelude::*;

/// The details of a step: the payload, exactly.
#[component]
pub(super) fn StepPane(view: BusView) -> impl IntoView {
    let content = move || {
        let Some(index) = view.step.get() else {
            return view! { <p class="quiet empty">"Choose a step to see what it carries."</p> }.into_any();
        };
        view.played.with(|played| step_view(played, index))
    };
    view! {
        <section class="pane" aria-label="Payload">
            <div class="pane-head"><h2>"Payload"</h2></div>
            {content}
        </section>
    }
}

fn step_view(played: &Simulated, index: usize) -> AnyView {
    let Some(step) = played.log.steps.get(index) else { return ().into_any() };
    let sentence = messages::sentence(&played.model, &played.log, step);
    let Some(received) = payload_of(&played.model, &played.log, index) else {
        return view! { <p class="bus-hint">{sentence}</p> }.into_any();
    };
    let records = records_of(&played.model, &played.log, index, Level::Trace);
    let record = |record: Record| format!("{} {} {}", record.level.name(), record.message_type, record.text);
    let records: Vec<String> = records.into_iter().map(record).collect();
    view! {
        <p class="bus-hint">{sentence}</p>
        <h3 class="payload-title">{received.title}</h3>
        <LongText text=received.text />
        {(!records.is_empty()).then(|| view! {
            <details class="reminders">
                <summary>"What the bus logs: " {records.len()}</summary>
                <LongText text=records.join("\n") />
            </details>
        })}
    }
    .into_any()
}

/// The faults that can be set, with the JSON that sets them.
const FAULTS: [(&str, &str, Fault); 8] = [
    ("Works", "", Fault::None),
    ("Is throttled", "\"Throttled\"", Fault::Throttled),
    ("Times out", "\"TimesOut\"", Fault::TimesOut),
    ("Server error", "\"ServerError\"", Fault::ServerError),
    ("Does not exist", "\"Missing\"", Fault::Missing),
    ("Function fails", "\"FunctionError\"", Fault::FunctionError),
    ("Fails once, then works", "{ \"FailsFirst\": 1 }", Fault::FailsFirst(1)),
    ("Fails three times, then works", "{ \"FailsFirst\": 3 }", Fault::FailsFirst(3)),
];

/// The target that was chosen in the diagram: what it needs, and what is wrong with it.
#[component]
pub(super) fn TargetPane(app: App, view: BusView) -> impl IntoView {
    let content = move || {
        let Some(DiagramNode::Target(rule, index)) = view.chosen.get() else { return ().into_any() };
        view.played.with(|played| match played.model.target(rule, index) {
            Some(target) => target_view(app, played, target, (rule, index)),
            None => ().into_any(),
        })
    };
    view! { {content} }
}

fn target_view(app: App, played: &Simulated, target: &Target, place: (u32, u32)) -> AnyView {
    let rule_arn =
        played.model.rules.get(place.0 as usize).map(|rule| played.model.rule_arn(rule)).unwrap_or_default();
    let kind = target.kind();
    let needed = kind.permission.map(|needed| needed.actions.join(", "));
    let policies =
        permission::policies(&target.arn, &rule_arn, target.dead_letter.as_ref().map(|it| &*it.arn));
    let fault = target.fault;
    let change = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        set_field(app, place, "Fault", Some(value.as_str()).filter(|value| !value.is_empty()));
    };
    let options = FAULTS.map(|(label, value, choice)| {
        view! { <option value=value selected=choice == fault>{label}</option> }
    });
    let permit = move |event: leptos::ev::Event| {
        set_field(app, place, "Permitted", (!event_target_checked(&event)).then_some("false"));
    };
    let permitted = target.permitted;
    let has_queue = target.dead_letter.is_some();
    let add_queue = move |_| {
        let queue = app.session.peek(|workspace| {
            let settings = &workspace.settings;
            system::dead_letter_config(&settings.account, &settings.region)
        });
        set_field(app, place, "DeadLetterConfig", Some(&queue));
    };
    view! {
        <section class="pane" aria-label="Target">
            <div class="pane-head"><h2>{messages::short_name(target)}</h2></div>
            <div class="target-settings">
                <p class="quiet"><code>{target.arn.clone()}</code></p>
                <label>"What it does " <select on:change=change>{options}</select></label>
                <label class="switch">
                    <input type="checkbox" prop:checked=permitted on:change=permit />
                    "EventBridge may reach it"
                </label>
                {(!has_queue).then(|| view! {
                    <button type="button" class="button button-small" on:click=add_queue>"Give it a dead-letter queue"</button>
                })}
                {needed.map(|needed| view! { <p class="quiet">"It needs " <code>{needed}</code> "."</p> })}
                {policies.into_iter().map(|policy| policy_view(app, policy)).collect_view()}
            </div>
        </section>
    }
    .into_any()
}

fn policy_view(app: App, Policy { title, text }: Policy) -> impl IntoView {
    let copied = text.clone();
    view! {
        <details>
            <summary>{title}</summary>
            <pre class="output" tabindex="0">{text}</pre>
            <button type="button" class="button button-small"
                on:click=move |_| download::copy(app, copied.clone(), "The statement is on the clipboard.")>
                "Copy"
            </button>
        </details>
    }
}

/// Sets a field of a target in the text. The function of the selected rule is written down first, if
/// it was there by itself.
fn set_field(app: App, (rule, target): (u32, u32), field: &str, value: Option<&str>) {
    let text = app.session.peek(|workspace| {
        let text = &*workspace.system;
        system::set_field(text, rule, target, field, value).or_else(|| {
            let handler = workspace.handler.as_deref().filter(|_| rule == 0)?;
            let settings = &workspace.settings;
            let text = system::insert_function(text, handler, &settings.account, &settings.region)?;
            system::set_field(&text, rule, target, field, value)
        })
    });
    match text {
        Some(text) => system_editor::set(app, &text),
        None => app.screen.notices.warn("The system cannot be read as JSON yet, so nothing was changed."),
    }
}

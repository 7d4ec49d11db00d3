//! The details of a step.

use super::BusView;
use crate::app::state::App;
use crate::app::widgets::long_text::LongText;
use eventbridge_playground::bus::messages;
use eventbridge_playground::bus::payload_of;
use eventbridge_playground::bus::records::{Level, Record, records_of};
use eventbridge_playground::bus::simulated::Simulated;
use leptos::prelude::*;

/// The details of a step: the payload, exactly.
#[component]
pub(super) fn StepPane(app: App, view: BusView) -> impl IntoView {
    let content = move || {
        let Some(index) = view.step.get() else {
            return view! { <p class="quiet empty">"Choose a step to see its payload."</p> }.into_any();
        };
        view.played.with(|played| step_view(app, played, index))
    };
    view! {
        <section class="pane" aria-label="Payload">
            <div class="pane-head"><h2>"Payload"</h2></div>
            {content}
        </section>
    }
}

fn step_view(app: App, played: &Simulated, index: usize) -> AnyView {
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
        {received.unread.map(|unread| view! { <p class="bus-hint">{unread}</p> })}
        <LongText text=received.text copy=(app, "the payload") />
        {(!records.is_empty()).then(|| view! {
            <details class="reminders">
                <summary>"Event bus log: " {records.len()}</summary>
                <LongText text=records.join("\n") copy=(app, "the log") />
            </details>
        })}
    }
    .into_any()
}

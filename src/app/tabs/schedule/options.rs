//! Who takes the schedule, in which zone, between which moments, and from when on one looks.

use super::{Parts, zone};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Outlook, ScheduleEntry, Service};

use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// One of the moments of a schedule.
type Moment = fn(&mut ScheduleEntry) -> &mut Option<Timestamp>;

#[component]
pub(super) fn OptionsPane(parts: Parts) -> impl IntoView {
    let is_scheduler = Memo::new(move |_| parts.show(|outlook| outlook.entry.service == Service::Scheduler));
    let choose = move |event: leptos::ev::Event| {
        let is_scheduler = event_target_value(&event) == "scheduler";
        let service = if is_scheduler { Service::Scheduler } else { Service::Rule };
        parts.change(|entry| entry.service = service);
    };
    let reset = move |_| {
        parts.refresh();
        parts.change(|entry| entry.from = None);
    };
    view! {
        <section class="pane" aria-labelledby="schedule-options-title">
            <div class="pane-head"><h2 id="schedule-options-title">"Service and time"</h2></div>
            <div class="schedule-options">
                <label class="field">"Service"
                    <select on:change=choose prop:value=move || if is_scheduler.get() { "scheduler" } else { "rule" }>
                        <option value="rule" selected=move || !is_scheduler.get()>"EventBridge rule (UTC only, no at())"</option>
                        <option value="scheduler" selected=move || is_scheduler.get()>"EventBridge Scheduler"</option>
                    </select>
                </label>
                <div class="schedule-from">
                    {moment_field(parts, "Show runs after (UTC)", |entry| &mut entry.from)}
                    <button type="button" class="button" on:click=reset>"Now"</button>
                </div>
                <Show when=move || is_scheduler.get()>
                    {zone_field(parts)}
                    {moment_field(parts, "Start date (UTC)", |entry| &mut entry.start)}
                    {moment_field(parts, "End date (UTC)", |entry| &mut entry.end)}
                    {window_field(parts)}
                </Show>
            </div>
            <p class="schedule-mistake" role="status">{move || mistake(parts)}</p>
        </section>
    }
}

/// Returns the first problem of the options, with AWS's answer to it.
fn mistake(parts: Parts) -> Option<String> {
    let problem = parts.show(Outlook::setting_problem)?;
    let aws =
        problem.aws_message().map(|message| format!(" AWS error message: ValidationException {message}"));
    Some(format!("{}{}", problem.sentence(), aws.unwrap_or_default()))
}

fn zone_field(parts: Parts) -> AnyView {
    let name = Memo::new(move |_| parts.show(|outlook| Arc::clone(&outlook.entry.zone)));
    let is_unknown = move || parts.show(|outlook| !outlook.has_zone);
    let option = |name: String| view! { <option value=name></option> };
    let own = zone::own_name().filter(|own| own != "UTC").map(|own| {
        let label = format!("Use mine: {own}");
        let take = move |_| parts.change(|entry| entry.zone = Arc::from(own.as_str()));
        view! { <button type="button" class="button button-small" on:click=take>{label}</button> }
    });
    view! {
        <div class="schedule-zone">
            <label class="field">"Time zone"
                <input type="text" list="time-zones" autocomplete="off" autocapitalize="off" spellcheck="false"
                    maxlength="100" aria-invalid=move || if is_unknown() { "true" } else { "false" }
                    prop:value=move || name.with(ToString::to_string)
                    on:input:target=move |event| {
                        let name = event.target().value();
                        parts.change(|entry| entry.zone = Arc::from(name));
                    } />
            </label>
            <datalist id="time-zones">{zone::names().into_iter().map(option).collect_view()}</datalist>
            {own}
        </div>
    }
    .into_any()
}

/// A moment in UTC, or none.
fn moment_field(parts: Parts, label: &'static str, moment: Moment) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let value = Memo::new(move |_| parts.show(|outlook| *moment(&mut outlook.entry.clone())));
    Effect::new(move |_| {
        let value = value.get();
        let Some(input) = input.get() else { return };
        // A moment that is being typed is not complete, and must stay as it is.
        if read(&input.value()) != value {
            input.set_value(value.map(|value| value.to_string()).unwrap_or_default().trim_end_matches('Z'));
        }
    });
    view! {
        <label class="field">{label}
            <input type="datetime-local" node_ref=input max="9999-12-31T23:59"
                on:input:target=move |event| {
                    let value = read(&event.target().value());
                    parts.change(|entry| *moment(entry) = value);
                } />
        </label>
    }
    .into_any()
}

/// Returns a moment as the browser's field for it writes one: with or without seconds, without a zone.
fn read(value: &str) -> Option<Timestamp> {
    let seconds = if value.len() == 16 { ":00" } else { "" };
    Timestamp::parse(&format!("{value}{seconds}Z"))
}

fn window_field(parts: Parts) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let minutes = Memo::new(move |_| parts.show(|outlook| outlook.entry.window));
    // What is no number is kept as one that is too large, so that it is not taken for no window.
    let read = |value: &str| if value.is_empty() { 0 } else { value.parse().unwrap_or(u32::MAX) };
    Effect::new(move |_| {
        let minutes = minutes.get();
        let Some(input) = input.get() else { return };
        if read(&input.value()) != minutes {
            input.set_value(&minutes.to_string());
        }
    });
    let is_wrong = move || parts.show(|outlook| outlook.entry.window != 0 && outlook.window().is_none());
    view! {
        <label class="field">"Flexible window (minutes)"
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="9" placeholder="0" node_ref=input
                aria-invalid=move || if is_wrong() { "true" } else { "false" }
                on:input:target=move |event| {
                    let minutes = read(&event.target().value());
                    parts.change(|entry| entry.window = minutes);
                } />
        </label>
    }
    .into_any()
}

//! The form of the events from outside: where they go, and how long the clock runs.

use super::field::{Part, Text, bus_names, choice, line};
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn form(part: Part) -> AnyView {
    let start = Text {
        hint: "UTC, as in 2026-01-01T00:00:00Z.",
        ..Text::new("Clock starts at", &["Clock", "Start"])
    };
    let minutes = Text {
        form: Form::Number,
        hint: "How long schedules run and retries go on; 60 without a number.",
        ..Text::new("Clock runs for (minutes)", &["Clock", "Minutes"])
    };
    view! {
        <p class="quiet">
            "The events of the tab Rule, and PutEvents calls of the setup. Events of AWS services always go to the default bus."
        </p>
        {choice(part, "Send events to", &["EventsOn"], move || bus_names(part))}
        {line(part, start)}
        {line(part, minutes)}
    }
    .into_any()
}

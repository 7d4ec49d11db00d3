//! The form of the events from outside: where they go, and how long the clock runs.

use super::field::{Part, Text, bus_names, choice, line};
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn form(part: Part) -> AnyView {
    let start = Text {
        hint: "UTC, such as 2026-01-01T00:00:00Z.",
        ..Text::new("Clock starts at", &["Clock", "Start"])
    };
    let minutes = Text {
        form: Form::Number,
        hint: "How long schedules and retries run. Default: 60.",
        ..Text::new("Clock runs for (minutes)", &["Clock", "Minutes"])
    };
    view! {
        <p class="quiet">
            "Events on the Rule tab and PutEvents calls in the setup. Events from AWS services always go to the \
             default bus."
        </p>
        {choice(part, "Send events to", &["EventsOn"], move || bus_names(part))}
        {line(part, start)}
        {line(part, minutes)}
    }
    .into_any()
}

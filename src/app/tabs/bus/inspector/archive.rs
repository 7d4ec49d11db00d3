//! The forms of an archive and of a replay.

use super::field::{Part, Text, area, bus_names, choice, line, quoted};
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn archive_form(part: Part) -> AnyView {
    let pattern = Text {
        form: Form::Json,
        hint: "Only events that match are archived; all of them without a pattern.",
        ..Text::new("Event pattern", &["EventPattern"])
    };
    let retention = Text {
        form: Form::Number,
        hint: "Events are kept for ever without a number.",
        ..Text::new("Retention (days)", &["RetentionDays"])
    };
    view! {
        {line(part, Text { is_required: true, ..Text::new("Name", &["ArchiveName"]) })}
        {choice(part, "Event bus", &["EventBusName"], move || bus_names(part))}
        {area(part, pattern)}
        {line(part, retention)}
    }
    .into_any()
}

pub(super) fn replay_form(part: Part) -> AnyView {
    let archives = move || {
        quoted(part.model(|model| model.archives.iter().map(|it| it.name.clone()).collect::<Vec<_>>()))
    };
    let moment = |label, keys, hint| line(part, Text { hint, ..Text::new(label, keys) });
    view! {
        {line(part, Text { is_required: true, ..Text::new("Name", &["ReplayName"]) })}
        {choice(part, "Archive", &["ArchiveName"], archives)}
        {moment("Events from", &["EventStartTime"], "UTC, as in 2026-01-01T00:00:00Z. All events without it.")}
        {moment("Events until", &["EventEndTime"], "")}
        {moment("Starts at", &["At"], "On the simulated clock; shortly before its end without it.")}
    }
    .into_any()
}

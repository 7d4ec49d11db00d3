//! The forms of an archive and of a replay.

use super::field::{Part, Text, area, bus_names, choice, line, quoted};
use eventbridge_playground::bus::ArchiveContents;
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn archive_form(part: Part, index: u32) -> AnyView {
    let pattern = Text {
        form: Form::Json,
        hint: "Only matching events are archived. If empty, all of them are.",
        ..Text::new("Event pattern", &["EventPattern"])
    };
    let retention = Text {
        form: Form::Number,
        hint: "If empty, events are kept indefinitely.",
        ..Text::new("Retention (days)", &["RetentionDays"])
    };
    view! {
        {line(part, Text { is_required: true, ..Text::new("Name", &["ArchiveName"]) })}
        {choice(part, "Event bus", &["EventBusName"], move || bus_names(part))}
        {area(part, pattern)}
        {line(part, retention)}
        {described(part, index)}
    }
    .into_any()
}

/// The answer of DescribeArchive at the end of the simulation, and the rule that EventBridge creates for the
/// archive.
fn described(part: Part, index: u32) -> impl IntoView {
    let held = move || part.view.played.with(|played| ArchiveContents::of(&played.model, &played.log, index));
    let rule = move || {
        part.model(|model| {
            let archive = model.archives.get(index as usize)?;
            Some((archive.managed_rule(), archive.managed_pattern().to_string()))
        })
    };
    view! {
        <p class="quiet">
            {move || {
                let ArchiveContents { event_count, size_bytes } = held();
                format!("EventCount {event_count}, SizeBytes {size_bytes}.")
            }}
        </p>
        {move || rule().map(|(name, pattern)| view! {
            <details>
                <summary>"Managed rule " <code>{name}</code></summary>
                <pre class="output" tabindex="0">{pattern}</pre>
            </details>
        })}
    }
}

pub(super) fn replay_form(part: Part) -> AnyView {
    let archives = move || {
        quoted(part.model(|model| model.archives.iter().map(|it| it.name.clone()).collect::<Vec<_>>()))
    };
    let moment = |label, keys, hint| line(part, Text { hint, ..Text::new(label, keys) });
    view! {
        {line(part, Text { is_required: true, ..Text::new("Name", &["ReplayName"]) })}
        {choice(part, "Archive", &["ArchiveName"], archives)}
        {moment("Events from", &["EventStartTime"], "UTC, such as 2026-01-01T00:00:00Z. If empty, all events.")}
        {moment("Events until", &["EventEndTime"], "")}
        {moment("Starts at", &["At"], "On the simulated clock. Default: shortly before its end.")}
    }
    .into_any()
}

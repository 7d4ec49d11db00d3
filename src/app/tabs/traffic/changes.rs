//! The differences that a change of a rule makes.

use super::samples::event_row;
use super::{TrafficView, label};
use eventbridge_playground::scan::{Changes, Found};
use eventbridge_playground::text::grouped;
use leptos::prelude::*;

#[component]
pub(super) fn ChangesPane(view: TrafficView) -> impl IntoView {
    let content = move || {
        let changes = view.runs.run.with(|run| run.changes.clone())?;
        Some(pane(view, &changes.0, &changes.1))
    };
    view! { {content} }
}

fn pane(view: TrafficView, name: &str, changes: &Changes) -> impl IntoView + use<> {
    let told = match (changes.gained, changes.lost) {
        (0, 0) => "The same events match as before.".to_owned(),
        (gained, 0) => format!("{} more events match.", grouped(gained)),
        (0, lost) => format!("{} events no longer match.", grouped(lost)),
        (gained, lost) => {
            format!("{} more events match; {} no longer match.", grouped(gained), grouped(lost))
        }
    };
    let list = |title: &'static str, found: &[Found]| {
        let rows: Vec<_> = found.iter().map(|found| event_row(view, found)).collect();
        (!rows.is_empty()).then(|| {
            view! { <h3 class="found-title">{title}</h3><ul class="found" aria-label=title>{rows}</ul> }
        })
    };
    view! {
        <section class="pane" aria-labelledby="changes-title">
            <div class="pane-head"><h2 id="changes-title">"What changed"</h2></div>
            <p role="status" aria-label="Changes">{label(name)} ": " {told}</p>
            {list("Now match", &changes.gained_events)}
            {list("No longer match", &changes.lost_events)}
        </section>
    }
}

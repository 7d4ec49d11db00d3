//! An operator's example, to try in place: the visitor's own work is not touched.

use crate::app::state::App;
use eventbridge_playground::gallery;
use eventbridge_playground::json::ObjectWriter;
use eventbridge_playground::matching::matches;
use eventbridge_playground::pattern::operator::Operator;
use leptos::prelude::*;

/// A pattern to change, and the verdict on each event of the example.
#[component]
pub(super) fn Trial(app: App, operator: &'static Operator) -> impl IntoView {
    let pattern = RwSignal::new(operator.example.pattern.to_owned());
    let row = move |detail: &'static str| {
        let event = ObjectWriter::default().json("detail", detail).close();
        let verdict = Memo::new(move |_| pattern.with(|pattern| matches(pattern, &event)));
        let word = move || match verdict.get() {
            Some(true) => "Match",
            Some(false) => "No match",
            None => "Invalid pattern",
        };
        view! {
            <li class:is-match=move || verdict.get() == Some(true) class:is-miss=move || verdict.get() == Some(false)
                class:is-invalid=move || verdict.get().is_none()>
                <code>{detail}</code> <span>{word}</span>
            </li>
        }
    };
    let details = operator.example.matching.iter().chain(operator.example.failing);
    let example = gallery::built_in().into_iter().find(|example| example.title == operator.name);
    let open = example.map(|example| {
        view! {
            <button type="button" class="button button-small" aria-label=format!("Open in the editors: {}", operator.name)
                on:click=move |_| app.open_example(&example)>"Open in the editors"</button>
        }
    });
    let rows = operator.example.pattern.lines().count() + 1;
    view! {
        <div class="trial">
            <textarea class="trial-pattern" aria-label=format!("Try a pattern: {}", operator.name) rows=rows
                spellcheck="false" prop:value=move || pattern.get()
                on:input:target=move |event| pattern.set(event.target().value())></textarea>
            <ul class="trial-events" aria-label=format!("Examples of detail: {}", operator.name)>
                {details.map(|detail| row(detail)).collect_view()}
            </ul>
            {open}
        </div>
    }
}

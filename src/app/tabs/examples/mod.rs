//! The gallery of worked examples.

use crate::app::state::App;
use eventbridge_playground::gallery::{Example, Group, examples};
use leptos::prelude::*;

#[component]
pub(crate) fn ExamplesTab(app: App) -> impl IntoView {
    let groups = Group::ALL.map(|group| {
        let id = format!("examples-{group:?}").to_lowercase();
        let cards = examples().into_iter().filter(|example| example.group == group);
        let cards = cards.map(|example| view! { <Card app example /> }).collect_view();
        view! {
            <section class="gallery-group" aria-labelledby=id.clone()>
                <h2 id=id.clone()>{group.title()}</h2>
                <ul class="gallery">{cards}</ul>
            </section>
        }
    });
    view! { <div class="sheet">{groups}</div> }
}

#[component]
fn Card(app: App, example: Example) -> impl IntoView {
    let count = example.events.len();
    view! {
        <li class="card">
            <h3><code class:plain=example.group != Group::Operators>{example.title}</code></h3>
            <p>{example.shows}</p>
            <div class="card-foot">
                <span class="quiet">{count} " events" {example.handler.map(|_| ", with a function")}
                    {(!example.system.is_empty()).then_some(", in a system")}</span>
                <button type="button" class="button" aria-label=format!("Open {}", example.title)
                    on:click=move |_| app.open_example(&example)>"Open"</button>
            </div>
        </li>
    }
}

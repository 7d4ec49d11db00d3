//! The gallery of worked examples.

use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::gallery::{Example, Group, examples};
use leptos::prelude::*;

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab("examples"),
    title: "Examples",
    command: "Show the examples",
    keys: "Alt+Shift+Digit2",
    wing: &WING,
    view: |app| place(app, &WING, move |wing| (wing.tab)(app)),
};

/// The functions that are loaded when the tab is opened.
pub(crate) struct Examples {
    tab: fn(App) -> AnyView,
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<Examples> = "examples" in assist, Examples {
        tab: |app| view! { <ExamplesTab app /> }.into_any(),
    };
}

#[component]
fn ExamplesTab(app: App) -> impl IntoView {
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

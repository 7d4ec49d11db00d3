//! The gallery of worked examples.

use crate::app::state::App;
use crate::app::state::loader::Loaded;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::gallery::{Example, Group, built_in};
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
    /// Loads the gallery ahead.
    pub(crate) preload: fn(App),
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<Examples> = "examples" in assist, Examples {
        tab: |app| view! { <ExamplesTab app /> }.into_any(),
        preload: |app| app.gallery.load(),
    };
}

#[component]
fn ExamplesTab(app: App) -> impl IntoView {
    app.gallery.load();
    let content = move || match app.gallery.get() {
        Loaded::Ready(examples) => groups(app, &examples),
        Loaded::Failed(reason) => view! { <Missing app reason /> {groups(app, &built_in())} }.into_any(),
        Loaded::NotAsked | Loaded::Loading => {
            view! { <p class="coming quiet" role="status">"Loading…"</p> }.into_any()
        }
    };
    view! { <div class="sheet">{content}</div> }
}

/// Says that only those examples are shown that need no file.
#[component]
fn Missing(app: App, reason: String) -> impl IntoView {
    view! {
        <p class="missing" role="alert">
            {reason} " Here are those that need no network. "
            <button type="button" class="button button-small" on:click=move |_| app.gallery.load()>"Try again"</button>
        </p>
    }
}

/// The groups that have examples, each with its cards.
fn groups(app: App, examples: &[Example]) -> AnyView {
    let groups = Group::ALL.map(|group| {
        let id = format!("examples-{group:?}").to_lowercase();
        let cards: Vec<_> = examples.iter().filter(|example| example.group == group).collect();
        (!cards.is_empty()).then(|| {
            let cards = cards.into_iter().map(|example| view! { <Card app example=*example /> });
            view! {
                <section class="gallery-group" aria-labelledby=id.clone()>
                    <h2 id=id.clone()>{group.title()}</h2>
                    <ul class="gallery">{cards.collect_view()}</ul>
                </section>
            }
        })
    });
    groups.into_any()
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

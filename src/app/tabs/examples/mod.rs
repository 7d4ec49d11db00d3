//! The gallery of worked examples.

use crate::app::state::App;
use crate::app::state::loader::Loaded;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::gallery::{Card, Example, Group, built_in, cards};
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
    let search = RwSignal::new(String::new());
    let group = RwSignal::new(None::<Group>);
    let choose = move |event: leptos::ev::Event| {
        let title = event_target_value(&event);
        group.set(Group::ALL.into_iter().find(|group| group.title() == title));
    };
    let content = move || match app.gallery.get() {
        Loaded::Ready(examples) => view! { <Shelves app all=cards(&examples) search group /> }.into_any(),
        Loaded::Failed(reason) => view! {
            <Missing app reason />
            <Shelves app all=cards(&built_in()) search group />
        }
        .into_any(),
        Loaded::NotAsked | Loaded::Loading => {
            view! { <p class="coming quiet" role="status">"Loading…"</p> }.into_any()
        }
    };
    view! {
        <div class="sheet">
            <div class="gallery-tools">
                <input type="search" aria-label="Search the examples" placeholder="Search" prop:value=search
                    on:input:target=move |event| search.set(event.target().value()) />
                <label>
                    <span class="visually-hidden">"Kind of example"</span>
                    <select on:change=choose>
                        <option value="">"All kinds"</option>
                        {Group::ALL.map(|group| view! { <option value=group.title()>{group.title()}</option> })}
                    </select>
                </label>
            </div>
            {content}
        </div>
    }
}

/// Says that only those examples are shown that need no file.
#[component]
fn Missing(app: App, reason: String) -> impl IntoView {
    view! {
        <p class="missing" role="alert">
            {reason} " Only the built-in examples are shown. "
            <button type="button" class="button button-small" on:click=move |_| app.gallery.load()>"Try again"</button>
        </p>
    }
}

/// The cards that fit the search and the chosen group, under the headings of their groups.
#[component]
fn Shelves(
    app: App,
    all: Vec<Card>,
    search: RwSignal<String>,
    group: RwSignal<Option<Group>>,
) -> impl IntoView {
    move || {
        let chosen = group.get();
        let fits = |card: &&Card| {
            chosen.is_none_or(|group| card.is_in(group)) && search.with(|search| card.is_about(search))
        };
        let found: Vec<Card> = all.iter().filter(fits).copied().collect();
        if found.is_empty() {
            let none =
                search.with(|search| format!("No results for “{search}”. Try: s3, ecs, array, retry."));
            return view! { <p class="quiet" role="status">{none}</p> }.into_any();
        }
        let shelves = Group::ALL.map(|group| {
            // With a group chosen, all that is found belongs to it, wherever else it is listed.
            let is_here = |card: &&Card| chosen.map_or(card.group() == Some(group), |chosen| chosen == group);
            let cards: Vec<Card> = found.iter().filter(is_here).copied().collect();
            (!cards.is_empty()).then(|| view! { <Shelf app group cards /> })
        });
        shelves.into_any()
    }
}

#[component]
fn Shelf(app: App, group: Group, cards: Vec<Card>) -> impl IntoView {
    let id = format!("examples-{group:?}").to_lowercase();
    let cards = cards.into_iter().map(|card| view! { <UseCase app card /> }).collect_view();
    view! {
        <section class="gallery-group" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{group.title()}</h2>
            <ul class="gallery">{cards}</ul>
        </section>
    }
}

/// A card: the single rule, the whole bus, or both.
#[component]
fn UseCase(app: App, card: Card) -> impl IntoView {
    let is_code = card.is_in(Group::Operators);
    let has_both = card.rule.is_some() && card.whole_bus.is_some();
    let variants = card.examples().map(|example| view! { <Variant app example has_both /> }).collect_view();
    view! {
        <li class="card">
            <h3><code class:plain=!is_code>{card.title}</code></h3>
            {variants}
        </li>
    }
}

#[component]
fn Variant(app: App, example: Example, has_both: bool) -> impl IntoView {
    let tag = if example.is_whole_bus() { "event bus" } else { "rule" };
    let label = if has_both && example.is_whole_bus() {
        format!("Open {}, event bus", example.title)
    } else {
        format!("Open {}", example.title)
    };
    view! {
        <p><span class="tag">{tag}</span>" "{example.shows}</p>
        <div class="card-foot">
            <span class="quiet">{example.events.len()} " events" {example.handler.map(|_| ", with a function")}</span>
            <button type="button" class="button" aria-label=label on:click=move |_| app.open_example(&example)>
                "Open"
            </button>
        </div>
    }
}

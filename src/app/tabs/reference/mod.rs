//! The quick reference of the pattern language. It comes out of the registry of operators.

use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::gallery;
use eventbridge_playground::pattern::operator::{OPERATORS, Operator, Supported};
use leptos::prelude::*;

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab("reference"),
    title: "Reference",
    command: "Show the reference",
    keys: "Alt+Shift+Digit3",
    wing: &WING,
    view: |app| place(app, &WING, move |wing| (wing.tab)(app)),
};

/// The functions that are loaded when the tab is opened.
pub(crate) struct Reference {
    tab: fn(App) -> AnyView,
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<Reference> = "reference" in assist, Reference {
        tab: |app| view! { <ReferenceTab app /> }.into_any(),
    };
}

#[component]
fn ReferenceTab(app: App) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let entries = OPERATORS.iter().map(|operator| {
        let shown = move || search.with(|search| fits(operator, search));
        view! { <Entry app operator shown=Signal::derive(shown) /> }
    });
    let none = move || !OPERATORS.iter().any(|operator| search.with(|search| fits(operator, search)));
    view! {
        <div class="sheet">
            <p class="lead">
                "A pattern is an object in the shape of the event. Each field lists the values that match; one of them is \
                 enough. All fields must match; fields that the pattern does not name do not matter."
            </p>
            <input type="search" class="reference-search" aria-label="Search the reference"
                placeholder="Search operators" prop:value=move || search.get()
                on:input:target=move |event| search.set(event.target().value()) />
            <div class="reference">{entries.collect_view()}</div>
            <p class="quiet" role="status">{move || none().then_some("No operator fits this search.")}</p>
        </div>
    }
}

fn fits(operator: &Operator, search: &str) -> bool {
    let text = [operator.name, operator.summary, operator.details].join(" ").to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[component]
fn Entry(app: App, operator: &'static Operator, shown: Signal<bool>) -> impl IntoView {
    let example = gallery::built_in().into_iter().find(|example| example.title == operator.name);
    let try_it = example.map(|example| {
        view! {
            <button type="button" class="button" aria-label=format!("Try it: {}", operator.name)
                on:click=move |_| app.open_example(&example)>"Try it"</button>
        }
    });
    let support = operator.support;
    let places = [
        ("Rules, archives", support.rules),
        ("Pipes", support.pipes),
        ("Lambda filters", support.lambda),
        ("Custom Event Bus", support.subscribers),
    ];
    let place = |(name, supported): (&'static str, Supported)| {
        let (class, word) = match supported {
            Supported::Yes => ("support support-yes", "yes"),
            Supported::No => ("support support-no", "no"),
            Supported::NotListed => ("support", "not listed"),
        };
        view! { <li class=class>{name} ": " {word}</li> }
    };
    view! {
        <section class="entry" hidden=move || !shown.get() aria-label=operator.name>
            <h2><code>{operator.name}</code></h2>
            <p>{operator.summary}</p>
            <ul class="syntax">{operator.syntax.iter().map(|form| view! { <li><code>{*form}</code></li> }).collect_view()}</ul>
            <p class="quiet">{operator.details}</p>
            <ul class="supports" aria-label="Where AWS supports it">{places.map(place)}</ul>
            {try_it}
        </section>
    }
}

//! The reference beside the work: a panel that can be searched, and that leaves all else as it is.

mod trial;

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::{Reference, TopicId};
use eventbridge_playground::pattern::operator::{Operator, Supported};
use eventbridge_playground::reference::{Section, Topic, search, topics};
use leptos::html;
use leptos::prelude::*;

/// So many topics or fewer are unfolded when a search finds them.
const UNFOLDED: usize = 3;

/// The panel, while it is open.
#[component]
pub(super) fn ReferencePanel(app: App) -> impl IntoView {
    move || {
        let topic = match app.screen.reference() {
            Reference::Closed => return None,
            Reference::Open => None,
            Reference::OpenAt(topic) => Some(topic),
        };
        Some(view! { <Panel app topic /> })
    }
}

#[component]
fn Panel(app: App, topic: Option<TopicId>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found: Memo<Vec<TopicId>> =
        Memo::new(move |_| text.with(|text| search(text).iter().map(id).collect()));
    let before = StoredValue::new_local(None);
    let input = NodeRef::<html::Input>::new();
    // A frame later, as a dialog that leads here gives the focus back to where it was when it closes.
    request_animation_frame(move || {
        before.try_set_value(browser::focused());
        match topic.and_then(|topic| browser::query(&format!("#{} > summary", element_id(topic)))) {
            Some(summary) => {
                summary.scroll_into_view();
                let _ = summary.focus();
            }
            None => {
                let _ = input.get_untracked().map(|input| input.focus());
            }
        }
    });
    let close = move || {
        let before = before.get_value();
        app.screen.show_reference(Reference::Closed);
        let _ = before.map(|before| before.focus());
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            close();
        }
    };
    let sections = Section::ALL.map(|section| {
        let entries = topics().into_iter().filter(|topic| topic.section == section);
        let entries = entries.map(|entry| {
            let is_asked = topic == Some(id(&entry));
            view! { <Entry app topic=entry is_asked found /> }
        });
        let none = move || !found.with(|found| found.iter().any(|(of, _)| *of == section));
        view! {
            <section hidden=none>
                <h3>{section.title()}</h3>
                {entries.collect_view()}
            </section>
        }
    });
    view! {
        <aside class="reference-panel" aria-labelledby="reference-title" on:keydown=pressed>
            <div class="reference-head">
                <h2 id="reference-title">"Reference"</h2>
                <button type="button" class="button button-quiet" aria-label="Close the reference" title="Close (Esc)"
                    on:click=move |_| close()>"✕"</button>
                <input type="search" aria-label="Search the reference" placeholder="Search" node_ref=input
                    prop:value=move || text.get() on:input:target=move |event| text.set(event.target().value()) />
            </div>
            <div class="reference-list">
                <p class="quiet">
                    "A pattern has the same structure as the event. Each field lists the values that match, and \
                     one of them is enough. All fields in the pattern must match; other fields of the event are \
                     ignored."
                </p>
                {sections}
                <p class="quiet" role="status">
                    {move || found.with(Vec::is_empty).then(|| {
                        text.with(|text| format!("No results for “{text}”. Try: prefix, cron, dlq, limits."))
                    })}
                </p>
            </div>
        </aside>
    }
}

fn id(topic: &Topic) -> TopicId {
    (topic.section, topic.name)
}

/// Names a topic in the page.
fn element_id((section, name): TopicId) -> String {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("reference-{section:?}-{name}")
}

/// One topic, folded unless it was asked for.
#[component]
fn Entry(app: App, topic: Topic, is_asked: bool, found: Memo<Vec<TopicId>>) -> impl IntoView {
    let own = id(&topic);
    let is_found = move || found.with(|found| found.contains(&own));
    let is_open = move || is_asked || (found.with(Vec::len) <= UNFOLDED && is_found());
    let forms = topic.forms.iter().map(|form| view! { <li><code>{*form}</code></li> }).collect_view();
    let is_written = matches!(topic.section, Section::Operators | Section::Event | Section::Setup)
        || topic.name.starts_with("Input");
    let name =
        if is_written { view! { <code>{topic.name}</code> }.into_any() } else { topic.name.into_any() };
    view! {
        <details class="topic" id=element_id(own) hidden=move || !is_found() open=is_open>
            <summary>{name}</summary>
            <p>{topic.text}</p>
            {(!topic.forms.is_empty()).then(|| view! { <ul class="syntax">{forms}</ul> })}
            {topic.operator.map(|operator| view! { <About app operator /> })}
        </details>
    }
}

/// Further facts about an operator.
#[component]
fn About(app: App, operator: &'static Operator) -> impl IntoView {
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
        <p class="quiet">{operator.details}</p>
        <ul class="supports" aria-label="Where AWS supports it">{places.map(place)}</ul>
        <trial::Trial app operator />
    }
}

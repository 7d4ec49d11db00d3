//! The events: the list, what can be done to the one on show, and its text.

use super::coverage::CoverageList;
use super::events::EventList;
use super::marks;
use super::{generated, paste};
use crate::app::browser;
use crate::app::state::{App, Dialog};
use crate::app::widgets::download::download;
use crate::app::widgets::editor::{Editor, Problem, Reveal, Severity};
use eventbridge_playground::event::{Timestamp, envelope, size};
use eventbridge_playground::json::Document;
use eventbridge_playground::pattern;
use eventbridge_playground::text::Places;
use eventbridge_playground::workspace::Expectation;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn EventPane(
    app: App,
    reveal: Reveal,
    /// Told the place in the pattern to bring into view.
    in_pattern: Reveal,
) -> impl IntoView {
    let text = app.event_text();
    let problems = Memo::new(move |_| app.document().map_or_else(Vec::new, |document| problems(&document)));
    let document = Signal::derive(move || {
        let id = app.workspace.with(|workspace| workspace.selected_event().map(|event| event.id));
        format!("event-{}-{id:?}", app.opened.get())
    });
    let has_event = Memo::new(move |_| app.workspace.with(|workspace| workspace.selected_event().is_some()));
    view! {
        <section class="pane" aria-labelledby="events-title">
            <div class="pane-head">
                <h2 id="events-title">"Events"</h2>
                <span class="quiet">{move || tally(app)}</span>
                <button type="button" class="button button-quiet" on:click=move |_| add_event(app)>"Add"</button>
                <button type="button" class="button button-quiet"
                    on:click=move |_| app.dialog.set(Some(Dialog::Samples))>"Samples"</button>
                <button type="button" class="button button-quiet" title="Make an event that the pattern matches"
                    on:click=move |_| generated::add_matching_event(app)>"Make"</button>
                <button type="button" class="button button-quiet"
                    on:click=move |_| app.dialog.set(Some(Dialog::Paste))>"Paste"</button>
                <button type="button" class="button button-quiet" on:click=move |_| {
                    if let Some(input) = browser::element("open-file") {
                        input.click();
                    }
                }>"Open file"</button>
            </div>
            <EventList app />
            <CoverageList app in_pattern />
            <Show when=move || has_event.get()>
                <Toolbar app />
                <Editor label="Event" language="json" value=text document problems reveal
                    marks=marks::of_event(app) stale=marks::are_stale(app)
                    on_cursor=Callback::new(move |offset: u32| app.event_cursor.set(Some(offset)))
                    on_edit=Callback::new(move |text: String| app.set_event(&text))
                    on_paste=Callback::new(move |text: String| paste::intercept(app, &text, true)) />
                <super::pointing::PointingBar app reveal=in_pattern />
                <EventNotes app />
            </Show>
        </section>
    }
}

/// How many events match, and how many are as they ought to be, in a few words.
fn tally(app: App) -> String {
    app.evaluation.with(|evaluation| app.workspace.with(|workspace| evaluation.summary(&workspace.events)))
}

/// What can be done to the event on show.
#[component]
fn Toolbar(app: App) -> impl IntoView {
    let name = Memo::new(move |_| {
        app.workspace
            .with(|workspace| workspace.selected_event().map(|event| event.name.clone()))
            .unwrap_or_default()
    });
    let enabled = Memo::new(move |_| {
        app.workspace.with(|workspace| workspace.selected_event().is_some_and(|event| event.enabled))
    });
    let rename = move |name: String| {
        app.workspace.update(|workspace| {
            let selected = workspace.selected;
            if let Some(event) = workspace.events.get_mut(selected) {
                event.name = name;
            }
        });
    };
    let first = Memo::new(move |_| app.workspace.with(|workspace| workspace.selected == 0));
    let last =
        Memo::new(move |_| app.workspace.with(|workspace| workspace.selected + 1 >= workspace.events.len()));
    view! {
        <div class="toolbar" role="group" aria-label="Event on show">
            <input type="text" class="name-input" aria-label="Event name" maxlength="200"
                prop:value=move || name.get() on:input:target=move |event| rename(event.target().value()) />
            <label class="switch">
                <input type="checkbox" prop:checked=move || enabled.get() on:change=move |_| switch_event(app) />
                "On"
            </label>
            <ExpectationSelect app />
            <button type="button" class="button button-quiet" aria-label="Move up" title="Move up"
                disabled=move || first.get()
                on:click=move |_| super::move_event(app, -1)>"↑"</button>
            <button type="button" class="button button-quiet" aria-label="Move down" title="Move down"
                disabled=move || last.get()
                on:click=move |_| super::move_event(app, 1)>"↓"</button>
            <button type="button" class="button button-quiet"
                on:click=move |_| super::duplicate_event(app)>"Duplicate"</button>
            <button type="button" class="button button-quiet" title="Make events that just miss the pattern"
                on:click=move |_| generated::add_near_misses(app)>"Near misses"</button>
            <button type="button" class="button button-quiet" on:click=move |_| super::format_event(app)>"Format"</button>
            <button type="button" class="button button-quiet"
                on:click=move |_| super::remove_event(app)>"Remove"</button>
        </div>
    }
}

/// The verdict that the event on show ought to have.
#[component]
fn ExpectationSelect(app: App) -> impl IntoView {
    const CHOICES: [(&str, &str, Option<Expectation>); 3] = [
        ("", "No expectation", None),
        ("match", "Must match", Some(Expectation::Match)),
        ("no-match", "Must not match", Some(Expectation::NoMatch)),
    ];
    let expected = Memo::new(move |_| {
        app.workspace.with(|workspace| workspace.selected_event().and_then(|event| event.expected))
    });
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let choice = CHOICES.iter().find(|(name, ..)| *name == value).and_then(|(.., expected)| *expected);
        app.workspace.update(|workspace| {
            let selected = workspace.selected;
            if let Some(event) = workspace.events.get_mut(selected) {
                event.expected = choice;
            }
        });
    };
    let options = CHOICES.map(|(value, label, choice)| {
        view! { <option value=value selected=move || expected.get() == choice>{label}</option> }
    });
    view! {
        <label>
            <span class="visually-hidden">"Expected verdict"</span>
            <select on:change=choose>{options}</select>
        </label>
    }
}

/// Switches the event on show on or off.
pub(crate) fn switch_event(app: App) {
    app.change_events(|workspace| {
        let selected = workspace.selected;
        if let Some(event) = workspace.events.get_mut(selected) {
            event.enabled = !event.enabled;
        }
    });
}

/// Adds an event with a whole envelope, to be filled in.
pub(crate) fn add_event(app: App) {
    let (number, settings) =
        app.workspace.with_untracked(|workspace| (workspace.events.len() + 1, workspace.settings.clone()));
    let time = Timestamp::from_millis(browser::now()).unwrap_or_default();
    let text = format!(
        "{{\n  \"version\": \"0\",\n  \"id\": \"{:08x}-0000-4000-8000-{number:012}\",\n  \"detail-type\": \
         \"My Event\",\n  \"source\": \"my.app\",\n  \"account\": \"{}\",\n  \"time\": \"{time}\",\n  \"region\": \
         \"{}\",\n  \"resources\": [],\n  \"detail\": {{\n    \n  }}\n}}",
        browser::random(),
        settings.account,
        settings.region
    );
    let mut added = 0;
    app.change_events(|workspace| {
        added = workspace.add_events([(format!("Event {number}"), Arc::from(text))]);
    });
    if added == 0 {
        let told = "There is no room for more events in one workspace.";
        app.notices.done_with(told, "Download it", move || download(app));
    }
}

fn problems(document: &Document) -> Vec<Problem> {
    let places = Places::new(document.text());
    let problems = document.problems().iter();
    problems
        .map(|problem| {
            Problem::new(&places, problem.span, Severity::Error, pattern::words::json_sentence(&problem.kind))
        })
        .collect()
}

/// What AWS would say to the event as such, and how large it is.
#[component]
fn EventNotes(app: App) -> impl IntoView {
    let note = Memo::new(move |_| app.document().and_then(|document| envelope::note(&document)));
    let length = Memo::new(move |_| app.document().map_or(0, |document| size::size_while_typing(&document)));
    view! {
        <div class="event-notes quiet">
            <span class:is-over=move || { length.get() > size::LIMIT }>
                {move || size::label(length.get())} " of 1 MB"
            </span>
            <span>{move || note.get()}</span>
        </div>
    }
}

//! The menus of the events: how to come by one, and the actions on the selected one.

use super::pattern::FormatButton;
use super::start;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::widgets::menu::{Menu, command_entries, command_entry};
use eventbridge_playground::workspace::Expectation;
use leptos::prelude::*;

/// The ways to come by an event, as the menu has them.
const WAYS: [(CommandId, &str); 5] = [
    (CommandId::PasteEvents, "Paste"),
    (CommandId::AddSample, "Sample event"),
    (CommandId::MakeMatchingEvent, "Generate matching event"),
    (CommandId::OpenFile, "Open file"),
    (CommandId::AddEvent, "Empty event"),
];

/// The actions on the selected event, as the menu has them.
const ACTIONS: [(CommandId, &str); 5] = [
    (CommandId::DuplicateEvent, "Duplicate"),
    (CommandId::MoveEventUp, "Move up"),
    (CommandId::MoveEventDown, "Move down"),
    (CommandId::MakeNearMisses, "Generate near misses"),
    (CommandId::RemoveEvent, "Remove"),
];

#[component]
pub(super) fn AddEvent(app: App) -> impl IntoView {
    let content = move || command_entries(app, &WAYS);
    let face = view! { <span aria-hidden="true">"+"</span> "Add event" }.into_any();
    view! { <Menu label="Add event" face content /> }
}

/// Name, expectation, layout, and a menu with all else.
#[component]
pub(super) fn Toolbar(app: App) -> impl IntoView {
    let name = Memo::new(move |_| {
        app.session
            .read(|workspace| workspace.selected_event().map(|event| event.name.clone()))
            .unwrap_or_default()
    });
    view! {
        <div class="toolbar" role="group" aria-label="Selected event">
            <input type="text" class="name-input" aria-label="Event name" maxlength="200"
                prop:value=move || name.get() on:input:target=move |event| app.session.rename_event(event.target().value()) />
            <ExpectationSelect app />
            <FormatButton app id=CommandId::FormatEvent />
            <Menu label="Event actions" class="button button-icon" face="⋯".into_any()
                content=move || view! { <Actions app /> }.into_any() />
        </div>
    }
}

#[component]
fn Actions(app: App) -> impl IntoView {
    let enabled = Memo::new(move |_| {
        app.session.read(|workspace| workspace.selected_event().is_some_and(|event| event.enabled))
    });
    let is_off = move |id: CommandId| {
        app.session.read(|workspace| match id {
            CommandId::MoveEventUp => workspace.selected == 0,
            CommandId::MoveEventDown => workspace.selected + 1 >= workspace.events.len(),
            _ => false,
        })
    };
    let entry = move |entry: (CommandId, &'static str)| command_entry(app, entry, move || is_off(entry.0));
    let take = move |_| start::take_pattern_of_event(app);
    view! {
        <label class="menu-entry" title=tooltip("Include or exclude this event", CommandId::SwitchEvent)>
            <input type="checkbox" prop:checked=move || enabled.get() on:change=move |_| app.session.switch_event() />
            "Include"
        </label>
        {ACTIONS.map(entry)}
        <hr class="menu-rule" />
        <button type="button" class="menu-entry" on:click=take>"Make the pattern from this event"</button>
    }
}

/// The verdict that the selected event ought to have.
#[component]
fn ExpectationSelect(app: App) -> impl IntoView {
    const CHOICES: [(&str, &str, Option<Expectation>); 3] = [
        ("", "Expect: any", None),
        ("match", "Expect: match", Some(Expectation::Match)),
        ("no-match", "Expect: no match", Some(Expectation::NoMatch)),
    ];
    let expected = Memo::new(move |_| {
        app.session.read(|workspace| workspace.selected_event().and_then(|event| event.expected))
    });
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let choice = CHOICES.iter().find(|(name, ..)| *name == value).and_then(|(.., expected)| *expected);
        app.session.expect(choice);
    };
    let options = CHOICES.map(|(value, label, choice)| {
        view! { <option value=value selected=move || expected.get() == choice>{label}</option> }
    });
    view! {
        <label>
            <span class="visually-hidden">"Expected verdict"</span>
            <select title="The result that this event should have: a test" on:change=choose>{options}</select>
        </label>
    }
}

//! The actions on the selected event.

use crate::app::state::App;
use crate::app::state::commands::CommandId;
use eventbridge_playground::workspace::Expectation;
use leptos::prelude::*;

/// The actions on the selected event.
#[component]
pub(super) fn Toolbar(app: App) -> impl IntoView {
    let name = Memo::new(move |_| {
        app.session
            .read(|workspace| workspace.selected_event().map(|event| event.name.clone()))
            .unwrap_or_default()
    });
    let enabled = Memo::new(move |_| {
        app.session.read(|workspace| workspace.selected_event().is_some_and(|event| event.enabled))
    });
    let first = Memo::new(move |_| app.session.read(|workspace| workspace.selected == 0));
    let last =
        Memo::new(move |_| app.session.read(|workspace| workspace.selected + 1 >= workspace.events.len()));
    view! {
        <div class="toolbar" role="group" aria-label="Event on show">
            <input type="text" class="name-input" aria-label="Event name" maxlength="200"
                prop:value=move || name.get() on:input:target=move |event| app.session.rename_event(event.target().value()) />
            <label class="switch">
                <input type="checkbox" prop:checked=move || enabled.get() on:change=move |_| app.session.switch_event() />
                "On"
            </label>
            <ExpectationSelect app />
            <button type="button" class="button button-quiet" aria-label="Move up" title="Move up"
                disabled=move || first.get()
                on:click=move |_| app.session.move_event(-1)>"↑"</button>
            <button type="button" class="button button-quiet" aria-label="Move down" title="Move down"
                disabled=move || last.get()
                on:click=move |_| app.session.move_event(1)>"↓"</button>
            <button type="button" class="button button-quiet"
                on:click=move |_| app.session.duplicate_event()>"Duplicate"</button>
            <button type="button" class="button button-quiet" title="Make events that just miss the pattern"
                on:click=move |_| app.run(CommandId::MakeNearMisses)>"Near misses"</button>
            <button type="button" class="button button-quiet" on:click=move |_| app.run(CommandId::FormatEvent)>"Format"</button>
            <button type="button" class="button button-quiet"
                on:click=move |_| app.run(CommandId::RemoveEvent)>"Remove"</button>
        </div>
    }
}

/// The verdict that the selected event ought to have.
#[component]
fn ExpectationSelect(app: App) -> impl IntoView {
    const CHOICES: [(&str, &str, Option<Expectation>); 3] = [
        ("", "No expectation", None),
        ("match", "Must match", Some(Expectation::Match)),
        ("no-match", "Must not match", Some(Expectation::NoMatch)),
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
            <select on:change=choose>{options}</select>
        </label>
    }
}

//! The part that was chosen in the diagram, as a form that writes the setup.

mod alarm;
mod archive;
mod event_bus;
mod events;
mod field;
mod input;
mod rule;
mod target;

use super::BusView;
use super::diagram;
use crate::app::state::App;
use crate::app::state::reveal::{Reveal, reveal as show};
use eventbridge_playground::bus::problem::ModelRef;
use eventbridge_playground::bus::simulated::DiagramNode;
use eventbridge_playground::bus::system::{self, SelectedRule, System};
use eventbridge_playground::workspace::Workspace;
use field::Part;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the heading, which takes the focus when a part is opened by key.
pub(super) const TITLE: &str = "inspector-title";

/// The setup as read, and equal to none but itself.
#[derive(Clone)]
pub(super) struct Setup(Arc<System>);

impl PartialEq for Setup {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Reads the setup of a workspace.
pub(super) fn read(workspace: &Workspace) -> System {
    let selected_rule = SelectedRule {
        account: &workspace.settings.account,
        region: &workspace.settings.region,
        pattern: &workspace.pattern,
        handler: workspace.handler.as_deref(),
    };
    system::read_whole(&workspace.system, selected_rule)
}

/// The form of the chosen part; empty while none is chosen.
#[component]
pub(super) fn Inspector(app: App, view: BusView, reveal: Reveal) -> impl IntoView {
    let texts = Memo::new(move |_| {
        app.session.read(|it| {
            (Arc::clone(&it.system), Arc::clone(&it.pattern), it.handler.clone(), it.settings.clone())
        })
    });
    let setup = Memo::new(move |_| {
        // To follow a memo that nobody reads would follow nothing.
        texts.with(|_| ());
        Setup(Arc::new(app.session.peek(read)))
    });
    // A part that is there, while it is there: the form stays as it is while its values change.
    let shown = Memo::new(move |_| {
        let node = view.chosen.get()?;
        setup.with(|setup| node.is_in(&setup.0.model)).then_some(node)
    });
    let content = move || {
        let node = shown.get()?;
        let part = Part { app, view, setup, place: node.part() };
        Some(view! { <Panel part node reveal /> })
    };
    view! { <div class="inspector-room">{content}</div> }
}

#[component]
fn Panel(part: Part, node: DiagramNode, reveal: Reveal) -> impl IntoView {
    let Part { app, view, setup, place } = part;
    let (kind, form) = match place {
        ModelRef::Bus(index) => ("Event bus", event_bus::form(part, index)),
        ModelRef::Rule(index) => ("Rule", rule::form(part, index)),
        ModelRef::Target { rule, target } => ("Target", target::form(part, rule, target)),
        ModelRef::Archive(index) => ("Archive", archive::archive_form(part, index)),
        ModelRef::Replay(_) => ("Replay", archive::replay_form(part)),
        ModelRef::Alarm(_) => ("Alarm", alarm::form(part)),
        ModelRef::Whole => ("Events from outside", events::form(part)),
    };
    let name = move || setup.with(|setup| diagram::name(&setup.0.model, node));
    let close = move || {
        view.chosen.set(None);
        diagram::focus(node);
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    let span = move || setup.with(|setup| setup.0.span_of(place));
    let find = move |_| {
        if let Some(span) = untrack(span) {
            app.session.peek(|workspace| show(reveal, &workspace.system, span));
        }
    };
    let can_be_removed = move || setup.with(|setup| setup.0.without(place).is_some());
    let remove = move |_| {
        let Some(text) = setup.with_untracked(|setup| setup.0.without(place)) else { return };
        let before = app.session.peek(|workspace| Arc::clone(&workspace.system));
        let told = format!("Removed {}.", untrack(name));
        view.chosen.set(None);
        app.session.edit_system(text);
        app.screen.notices.done_with(told, "Undo", move || app.session.edit_system(Arc::clone(&before)));
    };
    let is_broken = move || setup.with(|setup| setup.0.has_json_problems());
    view! {
        <section class="pane inspector" aria-label=kind on:keydown=pressed>
            <div class="pane-head">
                <h2 id=TITLE tabindex="-1"><span class="quiet">{kind}</span> " " <bdi>{name}</bdi></h2>
                <Show when=move || span().is_some()>
                    <button type="button" class="button button-small" on:click=find>"Show in setup"</button>
                </Show>
                <Show when=can_be_removed>
                    <button type="button" class="button button-small" on:click=remove>"Remove"</button>
                </Show>
                <button type="button" class="button button-icon" aria-label="Close" title="Close (Esc)"
                    on:click=move |_| close()>"✕"</button>
            </div>
            <Show when=is_broken>
                <p class="field-problem">"The setup isn't valid JSON. Fix it to continue here."</p>
            </Show>
            <fieldset class="inspector-form" disabled=is_broken>
                <legend class="visually-hidden">{kind} " settings"</legend>
                {form}
            </fieldset>
        </section>
    }
}

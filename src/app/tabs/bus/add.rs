//! Parts put into the setup, from menus.

use super::BusView;
use super::inspector;
use crate::app::state::App;
use crate::app::widgets::menu::Menu;
use eventbridge_playground::bus::simulated::DiagramNode;
use eventbridge_playground::bus::system::{self, Part};
use eventbridge_playground::targets::TargetKind;
use eventbridge_playground::targets::kind::{SQS_QUEUE, TARGETS};
use eventbridge_playground::workspace::Settings;
use leptos::prelude::*;

/// The parts that can be added, beside targets.
const PARTS: [(&str, Part); 8] = [
    ("Event bus", Part::Bus),
    ("Rule", Part::Rule),
    ("Scheduled rule", Part::ScheduledRule),
    ("Archive", Part::Archive),
    ("Replay", Part::Replay),
    ("Alarm", Part::Alarm),
    ("PutEvents call", Part::PutEvents),
    ("API destination", Part::ApiDestination),
];

/// The menu of all parts but targets.
#[component]
pub(super) fn AddPart(app: App, view: BusView) -> impl IntoView {
    let entry = move |(label, part): (&'static str, Part)| {
        view! { <button type="button" class="menu-entry" on:click=move |_| add(app, view, part)>{label}</button> }
    };
    let content = move || PARTS.map(entry).into_any();
    let face = view! { <span aria-hidden="true">"+"</span> "Add part" }.into_any();
    view! { <Menu label="Add part" face content /> }
}

/// The menu that adds a target: of which kind, and to which rule. With `only`, there is but one rule to choose.
#[component]
pub(super) fn AddTarget(app: App, view: BusView, #[prop(optional)] only: Option<u32>) -> impl IntoView {
    let kind = RwSignal::new(SQS_QUEUE.label());
    let choose = move |event: leptos::ev::Event| {
        let label = event_target_value(&event);
        if let Some(chosen) = TARGETS.iter().find(|kind| kind.label() == label) {
            kind.set(chosen.label());
        }
    };
    let rules = Memo::new(move |_| {
        let rules = app.session.read(inspector::read).model.rules;
        let rules = (0..).zip(rules).filter(|(index, _)| only.is_none_or(|only| only == *index));
        rules.map(|(index, rule)| (index, rule.name)).collect::<Vec<(u32, String)>>()
    });
    let content = move || {
        let option = |found: &&'static TargetKind| {
            let selected = found.label() == kind.get_untracked();
            view! { <option value=found.label() selected=selected>{found.label()}</option> }
        };
        let entry = move |(rule, name): (u32, String)| {
            let add = move |_| {
                if let Some(kind) = TARGETS.iter().find(|it| it.label() == kind.get_untracked()) {
                    add(app, view, Part::Target(kind, rule));
                }
            };
            view! { <button type="button" class="menu-entry" on:click=add>"Add to " <bdi>{name}</bdi></button> }
        };
        view! {
            <label class="menu-text">
                "Kind of target"
                <select on:change=choose>{TARGETS.iter().map(option).collect_view()}</select>
            </label>
            {move || rules.get().into_iter().map(entry).collect_view()}
        }
        .into_any()
    };
    let face = view! { <span aria-hidden="true">"+"</span> "Add target" }.into_any();
    view! { <Menu label="Add target" face content /> }
}

/// Adds a part, and opens its form.
fn add(app: App, view: BusView, part: Part) {
    let added = app.session.peek(|workspace| {
        let model = inspector::read(workspace).model;
        let count = |list: usize| list as u32;
        let node = match part {
            Part::Bus => Some(DiagramNode::Bus(count(model.buses.len()))),
            Part::Rule | Part::ScheduledRule => Some(DiagramNode::Rule(count(model.rules.len()))),
            Part::Archive => Some(DiagramNode::Archive(count(model.archives.len()))),
            Part::Replay => Some(DiagramNode::Replay(count(model.replays.len()))),
            Part::Alarm => Some(DiagramNode::Alarm(count(model.alarms.len()))),
            Part::Target(_, rule) => {
                let targets = model.rules.get(rule as usize).map_or(0, |rule| rule.targets.len());
                Some(DiagramNode::Target(rule, count(targets)))
            }
            Part::PutEvents => Some(DiagramNode::Events),
            Part::ApiDestination => None,
        };
        let Settings { account, region } = &workspace.settings;
        // The implicit function would be replaced by the first target in the text.
        let handler = workspace.handler.as_deref().filter(|_| matches!(part, Part::Target(_, 0)));
        let text = &*workspace.system;
        let written = handler
            .filter(|_| !system::names_targets(text))
            .and_then(|handler| system::insert_function(text, handler, account, region));
        let text = system::insert(written.as_deref().unwrap_or(text), part, account, region)?;
        Some((text, node))
    });
    match added {
        Some((text, node)) => {
            app.session.edit_system(text);
            view.chosen.set(node);
        }
        None => app.screen.notices.warn("The setup isn't valid JSON, so nothing was added. Fix it first."),
    }
}

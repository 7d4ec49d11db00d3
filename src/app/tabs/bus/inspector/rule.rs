//! The form of a rule.

use super::field::{Part, Text, area, bus_names, choice, input, line};
use crate::app::tabs::bus::add::AddTarget;
use eventbridge_playground::bus::messages;
use eventbridge_playground::bus::model::RuleState;
use eventbridge_playground::bus::problem::ModelRef;
use eventbridge_playground::bus::simulated::DiagramNode;
use eventbridge_playground::bus::system::Form;
use eventbridge_playground::json;
use leptos::prelude::*;

pub(super) fn form(part: Part, index: u32) -> AnyView {
    let states = || {
        RuleState::ALL
            .map(|state| {
                let value =
                    if state == RuleState::Enabled { String::new() } else { json::quote(state.name()) };
                (value, state.name().to_owned())
            })
            .to_vec()
    };
    let name = Text {
        is_required: true,
        otherwise: |model, place| match place {
            ModelRef::Rule(rule) => {
                model.rules.get(rule as usize).map(|rule| rule.name.clone()).unwrap_or_default()
            }
            _ => String::new(),
        },
        ..Text::new("Name", &["Name"])
    };
    let schedule = Text {
        hint: "For example, rate(5 minutes) or cron(0 12 * * ? *).",
        ..Text::new("Schedule expression", &["ScheduleExpression"])
    };
    view! {
        {line(part, name)}
        {choice(part, "Event bus", &["EventBusName"], move || bus_names(part))}
        {choice(part, "State", &["State"], states)}
        {pattern(part, index)}
        {line(part, schedule)}
        {targets(part, index)}
    }
    .into_any()
}

/// The pattern of the selected rule is not part of the setup.
fn pattern(part: Part, index: u32) -> AnyView {
    let app = part.app;
    if index > 0 {
        return area(part, Text { form: Form::Json, ..Text::new("Event pattern", &["EventPattern"]) });
    }
    let value = Signal::derive(move || app.session.pattern.get().to_string());
    let write = move |text: &str| {
        app.session.edit_pattern(text);
        Ok(())
    };
    input("Event pattern", "The same text as on the Rule tab.", true, value, write, Vec::new)
}

fn targets(part: Part, index: u32) -> AnyView {
    let names = Memo::new(move |_| {
        part.model(|model| {
            let rule = model.rules.get(index as usize);
            rule.map(|rule| rule.targets.iter().map(messages::short_name).collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let row = move |(target, name): (u32, String)| {
        let open = move |_| part.view.chosen.set(Some(DiagramNode::Target(index, target)));
        view! { <li><button type="button" class="place" on:click=open>{name}</button></li> }
    };
    let rows = move || (0..).zip(names.get()).map(row).collect_view();
    view! {
        <div class="part-field">
            <span class="part-label">"Targets"</span>
            <ul class="part-list" aria-label="Targets of the rule">{rows}</ul>
            <AddTarget app=part.app view=part.view only=index />
        </div>
    }
    .into_any()
}

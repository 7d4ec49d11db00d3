//! The form of an event bus.

use super::field::{Part, Text, area, line};
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn form(part: Part, index: u32) -> AnyView {
    let name = if index == 0 {
        view! { <p class="quiet">"The default bus gets the events of AWS services. Its name is fixed."</p> }
            .into_any()
    } else {
        line(part, Text { is_required: true, ..Text::new("Name", &["Name"]) })
    };
    view! {
        {name}
        {line(part, Text::new("Description", &["Description"]))}
        {area(part, Text {
            form: Form::Json,
            hint: "A resource policy as JSON: who else may put events on this bus.",
            ..Text::new("Policy", &["Policy"])
        })}
    }
    .into_any()
}

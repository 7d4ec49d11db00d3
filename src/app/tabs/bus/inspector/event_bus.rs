//! The form of an event bus.

use super::field::{Part, Text, area, choice, line};
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn form(part: Part, index: u32) -> AnyView {
    let name = if index == 0 {
        view! { <p class="quiet">"The default bus receives events from AWS services. Its name can't be changed."</p> }
            .into_any()
    } else {
        line(part, Text { is_required: true, ..Text::new("Name", &["Name"]) })
    };
    view! {
        {name}
        {line(part, Text::new("Description", &["Description"]))}
        {area(part, Text {
            form: Form::Json,
            hint: "A resource policy as JSON that lets others put events on this bus.",
            ..Text::new("Policy", &["Policy"])
        })}
        {line(part, Text {
            hint: "A customer managed key. If empty, AWS's own key is used.",
            ..Text::new("KMS key", &["KmsKeyIdentifier"])
        })}
        {line(part, Text {
            hint: "The ARN of a queue for events that the bus can't encrypt or decrypt.",
            ..Text::new("Dead-letter queue", &["DeadLetterConfig", "Arn"])
        })}
        {choice(part, "Simulate", &["Fault"], || {
            vec![
                (String::new(), "success".to_owned()),
                ("\"KeyDisabled\"".to_owned(), "KMS key is disabled".to_owned()),
            ]
        })}
    }
    .into_any()
}

//! What the learner starts with.

use super::form::{Choice, Form, PartRow};
use eventbridge_playground::lessons::WorkPart;
use leptos::prelude::*;

/// The choices, as the list has them.
const CHOICES: [(Choice, &str, &str); 3] = [
    (Choice::Empty, "empty", "Empty"),
    (Choice::AsIs, "as-is", "The current state"),
    (Choice::Other, "other", "Another…"),
];

#[component]
pub(super) fn Start(form: Form) -> impl IntoView {
    let rows = form.parts.with_value(|parts| parts.iter().map(row).collect_view());
    let is_none = form.parts.with_value(Vec::is_empty);
    view! {
        <fieldset class="make-part">
            <legend>"The learner starts with"</legend>
            {rows}
            {is_none.then(|| view! { <p>"There is nothing in the workspace yet."</p> })}
        </fieldset>
    }
}

fn row(row: &PartRow) -> AnyView {
    let PartRow { part, choice, other } = row.clone();
    let name = match &part {
        WorkPart::Pattern => "Event pattern".to_owned(),
        WorkPart::Event(name) => format!("Event “{name}”"),
        WorkPart::Schedule => "Schedule".to_owned(),
        WorkPart::Setup => "Event bus setup".to_owned(),
        WorkPart::Code => "Your function".to_owned(),
        WorkPart::CodeSettings => "Settings of your function".to_owned(),
    };
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if let Some((chosen, ..)) = CHOICES.iter().find(|(_, key, _)| *key == value) {
            choice.set(*chosen);
        }
    };
    let option = move |(of, key, label): (Choice, &'static str, &'static str)| {
        view! { <option value=key selected=move || choice.get() == of>{label}</option> }
    };
    let label = format!("{name} at the start");
    let text_box = move || {
        (choice.get() == Choice::Other).then(|| {
            view! {
                <textarea class="link-box" rows="3" spellcheck="false" aria-label=label.clone() prop:value=other
                    on:input=move |event| other.set(event_target_value(&event))></textarea>
            }
        })
    };
    view! {
        <label class="make-row"><span>{name}</span> <select on:change=choose>{CHOICES.map(option)}</select></label>
        {text_box}
    }
    .into_any()
}

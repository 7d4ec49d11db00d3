//! The input of a target: the whole event, a part, a constant, or the result of a transformer, with a
//! preview.

use super::field::{Part, Text, area, line, select};
use crate::app::widgets::long_text::LongText;
use eventbridge_playground::bus::preview;
use eventbridge_playground::bus::system::Form;
use eventbridge_playground::json;
use leptos::prelude::*;
use std::sync::Arc;

/// The ways, by the field of the setup that chooses them, with what it says at first.
const WAYS: [(&str, &str, &str); 4] = [
    ("", "Matched event", ""),
    ("InputPath", "Part of the matched event", "\"$.detail\""),
    ("Input", "Constant (JSON text)", "{}"),
    (
        "InputTransformer",
        "Input transformer",
        r#"{ "InputPathsMap": { "source": "$.source" }, "InputTemplate": "{\"from\": <source>}" }"#,
    ),
];

pub(super) fn form(part: Part, rule: u32, target: u32) -> AnyView {
    let current = Memo::new(move |_| {
        let is_set = |name: &str| !name.is_empty() && part.source(&[name]).is_some();
        WAYS.iter().find(|(name, ..)| is_set(name)).map_or("", |(name, ..)| name)
    });
    let choose = move |name: String| {
        let key = |name: &'static str| [name];
        let keys: Vec<([&str; 1], Option<&str>)> = WAYS
            .iter()
            .filter(|(way, ..)| !way.is_empty())
            .map(|(way, _, first)| (key(way), (*way == name).then_some(*first)))
            .collect();
        part.put(&keys.iter().map(|(keys, value)| (keys.as_slice(), *value)).collect::<Vec<_>>());
    };
    let ways = || WAYS.map(|(name, label, _)| (name.to_owned(), label.to_owned())).to_vec();
    let fields = move || match current.get() {
        "InputPath" => line(part, Text { is_required: true, ..Text::new("Input path", &["InputPath"]) }),
        "Input" => area(
            part,
            Text { form: Form::Json, is_required: true, ..Text::new("Constant input", &["Input"]) },
        ),
        "InputTransformer" => transformer(part),
        _ => ().into_any(),
    };
    view! {
        <h3>"Input"</h3>
        {select("Input", Signal::derive(move || current.get().to_owned()), ways, choose, Vec::new)}
        {fields}
        <Result part rule target />
    }
    .into_any()
}

fn transformer(part: Part) -> AnyView {
    let paths = Text {
        form: Form::Json,
        hint: "Variable names and the JSON paths of their values.",
        ..Text::new("Input paths", &["InputTransformer", "InputPathsMap"])
    };
    let template = Text {
        form: Form::Template,
        is_required: true,
        hint: "Variables in angle brackets: <source>.",
        ..Text::new("Template", &["InputTransformer", "InputTemplate"])
    };
    view! { {area(part, paths)} {area(part, template)} }.into_any()
}

/// A preview of what the target would be sent: for the first event that came to it, or else for the selected
/// one.
#[component]
fn Result(part: Part, rule: u32, target: u32) -> impl IntoView {
    let event = Memo::new(move |_| {
        let first = part.view.played.with(|played| {
            let is_its = |index: u32, other: u32| (index, other) == (rule, target);
            let delivery = played.log.deliveries.iter().find(|it| is_its(it.rule, it.target))?;
            Some(Arc::clone(&played.log.events.get(delivery.event as usize)?.text))
        });
        first.unwrap_or_else(|| part.app.session.event.get())
    });
    let result = move || {
        let document = event.with(|text| json::parse(text));
        let Some(root) = document.root() else { return (false, String::new()) };
        part.model(|model| match preview(model, rule, target, root) {
            Some(Ok(text)) => (true, json::pretty_text(&text).unwrap_or(text)),
            Some(Err(broken)) => {
                (false, format!("Not valid JSON, so nothing would be sent:\n{}", broken.text))
            }
            None => (false, String::new()),
        })
    };
    let result = Memo::new(move |_| result());
    view! {
        <div class="part-result" role="group" aria-label="Result">
            <span class="part-label">"Result"</span>
            {move || {
                let (is_good, text) = result.get();
                if is_good {
                    view! { <LongText text copy=(part.app, "the result") /> }.into_any()
                } else {
                    view! { <p class="field-note is-wrong">{text}</p> }.into_any()
                }
            }}
        </div>
    }
}

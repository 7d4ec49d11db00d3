//! The settings of a function of the user's own.

use crate::app::state::App;
use eventbridge_playground::handler::own::{Code, MEMORY, PRESETS, Runtime, TIMEOUT, with_answer};
use leptos::prelude::*;
use std::sync::Arc;

/// What the answers look like, while there are none.
const EXAMPLE: &str = r#"{
  "ec2.start_instances": {"Error": {"Code": "InsufficientInstanceCapacity", "Message": "Try later"}},
  "s3.get_object": {"Body": "a,b\n1,2"}
}"#;

/// A change of the code.
pub(crate) type Change = Box<dyn FnOnce(&mut Code)>;

/// Fields for the settings of `code`, which `edit` changes. `last_call` is the call for which an answer is most likely
/// meant.
#[component]
pub(crate) fn OwnSettings(
    app: App,
    code: Memo<Option<Arc<Code>>>,
    edit: Callback<Change>,
    last_call: Callback<(), Option<String>>,
) -> impl IntoView {
    let read = move |read: fn(&Code) -> String| {
        Memo::new(move |_| code.with(|code| code.as_deref().map(read).unwrap_or_default()))
    };
    let number = move |label,
                       read_it: fn(&Code) -> String,
                       range: std::ops::RangeInclusive<u32>,
                       put: fn(&mut Code, u32)| {
        let value = read(read_it);
        view! {
            <label class="part-field"><span class="part-label">{label}</span>
                <input type="text" inputmode="numeric" prop:value=move || value.get()
                    aria-description=format!("From {} to {}", range.start(), range.end())
                    on:change:target=move |event| {
                        // What is no number becomes one that is refused in words.
                        let number = event.target().value().trim().parse().unwrap_or_default();
                        edit.run(Box::new(move |code| put(code, number)));
                    } />
            </label>
        }
    };
    let timeout =
        number("Timeout (s)", |code| code.timeout.to_string(), TIMEOUT, |code, it| code.timeout = it);
    let memory = number("Memory (MB)", |code| code.memory.to_string(), MEMORY, |code, it| code.memory = it);
    let (environment, answers) =
        (read(|code| code.environment.to_string()), read(|code| code.answers.to_string()));
    let is_cold = Memo::new(move |_| code.with(|code| code.as_ref().is_some_and(|code| code.is_always_cold)));
    let preset = move |event: leptos::ev::Event| {
        let select: web_sys::HtmlSelectElement = event_target(&event);
        let chosen = select.value();
        // It is a menu: what was chosen can be chosen again, for another call.
        select.set_value("");
        if let Some(preset) = PRESETS.iter().find(|preset| preset.title == chosen) {
            let call = last_call.run(()).unwrap_or_else(|| "ec2.start_instances".to_owned());
            let before = answers.get_untracked();
            match with_answer(&before, &call, &preset.answer(&call)) {
                Some(text) => edit.run(Box::new(move |code| code.answers = Arc::from(text))),
                None => app.screen.notices.warn("The AWS responses aren't a JSON object. Fix them first."),
            }
        }
    };
    view! {
        <div class="own-settings inspector-form">
            <Language code edit />
            <label class="switch">
                <input type="checkbox" prop:checked=move || is_cold.get()
                    on:change=move |event| { let is_on = event_target_checked(&event); edit.run(Box::new(move |code| code.is_always_cold = is_on)) } />
                "Cold start on each run"
            </label>
            {timeout} {memory} <HandlerName code edit />
            <label class="part-field"><span class="part-label">"Environment variables"</span>
                <textarea rows="3" spellcheck="false" placeholder="NAME=value" prop:value=move || environment.get()
                    on:input:target=move |event| { let text = event.target().value(); edit.run(Box::new(move |code| code.environment = Arc::from(text))) }></textarea>
                <span class="field-note">"One per line. They're part of links and files, so don't enter secrets."</span>
            </label>
            <label class="part-field"><span class="part-label">"AWS responses"</span>
                <textarea rows="5" spellcheck="false" placeholder=EXAMPLE prop:value=move || answers.get()
                    on:input:target=move |event| { let text = event.target().value(); edit.run(Box::new(move |code| code.answers = Arc::from(text))) }></textarea>
                <span class="field-note">"A JSON object with a response for each call: its result, an error, or an array of these for successive calls. All other calls succeed."</span>
            </label>
            <label class="part-field"><span class="part-label">"Make a call fail"</span>
                <select on:change=preset prop:value="">
                    <option value="">"Choose how"</option>
                    {PRESETS.iter().map(|preset| view! { <option value=preset.title>{preset.title}</option> }).collect_view()}
                </select>
            </label>
        </div>
    }
}

/// The language of a code.
pub(crate) fn runtime_of(code: Memo<Option<Arc<Code>>>) -> Memo<Runtime> {
    Memo::new(move |_| code.with(|code| code.as_ref().map(|code| code.runtime).unwrap_or_default()))
}

#[component]
fn Language(code: Memo<Option<Arc<Code>>>, edit: Callback<Change>) -> impl IntoView {
    let runtime = runtime_of(code);
    let choose = move |event: leptos::ev::Event| {
        if let Some(runtime) = Runtime::named(&event_target_value(&event)) {
            edit.run(Box::new(move |code| code.runtime = runtime));
        }
    };
    let options = Runtime::ALL.map(|it| {
        view! { <option value=it.name() selected=move || runtime.get() == it>{it.title()}</option> }
    });
    view! {
        <label class="part-field"><span class="part-label">"Language"</span>
            <select on:change=choose prop:value=move || runtime.get().name()>{options}</select>
        </label>
    }
}

#[component]
fn HandlerName(code: Memo<Option<Arc<Code>>>, edit: Callback<Change>) -> impl IntoView {
    let given = Memo::new(move |_| {
        code.with(|code| code.as_ref().map(|code| code.handler.clone()).unwrap_or_default())
    });
    let found =
        Memo::new(move |_| code.with(|code| code.as_ref().map(|code| code.handler()).unwrap_or_default()));
    view! {
        <label class="part-field"><span class="part-label">"Handler name"</span>
            <input type="text" class="own-handler" spellcheck="false" autocomplete="off" title="file.function"
                placeholder=move || found.get() prop:value=move || given.get()
                on:input:target=move |event| { let name = event.target().value(); edit.run(Box::new(move |code| code.handler = name)) } />
        </label>
    }
}

//! The form of a target: what it is, what it gets, and what becomes of what it does not take.

use super::field::{Part, Text, choice, line, select};
use super::input;
use crate::app::widgets::download;
use eventbridge_playground::bus::Model;
use eventbridge_playground::bus::model::Target;
use eventbridge_playground::bus::problem::ModelRef;
use eventbridge_playground::bus::system::{self, Form};
use eventbridge_playground::handler::{HANDLERS, own};
use eventbridge_playground::json;
use eventbridge_playground::targets::kind::{LAMBDA, TARGETS};
use eventbridge_playground::targets::permission::{self, Policy};
use leptos::prelude::*;

/// The faults that can be simulated, with the JSON that sets each.
const FAULTS: [(&str, &str); 10] = [
    ("success", ""),
    ("throttling", "\"Throttled\""),
    ("time-out", "\"TimesOut\""),
    ("server error", "\"ServerError\""),
    ("target doesn't exist", "\"Missing\""),
    ("role can't be assumed", "\"RoleNotAssumed\""),
    ("access denied", "\"AccessDenied\""),
    ("function error", "\"FunctionError\""),
    ("one failure, then success", "{\"FailsFirst\":1}"),
    ("three failures, then success", "{\"FailsFirst\":3}"),
];

pub(super) fn form(part: Part, rule: u32, target: u32) -> AnyView {
    let id = Text {
        is_required: true,
        otherwise: |model, place| of(model, place, |it| it.id.clone()),
        ..Text::new("Id", &["Id"])
    };
    let arn = Text {
        is_required: true,
        otherwise: |model, place| of(model, place, |it| it.arn.clone()),
        ..Text::new("ARN", &["Arn"])
    };
    let assumed = Text {
        hint: "The role that EventBridge assumes, if the target needs one.",
        ..Text::new("Role ARN", &["RoleArn"])
    };
    let age = Text {
        form: Form::Number,
        hint: "60 to 86400. Default: 86400 (24 hours).",
        ..Text::new("Maximum age of event (seconds)", &["RetryPolicy", "MaximumEventAgeInSeconds"])
    };
    let attempts = Text {
        form: Form::Number,
        hint: "0 to 185. Default: 185.",
        ..Text::new("Retry attempts", &["RetryPolicy", "MaximumRetryAttempts"])
    };
    let faults = move || {
        let shape = part
            .model(|model| model.target(rule, target).map(|target| (target.kind(), target.role.is_some())));
        let can_show = |value: &str| {
            let fault = system::FAULTS.iter().find(|(name, _)| json::quote(name) == value);
            shape
                .zip(fault)
                .is_none_or(|((kind, has_role), (_, fault))| system::can_show(*fault, kind, has_role))
        };
        let offered = FAULTS.iter().filter(|(_, value)| can_show(value));
        offered.map(|(label, value)| ((*value).to_owned(), (*label).to_owned())).collect()
    };
    view! {
        {kind(part)}
        {line(part, id)}
        {line(part, arn)}
        {line(part, assumed)}
        {input::form(part, rule, target)}
        <h3>"Retry policy"</h3>
        {line(part, age)}
        {line(part, attempts)}
        {dead_letters(part)}
        {function(part, rule, target)}
        <h3>"Simulation"</h3>
        {choice(part, "Simulate", &["Fault"], faults)}
        {permission(part, rule, target)}
    }
    .into_any()
}

/// Lambda's settings for the outcome of a function.
fn function(part: Part, rule: u32, target: u32) -> impl IntoView {
    let is_function = Memo::new(move |_| {
        part.model(|model| model.target(rule, target).is_some_and(|target| target.kind() == &LAMBDA))
    });
    let arn = |label, hint, keys| Text { hint, ..Text::new(label, keys) };
    move || {
        is_function.get().then(|| {
            view! {
                <h3>"Function"</h3>
                {choice(part, "Code", &["Handler"], handlers)}
                <h3>"Asynchronous invocation"</h3>
                {line(part, arn("On success", "The ARN that receives a record.", &["OnSuccess"]))}
                {line(part, arn("On failure", "The ARN that receives a record.", &["OnFailure"]))}
                {line(part, arn(
                    "Dead-letter queue of the function",
                    "The ARN of a queue or topic that receives the event.",
                    &["AsyncDeadLetterConfig", "TargetArn"],
                ))}
            }
        })
    }
}

/// Returns the functions that a target can run, with the JSON that says so.
fn handlers() -> Vec<(String, String)> {
    let built_in = HANDLERS
        .iter()
        .map(|handler| handler.description())
        .map(|it| (json::quote(it.name), it.title.to_owned()));
    let none = (String::new(), "always succeeds".to_owned());
    let own = (json::quote(own::NAME), "your own function".to_owned());
    std::iter::once(none).chain(built_in).chain([own]).collect()
}

/// Something of the target at a place.
fn of(model: &Model, place: ModelRef, read: fn(&Target) -> String) -> String {
    match place {
        ModelRef::Target { rule, target } => model.target(rule, target).map(read).unwrap_or_default(),
        _ => String::new(),
    }
}

fn kind(part: Part) -> AnyView {
    let place = part.place;
    let current =
        Signal::derive(move || part.model(|model| of(model, place, |it| it.kind().label().to_owned())));
    let kinds = || TARGETS.iter().map(|kind| (kind.label().to_owned(), kind.label().to_owned())).collect();
    let choose = move |label: String| {
        let kind = TARGETS.iter().find(|kind| kind.label() == label);
        let text = kind.and_then(|kind| part.setup.with_untracked(|setup| setup.0.with_kind(place, kind)));
        if let Some(text) = text {
            part.app.session.edit_system(text);
        }
    };
    select("Kind", current, kinds, choose, Vec::new)
}

fn dead_letters(part: Part) -> AnyView {
    let has_queue = Memo::new(move |_| part.source(&["DeadLetterConfig"]).is_some());
    let add = move |_| {
        let queue = part.app.session.peek(|workspace| {
            system::dead_letter_config(&workspace.settings.account, &workspace.settings.region)
        });
        part.put(&[(&["DeadLetterConfig"], Some(&queue))]);
    };
    let remove = move |_| part.put(&[(&["DeadLetterConfig"], None)]);
    let content = move || {
        if !has_queue.get() {
            return view! {
                <p class="quiet">"Without one, events that can't be delivered are lost."</p>
                <button type="button" class="button button-small" on:click=add>"Add dead-letter queue"</button>
            }
            .into_any();
        }
        let arn = Text { is_required: true, ..Text::new("Queue ARN", &["DeadLetterConfig", "Arn"]) };
        view! {
            {line(part, arn)}
            {flag(part, "EventBridge can send to the queue", &["DeadLetterConfig", "Permitted"])}
            <button type="button" class="button button-small" on:click=remove>"Remove dead-letter queue"</button>
        }
        .into_any()
    };
    view! { <h3>"Dead-letter queue"</h3> {content} }.into_any()
}

/// A switch that is on unless the setup says otherwise.
fn flag(part: Part, label: &'static str, keys: &'static [&'static str]) -> AnyView {
    let is_on = Memo::new(move |_| part.source(keys).is_none_or(|value| value != "false"));
    let switch = move |event: leptos::ev::Event| {
        part.put(&[(keys, (!event_target_checked(&event)).then_some("false"))]);
    };
    view! {
        <label class="switch"><input type="checkbox" prop:checked=is_on on:change=switch /> {label}</label>
    }
    .into_any()
}

fn permission(part: Part, rule: u32, target: u32) -> AnyView {
    // What the policies depend on.
    let read = Memo::new(move |_| {
        part.model(|model| {
            let target = model.target(rule, target)?;
            let rule_arn = model.rules.get(rule as usize).map(|rule| model.rule_arn(rule))?;
            Some((target.arn.clone(), rule_arn, target.dead_letter.as_ref().map(|it| it.arn.clone())))
        })
    });
    let needed = move || {
        let actions =
            part.model(|model| model.target(rule, target)?.kind().permission.map(|it| it.actions.join(", ")));
        actions.map(|actions| view! { <p class="quiet">"Needs " <code>{actions}</code> "."</p> })
    };
    let policies = move || {
        let (target, rule, queue) = read.get()?;
        let policies = permission::policies(&target, &rule, queue.as_deref());
        Some(policies.into_iter().map(|policy| policy_view(part, policy)).collect_view())
    };
    view! {
        {flag(part, "EventBridge has permission", &["Permitted"])}
        {needed}
        {policies}
    }
    .into_any()
}

fn policy_view(part: Part, Policy { title, text }: Policy) -> impl IntoView {
    let copied = text.clone();
    view! {
        <details>
            <summary>{title}</summary>
            <pre class="output" tabindex="0">{text}</pre>
            <button type="button" class="button button-small"
                on:click=move |_| download::copy(part.app, copied.clone(), "Policy statement copied.")>
                "Copy"
            </button>
        </details>
    }
}

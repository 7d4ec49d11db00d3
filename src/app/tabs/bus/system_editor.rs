//! The setup as text, with its problems, and parts to add.

use super::BusView;
use super::add::{AddPart, AddTarget};
use crate::app::state::App;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::reveal::Reveal;
use crate::app::state::screen::Dialog;
use crate::app::widgets::editor::{Editor, Help, Problem, Severity};
use eventbridge_playground::bus::simulated::Simulated;
use eventbridge_playground::bus::system;
use eventbridge_playground::completion;
use eventbridge_playground::json::Document;
use eventbridge_playground::text::{LineIndex, Position};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn SystemPane(app: App, view: BusView, reveal: Reveal) -> impl IntoView {
    let text = Memo::new(move |_| app.session.read(|workspace| Arc::clone(&workspace.system)));
    let problems = Memo::new(move |_| {
        let text = text.get();
        view.latest.with(|played| if played.text == text { problems(played) } else { Vec::new() })
    });
    view! {
        <section class="pane" aria-labelledby="system-title">
            <div class="pane-head">
                <h2 id="system-title">"Event bus setup"</h2>
                <AddTarget app view />
                <AddPart app view />
                <button type="button" class="button" title=tooltip("Send events with PutEvents", CommandId::PutEvents)
                    on:click=move |_| app.screen.open_dialog(Dialog::PutEvents)>"Send events…"</button>
            </div>
            <p class="quiet bus-hint">
                "Event buses, rules and targets as JSON, with the API's field names. " <code>"Rule"</code>
                " is this rule: its pattern and events are on the Rule tab."
            </p>
            <Editor label="Event bus setup" language="json" value=text problems reveal
                document=Signal::derive(move || format!("system-{}", app.session.opened()))
                completer=Callback::new(move |(text, offset): (String, u32)| {
                    completion::complete_system(&text, offset, event(app).as_deref())
                })
                helper=Callback::new(move |(text, offset): (String, u32)| help(app, &text, offset))
                on_edit=Callback::new(move |text: Arc<str>| app.session.edit_system(text)) />
            <Problems view reveal />
        </section>
    }
}

/// Returns the selected event: paths and placeholders take their values from it.
fn event(app: App) -> Option<Arc<Document>> {
    app.session.shown.with_untracked(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.event.document)))
}

/// Returns the value of a path or a placeholder.
fn help(app: App, text: &str, offset: u32) -> Option<Help> {
    let found = completion::stands_for(text, offset, &*event(app)?)?;
    let body = if found.value.is_some() {
        "In the selected event:"
    } else {
        "The selected event has no such value."
    };
    Some(Help {
        span: found.span,
        title: found.name,
        body: body.to_owned(),
        code: found.value.unwrap_or_default(),
    })
}

pub(super) fn set(app: App, text: &str) {
    app.session.edit_system(text);
}

fn problems(played: &Simulated) -> Vec<Problem> {
    let line_index = LineIndex::new(&played.text);
    let problem = |problem: &system::Problem| {
        Problem::new(&line_index, problem.span, Severity::Error, problem.sentence())
    };
    played.problems.iter().map(problem).collect()
}

/// More problems than this are drawn in the text alone.
const MOST_LISTED: usize = 20;

#[component]
fn Problems(view: BusView, reveal: Reveal) -> impl IntoView {
    let row = move |(position, range, sentence, aws): (Position, (u32, u32), String, Option<String>)| {
        let place = format!("Line {}, column {}", position.line, position.column);
        view! {
            <li class="problem is-error">
                <button type="button" class="place" on:click=move |_| reveal.set(Some(range))>{place}</button>
                <span>{sentence}</span>
                {aws.map(|aws| view! { <code class="aws-says">{aws}</code> })}
            </li>
        }
    };
    let rows = move || {
        view.latest.with(|played| {
            let line_index = LineIndex::new(&played.text);
            let found = played.problems.iter().take(MOST_LISTED).map(|problem| {
                let range = line_index.utf16_range(problem.span);
                let aws = problem.aws_message(&played.model);
                let sentence = problem.sentence();
                (
                    line_index.position(problem.span.start),
                    (range.start, range.end),
                    sentence.clone(),
                    aws.filter(|aws| *aws != sentence),
                )
            });
            found.map(row).collect_view()
        })
    };
    let none = move || view.latest.with(|played| played.problems.is_empty());
    view! {
        <Show when=move || !none()>
            <div class="problems"><ul aria-label="Problems in the setup">{rows}</ul></div>
        </Show>
    }
}

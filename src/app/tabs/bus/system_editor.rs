//! The system as text, with its problems, and parts to add.

use super::BusView;
use crate::app::state::App;
use crate::app::state::reveal::Reveal;
use crate::app::state::screen::Dialog;
use crate::app::widgets::editor::{Editor, Help, Problem, Severity};
use eventbridge_playground::bus::simulated::{DiagramNode, Simulated};
use eventbridge_playground::bus::system::{self, Part};
use eventbridge_playground::completion;
use eventbridge_playground::json::Document;
use eventbridge_playground::targets::kind::TARGETS;
use eventbridge_playground::text::{LineIndex, Position};
use eventbridge_playground::workspace::Settings;
use leptos::prelude::*;
use std::sync::Arc;

/// The parts that can be added, beside targets of each kind.
const PARTS: [(&str, Part); 7] = [
    ("Event bus", Part::Bus),
    ("Rule", Part::Rule),
    ("Scheduled rule", Part::ScheduledRule),
    ("Call of PutEvents", Part::PutEvents),
    ("Archive", Part::Archive),
    ("Replay", Part::Replay),
    ("Alarm", Part::Alarm),
];

/// The menu of all that can be added. A target goes to the rule that is chosen in the diagram, else to the first.
fn menu() -> impl Iterator<Item = (String, Part)> {
    let parts = PARTS.iter().map(|(label, part)| ((*label).to_owned(), *part));
    parts.chain(TARGETS.iter().map(|kind| (format!("Target: {}", kind.label()), Part::Target(kind, 0))))
}

#[component]
pub(super) fn SystemPane(app: App, view: BusView, reveal: Reveal) -> impl IntoView {
    let text = Memo::new(move |_| app.session.read(|workspace| Arc::clone(&workspace.system)));
    let problems = Memo::new(move |_| {
        let text = text.get();
        view.played.with(|played| if played.text == text { problems(played) } else { Vec::new() })
    });
    let add = move |event: leptos::ev::Event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        if let Some((_, part)) = index.and_then(|index| menu().nth(index)) {
            add(app, view, part);
        }
        // The list is a menu: it always shows what it is for.
        event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
    };
    let options = menu().enumerate();
    let options =
        options.map(|(index, (label, _))| view! { <option value=index.to_string()>{label}</option> });
    view! {
        <section class="pane" aria-labelledby="system-title">
            <div class="pane-head">
                <h2 id="system-title">"System"</h2>
                <label>
                    <span class="visually-hidden">"Add a part"</span>
                    <select on:change=add><option value="">"Add…"</option>{options.collect_view()}</select>
                </label>
                <button type="button" class="button button-quiet"
                    on:click=move |_| app.screen.open_dialog(Dialog::PutEvents)>"Put events…"</button>
            </div>
            <p class="quiet bus-hint">
                "Buses, rules and targets, with the names of the API. The rule of the tab Rule is always part of it; "
                <code>"Rule"</code> " names it and gives it targets. The events are those of the list there."
            </p>
            <Editor label="System" language="json" value=text problems reveal
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

/// The selected event: paths and placeholders take their values from it.
fn event(app: App) -> Option<Arc<Document>> {
    app.session.shown.with_untracked(|shown| shown.as_ref().map(|shown| Arc::clone(&shown.event.document)))
}

/// The value that a path or a placeholder stands for.
fn help(app: App, text: &str, offset: u32) -> Option<Help> {
    let found = completion::stands_for(text, offset, &*event(app)?)?;
    let body =
        if found.value.is_some() { "In the event on show:" } else { "The event on show has no such value." };
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

fn add(app: App, view: BusView, part: Part) {
    let part = match (part, view.chosen.get_untracked()) {
        (Part::Target(kind, _), Some(DiagramNode::Rule(rule) | DiagramNode::Target(rule, _))) => {
            Part::Target(kind, rule)
        }
        (part, _) => part,
    };
    let added = app.session.peek(|workspace| {
        let Settings { account, region } = &workspace.settings;
        // A function that is there by itself would make room for the first target that is written down.
        let handler = workspace.handler.as_deref().filter(|_| matches!(part, Part::Target(_, 0)));
        let text = &*workspace.system;
        let written = handler
            .filter(|_| !system::names_targets(text))
            .and_then(|handler| system::insert_function(text, handler, account, region));
        system::insert(written.as_deref().unwrap_or(text), part, account, region)
    });
    match added {
        Some(text) => set(app, &text),
        None => app.screen.notices.warn("The system cannot be read as JSON yet, so nothing was added."),
    }
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
        view.played.with(|played| {
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
    let none = move || view.played.with(|played| played.problems.is_empty());
    view! {
        <Show when=move || !none()>
            <div class="problems"><ul aria-label="Problems of the system">{rows}</ul></div>
        </Show>
    }
}

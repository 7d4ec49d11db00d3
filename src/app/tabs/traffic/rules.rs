//! The rules as text.

use super::TrafficView;
use crate::app::browser;
use crate::app::state::reveal::Reveal;
use crate::app::widgets::editor::{Editor, Problem, Severity};
use eventbridge_playground::scan::messages;
use eventbridge_playground::text::{LineIndex, Position};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::HtmlInputElement;

/// More problems than this are drawn in the text alone.
const MOST_LISTED: usize = 20;

/// Larger files are no rules of anybody.
const MAX_FILE_BYTES: f64 = 64e6;

#[component]
pub(super) fn RulesPane(view: TrafficView, reveal: Reveal) -> impl IntoView {
    let app = view.app;
    let text = Memo::new(move |_| app.session.read(|workspace| Arc::clone(&workspace.rules)));
    let problems = Memo::new(move |_| {
        let text = text.get();
        view.listed.with(|listed| {
            let line_index = LineIndex::new(&listed.text);
            let all = if listed.text == text { all(view) } else { Vec::new() };
            all.into_iter()
                .map(|(span, words)| Problem::new(&line_index, span, Severity::Error, words))
                .collect()
        })
    });
    let chosen = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            import(view, file);
        }
        input.set_value("");
    };
    view! {
        <section class="pane" aria-labelledby="rules-title">
            <div class="pane-head">
                <h2 id="rules-title">"Rules"</h2>
                <label class="button file-choice">
                    "Import rules…"
                    <input type="file" class="visually-hidden" accept=".json,.txt,application/json" on:change=chosen />
                </label>
            </div>
            <p class="quiet bus-hint">
                "Patterns by name, such as " <code>{EXAMPLE}</code> ", or the output of " <code>"aws events list-rules"</code>
                ". The rule on the Rule tab runs too."
            </p>
            <Editor label="Rules" language="json" value=text problems reveal
                document=Signal::derive(move || format!("rules-{}", app.session.opened()))
                on_edit=Callback::new(move |text: Arc<str>| app.session.edit_rules(text)) />
            <Problems view reveal />
        </section>
    }
}

/// Returns all that is wrong with the text and its rules.
fn all(view: TrafficView) -> Vec<(eventbridge_playground::text::Span, String)> {
    view.listed.with(|listed| {
        let of_rules = listed.list.rules.iter().filter_map(|rule| {
            let problem = rule.problem.as_ref()?;
            let words = messages::rule_sentence(&problem.kind);
            Some((problem.span, format!("{}: {words}", super::label(&rule.name))))
        });
        let of_list = listed.list.problems.iter();
        let of_list = of_list.map(|problem| (problem.span, messages::rule_sentence(&problem.kind)));
        of_list.chain(of_rules).take(MOST_LISTED * 5).collect()
    })
}

/// What can be written.
const EXAMPLE: &str = r#"{"paid": {"source": ["shop"]}}"#;

#[component]
fn Problems(view: TrafficView, reveal: Reveal) -> impl IntoView {
    let row = move |(position, range, sentence): (Position, (u32, u32), String)| {
        let place = format!("Line {}, column {}", position.line, position.column);
        view! {
            <li class="problem is-error">
                <button type="button" class="place" on:click=move |_| reveal.set(Some(range))>{place}</button>
                <span>{sentence}</span>
            </li>
        }
    };
    let rows = move || {
        let found = all(view);
        view.listed.with(|listed| {
            let line_index = LineIndex::new(&listed.text);
            let found = found.into_iter().take(MOST_LISTED).map(|(span, sentence)| {
                let range = line_index.utf16_range(span);
                (line_index.position(span.start), (range.start, range.end), sentence)
            });
            found.map(row).collect_view()
        })
    };
    view! {
        <Show when=move || !all(view).is_empty()>
            <div class="problems"><ul aria-label="Problems in the rules">{rows}</ul></div>
        </Show>
    }
}

/// Takes a file as the rules, with a way back.
fn import(view: TrafficView, file: web_sys::File) {
    let app = view.app;
    let name = file.name();
    if file.size() > MAX_FILE_BYTES {
        app.screen.notices.warn(format!("{name} is too large for a list of rules."));
        return;
    }
    spawn_local(async move {
        let Some(text) = browser::read_file(file).await else {
            app.screen.notices.warn(format!("{name} couldn't be read."));
            return;
        };
        let before = app.session.peek(|workspace| Arc::clone(&workspace.rules));
        app.session.edit_rules(text);
        let back = move || app.session.edit_rules(Arc::clone(&before));
        app.screen.notices.done_with(format!("Loaded the rules from {name}."), "Undo", back);
    });
}

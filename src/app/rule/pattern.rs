//! The pattern, its problems, and what AWS would say.

use super::super::editor::{Editor, Mark, Problem};
use super::super::paste;
use super::super::state::App;
use eventbridge_playground::completion::{self, Completions};
use eventbridge_playground::json::Document;
use eventbridge_playground::matching::pattern_marks;
use eventbridge_playground::pattern::{self, Layer, MAX_LENGTH, Parsed};
use eventbridge_playground::text::{Places, Position};
use leptos::prelude::*;

#[component]
pub(super) fn PatternPane(app: App, reveal: RwSignal<Option<(u32, u32)>>) -> impl IntoView {
    let text = app.pattern_text();
    let marks = Memo::new(move |_| marks(app));
    let problems = Memo::new(move |_| app.evaluation.with(|evaluation| problems(&evaluation.pattern.parsed)));
    let length = move || text.with(|text| text.encode_utf16().count());
    view! {
        <section class="pane" aria-labelledby="pattern-title">
            <div class="pane-head">
                <h2 id="pattern-title">"Event pattern"</h2>
                <span class="quiet meter" class:is-over=move || { length() > MAX_LENGTH }>
                    {length} " of " {MAX_LENGTH} " characters"
                </span>
                <button type="button" class="button button-quiet" on:click=move |_| super::format_pattern(app)>
                    "Format"
                </button>
            </div>
            <Editor label="Event pattern" language="json" value=text
                document=Signal::derive(move || format!("pattern-{}", app.opened.get()))
                marks problems reveal operator_help=true
                completer=Callback::new(move |(text, offset): (String, u32)| complete(app, &text, offset))
                on_edit=Callback::new(move |text: String| app.set_pattern(&text))
                on_paste=Callback::new(move |text: String| paste::intercept(app, &text, false)) />
            <Problems app reveal />
        </section>
    }
}

/// Offers operators, and the fields and values of the open events.
fn complete(app: App, text: &str, offset: u32) -> Option<Completions> {
    app.evaluation.with_untracked(|evaluation| {
        let events: Vec<&Document> = evaluation.events.iter().map(|event| &*event.document).collect();
        completion::complete(text, offset, &events)
    })
}

fn marks(app: App) -> Vec<Mark> {
    app.shown.with(|shown| {
        let Some(shown) = shown else { return Vec::new() };
        let Some(explanation) = &shown.explanation else { return Vec::new() };
        let parsed = &shown.pattern.parsed;
        let places = Places::new(parsed.document.text());
        let marks = pattern_marks(&parsed.pattern, explanation);
        marks.into_iter().map(|mark| Mark::new(&places, mark.span, mark.matched, mark.title)).collect()
    })
}

fn problems(parsed: &Parsed) -> Vec<Problem> {
    let places = Places::new(parsed.document.text());
    let problem = |problem: &pattern::Problem| {
        let is_error = problem.layer() != Layer::Notice;
        Problem::new(&places, problem.span, is_error, pattern::words::sentence(problem))
    };
    parsed.problems.iter().map(problem).collect()
}

/// A problem as the list shows it.
#[derive(Clone, PartialEq)]
struct Row {
    position: Position,
    range: (u32, u32),
    is_error: bool,
    sentence: String,
}

fn rows(parsed: &Parsed) -> Vec<Row> {
    let places = Places::new(parsed.document.text());
    let row = |problem: &pattern::Problem| {
        let range = places.utf16_range(problem.span);
        Row {
            position: places.position(problem.span.start),
            range: (range.start, range.end),
            is_error: problem.layer() != Layer::Notice,
            sentence: pattern::words::sentence(problem),
        }
    };
    parsed.problems.iter().take(20).map(row).collect()
}

#[component]
fn Problems(app: App, reveal: RwSignal<Option<(u32, u32)>>) -> impl IntoView {
    let list = Memo::new(move |_| app.evaluation.with(|evaluation| rows(&evaluation.pattern.parsed)));
    let aws = Memo::new(move |_| {
        app.evaluation.with(|evaluation| pattern::words::aws_message(&evaluation.pattern.parsed))
    });
    let row = move |row: Row| {
        let place = format!("Line {}, column {}", row.position.line, row.position.column);
        view! {
            <li class="problem" class:is-error=row.is_error>
                <button type="button" class="place" on:click=move |_| reveal.set(Some(row.range))>{place}</button>
                <span>{row.sentence}</span>
            </li>
        }
    };
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <div class="problems">
                <ul aria-label="Problems of the pattern">{move || list.get().into_iter().map(row).collect_view()}</ul>
                {move || aws.get().map(|message| view! {
                    <details class="aws-words">
                        <summary>"What AWS answers"</summary>
                        <pre tabindex="0">{message}</pre>
                    </details>
                })}
            </div>
        </Show>
    }
}

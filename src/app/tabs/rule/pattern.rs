//! The pattern, its problems, and what AWS would say.

use super::advice::Reading;
use super::findings;
use super::marks;
use super::paste;
use crate::app::state::App;
use crate::app::state::findings::{are_current, remedies};
use crate::app::state::samples;
use crate::app::widgets::editor::{Editor, Help, Problem, Reveal, Severity};
use eventbridge_playground::completion::{self, Completions};
use eventbridge_playground::json::Document;
use eventbridge_playground::lint::Weight;
use eventbridge_playground::pattern::{self, Layer, MAX_LENGTH, Parsed};
use eventbridge_playground::text::{Places, Position};
use eventbridge_playground::workspace::insight::{Insight, Remedy};
use leptos::prelude::*;

#[component]
pub(super) fn PatternPane(app: App, reveal: Reveal) -> impl IntoView {
    let text = app.pattern_text();
    let problems = Memo::new(move |_| problems(app));
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
                marks=marks::of_pattern(app) stale=marks::are_stale(app) problems reveal
                helper=Callback::new(|(text, offset): (String, u32)| help(&text, offset))
                completer=Callback::new(move |(text, offset): (String, u32)| complete(app, &text, offset))
                on_edit=Callback::new(move |text: String| app.set_pattern(&text))
                on_paste=Callback::new(move |text: String| paste::intercept(app, &text, false)) />
            <Problems app reveal />
            <Reading app />
        </section>
    }
}

/// Offers operators, and the fields and values of the open events and of the samples. The samples
/// are asked for here, and offered once they have arrived.
fn complete(app: App, text: &str, offset: u32) -> Option<Completions> {
    let samples = samples::catalogue(app);
    app.evaluation.with_untracked(|evaluation| {
        let events: Vec<&Document> = evaluation.events.iter().map(|event| &*event.document).collect();
        completion::complete(text, offset, &events, samples.as_deref())
    })
}

/// Help on an operator.
fn help(text: &str, offset: u32) -> Option<Help> {
    let completion::Help { span, operator } = completion::help(text, offset)?;
    Some(Help {
        span,
        title: operator.name.to_owned(),
        body: format!("{} {}", operator.summary, operator.details),
        code: operator.syntax.first().map(|syntax| (*syntax).to_owned()).unwrap_or_default(),
    })
}

/// The problems, the remedies of failing matchers, and advice on what is very likely a mistake.
fn problems(app: App) -> Vec<Problem> {
    app.evaluation.with(|evaluation| {
        let parsed = &evaluation.pattern.parsed;
        let places = Places::new(parsed.document.text());
        let problem = |problem: &pattern::Problem| {
            let severity = if problem.layer() == Layer::Notice { Severity::Warning } else { Severity::Error };
            Problem::new(&places, problem.span, severity, pattern::words::sentence(problem))
        };
        let mut list: Vec<Problem> = parsed.problems.iter().map(problem).collect();
        app.findings.with(|findings| {
            if findings.is_about(parsed.document.text()) {
                add_findings(&mut list, &places, findings, remedies(app, findings));
            }
        });
        list
    })
}

fn add_findings(list: &mut Vec<Problem>, places: &Places, findings: &Insight, remedies: &[Remedy]) {
    let problems = std::mem::take(list).into_iter();
    let fixes = findings.fixes.iter().map(Some).chain(std::iter::repeat(None));
    list.extend(
        problems.zip(fixes).map(|(problem, fixes)| problem.with_fixes(places, fixes.into_iter().flatten())),
    );
    let mistakes = findings.advice.iter().filter(|advised| advised.advice.weight == Weight::Mistake);
    list.extend(mistakes.map(|advised| {
        let problem = Problem::new(places, advised.finding.span, Severity::Info, advised.sentence());
        problem.with_fixes(places, findings.renames_at(advised.finding.span))
    }));
    list.extend(remedies.iter().map(|remedy| {
        let hint = Problem::new(places, remedy.span, Severity::Hint, remedy.sentence.clone());
        hint.with_fixes(places, &remedy.repairs)
    }));
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
fn Problems(app: App, reveal: Reveal) -> impl IntoView {
    let list = Memo::new(move |_| app.evaluation.with(|evaluation| rows(&evaluation.pattern.parsed)));
    let aws = Memo::new(move |_| {
        app.evaluation.with(|evaluation| pattern::words::aws_message(&evaluation.pattern.parsed))
    });
    let fixes = move |index: usize| {
        app.findings.with(|findings| {
            let fixes =
                findings.fixes.get(index).filter(|fixes| !fixes.is_empty() && are_current(app, findings));
            fixes.map(|fixes| findings::buttons(app, fixes.clone()))
        })
    };
    let row = move |(index, row): (usize, Row)| {
        let place = format!("Line {}, column {}", row.position.line, row.position.column);
        view! {
            <li class="problem" class:is-error=row.is_error>
                <button type="button" class="place" on:click=move |_| reveal.set(Some(row.range))>{place}</button>
                <span>{row.sentence}</span>
                {move || fixes(index)}
            </li>
        }
    };
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <div class="problems">
                <ul aria-label="Problems of the pattern">{move || list.get().into_iter().enumerate().map(row).collect_view()}</ul>
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

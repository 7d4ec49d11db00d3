//! The problems of the two texts, and AWS's message.

use super::findings;
use super::lines::lines;
use crate::app::state::App;
use crate::app::widgets::editor::{Problem, Severity, found};
use eventbridge_playground::fix::{self, QuickFix};
use eventbridge_playground::lint::{Diagnostic, Weight};
use eventbridge_playground::pattern::{self, Layer, Parsed};
use eventbridge_playground::text::{LineIndex, Position};
use eventbridge_playground::workspace::insight::{Insight, LineFixes};
use leptos::prelude::*;

/// Returns the problems of the selected event.
pub(super) fn of_event(app: App) -> Vec<Problem> {
    if app.rule.is_held() {
        return Vec::new();
    }
    let Some(document) = app.session.document() else { return Vec::new() };
    let line_index = LineIndex::new(document.text());
    let fixes = fix::for_event(&document);
    let fixes = fixes.iter().map(Some).chain(std::iter::repeat(None));
    let problem = |(problem, fixes): (&eventbridge_playground::json::Problem, Option<&Vec<QuickFix>>)| {
        found::json_problem(&line_index, problem).with_fixes(&line_index, fixes.into_iter().flatten())
    };
    document.problems().iter().zip(fixes).map(problem).collect()
}

/// Returns the problems of the pattern, the fixes of failing matchers, and advice on what is very likely a
/// mistake.
pub(super) fn of_pattern(app: App) -> Vec<Problem> {
    if app.rule.is_held() {
        return Vec::new();
    }
    // Nothing yet is no mistake.
    if app.session.is_pattern_blank() {
        return Vec::new();
    }
    app.session.evaluation.with(|evaluation| {
        let parsed = evaluation.pattern.parsed();
        let line_index = LineIndex::new(parsed.document.text());
        let problems = parsed.problems.iter();
        let mut list: Vec<Problem> = problems.map(|it| found::pattern_problem(&line_index, it)).collect();
        app.rule.findings.with(|findings| {
            if findings.is_about(parsed.document.text()) {
                add_findings(
                    &mut list,
                    &line_index,
                    findings,
                    findings.line_fixes(lines(app).get().as_ref()),
                );
            }
        });
        list
    })
}

fn add_findings(
    list: &mut Vec<Problem>,
    line_index: &LineIndex,
    findings: &Insight,
    line_fixes: &[LineFixes],
) {
    let problems = std::mem::take(list).into_iter();
    let fixes = findings.problem_fixes.iter().map(Some).chain(std::iter::repeat(None));
    list.extend(
        problems
            .zip(fixes)
            .map(|(problem, fixes)| problem.with_fixes(line_index, fixes.into_iter().flatten())),
    );
    let is_mistake = |(diagnostic, _): &(&Diagnostic, _)| diagnostic.lint.weight == Weight::Mistake;
    list.extend(findings.advice_with_fixes().filter(is_mistake).map(|(diagnostic, fixes)| {
        let problem = Problem::new(line_index, diagnostic.span, Severity::Info, diagnostic.sentence.clone());
        problem.with_fixes(line_index, fixes)
    }));
    list.extend(line_fixes.iter().map(|line| {
        let hint = Problem::new(line_index, line.span, Severity::Hint, line.sentence.clone());
        hint.with_fixes(line_index, &line.fixes)
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
    let line_index = LineIndex::new(parsed.document.text());
    let row = |problem: &pattern::Problem| {
        let range = line_index.utf16_range(problem.span);
        Row {
            position: line_index.position(problem.span.start),
            range: (range.start, range.end),
            is_error: problem.layer() != Layer::Notice,
            sentence: pattern::messages::sentence(problem),
        }
    };
    parsed.problems.iter().take(20).map(row).collect()
}

#[component]
pub(super) fn Problems(app: App) -> impl IntoView {
    let list = Memo::new(move |_| {
        // An empty text and half a word are no mistakes yet.
        if app.session.is_pattern_blank() || app.rule.is_held() {
            return Vec::new();
        }
        app.session.evaluation.with(|evaluation| rows(evaluation.pattern.parsed()))
    });
    let aws = Memo::new(move |_| {
        app.session.evaluation.with(|evaluation| pattern::messages::aws_message(evaluation.pattern.parsed()))
    });
    let fixes = move |index: usize| {
        app.rule.findings.with(|findings| {
            let fixes = findings.problem_fixes.get(index).filter(|fixes| {
                !fixes.is_empty() && app.session.pattern.with(|text| findings.is_about(text))
            });
            fixes.map(|fixes| findings::buttons(app, fixes.clone()))
        })
    };
    let row = move |(index, row): (usize, Row)| {
        let place = format!("Line {}, column {}", row.position.line, row.position.column);
        view! {
            <li class="problem" class:is-error=row.is_error>
                <button type="button" class="place" on:click=move |_| app.rule.in_pattern.set(Some(row.range))>{place}</button>
                <span>{row.sentence}</span>
                {move || fixes(index)}
            </li>
        }
    };
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <div class="problems">
                <ul aria-label="Problems in the \
                                pattern">{move || list.get().into_iter().enumerate().map(row).collect_view()}</ul>
                {move || aws.get().map(|message| view! {
                    <div class="aws-message" role="group" aria-label="AWS error message">
                        <p class="aws-title">"AWS error message"</p>
                        <pre tabindex="0">{message}</pre>
                    </div>
                })}
            </div>
        </Show>
    }
}

//! The panes beside a step: the learner's own copies of pattern, events, schedule and setup.

use super::{Learn, function, results};
use crate::app::state::session::{Session, Shown};
use crate::app::widgets::editor::{Editor, Mark, Problem, Severity, found};
use eventbridge_playground::bus::system;
use eventbridge_playground::lessons::Step;
use eventbridge_playground::matching::{Explanation, TITLES, event_highlights, pattern_highlights};
use eventbridge_playground::text::LineIndex;
use eventbridge_playground::workspace::{EventEntry, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn PanesOf(learn: Learn, step: Arc<Step>) -> impl IntoView {
    let panes = step.panes;
    let has_rule = panes.pattern || panes.events || panes.code;
    let (of_code, of_runs) = (Arc::clone(&step), step);
    view! {
        <div class="step-panes">
            {has_rule.then(|| view! {
                <div class="step-row">
                    {panes.code.then(|| view! { <function::CodePane learn step=of_code /> })}
                    {panes.pattern.then(|| view! { <PatternPane learn /> })}
                    {panes.events.then(|| view! { <EventsPane learn has_verdict=panes.pattern /> })}
                </div>
            })}
            {panes.code.then(|| view! { <function::RunsPane learn step=of_runs /> })}
            {panes.function.then(|| view! { <results::FunctionPane learn /> })}
            {panes.schedule.then(|| view! { <results::SchedulePane learn /> })}
            {panes.setup.then(|| view! {
                <div class="step-row step-setup">
                    <SetupPane learn />
                    <results::PlayPane learn />
                </div>
            })}
        </div>
    }
}

/// Returns the marks of the event on show; none while a text cannot be read.
fn explained(session: Session, marks: fn(&Shown, &Explanation) -> Vec<Mark>) -> Memo<Vec<Mark>> {
    Memo::new(move |_| {
        session.shown.with(|shown| {
            let explained = shown.as_ref().and_then(|shown| Some((shown, shown.explanation.as_ref()?)));
            explained.map_or_else(Vec::new, |(shown, explanation)| marks(shown, explanation))
        })
    })
}

#[component]
fn PatternPane(learn: Learn) -> impl IntoView {
    let session = learn.session;
    let problems = Memo::new(move |_| {
        if session.is_pattern_blank() {
            return Vec::new();
        }
        session.evaluation.with(|evaluation| {
            let parsed = evaluation.pattern.parsed();
            let line_index = LineIndex::new(parsed.document.text());
            let problems = parsed.problems.iter();
            problems.map(|problem| found::pattern_problem(&line_index, problem)).collect()
        })
    });
    let marks = explained(session, |shown, explanation| {
        let line_index = LineIndex::new(shown.pattern.parsed().document.text());
        found::marks(&line_index, pattern_highlights(explanation, Some(&TITLES)))
    });
    view! {
        <section class="pane step-pattern" aria-labelledby="learn-pattern">
            <div class="pane-head"><h2 id="learn-pattern">"Event pattern"</h2></div>
            <Editor label="Event pattern" language="json" value=session.pattern marks problems
                document=Signal::derive(move || format!("pattern-{}", session.opened()))
                on_edit=Callback::new(move |text: Arc<str>| session.edit_pattern(text)) />
        </section>
    }
}

#[component]
fn EventsPane(learn: Learn, has_verdict: bool) -> impl IntoView {
    let session = learn.session;
    let rows = Memo::new(move |_| {
        let verdicts: Vec<Verdict> = session
            .evaluation
            .with(|evaluation| evaluation.events.iter().map(|event| event.verdict).collect());
        session.read(|workspace| {
            let events = workspace.events.iter().zip(verdicts).enumerate();
            let row = |(at, (event, verdict)): (usize, (&EventEntry, Verdict))| {
                (at, event.name.clone(), verdict, at == workspace.selected)
            };
            events.map(row).collect::<Vec<_>>()
        })
    });
    let marks = explained(session, |shown, explanation| {
        let event = &shown.event.document;
        found::marks(&LineIndex::new(event.text()), event_highlights(explanation, event, Some(&TITLES)))
    });
    let problems = Memo::new(move |_| {
        let Some(document) = session.document() else { return Vec::new() };
        let line_index = LineIndex::new(document.text());
        let problems = document.problems().iter();
        problems.map(|problem| found::json_problem(&line_index, problem)).collect()
    });
    let row = move |(at, name, verdict, is_selected): (usize, String, Verdict, bool)| {
        let class = match verdict {
            Verdict::Match => "is-match",
            Verdict::NoMatch => "is-miss",
            Verdict::InvalidEvent => "is-invalid",
            Verdict::InvalidPattern | Verdict::Off => "is-waiting",
        };
        // A function alone is run on any event.
        let (class, label) = match verdict {
            _ if !has_verdict && verdict != Verdict::InvalidEvent => ("", ""),
            Verdict::InvalidPattern => (class, "–"),
            _ => (class, verdict.label()),
        };
        view! {
            <li class=format!("event-row {class}") class:is-selected=is_selected>
                <button type="button" class="event-button" aria-current=is_selected.then_some("true")
                    on:click=move |_| session.select(at)>
                    <span class="event-name">{name}</span>
                    <span class="event-verdict">{label}</span>
                </button>
            </li>
        }
    };
    let key = |row: &(usize, String, Verdict, bool)| (row.0, row.1.clone(), row.2 as u8, row.3);
    view! {
        <section class="pane step-events" aria-labelledby="learn-events">
            <div class="pane-head"><h2 id="learn-events">"Events"</h2></div>
            <ul class="events" role="list" aria-label="Events"><For each=move || rows.get() key children=row /></ul>
            <Editor label="Event" language="json" value=session.event marks problems
                document=Signal::derive(move || format!("event-{}-{:?}", session.opened(), session.selected_id()))
                on_edit=Callback::new(move |text: Arc<str>| session.edit_event(text)) />
        </section>
    }
}

#[component]
fn SetupPane(learn: Learn) -> impl IntoView {
    let session = learn.session;
    let text = Memo::new(move |_| session.read(|workspace| Arc::clone(&workspace.system)));
    let problems = Memo::new(move |_| {
        text.with(|text| {
            let request = session.read(|workspace| workspace.run_request(0, false));
            let system = system::read_whole(text, request.selected_rule());
            let line_index = LineIndex::new(text);
            let problem = |problem: &system::Problem| {
                Problem::new(&line_index, problem.span, Severity::Error, problem.sentence())
            };
            system.problems.iter().map(problem).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="pane" aria-labelledby="learn-setup">
            <div class="pane-head"><h2 id="learn-setup">"Event bus setup"</h2></div>
            <Editor label="Event bus setup" language="json" value=text problems
                document=Signal::derive(move || format!("setup-{}", session.opened()))
                on_edit=Callback::new(move |text: Arc<str>| session.edit_system(text)) />
        </section>
    }
}

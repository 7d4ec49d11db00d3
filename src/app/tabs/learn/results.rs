//! The results of the learner's work: the function's answer, the runs of the schedule, the steps on the
//! buses.

use super::Learn;
use crate::app::browser;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::lessons::{invocation, play};
use eventbridge_playground::schedule::{Outlook, Zone, Zones, describe, messages};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// So many of the next runs are shown.
const SHOWN_RUNS: usize = 5;

#[component]
pub(super) fn FunctionPane(learn: Learn) -> impl IntoView {
    let session = learn.session;
    let invocation = Memo::new_with_compare(
        move |_| {
            // It runs on what the rule lets through, as at AWS.
            let is_match = session.verdict() == Some(eventbridge_playground::workspace::Verdict::Match);
            session.read(|workspace| {
                let event = workspace.selected_event().filter(|_| is_match)?;
                invocation(workspace, &event.text)
            })
        },
        |_, _| true,
    );
    let response = move || {
        invocation.with(|invocation| match invocation {
            Some(invocation) => invocation.response.json().to_owned(),
            None => "Not invoked: the event doesn't match the rule.".to_owned(),
        })
    };
    let log = move || {
        invocation.with(|invocation| {
            let lines = invocation.iter().flat_map(|invocation| &invocation.log);
            lines.map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
        })
    };
    view! {
        <section class="pane step-function" aria-labelledby="learn-function">
            <div class="pane-head"><h2 id="learn-function">"Lambda function"</h2></div>
            <div class="step-results" tabindex="0" role="region" aria-label="Response and logs of the function">
                <h3>"Response"</h3>
                <pre>{response}</pre>
                <h3>"Logs"</h3>
                <pre>{log}</pre>
            </div>
        </section>
    }
}

/// Lessons about schedules are in UTC, which needs no data of the browser.
struct UtcOnly;

impl Zones for UtcOnly {
    fn named(&self, _: &str) -> Option<Rc<dyn Zone>> {
        None
    }
}

#[component]
pub(super) fn SchedulePane(learn: Learn) -> impl IntoView {
    let entry = Memo::new(move |_| learn.session.read(|workspace| workspace.schedule.clone()));
    let now = Timestamp::from_millis(browser::now() / 1_000 * 1_000).unwrap_or_default();
    let outlook =
        Memo::new_with_compare(move |_| Arc::new(Outlook::new(entry.get(), now, &UtcOnly)), |_, _| true);
    let text = Memo::new(move |_| entry.with(|entry| entry.expression.to_string()));
    let words = move || {
        outlook.with(|outlook| match (&outlook.parsed.schedule, outlook.parsed.problems.first()) {
            (Some(schedule), _) => format!("{}, UTC.", describe(schedule)),
            (None, Some(problem)) => messages::sentence(&problem.kind),
            (None, None) => "Not valid.".to_owned(),
        })
    };
    let runs = move || {
        outlook.with(|outlook| {
            if outlook.runs.is_empty() {
                return view! { <p class="quiet">{outlook.absence()}</p> }.into_any();
            }
            let runs = outlook.runs.iter().take(SHOWN_RUNS);
            let runs =
                runs.map(|run| view! { <li><code>{messages::short_time(*run)}</code></li> }).collect_view();
            view! { <ol class="step-runs">{runs}</ol> }.into_any()
        })
    };
    view! {
        <section class="pane step-schedule" aria-labelledby="learn-schedule">
            <div class="pane-head"><h2 id="learn-schedule">"Schedule"</h2></div>
            <div class="schedule-expression">
                <label>
                    <span class="visually-hidden">"Schedule expression"</span>
                    <input type="text" class="schedule-input" autocomplete="off" autocapitalize="off" spellcheck="false"
                        aria-describedby="learn-schedule-words"
                        aria-invalid=move || outlook.with(|outlook| outlook.parsed.is_refused().to_string())
                        prop:value=move || text.get()
                        on:input:target=move |event| {
                            let text = event.target().value();
                            learn.session.edit_schedule(|entry| entry.expression = Arc::from(text));
                        } />
                </label>
                <p id="learn-schedule-words" class="schedule-words">{words}</p>
                <h3>"Next runs"</h3>
                {runs}
            </div>
        </section>
    }
}

#[component]
pub(super) fn PlayPane(learn: Learn) -> impl IntoView {
    let played = Memo::new(move |_| learn.session.read(play));
    let refusals = move || {
        let refusals = played.with(|played| played.refusals.clone());
        refusals.into_iter().map(|refusal| view! { <li class="is-invalid">{refusal}</li> }).collect_view()
    };
    let steps = move || {
        let sentences = played.with(|played| played.sentences.clone());
        sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    };
    let payloads = move || {
        let arrived = played.with(|played| {
            let arrived =
                played.happenings.iter().filter(|it| it.kind == "delivered" || it.kind == "dead-letter");
            arrived.map(|it| (it.kind.clone(), it.target.clone(), it.payload.clone())).collect::<Vec<_>>()
        });
        let row = |(kind, target, payload): (String, String, String)| {
            let what = if kind == "delivered" { "received" } else { "went to the dead-letter queue" };
            view! { <dt>{target} " " {what}</dt><dd><code>{payload}</code></dd> }
        };
        arrived.into_iter().take(20).map(row).collect_view()
    };
    view! {
        <section class="pane" aria-labelledby="learn-play">
            <div class="pane-head"><h2 id="learn-play">"What happens"</h2></div>
            <div class="step-results" tabindex="0" role="region" aria-label="Steps of the simulation">
                <ul class="step-refusals">{refusals}</ul>
                <ol class="step-log">{steps}</ol>
                <dl class="step-payloads">{payloads}</dl>
            </div>
        </section>
    }
}

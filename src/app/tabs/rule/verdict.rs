//! The answer, at a glance and for screen readers.

use super::RULE;
use crate::app::state::App;
use crate::app::widgets::place::quiet_place;
use eventbridge_playground::workspace::Verdict;
use leptos::prelude::*;

/// Returns the CSS class that goes with a verdict. Its sign is drawn there.
pub(super) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Match => "is-match",
        Verdict::NoMatch => "is-miss",
        Verdict::InvalidPattern | Verdict::InvalidEvent => "is-invalid",
        Verdict::Off => "is-off",
    }
}

/// The content of the bar.
#[derive(Clone, PartialEq)]
struct Answer {
    label: &'static str,
    class: &'static str,
    /// The name of the event that it is about.
    event: Option<String>,
}

fn answer(app: App) -> Answer {
    if app.session.is_pattern_blank() {
        return Answer { label: "No pattern yet", class: "is-off", event: None };
    }
    let is_valid = app.session.evaluation.with(|evaluation| evaluation.pattern.parsed().is_valid());
    let verdict = app.session.verdict();
    match verdict {
        // What is wrong with the pattern is about no event.
        _ if !is_valid && verdict != Some(Verdict::Match) && verdict != Some(Verdict::NoMatch) => {
            let verdict = Verdict::InvalidPattern;
            Answer { label: verdict.label(), class: class(verdict), event: None }
        }
        Some(verdict) => {
            let name =
                app.session.read(|workspace| workspace.selected_event().map(|event| event.name.clone()));
            Answer { label: verdict.label(), class: class(verdict), event: name }
        }
        None => Answer { label: "No event", class: "is-off", event: None },
    }
}

#[component]
pub(super) fn VerdictBar(app: App) -> impl IntoView {
    // What was said last stays while a text is unfinished.
    let answer = Memo::new(move |before| app.rule.hold(before, || answer(app)));
    let first = move || app.wings.get(&RULE).and_then(|rule| (rule.first_reason)(app));
    view! {
        <div class=move || answer.with(|answer| format!("verdict {}", answer.class)) class:is-held=move || app.rule.is_held()>
            <div class="verdict-words" role="status" aria-label="Verdict"
                aria-busy=move || app.rule.is_held().then_some("true")>
                <strong class="verdict-label">{move || answer.with(|answer| answer.label)}</strong>
                <span class="verdict-event">
                    {move || answer.with(|answer| answer.event.as_ref().map(|name| format!(" {name}")))}
                </span>
                <span class="verdict-reason" title=first>{move || first().map(|reason| format!(" {reason}"))}</span>
            </div>
            {quiet_place(app, &RULE, move |rule| (rule.beside_verdict)(app))}
        </div>
    }
}

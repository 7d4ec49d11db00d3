//! The answer, at a glance and for screen readers.

use super::findings;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
use eventbridge_playground::matching::words;
use eventbridge_playground::pattern;
use eventbridge_playground::repair::Repair;
use eventbridge_playground::workspace::Verdict;
use leptos::prelude::*;

/// The CSS class that goes with a verdict. Its sign is drawn there.
pub(super) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Match => "is-match",
        Verdict::NoMatch => "is-miss",
        Verdict::InvalidPattern | Verdict::InvalidEvent => "is-invalid",
        Verdict::Off => "is-off",
    }
}

#[component]
pub(super) fn VerdictBar(app: App) -> impl IntoView {
    let verdict = app.verdict();
    let pattern_is_valid =
        Memo::new(move |_| app.evaluation.with(|evaluation| evaluation.pattern.parsed.is_valid()));
    let label = move || match verdict.get() {
        Some(verdict) => verdict.label(),
        None if !pattern_is_valid.get() => Verdict::InvalidPattern.label(),
        None => "No event",
    };
    let class = move || match verdict.get() {
        Some(verdict) => class(verdict),
        None if !pattern_is_valid.get() => class(Verdict::InvalidPattern),
        None => "is-off",
    };
    let of =
        move || app.workspace.with(|workspace| workspace.selected_event().map(|event| event.name.clone()));
    // The button stays as it is while the same repair comes first.
    let first = Memo::new(move |_| findings::first(app));
    view! {
        <div class=move || format!("verdict {}", class())>
            <div class="verdict-words" role="status" aria-label="Verdict">
                <strong class="verdict-label">{label}</strong>
                <span class="verdict-event">{move || of().map(|name| format!(" {name}"))}</span>
                <span class="verdict-reason">{move || format!(" {}", reason(app))}</span>
            </div>
            {move || first.get().map(|repair| fix(app, repair))}
        </div>
    }
}

/// The first remedy, one key away.
fn fix(app: App, repair: Repair) -> impl IntoView {
    let keys = shown_keys(CommandId::Repair);
    view! {
        <button type="button" class="button button-small button-fix" on:click=move |_| findings::carry_out_first(app)>
            {repair.label} " " <kbd>{keys}</kbd>
        </button>
    }
}

/// What decided, in a sentence.
fn reason(app: App) -> String {
    let refusal =
        app.evaluation.with(|evaluation| evaluation.pattern.parsed.refusal().map(pattern::words::sentence));
    if let Some(sentence) = refusal {
        return sentence;
    }
    app.shown.with(|shown| {
        let Some(shown) = shown else { return "Add an event, or paste one.".to_owned() };
        match (shown.event.verdict, &shown.explanation) {
            (Verdict::InvalidEvent, _) => match shown.event.document.problems().first() {
                Some(problem) => pattern::words::json_sentence(&problem.kind),
                None => "An event is a JSON object.".to_owned(),
            },
            (Verdict::Off, _) => "This event is switched off.".to_owned(),
            (_, Some(explanation)) => app.lines.with(|lines| {
                let lines = lines.as_ref().map_or(&[][..], |lines| lines);
                words::verdict(&shown.pattern.parsed.pattern, explanation, lines)
            }),
            _ => String::new(),
        }
    })
}

//! The answer, at a glance and for screen readers.

use super::RULE;
use crate::app::state::App;
use crate::app::widgets::place::quiet_place;
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
    let verdict = Memo::new(move |_| app.session.verdict());
    let pattern_is_valid =
        Memo::new(move |_| app.session.evaluation.with(|evaluation| evaluation.pattern.parsed().is_valid()));
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
    let of = move || app.session.read(|workspace| workspace.selected_event().map(|event| event.name.clone()));
    let reason = move || app.wings.get(&RULE).map(|rule| format!(" {}", (rule.reason)(app)));
    view! {
        <div class=move || format!("verdict {}", class())>
            <div class="verdict-words" role="status" aria-label="Verdict">
                <strong class="verdict-label">{label}</strong>
                <span class="verdict-event">{move || of().map(|name| format!(" {name}"))}</span>
                <span class="verdict-reason">{reason}</span>
            </div>
            {quiet_place(app, &RULE, move |rule| (rule.fix)(app))}
        </div>
    }
}

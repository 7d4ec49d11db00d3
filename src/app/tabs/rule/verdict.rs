//! The answer, at a glance and for screen readers.

use super::RULE;
use crate::app::state::App;
use crate::app::widgets::menu::Menu;
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

/// What the bar says.
#[derive(Clone, PartialEq)]
struct Answer {
    label: &'static str,
    class: &'static str,
    /// The name of the event that it is about.
    event: Option<String>,
}

fn answer(app: App) -> Answer {
    if app.session.pattern.with(|text| text.trim().is_empty()) {
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
    let answer = Memo::new(move |before: Option<&Answer>| match before {
        Some(before) if app.rule.is_held() => before.clone(),
        _ => answer(app),
    });
    let reasons = Memo::new(move |before: Option<&Vec<String>>| match before {
        Some(before) if app.rule.is_held() => before.clone(),
        _ => app.wings.get(&RULE).map(|rule| (rule.reasons)(app)).unwrap_or_default(),
    });
    let first = move || reasons.with(|reasons| reasons.first().cloned());
    let others = move || reasons.with(|reasons| reasons.len().saturating_sub(1));
    let more = move || {
        (others() > 0).then(|| {
            let face = view! { "+" {others} }.into_any();
            let list =
                move || reasons.get().into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view();
            let content = move || view! { <ul class="menu-text" role="list">{list}</ul> }.into_any();
            let label = Signal::derive(move || format!("{} more reasons", others()));
            view! { <Menu label class="button button-small" face content /> }
        })
    };
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
            {more}
            {quiet_place(app, &RULE, move |rule| (rule.fix)(app))}
        </div>
    }
}

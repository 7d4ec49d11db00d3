//! The reason for the verdict, in words, and the first thing that would help.

use super::findings;
use super::lines::lines;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys, tooltip};
use crate::app::widgets::menu::Menu;
use eventbridge_playground::fix::{QuickFix, another_kind};
use eventbridge_playground::matching::{admissions, messages};
use eventbridge_playground::pattern;
use eventbridge_playground::text::counted;
use eventbridge_playground::workspace::{Verdict, kept_out};
use leptos::prelude::*;

/// Returns the deciding reasons, in sentences.
pub(super) fn all(app: App) -> Vec<String> {
    reasons(app).get()
}

/// Returns the first deciding reason, in a sentence.
pub(super) fn first(app: App) -> Option<String> {
    reasons(app).with(|reasons| reasons.first().cloned())
}

/// The first fix as a button, if there is one, and the other reasons in a menu.
pub(super) fn beside_verdict(app: App) -> AnyView {
    let reasons = reasons(app);
    let others = Memo::new(move |_| reasons.with(|reasons| reasons.len().saturating_sub(1)));
    let more = move || {
        (others.get() > 0).then(|| {
            let face = view! { "+" {others} }.into_any();
            let list =
                move || reasons.get().into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view();
            let content = move || view! { <ul class="menu-text" role="list">{list}</ul> }.into_any();
            let label = Signal::derive(move || counted(others.get(), "more reason", "more reasons"));
            view! { <Menu label class="button button-small" face content /> }
        })
    };
    // The button stays as it is while the same fix comes first.
    let first = Memo::new(move |_| findings::first(app).or_else(|| findings::first_of_event(app)));
    let is_another_kind = Memo::new(move |_| {
        app.rule.settled.with(|shown| {
            let shown = shown.as_ref()?;
            another_kind(shown.explanation.as_ref()?, &shown.event.document)?;
            (!findings::is_none_wanted(app)).then_some(())
        })
    });
    let button = move || match first.get() {
        Some(fix) => Some(fix_button(app, fix).into_any()),
        None => is_another_kind.get().map(|()| matching_event_button(app).into_any()),
    };
    view! { {button} <div class="more-reasons">{more}</div> }.into_any()
}

/// The first fix, one key away.
fn fix_button(app: App, fix: QuickFix) -> impl IntoView {
    let keys = shown_keys(CommandId::Fix);
    let label = fix.label;
    let whole = label.clone();
    view! {
        <button type="button" class="button button-small button-fix" title=whole on:click=move |_| app.run(CommandId::Fix)>
            {label} " " <kbd>{keys}</kbd>
        </button>
    }
}

/// For an event of another kind: one that the pattern is for.
fn matching_event_button(app: App) -> impl IntoView {
    view! {
        <button type="button" class="button button-small"
            title=tooltip("Add a matching event", CommandId::MakeMatchingEvent)
            on:click=move |_| app.run(CommandId::MakeMatchingEvent)>
            "Add a matching event"
        </button>
    }
}

/// Returns the deciding reasons: a sentence for each condition that keeps the event out, or one for the
/// whole. The last ones stay while a text is unfinished.
fn reasons(app: App) -> Memo<Vec<String>> {
    app.rule.reasons.get_or_make(move |before| app.rule.hold(before, || current_reasons(app)))
}

fn current_reasons(app: App) -> Vec<String> {
    if app.session.is_pattern_blank() {
        return vec!["Click a value in the event to add it to the pattern.".to_owned()];
    }
    let refusal = app
        .session
        .evaluation
        .with(|evaluation| evaluation.pattern.parsed().refusal().map(pattern::messages::sentence));
    if findings::is_event_as_pattern(app) {
        return vec!["This looks like an event: its values aren't in arrays.".to_owned()];
    }
    if let Some(sentence) = refusal {
        return vec![sentence];
    }
    app.rule.settled.with(|shown| {
        let Some(shown) = shown else { return vec!["Add an event, or paste one.".to_owned()] };
        match (shown.event.verdict, &shown.explanation) {
            (Verdict::InvalidEvent, _) => vec![match shown.event.document.problems().first() {
                Some(problem) => pattern::messages::json_sentence(&problem.kind),
                None => "An event must be a JSON object.".to_owned(),
            }],
            (Verdict::Off, _) => vec!["This event isn't included.".to_owned()],
            (Verdict::Match, Some(explanation)) if findings::must_not_match(app) => {
                let admissions = admissions(explanation, &shown.event.document);
                let mut reasons = messages::why_it_matched(&admissions);
                if let Some(first) = reasons.first_mut() {
                    first.insert_str(0, "Expected no match. ");
                }
                reasons
            }
            (_, Some(explanation)) => lines(app).with(|lines| {
                let lines = lines.as_ref().map_or(&[][..], |lines| lines);
                kept_out(explanation, lines, &shown.event.document)
            }),
            _ => Vec::new(),
        }
    })
}

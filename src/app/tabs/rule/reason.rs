//! The reason for the verdict, in words, and the first thing that would help.

use super::findings;
use super::lines::lines;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
use eventbridge_playground::fix::QuickFix;
use eventbridge_playground::matching::messages;
use eventbridge_playground::pattern;
use eventbridge_playground::workspace::Verdict;
use leptos::prelude::*;

/// The first remedy as a button, if there is one.
pub(super) fn fix(app: App) -> AnyView {
    // The button stays as it is while the same fix comes first.
    let first = Memo::new(move |_| findings::first(app));
    let button = move || first.get().map(|fix| fix_button(app, fix));
    view! { {button} }.into_any()
}

/// The first remedy, one key away.
fn fix_button(app: App, fix: QuickFix) -> impl IntoView {
    let keys = shown_keys(CommandId::Fix);
    view! {
        <button type="button" class="button button-small button-fix" on:click=move |_| app.run(CommandId::Fix)>
            {fix.label} " " <kbd>{keys}</kbd>
        </button>
    }
}

/// The reason for the verdict, in a sentence.
pub(super) fn reason(app: App) -> String {
    let refusal = app
        .session
        .evaluation
        .with(|evaluation| evaluation.pattern.parsed().refusal().map(pattern::messages::sentence));
    if let Some(sentence) = refusal {
        return sentence;
    }
    app.rule.settled.with(|shown| {
        let Some(shown) = shown else { return "Add an event, or paste one.".to_owned() };
        match (shown.event.verdict, &shown.explanation) {
            (Verdict::InvalidEvent, _) => match shown.event.document.problems().first() {
                Some(problem) => pattern::messages::json_sentence(&problem.kind),
                None => "An event is a JSON object.".to_owned(),
            },
            (Verdict::Off, _) => "This event is switched off.".to_owned(),
            (_, Some(explanation)) => lines(app).with(|lines| {
                let lines = lines.as_ref().map_or(&[][..], |lines| lines);
                messages::verdict(explanation, lines)
            }),
            _ => String::new(),
        }
    })
}

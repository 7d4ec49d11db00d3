//! Why an event matches that should not, or of which the visitor asks it: the matcher and the value, and what would
//! keep the event out.

use super::findings;
use crate::app::state::App;
use eventbridge_playground::fix::QuickFix;
use eventbridge_playground::matching::{Admission, messages};
use eventbridge_playground::workspace::{Verdict, WhyMatched, why_matched};
use leptos::prelude::*;

fn matches(app: App) -> bool {
    app.rule.settled.with(|shown| shown.as_ref().is_some_and(|shown| shown.event.verdict == Verdict::Match))
}

#[component]
pub(super) fn Admitted(app: App) -> impl IntoView {
    // The event of the question: for another one it is asked again.
    let asked = RwSignal::new(None);
    let matches = Memo::new(move |_| matches(app));
    let unwanted = Memo::new(move |_| findings::must_not_match(app) && matches.get());
    let is_open = Memo::new(move |_| unwanted.get() || asked.get() == Some(app.rule.owner()));
    let found = Memo::new(move |_| {
        // Looked for once the visitor pauses, as all fixes are.
        app.rule.findings.track();
        is_open.get().then(|| look(app)).flatten()
    });
    let ask = move |_| asked.set(Some(untrack(|| app.rule.owner())));
    view! {
        <Show when=move || matches.get() && !is_open.get()>
            <p><button type="button" class="button button-small" on:click=ask>"Why did it match?"</button></p>
        </Show>
        <Show when=move || matches.get() && is_open.get()>
            {move || found.get().map(|why| content(app, why, unwanted.get()))}
        </Show>
    }
}

fn look(app: App) -> Option<WhyMatched> {
    let id = app.rule.settled.with_untracked(|shown| shown.as_ref().map(|shown| shown.event.id))?;
    app.session
        .evaluation
        .with_untracked(|evaluation| app.session.peek(|workspace| why_matched(workspace, evaluation, id)))
}

fn content(app: App, why: WhyMatched, unwanted: bool) -> AnyView {
    let WhyMatched { conditions, others } = why;
    let rows = conditions.into_iter().map(|(admission, fixes)| row(app, &admission, fixes)).collect_view();
    let others = (!others.is_empty()).then(|| {
        view! {
            <p>"Only the events that should match have this: " {findings::buttons(app, others)}</p>
        }
    });
    view! {
        <div role="group" aria-label="Why it matched">
            {unwanted.then(|| view! { <p>"Expected no match. It matched because of this:"</p> })}
            <ul class="conditions" role="list">{rows}</ul>
            {others}
        </div>
    }
    .into_any()
}

fn row(app: App, admission: &Admission, fixes: Vec<QuickFix>) -> AnyView {
    let span = admission.span;
    let show = move |_| app.rule.show_in_pattern(span);
    // The path is the button in front.
    let sentence = messages::admission(admission);
    let told = sentence.strip_prefix(&format!("{}: ", admission.path)).unwrap_or(&sentence).to_owned();
    view! {
        <li class="condition is-match">
            <button type="button" class="condition-path" title="Show in the pattern" on:click=show>
                {admission.path.clone()}
            </button>
            <p class="why">{told}</p>
            <p class="why">{messages::keeps_out(admission)}</p>
            {(!fixes.is_empty()).then(|| findings::buttons(app, fixes))}
        </li>
    }
    .into_any()
}

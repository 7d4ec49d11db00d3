//! Advice on the whole system, and the checklist of good practice.

use super::BusView;
use crate::app::state::reveal::{Reveal, reveal as show};
use eventbridge_playground::bus::advice::{Practice, messages, practices};
use eventbridge_playground::bus::simulated::AdviceLine;
use leptos::prelude::*;

#[component]
pub(super) fn AdvicePane(view: BusView, reveal: Reveal) -> impl IntoView {
    let row = move |AdviceLine { about, sentence, span }: AdviceLine| {
        let show = span.map(|span| {
            let show = move |_| view.played.with_untracked(|played| show(reveal, &played.text, span));
            view! { <button type="button" class="place" on:click=show>"Show"</button> }
        });
        view! { <li class="advice-row"><strong>{about}</strong> ": " {sentence} " " {show}</li> }
    };
    let rows = move || view.played.with(|played| played.advice.iter().cloned().map(row).collect_view());
    let none = move || view.played.with(|played| played.advice.is_empty());
    let check = |practice: Practice| {
        let (class, word) = if practice.is_met() { ("is-match", "met") } else { ("is-miss", "not met") };
        view! {
            <li class=format!("practice {class}")>
                {messages::practice(practice.kind)} ": " {messages::progress(&practice)}
                <span class="visually-hidden">{word}</span>
            </li>
        }
    };
    let checklist =
        move || view.played.with(|played| practices(&played.model).into_iter().map(check).collect_view());
    let met = move || view.played.with(|played| messages::met(&practices(&played.model)));
    view! {
        <section class="pane" aria-labelledby="system-advice-title">
            <div class="pane-head"><h2 id="system-advice-title">"Tips for the setup"</h2></div>
            <Show when=none><p class="quiet empty">"No tips for this setup."</p></Show>
            <ul class="advice" aria-label="Tips for the setup">{rows}</ul>
            <details class="reminders">
                <summary>{met}</summary>
                <ul class="advice" aria-label="Best practices">{checklist}</ul>
            </details>
        </section>
    }
}

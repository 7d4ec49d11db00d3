//! What is checked, and what of it is hidden.

use super::form::{CheckRow, Form};
use leptos::prelude::*;

#[component]
pub(super) fn Checks(form: Form) -> impl IntoView {
    let (usual, others): (Vec<CheckRow>, Vec<CheckRow>) =
        form.checks.with_value(Clone::clone).into_iter().partition(|row| row.offer.is_usual);
    // One that was chosen before is in sight.
    let is_open = untrack(|| others.iter().any(|row| row.is_chosen.get()));
    let has_usual = !usual.is_empty();
    let more = (!others.is_empty()).then(|| {
        view! {
            <details open=is_open>
                <summary>"More checks"</summary>
                <ul class="make-checks" role="list">{others.iter().map(row).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <fieldset class="make-part">
            <legend>"Checks"</legend>
            {has_usual.then(|| view! { <ul class="make-checks" role="list">{usual.iter().map(row).collect_view()}</ul> })}
            {more}
            <p class="quiet">
                "For a hidden check, the learner sees only its kind, and a hidden event isn't in the list of \
                 events. It's compressed, not secret: whoever takes the link apart can read it."
            </p>
        </fieldset>
    }
}

fn row(row: &CheckRow) -> AnyView {
    let CheckRow { offer, is_chosen, is_hidden } = row.clone();
    let label = offer.label;
    view! {
        <li>
            <label><input type="checkbox" prop:checked=is_chosen
                on:change=move |event| is_chosen.set(event_target_checked(&event)) /> <span>{label.clone()}</span></label>
            <label class="make-hide"><input type="checkbox" prop:checked=is_hidden disabled=move || !is_chosen.get()
                on:change=move |event| is_hidden.set(event_target_checked(&event)) />
                <span>"hidden"<span class="visually-hidden">": " {label}</span></span></label>
        </li>
    }
    .into_any()
}

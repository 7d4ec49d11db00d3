//! Which events the list shows, once they are many.

use crate::app::state::App;
use crate::app::state::rule::ListFilter;
use leptos::prelude::*;

/// Fewer events than this are seen at a glance.
const MANY: usize = 8;

const CHOICES: [(&str, &str, ListFilter); 4] = [
    ("all", "Show: all", ListFilter::All),
    ("match", "Show: match", ListFilter::Matching),
    ("no-match", "Show: no match", ListFilter::NotMatching),
    ("unexpected", "Show: unexpected", ListFilter::Unexpected),
];

/// The choice of events, if there are many.
#[component]
pub(super) fn EventFilter(app: App) -> impl IntoView {
    let filter = app.rule.filter;
    let are_many = Memo::new(move |_| app.session.read(|workspace| workspace.events.len() >= MANY));
    // Neither a few events nor those of another workspace begin with a choice that was made before.
    let occasion = Memo::new(move |_| (app.session.opened(), are_many.get()));
    Effect::watch(move || occasion.get(), move |_, _, _| filter.set(ListFilter::All), false);
    let choose = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if let Some((.., choice)) = CHOICES.iter().find(|(name, ..)| *name == value) {
            filter.set(*choice);
        }
    };
    let options = move || {
        CHOICES.map(|(value, label, choice)| {
            view! { <option value=value selected=move || filter.get() == choice>{label}</option> }
        })
    };
    view! {
        <Show when=move || are_many.get()>
            <select aria-label="Events shown" on:change=choose>{options()}</select>
        </Show>
    }
}

//! Every rule against every event of the list, at a glance.

use super::{TrafficView, label};
use eventbridge_playground::json::{self, Document};
use eventbridge_playground::matching::PatternMatcher;
use eventbridge_playground::pattern;
use leptos::prelude::*;

/// The most rows; a larger table could not be read.
const MOST: usize = 40;

#[component]
pub(super) fn MatrixPane(view: TrafficView) -> impl IntoView {
    // Asked for only while it is open: it looks at everything.
    let is_open = RwSignal::new(false);
    let rules = Memo::new(move |_| if is_open.get() { view.rules() } else { Vec::new() });
    let table = move || {
        if !is_open.get() {
            return None;
        }
        let rules = rules.get();
        let matchers: Vec<_> = rules
            .iter()
            .take(MOST)
            .map(|(name, text)| (label(name), PatternMatcher::new(pattern::parse(text))))
            .collect();
        let events: Vec<(String, Document)> = view.app.session.read(|workspace| {
            let taken = workspace.events.iter().filter(|event| event.enabled).take(MOST);
            taken.map(|event| (event.name.clone(), json::parse(&event.text))).collect()
        });
        let heads =
            matchers.iter().map(|(name, _)| view! { <th scope="col">{name.clone()}</th> }).collect_view();
        let cell = |is_matched: bool| {
            let (sign, word) = if is_matched { ("✓", "match") } else { ("·", "no match") };
            view! { <td class:is-match=is_matched><span aria-hidden="true">{sign}</span><span class="visually-hidden">{word}</span></td> }
        };
        let row = |(name, document): &(String, Document)| {
            let cells = matchers.iter().map(|(_, matcher)| cell(matcher.matches(document)));
            view! { <tr><th scope="row">{name.clone()}</th>{cells.collect_view()}</tr> }
        };
        let rows = events.iter().map(row).collect_view();
        Some(view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label="Rules and events">
                <table class="matrix"><thead><tr><th scope="col">"Event"</th>{heads}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        })
    };
    let is_cut = move || {
        is_open.get()
            && (rules.with(Vec::len) > MOST
                || view.app.session.read(|workspace| workspace.events.len()) > MOST)
    };
    view! {
        <section class="pane" aria-labelledby="matrix-title">
            <div class="pane-head">
                <h2 id="matrix-title">"Match matrix"</h2>
                <span class="quiet">"Each rule against each event on the Rule tab."</span>
                <button type="button" class="button" aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    on:click=move |_| is_open.update(|open| *open = !*open)>
                    {move || if is_open.get() { "Hide" } else { "Show" }}
                </button>
            </div>
            {table}
            <Show when=is_cut><p class="quiet">{format!("The first {MOST} rules and events.")}</p></Show>
        </section>
    }
}

//! The tab Rule: verdict, pattern and events, and below them the dock: reasons, and the function.
//!
//! The first view is here: pattern, events, verdict, highlights. All that explains and helps is in the wing
//! [`RULE`], which is loaded after the first view.

mod actions;
mod admitted;
mod advice;
mod completion;
mod coverage;
mod dock;
mod event;
mod events;
mod explanation;
mod export;
mod filter;
mod findings;
mod function;
mod generated;
mod highlights;
mod import;
mod lines;
mod notes;
mod own;
pub(crate) mod paste;
mod pattern;
mod pointing;
mod problems;
mod reason;
pub(crate) mod samples;
mod split;
mod start;
mod toolbar;
mod verdict;
mod wing;

pub(crate) use import::INTERCHANGE;
pub(crate) use own::OWN;
pub(crate) use wing::RULE;

use super::TabSpec;
use crate::app::state::App;
use crate::app::state::rule::Pane;
use crate::app::state::screen::Tab;
use crate::app::state::wings::Stage;
use crate::app::widgets::editor;
use crate::app::widgets::place::{place, quiet_place};
use eventbridge_playground::event::extract::TEXT_LIMIT;
use leptos::html;
use leptos::prelude::*;
use split::{Bar, Shares};

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab::RULE,
    title: "Rule",
    command: "Show the rule",
    keys: "Alt+Shift+Digit1",
    wing: &RULE,
    view: |app| view! { <RuleTab app /> }.into_any(),
};

#[component]
fn RuleTab(app: App) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(rule) = app.wings.get(&RULE) {
            app.session.measure_by(rule.measure);
        }
    });
    let frame = NodeRef::<html::Div>::new();
    let shares = Shares::kept();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            shares.lay_out(&frame);
        }
    });
    let bar = move |bar: Bar| quiet_place(app, &RULE, move |rule| (rule.splitter)(shares, bar));
    view! {
        <div class="rule" node_ref=frame data-pane=move || pane_name(app.rule.pane.get())>
            <verdict::VerdictBar app />
            <PaneSwitch app />
            <div class="editors">
                <pattern::PatternPane app />
                {bar(Bar::BesidePattern)}
                <event::EventPane app />
            </div>
            {bar(Bar::AboveDock)}
            {bar(Bar::BesideDock)}
            <div class="dock">{place(app, &RULE, move |rule| (rule.dock)(app))}</div>
        </div>
    }
}

/// The panes by the names that the style sheet and the switch have for them.
const PANES: [(Pane, &str, &str); 4] = [
    (Pane::Pattern, "pattern", "Pattern"),
    (Pane::Event, "event", "Event"),
    (Pane::Why, "why", "Why"),
    (Pane::Response, "response", "Response"),
];

fn pane_name(pane: Pane) -> &'static str {
    PANES.iter().find(|(other, ..)| *other == pane).map_or("pattern", |(_, name, _)| name)
}

/// On a narrow screen: which pane to show.
#[component]
fn PaneSwitch(app: App) -> impl IntoView {
    let button = move |(pane, _, title): (Pane, &'static str, &'static str)| {
        view! {
            <button type="button" aria-pressed=move || (app.rule.pane.get() == pane).to_string()
                on:click=move |_| app.rule.pane.set(pane)>{title}</button>
        }
    };
    view! { <div class="pane-switch" role="group" aria-label="Pane">{PANES.map(button)}</div> }
}

/// Decides about a text that is pasted into an editor: true if it must not be inserted there. What is
/// pasted before the wing is there waits for it if it may be events; and not if the wing cannot be had.
fn paste_into(app: App, text: String, into_event: bool) -> bool {
    if let Some(rule) = app.wings.peek(&RULE) {
        return (rule.intercept)(app, &text, into_event);
    }
    let is_a_pattern = !into_event && text.len() <= TEXT_LIMIT;
    if is_a_pattern || matches!(untrack(|| app.wings.stage_of(&RULE)), Stage::Failed) {
        return false;
    }
    app.wings.with(&RULE, move |rule| {
        if !(rule.intercept)(app, &text, into_event) {
            editor::insert(if into_event { "Event" } else { "Event pattern" }, &text);
        }
    });
    true
}

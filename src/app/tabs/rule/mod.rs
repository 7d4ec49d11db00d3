//! The tab Rule: verdict, pattern and events, and below them the dock: reasons, and the function.
//!
//! The first view is here: pattern, events, verdict, highlights. All that explains and helps is in the wing
//! [`RULE`], which is loaded after the first view.

mod actions;
mod advice;
mod completion;
mod coverage;
mod dock;
mod event;
mod events;
mod explanation;
mod findings;
mod function;
mod generated;
mod highlights;
mod lines;
mod notes;
pub(crate) mod paste;
mod pattern;
mod pointing;
mod problems;
mod reason;
pub(crate) mod samples;
mod toolbar;
mod verdict;
mod wing;

pub(crate) use wing::RULE;

use super::TabSpec;
use crate::app::state::App;
use crate::app::state::rule::Pane;
use crate::app::state::screen::Tab;
use crate::app::state::wings::Stage;
use crate::app::widgets::editor;
use crate::app::widgets::place::place;
use crate::app::widgets::splitter::{Share, Splitter};
use eventbridge_playground::event::extract::TEXT_LIMIT;
use leptos::html;
use leptos::prelude::*;

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
    let editors = NodeRef::<html::Div>::new();
    let pattern = Share::kept("pattern", 380, 200..=600);
    let dock = Share::kept("dock", 620, 350..=800);
    let third = Share::kept("third", 640, 500..=800);
    let share = move |share: Share| move || format!("{}fr", share.get());
    let rest = move |share: Share| move || format!("{}fr", 1_000 - share.get());
    view! {
        <div class="rule" node_ref=frame data-pane=move || pane_name(app.rule.pane.get())
            style:--pattern=share(pattern) style:--events=rest(pattern)
            style:--editors=share(dock) style:--dock=rest(dock)
            style:--before-dock=share(third) style:--third=rest(third)>
            <verdict::VerdictBar app />
            <PaneSwitch app />
            <div class="editors" node_ref=editors>
                <pattern::PatternPane app />
                <Splitter label="Width of the pattern" share=pattern frame=editors />
                <event::EventPane app />
            </div>
            <Splitter label="Height of the editors" share=dock frame is_level=true class="above-dock" />
            <Splitter label="Width of the editors" share=third frame class="beside-dock" />
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

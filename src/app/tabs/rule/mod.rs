//! The tab Rule: pattern and events side by side, the story below.
//!
//! The first view is here: pattern, events, verdict, highlights. All that explains and helps is in the wing
//! [`RULE`], which is loaded after the first view.

mod actions;
mod advice;
mod completion;
mod coverage;
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
use crate::app::state::screen::Tab;
use crate::app::state::wings::Stage;
use crate::app::widgets::columns::Columns;
use crate::app::widgets::editor;
use crate::app::widgets::place::place;
use eventbridge_playground::event::extract::TEXT_LIMIT;
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
    view! {
        <verdict::VerdictBar app />
        <Columns
            left=view! { <pattern::PatternPane app /> }.into_any()
            right=view! { <event::EventPane app /> }.into_any()
        />
        <div class="story">{place(app, &RULE, move |rule| (rule.story)(app))}</div>
    }
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

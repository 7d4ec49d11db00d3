//! The main tab: pattern and events side by side, the story below.

mod advice;
mod coverage;
mod event;
mod events;
mod explanation;
pub(crate) mod findings;
mod function;
pub(crate) mod generated;
mod marks;
pub(crate) mod paste;
mod pattern;
mod pointing;
pub(crate) mod samples;
mod verdict;

use crate::app::state::{App, Tab};
use crate::app::widgets::columns::Columns;
use eventbridge_playground::json;
use leptos::prelude::*;

pub(crate) use event::{add_event, switch_event};
pub(crate) use function::run_function;

#[component]
pub(crate) fn RuleTab(app: App) -> impl IntoView {
    // The place in each text that was asked for last.
    let in_pattern = RwSignal::new(None);
    let in_event = RwSignal::new(None);
    view! {
        <verdict::VerdictBar app />
        <Columns
            left=view! { <pattern::PatternPane app reveal=in_pattern /> }.into_any()
            right=view! { <event::EventPane app reveal=in_event in_pattern /> }.into_any()
        />
        <div class="story">
            <div class="story-side">
                <explanation::ExplanationPane app in_pattern in_event />
                <advice::AdvicePane app reveal=in_pattern />
                <function::SourcePane app />
            </div>
            <function::FunctionPane app />
        </div>
    }
}

/// Lays the pattern out anew, unless it is no sound JSON.
pub(crate) fn format_pattern(app: App) {
    let text = app.workspace.with_untracked(|workspace| workspace.pattern.clone());
    match json::pretty_text(&text) {
        Some(text) => app.set_pattern(&text),
        None => app.notices.warn("The pattern is no sound JSON yet, so it was left as it is."),
    }
    app.tab.set(Tab::Rule);
}

/// Lays the event on show out anew, unless it is no sound JSON.
pub(crate) fn format_event(app: App) {
    let text = app.event_text().get_untracked();
    match json::pretty_text(&text) {
        Some(text) => app.set_event(&text),
        None => app.notices.warn("The event is no sound JSON yet, so it was left as it is."),
    }
    app.tab.set(Tab::Rule);
}

/// Moves the event on show so many places down the list.
pub(crate) fn move_event(app: App, by: isize) {
    app.change_events(|workspace| {
        let selected = workspace.selected;
        workspace.move_event(selected, selected.saturating_add_signed(by));
    });
}

pub(crate) fn duplicate_event(app: App) {
    app.change_events(|workspace| workspace.duplicate_event(workspace.selected));
}

pub(crate) fn remove_event(app: App) {
    app.remove_event(app.workspace.with_untracked(|workspace| workspace.selected));
}

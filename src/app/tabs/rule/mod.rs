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

use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::widgets::columns::Columns;
use eventbridge_playground::json;
use leptos::prelude::*;

pub(crate) use event::add_event;
pub(crate) use function::run_function;

#[component]
pub(crate) fn RuleTab(app: App) -> impl IntoView {
    view! {
        <verdict::VerdictBar app />
        <Columns
            left=view! { <pattern::PatternPane app /> }.into_any()
            right=view! { <event::EventPane app /> }.into_any()
        />
        <div class="story">
            <div class="story-side">
                <explanation::ExplanationPane app />
                <advice::AdvicePane app />
                <function::SourcePane app />
            </div>
            <function::FunctionPane app />
        </div>
    }
}

/// Lays the pattern out anew, unless it is no sound JSON.
pub(crate) fn format_pattern(app: App) {
    let text = app.session.peek(|workspace| workspace.pattern.clone());
    match pretty(&text) {
        Some(text) => app.session.edit_pattern(text),
        None => app.screen.notices.warn("The pattern is no sound JSON yet, so it was left as it is."),
    }
    app.screen.show(Tab::Rule);
}

/// Lays the event on show out anew, unless it is no sound JSON.
pub(crate) fn format_event(app: App) {
    let text = app.session.event.get_untracked();
    match pretty(&text) {
        Some(text) => app.session.edit_event(text),
        None => app.screen.notices.warn("The event is no sound JSON yet, so it was left as it is."),
    }
    app.screen.show(Tab::Rule);
}

fn pretty(text: &str) -> Option<String> {
    let document = json::parse(text);
    document.root().filter(|_| document.problems().is_empty()).map(json::pretty)
}

/// A number of bytes for people, rounded down.
fn bytes(count: usize) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{}.{} kB", count / 1_000, count % 1_000 / 100),
        _ => format!("{}.{:02} MB", count / 1_000_000, count % 1_000_000 / 10_000),
    }
}

/// Takes the selected event out and offers to put it back.
pub(crate) fn remove_event(app: App) {
    let index = app.session.peek(|workspace| workspace.selected);
    let Some(event) = app.session.remove_event(index) else { return };
    let told = format!("Removed {}.", event.name);
    app.screen.notices.done_with(told, "Undo", move || app.session.put_back(index, event.clone()));
}

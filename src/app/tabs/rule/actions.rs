//! The commands of the tab.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::screen::Tab;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::json::{self, ObjectWriter};
use eventbridge_playground::rng;
use leptos::prelude::*;
use std::sync::Arc;

/// Adds an event with a whole envelope, to be filled in.
pub(crate) fn add_event(app: App) {
    let (number, settings) =
        app.session.peek(|workspace| (workspace.events.len() + 1, workspace.settings.clone()));
    let time = Timestamp::from_millis(browser::now()).unwrap_or_default();
    let mut event = ObjectWriter::indented(1);
    event.text("version", "0");
    event.text("id", &rng::uuid_v4(u64::from(browser::random()) << 32, number as u64));
    event.text("detail-type", "My Event").text("source", "my.app").text("account", &settings.account);
    event.text("time", &time.to_string()).text("region", &settings.region).json("resources", "[]");
    let text = event.json("detail", "{\n    \n  }").close();
    let added = app.session.add_events([(format!("Event {number}"), Arc::from(text))], None);
    if added.ids.is_empty() {
        let told = "The workspace is full. Remove events, or download it.";
        app.screen.notices.done_with(told, "Download it", move || app.run(CommandId::Download));
    }
}

/// Lays the pattern out again, unless it is not valid JSON.
pub(crate) fn format_pattern(app: App) {
    let text = app.session.peek(|workspace| workspace.pattern.clone());
    match json::pretty_text(&text) {
        Some(text) => app.session.edit_pattern(text),
        None => app.screen.notices.warn("The pattern isn't valid JSON, so it can't be formatted."),
    }
    app.screen.show(Tab::RULE);
}

/// Lays the selected event out again, unless it is not valid JSON.
pub(crate) fn format_event(app: App) {
    let text = app.session.event.get_untracked();
    match json::pretty_text(&text) {
        Some(text) => app.session.edit_event(text),
        None => app.screen.notices.warn("The event isn't valid JSON, so it can't be formatted."),
    }
    app.screen.show(Tab::RULE);
}

/// Takes the selected event out and offers to put it back.
pub(crate) fn remove_event(app: App) {
    let index = app.session.peek(|workspace| workspace.selected);
    let Some(event) = app.session.remove_event(index) else { return };
    let told = format!("Removed {}.", event.name);
    app.screen.notices.done_with(told, "Undo", move || app.session.put_back(index, event.clone()));
}

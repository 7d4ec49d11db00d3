//! Taking in events in whatever shape they come.

use super::function;
use super::import::{INTERCHANGE, Source};
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::widgets::editor;
use eventbridge_playground::event::extract::{self, Layout};
use eventbridge_playground::event::shape;
use eventbridge_playground::event::{Context, ExtractError, Extracted, Timestamp, cli, extract_events};
use eventbridge_playground::interchange::may_hold_rules;
use eventbridge_playground::json;
use eventbridge_playground::rng;
use eventbridge_playground::text::counted;
use leptos::prelude::*;
use std::sync::Arc;

/// Returns the context in which events are made: account, Region, time and fresh ids, which the engine cannot
/// know.
fn context(app: App) -> Context {
    let settings = app.session.peek(|workspace| workspace.settings.clone());
    let time = Timestamp::from_millis(browser::now()).unwrap_or_default().to_string();
    let [high, low] = [(); 2].map(|()| u64::from(browser::random()) << 32 | u64::from(browser::random()));
    let id = rng::uuid_v4(high, low);
    Context { account: settings.account, region: settings.region, time, id }
}

/// Adds the events in a text to the list, and says what it was; or offers the rules that it holds.
fn take(app: App, text: &str) {
    take_named(app, None, text);
}

/// The same for a file.
pub(crate) fn take_file(app: App, name: &str, text: &str) {
    take_named(app, Some(name), text);
}

fn take_named(app: App, file: Option<&str>, text: &str) {
    if may_hold_rules(text) && holds_no_events(app, text) {
        return offer_rules(app, file, text, take_events);
    }
    take_events(app, text);
}

/// Returns whether a text has no events of the usual form.
fn holds_no_events(app: App, text: &str) -> bool {
    let Ok(pasted) = extract_events(text, &context(app)) else { return true };
    let is_event = |text: &str| looks_like_event(text) && !shape::looks_like_pattern(&json::parse(text));
    !pasted.events.iter().any(|event| is_event(&event.text))
}

/// Offers the rules in a text once their readers are there; `otherwise` takes a text that has none.
fn offer_rules(app: App, file: Option<&str>, text: &str, otherwise: fn(App, &str)) {
    let source = Source { file: file.map(Arc::from), text: Arc::from(text) };
    app.wings.with(&INTERCHANGE, move |import| {
        let same = Arc::clone(&source.text);
        (import.offer)(app, source, Box::new(move || otherwise(app, &same)));
    });
}

fn take_events(app: App, text: &str) {
    match extract_events(text, &context(app)) {
        Ok(pasted) => add(app, pasted),
        Err(error @ (ExtractError::TooLarge { .. } | ExtractError::Command(_))) => {
            app.screen.notices.warn(format!("{error}."));
        }
        Err(error @ ExtractError::OnlyPatterns(_)) => {
            app.screen.notices.warn(format!("{error}. Paste it into the event pattern."));
        }
        Err(ExtractError::Empty) => app.screen.notices.warn("There is nothing to paste."),
        Err(error) => {
            // Whatever it is, it is not lost: it becomes an event to be mended.
            add_all(app, [("Pasted text".to_owned(), Arc::from(text))], format!("{error}. Added as text."));
        }
    }
}

/// Handles a text that was pasted onto the page: shows its events, or offers its rules. A text with neither
/// only gets a message, since nobody meant to write it anywhere.
pub(super) fn take_onto_page(app: App, text: &str) {
    if shape::looks_like_handler(text) {
        return app.screen.notices.done_with(
            "This looks like function code. Choose “Your own function” and paste it on the Code tab.",
            "Open Code",
            move || function::open_own_code(app),
        );
    }
    if may_hold_rules(text) && holds_no_events(app, text) {
        return offer_rules(app, None, text, take_events_onto_page);
    }
    take_events_onto_page(app, text);
}

fn take_events_onto_page(app: App, text: &str) {
    match extract_events(text, &context(app)) {
        Ok(pasted) => {
            app.screen.show(Tab::RULE);
            add(app, pasted);
        }
        Err(error) => app.screen.notices.warn(format!("{error}.")),
    }
}

fn add(app: App, pasted: Extracted) {
    let mut told = format!("Added {}.", pasted.summary.describe());
    let notes: Vec<String> = pasted
        .events
        .iter()
        .flat_map(|event| event.notes.iter().map(move |note| format!(" {}: {note}", event.name)))
        .collect();
    told.extend(notes.iter().take(3).map(String::as_str));
    if let Some(received) = pasted.received() {
        told.push(' ');
        told.push_str(&received);
    }
    add_all(app, pasted.events.into_iter().map(|event| (event.name, Arc::from(event.text))), told);
}

fn add_all(app: App, events: impl IntoIterator<Item = (String, Arc<str>)>, mut told: String) {
    let events: Vec<_> = events.into_iter().collect();
    let offered = events.len();
    let added = app.session.add_events(events, None);
    let count = added.ids.len();
    if count < offered {
        told = format!("Added {}. The workspace is full.", counted(count, "event", "events"));
    }
    let undo = move || app.session.take_out(&added);
    app.screen.notices.done_with(told, "Undo", undo);
}

/// Decides about a text that is pasted into an editor: true if it must not be inserted there.
pub(crate) fn intercept(app: App, text: &str, into_event: bool) -> bool {
    if text.len() > extract::TEXT_LIMIT {
        app.screen.notices.warn(format!("{}.", ExtractError::TooLarge { bytes: text.len() }));
        return true;
    }
    if take_command(app, text) {
        return true;
    }
    if may_hold_rules(text) && is_of_another_tool(app, text) {
        let insert = if into_event {
            |_: App, text: &str| editor::insert("Event", text)
        } else {
            |_: App, text: &str| editor::insert("Event pattern", text)
        };
        offer_rules(app, None, text, insert);
        return true;
    }
    if !into_event {
        return false;
    }
    let Ok(pasted) = extract_events(text, &context(app)) else { return false };
    let is_more_than_text =
        pasted.events.len() > 1 || pasted.events.iter().any(|event| !event.steps.is_empty());
    // A part of an event can hold what looks like one; with text around it, it has to look more like one.
    let is_in_text = pasted.summary.layout == Layout::Text;
    let is_event = |text: &str| {
        if is_in_text { shape::looks_like_event(&json::parse(text)) } else { looks_like_event(text) }
    };
    if (is_more_than_text || is_in_text) && pasted.events.iter().all(|event| is_event(&event.text)) {
        add(app, pasted);
        return true;
    }
    false
}

/// Returns whether a text is no part of a pattern or an event, but a template, code or a command.
fn is_of_another_tool(app: App, text: &str) -> bool {
    let start = text.trim_start();
    if !start.starts_with(['{', '[', '"']) {
        return (start.lines().count() > 1 || start.contains("aws ")) && holds_no_events(app, text);
    }
    let document = json::parse(text);
    let is_part = |name| document.root().is_some_and(|root| root.get(name).is_some());
    document.problems().is_empty()
        && ["Resources", "Rules", "EventPattern", "ScheduleExpression"].into_iter().any(is_part)
}

/// Takes in the events of a command that puts some, wherever it was pasted: it is neither a pattern nor an event as it
/// is. False if the text is no such command.
pub(super) fn take_command(app: App, text: &str) -> bool {
    let is_command = text.len() <= extract::TEXT_LIMIT && cli::is_command(text);
    match is_command.then(|| extract_events(text, &context(app))) {
        Some(Ok(pasted)) => {
            app.screen.show(Tab::RULE);
            add(app, pasted);
            true
        }
        Some(Err(error @ ExtractError::Command(_))) => {
            app.screen.notices.warn(format!("{error}."));
            true
        }
        Some(Err(_)) | None => false,
    }
}

/// A part of an event can look like a list of objects, too; whole events name what they are.
fn looks_like_event(text: &str) -> bool {
    let document = json::parse(text);
    let has = |key| document.root().is_some_and(|root| root.get(key).is_some());
    has("source") || has("detail-type")
}

/// Longer texts are taken the moment they are pasted: the browser's text box freezes over them.
const BOX_LIMIT: usize = 200_000;

/// A large box for pasting.
#[component]
pub(crate) fn PasteDialog(app: App) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let add = move |_| {
        app.screen.close_dialog();
        take(app, &text.get_untracked());
    };
    let pasted = move |event: leptos::ev::ClipboardEvent| {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        let Some(pasted) = pasted.filter(|pasted| pasted.len() > BOX_LIMIT) else { return };
        event.prevent_default();
        app.screen.close_dialog();
        take(app, &format!("{}\n{pasted}", text.get_untracked()));
    };
    view! {
        <p id="paste-help">
            "One event or many: JSON, NDJSON, YAML, "<code>"Records"</code>" or "<code>"Entries"</code>
            " wrappers, SQS and SNS messages, log lines, Python or JavaScript literals, Markdown with code blocks, and "
            <code>"aws events put-events"</code>" commands."
        </p>
        <textarea class="paste-box" aria-label="Events to paste" aria-describedby="paste-help" rows="12"
            spellcheck="false" prop:value=move || text.get() on:paste=pasted
            on:input:target=move |event| text.set(event.target().value())></textarea>
        <button type="button" class="button button-primary" on:click=add>"Add events"</button>
    }
}

//! Putting events on a bus, as JSON or as a command of the CLI; and an event as such a command.

use super::system_editor;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::widgets::download;
use eventbridge_playground::bus::request::{self, SKELETON};
use eventbridge_playground::bus::system::{self, SelectedRule};
use eventbridge_playground::event::cli;
use leptos::prelude::*;

/// A request, and what the service would answer.
#[derive(Clone, PartialEq)]
struct Tried {
    entries: Option<String>,
    answer: String,
}

#[component]
pub(super) fn PutEventsDialog(app: App) -> impl IntoView {
    let text = RwSignal::new(SKELETON.to_owned());
    let tried = Memo::new(move |_| text.with(|text| attempt(app, text)));
    let answer = move || tried.with(|tried| tried.answer.clone());
    let is_unreadable = move || tried.with(|tried| tried.entries.is_none());
    let add = move |_| {
        let Some(entries) = tried.get_untracked().entries else { return };
        let added = app.session.peek(|workspace| system::insert_call(&workspace.system, &entries));
        app.screen.close_dialog();
        match added {
            Some(text) => {
                system_editor::set(app, &text);
                app.screen.notices.done("Added PutEvents call.");
                app.screen.show(Tab::BUS);
            }
            None => {
                app.screen.notices.warn("The setup isn't valid JSON, so nothing was added. Fix it first.");
            }
        }
    };
    view! {
        <p id="put-help">
            "Entries as JSON, or a whole command: " <code>"aws events put-events --entries …"</code>
            ". Nothing leaves this page; the service would respond as below."
        </p>
        <EntryForm app text />
        <textarea class="paste-box" aria-label="Entries to send" aria-describedby="put-help" rows="10"
            spellcheck="false" prop:value=move || text.get()
            on:input:target=move |event| text.set(event.target().value())></textarea>
        <section aria-label="PutEvents response"><pre class="output" tabindex="0">{answer}</pre></section>
        <button type="button" class="button button-primary" disabled=is_unreadable on:click=add>"Send to bus"</button>
    }
}

/// One entry as a form; it is added to the entries in the text.
#[component]
fn EntryForm(app: App, text: RwSignal<String>) -> impl IntoView {
    let source = RwSignal::new("my.app".to_owned());
    let detail_type = RwSignal::new("My Event".to_owned());
    let detail = RwSignal::new("{}".to_owned());
    let bus = RwSignal::new("default".to_owned());
    let field = |label: &'static str, value: RwSignal<String>| {
        view! {
            <label>
                {label} " "
                <input type="text" spellcheck="false" prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value()) />
            </label>
        }
        .into_any()
    };
    let add = move |_| {
        let fields =
            [("Source", source), ("DetailType", detail_type), ("Detail", detail), ("EventBusName", bus)];
        let fields = fields.map(|(name, value)| (name, value.get_untracked()));
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        match text.with_untracked(|text| request::append_entry(text, &fields)) {
            Some(longer) => text.set(longer),
            None => app.screen.notices.warn("The entries aren't a JSON array, so nothing was added."),
        }
    };
    view! {
        <details class="entry-form">
            <summary>"Fill in a form"</summary>
            {field("Source", source)} {field("DetailType", detail_type)} {field("Detail", detail)} {field("EventBusName", bus)}
            <button type="button" class="button" on:click=add>"Add entry"</button>
        </details>
    }
}

/// Reads a request and asks the simulated service for its answer.
fn attempt(app: App, text: &str) -> Tried {
    let entries = match request::read_entries(text) {
        Ok(entries) => entries,
        Err(error) => return Tried { entries: None, answer: error.to_string() },
    };
    let answer = app.session.read(|workspace| {
        let selected_rule = SelectedRule {
            account: &workspace.settings.account,
            region: &workspace.settings.region,
            pattern: &workspace.pattern,
            handler: None,
        };
        request::answer(&system::read(&workspace.system, selected_rule).model, &entries)
    });
    let answer =
        [request::lost_quotes(text), Some(answer)].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Tried { entries: Some(entries), answer }
}

/// Puts the selected event on the clipboard, as a command that puts one like it on the default bus.
pub(super) fn copy_as_command(app: App) {
    let command = app.session.document().and_then(|document| {
        let root = document.root().filter(|_| document.problems().is_empty())?;
        Some(cli::command_of_event(root, None))
    });
    match command {
        Some(command) => download::copy(app, command, "Command copied."),
        None => app.screen.notices.warn("The event isn't valid JSON, so there is no command for it."),
    }
}

//! Listening for the commands' keys, and who does what a command says.

use super::sharing::SHARING;
use super::wing::SHELL;
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, KEYS, is_pressed};
use crate::app::state::screen::{Dialog, Reference, Tab};
use crate::app::tabs::{TABS, bus, rule, traffic};
use leptos::prelude::*;

/// Listens for the commands' keys, wherever the focus is.
pub(super) fn listen(app: App) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        // A dialog has the keys to itself.
        if untrack(|| app.screen.dialog()).is_some() || event.default_prevented() {
            return;
        }
        let tabs = TABS.iter().map(|spec| (CommandId::Show(spec.tab.0), spec.keys));
        let mut all = KEYS.iter().copied().chain(tabs);
        if let Some((id, _)) = all.find(|(_, keys)| is_pressed(keys, &event)) {
            event.prevent_default();
            app.run(id);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The elements that handle a pasted text themselves.
const TEXT_BOXES: &str = "input, textarea, select, code-editor, [contenteditable]";

/// Takes in what is pasted onto the page, on whatever tab; of what is pasted into a text box, a command that puts events.
pub(super) fn listen_to_pastes(app: App) {
    let handle = window_event_listener(leptos::ev::paste, move |event| {
        if event.default_prevented() || untrack(|| app.screen.dialog()).is_some() {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        if browser::focused().is_some_and(|focused| focused.matches(TEXT_BOXES).unwrap_or(true)) {
            if is_taken(app, &text) {
                event.prevent_default();
            }
        } else {
            event.prevent_default();
            app.wings.with(&rule::RULE, move |rule| (rule.paste)(app, &text));
        }
    });
    on_cleanup(move || handle.remove());
    // Editors tell of a paste by an event of their own.
    let into_editor = leptos::ev::Custom::<web_sys::CustomEvent>::new("pastetext");
    let handle = window_event_listener(into_editor, move |event| {
        if !event.default_prevented() && event.detail().as_string().is_some_and(|text| is_taken(app, &text)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Returns whether a text for a text box is a command that puts events, which it has then done.
fn is_taken(app: App, text: &str) -> bool {
    app.wings.peek(&rule::RULE).is_some_and(|rule| (rule.take_command)(app, text))
}

/// Does what a command says; what is not loaded yet does it as soon as it is.
pub(super) fn run(app: App, id: CommandId) {
    let selected = app.session.peek(|workspace| workspace.selected);
    match id {
        CommandId::Show(address) => app.screen.show(Tab(address)),
        CommandId::Commands => open_dialog(app, Dialog::Commands),
        CommandId::Undo => {
            if !app.screen.notices.undo() {
                app.screen.notices.warn("Nothing to undo here. In an editor, Ctrl+Z undoes your typing.");
            }
        }
        CommandId::PasteEvents => open_dialog(app, Dialog::Paste),
        CommandId::AddSample => open_dialog(app, Dialog::Samples),
        CommandId::PutEvents => open_dialog(app, Dialog::PutEvents),
        CommandId::Settings => open_dialog(app, Dialog::Settings),
        CommandId::CopyAsEmbed => open_dialog(app, Dialog::Embed),
        CommandId::MakeExercise => open_dialog(app, Dialog::Exercise),
        CommandId::CopyAs => open_dialog(app, Dialog::Export),
        CommandId::TestsInCi => open_dialog(app, Dialog::Ci),
        CommandId::CopyBack => open_dialog(app, Dialog::Template),
        CommandId::Workspaces => open_dialog(app, Dialog::Workspaces),
        CommandId::Reference => app.wings.with(&SHELL, move |_| {
            let is_closed = untrack(|| app.screen.reference()) == Reference::Closed;
            app.screen.show_reference(if is_closed { Reference::Open } else { Reference::Closed });
        }),
        CommandId::Shortcuts => open_dialog(app, Dialog::Shortcuts),
        CommandId::About => open_dialog(app, Dialog::About),
        CommandId::Theme(name) => app.theme.choose(name),
        CommandId::Present | CommandId::LargerText | CommandId::SmallerText => {
            app.wings.with(&SHELL, move |shell| (shell.read)(app, id));
        }
        CommandId::EditPattern => focus_editor(app, "code-editor[label='Event pattern']"),
        CommandId::EditEvent => focus_editor(app, "code-editor[label='Event']"),
        CommandId::NextEvent => app.session.select(selected + 1),
        CommandId::PreviousEvent => app.session.select(selected.saturating_sub(1)),
        CommandId::DismissMessages => app.screen.notices.dismiss(),
        CommandId::NextStep => walk_lesson(app, "learn-next"),
        CommandId::PreviousStep => walk_lesson(app, "learn-back"),
        CommandId::Share
        | CommandId::CopyMarkdownLink
        | CommandId::CopyMarkdown
        | CommandId::CopyPattern
        | CommandId::SavePictureSvg
        | CommandId::SavePicturePng
        | CommandId::Download
        | CommandId::Save
        | CommandId::NewWorkspace => {
            app.wings.with(&SHARING, move |sharing| (sharing.run)(app, id));
        }
        CommandId::OpenFile => app.wings.with(&SHELL, |_| {
            if let Some(input) = browser::element("open-file") {
                input.click();
            }
        }),
        CommandId::CopyAsCommand => app.wings.with(&bus::WING, move |bus| (bus.copy_as_command)(app)),
        CommandId::ChooseFiles => app.wings.with(&traffic::WING, move |traffic| (traffic.choose_files)(app)),
        CommandId::RunRules => app.wings.with(&traffic::WING, move |traffic| (traffic.run_rules)(app)),
        _ => app.wings.with(&rule::RULE, move |rule| (rule.run)(app, id)),
    }
}

/// Dialogs come with the shell's wing. One that counted as open before would take the keys and show nothing.
fn open_dialog(app: App, dialog: Dialog) {
    app.wings.with(&SHELL, move |_| app.screen.open_dialog(dialog));
}

/// Presses a button of the step that is open; from another tab, it only shows the lessons.
fn walk_lesson(app: App, button: &str) {
    let is_open = untrack(|| app.screen.tab()) == Tab::LEARN;
    app.screen.show(Tab::LEARN);
    if let Some(button) = browser::element(button).filter(|_| is_open) {
        button.click();
    }
}

fn focus_editor(app: App, selector: &'static str) {
    app.screen.show(Tab::RULE);
    request_animation_frame(move || {
        if let Some(editor) = browser::query(selector) {
            let _ = editor.focus();
        }
    });
}

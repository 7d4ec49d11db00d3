//! What the commands do, and their keys.

use crate::app::browser;
use crate::app::state::commands::{COMMANDS, CommandId, is_pressed};
use crate::app::state::{App, Dialog, Tab};
use crate::app::tabs::rule::{findings, generated};
use crate::app::tabs::{bus, rule, traffic};
use crate::app::widgets::download::download;
use leptos::prelude::*;

/// Listens for the commands' keys, wherever the focus is.
pub(crate) fn listen(app: App) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        // A dialog has the keys to itself.
        if app.dialog.with_untracked(Option::is_some) || event.default_prevented() {
            return;
        }
        if let Some(command) = COMMANDS.iter().find(|command| is_pressed(command, &event)) {
            event.prevent_default();
            run(app, command.id);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Does what a command says.
pub(crate) fn run(app: App, id: CommandId) {
    let selected = app.workspace.with_untracked(|workspace| workspace.selected);
    match id {
        CommandId::Commands => app.dialog.set(Some(Dialog::Commands)),
        CommandId::Share => super::share::share(app),
        CommandId::Run => rule::run_function(app),
        CommandId::ShowRule => app.tab.set(Tab::Rule),
        CommandId::ShowBus => app.tab.set(Tab::Bus),
        CommandId::ShowSchedule => app.tab.set(Tab::Schedule),
        CommandId::ShowTraffic => app.tab.set(Tab::Traffic),
        CommandId::ChooseFiles => traffic::choose_files(app),
        CommandId::RunRules => traffic::run_rules(app),
        CommandId::ShowExamples => app.tab.set(Tab::Examples),
        CommandId::ShowReference => app.tab.set(Tab::Reference),
        CommandId::EditPattern => focus_editor(app, "code-editor[label='Event pattern']"),
        CommandId::EditEvent => focus_editor(app, "code-editor[label='Event']"),
        CommandId::Repair => findings::carry_out_first(app),
        CommandId::FormatPattern => rule::format_pattern(app),
        CommandId::FormatEvent => rule::format_event(app),
        CommandId::AddEvent => rule::add_event(app),
        CommandId::PasteEvents => app.dialog.set(Some(Dialog::Paste)),
        CommandId::AddSample => app.dialog.set(Some(Dialog::Samples)),
        CommandId::MakeMatchingEvent => generated::add_matching_event(app),
        CommandId::MakeNearMisses => generated::add_near_misses(app),
        CommandId::DuplicateEvent => rule::duplicate_event(app),
        CommandId::RemoveEvent => rule::remove_event(app),
        CommandId::SwitchEvent => rule::switch_event(app),
        CommandId::NextEvent => app.select(selected + 1),
        CommandId::PreviousEvent => app.select(selected.saturating_sub(1)),
        CommandId::MoveEventDown => rule::move_event(app, 1),
        CommandId::MoveEventUp => rule::move_event(app, -1),
        CommandId::Download => download(app),
        CommandId::OpenFile => {
            if let Some(input) = browser::element("open-file") {
                input.click();
            }
        }
        CommandId::PutEvents => app.dialog.set(Some(Dialog::PutEvents)),
        CommandId::CopyAsCommand => bus::copy_as_command(app),
        CommandId::Settings => app.dialog.set(Some(Dialog::Settings)),
        CommandId::DismissMessages => app.notices.dismiss(),
    }
}

fn focus_editor(app: App, selector: &'static str) {
    app.tab.set(Tab::Rule);
    request_animation_frame(move || {
        if let Some(editor) = browser::query(selector) {
            let _ = editor.focus();
        }
    });
}

//! What the commands do, and their keys.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::{COMMANDS, CommandId, is_pressed};
use crate::app::state::screen::{Dialog, Tab};
use crate::app::tabs::rule::{findings, generated};
use crate::app::tabs::{bus, rule, traffic};
use crate::app::widgets::download::download;
use leptos::prelude::*;

/// Listens for the commands' keys, wherever the focus is.
pub(crate) fn listen(app: App) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        // A dialog has the keys to itself.
        if untrack(|| app.screen.dialog()).is_some() || event.default_prevented() {
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
    let selected = app.session.peek(|workspace| workspace.selected);
    match id {
        CommandId::Commands => app.screen.open_dialog(Dialog::Commands),
        CommandId::Share => super::share::share(app),
        CommandId::Run => rule::run_function(app),
        CommandId::ShowRule => app.screen.show(Tab::Rule),
        CommandId::ShowBus => app.screen.show(Tab::Bus),
        CommandId::ShowSchedule => app.screen.show(Tab::Schedule),
        CommandId::ShowTraffic => app.screen.show(Tab::Traffic),
        CommandId::ChooseFiles => traffic::choose_files(app),
        CommandId::RunRules => traffic::run_rules(app),
        CommandId::ShowExamples => app.screen.show(Tab::Examples),
        CommandId::ShowReference => app.screen.show(Tab::Reference),
        CommandId::EditPattern => focus_editor(app, "code-editor[label='Event pattern']"),
        CommandId::EditEvent => focus_editor(app, "code-editor[label='Event']"),
        CommandId::Repair => findings::carry_out_first(app),
        CommandId::FormatPattern => rule::format_pattern(app),
        CommandId::FormatEvent => rule::format_event(app),
        CommandId::AddEvent => rule::add_event(app),
        CommandId::PasteEvents => app.screen.open_dialog(Dialog::Paste),
        CommandId::AddSample => app.screen.open_dialog(Dialog::Samples),
        CommandId::MakeMatchingEvent => generated::add_matching_event(app),
        CommandId::MakeNearMisses => generated::add_near_misses(app),
        CommandId::DuplicateEvent => app.session.duplicate_event(),
        CommandId::RemoveEvent => rule::remove_event(app),
        CommandId::SwitchEvent => app.session.switch_event(),
        CommandId::NextEvent => app.session.select(selected + 1),
        CommandId::PreviousEvent => app.session.select(selected.saturating_sub(1)),
        CommandId::MoveEventDown => app.session.move_event(1),
        CommandId::MoveEventUp => app.session.move_event(-1),
        CommandId::Download => download(app),
        CommandId::OpenFile => {
            if let Some(input) = browser::element("open-file") {
                input.click();
            }
        }
        CommandId::PutEvents => app.screen.open_dialog(Dialog::PutEvents),
        CommandId::CopyAsCommand => bus::copy_as_command(app),
        CommandId::Settings => app.screen.open_dialog(Dialog::Settings),
        CommandId::DismissMessages => app.screen.notices.dismiss(),
    }
}

fn focus_editor(app: App, selector: &'static str) {
    app.screen.show(Tab::Rule);
    request_animation_frame(move || {
        if let Some(editor) = browser::query(selector) {
            let _ = editor.focus();
        }
    });
}

//! Everything that can be done by key, in one list: the palette shows it, the page listens for it. The
//! commands that open a tab come from the table of tabs.

use super::screen::Tab;
use crate::app::browser;
use leptos::ev::KeyboardEvent;

/// Names a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandId {
    /// Opens a tab.
    Show(Tab),
    Commands,
    Share,
    Run,
    ChooseFiles,
    RunRules,
    EditPattern,
    EditEvent,
    Repair,
    FormatPattern,
    FormatEvent,
    AddEvent,
    PasteEvents,
    AddSample,
    MakeMatchingEvent,
    MakeNearMisses,
    DuplicateEvent,
    RemoveEvent,
    SwitchEvent,
    NextEvent,
    PreviousEvent,
    MoveEventDown,
    MoveEventUp,
    Download,
    OpenFile,
    PutEvents,
    CopyAsCommand,
    Settings,
    DismissMessages,
}

/// One command: what it is called, and its key as `KeyboardEvent.code` with modifiers in front.
pub(crate) struct Command {
    pub(crate) id: CommandId,
    pub(crate) label: &'static str,
    pub(crate) keys: &'static str,
}

const fn command(id: CommandId, label: &'static str, keys: &'static str) -> Command {
    Command { id, label, keys }
}

/// All commands, in the palette's order. `Mod` is Command on a Mac and Control elsewhere.
pub(crate) static COMMANDS: &[Command] = &[
    command(CommandId::Share, "Share: copy a link to this workspace", "Mod+KeyS"),
    command(CommandId::Run, "Run the function once more", "Mod+Enter"),
    command(CommandId::EditPattern, "Go to the event pattern", "Alt+Shift+KeyP"),
    command(CommandId::EditEvent, "Go to the event", "Alt+Shift+KeyE"),
    command(CommandId::Repair, "Repair: do what the verdict proposes", "Mod+Period"),
    command(CommandId::FormatPattern, "Format the pattern", "Alt+Shift+KeyF"),
    command(CommandId::FormatEvent, "Format the event", "Alt+Shift+KeyG"),
    command(CommandId::AddEvent, "Add an event", "Alt+Shift+KeyA"),
    command(CommandId::PasteEvents, "Paste events", "Alt+Shift+KeyV"),
    command(CommandId::AddSample, "Add a sample event of a service", "Alt+Shift+KeyC"),
    command(CommandId::MakeMatchingEvent, "Make an event that matches the pattern", "Alt+Shift+KeyM"),
    command(CommandId::MakeNearMisses, "Make near misses of the event", "Alt+Shift+KeyN"),
    command(CommandId::DuplicateEvent, "Duplicate the event", "Alt+Shift+KeyD"),
    command(CommandId::SwitchEvent, "Switch the event on or off", "Alt+Shift+KeyO"),
    command(CommandId::RemoveEvent, "Remove the event", "Alt+Shift+Backspace"),
    command(CommandId::NextEvent, "Next event", "Alt+ArrowDown"),
    command(CommandId::PreviousEvent, "Previous event", "Alt+ArrowUp"),
    command(CommandId::MoveEventDown, "Move the event down", "Alt+Shift+ArrowDown"),
    command(CommandId::MoveEventUp, "Move the event up", "Alt+Shift+ArrowUp"),
    command(CommandId::Download, "Download the workspace as a file", "Alt+Shift+KeyS"),
    command(CommandId::OpenFile, "Open a file: a workspace, or events", "Alt+Shift+KeyI"),
    command(CommandId::PutEvents, "Put events on a bus", "Alt+Shift+KeyB"),
    command(CommandId::CopyAsCommand, "Copy the event as a put-events command", "Alt+Shift+KeyL"),
    command(CommandId::Settings, "Set account and Region", "Alt+Shift+KeyR"),
    command(CommandId::ChooseFiles, "Choose files of events to run the rules over", "Alt+Shift+KeyT"),
    command(CommandId::RunRules, "Run the rules over the files", "Mod+Shift+Enter"),
    command(CommandId::DismissMessages, "Dismiss the messages", "Alt+Shift+KeyX"),
    command(CommandId::Commands, "Show all commands", "Mod+KeyK"),
];

/// The keys of a command as people write them.
pub(crate) fn shown_keys(id: CommandId) -> String {
    COMMANDS.iter().find(|command| command.id == id).map_or_else(String::new, |command| written(command.keys))
}

/// Keys as people write them.
pub(crate) fn written(keys: &str) -> String {
    let mac = browser::is_mac();
    let shown = |key: &str| match (key, mac) {
        ("Mod", true) => "⌘".to_owned(),
        ("Mod", false) => "Ctrl".to_owned(),
        ("Alt", true) => "⌥".to_owned(),
        ("Shift", true) => "⇧".to_owned(),
        ("ArrowUp", _) => "↑".to_owned(),
        ("ArrowDown", _) => "↓".to_owned(),
        ("Period", _) => ".".to_owned(),
        (key, _) => key.trim_start_matches("Key").trim_start_matches("Digit").to_owned(),
    };
    keys.split('+').map(shown).collect::<Vec<_>>().join(if mac { "" } else { "+" })
}

/// Whether keys, as a command has them, are those of an event.
pub(crate) fn is_pressed(keys: &str, event: &KeyboardEvent) -> bool {
    let mut wanted = (false, false, false);
    let mut code = "";
    for key in keys.split('+') {
        match key {
            "Mod" => wanted.0 = true,
            "Alt" => wanted.1 = true,
            "Shift" => wanted.2 = true,
            other => code = other,
        }
    }
    let main = event.ctrl_key() || event.meta_key();
    (main, event.alt_key(), event.shift_key()) == wanted && event.code() == code
}

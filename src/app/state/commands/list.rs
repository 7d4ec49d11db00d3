//! The list of commands. It needs no browser, so that its tests run natively (`tests/page.rs`).

/// Names a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandId {
    /// Opens the tab with this address.
    Show(&'static str),
    Commands,
    Share,
    CopyMarkdownLink,
    CopyMarkdown,
    CopyPattern,
    Save,
    NewWorkspace,
    Workspaces,
    Run,
    ChooseFiles,
    RunRules,
    EditPattern,
    EditEvent,
    Fix,
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

/// One command: what it is called, and its key as `shortcut::Shortcut` reads it.
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
    command(CommandId::Share, "Share: copy a link to this workspace", "Alt+Shift+KeyU"),
    command(CommandId::CopyMarkdownLink, "Share: copy a Markdown link", "Alt+Shift+KeyK"),
    command(CommandId::CopyMarkdown, "Share: copy Markdown with pattern and verdict", "Alt+Shift+KeyJ"),
    command(CommandId::CopyPattern, "Share: copy the pattern", "Alt+Shift+KeyY"),
    command(CommandId::Save, "Save the work in this browser", "Mod+KeyS"),
    command(CommandId::NewWorkspace, "New workspace, empty", "Alt+Shift+KeyW"),
    command(CommandId::Workspaces, "Workspaces: open, rename or delete one", "Alt+Shift+KeyH"),
    command(CommandId::Run, "Run the function once more", "Mod+Enter"),
    command(CommandId::EditPattern, "Go to the event pattern", "Alt+Shift+KeyP"),
    command(CommandId::EditEvent, "Go to the event", "Alt+Shift+KeyE"),
    command(CommandId::Fix, "Repair: do what the verdict proposes", "Mod+Period"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use eventbridge_playground::shortcut::Shortcut;
    use std::collections::HashMap;

    #[test]
    fn each_command_has_a_shortcut_of_its_own() {
        let mut known = HashMap::new();
        for command in COMMANDS {
            let shortcut = Shortcut::parse(command.keys);
            let shortcut = shortcut.unwrap_or_else(|| panic!("{}: {}", command.label, command.keys));
            if let Some(other) = known.insert(shortcut, command.label) {
                panic!("{} belongs to “{other}” and to “{}”", command.keys, command.label);
            }
        }
    }

    #[test]
    fn each_command_is_listed_once() {
        for (at, command) in COMMANDS.iter().enumerate() {
            let rest = &COMMANDS[at + 1..];
            assert!(rest.iter().all(|other| other.id != command.id), "{:?}", command.id);
            assert!(rest.iter().all(|other| other.label != command.label), "{}", command.label);
        }
    }
}

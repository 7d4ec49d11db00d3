//! The list of commands. It needs no browser, so that its tests run natively (`tests/page.rs`).

/// Names a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandId {
    /// Opens the tab with this address.
    Show(&'static str),
    Commands,
    /// Takes back what a message offers to take back.
    Undo,
    Share,
    CopyMarkdownLink,
    CopyMarkdown,
    CopyPattern,
    /// Writes the rule or the setup for another tool.
    CopyAs,
    /// Tests the workspace in somebody's own repository.
    TestsInCi,
    /// Writes the pattern back into its template.
    CopyBack,
    /// Writes the line of HTML that shows the workspace in a frame.
    CopyAsEmbed,
    /// Makes an exercise of the workspace.
    MakeExercise,
    SavePictureSvg,
    SavePicturePng,
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
    /// The next step of a lesson.
    NextStep,
    PreviousStep,
    /// Opens the reference, or closes it.
    Reference,
    Shortcuts,
    About,
    /// Chooses the theme with this name.
    Theme(&'static str),
    /// Shows the page to a room, or ends that.
    Present,
    LargerText,
    SmallerText,
}

/// One command: what it is called, and its key as `shortcut::Shortcut` reads it; empty without one.
pub(crate) struct Command {
    pub(crate) id: CommandId,
    pub(crate) label: &'static str,
    pub(crate) keys: &'static str,
}

const fn command(id: CommandId, label: &'static str, keys: &'static str) -> Command {
    Command { id, label, keys }
}

/// All commands, in the palette's order.
pub(crate) static COMMANDS: &[Command] = LIST;

/// The keys of all commands. The first view listens for them and needs no labels.
pub(crate) static KEYS: [(CommandId, &str); LIST.len()] = {
    let mut keys = [(CommandId::Commands, ""); LIST.len()];
    let mut at = 0;
    while at < LIST.len() {
        keys[at] = (LIST[at].id, LIST[at].keys);
        at += 1;
    }
    keys
};

/// `Mod` is Command on a Mac and Control elsewhere.
const LIST: &[Command] = &[
    command(CommandId::Share, "Share: copy a link to this workspace", "Alt+Shift+KeyU"),
    command(CommandId::CopyMarkdownLink, "Share: copy a Markdown link", "Alt+Shift+KeyK"),
    command(CommandId::CopyMarkdown, "Share: copy Markdown with pattern and verdict", "Alt+Shift+KeyJ"),
    command(CommandId::CopyPattern, "Share: copy the pattern", "Alt+Shift+KeyY"),
    command(CommandId::Save, "Save your work in this browser", "Mod+KeyS"),
    command(CommandId::NewWorkspace, "New workspace, empty", "Alt+Shift+KeyW"),
    command(CommandId::CopyAs, "Copy as: CloudFormation, Terraform, CDK, CLI or code", "Alt+Shift+Digit9"),
    command(CommandId::TestsInCi, "Tests in CI: file, command and workflow", "Alt+Shift+Digit8"),
    command(
        CommandId::CopyBack,
        "Copy updated template: the imported one, with this pattern",
        "Alt+Shift+Digit3",
    ),
    command(CommandId::CopyAsEmbed, "Copy as embed: HTML for a page or a course", "Alt+Shift+Comma"),
    command(
        CommandId::MakeExercise,
        "Make an exercise: share a task with checks and hints as a link",
        "Alt+Shift+Semicolon",
    ),
    command(CommandId::SavePictureSvg, "Save a picture of the verdict as SVG", "Alt+Shift+Slash"),
    command(CommandId::SavePicturePng, "Save a picture of the verdict as PNG", "Alt+Shift+Period"),
    command(CommandId::Workspaces, "Workspaces: open, rename or delete one", "Alt+Shift+Digit0"),
    command(CommandId::Undo, "Undo the change in the latest message", "Alt+Shift+KeyZ"),
    command(CommandId::Run, "Run the function again", "Mod+Enter"),
    command(CommandId::EditPattern, "Go to the event pattern", "Alt+Shift+KeyP"),
    command(CommandId::EditEvent, "Go to the event", "Alt+Shift+KeyE"),
    command(CommandId::Fix, "Fix: apply the suggested fix", "Mod+Period"),
    command(CommandId::FormatPattern, "Format the pattern", "Alt+Shift+KeyF"),
    command(CommandId::FormatEvent, "Format the event", "Alt+Shift+KeyG"),
    command(CommandId::AddEvent, "Add an event", "Alt+Shift+KeyA"),
    command(CommandId::PasteEvents, "Paste events", "Alt+Shift+KeyV"),
    command(CommandId::AddSample, "Add a sample event from a service", "Alt+Shift+KeyC"),
    command(CommandId::MakeMatchingEvent, "Generate an event that matches the pattern", "Alt+Shift+KeyM"),
    command(CommandId::MakeNearMisses, "Generate near misses of the event", "Alt+Shift+KeyN"),
    command(CommandId::DuplicateEvent, "Duplicate the event", "Alt+Shift+KeyD"),
    command(CommandId::SwitchEvent, "Include or exclude the event", "Alt+Shift+KeyO"),
    command(CommandId::RemoveEvent, "Remove the event", "Alt+Shift+Backspace"),
    command(CommandId::NextEvent, "Next event", "Alt+ArrowDown"),
    command(CommandId::PreviousEvent, "Previous event", "Alt+ArrowUp"),
    command(CommandId::MoveEventDown, "Move the event down", "Alt+Shift+ArrowDown"),
    command(CommandId::MoveEventUp, "Move the event up", "Alt+Shift+ArrowUp"),
    command(CommandId::Download, "Download the workspace as a file", "Alt+Shift+KeyS"),
    command(CommandId::OpenFile, "Open a file: a workspace, or events", "Alt+Shift+KeyI"),
    command(CommandId::PutEvents, "Send events to a bus with PutEvents", "Alt+Shift+KeyB"),
    command(CommandId::CopyAsCommand, "Copy the event as a put-events command", "Alt+Shift+KeyL"),
    command(CommandId::Settings, "Set account and Region", "Alt+Shift+KeyR"),
    command(CommandId::ChooseFiles, "Choose event files to run the rules on", "Alt+Shift+KeyT"),
    command(CommandId::RunRules, "Run the rules on the files", "Mod+Shift+Enter"),
    command(CommandId::NextStep, "Lesson: next step", "Alt+Shift+ArrowRight"),
    command(CommandId::PreviousStep, "Lesson: previous step", "Alt+Shift+ArrowLeft"),
    command(CommandId::DismissMessages, "Dismiss the messages", "Alt+Shift+KeyX"),
    command(CommandId::Theme("dark"), "Theme: dark", ""),
    command(CommandId::Theme("light"), "Theme: light", ""),
    command(CommandId::Theme("system"), "Theme: system", ""),
    command(CommandId::Present, "Present: hide the controls, enlarge the content", "Alt+Shift+Enter"),
    command(CommandId::LargerText, "Text size: larger", "Alt+Shift+Equal"),
    command(CommandId::SmallerText, "Text size: smaller", "Alt+Shift+Minus"),
    command(CommandId::Reference, "Help: show or hide the reference", "F1"),
    command(CommandId::Shortcuts, "Help: keyboard shortcuts", "Alt+Shift+KeyH"),
    command(CommandId::About, "Help: about this page", "Alt+Shift+KeyQ"),
    command(CommandId::Commands, "Search everything", "Mod+KeyK"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use eventbridge_playground::shortcut::Shortcut;
    use std::collections::HashMap;

    #[test]
    fn each_command_but_the_themes_has_a_shortcut_of_its_own() {
        let mut known = HashMap::new();
        let is_theme = |command: &&Command| matches!(command.id, CommandId::Theme(_));
        for command in COMMANDS.iter().filter(|command| !is_theme(command)) {
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

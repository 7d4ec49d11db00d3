//! The state of the screen besides the workspace: the tab, the dialog, the reference, the notices.

use super::notices::Notices;
use super::template::Kept;
use eventbridge_playground::reference::Section;
use leptos::prelude::*;

/// A main tab, by its address: a lower case word. `tabs::TABS` has them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tab(pub(crate) &'static str);

/// Tabs that are opened from elsewhere.
impl Tab {
    pub(crate) const RULE: Self = Self("rule");
    pub(crate) const BUS: Self = Self("bus");
    pub(crate) const SCHEDULE: Self = Self("schedule");
    pub(crate) const TRAFFIC: Self = Self("traffic");
    pub(crate) const LEARN: Self = Self("learn");

    /// Returns the id of its button in the header.
    pub(crate) fn button_id(self) -> String {
        format!("tab-{}", self.0)
    }
}

/// The dialog that is open on top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The list of commands.
    Commands,
    /// Room for pasting events.
    Paste,
    /// The rules in a text of another tool.
    Import(Kept),
    /// The template of the pattern, with what has changed.
    Template,
    /// The rule or the setup, written for another tool.
    Export,
    /// The workspace's tests in somebody's own repository.
    Ci,
    /// The catalogue of sample events.
    Samples,
    /// A link, for copying by hand.
    Link(String),
    /// Another text, for copying by hand.
    Text(String),
    /// The line of HTML that shows the workspace in a frame.
    Embed,
    /// Making an exercise of the workspace.
    Exercise,
    /// Nothing but a file can carry the workspace.
    TooLargeForLink,
    /// Putting events on a bus.
    PutEvents,
    /// Where the rule lives.
    Settings,
    /// The visitor's own workspaces.
    Workspaces,
    /// The list of shortcuts.
    Shortcuts,
    /// About this page.
    About,
}

/// A topic of the reference, by its section and its name there.
pub(crate) type TopicId = (Section, &'static str);

/// The reference beside the work.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference {
    Closed,
    Open,
    /// Open, to show this topic.
    OpenAt(TopicId),
}

/// The tab, the dialog, the reference and the notices.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    tab: RwSignal<Tab>,
    dialog: RwSignal<Option<Dialog>>,
    reference: RwSignal<Reference>,
    pub(crate) notices: Notices,
}

impl Screen {
    pub(crate) fn new() -> Self {
        Self {
            tab: RwSignal::new(Tab::RULE),
            dialog: RwSignal::new(None),
            reference: RwSignal::new(Reference::Closed),
            notices: Notices::new(),
        }
    }

    /// Returns the tab that is open.
    pub(crate) fn tab(self) -> Tab {
        self.tab.get()
    }

    pub(crate) fn show(self, tab: Tab) {
        self.tab.set(tab);
    }

    /// Returns the dialog that is open.
    pub(crate) fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    pub(crate) fn open_dialog(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    pub(crate) fn close_dialog(self) {
        self.dialog.set(None);
    }

    /// Returns whether the reference is open, and at what.
    pub(crate) fn reference(self) -> Reference {
        self.reference.get()
    }

    pub(crate) fn show_reference(self, reference: Reference) {
        self.reference.set(reference);
    }
}

//! The state of the screen besides the workspace: the tab, the dialog, the notices.

use super::notices::Notices;
use leptos::prelude::*;

/// A main tab, by its address: a lower case word. `tabs::TABS` has them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tab(pub(crate) &'static str);

/// Tabs that are opened from elsewhere.
impl Tab {
    pub(crate) const RULE: Self = Self("rule");
    pub(crate) const BUS: Self = Self("bus");
    pub(crate) const TRAFFIC: Self = Self("traffic");
}

/// The dialog that is open on top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The list of commands.
    Commands,
    /// Room for pasting events.
    Paste,
    /// The catalogue of sample events.
    Samples,
    /// A link, for copying by hand.
    Link(String),
    /// Another text, for copying by hand.
    Text(String),
    /// Nothing but a file can carry the workspace.
    TooLargeForLink,
    /// Putting events on a bus.
    PutEvents,
    /// Where the rule lives.
    Settings,
    /// The visitor's own workspaces.
    Workspaces,
}

/// The tab, the dialog and the notices.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    tab: RwSignal<Tab>,
    dialog: RwSignal<Option<Dialog>>,
    pub(crate) notices: Notices,
}

impl Screen {
    pub(crate) fn new() -> Self {
        Self { tab: RwSignal::new(Tab::RULE), dialog: RwSignal::new(None), notices: Notices::new() }
    }

    /// The tab that is open.
    pub(crate) fn tab(self) -> Tab {
        self.tab.get()
    }

    pub(crate) fn show(self, tab: Tab) {
        self.tab.set(tab);
    }

    /// The dialog that is open.
    pub(crate) fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    pub(crate) fn open_dialog(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    pub(crate) fn close_dialog(self) {
        self.dialog.set(None);
    }
}

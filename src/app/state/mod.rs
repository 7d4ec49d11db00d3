//! The visitor's work, and what is on the screen. One owner a concern: [`session`] alone writes the
//! workspace, [`screen`] tab, dialog and notices, [`rule`] runs, cursor and [`template`], [`files`] the chosen files,
//! [`samples`] the catalogue, [`gallery`] the examples, [`own`] the own function at work.

pub(crate) mod commands;
pub(crate) mod files;
pub(crate) mod gallery;
pub(crate) mod lazy_memo;
pub(crate) mod loader;
mod made;
pub(crate) mod notices;
pub(crate) mod origin;
pub(crate) mod own;
pub(crate) mod reading;
pub(crate) mod reveal;
pub(crate) mod rule;
pub(crate) mod samples;
pub(crate) mod screen;
pub(crate) mod session;
pub(crate) mod template;
pub(crate) mod theme;
pub(crate) mod wings;

use super::browser;
use commands::CommandId;
use eventbridge_playground::gallery::Example;
use eventbridge_playground::workspace::Workspace;
use files::Files;
use gallery::{GalleryLoader, Opened};
use origin::Origin;
use reading::Reading;
use rule::RuleState;
use samples::SampleLoader;
use screen::{Screen, Tab};
use session::Session;
use std::ops::Deref;
use theme::Theme;
use wings::{AnyWing, Wings};

/// Everything that the views share. One pointer, since every closure of a view carries it; what it points to
/// lives as long as the page.
#[derive(Clone, Copy)]
pub(crate) struct App(&'static State);

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// The state that [`App`] points to.
pub(crate) struct State {
    pub(crate) session: Session,
    pub(crate) screen: Screen,
    pub(crate) theme: Theme,
    pub(crate) reading: Reading,
    pub(crate) rule: RuleState,
    pub(crate) files: Files,
    pub(crate) samples: SampleLoader,
    pub(crate) gallery: GalleryLoader,
    pub(crate) wings: Wings,
    run: fn(App, CommandId),
}

impl App {
    /// Returns the page with a workspace. `run` does what commands say.
    pub(crate) fn new(
        workspace: Workspace,
        origin: Origin,
        wings: impl IntoIterator<Item = &'static dyn AnyWing>,
        run: fn(Self, CommandId),
    ) -> Self {
        let session = Session::new(workspace, origin);
        let screen = Screen::new();
        Self(Box::leak(Box::new(State {
            session,
            screen,
            theme: Theme::kept(),
            reading: Reading::kept(),
            rule: RuleState::new(session),
            files: Files::new(),
            samples: SampleLoader::new(screen.notices),
            gallery: GalleryLoader::new(),
            wings: Wings::new(wings),
            run,
        })))
    }

    /// Does what a command says.
    pub(crate) fn run(self, id: CommandId) {
        (self.run)(self, id);
    }

    /// Opens another workspace in place of the one that is open.
    pub(crate) fn open(self, workspace: Workspace) {
        self.screen.notices.drop_undo();
        self.session.open(workspace);
        self.screen.show(Tab::RULE);
        // Whoever opened it may have been far down in the gallery.
        browser::scroll_to_top();
    }

    /// Opens another workspace with a way back, and says so.
    pub(crate) fn open_instead(self, workspace: Workspace, told: impl Into<String>) {
        let before = self.session.snapshot();
        self.open(workspace);
        self.screen.notices.done_with(told, "Undo", move || self.open(before.clone()));
    }

    /// Opens an example in place of the workspace, with a way back.
    pub(crate) fn open_example(self, example: &Example) {
        let told = format!("Opened the example “{}”.", example.title);
        self.open_instead(Workspace::from_example(example), told);
        if example.is_whole_bus() {
            self.screen.show(Tab::BUS);
        }
        let number = leptos::prelude::untrack(|| self.session.opened());
        self.gallery.note_opened(Some(Opened { number, example: *example }));
    }
}

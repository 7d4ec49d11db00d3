//! The gallery of worked examples. It is loaded when the page is idle, or when it is first asked for.

use super::loader::{Loaded, Loader};
use eventbridge_playground::gallery::{self, Example};
use leptos::prelude::*;

/// Loads the gallery, once.
#[derive(Clone, Copy)]
pub(crate) struct GalleryLoader {
    examples: Loader<Vec<Example>>,
    opened: RwSignal<Option<Opened>>,
}

/// An example that was opened.
#[derive(Clone, Copy)]
pub(crate) struct Opened {
    /// The number of its workspace, as `Session::opened`: with another one, the example is no longer open.
    pub(crate) number: u32,
    pub(crate) example: Example,
}

impl GalleryLoader {
    /// Nothing is loaded yet.
    pub(crate) fn new() -> Self {
        Self { examples: Loader::new(), opened: RwSignal::new(None) }
    }

    /// Returns the progress of the gallery; tracked.
    pub(crate) fn get(self) -> Loaded<Vec<Example>> {
        self.examples.get()
    }

    /// Returns the examples that are there, tracked: at first those that need no file.
    pub(crate) fn examples(self) -> Vec<Example> {
        match self.get() {
            Loaded::Ready(examples) => examples.to_vec(),
            _ => gallery::built_in(),
        }
    }

    /// Returns the example that was opened last, unless it was dismissed; tracked.
    pub(crate) fn opened(self) -> Option<Opened> {
        self.opened.get()
    }

    /// Notes which example was opened; `None` dismisses it.
    pub(crate) fn note_opened(self, opened: Option<Opened>) {
        self.opened.set(opened);
    }

    /// Loads the gallery, unless that was done or is being done.
    pub(crate) fn load(self) {
        self.examples.load("examples", gallery::read);
    }
}

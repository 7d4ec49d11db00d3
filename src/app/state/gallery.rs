//! The gallery of worked examples. It is loaded when the page is idle, or when it is first asked for.

use super::loader::{Loaded, Loader};
use eventbridge_playground::gallery::{self, Example};

/// Loads the gallery, once.
#[derive(Clone, Copy)]
pub(crate) struct GalleryLoader(Loader<Vec<Example>>);

impl GalleryLoader {
    /// Nothing is loaded yet.
    pub(crate) fn new() -> Self {
        Self(Loader::new())
    }

    /// How far the gallery has come, to be followed.
    pub(crate) fn get(self) -> Loaded<Vec<Example>> {
        self.0.get()
    }

    /// The examples that are there, to be followed: at first those that need no file.
    pub(crate) fn examples(self) -> Vec<Example> {
        match self.get() {
            Loaded::Ready(examples) => examples.to_vec(),
            _ => gallery::built_in(),
        }
    }

    /// Loads the gallery, unless that was done or is being done.
    pub(crate) fn load(self) {
        self.0.load("examples", gallery::read);
    }
}

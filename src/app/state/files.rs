//! The files of events that were chosen, for the tab Traffic.

use leptos::prelude::*;
use web_sys::File;

/// The chosen files, in the order in which they were chosen.
#[derive(Clone, Copy)]
pub(crate) struct Files(RwSignal<Vec<File>, LocalStorage>);

impl Files {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new_local(Vec::new()))
    }

    /// Returns a value of the files, and tracks it.
    pub(crate) fn read<T>(self, read: impl FnOnce(&Vec<File>) -> T) -> T {
        self.0.with(read)
    }

    /// Returns the files as they are now.
    pub(crate) fn chosen(self) -> Vec<File> {
        self.0.get_untracked()
    }

    pub(crate) fn add(self, files: impl IntoIterator<Item = File>) {
        self.0.update(|chosen| chosen.extend(files));
    }

    /// Takes a file out, by its place in the list.
    pub(crate) fn remove(self, at: usize) {
        self.0.update(|files| {
            if at < files.len() {
                files.remove(at);
            }
        });
    }

    pub(crate) fn clear(self) {
        self.0.set(Vec::new());
    }
}

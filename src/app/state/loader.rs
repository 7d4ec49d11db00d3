//! A file of the release that is loaded when it is first asked for.

use crate::app::browser;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::fmt::Display;
use std::sync::Arc;

/// How far a file has come.
pub(crate) enum Loaded<T> {
    NotAsked,
    Loading,
    Ready(Arc<T>),
    /// It cannot be had, for the reason in this sentence; asking for it tries again.
    Failed(String),
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        match self {
            Self::NotAsked => Self::NotAsked,
            Self::Loading => Self::Loading,
            Self::Ready(content) => Self::Ready(Arc::clone(content)),
            Self::Failed(reason) => Self::Failed(reason.clone()),
        }
    }
}

/// Loads a file once. Cheap to copy.
pub(crate) struct Loader<T: Send + Sync + 'static>(RwSignal<Loaded<T>>);

impl<T: Send + Sync + 'static> Clone for Loader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loader<T> {}

impl<T: Send + Sync + 'static> Loader<T> {
    /// Nothing is loaded yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Loaded::NotAsked))
    }

    /// Returns the progress of the file; tracked.
    pub(crate) fn get(self) -> Loaded<T> {
        self.0.get()
    }

    /// Returns the content of the file as it is now, or `None` until it is loaded.
    pub(crate) fn peek(self) -> Option<Arc<T>> {
        match self.0.get_untracked() {
            Loaded::Ready(content) => Some(content),
            _ => None,
        }
    }

    /// Loads the file with this name, as [`browser::file`] knows it, unless that was done or is being done.
    ///
    /// The reader is named by the caller and not kept, so that the first view does not hold it.
    pub(crate) fn load<E: Display + 'static>(self, name: &'static str, read: fn(&str) -> Result<T, E>) {
        if matches!(self.0.get_untracked(), Loaded::Loading | Loaded::Ready(_)) {
            return;
        }
        self.0.set(Loaded::Loading);
        spawn_local(async move {
            let loaded = match browser::fetch_text(name).await {
                Some(text) => match read(&text) {
                    Ok(content) => Loaded::Ready(Arc::new(content)),
                    Err(error) => Loaded::Failed(format!("The {name} couldn't be read: {error}.")),
                },
                None => Loaded::Failed(format!("The {name} couldn't be loaded. Check your connection.")),
            };
            self.0.set(loaded);
        });
    }
}

//! The catalogue of sample events. It is loaded when it is first asked for.

use super::loader::{Loaded, Loader};
use super::notices::Notices;
use eventbridge_playground::samples::Catalogue;
use leptos::prelude::*;
use std::sync::Arc;

/// How far the catalogue has come.
pub(crate) type Samples = Loaded<Catalogue>;

/// Loads the catalogue, once.
#[derive(Clone, Copy)]
pub(crate) struct SampleLoader {
    samples: Loader<Catalogue>,
    notices: Notices,
}

impl SampleLoader {
    /// Nothing is loaded yet. Warnings go to `notices`.
    pub(crate) fn new(notices: Notices) -> Self {
        Self { samples: Loader::new(), notices }
    }

    /// Returns the progress of the catalogue; tracked.
    pub(crate) fn get(self) -> Samples {
        self.samples.get()
    }

    /// Does something with the catalogue, as soon as it is there; warns if it cannot be had.
    pub(crate) fn with_catalogue(self, work: impl FnOnce(&Catalogue) + 'static) {
        self.load();
        let work = StoredValue::new_local(Some(work));
        Effect::watch(
            move || self.get(),
            move |samples, _, _| {
                let found = match samples {
                    Samples::Ready(catalogue) => Ok(catalogue),
                    Samples::Failed(reason) => Err(reason),
                    _ => return,
                };
                let Some(work) = work.try_update_value(Option::take).flatten() else { return };
                match found {
                    Ok(catalogue) => work(catalogue),
                    Err(reason) => self.notices.warn(reason.clone()),
                }
            },
            true,
        );
    }

    /// Returns the catalogue, tracked; `None` until it is there.
    pub(crate) fn ready(self) -> Option<Arc<Catalogue>> {
        match self.get() {
            Samples::Ready(catalogue) => Some(catalogue),
            _ => None,
        }
    }

    /// Returns the catalogue; `None` until it is there. Asking for it loads it.
    pub(crate) fn catalogue(self) -> Option<Arc<Catalogue>> {
        let catalogue = self.samples.peek();
        if catalogue.is_none() {
            self.load();
        }
        catalogue
    }

    /// Loads the catalogue, unless that was done or is being done.
    pub(crate) fn load(self) {
        self.samples.load("samples", Catalogue::parse);
    }
}

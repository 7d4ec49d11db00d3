//! The catalogue of sample events. It is loaded when it is first asked for.

use super::notices::Notices;
use crate::app::browser;
use eventbridge_playground::samples::Catalogue;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How far the catalogue has come.
#[derive(Clone)]
pub(crate) enum Samples {
    NotAsked,
    Loading,
    Ready(Arc<Catalogue>),
    Failed(String),
}

/// Loads the catalogue, once.
#[derive(Clone, Copy)]
pub(crate) struct SampleLoader {
    samples: RwSignal<Samples>,
    notices: Notices,
}

impl SampleLoader {
    /// Nothing is loaded yet. Warnings go to `notices`.
    pub(crate) fn new(notices: Notices) -> Self {
        Self { samples: RwSignal::new(Samples::NotAsked), notices }
    }

    /// How far the catalogue has come, to be followed.
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

    /// The catalogue; `None` until it is there. Asking for it loads it.
    pub(crate) fn catalogue(self) -> Option<Arc<Catalogue>> {
        if let Samples::Ready(catalogue) = self.samples.get_untracked() {
            return Some(catalogue);
        }
        self.load();
        None
    }

    /// Loads the catalogue, unless that was done or is being done.
    pub(crate) fn load(self) {
        if matches!(self.samples.get_untracked(), Samples::Loading | Samples::Ready(_)) {
            return;
        }
        self.samples.set(Samples::Loading);
        spawn_local(async move {
            let samples = match browser::fetch_text("samples").await {
                Some(text) => match Catalogue::parse(&text) {
                    Ok(catalogue) => Samples::Ready(Arc::new(catalogue)),
                    Err(error) => Samples::Failed(format!("The samples could not be read: {error}.")),
                },
                None => Samples::Failed("The samples could not be loaded. Is the network there?".to_owned()),
            };
            self.samples.set(samples);
        });
    }
}

//! The catalogue of sample events. It is loaded when it is first asked for.

use crate::app::browser;
use crate::app::state::App;
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

/// Does something with the catalogue, as soon as it is there; warns if it cannot be had.
pub(crate) fn with_catalogue(app: App, work: impl FnOnce(&Catalogue) + 'static) {
    load(app);
    let work = StoredValue::new_local(Some(work));
    Effect::watch(
        move || app.samples.get(),
        move |samples, _, _| {
            let found = match samples {
                Samples::Ready(catalogue) => Ok(catalogue),
                Samples::Failed(reason) => Err(reason),
                _ => return,
            };
            let Some(work) = work.try_update_value(Option::take).flatten() else { return };
            match found {
                Ok(catalogue) => work(catalogue),
                Err(reason) => app.screen.notices.warn(reason.clone()),
            }
        },
        true,
    );
}

/// Loads the catalogue, unless that was done or is being done.
pub(crate) fn load(app: App) {
    if matches!(app.samples.get_untracked(), Samples::Loading | Samples::Ready(_)) {
        return;
    }
    app.samples.set(Samples::Loading);
    spawn_local(async move {
        let samples = match browser::fetch_text("samples").await {
            Some(text) => match Catalogue::parse(&text) {
                Ok(catalogue) => Samples::Ready(Arc::new(catalogue)),
                Err(error) => Samples::Failed(format!("The samples could not be read: {error}.")),
            },
            None => Samples::Failed("The samples could not be loaded. Is the network there?".to_owned()),
        };
        app.samples.set(samples);
    });
}

/// The catalogue, once it is there. Asking for it loads it.
pub(crate) fn catalogue(app: App) -> Option<Arc<Catalogue>> {
    if let Samples::Ready(catalogue) = app.samples.get_untracked() {
        return Some(catalogue);
    }
    load(app);
    None
}

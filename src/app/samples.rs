//! The catalogue of sample events. It is loaded when it is first asked for.

use super::browser;
use super::chooser::{Chooser, Row};
use super::state::App;
use eventbridge_playground::samples::{Catalogue, Sample};
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
                Err(reason) => app.notices.warn(reason.clone()),
            }
        },
        true,
    );
}

/// Loads the catalogue, unless that was done or is being done.
fn load(app: App) {
    if matches!(app.samples.get_untracked(), Samples::Loading | Samples::Ready(_)) {
        return;
    }
    app.samples.set(Samples::Loading);
    spawn_local(async move {
        let samples = match browser::fetch_text("samples.json").await {
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

/// Finds a sample and adds it to the events.
#[component]
pub(crate) fn SamplesDialog(app: App) -> impl IntoView {
    load(app);
    let content = move || match app.samples.get() {
        Samples::Ready(catalogue) => view! { <Search app catalogue /> }.into_any(),
        Samples::Failed(reason) => view! { <p class="function-error">{reason}</p> }.into_any(),
        _ => view! { <p class="quiet" role="status">"Loading…"</p> }.into_any(),
    };
    view! {
        <p class="quiet">"Events of AWS services, partners and applications. The values are made up."</p>
        {content}
    }
}

#[component]
fn Search(app: App, catalogue: Arc<Catalogue>) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let catalogue = StoredValue::new(catalogue);
    let rows = Signal::derive(move || {
        let row = |sample: &Sample| Row {
            label: format!("{}: {}", sample.service, sample.title),
            hint: sample.detail_type.clone(),
        };
        catalogue.with_value(|catalogue| catalogue.search(&search.get()).into_iter().map(row).collect())
    });
    let choose = Callback::new(move |index: usize| {
        let sample = catalogue.with_value(|catalogue| {
            catalogue.search(&search.get_untracked()).get(index).map(|sample| (*sample).clone())
        });
        app.dialog.set(None);
        if let Some(sample) = sample {
            add(app, sample);
        }
    });
    view! { <Chooser label="Search samples" search rows on_choose=choose /> }
}

fn add(app: App, sample: Sample) {
    let mut added = 0;
    app.change_events(|workspace| added = workspace.add_events([(sample.title, Arc::from(sample.text))]));
    let Some(pattern) = sample.pattern.filter(|_| added > 0) else { return };
    let before = app.workspace.with_untracked(|workspace| Arc::clone(&workspace.pattern));
    let take = move || {
        app.set_pattern(&pattern);
        let before = Arc::clone(&before);
        app.notices.done_with("The pattern is the sample's now.", "Undo", move || app.set_pattern(&before));
    };
    app.notices.done_with(sample.note, "Use its pattern", take);
}

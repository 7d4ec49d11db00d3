//! Choosing a sample event.

use crate::app::state::App;
use crate::app::state::samples::Samples;
use crate::app::widgets::chooser::{Chooser, Row};
use eventbridge_playground::samples::Sample;
use leptos::prelude::*;
use std::sync::Arc;

/// Finds a sample and adds it to the events. The search is there before the samples are, so that no key is lost.
#[component]
pub(crate) fn SamplesDialog(app: App) -> impl IntoView {
    app.samples.load();
    let search = RwSignal::new(String::new());
    let rows = Signal::derive(move || {
        let row = |sample: &Sample| Row {
            label: format!("{}: {}", sample.service, sample.title),
            hint: sample.detail_type.clone(),
        };
        let Some(catalogue) = app.samples.ready() else { return Vec::new() };
        catalogue.search(&search.get()).into_iter().map(row).collect()
    });
    let waiting = Signal::derive(move || match app.samples.get() {
        Samples::Ready(_) => String::new(),
        Samples::Failed(reason) => reason,
        _ => "Loading…".to_owned(),
    });
    let choose = Callback::new(move |index: usize| {
        let sample = untrack(|| app.samples.ready()).and_then(|catalogue| {
            catalogue.search(&search.get_untracked()).get(index).map(|sample| (*sample).clone())
        });
        app.screen.close_dialog();
        if let Some(sample) = sample {
            add(app, sample);
        }
    });
    view! {
        <p class="quiet">"Events from AWS services, partners and applications. The values are made up."</p>
        <Chooser label="Search samples" search rows on_choose=choose tries="s3, ec2 state, order" waiting />
    }
}

/// Adds a sample to the events, and offers its pattern.
pub(crate) fn add(app: App, sample: Sample) {
    let added = app.session.add_events([(sample.title, Arc::from(sample.text))], None);
    let Some(pattern) = sample.pattern.filter(|_| !added.ids.is_empty()) else { return };
    let take = move || {
        let before = app.session.pattern.get_untracked();
        app.session.edit_pattern(pattern.as_str());
        app.screen.notices.done_with("Pattern replaced with the sample's.", "Undo", move || {
            app.session.edit_pattern(Arc::clone(&before));
        });
    };
    // Nothing is lost where there is no pattern yet.
    if untrack(|| app.session.is_pattern_blank()) {
        return take();
    }
    app.screen.notices.done_with(sample.note, "Use its pattern", take);
}

//! Loading the rest of the page once the first view is there and nobody waits for anything.

use crate::app::browser;
use crate::app::state::App;
use crate::app::tabs::{examples, learn, traffic};
use leptos::task::spawn_local;

/// Loads all wings, one after another, then the gallery, the lessons and a worker, when the editors are there and the page
/// is idle; and again what could not be loaded once the network is back.
pub(super) fn load_wings(app: App) {
    spawn_local(async move {
        browser::editors_are_there().await;
        browser::idle().await;
        app.wings.load_all().await;
        preload_files(app);
        if let Some(traffic) = app.wings.peek(&traffic::WING) {
            (traffic.preload_worker)();
        }
    });
    let online = leptos::prelude::window_event_listener(leptos::ev::online, move |_| {
        app.wings.retry();
        preload_files(app);
    });
    leptos::prelude::on_cleanup(move || online.remove());
}

/// Loads what the tabs Examples and Learn show.
fn preload_files(app: App) {
    if let Some(examples) = app.wings.peek(&examples::WING) {
        (examples.preload)(app);
    }
    if let Some(learn) = app.wings.peek(&learn::WING) {
        (learn.preload)();
    }
}

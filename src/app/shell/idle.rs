//! Loading the rest of the page once the first view is there and nobody waits for anything.

use crate::app::browser;
use crate::app::state::App;
use crate::app::tabs::traffic;
use leptos::task::spawn_local;

/// Loads all wings, one after another, when the editors are there and the page is idle; and again what could
/// not be loaded once the network is back.
pub(super) fn load_wings(app: App) {
    spawn_local(async move {
        browser::editors_are_there().await;
        browser::idle().await;
        app.wings.load_all().await;
        if let Some(traffic) = app.wings.peek(&traffic::WING) {
            (traffic.preload_worker)();
        }
    });
    let online = leptos::prelude::window_event_listener(leptos::ev::online, move |_| app.wings.retry());
    leptos::prelude::on_cleanup(move || online.remove());
}

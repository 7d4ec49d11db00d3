//! The open tab in the header, where there is no room for all of them.

use crate::app::browser;
use crate::app::state::App;
use leptos::prelude::*;

/// Scrolls the header's tabs so that the open one is in view.
pub(super) fn keep(app: App) {
    Effect::new(move |_| {
        let tab = browser::element(&app.screen.tab().button_id());
        let tabs = browser::query(".header .tabs");
        if let Some((tab, tabs)) = tab.zip(tabs) {
            let left = tab.offset_left() - tabs.offset_left();
            tabs.set_scroll_left(left - (tabs.client_width() - tab.offset_width()) / 2);
        }
    });
}

//! `embed.html`: panes of tabs in a frame of another page. It keeps nothing, and does not listen to the page around it;
//! `public/embed.mjs` tells that page how high the view is, and takes from it whether it is light or dark.

use super::sharing::{OpenLink, opening};
use super::storage::Opening;
use super::wing::SHELL;
use super::{commands, missed, persistence, take_boot_away, wings};
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::session::Session;
use crate::app::state::wings::wing;
use crate::app::tabs::TABS;
use crate::app::widgets::place::quiet_place;
use eventbridge_playground::workspace::embed::{Embed, EmbedTheme};
use leptos::prelude::*;

/// The parts that `embed.html` loads at once.
pub(super) struct FrameWing {
    /// Mounts the panes.
    pub(super) mount: fn(),
}

wing! {
    /// The wing of `embed.html`.
    pub(super) static FRAME: Wing<FrameWing> = "frame" in sharing, FrameWing {
        mount,
    };
}

fn mount() {
    if let Some(place) = browser::element("app") {
        mount_to(place, || view! { <Frame /> }).forget();
    }
    take_boot_away();
}

#[component]
fn Frame() -> impl IntoView {
    let address = browser::address();
    let embed = Embed::read(address.split_once('?').map_or("", |(_, query)| query));
    let Opening { workspace, origin, warning, .. } = opening();
    let app = App::new(workspace, origin, wings(), commands::run);
    app.theme.choose(if embed.theme == EmbedTheme::Host { "system" } else { embed.theme.name() });
    mark_root(&embed);
    if embed.is_editable {
        commands::listen_to_pastes(app);
    } else {
        Session::fix();
    }
    if let Some(warning) = warning {
        app.screen.notices.warn(warning);
    }
    persistence::keep_written(app);
    app.wings.load(&SHELL);
    // A tab is at work while it is open: the buses are played only then.
    if let Some(open) = [Tab::BUS, Tab::SCHEDULE].into_iter().find(|tab| embed.shows_tab(tab.0)) {
        app.screen.show(open);
    }
    let shown = TABS.iter().filter(|spec| embed.shows_tab(spec.tab.0)).map(|spec| {
        app.wings.load(spec.wing);
        (spec.view)(app)
    });
    let shown = shown.collect_view();
    view! {
        <div class="page embed">
            <main>
                <h1 class="visually-hidden">"EventBridge Playground"</h1>
                {shown}
            </main>
            <footer class="embed-foot">
                <span class="quiet">"EventBridge Playground"</span>
                <OpenLink app />
            </footer>
            {quiet_place(app, &SHELL, move |shell| (shell.overlay)(app))}
            {move || app.wings.is_missed().then(|| missed(app))}
        </div>
    }
}

/// Says what is shown where the style sheet reads it.
fn mark_root(embed: &Embed) {
    let Some(root) = browser::document().and_then(|document| document.document_element()) else { return };
    // Known attributes are taken.
    let _ = root.set_attribute("data-show", &embed.shown());
    let _ = root.toggle_attribute_with_force("data-read-only", !embed.is_editable);
}

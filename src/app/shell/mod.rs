//! What stands around the tabs: header, dialogs, commands, links and files.

mod commands;
mod crash;
mod dialogs;
mod header;
mod keep;
mod open_files;
mod palette;
mod settings;
mod share;
mod theme;

use super::state::App;
use super::state::screen::{Screen, Tab};
use super::tabs::{bus, examples, reference, rule, schedule, traffic};
use super::widgets::notices::NoticeList;
use super::{browser, state};
use keep::SharedBanner;
use leptos::prelude::*;

/// Mounts the page into its place in `index.html`.
pub(crate) fn start() {
    crash::tell_of_panics();
    if let Some(place) = browser::element("app") {
        mount_to(place, Page).forget();
    }
}

/// The whole page.
#[component]
fn Page() -> impl IntoView {
    let keep::Opening { workspace, origin, warning } = keep::opening();
    let app = App::new(workspace, origin);
    if let Some(warning) = warning {
        app.screen.notices.warn(warning);
    }
    keep::keep_written(app);
    keep::follow_links(app);
    commands::listen(app);
    state::findings::follow(app);
    let dragged = |event: leptos::ev::DragEvent| event.prevent_default();
    let dropped = move |event: leptos::ev::DragEvent| {
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(files) = files.filter(|files| files.length() > 0) {
            event.prevent_default();
            open_files::open_files(app, traffic::all_of(&files));
        }
    };
    view! {
        <div class="page" on:dragover=dragged on:drop=dropped>
            <header::Header app />
            <SharedBanner app />
            <main>
                <TabPanel tab=Tab::Rule current=app.screen><rule::RuleTab app /></TabPanel>
                <TabPanel tab=Tab::Bus current=app.screen><bus::BusTab app /></TabPanel>
                <TabPanel tab=Tab::Schedule current=app.screen><schedule::ScheduleTab app /></TabPanel>
                <TabPanel tab=Tab::Traffic current=app.screen><traffic::TrafficTab app /></TabPanel>
                <TabPanel tab=Tab::Examples current=app.screen><examples::ExamplesTab app /></TabPanel>
                <TabPanel tab=Tab::Reference current=app.screen><reference::ReferenceTab app /></TabPanel>
            </main>
            <Footer />
            <NoticeList notices=app.screen.notices />
            <dialogs::Dialogs app />
            <open_files::FileInput app />
        </div>
    }
}

/// What a tab shows. It stays in the page while another is open, so that nothing in it is lost.
#[component]
fn TabPanel(tab: Tab, current: Screen, children: Children) -> impl IntoView {
    view! {
        <div role="tabpanel" id=header::panel_id(tab) aria-labelledby=header::tab_id(tab)
            hidden=move || current.tab() != tab>
            {children()}
        </div>
    }
}

#[component]
fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <p>
                "Everything runs in this page; nothing you type leaves it. Not affiliated with Amazon Web Services. "
                "Ids, times and durations are simulated."
            </p>
        </footer>
    }
}

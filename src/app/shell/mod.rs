//! The frame around the tabs: header, dialogs, commands, links and files.

mod addresses;
mod commands;
mod dialogs;
mod example;
mod frame;
mod header;
mod help;
mod idle;
mod open_files;
mod palette;
mod panic_hook;
mod persistence;
mod present;
mod reference;
mod settings;
mod sharing;
mod shelf;
mod storage;
mod tab_in_view;
mod title;
mod welcome;
mod wing;

use super::browser;
use super::state::App;
use super::state::wings::{AnyWing, Table};
use super::tabs::{TABS, TabSpec, rule};
use super::widgets::place::quiet_place;
use eventbridge_playground::pattern::operator::lend_cases;
use frame::{FRAME, FrameWing};
use leptos::prelude::*;
use sharing::{SHARING, Sharing};
use storage::Opening;
use wing::SHELL;

/// Starts the page: at once on a first visit; else as soon as the link or the earlier work can be read.
pub(crate) fn start() {
    panic_hook::tell_of_panics();
    lend_cases(browser::cases);
    let has_panes = browser::embedded().is_some_and(|kind| kind == "panes");
    if let Some(opening) = Opening::first().filter(|_| !has_panes) {
        return mount(opening, None);
    }
    let wing: &'static dyn AnyWing = if has_panes { &FRAME } else { &SHARING };
    // Not by Leptos, which runs nothing before the page is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        match wing.load().await {
            Ok(table) => {
                if let Some(sharing) = table.downcast_ref::<Sharing>() {
                    mount((sharing.opening)(), Some(table));
                } else if let Some(frame) = table.downcast_ref::<FrameWing>() {
                    (frame.mount)();
                }
            }
            Err(reason) => browser::say_not_started(&reason),
        }
    });
}

/// Mounts the page into its place in `index.html`.
fn mount(opening: Opening, sharing: Option<Table>) {
    if let Some(place) = browser::element("app") {
        mount_to(place, move || view! { <Page opening sharing /> }).forget();
    }
    take_boot_away();
}

/// Takes away what stood in the page's place while it was loaded.
fn take_boot_away() {
    if let Some(boot) = browser::element("boot") {
        boot.remove();
    }
}

/// Returns the wings in the order in which they are loaded when the page is idle.
fn wings() -> impl Iterator<Item = &'static dyn AnyWing> {
    let first: [&'static dyn AnyWing; 3] = [&rule::RULE, &SHELL, &SHARING];
    let of_tabs = TABS.iter().map(|spec| spec.wing).filter(|wing| wing.name() != rule::RULE.name());
    let last: [&'static dyn AnyWing; 2] = [&rule::INTERCHANGE, &rule::OWN];
    first.into_iter().chain(of_tabs).chain(last)
}

/// The whole page.
#[component]
fn Page(opening: Opening, sharing: Option<Table>) -> impl IntoView {
    let Opening { workspace, origin, tab, warning } = opening;
    let is_first = sharing.is_none();
    let app = App::new(workspace, origin, wings(), commands::run);
    app.screen.show(tab);
    if let Some(table) = sharing {
        app.wings.arrive(&SHARING, table);
    }
    if let Some(warning) = warning {
        app.screen.notices.warn(warning);
    }
    persistence::keep_written(app);
    commands::listen(app);
    commands::listen_to_pastes(app);
    idle::load_wings(app);
    let dragged = |event: leptos::ev::DragEvent| event.prevent_default();
    let dropped = move |event: leptos::ev::DragEvent| {
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(files) = files.filter(|files| files.length() > 0) {
            event.prevent_default();
            app.wings.with(&SHELL, move |shell| (shell.open_files)(app, &files));
        }
    };
    view! {
        <div class="page" on:dragover=dragged on:drop=dropped>
            <header::Header app />
            <div class="banners">
                {is_first.then(|| view! { <welcome::Welcome app /> })}
                {quiet_place(app, &SHARING, move |sharing| (sharing.banner)(app))}
                {quiet_place(app, &SHELL, move |shell| (shell.example)(app))}
            </div>
            <main>{TABS.iter().map(|spec| view! { <TabPanel app spec /> }).collect_view()}</main>
            {quiet_place(app, &SHELL, move |shell| (shell.reference)(app))}
            <Footer />
            {quiet_place(app, &SHELL, move |shell| (shell.overlay)(app))}
            {move || app.wings.is_missed().then(|| missed(app))}
        </div>
    }
}

/// Says that something which was asked for could not be loaded. Not a notice, since those are loaded, too.
fn missed(app: App) -> AnyView {
    view! {
        <div class="notices" role="alert">
            <div class="notice notice-warning">
                <p>"Part of the page couldn't be loaded, so this has to wait. Your work is safe."</p>
                <button type="button" class="button" on:click=move |_| app.wings.retry()>"Try again"</button>
            </div>
        </div>
    }
    .into_any()
}

/// The view of a tab. It is made when it is first opened, and stays in the page while another is open, so
/// that nothing in it is lost.
#[component]
fn TabPanel(app: App, spec: &'static TabSpec) -> impl IntoView {
    let was_opened =
        Memo::new(move |before: Option<&bool>| before == Some(&true) || app.screen.tab() == spec.tab);
    Effect::new(move |_| {
        if app.screen.tab() == spec.tab && spec.wing.name() != rule::RULE.name() {
            app.wings.load(spec.wing);
        }
    });
    view! {
        <div role="tabpanel" id=header::panel_id(spec.tab) aria-labelledby=spec.tab.button_id()
            hidden=move || app.screen.tab() != spec.tab>
            {move || was_opened.get().then(|| (spec.view)(app))}
        </div>
    }
}

#[component]
fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <p>
                "Everything runs in this page; nothing you type leaves it. Not affiliated with Amazon Web Services. "
                "IDs, times and durations are simulated."
            </p>
        </footer>
    }
}

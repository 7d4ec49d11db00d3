//! The name of the page, its tabs, and what can be done from anywhere.

use super::sharing::SHARING;
use super::wing::SHELL;
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys, written};
use crate::app::state::screen::{Screen, Tab};
use crate::app::tabs::{TABS, TabSpec};
use crate::app::widgets::place::quiet_place;
use crate::app::widgets::tab_set;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub(super) fn panel_id(tab: Tab) -> String {
    format!("panel-{}", tab.0)
}

#[component]
pub(crate) fn Header(app: App) -> impl IntoView {
    view! {
        <header class="header">
            <h1 class="brand"><span class="brand-mark" aria-hidden="true"></span><span class="brand-name">"EventBridge Playground"</span></h1>
            <Tabs app />
            <div class="header-actions">
                <button type="button" class="button button-quiet" aria-keyshortcuts="Control+K"
                    on:click=move |_| app.run(CommandId::Commands)>
                    "Search" <kbd aria-hidden="true">{shown_keys(CommandId::Commands)}</kbd>
                </button>
                <div class="help-place">{quiet_place(app, &SHELL, move |shell| (shell.help)(app))}</div>
                <div id="share"><Share app /></div>
            </div>
        </header>
    }
}

/// The menu of all ways to share; until it is loaded, a button that waits for it.
#[component]
fn Share(app: App) -> impl IntoView {
    let open = move |_| {
        app.wings.with(&SHARING, |_| {
            if let Some(button) = browser::query("#share > button") {
                button.click();
            }
        });
    };
    move || match app.wings.get(&SHARING) {
        Some(sharing) => (sharing.menu)(app),
        None => view! { <button type="button" class="button button-primary" on:click=open>"Share"</button> }
            .into_any(),
    }
}

#[component]
fn Tabs(app: App) -> impl IntoView {
    let screen = app.screen;
    let tab = move |spec: &&'static TabSpec| {
        let TabSpec { tab, title, keys, .. } = **spec;
        let selected = move || screen.tab() == tab;
        view! {
            <button type="button" role="tab" class="tab" id=tab.button_id() title=written(keys) aria-controls=panel_id(tab)
                aria-selected=move || if selected() { "true" } else { "false" }
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| screen.show(tab)>{title}</button>
        }
    };
    view! {
        <div role="tablist" aria-label="Main" class="tabs" on:keydown=move |event| walk(&event, screen)>
            {TABS.iter().map(tab).collect_view()}
        </div>
    }
}

/// Arrow keys go from tab to tab, as the ARIA practices have it.
fn walk(event: &KeyboardEvent, screen: Screen) {
    let at = TABS.iter().position(|spec| spec.tab == untrack(|| screen.tab())).unwrap_or_default();
    let Some(to) = tab_set::walk(event, at, TABS.len()) else { return };
    screen.show(TABS[to].tab);
    if let Some(tab) = browser::element(&TABS[to].tab.button_id()) {
        let _ = tab.focus();
    }
}

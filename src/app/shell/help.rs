//! Help: what its menu offers, the list of shortcuts, and what this page is.

use super::present::TextSize;
use crate::app::state::App;
use crate::app::state::commands::{COMMANDS, CommandId, written};
use crate::app::state::screen::Reference;
use crate::app::state::theme::THEMES;
use crate::app::tabs::TABS;
use crate::app::widgets::menu::{Menu, command_entries};
use eventbridge_playground::reference::{Section, topics};
use leptos::prelude::*;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const LICENCE: &str = env!("CARGO_PKG_LICENSE");
/// Empty if the package names none.
const SOURCE: &str = env!("CARGO_PKG_REPOSITORY");

/// The entries above and below the choice of a theme.
const ENTRIES: [(CommandId, &str); 2] =
    [(CommandId::Shortcuts, "Keyboard shortcuts"), (CommandId::Reference, "Reference")];
const MORE_ENTRIES: [(CommandId, &str); 3] = [
    (CommandId::Present, "Present"),
    (CommandId::Settings, "Account and Region"),
    (CommandId::About, "About"),
];

/// The menu Help.
pub(super) fn menu(app: App) -> AnyView {
    let content = move || entries(app);
    view! { <Menu label="Help" class="button button-quiet button-icon" face="?".into_any() content /> }
        .into_any()
}

fn entries(app: App) -> AnyView {
    let legend = move |_| {
        let first = topics().into_iter().find(|topic| topic.section == Section::Signs);
        if let Some(topic) = first {
            app.screen.show_reference(Reference::OpenAt((topic.section, topic.name)));
        }
    };
    view! {
        {command_entries(app, &ENTRIES)}
        <button type="button" class="menu-entry" on:click=legend>"Colors and signs"</button>
        <ThemeSelect app />
        <div class="menu-entry" role="group" aria-label="Text size">
            "Text size" <span class="text-size"><TextSize app /></span>
        </div>
        {command_entries(app, &MORE_ENTRIES)}
    }
    .into_any()
}

#[component]
fn ThemeSelect(app: App) -> impl IntoView {
    let option = move |(name, label): (&'static str, &'static str)| {
        view! { <option value=name selected=move || app.theme.get() == name>{label}</option> }
    };
    view! {
        <label class="menu-entry">
            "Theme"
            <select on:change=move |event| app.theme.choose(&event_target_value(&event))>{THEMES.map(option)}</select>
        </label>
    }
}

/// All commands that have a key, with it.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let commands = COMMANDS.iter().map(|command| (command.label, command.keys));
    let tabs = TABS.iter().map(|spec| (spec.command, spec.keys));
    let row = |(label, keys): (&'static str, &'static str)| {
        view! { <tr><th scope="row">{label}</th><td><kbd>{written(keys)}</kbd></td></tr> }
    };
    let rows = commands.chain(tabs).filter(|(_, keys)| !keys.is_empty()).map(row).collect_view();
    view! {
        <div class="shortcuts" tabindex="0" role="region" aria-label="All shortcuts">
            <table><tbody>{rows}</tbody></table>
        </div>
        <p class="quiet">
            "Tab leaves an editor, and Escape closes the topmost panel. In an editor, Ctrl+Space shows \
             completions and Ctrl+Z undoes your typing."
        </p>
    }
}

/// About the page: its purpose, its author, and what happens to the user's data.
#[component]
pub(super) fn About() -> impl IntoView {
    let source = (!SOURCE.is_empty()).then(|| {
        view! { <dt>"Source"</dt><dd><a href=SOURCE target="_blank" rel="noopener noreferrer">{SOURCE}</a></dd> }
    });
    view! {
        <p>
            "A playground for Amazon EventBridge: write an event pattern, paste events, and see why they match \
             and what your function returns. You can also try event buses, targets, schedules and whole files \
             of events."
        </p>
        <dl class="facts">
            <dt>"Privacy"</dt>
            <dd>
                "Nothing you type leaves this page: no account, no tracking, no requests to other sites. Your \
                 work is kept in this browser. A link carries it after the #, a part that browsers never send \
                 to a server."
            </dd>
            <dt>"Simulated"</dt>
            <dd>"No AWS service is called; your function's calls are only recorded. IDs, times, durations, \
                 delays and retries are simulated, within AWS's limits."</dd>
            <dt>"AWS"</dt>
            <dd>"Not affiliated with Amazon Web Services."</dd>
            <dt>"Version"</dt>
            <dd>{VERSION}</dd>
            <dt>"License"</dt>
            <dd>{LICENCE}</dd>
            {source}
        </dl>
    }
}

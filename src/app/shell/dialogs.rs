//! The dialogs, which open on top of the page. The browser's own `<dialog>` keeps the focus inside and gives
//! it back.

use super::help::{About, Shortcuts};
use super::palette::Palette;
use super::settings::SettingsForm;
use super::sharing::SHARING;
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Dialog;
use crate::app::tabs::rule::paste::PasteDialog;
use crate::app::tabs::rule::samples::SamplesDialog;
use crate::app::tabs::{bus, learn, rule};
use crate::app::widgets::place::place;
use leptos::html;
use leptos::prelude::*;

/// The dialog that is open, if one is.
#[component]
pub(crate) fn Dialogs(app: App) -> impl IntoView {
    let frame = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let open = app.screen.dialog().is_some();
        let Some(frame) = frame.get() else { return };
        if open && !frame.open() {
            // Fails only if it is open already.
            let _ = frame.show_modal();
        } else if !open && frame.open() {
            frame.close();
        }
        // Some fields come with a wing.
        let _ = (
            app.wings.stage_of(&bus::WING),
            app.wings.stage_of(&SHARING),
            app.wings.stage_of(&rule::INTERCHANGE),
            app.wings.stage_of(&learn::WING),
        );
        focus_field();
        request_animation_frame(focus_field);
    });
    // What a dialog needs is loaded when it is opened.
    Effect::new(move |_| match app.screen.dialog() {
        Some(Dialog::PutEvents) => app.wings.load(&bus::WING),
        Some(Dialog::Exercise) => app.wings.load(&learn::WING),
        Some(Dialog::Export | Dialog::Ci | Dialog::Template) => app.wings.load(&rule::INTERCHANGE),
        _ => {}
    });
    let title = move || match app.screen.dialog() {
        Some(Dialog::Commands) | None => "Search",
        Some(Dialog::Paste) => "Paste events",
        Some(Dialog::Import(_)) => "Import",
        Some(Dialog::Export) => "Copy as…",
        Some(Dialog::Ci) => "Tests in CI",
        Some(Dialog::Template) => "Copy updated template",
        Some(Dialog::Samples) => "Sample events",
        Some(Dialog::Link(_)) => "Copy the link",
        Some(Dialog::Text(_)) => "Copy the text",
        Some(Dialog::Embed) => "Copy as embed",
        Some(Dialog::Exercise) => "Make an exercise",
        Some(Dialog::TooLargeForLink) => "Too large for a link",
        Some(Dialog::PutEvents) => "Send events",
        Some(Dialog::Settings) => "Account and Region",
        Some(Dialog::Workspaces) => "Workspaces",
        Some(Dialog::Shortcuts) => "Keyboard shortcuts",
        Some(Dialog::About) => "About EventBridge Playground",
    };
    let content = move || match app.screen.dialog()? {
        Dialog::Commands => Some(view! { <Palette app /> }.into_any()),
        Dialog::Paste => Some(view! { <PasteDialog app /> }.into_any()),
        Dialog::Import(found) => {
            Some(place(app, &rule::INTERCHANGE, move |import| (import.dialog)(app, found.clone())))
        }
        Dialog::Export => Some(place(app, &rule::INTERCHANGE, move |it| (it.export)(app))),
        Dialog::Ci => Some(place(app, &rule::INTERCHANGE, move |it| (it.ci)(app))),
        Dialog::Template => Some(place(app, &rule::INTERCHANGE, move |it| (it.template)(app))),
        Dialog::Samples => Some(view! { <SamplesDialog app /> }.into_any()),
        Dialog::Link(url) => {
            Some(place(app, &SHARING, move |sharing| (sharing.by_hand)("Link", url.clone())))
        }
        Dialog::Text(text) => {
            Some(place(app, &SHARING, move |sharing| (sharing.by_hand)("Text", text.clone())))
        }
        Dialog::Embed => Some(place(app, &SHARING, move |sharing| (sharing.embed)(app))),
        Dialog::Exercise => Some(place(app, &learn::WING, move |learn| (learn.make)(app))),
        Dialog::TooLargeForLink => Some(place(app, &SHARING, move |sharing| (sharing.too_large)(app))),
        Dialog::PutEvents => Some(place(app, &bus::WING, move |bus| (bus.put_events)(app))),
        Dialog::Workspaces => Some(place(app, &SHARING, move |sharing| (sharing.workspaces)(app))),
        Dialog::Settings => Some(view! { <SettingsForm app /> }.into_any()),
        Dialog::Shortcuts => Some(view! { <Shortcuts /> }.into_any()),
        Dialog::About => Some(view! { <About /> }.into_any()),
    };
    // The browser reports a closed dialog a little later: by then the next one may be open.
    let closed = move |_| {
        if frame.get_untracked().is_some_and(|frame| !frame.open()) {
            app.screen.close_dialog();
        }
    };
    view! {
        <dialog class="dialog" aria-labelledby="dialog-title" node_ref=frame on:close=closed>
            <div class="dialog-head">
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="button button-quiet" aria-label="Close" title="Close (Esc)"
                    on:click=move |_| app.screen.close_dialog()>"✕"</button>
            </div>
            <div class="dialog-body">{content}</div>
        </dialog>
    }
}

/// Puts the focus into the first field of the open dialog, so that one can type and paste at once; without one, onto its
/// first button. What has it keeps it.
fn focus_field() {
    // Those of a form that is folded cannot have it.
    const FIELDS: &str = ".dialog[open] .dialog-body :is(input, textarea, select):not(details:not([open]) *)";
    const BUTTONS: &str = ".dialog[open] .dialog-body button:not(:disabled)";
    let found = browser::query(FIELDS).map(|field| (field, FIELDS));
    let Some((first, kind)) = found.or_else(|| browser::query(BUTTONS).map(|button| (button, BUTTONS)))
    else {
        return;
    };
    if !browser::focused().is_some_and(|focused| focused.matches(kind).unwrap_or_default()) {
        let _ = first.focus();
    }
}

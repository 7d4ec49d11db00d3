//! The menu of the button Share.

use crate::app::state::App;
use crate::app::state::commands::{CommandId, shown_keys};
use crate::app::widgets::menu::Menu;
use leptos::prelude::*;

/// The forms in which a workspace is shared.
const FORMS: [(CommandId, &str); 11] = [
    (CommandId::Share, "Copy link"),
    (CommandId::CopyMarkdownLink, "Copy Markdown link"),
    (CommandId::CopyMarkdown, "Copy Markdown with pattern and verdict"),
    (CommandId::CopyPattern, "Copy pattern"),
    (CommandId::Download, "Download workspace file"),
    (CommandId::CopyAs, "Copy as a template or code…"),
    (CommandId::TestsInCi, "Tests in CI…"),
    (CommandId::CopyAsEmbed, "Copy as embed…"),
    (CommandId::MakeExercise, "Make an exercise…"),
    (CommandId::SavePictureSvg, "Save picture (SVG)"),
    (CommandId::SavePicturePng, "Save picture (PNG)"),
];

/// The workspaces of the visitor's own.
const OWN: [(CommandId, &str); 2] =
    [(CommandId::NewWorkspace, "New workspace"), (CommandId::Workspaces, "Workspaces…")];

#[component]
pub(super) fn ShareMenu(app: App) -> impl IntoView {
    let entry = move |(id, label): (CommandId, &'static str)| {
        view! {
            <button type="button" class="menu-entry" on:click=move |_| app.run(id)>
                {label} <kbd aria-hidden="true">{shown_keys(id)}</kbd>
            </button>
        }
    };
    let content = move || view! { {FORMS.map(entry)} <hr class="menu-rule" /> {OWN.map(entry)} }.into_any();
    view! { <Menu label="Share" class="button button-primary" face="Share".into_any() content /> }
}

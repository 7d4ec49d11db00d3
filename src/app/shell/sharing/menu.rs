//! The menu of the button Share.

use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::widgets::menu::{Menu, command_entries};
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
    let content = move || {
        view! { {command_entries(app, &FORMS)} <hr class="menu-rule" /> {command_entries(app, &OWN)} }
            .into_any()
    };
    view! { <Menu label="Share" class="button button-primary" face="Share".into_any() content /> }
}

//! Links and files of the workspace: reading them, writing them, and whose is open.

mod banner;
mod embed_dialog;
mod history;
mod history_entry;
mod menu;
mod open_link;
mod opening;
mod picture;
mod share;
mod workspaces;
mod workspaces_dialog;

use crate::app::browser;
use crate::app::shell::storage::Opening;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::wings::wing;
use leptos::prelude::*;
pub(super) use open_link::OpenLink;
pub(super) use opening::opening;

/// The functions that are loaded for links, files and earlier work.
pub(super) struct Sharing {
    /// The workspace that the page opens with, if it is not a first visit.
    pub(super) opening: fn() -> Opening,
    /// Says whose workspace is open; and keeps the address in step from then on.
    pub(super) banner: fn(App) -> AnyView,
    /// Opens a text that is a workspace; false if it is none.
    pub(super) open_text: fn(App, &str, &str) -> bool,
    /// The menu of the button Share.
    pub(super) menu: fn(App) -> AnyView,
    /// Shares the workspace in one of its forms, or saves it.
    pub(super) run: fn(App, CommandId),
    /// A text of this kind, for copying by hand.
    pub(super) by_hand: fn(&'static str, String) -> AnyView,
    /// The visitor's own workspaces, for a dialog.
    pub(super) workspaces: fn(App) -> AnyView,
    /// The line of HTML that shows the workspace in a frame, for a dialog.
    pub(super) embed: fn(App) -> AnyView,
    /// The advice for when no link can carry the workspace.
    pub(super) too_large: fn(App) -> AnyView,
}

wing! {
    /// The wing for links, files and earlier work.
    pub(super) static SHARING: Wing<Sharing> = "sharing" in sharing, Sharing {
        opening,
        banner: |app| {
            history::watch(app);
            match browser::embedded() {
                Some(_) => view! { <open_link::FrameBanner app /> }.into_any(),
                None => view! { <banner::SharedBanner app /> }.into_any(),
            }
        },
        open_text: share::open_text,
        menu: |app| view! { <menu::ShareMenu app /> }.into_any(),
        run: |app, id| match id {
            CommandId::CopyMarkdownLink => share::copy_markdown_link(app),
            CommandId::CopyMarkdown => share::copy_markdown(app),
            CommandId::CopyPattern => share::copy_pattern(app),
            CommandId::SavePictureSvg => picture::save_svg(app),
            CommandId::SavePicturePng => picture::save_png(app),
            CommandId::Download => share::download(app),
            CommandId::Save => share::save(app),
            CommandId::NewWorkspace => drop(workspaces::begin(app)),
            _ => share::copy_link(app),
        },
        by_hand: |kind, text| view! { <share::ByHandDialog kind text /> }.into_any(),
        workspaces: |app| view! { <workspaces_dialog::WorkspacesDialog app /> }.into_any(),
        embed: |app| view! { <embed_dialog::EmbedDialog app /> }.into_any(),
        too_large: |app| view! { <share::TooLargeDialog app /> }.into_any(),
    };
}

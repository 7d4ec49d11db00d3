//! Links and files of the workspace: reading them, writing them, and whose is open.

mod banner;
mod opening;
mod share;

use crate::app::shell::storage::Opening;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::wings::wing;
use leptos::prelude::*;

/// The functions that are loaded for links, files and earlier work.
pub(super) struct Sharing {
    /// The workspace that the page opens with, if it is not a first visit.
    pub(super) opening: fn() -> Opening,
    /// Opens the workspace that the page's address was changed to.
    pub(super) follow_address: fn(App),
    /// Says whose workspace is open.
    pub(super) banner: fn(App) -> AnyView,
    /// Opens a text that is a workspace; false if it is none.
    pub(super) open_text: fn(App, &str, &str) -> bool,
    /// Shares the workspace or downloads it.
    pub(super) run: fn(App, CommandId),
    /// The link, for copying by hand.
    pub(super) link: fn(String) -> AnyView,
    /// The advice for when no link can carry the workspace.
    pub(super) too_large: fn(App) -> AnyView,
}

wing! {
    /// The wing for links, files and earlier work.
    pub(super) static SHARING: Wing<Sharing> = "sharing" in sharing, Sharing {
        opening: opening::opening,
        follow_address: opening::follow_address,
        banner: |app| view! { <banner::SharedBanner app /> }.into_any(),
        open_text: share::open_text,
        run: |app, id| match id {
            CommandId::Download => share::download(app),
            _ => share::share(app),
        },
        link: |url| view! { <share::LinkDialog url /> }.into_any(),
        too_large: |app| view! { <share::TooLargeDialog app /> }.into_any(),
    };
}

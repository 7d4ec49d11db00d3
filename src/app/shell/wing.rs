//! The part of the shell that is loaded after the first view: dialogs, notices, files.

use super::dialogs::Dialogs;
use super::open_files::{self, FileInput};
use super::title;
use crate::app::state::App;
use crate::app::state::wings::wing;
use crate::app::widgets::notices::NoticeList;
use leptos::prelude::*;
use web_sys::FileList;

/// The functions that the shell loads later.
pub(super) struct Shell {
    /// The views over the page: dialogs and notices; and the document's title.
    pub(super) overlay: fn(App) -> AnyView,
    /// Opens files that were dropped on the page.
    pub(super) open_files: fn(App, &FileList),
}

wing! {
    /// The shell's wing.
    pub(super) static SHELL: Wing<Shell> = "shell" in assist, Shell {
        overlay,
        open_files: open_files::open_list,
    };
}

fn overlay(app: App) -> AnyView {
    title::keep(app);
    view! {
        <NoticeList notices=app.screen.notices />
        <Dialogs app />
        <FileInput app />
    }
    .into_any()
}

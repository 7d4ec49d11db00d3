//! The part of the shell that is loaded after the first view: dialogs, notices, the reference, files.

use super::dialogs::Dialogs;
use super::example::ExampleStrip;
use super::help;
use super::open_files::{self, FileInput};
use super::present::{self, PresentBar};
use super::reference::ReferencePanel;
use super::tab_in_view;
use super::title;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::wings::wing;
use crate::app::widgets::notices::NoticeList;
use leptos::prelude::*;
use web_sys::FileList;

/// The functions that the shell loads later.
pub(super) struct Shell {
    /// The views over the page: dialogs and notices; and the document's title.
    pub(super) overlay: fn(App) -> AnyView,
    /// The points of interest of the open example.
    pub(super) example: fn(App) -> AnyView,
    /// The menu Help.
    pub(super) help: fn(App) -> AnyView,
    /// The reference beside the work.
    pub(super) reference: fn(App) -> AnyView,
    /// Does what a command about the size of the text says.
    pub(super) read: fn(App, CommandId),
    /// Opens files that were dropped on the page.
    pub(super) open_files: fn(App, &FileList),
}

wing! {
    /// The shell's wing.
    pub(super) static SHELL: Wing<Shell> = "shell" in assist, Shell {
        overlay,
        example: |app| view! { <ExampleStrip app /> }.into_any(),
        help: help::menu,
        reference: |app| view! { <ReferencePanel app /> }.into_any(),
        read: present::run,
        open_files: open_files::open_list,
    };
}

fn overlay(app: App) -> AnyView {
    title::keep(app);
    tab_in_view::keep(app);
    view! {
        <NoticeList notices=app.screen.notices />
        <Dialogs app />
        <FileInput app />
        <PresentBar app />
    }
    .into_any()
}

//! The page: the only place that knows Leptos or the browser.
//!
//! In floors, each of which knows only those before it: [`browser`] is what the browser offers, in plain
//! values; [`state`] what the visitor has open; [`widgets`] parts that any view is made of; [`tabs`] the main
//! tabs, which do not know each other; [`shell`] the frame around them.

mod browser;
mod shell;
mod state;
mod tabs;
mod widgets;

pub(crate) use shell::start;

//! The main tabs, a folder each. A tab names no other tab.
//!
//! [`TABS`] has them in the order of the header. Header, panels, palette and keys come from it: another tab is
//! a folder, and a line here.

pub(crate) mod bus;
pub(crate) mod examples;
pub(crate) mod learn;
pub(crate) mod rule;
pub(crate) mod schedule;
pub(crate) mod traffic;

use super::state::App;
use super::state::screen::Tab;
use super::state::wings::AnyWing;
use leptos::prelude::*;

/// A main tab.
pub(crate) struct TabSpec {
    /// Its address.
    pub(crate) tab: Tab,
    /// Its name in the header.
    pub(crate) title: &'static str,
    /// The name in the palette of the command that opens it.
    pub(crate) command: &'static str,
    /// The keys that open it, as in `state::commands`.
    pub(crate) keys: &'static str,
    /// The wing that has to be loaded before it can be shown.
    pub(crate) wing: &'static dyn AnyWing,
    /// Its view. It is made when the tab is first opened, and stays.
    pub(crate) view: fn(App) -> AnyView,
}

/// All tabs, in the order of the header.
pub(crate) static TABS: &[&TabSpec] =
    &[&rule::TAB, &bus::TAB, &schedule::TAB, &traffic::TAB, &examples::TAB, &learn::TAB];

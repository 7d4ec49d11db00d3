//! How the panes share the tab, and the bars between them.

use crate::app::widgets::splitter::{Share, Splitter};
use leptos::prelude::*;

/// How much of the room the panes take, as this browser kept it.
#[derive(Clone, Copy)]
pub(crate) struct Shares {
    /// The pattern's, beside the events.
    pattern: Share,
    /// The editors', above the dock.
    editors: Share,
    /// The editors', beside the dock in a wide window.
    wide: Share,
}

impl Shares {
    pub(super) fn kept() -> Self {
        Self {
            pattern: Share::kept("pattern", 380, 200..=600),
            editors: Share::kept("editors", 620, 350..=800),
            wide: Share::kept("wide", 640, 500..=800),
        }
    }

    /// Gives the panes in `frame` their shares.
    pub(super) fn lay_out(self, frame: &web_sys::HtmlElement) {
        for share in [self.pattern, self.editors, self.wide] {
            share.lay_out(frame);
        }
    }
}

/// A bar that moves.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    BesidePattern,
    AboveDock,
    BesideDock,
}

pub(super) fn splitter(shares: Shares, bar: Bar) -> AnyView {
    match bar {
        Bar::BesidePattern => view! { <Splitter label="Width of the pattern" share=shares.pattern /> }.into_any(),
        Bar::AboveDock => {
            view! { <Splitter label="Height of the editors" share=shares.editors is_level=true class="above-dock" /> }
                .into_any()
        }
        Bar::BesideDock => {
            view! { <Splitter label="Width of the editors" share=shares.wide class="beside-dock" /> }.into_any()
        }
    }
}

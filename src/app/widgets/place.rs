//! The place on the page of something that is loaded later.

use crate::app::state::App;
use crate::app::state::wings::{AnyWing, Stage, Table, Wing};
use leptos::prelude::*;
use std::any::Any;

/// Makes a view out of the table of a wing.
type Show = Box<dyn Fn(Table) -> AnyView + Send>;

/// The view of a wing, once it is there. Until then the place is empty; a wing that could not be loaded is
/// missed here in words, with a button that tries again.
pub(crate) fn place<T: Any + Sync>(
    app: App,
    wing: &'static Wing<T>,
    show: impl Fn(&'static T) -> AnyView + Send + 'static,
) -> AnyView {
    of_any(app, wing, false, erase(show))
}

/// The same for a small part: what is missing is said by another place of the same wing.
pub(crate) fn quiet_place<T: Any + Sync>(
    app: App,
    wing: &'static Wing<T>,
    show: impl Fn(&'static T) -> AnyView + Send + 'static,
) -> AnyView {
    of_any(app, wing, true, erase(show))
}

fn erase<T: Any + Sync>(show: impl Fn(&'static T) -> AnyView + Send + 'static) -> Show {
    Box::new(move |table| match table.downcast_ref() {
        Some(table) => show(table),
        None => ().into_any(),
    })
}

fn of_any(app: App, wing: &'static dyn AnyWing, is_quiet: bool, show: Show) -> AnyView {
    let content = move || match app.wings.stage_of(wing) {
        Stage::Here(table) => show(table),
        Stage::Failed if !is_quiet => missing(app),
        Stage::Coming if !is_quiet => {
            view! { <p class="coming quiet" role="status">"Loading…"</p> }.into_any()
        }
        _ => ().into_any(),
    };
    view! { {content} }.into_any()
}

/// Says that something is missing. The button tries all that is: a wing with quiet places only has no other.
fn missing(app: App) -> AnyView {
    view! {
        <p class="missing" role="alert">
            "This part of the page couldn't be loaded. Your work is safe. "
            <button type="button" class="button button-small" on:click=move |_| app.wings.retry()>"Try again"</button>
        </p>
    }
    .into_any()
}

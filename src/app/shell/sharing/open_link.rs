//! From a frame into the playground itself.

use super::share::shared;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use eventbridge_playground::workspace::link;
use leptos::prelude::*;

/// Opens the workspace as it is now in the playground itself, in a tab of its own.
#[component]
pub(crate) fn OpenLink(app: App) -> impl IntoView {
    let address = RwSignal::new(address(app));
    // Packing takes a moment, so not with every key.
    let renew = move || address.set(self::address(app));
    view! {
        <a class="button button-small" target="_blank" rel="noopener" href=move || address.get()
            on:pointerdown=move |_| renew() on:focus=move |_| renew()>"Open in the playground"</a>
    }
}

/// Returns the address of the workspace in the playground: that of the link, byte for byte, unless it was
/// changed.
fn address(app: App) -> String {
    let origin = untrack(|| app.session.origin());
    let sent = match &origin {
        Origin::Shared(fragment) => Some(fragment.as_str()),
        Origin::Own => None,
    };
    let is_as_sent = sent
        .and_then(|fragment| link::decode(fragment).ok())
        .is_some_and(|original| app.session.peek(|workspace| workspace.has_same_work(&original)));
    let now = || link::encode(&shared(app)).ok();
    let fragment = if is_as_sent { None } else { now() };
    format!("./#{}", fragment.as_deref().or(sent).unwrap_or_default())
}

/// Says in a frame with the whole page that nothing is kept there.
#[component]
pub(super) fn FrameBanner(app: App) -> impl IntoView {
    view! {
        <aside class="banner" aria-label="Embedded page">
            <p>"This page is embedded in another one, so nothing you do here is saved."</p>
            <OpenLink app />
        </aside>
    }
}

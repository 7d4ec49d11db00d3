//! A first visit: what this page is for.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use leptos::prelude::*;

/// Kept in the browser once the line was dismissed.
const KEY: &str = "eventbridge-playground.welcomed";

/// A line on the purpose of the page, until it is dismissed or a link or an example is opened. It is there
/// from the first moment, so that nothing moves.
#[component]
pub(super) fn Welcome(app: App) -> impl IntoView {
    let kept = browser::storage(false).and_then(|storage| storage.get_item(KEY).ok()?);
    let is_shown = RwSignal::new(kept.is_none());
    let dismiss = move |_| {
        is_shown.set(false);
        if let Some(storage) = browser::storage(false) {
            // Where nothing can be stored it is shown again.
            let _ = storage.set_item(KEY, "1");
        }
    };
    move || {
        let is_as_it_came = app.session.opened() == 0 && app.session.origin() == Origin::Own;
        (is_shown.get() && is_as_it_came).then(|| {
            view! {
                <aside class="banner banner-slim" aria-label="Welcome">
                    <p>
                        "Write an event pattern, paste events, and see why they match and what your function \
                         returns. Nothing you type leaves this page."
                    </p>
                    <button type="button" class="button button-small button-quiet" aria-label="Dismiss" title="Dismiss, for good"
                        on:click=dismiss>"✕"</button>
                </aside>
            }
        })
    }
}

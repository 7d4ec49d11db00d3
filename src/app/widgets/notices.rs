//! The message that is shown.

use crate::app::browser::debounce::Debounce;
use crate::app::state::commands::{CommandId, tooltip};
use crate::app::state::notices::{Notice, Notices, Tone};
use leptos::prelude::*;
use std::time::Duration;

/// A message goes by itself after this long, and a little later for each of its letters beyond the usual.
const SHOWN: Duration = Duration::from_secs(6);
const PER_LETTER: Duration = Duration::from_millis(40);
const USUAL_LETTERS: usize = 60;

/// Shows the last message for a while; it stays as long as it has the pointer or the focus. A screen reader hears it
/// once.
#[component]
pub(crate) fn NoticeList(notices: Notices) -> impl IntoView {
    view! {
        <section class="notices" aria-label="Message">
            <div role="status" aria-label="Messages">
                {move || notices.0.get().map(|notice| view! { <NoticeRow notices notice /> })}
            </div>
        </section>
    }
}

#[component]
fn NoticeRow(notices: Notices, notice: Notice) -> impl IntoView {
    let Notice { id, tone, text, action } = notice;
    let surplus = text.chars().count().saturating_sub(USUAL_LETTERS);
    let leaving = Debounce::of(SHOWN + PER_LETTER * u32::try_from(surplus).unwrap_or(u32::MAX).min(1_000));
    let leave = move || leaving.then(move || notices.remove(id));
    let stay = move || {
        leaving.cancel();
    };
    leave();
    on_cleanup(stay);
    let action = action.map(|(label, action)| {
        let act = move |_| {
            notices.remove(id);
            action();
        };
        view! { <button type="button" class="button" on:click=act>{label}</button> }
    });
    view! {
        <div class="notice" class:notice-warning=tone == Tone::Warning on:pointerenter=move |_| stay()
            on:pointerleave=move |_| leave() on:focusin=move |_| stay() on:focusout=move |_| leave()>
            <p>{text}</p>
            {action}
            <button type="button" class="button button-quiet" aria-label="Dismiss message"
                title=tooltip("Dismiss", CommandId::DismissMessages)
                on:click=move |_| notices.remove(id)>"✕"</button>
        </div>
    }
}

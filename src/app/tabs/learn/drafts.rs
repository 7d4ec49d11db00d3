//! Unfinished work in steps and exercises, as the browser keeps it. It is never sent anywhere.

use super::{Learn, kept};
use crate::app::browser;
use crate::app::browser::debounce::Debounce;
use eventbridge_playground::lessons::{Draft, Drafts};
use eventbridge_playground::workspace::patch;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const KEY: &str = "eventbridge-playground.learn-drafts";

/// Writing waits until the learner has paused for this long.
const PAUSE: Duration = Duration::from_millis(400);

/// Whether it was said that nothing more can be kept. Once is enough.
static WARNED: AtomicBool = AtomicBool::new(false);

/// Keeps the work in the open step whenever the learner pauses, and when the page is left.
pub(super) fn watch(learn: Learn) {
    let waiting = Debounce::of(PAUSE);
    Effect::new(move |first: Option<()>| {
        learn.session.track();
        learn.hints.track();
        learn.has_seen_solution.track();
        if first.is_some() {
            waiting.then(move || keep(learn));
        }
    });
    // The browser of a phone may end a page in the background without another word.
    let leave = ["pagehide", "visibilitychange"]
        .map(|name| window_event_listener_untyped(name, move |_| keep(learn)));
    on_cleanup(move || {
        waiting.cancel();
        leave.into_iter().for_each(WindowListenerHandle::remove);
    });
}

/// The draft of a step: of this visit, or an earlier one.
pub(super) fn get(learn: Learn, name: &str) -> Option<Draft> {
    known(learn, name).or_else(|| {
        let draft = stored()?.ok()?.get(name).cloned()?;
        learn.drafts.update_value(|drafts| drafts.put(name, draft.clone()));
        Some(draft)
    })
}

/// The draft of a step as this page has it.
fn known(learn: Learn, name: &str) -> Option<Draft> {
    learn.drafts.with_value(|drafts| drafts.get(name).cloned())
}

/// Keeps the work in the open step, if it is other than what is kept, and says if that was not possible.
pub(super) fn keep(learn: Learn) {
    let Some(begun) = learn.begun.get_value() else { return };
    let work = learn.session.snapshot();
    // Which event is looked at is no work.
    let is_changed = !work.has_same_work(&begun.start);
    let mut draft = Draft {
        changes: if is_changed { patch::difference(&begun.start, &work) } else { String::new() },
        ..Draft::default()
    };
    if begun.is_exercise {
        draft.hints = learn.hints.get_untracked();
        draft.has_seen_solution = learn.has_seen_solution.get_untracked();
    }
    // What was not changed here must not write over newer work of another tab of the browser.
    if known(learn, &begun.name).unwrap_or_default() == draft {
        return;
    }
    learn.drafts.update_value(|drafts| drafts.put(&begun.name, draft.clone()));
    let is_written = match stored() {
        // What a newer page keeps is left alone; the work lasts for this visit.
        Some(Err(())) => return,
        Some(Ok(drafts)) => write(&begun.name, draft, drafts),
        None => write(&begun.name, draft, Drafts::default()),
    };
    // A frame keeps nothing, and says so from the start.
    let is_lost = !is_written && browser::embedded().is_none();
    if is_lost && !WARNED.swap(true, Ordering::Relaxed) {
        kept::warn(learn.app);
    }
}

/// Forgets all drafts, and returns what puts them back.
pub(super) fn forget(learn: Learn) -> impl Fn() + Send + Sync + 'static {
    let (before, text) = (learn.drafts.get_value(), text());
    learn.drafts.set_value(Drafts::default());
    if let Some(storage) = browser::storage(false) {
        // Fails only where nothing is kept.
        let _ = storage.remove_item(KEY);
    }
    move || {
        learn.drafts.set_value(before.clone());
        if let Some((storage, text)) = browser::storage(false).zip(text.as_ref()) {
            // There was room for it a moment ago.
            let _ = storage.set_item(KEY, text);
        }
    }
}

/// Whether there is any.
pub(super) fn is_any(learn: Learn) -> bool {
    learn.drafts.with_value(|drafts| !drafts.is_empty()) || text().is_some()
}

/// Writes a draft down beside the others; another tab of the browser may have kept some since.
fn write(name: &str, draft: Draft, mut all: Drafts) -> bool {
    let is_small = draft.is_small();
    all.put(name, draft);
    let Some(storage) = browser::storage(false) else { return false };
    let written =
        if all.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &all.to_text()) };
    is_small && written.is_ok()
}

/// What is kept; an error if it is not this page's.
fn stored() -> Option<Result<Drafts, ()>> {
    Some(Drafts::read(&text()?).map_err(|_| ()))
}

fn text() -> Option<String> {
    browser::storage(false)?.get_item(KEY).ok()?
}
